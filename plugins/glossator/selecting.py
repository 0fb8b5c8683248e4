"""A span of the text → the shortest selector that leads to it and nowhere else."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice, takewhile
from typing import NamedTuple

from glossator.anchoring import MAX_CANDIDATES, Anchorer
from glossator.boundaries import parts_words
from glossator.model import Span, TextQuoteSelector

_BOTH = 12
"""How many characters more one context may have before two shorter ones are better."""

_BEYOND = 100
"""How many characters more a context may have that stays within the paragraph: others move."""

_ATTEMPTS = 64


class _Edge(NamedTuple):
    offset: int
    """Where a context begins (before the words) or ends (after them)."""
    length: int
    """Its length in the folded text: as much must agree at another place to lead there too."""


def selector_for(text: str, span: Span, *, anchorer: Anchorer | None = None) -> TextQuoteSelector:
    """The selector that a person would write for ``span``: its words and no needless context.

    ``prefix`` and ``suffix`` are given only where the words alone do not lead to the span, are
    as short as can be and consist of whole words; white space in them is one space. Anchoring
    the selector in ``text`` gives ``span``.

    Args:
        text: the visible text.
        span: what to select.
        anchorer: one made for ``text``, if there is one; it saves time.

    Raises:
        ValueError: no selector leads to the span, because it is empty or blank, parts a letter
            from its marks, or holds words that stand at more places than are told apart.
    """
    finder = anchorer or Anchorer(text)
    exact = text[max(0, span.start) : max(0, span.end)]
    options = [TextQuoteSelector(exact=exact)]
    places = finder.places(exact)
    if span in places and len(places) <= MAX_CANDIDATES:
        contexts = _contexts(finder, span, [each for each in places if each != span])
        options += [
            TextQuoteSelector(exact=exact, prefix=prefix or None, suffix=suffix or None)
            for prefix, suffix in islice(contexts, _ATTEMPTS)
        ]
    for option in options:
        if finder.anchor([option], propose=False).span == span:
            return option
    raise ValueError(f"No selector leads to {span}.")


def _contexts(finder: Anchorer, span: Span, others: Sequence[Span]) -> Iterator[tuple[str, str]]:
    """Contexts that tell ``span`` from ``others``, the best first."""
    text, folded = finder.text, finder.folded
    before = folded.text[: folded.derived(span.start)].removesuffix(" ")
    after = folded.text[folded.derived(span.end) :].removeprefix(" ")
    shared = []
    for other in others:
        there = folded.text[: folded.derived(other.start)].removesuffix(" ")
        then = folded.text[folded.derived(other.end) :].removeprefix(" ")
        shared.append((_common_suffix(before, there), _common_prefix(after, then)))
    prefixes = _edges_before(finder, span, max((each[0] for each in shared), default=0))
    suffixes = _edges_after(finder, span, max((each[1] for each in shared), default=0))
    lengths = [edge.length for edge in suffixes]
    shared.sort(reverse=True)
    agreeing = [-each[0] for each in shared]
    # The longest suffix shared with the first n of them.
    longest = list(accumulate((each[1] for each in shared), max))
    found = []
    for start in prefixes:
        count = bisect_right(agreeing, -start.length)
        needed = bisect_right(lengths, longest[count - 1]) if count else 0
        for end in suffixes[needed : needed + 2]:
            prefix = " ".join(text[start.offset : span.start].split())
            suffix = " ".join(text[span.end : end.offset].split())
            both = _BOTH if prefix and suffix else 0
            crosses = "\n" in text[start.offset : span.start] or "\n" in text[span.end : end.offset]
            beyond = _BEYOND if crosses else 0
            found.append((len(prefix) + len(suffix) + both + beyond, prefix, suffix))
    found.sort(key=lambda each: each[0])
    return ((prefix, suffix) for _, prefix, suffix in found)


def _edges_before(finder: Anchorer, span: Span, shared: int) -> list[_Edge]:
    """Where a prefix may begin: nearest first, up to the first that nowhere else agrees."""
    text, folded = finder.text, finder.folded
    end = folded.derived(span.start)
    end -= folded.text.endswith(" ", 0, end)
    offsets = (
        offset
        for offset in range(span.start - 1, -1, -1)
        if not text[offset].isspace() and parts_words(text, offset)
    )
    edges = (_Edge(offset, end - folded.derived(offset)) for offset in offsets)
    return [_Edge(span.start, 0), *_until(edges, shared)]


def _edges_after(finder: Anchorer, span: Span, shared: int) -> list[_Edge]:
    text, folded = finder.text, finder.folded
    start = folded.derived(span.end)
    start += folded.text.startswith(" ", start)
    offsets = (
        offset
        for offset in range(span.end + 1, len(text) + 1)
        if not text[offset - 1].isspace() and parts_words(text, offset)
    )
    edges = (_Edge(offset, folded.derived(offset) - start) for offset in offsets)
    return [_Edge(span.end, 0), *_until(edges, shared)]


def _until(edges: Iterator[_Edge], shared: int) -> Iterator[_Edge]:
    yield from takewhile(lambda edge: edge.length <= shared, edges)
    # ``takewhile`` has eaten the first longer one; the next are as good for telling apart.
    yield from islice(edges, 1)


def _common_prefix(one: str, other: str) -> int:
    least, most = 0, min(len(one), len(other))
    if one[:most] == other[:most]:
        return most
    while most - least > 1:
        middle = (least + most) // 2
        if one.startswith(other[least:middle], least):
            least = middle
        else:
            most = middle
    return least


def _common_suffix(one: str, other: str) -> int:
    return _common_prefix(one[::-1], other[::-1])
