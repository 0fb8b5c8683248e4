"""Which addresses are to be asked about, and what is looked for there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from glossator.loading import LoadedSources
from glossator.model import Gloss, Source


@dataclass(frozen=True)
class Definition:
    """A source, and where it is defined."""

    path: Path
    line: int
    ident: str
    source: Source


@dataclass
class Target:
    """An address, for one lock file.

    ``passages`` are the words that sources with this address, or with this copy, are said to
    have. ``definitions`` are those sources; ``copies`` are the archived copies of the same.
    """

    url: str
    lock: Path
    passages: dict[str, None] = field(default_factory=dict)
    definitions: list[Definition] = field(default_factory=list)
    copies: dict[str, None] = field(default_factory=dict)
    is_copy: bool = False


Targets = dict[tuple[Path, str], Target]


def targets_of(glosses: Iterable[tuple[Gloss, LoadedSources, Path]]) -> Targets:
    """Every address of every source, by lock file and address, in the order of the files.

    Args:
        glosses: each gloss with the shared sources that it may cite and its lock file.
    """
    targets: Targets = {}
    for gloss, shared, lock in glosses:
        wordings: dict[str, dict[str, None]] = {}
        for ident, text in _wordings(gloss):
            wordings.setdefault(ident, {})[text] = None
        for definition in _definitions(gloss, shared):
            _add(targets, lock, definition, wordings.get(definition.ident, {}))
    return targets


def _add(targets: Targets, lock: Path, definition: Definition, words: dict[str, None]) -> None:
    source = definition.source
    for url, is_copy in ((source.url, False), (source.archive, True)):
        if not url:
            continue
        target = targets.setdefault((lock, url), Target(url, lock, is_copy=is_copy))
        target.is_copy = target.is_copy and is_copy
        target.passages.update(words)
        if definition not in target.definitions:
            target.definitions.append(definition)
        if not is_copy and source.archive:
            target.copies[source.archive] = None


def _definitions(gloss: Gloss, shared: LoadedSources) -> Iterator[Definition]:
    for ident, source in gloss.sources.items():
        if f"source:{ident}" in gloss.lines:
            yield Definition(gloss.path, gloss.line_of(f"source:{ident}"), ident, source)
        elif shared.path is not None:
            yield Definition(shared.path, shared.lines.get(ident, 1), ident, source)


def _wordings(gloss: Gloss) -> Iterator[tuple[str, str]]:
    """Words, and the source that has them; translations of ours stand in no source."""
    for quote in gloss.quotes:
        for wording in quote.wording:
            source = gloss.sources.get(wording.source or "")
            if source is not None and _in_its_language(source, wording.language):
                yield wording.source or "", wording.text
    for overlap in gloss.overlaps:
        # Of several sources, it says of none that it has these words.
        if overlap.wording and len(overlap.cited) == 1:
            yield overlap.cited[0], overlap.wording


def _in_its_language(source: Source, language: str | None) -> bool:
    one, two = source.language, language
    return not one or not two or one.split("-")[0].lower() == two.split("-")[0].lower()
