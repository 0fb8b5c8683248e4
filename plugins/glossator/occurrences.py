"""Every place where words stand in a text, when many words are looked for in one text.

Reading the whole text for each of them costs the product of both, and a long article has many
glosses. After some searches the text is therefore indexed, once: every second piece of six
characters, with where it stands. Words of seven or more hold an indexed piece wherever they stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_PIECE = 6
_STEP = 2
_PATIENCE = 200
"""So many searches cost what the index costs."""
_DEAR = 500
"""To compare the words at so many places costs what it costs to read so many times as many
characters."""


class Occurrences:
    """The places of words in ``text``; after ``patience`` searches with an index."""

    def __init__(self, text: str, *, patience: int = _PATIENCE) -> None:
        self.text = text
        self._patience = patience
        self._index: dict[str, list[int]] | None = None

    def of(self, words: str) -> Iterator[int]:
        """Where the words begin, in order; they may overlap. Nowhere if there are none."""
        if not words:
            return iter(())
        if self._patience > 0:
            self._patience -= 1
            return self._read(words)
        places = self._looked_up(words)
        return self._read(words) if places is None else iter(places)

    def _read(self, words: str) -> Iterator[int]:
        start = self.text.find(words)
        while start != -1:
            yield start
            start = self.text.find(words, start + 1)

    def _looked_up(self, words: str) -> list[int] | None:
        """The places by the index; None if it does not help: short words, or common pieces."""
        if len(words) < _PIECE + _STEP - 1:
            return None
        if self._index is None:
            self._index = _indexed(self.text)
        # Where the words begin may be even or odd; each has its own pieces, the rarest will do.
        rarest = [self._rarest(words, first) for first in range(_STEP)]
        if sum(len(places) for _, places in rarest) > len(self.text) // _DEAR:
            return None
        return sorted(
            place - offset
            for offset, places in rarest
            for place in places
            if place >= offset and self.text.startswith(words, place - offset)
        )

    def _rarest(self, words: str, first: int) -> tuple[int, Sequence[int]]:
        assert self._index is not None
        best: tuple[int, Sequence[int]] | None = None
        for offset in range(first, len(words) - _PIECE + 1, _STEP):
            places = self._index.get(words[offset : offset + _PIECE], ())
            if best is None or len(places) < len(best[1]):
                best = offset, places
            if not places:
                break
        assert best is not None
        return best


def _indexed(text: str) -> dict[str, list[int]]:
    index: dict[str, list[int]] = {}
    for place in range(0, len(text) - _PIECE + 1, _STEP):
        index.setdefault(text[place : place + _PIECE], []).append(place)
    return index
