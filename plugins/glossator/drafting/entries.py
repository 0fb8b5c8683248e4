"""Quotes, figures and sources → entries of a gloss file, each with a selector that holds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from glossator.anchoring import Anchorer
from glossator.detecting import Detected
from glossator.detecting.results import DetectedFigure, DetectedQuote, DetectedSource, Passage
from glossator.drafting.yaml_text import Entry
from glossator.model import Span, TextQuoteSelector

_MANNERS = ("direct", "fragment", "scare")
_SOURCE_KINDS = {
    "outlet": "outlet",
    "agency": "news-agency",
    "institution": "institution",
    "document": "document",
    "link": "web-page",
}
_WIDEST = 60
_STEP = 12


@dataclass
class Draft:
    """Entries by group, and the speakers and sources that they name, by id."""

    speakers: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    sources: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    quotes: list[Entry] = field(default_factory=list)
    figures: list[Entry] = field(default_factory=list)
    links: list[Entry] = field(default_factory=list)

    @property
    def groups(self) -> dict[str, list[Entry]]:
        """The groups of glosses, by their key in the file."""
        return {"quotes": self.quotes, "figures": self.figures, "links": self.links}

    def __len__(self) -> int:
        return len(self.quotes) + len(self.figures) + len(self.links)


def drafted(
    text: str,
    found: Detected,
    *,
    taken: Collection[str] = (),
    done: Mapping[str, Collection[Span]] | None = None,
    known_speakers: Mapping[str, str] | None = None,
    known_sources: Mapping[str, str] | None = None,
) -> Draft:
    """Draft the glosses of an article.

    Args:
        text: the article's visible text, in which ``found`` was detected.
        found: what was detected.
        taken: ids that are in use.
        done: spans that have a gloss already, by group; nothing is drafted over them.
        known_speakers: id → name of those who are defined.
        known_sources: id → outlet or address of those that are defined.
    """
    return _Drafter(text, taken, done or {}, known_speakers or {}, known_sources or {}).draft(found)


class _Drafter:
    def __init__(
        self,
        text: str,
        taken: Collection[str],
        done: Mapping[str, Collection[Span]],
        speakers: Mapping[str, str],
        sources: Mapping[str, str],
    ) -> None:
        self.text = text
        self.anchorer = Anchorer(text)
        self.taken = set(taken)
        self.done = done
        self.speakers = {_folded(name): ident for ident, name in speakers.items()}
        self.sources = {_folded(name): ident for ident, name in sources.items()}
        self.made = Draft()

    def draft(self, found: Detected) -> Draft:
        remarks: dict[Span, list[str]] = {}
        for remark in found.remarks:
            remarks.setdefault(remark.spans[0], []).append(remark.what)
        for quote in self._new("quotes", found.quotes):
            if quote.kind != "title":
                self._add("quotes", "q", quote, self._quote(quote))
        for figure in self._new("figures", found.figures):
            comments = tuple(
                what
                for span, said in remarks.items()
                if span.start < figure.end and figure.start < span.end
                for what in said
            )
            self._add("figures", "f", figure, self._figure(figure), comments)
        for source in self._new("links", found.sources):
            self._add("links", "l", source, self._link(source))
        return self.made

    def _new(self, group: str, passages: Iterable[Any]) -> list[Any]:
        done = sorted(self.done.get(group, ()))
        return [
            each
            for each in passages
            if not any(span.start < each.end and each.start < span.end for span in done)
        ]

    def _add(
        self,
        group: str,
        letter: str,
        passage: Passage,
        fields: Mapping[str, Any],
        comments: tuple[str, ...] = (),
    ) -> None:
        selector = self._selector(passage)
        if selector is None:
            return
        number = len(self.made.groups[group]) + 1
        while f"{letter}{number}" in self.taken:
            number += 1
        ident = f"{letter}{number}"
        self.taken.add(ident)
        entry = Entry({"id": ident, **selector, **fields}, comments)
        self.made.groups[group].append(entry)

    def _selector(self, passage: Passage) -> dict[str, str] | None:
        """``exact``, with as much of its surroundings as tells it apart; None if nothing does."""
        start, end = passage.start, passage.end
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        exact = self.text[start:end]
        if not exact:
            return None
        for width in range(0, _WIDEST + 1, _STEP):
            before = self._before(start, width)
            after = self._after(end, width)
            for prefix, suffix in dict.fromkeys(((before, ""), ("", after), (before, after))):
                quote = TextQuoteSelector(exact=exact, prefix=prefix or None, suffix=suffix or None)
                found = self.anchorer.anchor([quote], propose=False)
                if found.span == Span(start, end):
                    named = {"exact": exact, "prefix": prefix, "suffix": suffix}
                    return {key: value for key, value in named.items() if value}
        return None

    def _before(self, start: int, width: int) -> str:
        """Some whole words before an offset."""
        first = max(0, start - width)
        while first < start and self._parts_word(first):
            first += 1
        return self.text[first:start].lstrip() if width else ""

    def _after(self, end: int, width: int) -> str:
        """Some whole words after an offset."""
        last = min(len(self.text), end + width)
        while last > end and self._parts_word(last):
            last -= 1
        return self.text[end:last].rstrip() if width else ""

    def _parts_word(self, at: int) -> bool:
        return 0 < at < len(self.text) and not (
            self.text[at - 1].isspace() or self.text[at].isspace()
        )

    def _quote(self, quote: DetectedQuote) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        if quote.speaker:
            fields["speaker"] = self._speaker(quote.speaker)
        if quote.kind in _MANNERS:
            fields["manner"] = quote.kind
        return fields

    def _speaker(self, name: str) -> str:
        key = _folded(name)
        if key not in self.speakers:
            ident = self._ident(name, last=True)
            self.speakers[key] = ident
            self.made.speakers[ident] = {"name": name[:1].upper() + name[1:]}
        return self.speakers[key]

    def _figure(self, figure: DetectedFigure) -> dict[str, Any]:
        fields: dict[str, Any] = {"kind": figure.kind}
        value = None
        if figure.value is not None:
            value = _number(figure.value)
        elif figure.low is not None and figure.high is not None:
            value = f"{_number(figure.low)} to {_number(figure.high)}"
        elif figure.iso:
            value = figure.iso
        if value is not None:
            fields["value"] = f"about {value}" if figure.approximate else value
        if figure.unit:
            fields["unit"] = figure.unit
        return fields

    def _link(self, source: DetectedSource) -> dict[str, Any]:
        name = source.url or source.text
        key = _folded(name)
        if key not in self.sources:
            host = re.sub(r"^https?://(?:www\.)?", "", name)
            ident = self._ident(host if source.url else name)
            self.sources[key] = ident
            fields: dict[str, Any] = {"outlet": host.partition("/")[0] if source.url else name}
            if source.url:
                fields["url"] = source.url
            fields["kind"] = _SOURCE_KINDS[source.kind]
            self.made.sources[ident] = fields
        return {"source": self.sources[key]}

    def _ident(self, name: str, *, last: bool = False) -> str:
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
        words = re.findall(r"[a-z0-9]+", plain.lower())
        if last and len(words) > 1 and name[:1].isupper():
            words = words[-1:]
        base = "-".join(words[:4]) or "x"
        if not base[0].isalpha():
            base = f"s-{base}"
        ident, number = base, 2
        while ident in self.taken:
            ident, number = f"{base}-{number}", number + 1
        self.taken.add(ident)
        return ident


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _number(value: Decimal) -> str:
    return (
        f"{value:f}"
        if abs(value) < Decimal(10) ** 9
        else f"{value.normalize():e}".replace("e+", "e")
    )
