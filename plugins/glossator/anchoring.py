"""Selectors → spans of the visible text.

The rule of a publisher, not of a reading tool: words are marked only where they stand,
letter for letter or but for typography, at one place and no other. Everything else is
refused and said. An approximate place is proposed to the person, never used.

Two differences from the W3C Web Annotation Data Model, both in the direction of caution:
several matches are *ambiguous* (the model would select them all), and a match that begins
or ends inside a word or number counts only when ``prefix`` or ``suffix`` says so (``5%``
is not in ``25%``).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from reanchor import PreparedDocument, ResolveOptions, prepare_document, resolve_quote
from reanchor import TextQuoteSelector as _ReanchorSelector

from glossator.folding import fold, fold_text
from glossator.model import Selector, Span, TextPositionSelector, TextQuoteSelector
from glossator.offsets import OffsetMap

MAX_CANDIDATES = 1_000
"""More places than this are ambiguous without being told apart."""

MAX_APPROXIMATE = 2_000
"""The longest passage, in code points, for which an approximate place is looked for."""

MAX_APPROXIMATE_TEXT = 400_000
"""The longest text, in code points, in which an approximate place is looked for."""


class Proposal(NamedTuple):
    """A place a person might have meant: never used, only shown."""

    span: Span
    exact: str
    confidence: float
    reason: Literal["edited", "surroundings", "inside-a-word", "repeated"]


@dataclass(frozen=True)
class Anchored:
    """Where a selector leads.

    ``placed``: at ``span``, found by ``method``. ``ambiguous``: at several places, listed in
    ``proposals``. ``orphaned``: nowhere; ``proposals`` may hold what comes near.
    """

    status: Literal["placed", "ambiguous", "orphaned"]
    span: Span | None = None
    method: Literal["exact", "normalised", "position"] | None = None
    proposals: tuple[Proposal, ...] = ()


class _Candidate(NamedTuple):
    span: Span
    method: Literal["exact", "normalised"]
    prefix: int
    """0: contradicted, 1: the nearest word agrees, 2: agrees whole (or was not given)."""
    suffix: int


def anchor(
    text: str, selectors: Selector | Mapping[str, Any] | Sequence[Selector | Mapping[str, Any]]
) -> Anchored:
    """Find the place in ``text`` that ``selectors`` describe.

    Several selectors are tried in order. A position counts only where a quote selector
    among them agrees, or when there is none. Selectors may also be W3C JSON objects
    (``{"type": "TextQuoteSelector", "exact": …}``); offsets are code points.

    Raises:
        ValueError: a selector is empty, of an unknown type or without its required fields.
    """
    if isinstance(selectors, (TextQuoteSelector, TextPositionSelector, Mapping)):
        selectors = [selectors]
    return Anchorer(text).anchor([_selector(item) for item in selectors])


class Anchorer:
    """Anchors many selectors in one text; what they share is computed once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._folded: OffsetMap | None = None
        self._prepared: PreparedDocument | None = None

    @property
    def folded(self) -> OffsetMap:
        """The folded copy of the text."""
        if self._folded is None:
            self._folded = fold(self.text)
        return self._folded

    def anchor(self, selectors: Sequence[Selector], *, propose: bool = True) -> Anchored:
        """Find the place that ``selectors`` describe; see :func:`anchor`.

        With ``propose`` false, no time is spent on looking for an approximate place.
        """
        quotes = [item for item in selectors if isinstance(item, TextQuoteSelector)]
        positions = [item for item in selectors if isinstance(item, TextPositionSelector)]
        if not quotes:
            return self._by_position(positions)
        refused: Anchored | None = None
        for quote in quotes:
            found = self._by_quote(quote, positions)
            if found.status == "placed":
                return found
            refused = refused or found
        assert refused is not None
        if refused.status == "orphaned" and propose:
            near = self._approximate(quotes[0])
            if near is not None and all(near.span != each.span for each in refused.proposals):
                return Anchored("orphaned", proposals=(*refused.proposals, near))
        return refused

    def _by_position(self, positions: Sequence[TextPositionSelector]) -> Anchored:
        for position in positions:
            if 0 <= position.start < position.end <= len(self.text):
                span = Span(position.start, position.end)
                return Anchored("placed", span, "position")
        return Anchored("orphaned")

    def _by_quote(
        self, quote: TextQuoteSelector, positions: Sequence[TextPositionSelector]
    ) -> Anchored:
        if not fold_text(quote.exact):
            return Anchored("orphaned")
        candidates = self._candidates(quote)
        if len(candidates) > MAX_CANDIDATES:
            return Anchored("ambiguous")
        whole = [item for item in candidates if not self._inside_a_word(item, quote)]
        chosen = [item for item in whole if item.prefix == item.suffix == 2]
        if len(chosen) > 1 and positions:
            spans = {Span(position.start, position.end) for position in positions}
            chosen = [item for item in chosen if item.span in spans] or chosen
        if len(chosen) > 1:
            return Anchored("ambiguous", proposals=self._proposals(chosen, "repeated"))
        if not chosen and len(whole) == 1 and _neighbour_agrees(whole[0], quote):
            chosen = whole
        if chosen:
            return Anchored("placed", chosen[0].span, chosen[0].method)
        if whole:
            return Anchored("orphaned", proposals=self._proposals(whole, "surroundings"))
        return Anchored("orphaned", proposals=self._proposals(candidates, "inside-a-word"))

    def _candidates(self, quote: TextQuoteSelector) -> list[_Candidate]:
        exact = [
            Span(start, start + len(quote.exact))
            for start in _occurrences(self.text, quote.exact)
            if not _splits_cluster(self.text, start)
            and not _splits_cluster(self.text, start + len(quote.exact))
        ]
        method: Literal["exact", "normalised"] = "exact"
        spans = exact
        if not exact:
            method = "normalised"
            spans = list(self._folded_occurrences(fold_text(quote.exact)))
        return [
            _Candidate(
                span,
                method,
                self._agreement(quote.prefix, span.start, before=True),
                self._agreement(quote.suffix, span.end, before=False),
            )
            for span in spans
        ]

    def _folded_occurrences(self, needle: str) -> Iterator[Span]:
        folded = self.folded
        for start in _occurrences(folded.text, needle):
            end = start + len(needle)
            if folded.splits_atom(start) or folded.splits_atom(end):
                continue
            span = Span(*folded.source_span(start, end))
            if not (_splits_cluster(self.text, span.start) or _splits_cluster(self.text, span.end)):
                yield span

    def _agreement(self, context: str | None, offset: int, *, before: bool) -> int:
        """How far the given context agrees with the text beside ``offset``; see _Candidate."""
        wanted = fold_text(context or "")
        if not wanted:
            return 2
        reach = 2 * len(context or "") + 64
        if before:
            actual = fold_text(self.text[max(0, offset - reach) : offset])
            if actual.endswith(wanted):
                return 2
            nearest = wanted.rsplit(" ", 1)[-1]
            return int(_ends_with_word(actual, nearest))
        actual = fold_text(self.text[offset : offset + reach])
        if actual.startswith(wanted):
            return 2
        nearest = wanted.split(" ", 1)[0]
        return int(_ends_with_word(actual[::-1], nearest[::-1]))

    def _inside_a_word(self, item: _Candidate, quote: TextQuoteSelector) -> bool:
        at_start = _joins_word(self.text, item.span.start)
        at_end = _joins_word(self.text, item.span.end)
        told_start = bool(quote.prefix) and item.prefix == 2
        told_end = bool(quote.suffix) and item.suffix == 2
        return (at_start and not told_start) or (at_end and not told_end)

    def _proposals(
        self,
        candidates: Sequence[_Candidate],
        reason: Literal["surroundings", "inside-a-word", "repeated"],
    ) -> tuple[Proposal, ...]:
        return tuple(
            Proposal(item.span, self.text[item.span.start : item.span.end], 1.0, reason)
            for item in candidates[:8]
        )

    def _approximate(self, quote: TextQuoteSelector) -> Proposal | None:
        if len(quote.exact) > MAX_APPROXIMATE or len(self.text) > MAX_APPROXIMATE_TEXT:
            return None
        if self._prepared is None:
            self._prepared = prepare_document(self.text)
        found = resolve_quote(
            self._prepared,
            _ReanchorSelector(
                exact=quote.exact, prefix=quote.prefix or "", suffix=quote.suffix or ""
            ),
            ResolveOptions(min_confidence=0.3, max_edit_ratio=0.4),
        )
        if found is None:
            return None
        return Proposal(Span(found.start, found.end), found.text, found.confidence, "edited")


def _selector(item: Selector | Mapping[str, Any]) -> Selector:
    if isinstance(item, (TextQuoteSelector, TextPositionSelector)):
        return item
    kind = item.get("type")
    if kind == "TextQuoteSelector" and isinstance(item.get("exact"), str):
        prefix, suffix = item.get("prefix"), item.get("suffix")
        return TextQuoteSelector(exact=item["exact"], prefix=prefix, suffix=suffix)
    if kind == "TextPositionSelector":
        start, end = item.get("start"), item.get("end")
        if isinstance(start, int) and isinstance(end, int):
            return TextPositionSelector(start=start, end=end)
    raise ValueError(
        f"Not a selector: {dict(item)!r}. Give a TextQuoteSelector with 'exact' or a "
        "TextPositionSelector with 'start' and 'end'."
    )


def _occurrences(text: str, needle: str) -> Iterator[int]:
    if not needle:
        return
    found = 0
    start = text.find(needle)
    while start != -1 and found <= MAX_CANDIDATES:
        yield start
        found += 1
        start = text.find(needle, start + 1)


def _neighbour_agrees(item: _Candidate, quote: TextQuoteSelector) -> bool:
    """Whether at least one of the contexts that were given agrees next to the words."""
    given = [
        agreement
        for context, agreement in ((quote.prefix, item.prefix), (quote.suffix, item.suffix))
        if context
    ]
    return any(given)


def _ends_with_word(text: str, word: str) -> bool:
    return text.endswith(word) and (
        len(text) == len(word) or not (word[0].isalnum() and text[-len(word) - 1].isalnum())
    )


def _splits_cluster(text: str, offset: int) -> bool:
    """Whether ``offset`` would part a letter from its marks (UAX #29, the common cases)."""
    if not 0 < offset < len(text):
        return False
    following = text[offset]
    if unicodedata.category(following).startswith("M"):
        return True
    if "\U0001f3fb" <= following <= "\U0001f3ff":
        return True
    return "\u200d" in (following, text[offset - 1]) and not following.isspace()


def _joins_word(text: str, offset: int) -> bool:
    """Whether ``offset`` lies inside a word or number, in scripts that part words."""
    if not 0 < offset < len(text):
        return False
    before, after = text[offset - 1], text[offset]
    if _parted(before) and _parted(after):
        return True
    if before.isdigit() and after in ".,:" and offset + 1 < len(text):
        return text[offset + 1].isdigit()
    if after.isdigit() and before in ".,:" and offset > 1:
        return text[offset - 2].isdigit()
    return False


def _parted(character: str) -> bool:
    """Letters and digits of scripts that put spaces between words."""
    return character.isalnum() and (
        character < "\u0590"
        or "\u10a0" <= character <= "\u10ff"
        or "\u1e00" <= character <= "\u1fff"
    )
