"""Which kind of gloss a stranger's annotation becomes, and what it says of itself."""

from __future__ import annotations

from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from glossator.detecting import detect, languages
from glossator.exchanging.results import IncomingAnnotation
from glossator.exchanging.source_fields import host_of
from glossator.model import Span
from glossator.vocabulary import FIDELITIES, KINDS, VERDICTS, Kind

DEFAULT_KINDS: tuple[Kind, ...] = ("claim", "quote", "figure", "signal")
"""What an annotation may be taken for if nothing tells: these need nothing but words."""

_MARKS = " \t\n\u00a0“”„‟‘’‚‛«»‹›\"'"
_REMARK = "remark"


class Kinds:
    """Tells the kind of each annotation of one article.

    ``default`` is for those of which nothing tells.
    """

    def __init__(self, text: str, language: str | None, default: Kind = "claim") -> None:
        self.text = text
        self.language = (language or "en").split("-")[0].lower()
        self.default = default

    def kind_of(self, incoming: IncomingAnnotation, span: Span | None) -> Kind:
        """By its tags, by the words under it, else the default."""
        named = {tag.casefold().removesuffix("s") for tag in incoming.tags}
        for kind in KINDS:
            if kind in named and not self._lacks(kind, incoming):
                return kind
        if named & set(FIDELITIES) - set(VERDICTS):
            return "quote"
        if span is not None and any(_is_quote(self.text, span, each) for each in self._quotes):
            return "quote"
        if span is not None and any(_is_figure(span, each) for each in self._figures):
            return "figure"
        return "claim" if named & set(VERDICTS) else self.default

    def fields_of(self, kind: Kind, incoming: IncomingAnnotation) -> dict[str, Any]:
        """What the tags say beyond the kind: a judgement, a signal."""
        tags = [tag.casefold().replace(" ", "-") for tag in incoming.tags]
        if kind == "quote":
            word = next((tag for tag in tags if tag in FIDELITIES), None)
            return {"fidelity": word or "unchecked"}
        if kind in ("figure", "claim"):
            word = next((tag for tag in tags if tag in VERDICTS), None)
            return {"verdict": word or "unchecked"}
        if kind == "signal":
            return {
                "signal": next((tag for tag in tags if tag.removesuffix("s") not in KINDS), _REMARK)
            }
        if kind == "overlap":
            return {"relation": _REMARK}
        return {}

    @staticmethod
    def _lacks(kind: Kind, incoming: IncomingAnnotation) -> bool:
        # A link leads to a source, and a source has an address here.
        return kind == "link" and not incoming.links

    @cached_property
    def _found(self) -> tuple[list[Span], list[Span]]:
        if self.language not in languages():
            return [], []
        found = detect(self.text, language=self.language)
        quotes = [Span(each.start, each.end) for each in found.quotes if each.kind != "title"]
        return quotes, [Span(each.start, each.end) for each in found.figures]

    @property
    def _quotes(self) -> list[Span]:
        return self._found[0]

    @property
    def _figures(self) -> list[Span]:
        return self._found[1]


def source_of_link(address: str) -> dict[str, Any]:
    """A source of which nothing but the address is known."""
    return {"outlet": host_of(address) or urlsplit(address).netloc or address, "url": address}


def _is_quote(text: str, span: Span, quote: Span) -> bool:
    """Whether the words under an annotation are words of a quote, marks or no marks."""
    start, end = span.start, span.end
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    return start < end and quote.start <= start and end <= quote.end


def _is_figure(span: Span, figure: Span) -> bool:
    """Whether a figure makes up most of the words under an annotation."""
    shared = min(span.end, figure.end) - max(span.start, figure.start)
    words = span.end - span.start
    return shared == words or (2 * shared > words and figure.end <= span.end)
