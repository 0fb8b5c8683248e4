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
from itertools import islice
from typing import Any, Literal, NamedTuple, TypeGuard

from glossator.approximate import Near, WordIndex, likeness, words_in
from glossator.boundaries import joins_word, splits_cluster, turns_sense
from glossator.folding import fold, fold_text
from glossator.model import Selector, Span, TextPositionSelector, TextQuoteSelector
from glossator.occurrences import Occurrences
from glossator.offsets import OffsetMap
from glossator.tracing import Home, Trace

MAX_CANDIDATES = 1_000
"""More places than this are ambiguous without being told apart."""

MAX_APPROXIMATE = 2_000
"""The longest passage, in code points, for which an approximate place is looked for."""

MAX_SEARCHES = 300
"""For so many passages of one text an approximate place is looked for.

Past it a passage is refused all the same, only without a proposal."""

_SHOWN = 8
_FOREIGN = 0.4
"""A place is another passage if so many of its words were sealed as another's."""
_TELLING = 4
"""Fewer words than that are met again by chance."""
_ALIKE = 0.6
"""How alike what stands in a passage’s place must be if none of its words is left."""
_CUT = 24
"""Tools cut what stands beside a passage after 32 characters or more, wherever that is; what a
person writes there begins with a whole number or word: “able” is not in “unable”. Some leave no
space where one paragraph ends and the next begins."""
_MARKS = " \"'.,;:!?()[]-"
_MOVED = 0.75
"""How much of a passage must be elsewhere if it is known to be gone from its place."""
_CLOSE = 0.08
"""Places whose scores differ by less are all offered."""


class Proposal(NamedTuple):
    """A place a person might have meant: never used, only shown.

    ``firm``: the words are not all that speaks for it. The fingerprints of the sealed words tell
    that the passage stood here, and where it begins and ends.
    """

    span: Span
    exact: str
    confidence: float
    reason: Literal["edited", "surroundings", "inside-a-word", "repeated"]
    firm: bool = False


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
        ValueError: there is no selector, or one of an unknown type, without a required field,
            with a value of the wrong type, or refined by another.
    """
    if isinstance(selectors, (TextQuoteSelector, TextPositionSelector, Mapping)):
        selectors = [selectors]
    if not selectors:
        raise ValueError("No selector is given.")
    return Anchorer(text).anchor([_selector(item) for item in selectors])


class Anchorer:
    """Anchors many selectors in one text; what they share is computed once.

    ``fingerprints`` are those of the text as it was sealed. They choose no place; they tell that
    words which fit were always another passage, and which of the proposals was the one meant.
    """

    def __init__(self, text: str, *, fingerprints: str | None = None) -> None:
        self.text = text
        self._fingerprints = fingerprints
        self._folded: OffsetMap | None = None
        self._found_in_text = Occurrences(text)
        self._found_in_folded: Occurrences | None = None
        self._index: WordIndex | None = None
        self._trace: Trace | None = None
        self._searches = MAX_SEARCHES
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
            if found.span is not None and self._was_another(found.span, quote):
                proposal = self._proposal(found.span, "surroundings")
                return Anchored("orphaned", proposals=(proposal,))
            if found.status == "placed":
                return found
            refused = refused or found
        assert refused is not None
        return self._advised(refused, quotes[0]) if propose else refused

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
        candidates = self._candidates(quote, *self._places(quote.exact))
        if len(candidates) > MAX_CANDIDATES:
            return Anchored("ambiguous")
        whole = [item for item in candidates if not self._inside_a_word(item, quote)]
        chosen = [item for item in whole if item.prefix and item.suffix]
        if not chosen and candidates and candidates[0].method == "exact":
            # The very words stand elsewhere; beside the given ones they may look different.
            folded = list(self._folded_occurrences(fold_text(quote.exact)))
            candidates = self._candidates(quote, folded, "normalised")
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
            alike = self._alike_in_their_paragraphs(chosen[0], whole, quote)
            if len(alike) > 1:
                return Anchored("ambiguous", proposals=self._proposals(alike, "repeated"))
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

    def _candidates(
        self,
        quote: TextQuoteSelector,
        spans: Sequence[Span],
        method: Literal["exact", "normalised"],
    ) -> list[_Candidate]:
        prefix, suffix = fold_text(quote.prefix or ""), fold_text(quote.suffix or "")
        return [
            _Candidate(
                span,
                method,
                self._stands_before(prefix, span.start, whole=len(prefix) < _CUT),
                self._stands_after(suffix, span.end, whole=len(suffix) < _CUT),
            )
            for span in spans
        ]

    def _spans(self, exact: str) -> tuple[list[Span], Literal["exact", "normalised"]]:
        starts = islice(self._found_in_text.of(exact), MAX_CANDIDATES + 1)
        found = (Span(start, start + len(exact)) for start in starts)
        spans = [span for span in found if not self._splits_cluster(span)]
        if spans:
            return spans, "exact"
        return list(self._folded_occurrences(fold_text(exact))), "normalised"

    def _folded_occurrences(self, needle: str) -> Iterator[Span]:
        folded = self.folded
        if self._found_in_folded is None:
            self._found_in_folded = Occurrences(folded.text)
        for start in islice(self._found_in_folded.of(needle), MAX_CANDIDATES + 1):
            end = start + len(needle)
            if folded.splits_atom(start) or folded.splits_atom(end):
                continue
            span = Span(*folded.source_span(start, end))
            if not self._splits_cluster(span):
                yield span

    def _stands_before(self, context: str, offset: int, *, whole: bool = False) -> bool:
        if not context:
            return True
        text, end = self.folded.text, self.folded.derived(offset)
        if end and text[end - 1] == " ":
            end -= 1
        if not text.endswith(context, 0, end):
            beside = text[max(0, end - 2 * len(context)) : end]
            return not whole and beside.replace(" ", "").endswith(context.replace(" ", ""))
        return not (whole and turns_sense(text, end - len(context), begins=True))

    def _stands_after(self, context: str, offset: int, *, whole: bool = False) -> bool:
        if not context:
            return True
        text, start = self.folded.text, self.folded.derived(offset)
        start += text.startswith(" ", start)
        if not text.startswith(context, start):
            beside = text[start : start + 2 * len(context)]
            return not whole and beside.replace(" ", "").startswith(context.replace(" ", ""))
        return not (whole and turns_sense(text, start + len(context), begins=False))

    def _alike_in_their_paragraphs(
        self, chosen: _Candidate, whole: Sequence[_Candidate], quote: TextQuoteSelector
    ) -> list[_Candidate]:
        """The candidates that only the paragraphs beside theirs tell from the chosen one.

        Paragraphs move; what stands in the next one is no reason to take one place for another.
        Whole paragraphs that are alike are told apart by nothing else, and so they may be.
        """
        if len(whole) == 1 or not (quote.prefix or quote.suffix):
            return [chosen]
        before, after = self._paragraph(chosen.span)
        prefix, suffix = fold_text(quote.prefix or ""), fold_text(quote.suffix or "")
        if len(before) >= len(prefix) and len(after) >= len(suffix):
            return [chosen]
        prefix, suffix = prefix[max(0, len(prefix) - len(before)) :], suffix[: len(after)]
        alike = [
            each
            for each in whole
            if self._stands_before(prefix, each.span.start)
            and self._stands_after(suffix, each.span.end)
        ]
        others = [each for each in alike if self._paragraph(each.span) != (before, after)]
        return [chosen, *(each for each in others if each != chosen)] if others else [chosen]

    def _paragraph(self, span: Span) -> tuple[str, str]:
        """What stands before and after a place in its paragraph, folded."""
        start = self.text.rfind("\n", 0, span.start) + 1
        end = self.text.find("\n", span.end)
        after = self.text[span.end : end if end != -1 else len(self.text)]
        return fold_text(self.text[start : span.start]), fold_text(after)

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
        return tuple(self._proposal(item.span, reason) for item in candidates[:_SHOWN])

    def _proposal(
        self, span: Span, reason: Literal["surroundings", "inside-a-word", "repeated"]
    ) -> Proposal:
        return Proposal(span, self.text[span.start : span.end], 1.0, reason)

    def _advised(self, refused: Anchored, quote: TextQuoteSelector) -> Anchored:
        """The refusal with all that may help a person: what comes near, the likeliest first."""
        home = self._home(quote)
        proposals = [
            each._replace(firm=home is not None and home.certain and _is_at(each.span, home))
            for each in refused.proposals
            if refused.status == "ambiguous" or not self._is_another(each, home)
        ]
        if refused.status == "orphaned" and not any(each.firm for each in proposals):
            taken = [each.span for each in proposals]
            found = self._approximate(quote, home)
            proposals += [each for each in found if not any(_touch(each.span, t) for t in taken)]
        if any(each.firm for each in proposals) and refused.status == "orphaned":
            proposals = [each for each in proposals if each.firm]
        proposals.sort(key=lambda each: not each.firm)
        return Anchored(refused.status, proposals=tuple(proposals))

    def _home(self, quote: TextQuoteSelector) -> Home | None:
        if self._fingerprints is None:
            return None
        if self._trace is None:
            self._trace = Trace(self._fingerprints, self.text)
        return self._trace.home(quote)

    def _was_another(self, span: Span, quote: TextQuoteSelector) -> bool:
        """Whether the quote, to the letter, meant other words than these when it was sealed.

        Words that fit today may do so by chance: the passage was taken out, and another that
        is the same has come to stand beside the same words. The selector may also be newer than
        the seal. Who can tell? Not we.
        """
        home = self._home(quote)
        return home is not None and home.verbatim and self._is_foreign(span, home)

    def _is_another(self, proposal: Proposal, home: Home | None) -> bool:
        """Whether the words of a place are known not to be the passage that was sealed."""
        if home is None or _is_at(proposal.span, home) or _is_within(proposal.span, home):
            return False
        few = len(words_in(fold_text(proposal.exact))) < _TELLING
        return few or self._is_foreign(proposal.span, home)

    def _is_foreign(self, span: Span, home: Home | None) -> bool:
        """Whether the words of a place were another passage when the article was sealed."""
        if home is None or self._trace is None or _is_at(span, home):
            return False
        return self._trace.foreign(span, home) > _FOREIGN

    def _approximate(self, quote: TextQuoteSelector, home: Home | None) -> list[Proposal]:
        """Edited places, one or, where they come equally near, several."""
        if len(quote.exact) > MAX_APPROXIMATE or self._searches <= 0:
            return []
        self._searches -= 1
        if self._index is None:
            self._index = WordIndex(self.folded.text)
        exact = fold_text(quote.exact)
        found = self._index.near(
            exact, fold_text(quote.prefix or ""), fold_text(quote.suffix or "")
        )
        edited = [(each, self._unfolded(each)) for each in found]
        edited = [(each, span) for each, span in edited if not self._is_foreign(span, home)]
        if home is not None:
            here = [(each, span) for each, span in edited if _is_at(span, home)]
            if here:
                (near, span) = here[0]
                return [self._edited(span, near.score, firm=self._is_firm(near, span, home))]
            here = [(each, span) for each, span in edited if _is_within(span, home)]
            if here:
                return [self._edited(here[0][1], here[0][0].score)]
            at_home = self._at_home(quote, home)
            if at_home is not None:
                return [at_home]
            edited = [
                (each, span)
                for each, span in edited
                if each.covered >= _MOVED and len(words_in(exact)) >= _TELLING
            ]
        best = max((each.score for each, _ in edited), default=0.0)
        return [
            self._edited(span, each.score)
            for each, span in edited[:3]
            if each.score >= best - _CLOSE
        ]

    def _is_firm(self, near: Near, span: Span, home: Home) -> bool:
        """Whether what comes near begins and ends where the passage did."""
        if home.span is None or not (near.edges and home.certain):
            return False
        ours, there = (
            fold_text(self.text[each.start : each.end]).strip(_MARKS) for each in (span, home.span)
        )
        return ours == there

    def _at_home(self, quote: TextQuoteSelector, home: Home) -> Proposal | None:
        """What stands in the passage's place, if it is still the passage."""
        if home.span is None:
            return None
        start, end = home.span.start, home.span.end
        # The sealed words are parted by white space; the passage may begin within one.
        if quote.exact[:1].isalnum():
            while start < end and not self.text[start].isalnum():
                start += 1
        if quote.exact[-1:].isalnum():
            while start < end and not self.text[end - 1].isalnum():
                end -= 1
        alike = likeness(fold_text(quote.exact), fold_text(self.text[start:end]))
        few = len(words_in(fold_text(quote.exact))) < _TELLING
        if start == end or (alike < _ALIKE and (few or home.kept < 0.5)):
            return None
        return self._edited(Span(start, end), alike)

    def _unfolded(self, near: Near) -> Span:
        return Span(*self.folded.source_span(near.start, near.end))

    def _edited(self, span: Span, score: float, *, firm: bool = False) -> Proposal:
        return Proposal(span, self.text[span.start : span.end], score, "edited", firm)


def _is_at(span: Span, home: Home | None) -> bool:
    """Whether a place is where the passage was, more or less."""
    if home is None or home.span is None:
        return False
    shared = min(span.end, home.span.end) - max(span.start, home.span.start)
    return 2 * shared > max(span.end - span.start, home.span.end - home.span.start)


def _is_within(span: Span, home: Home | None) -> bool:
    if home is None or home.span is None:
        return False
    return home.span.start <= span.start and span.end <= home.span.end


def _touch(one: Span, two: Span) -> bool:
    return one.start < two.end and two.start < one.end


def _selector(item: Selector | Mapping[str, Any]) -> Selector:
    if isinstance(item, (TextQuoteSelector, TextPositionSelector)):
        return item
    if isinstance(item, Mapping):
        if "refinedBy" in item:
            raise ValueError(
                "A selector that is refined by another (refinedBy) is not supported. Give the "
                "inner selector alone, with a prefix or suffix where it needs one."
            )
        kind, exact, start, end = (item.get(key) for key in ("type", "exact", "start", "end"))
        prefix, suffix = item.get("prefix"), item.get("suffix")
        contexts_are_text = all(isinstance(text, str | None) for text in (prefix, suffix))
        if kind == "TextQuoteSelector" and isinstance(exact, str) and contexts_are_text:
            return TextQuoteSelector(exact=exact, prefix=prefix, suffix=suffix)
        if kind == "TextPositionSelector" and _is_offset(start) and _is_offset(end):
            return TextPositionSelector(start=start, end=end)
    raise ValueError(
        f"Not a selector: {item!r}. Give a TextQuoteSelector with 'exact' or a "
        "TextPositionSelector with 'start' and 'end'."
    )


def _is_offset(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)
