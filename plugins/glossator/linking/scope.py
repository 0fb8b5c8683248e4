"""What gloss files name, and what is to mend in them that concerns links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from glossator.findings import Finding
from glossator.judging.links import broken
from glossator.library import Library
from glossator.linking.wanted import Targets, targets_of
from glossator.loading import LoadedSources
from glossator.loading.site_config import docs_dir
from glossator.loading.source_lock import lock_place
from glossator.model import Gloss


@dataclass
class Scope:
    """The files of a run, as they are now on the disk.

    ``whole`` are the lock files of which every gloss file was read, so that it is known which
    addresses nobody cites any more.
    """

    files: list[Path]
    targets: Targets = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    whole: set[Path] = field(default_factory=set)


def read_scope(named: Sequence[Path], folders: Sequence[Path]) -> Scope:
    """Read gloss files, and those in folders; of a folder with a site in it, its pages.

    Findings are those that keep a file from being read, and what the lock files say.
    """
    reader = Library(Path())
    below = {folder: Library(docs_dir(folder)).paths() for folder in folders}
    files = list(dict.fromkeys([*named, *(path for paths in below.values() for path in paths)]))
    scope = Scope(files)
    read: dict[Path, tuple[Gloss, LoadedSources, Path]] = {}
    for path in files:
        loaded, shared = reader.load(path), reader.shared_for(path)
        scope.findings += [each for each in loaded.findings if each.severity == "error"]
        if loaded.gloss is not None:
            lock = lock_place(path.absolute().parent, shared.path)
            read[path] = (loaded.gloss, shared, lock)
            scope.findings += _broken(loaded.gloss)
    scope.findings += [each for each in reader.shared_findings() if each.severity == "error"]
    for shared in reader.shared():
        if shared.path is not None:
            records = reader.lock_for(shared.path.parent).records
            lines = defaultdict(lambda: 1, shared.lines)
            scope.findings += broken(shared.path, shared.sources, records, lines.__getitem__)
    scope.targets = targets_of(read.values())
    for lock in {lock for _, _, lock in read.values()}:
        inside = [folder for folder in folders if _holds(folder, lock)]
        if any(all(path in read for path in below[folder]) for folder in inside):
            scope.whole.add(lock)
    return scope


def _broken(gloss: Gloss) -> list[Finding]:
    own = {key: each for key, each in gloss.sources.items() if f"source:{key}" in gloss.lines}
    return list(broken(gloss.path, own, gloss.records, lambda key: gloss.line_of(f"source:{key}")))


def _holds(folder: Path, lock: Path) -> bool:
    return lock.parent.resolve().is_relative_to(folder.resolve())
