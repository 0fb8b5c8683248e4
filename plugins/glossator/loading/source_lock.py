"""``sources.lock.yml``: what `glossator links` last found at the addresses of the sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from pydantic import TypeAdapter, ValidationError

from glossator.dates import day_of
from glossator.findings import Finding
from glossator.loading.site_config import find_any_config, named_folder, project_folders
from glossator.loading.yaml_nodes import Node, read_yaml
from glossator.model import LinkRecord

LOCK = "sources.lock.yml"

_RECORD = TypeAdapter(LinkRecord)
_MEND = "Take one side of a merge whole, or delete the file and run `glossator links`."


@dataclass(frozen=True)
class Lock:
    """The records of a lock file by their addresses; none if it is not there or unusable."""

    path: Path | None = None
    records: Mapping[str, LinkRecord] = field(default_factory=lambda: MappingProxyType({}))
    findings: tuple[Finding, ...] = ()


def find_lock(directory: Path) -> Path | None:
    """The nearest ``sources.lock.yml`` in ``directory`` or above it, within the project."""
    candidates = (folder / LOCK for folder in project_folders(directory))
    return next((candidate for candidate in candidates if candidate.is_file()), None)


def lock_place(directory: Path, shared: Path | None) -> Path:
    """Where the lock file for gloss files in ``directory`` is, or belongs if there is none.

    Beside the shared sources; without any, in the docs folder of the site; without a site, in
    ``directory`` itself.
    """
    found = find_lock(directory)
    if found is not None:
        return found
    if shared is not None:
        return shared.with_name(LOCK)
    config = find_any_config(directory)
    pages = named_folder(config, "docs_dir", "docs") if config is not None else None
    if pages is not None and directory.resolve().is_relative_to(pages.resolve()):
        return pages / LOCK
    return directory / LOCK


def load_lock(path: Path | None) -> Lock:
    """Read a lock file; with ``None``, nothing is known yet. Nothing that it can hold raises.

    Where a merge has left two records of one address, the younger one counts.
    """
    if path is None:
        return Lock()
    read = read_yaml(path, fill="Delete it.")
    root = read.root
    if root is None:
        findings = [_unusable(path, each.line, each.what) for each in read.findings]
        return Lock(path, findings=tuple(findings))
    entries = root.get("links")
    if entries is None:
        return Lock(path, findings=(_unusable(path, root.line, "There is no list `links`."),))
    records: dict[str, LinkRecord] = {}
    findings = []
    for entry in entries.entries():
        record = _record(entry)
        if record is None:
            findings.append(_unusable(path, entry.line, "This record cannot be understood."))
        elif record.url not in records or records[record.url].checked < record.checked:
            records[record.url] = record
    return Lock(path, MappingProxyType(records), tuple(findings))


def _record(entry: Node) -> LinkRecord | None:
    try:
        record = _RECORD.validate_python(entry.plain())
    except ValidationError:
        return None
    return record if day_of(record.checked) is not None and len(record.checked) == 10 else None


def _unusable(path: Path, line: int, what: str) -> Finding:
    return Finding(
        code="sources-lock", path=path, line=line, what=what, mend=_MEND, severity="warning"
    )
