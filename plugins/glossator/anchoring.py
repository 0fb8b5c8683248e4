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

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from reanchor import PreparedDocument, ResolveOptions, prepare_document, resolve_quote
from reanchor import TextQuoteSelector as _ReanchorSelector

from glossator.boundaries import joins_word, splits_cluster
from glossator.folding import fold, fold_text
from glossator.model import Selector, Span, TextPositionSelector, TextQuoteSelector
from glossator.offsets import OffsetMap

SURE = 0.9
"""A proposal of an edited passage is as good as certain to be the right place from here on."""

MAX_CANDIDATES = 1_000
"""More places than this are ambiguous without being told apart."""

MAX_APPROXIMATE = 2_000
"""The longest passage, in code points, for which an approximate place is looked for."""

APPROXIMATE_BUDGET = 500_000
"""How many code points are searched for approximate places in one text, all passages together.

The budget is spent in a few seconds; past it a passage is refused all the same,
only without a proposal."""

MAX_CONTEXT = 200
"""How much of ``prefix`` and ``suffix``, in code points, helps to find an approximate place."""


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
    prefix: bool
    """Whether it stands before the words, or was not given."""
    suffix: bool


def anchor(
    text: str, selectors: Selector | Mapping[str, Any] | Sequence[Selector | Mapping[str, Any]]
) -> Anchored:
    """Find the place in ``text`` that ``selectors`` describe.

    Several selectors are tried in order. A position counts only where a quote selector
    among them agrees, or when there is none. Selectors may also be W3C JSON objects
    (``{"type": "TextQuoteSelector", "exact": …}``); offsets are code points.

    Raises:
        ValueError: there is no selector, or one of an unknown type, without a required field
            or with a value of the wrong type.
    """
    if isinstance(selectors, (TextQuoteSelector, TextPositionSelector, Mapping)):
        selectors = [selectors]
    if not selectors:
        raise ValueError("No selector is given.")
    return Anchorer(text).anchor([_selector(item) for item in selectors])


class Anchorer:
    """Anchors many selectors in one text; what they share is computed once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._folded: OffsetMap | None = None
        self._prepared: PreparedDocument | None = None
        self._budget = APPROXIMATE_BUDGET
        self._found: dict[str, tuple[list[Span], Literal["exact", "normalised"]]] = {}

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
                if not self._splits_cluster(span):
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
        chosen = [item for item in whole if item.prefix and item.suffix]
        if len(chosen) > 1 and positions:
            spans = {Span(position.start, position.end) for position in positions}
            chosen = [item for item in chosen if item.span in spans] or chosen
        if len(chosen) > 1:
            return Anchored("ambiguous", proposals=self._proposals(chosen, "repeated"))
        if chosen:
            return Anchored("placed", chosen[0].span, chosen[0].method)
        if whole:
            return Anchored("orphaned", proposals=self._proposals(whole, "surroundings"))
        return Anchored("orphaned", proposals=self._proposals(candidates, "inside-a-word"))

    def places(self, exact: str) -> list[Span]:
        """Every place where the words stand, whatever is around them.

        Letter for letter or, if nowhere so, but for typography; parts of longer words too. More
        than :data:`MAX_CANDIDATES` are not looked for.
        """
        return self._places(exact)[0]

    def _places(self, exact: str) -> tuple[list[Span], Literal["exact", "normalised"]]:
        if exact not in self._found:
            self._found[exact] = self._spans(exact)
        return self._found[exact]

    def _candidates(self, quote: TextQuoteSelector) -> list[_Candidate]:
        spans, method = self._places(quote.exact)
        prefix, suffix = fold_text(quote.prefix or ""), fold_text(quote.suffix or "")
        return [
            _Candidate(
                span,
                method,
                self._stands_before(prefix, span.start),
                self._stands_after(suffix, span.end),
            )
            for span in spans
        ]

    def _spans(self, exact: str) -> tuple[list[Span], Literal["exact", "normalised"]]:
        found = (Span(start, start + len(exact)) for start in _occurrences(self.text, exact))
        spans = [span for span in found if not self._splits_cluster(span)]
        if spans:
            return spans, "exact"
        return list(self._folded_occurrences(fold_text(exact))), "normalised"

    def _folded_occurrences(self, needle: str) -> Iterator[Span]:
        folded = self.folded
        for start in _occurrences(folded.text, needle):
            end = start + len(needle)
            if folded.splits_atom(start) or folded.splits_atom(end):
                continue
            span = Span(*folded.source_span(start, end))
            if not self._splits_cluster(span):
                yield span

    def _stands_before(self, context: str, offset: int) -> bool:
        if not context:
            return True
        text, end = self.folded.text, self.folded.derived(offset)
        if end and text[end - 1] == " ":
            end -= 1
        return text.endswith(context, 0, end)

    def _stands_after(self, context: str, offset: int) -> bool:
        if not context:
            return True
        text, start = self.folded.text, self.folded.derived(offset)
        return text.startswith(context, start + text.startswith(" ", start))

    def _inside_a_word(self, item: _Candidate, quote: TextQuoteSelector) -> bool:
        prefix, suffix = quote.prefix or " ", quote.suffix or " "
        told_start = item.prefix and not prefix[-1].isspace()
        told_end = item.suffix and not suffix[0].isspace()
        at_start = joins_word(self.text, item.span.start)
        at_end = joins_word(self.text, item.span.end)
        return (at_start and not told_start) or (at_end and not told_end)

    def _splits_cluster(self, span: Span) -> bool:
        return any(splits_cluster(self.text, offset) for offset in (span.start, span.end))

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
        self._budget -= len(self.text)
        if len(quote.exact) > MAX_APPROXIMATE or self._budget < 0:
            return None
        if self._prepared is None:
            self._prepared = prepare_document(self.text)
        found = resolve_quote(
            self._prepared,
            _ReanchorSelector(
                exact=quote.exact,
                prefix=(quote.prefix or "")[-MAX_CONTEXT:],
                suffix=(quote.suffix or "")[:MAX_CONTEXT],
            ),
            ResolveOptions(min_confidence=0.3, max_edit_ratio=0.4),
        )
        if found is None:
            return None
        return Proposal(Span(found.start, found.end), found.text, found.confidence, "edited")


def _selector(item: Selector | Mapping[str, Any]) -> Selector:
    if isinstance(item, (TextQuoteSelector, TextPositionSelector)):
        return item
    if isinstance(item, Mapping):
        kind, exact, start, end = (item.get(key) for key in ("type", "exact", "start", "end"))
        prefix, suffix = item.get("prefix"), item.get("suffix")
        contexts_are_text = all(isinstance(text, str | None) for text in (prefix, suffix))
        if kind == "TextQuoteSelector" and isinstance(exact, str) and contexts_are_text:
            return TextQuoteSelector(exact=exact, prefix=prefix, suffix=suffix)
        if kind == "TextPositionSelector" and isinstance(start, int) and isinstance(end, int):
            return TextPositionSelector(start=start, end=end)
    raise ValueError(
        f"Not a selector: {item!r}. Give a TextQuoteSelector with 'exact' or a "
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
