"""What spans the articles of a site, computed from the gloss files alone."""

from __future__ import annotations

from dataclasses import dataclass, field

from glossator.backlinks import Place, backlinks
from glossator.library import Library
from glossator.model import LinkRecord, Source
from glossator.translation import ENGLISH, Translator


@dataclass(frozen=True)
class Citation:
    """One place that cites a source."""

    article: str
    """The article's path below the docs folder."""
    title: str
    place: Place


@dataclass
class LedgerEntry:
    """A source and every place that cites it."""

    id: str
    source: Source
    citations: list[Citation] = field(default_factory=list)
    record: LinkRecord | None = None
    """What is known of its address."""


def by_source(library: Library, t: Translator = ENGLISH) -> list[LedgerEntry]:
    """Every source of the site with its citations, by outlet and title.

    Articles that define the same id alike share one entry. What only a withheld gloss rests on
    is left out: it would tell what that gloss says.
    """
    entries: dict[tuple[str, Source], LedgerEntry] = {}
    kept_back = {
        (ident, gloss.sources[ident])
        for gloss in library.withheld()
        for ident, places in backlinks(gloss, t).items()
        if places
    }
    for gloss in library.glosses():
        article = library.slug(gloss)
        for ident, source in gloss.sources.items():
            entry = LedgerEntry(ident, source, record=gloss.record_of(ident))
            entries.setdefault((ident, source), entry)
        for ident, places in backlinks(gloss, t).items():
            entries[ident, gloss.sources[ident]].citations += [
                Citation(article, gloss.article.title, place) for place in places
            ]
    return sorted(
        (
            entry
            for entry in entries.values()
            if entry.citations or (entry.id, entry.source) not in kept_back
        ),
        key=lambda entry: (entry.source.outlet.casefold(), (entry.source.title or "").casefold()),
    )
