"""A derived text that remembers, character by character, where it came from."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple


class Stretch(NamedTuple):
    """``length`` code points of the derived text and the source they stand for.

    A stretch of equal lengths maps one to one; any other is an atom, which is never split:
    the six characters of ``&mdash;`` are one dash or none.
    """

    start: int
    length: int
    source: int
    source_length: int
    node: int

    @property
    def linear(self) -> bool:
        return self.length == self.source_length


class OffsetMap:
    """The derived text, built piece by piece, with the way back to the source.

    ``node`` is a number of the builder's own; stretches of different nodes are kept apart.
    Memory grows with the number of irregular places, not with the length of the text.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._starts = array("q")
        self._lengths = array("q")
        self._sources = array("q")
        self._source_lengths = array("q")
        self._nodes = array("q")
        self._text: str | None = None

    def __len__(self) -> int:
        return self._length

    @property
    def text(self) -> str:
        """The derived text."""
        if self._text is None:
            self._text = "".join(self._parts)
            self._parts = [self._text]
        return self._text

    def append(self, part: str, source: int, source_length: int, node: int = 0) -> None:
        """Add ``part``, which stands for ``source_length`` code points from ``source`` on."""
        if not part:
            return
        self._text = None
        self._parts.append(part)
        linear = len(part) == source_length
        if (
            linear
            and self._starts
            and self._nodes[-1] == node
            and self._lengths[-1] == self._source_lengths[-1]
            and self._sources[-1] + self._source_lengths[-1] == source
        ):
            self._lengths[-1] += len(part)
            self._source_lengths[-1] += source_length
        else:
            self._starts.append(self._length)
            self._lengths.append(len(part))
            self._sources.append(source)
            self._source_lengths.append(source_length)
            self._nodes.append(node)
        self._length += len(part)

    def _stretch(self, index: int) -> Stretch:
        return Stretch(
            self._starts[index],
            self._lengths[index],
            self._sources[index],
            self._source_lengths[index],
            self._nodes[index],
        )

    def stretches(self, start: int, end: int) -> Iterator[Stretch]:
        """The stretches that ``text[start:end]`` touches, linear ones cut to it."""
        if start >= end:
            return
        index = bisect_right(self._starts, start) - 1
        while index < len(self._starts) and self._starts[index] < end:
            stretch = self._stretch(index)
            if stretch.linear:
                low = max(start, stretch.start)
                high = min(end, stretch.start + stretch.length)
                yield Stretch(
                    low,
                    high - low,
                    stretch.source + low - stretch.start,
                    high - low,
                    stretch.node,
                )
            else:
                yield stretch
            index += 1

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The source that ``text[start:end]`` stands for, as (start, end)."""
        touched = list(self.stretches(start, end))
        return touched[0].source, touched[-1].source + touched[-1].source_length

    def derived(self, source: int) -> int:
        """The offset in the derived text of what stands at ``source``; sources must ascend."""
        index = bisect_right(self._sources, source) - 1
        if index < 0:
            return 0
        stretch = self._stretch(index)
        if stretch.linear:
            return stretch.start + min(source - stretch.source, stretch.length)
        passed = source >= stretch.source + stretch.source_length
        return stretch.start + (stretch.length if passed else 0)

    def splits_atom(self, offset: int) -> bool:
        """Whether ``offset`` lies inside an atom of the derived text."""
        if not 0 < offset < self._length:
            return False
        stretch = self._stretch(bisect_right(self._starts, offset) - 1)
        return not stretch.linear and stretch.start < offset
