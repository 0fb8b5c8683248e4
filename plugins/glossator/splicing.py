"""Spans → the same HTML with tags inserted, and nothing else."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from glossator.model import Span
from glossator.text import TextMap
from glossator.tokens import tokenize


class Insertion(NamedTuple):
    """``tag`` goes in before source offset ``place``; equal places keep the given order."""

    place: int
    tag: str


class Leaf(NamedTuple):
    """A piece of one text node and the ids of all spans that cover it, innermost first."""

    start: int
    end: int
    ids: tuple[str, ...]


def splice(html: str, insertions: Sequence[Insertion]) -> str:
    """Insert the tags. What was there stays, byte for byte."""
    parts: list[str] = []
    position = 0
    for place, tag in sorted(insertions, key=lambda insertion: insertion.place):
        parts.append(html[position:place])
        parts.append(tag)
        position = place
    parts.append(html[position:])
    return "".join(parts)


def unsplice(html: str) -> str:
    """Take out every mark and reference that was spliced in; the inverse of :func:`splice`."""
    parts: list[str] = []
    position = 0
    closes: str | None = None
    skipping = False
    for token in tokenize(html):
        attributes = token.attributes or {}
        if closes is None and token.kind == "start":
            if token.name == "mark" and "data-gloss" in attributes:
                closes = "mark"
            elif token.name == "a" and "data-gloss-ref" in attributes:
                closes, skipping = "a", True
            else:
                continue
            parts.append(html[position : token.start])
            position = token.end
        elif closes is not None and token.kind == "end" and token.name == closes:
            if not skipping:
                parts.append(html[position : token.start])
            position, closes, skipping = token.end, None, False
    parts.append(html[position:])
    return "".join(parts)


def leaves(text_map: TextMap, spans: Sequence[tuple[str, Span]]) -> Iterator[Leaf]:
    """Cut overlapping spans into pieces that never overlap and never cross an element.

    Also cut where a reference will stand, so that no mark encloses one. Pieces that lie in
    code or other places where no mark may go are left out.
    """
    cuts: set[int] = set()
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for index, (_, span) in enumerate(spans):
        cuts.update((span.start, span.end, text_map.reference_place(span.end)[0]))
        opening.setdefault(span.start, []).append(index)
        closing.setdefault(span.end, []).append(index)
    active: set[int] = set()
    ordered = sorted(cuts)
    for start, end in itertools.pairwise(ordered):
        active.difference_update(closing.get(start, ()))
        active.update(opening.get(start, ()))
        if not active:
            continue
        innermost_first = sorted(active, key=lambda index: (_length(spans[index][1]), index))
        ids = tuple(spans[index][0] for index in innermost_first)
        for piece in text_map.slices(start, end):
            if piece.markable:
                yield Leaf(piece.start, piece.end, ids)


def insertions(
    text_map: TextMap,
    spans: Sequence[tuple[str, Span]],
    mark: Callable[[tuple[str, ...]], str],
    reference: Callable[[str], str],
) -> list[Insertion]:
    """Every tag to insert for ``spans``, in the order in which :func:`splice` wants them.

    ``mark`` makes the opening tag of a leaf from its ids, ``reference`` the whole reference
    of one id. Where several references meet, the innermost span's comes first.
    """
    made: list[Insertion] = []
    for leaf in leaves(text_map, spans):
        made.append(Insertion(leaf.start, mark(leaf.ids)))
        made.append(Insertion(leaf.end, "</mark>"))
    closings = sorted(spans, key=lambda item: (item[1].end, -item[1].start))
    references = [
        Insertion(text_map.reference_place(span.end)[1], reference(ident))
        for ident, span in closings
    ]
    # At one place the order must be: end of a mark, references, start of the next mark.
    order = {"</mark>": 0}
    starts = [item for item in made if item.tag not in order]
    ends = [item for item in made if item.tag in order]
    return sorted([*ends, *references, *starts], key=lambda item: item.place)


def _length(span: Span) -> int:
    return span.end - span.start
