"""Where in the article an annotation belongs: by our own rules, exactly or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from glossator.anchoring import Anchored, Anchorer
from glossator.exchanging.results import Refusal, Selected
from glossator.exchanging.selectors import RANGE
from glossator.findings import shown
from glossator.model import Selector, Span, TextPositionSelector, TextQuoteSelector


class Found(NamedTuple):
    """A place, or why there is none: ``orphaned``, ``ambiguous`` or another code."""

    span: Span | None
    refusal: Refusal | None = None


def pattern_of(labels: Iterable[str]) -> re.Pattern[str] | None:
    """What matches the numbers of references, as an annotated page has them amid its words."""
    named = sorted({re.escape(label) for label in labels if label}, key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(named)})(?!\d)") if named else None


def find(
    anchorer: Anchorer, selected: Selected, references: re.Pattern[str] | None = None
) -> Found:
    """The place that the selectors of an annotation name.

    Positions tell the same words apart; alone they lead nowhere, because what they count is
    another program's text.

    Args:
        anchorer: of the article's visible text.
        selected: what the annotation names.
        references: what the page adds amid the article's words (:func:`pattern_of`). Words that
            do not stand in the article are looked for once more without it.
    """
    if not selected.chains:
        what = "It names a place by numbers or elements, and no words of it."
        if RANGE in selected.others:
            what = "It names where a passage begins and ends, and not the words between."
        return Found(None, Refusal("no-words", what))
    refused: Refusal | None = None
    for chain in selected.chains:
        span, why = _by_chain(anchorer, chain, selected.positions)
        if span is None and references is not None:
            bare = tuple(_without(references, quote) for quote in chain)
            span, _ = _by_chain(anchorer, bare, ()) if bare != chain else (None, None)
        if span is not None:
            return Found(span)
        refused = refused or why
    return Found(None, refused)


def _without(references: re.Pattern[str], quote: TextQuoteSelector) -> TextQuoteSelector:
    prefix, suffix = (
        references.sub("", text) if text else None for text in (quote.prefix, quote.suffix)
    )
    exact = references.sub("", quote.exact)
    return TextQuoteSelector(exact=exact, prefix=prefix or None, suffix=suffix or None)


def _by_chain(
    anchorer: Anchorer,
    chain: tuple[TextQuoteSelector, ...],
    positions: tuple[TextPositionSelector, ...],
) -> tuple[Span | None, Refusal | None]:
    start, finder = 0, anchorer
    span: Span | None = None
    for number, quote in enumerate(chain):
        if number and span is not None:
            start = span.start
            finder = Anchorer(anchorer.text[span.start : span.end])
        found = _anchored(finder, quote, () if number else positions)
        if found.span is None:
            return None, _why(quote, found)
        span = Span(found.span.start + start, found.span.end + start)
    return span, None


def _anchored(
    anchorer: Anchorer, quote: TextQuoteSelector, positions: tuple[TextPositionSelector, ...]
) -> Anchored:
    found = anchorer.anchor([quote, *positions], propose=False)
    if found.status == "orphaned" and found.proposals:
        # Other programs read the menu before a headline, and a paragraph without the break
        # before the next one: what stands beyond the paragraph says nothing.
        prefix = (quote.prefix or "").rpartition("\n")[2]
        suffix = (quote.suffix or "").partition("\n")[0]
        if (prefix, suffix) != (quote.prefix or "", quote.suffix or ""):
            near = TextQuoteSelector(
                exact=quote.exact, prefix=prefix or None, suffix=suffix or None
            )
            selectors: list[Selector] = [near, *positions]
            again = anchorer.anchor(selectors, propose=False)
            if again.status != "orphaned":
                return again
    return found


def _why(quote: TextQuoteSelector, found: Anchored) -> Refusal:
    exact = shown(quote.exact)
    if found.status == "ambiguous":
        what = f"{exact} stands at several places, and its surroundings tell none of them."
        return Refusal("ambiguous", what)
    if found.proposals and found.proposals[0].reason == "surroundings":
        what = f"{exact} stands in the article, but not beside the words that stood there."
    elif found.proposals:
        what = f"{exact} stands only inside a longer word or number."
    else:
        what = f"{exact} does not stand in the article."
    return Refusal("orphaned", what)
