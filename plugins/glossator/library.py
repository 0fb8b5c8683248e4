"""All gloss files of a site, each read once."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from glossator.findings import Finding, shown
from glossator.loading import (
    GLOSS_SUFFIX,
    Loaded,
    LoadedSources,
    article_path,
    find_shared_sources,
    load,
    load_sources,
)
from glossator.loading.containment import leads_outside, outside
from glossator.loading.metadata import judge_beginning
from glossator.loading.source_lock import Lock, find_lock, load_lock
from glossator.model import Gloss


def no_article(path: Path) -> Finding:
    """The finding for a gloss file that stands alone."""
    return Finding(
        code="no-article",
        path=path,
        line=1,
        what=f"There is no article {shown(article_path(path).name)} beside this file.",
        mend="Name both files alike, or delete this one.",
    )


def lesson_slug(slug: str) -> str:
    """Where the student page of an article stands: ``articles/one.md`` has
    ``articles/one/lesson/index.html``."""
    folder, _, name = slug.removesuffix(".md").rpartition("/")
    inner = [] if name in ("index", "README") else [name]
    return "/".join([*filter(None, [folder]), *inner, "lesson", "index.html"])


@dataclass
class Library:
    """The gloss files below ``docs_dir``. Make a new one for each build: it never re-reads."""

    docs_dir: Path
    wanted: Callable[[str], bool] = lambda _: True
    """Whether an article, by its :meth:`slug`, is part of the site."""
    kept: dict[Path, Gloss] | None = None
    """What each file said when it was last good, where that stands in for one that is not."""
    _loaded: dict[Path, Loaded] = field(default_factory=dict, repr=False)
    _shared: dict[Path | None, LoadedSources] = field(default_factory=dict, repr=False)
    _locks: dict[Path | None, Lock] = field(default_factory=dict, repr=False)

    def load(self, path: Path) -> Loaded:
        """One gloss file, with the shared sources it may cite."""
        if path not in self._loaded:
            lock = self.lock_for(path.absolute().parent)
            loaded = load(path, shared=self.shared_for(path), lock=lock)
            if self.kept is not None and loaded.gloss is None:
                loaded = replace(loaded, gloss=self.kept.get(path))
            elif self.kept is not None and loaded.gloss is not None:
                self.kept[path] = loaded.gloss
            self._loaded[path] = loaded
        return self._loaded[path]

    def paths(self) -> list[Path]:
        """Every gloss file of the site, sorted; hidden folders and links outwards left out."""
        return [path for path in self._named(GLOSS_SUFFIX) if self.wanted(self._slug(path))]

    def misnamed(self) -> list[Finding]:
        """A finding for each file that looks like a gloss file and would not be read."""
        return [
            Finding(
                code="file-name",
                path=path,
                line=1,
                what=f"A gloss file's name ends in `{GLOSS_SUFFIX}`, so this one is not read.",
                mend="Rename it.",
            )
            for path in self._named(".gloss.yaml")
        ]

    def outside(self) -> list[Finding]:
        """A finding for each link that brings what is outside into the site, whatever it is, and
        for each gloss file behind one."""
        found = self._links()
        found += self._all(GLOSS_SUFFIX, links=True)
        return [outside(path) for path in dict.fromkeys(found) if leads_outside(path)]

    def glosses(self) -> list[Gloss]:
        """Every gloss that could be read and may be published, in the order of :meth:`paths`."""
        return [gloss for gloss in self._readable() if not gloss.withheld]

    def withheld(self) -> list[Gloss]:
        """Every gloss that is kept from readers: nothing of it may stand in a built site."""
        return [gloss for gloss in self._readable() if gloss.withheld]

    def withheld_slugs(self) -> list[str]:
        """Articles whose gloss is withheld, whether they are part of the site or not.

        A draft is left out of a site, and its gloss file would be copied all the same.
        """
        loaded = ((path, self.load(path).gloss) for path in self._named(GLOSS_SUFFIX))
        return [self._slug(path) for path, gloss in loaded if gloss is not None and gloss.withheld]

    def _readable(self) -> list[Gloss]:
        loaded = (self.load(path).gloss for path in self.paths())
        return [gloss for gloss in loaded if gloss is not None]

    def findings(self) -> list[Finding]:
        """What is wrong with the files, before any article is looked at."""
        findings: list[Finding] = []
        for path in self.paths():
            findings += self.load(path).findings
            if not article_path(path).is_file():
                findings.append(no_article(path))
            findings += judge_beginning(article_path(path))
        findings += self.misnamed() + self.outside()
        return findings + self.shared_findings()

    def shared_findings(self) -> list[Finding]:
        """What is wrong with the shared sources and lock files of the files read so far."""
        read: tuple[LoadedSources | Lock, ...] = (*self._shared.values(), *self._locks.values())
        return [finding for each in read for finding in each.findings]

    def shared(self) -> list[LoadedSources]:
        """The shared sources of the files read so far."""
        return list(self._shared.values())

    def lock_for(self, directory: Path) -> Lock:
        """What is known of the addresses that gloss files in ``directory`` cite."""
        found = find_lock(directory)
        if found not in self._locks:
            self._locks[found] = load_lock(found)
        return self._locks[found]

    def slug(self, gloss: Gloss) -> str:
        """The article's path below ``docs_dir``, with forward slashes: ``articles/one.md``."""
        return self._slug(gloss.path)

    def _slug(self, path: Path) -> str:
        return article_path(path).relative_to(self.docs_dir).as_posix()

    def _named(self, suffix: str) -> list[Path]:
        root = self.docs_dir.resolve()
        return [path for path in self._all(suffix) if path.resolve().is_relative_to(root)]

    def _links(self) -> list[Path]:
        """Every link below the docs folder that a builder would follow."""
        found = []
        for folder, folders, names in os.walk(self.docs_dir):
            folders[:] = [name for name in folders if not name.startswith(".")]
            found += [Path(folder, name) for name in (*folders, *names)]
        return sorted(path for path in found if path.is_symlink() and path.name[0] != ".")

    def _all(self, suffix: str, *, links: bool = False) -> list[Path]:
        """Every file below the docs folder with this ending; with ``links``, as builders find
        them: also in folders that are links."""
        # Not rglob, which raises if a folder vanishes meanwhile.
        named, seen = [], set()
        for folder, folders, names in os.walk(self.docs_dir, followlinks=links):
            real = os.path.realpath(folder)
            if real in seen:
                folders.clear()  # a link to a folder above it
                continue
            seen.add(real)
            named += [Path(folder, name) for name in names if name.endswith(suffix)]
        return [
            path
            for path in sorted(named)
            if not any(part.startswith(".") for part in path.relative_to(self.docs_dir).parts)
        ]

    def shared_for(self, path: Path) -> LoadedSources:
        """The shared sources that a gloss file may cite."""
        shared = find_shared_sources(path.absolute().parent)
        if shared not in self._shared:
            self._shared[shared] = load_sources(shared)
        return self._shared[shared]
