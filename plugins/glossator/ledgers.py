"""What spans the articles of a site, computed from the gloss files alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from glossator.labels import labels
from glossator.library import Library
from glossator.model import Gloss, Source


@dataclass(frozen=True)
class Citation:
    """One place that cites a source."""

    article: str
    """The article's path below the docs folder."""
    title: str
    label: str
    anchor: str
    """The id on the article's page."""


@dataclass
class LedgerEntry:
    """A source and every place that cites it."""

    id: str
    source: Source
    citations: list[Citation] = field(default_factory=list)


def by_source(library: Library) -> list[LedgerEntry]:
    """Every source of the site with its citations, by outlet and title.

    Articles that define the same id alike share one entry.
    """
    entries: dict[tuple[str, Source], LedgerEntry] = {}
    for gloss in library.glosses():
        article = library.slug(gloss)
        for ident, source in gloss.sources.items():
            entries.setdefault((ident, source), LedgerEntry(ident, source))
        for ident, label, anchor in _citations(gloss):
            source = gloss.sources[ident]
            entries[ident, source].citations.append(
                Citation(article, gloss.article.title, label, anchor)
            )
    return sorted(
        entries.values(),
        key=lambda entry: (entry.source.outlet.casefold(), (entry.source.title or "").casefold()),
    )


def _citations(gloss: Gloss) -> Iterator[tuple[str, str, str]]:
    named = labels(gloss.annotations)
    for annotation in gloss.annotations:
        for ident in annotation.cited:
            yield ident, named[annotation.id], f"note-{annotation.id}"
    for number, event in enumerate(gloss.timeline, 1):
        for ident in dict.fromkeys(event.sources):
            yield ident, f"Timeline {number}", "gloss-timeline"
    for question in gloss.questions:
        for ident in dict.fromkeys(question.sources):
            yield ident, question.title or question.id.upper(), f"question-{question.id}"
