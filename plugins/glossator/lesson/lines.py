"""The article as numbered lines with numbered marks, the same on every sheet.

A browser would break lines where its fonts make it; a class can speak of "line 12" only if all
sheets break them alike. So lines are broken here, by their number of characters.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from glossator.folding import fold_text
from glossator.model import Annotation, Span

WIDTH = 72
"""Characters to a line, at most; a longer word has a line of its own."""

_DASH = "—"
"""A line may end after it, though no space follows."""


@dataclass(frozen=True)
class Piece:
    """A stretch of a line, the labels of the marks it is in, and of those that end with it."""

    text: str
    within: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()


@dataclass(frozen=True)
class Line:
    """A line of the article; ``first`` tells whether it begins a paragraph."""

    number: int
    first: bool
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(piece.text for piece in self.pieces)


def numbered_lines(text: str, marks: Mapping[str, Span], width: int = WIDTH) -> list[Line]:
    """The lines of a visible text.

    Args:
        text: the visible text; a line end begins a new paragraph.
        marks: what to mark, by label; marks may overlap.
        width: characters to a line.
    """
    broken = list(_broken(text, width))
    starts = [start for start, _, _ in broken]
    inside: list[list[tuple[str, Span]]] = [[] for _ in broken]
    for label, span in marks.items():
        at = max(0, bisect_right(starts, span.start) - 1)
        while at < len(broken) and starts[at] < span.end:
            inside[at].append((label, span))
            at += 1
    return [
        Line(number, first, tuple(_pieces(text, start, end, inside[number - 1])))
        for number, (start, end, first) in enumerate(broken, 1)
    ]


def marks_of(
    annotations: Sequence[Annotation], spans: Mapping[str, Span], labels: Mapping[str, str]
) -> dict[str, Span]:
    """The places of what is to be marked, by label."""
    return {labels[each.id]: spans[each.id] for each in annotations}


class Passages:
    """Where passages stand in ``lines``, which are read once for all of them."""

    def __init__(self, lines: Sequence[Line]) -> None:
        folded = [
            fold_text(line.text) + ("" if line.text.endswith(_DASH) else " ") for line in lines
        ]
        self._words = "".join(folded)
        self._starts = list(accumulate(map(len, folded), initial=0))
        self._numbers = [line.number for line in lines]

    def lines_with(self, passage: str) -> list[int]:
        """The numbers of the lines over which it first extends; empty if it is not there."""
        wanted = fold_text(passage).strip()
        at = self._words.find(wanted) if wanted else -1
        if at == -1:
            return []
        first = bisect_right(self._starts, at) - 1
        last = bisect_right(self._starts, at + len(wanted) - 1)
        return self._numbers[first:last]


def _broken(text: str, width: int) -> Iterator[tuple[int, int, bool]]:
    """Start and end of each line, and whether a paragraph begins with it."""
    start = 0
    for paragraph in text.split("\n"):
        first, at = True, start
        end = start + len(paragraph)
        while at < end:
            while at < end and text[at].isspace():
                at += 1
            stop = _line_end(text, at, end, width)
            if stop > at:
                yield at, stop, first
                first = False
            at = stop
        start = end + 1


def _line_end(text: str, start: int, end: int, width: int) -> int:
    """Where the line ends that begins at ``start``: before a space, or after an em dash."""
    if end - start <= width:
        return start + len(text[start:end].rstrip())
    for at in range(start + width, start, -1):
        if text[at].isspace() and text[at] not in "\u00a0\u202f":
            return start + len(text[start:at].rstrip())
        if text[at - 1] == _DASH:
            return at
    at = start + width
    while at < end and not text[at].isspace():
        at += 1
    return at


def _pieces(text: str, start: int, end: int, marks: Sequence[tuple[str, Span]]) -> Iterator[Piece]:
    cuts = {start, end}
    for _, span in marks:
        cuts |= {min(max(start, span.start), end), min(max(start, span.end), end)}
    for one, two in pairwise(sorted(cuts)):
        within = tuple(label for label, span in marks if span.start <= one and two <= span.end)
        ends = tuple(label for label, span in marks if span.end == two)
        yield Piece(text[one:two], within, ends)
