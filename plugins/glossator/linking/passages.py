"""Does a page still have the words that are quoted from it, and beside the same words?

The rules are those by which glosses are anchored in articles: letter for letter, or but for
typography, and whole words only. A wording may leave words out, at ``…`` or ``[…]``, and add some
in brackets: its parts must then stand in this order. Case may differ where a part begins, and
punctuation at its ends.

Beside the same words means: the rest of the paragraph near it is as it was. A passage that is a
paragraph of its own is known by its neighbours, of which one may have changed.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from glossator.anchoring import Anchorer
from glossator.boundaries import joins_word
from glossator.folding import fold_text
from glossator.model import Passage, Span, TextQuoteSelector

_NEAR = 40
"""How many code points beside a passage are remembered, on each side."""

_LIKELY = 0.6
_LONGEST = 500
"""What comes near is worth showing if it is as sure as this, and no longer."""

_GAP = re.compile(r"[\[(] ?(?:…|\.(?: ?\.){2,8}) ?[\])]|…|\.(?: ?\.){2,8}")
_ADDED = re.compile(r"\[[^\[\]]{0,200}\]")
_MOST_PARTS = 40
_KEPT_BEFORE = "$€£¥#+−-"
_KEPT_AFTER = "%‰°€$£¥"
"""What is no punctuation beside a number."""


@dataclass(frozen=True)
class Seen:
    """What became of a passage, and what to remember of it.

    One that is found for the first time is the *same*.
    """

    passage: Passage
    state: Literal["same", "moved", "gone"]


class PageWords:
    """The text of one page, in which many passages are looked up."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._anchorer = Anchorer(text)

    def look_up(self, exact: str, known: Passage | None, today: str) -> Seen:
        """Where the words ``exact`` stand.

        Args:
            exact: the words, as a gloss file has them.
            known: what is remembered of them, None if they are looked up for the first time.
            today: the day, if they are missed now.
        """
        spans = self._spans(exact)
        if not spans:
            return Seen(self._missed(exact, known, today), "gone")
        found = [self._passage(exact, span) for span in spans]
        if known is None or known.start is None:
            return Seen(found[0], "same")
        same = [each for each in found if _stands_as(each, known)]
        nearest = min(same or found, key=lambda each: abs((each.start or 0) - (known.start or 0)))
        if not same:
            return Seen(nearest, "moved")
        # What comes and goes above it is no news: the lock file keeps its bytes.
        beside = (nearest.prefix, nearest.suffix) == (known.prefix, known.suffix)
        return Seen(replace(nearest, start=known.start) if beside else nearest, "same")

    def _spans(self, exact: str) -> list[Span]:
        """From where to where the words stand, once for each place at which they begin."""
        whole = self._places(exact)
        if whole:
            return whole
        places: list[list[Span]] = []
        for part in parts_of(exact):
            found = self._places(part)
            if not found:
                return []
            places.append(found)
        return _chains(places)

    def _places(self, words: str) -> list[Span]:
        bare = _bare(words)
        if not bare:
            return []
        for variant in dict.fromkeys((bare, bare[0].swapcase() + bare[1:])):
            found = [
                span
                for span in self._anchorer.places(variant)
                if not joins_word(self._text, span.start) and not joins_word(self._text, span.end)
            ]
            if found:
                return found
        return []

    def _passage(self, exact: str, span: Span) -> Passage:
        before = self._text[max(0, span.start - _NEAR) : span.start]
        after = self._text[span.end : span.end + _NEAR]
        return Passage(exact=exact, start=span.start, prefix=_plain(before), suffix=_plain(after))

    def _missed(self, exact: str, known: Passage | None, today: str) -> Passage:
        near = self._anchorer.anchor([TextQuoteSelector(exact=exact)])
        likely = (each for each in near.proposals if each.reason == "edited")
        reads = next((each.exact for each in likely if each.confidence >= _LIKELY), None)
        reads = _plain(reads) if reads and len(reads) <= _LONGEST else None
        known = known or Passage(exact=exact)
        return replace(known, exact=exact, gone=known.gone or today, reads=reads)


def parts_of(exact: str) -> list[str]:
    """The parts of a wording that a source must have, without what was left out or added."""
    parts = [each for part in _GAP.split(exact) for each in _ADDED.split(part)]
    return [part for part in parts if _bare(part)][:_MOST_PARTS]


def _bare(words: str) -> str:
    """Without the punctuation at its ends, which sentences around a quote change."""
    at = [index for index, sign in enumerate(words) if sign.isalnum()]
    if not at:
        return ""
    start, end = at[0], at[-1] + 1
    while end < len(words) and unicodedata.category(words[end]).startswith("M"):
        end += 1
    lead = words[:start]
    trail = words[end:]
    kept = lead[len(lead.rstrip(_KEPT_BEFORE)) :]
    return kept + words[start:end] + trail[: len(trail) - len(trail.lstrip(_KEPT_AFTER))]


def _plain(text: str) -> str:
    """With a space for each character that no lock file may hold."""
    return "".join(sign if sign == "\n" or sign.isprintable() else " " for sign in text)


def _chains(places: Sequence[Sequence[Span]]) -> list[Span]:
    """For each place of the first part, the shortest way through the others, in order."""
    if not places:
        return []
    starts = [[span.start for span in each] for each in places]
    chains = []
    for first in places[0]:
        end: int | None = first.end
        for spans, begun in zip(places[1:], starts[1:], strict=True):
            at = bisect_left(begun, end or 0)
            end = spans[at].end if at < len(spans) else None
            if end is None:
                break
        if end is not None:
            chains.append(Span(first.start, end))
    return chains


def _stands_as(found: Passage, known: Passage) -> bool:
    above, _, before = _folded(found.prefix).rpartition("\n")
    above_then, _, before_then = _folded(known.prefix).rpartition("\n")
    after, _, below = _folded(found.suffix).partition("\n")
    after_then, _, below_then = _folded(known.suffix).partition("\n")
    if (before, after) != (before_then, after_then):
        return False
    return bool(before or after) or above == above_then or below == below_then


def _folded(context: str) -> str:
    """Each line folded for itself: ends of paragraphs stay."""
    return "\n".join(fold_text(line) for line in context.split("\n"))
