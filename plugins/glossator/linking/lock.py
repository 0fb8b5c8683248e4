"""Records → ``sources.lock.yml``, so that two branches that both changed it can be merged.

One record for each address, in the order of the addresses, a line for each fact, nothing that
changes by itself: what a run did not ask about keeps its bytes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from glossator.drafting.files import replace
from glossator.drafting.yaml_text import scalar
from glossator.findings import nearest
from glossator.loading.site_config import project_folders
from glossator.loading.source_lock import load_lock
from glossator.model import LinkRecord, Passage

_HEAD = """\
# What `glossator links` found at the addresses of the sources. It writes this file; the site, and
# `glossator check`, read it. Keep it with the articles, and do not edit it.
links:
"""
_FACTS = (
    "state",
    "why",
    "checked",
    "failing_since",
    "status",
    "final",
    "copy",
    "etag",
    "last_modified",
)


class UnusableLockError(ValueError):
    """A lock file that is there and cannot be read: nothing is written over it."""


def lock_text(records: Mapping[str, LinkRecord]) -> str:
    """The text of a lock file; the same records give the same text."""
    if not records:
        return f"{_HEAD[:-1]} []\n"
    lines = (line for url in sorted(records) for line in _lines(records[url]))
    return _HEAD + "".join(f"{line}\n" for line in lines)


def save(
    path: Path, found: Mapping[str, LinkRecord], *, only: Collection[str] | None = None
) -> bool:
    """Write what was found over what a lock file says of the same addresses; tell if it changed.

    The file is read anew, so that what another run has written meanwhile stays.

    Args:
        path: the lock file, which need not be there yet.
        found: the new records.
        only: the addresses that any source still has, where all sources are known; what the file
            says of others is dropped.

    Raises:
        UnusableLockError: the file is there and cannot be read, or is a link out of the project.
        OSError: it cannot be written, and is as it was.
    """
    old = usable_records(path)
    records = {**old, **found}
    if only is not None:
        records = {url: record for url, record in records.items() if url in only}
    if records == old:
        return False
    replace(path, lock_text(records))
    return True


def usable_records(path: Path) -> Mapping[str, LinkRecord]:
    """What a lock file says that may be written anew; nothing if it is not there yet.

    Raises:
        UnusableLockError: see :func:`save`.
    """
    if leads_outside(path):
        mend = "Put the file itself in its place."
        raise UnusableLockError(f"{nearest(path)}:1: This is a link out of the project. {mend}")
    lock = load_lock(path if path.exists() else None)
    if lock.findings:
        raise UnusableLockError(str(lock.findings[0]))
    return lock.records


def leads_outside(path: Path) -> bool:
    """Whether a file is a symbolic link out of its project: what it leads to is not ours to write.

    A link that leads to itself counts too.
    """
    *_, project = project_folders(path.absolute().parent)
    try:
        return path.is_symlink() and not path.resolve().is_relative_to(project.resolve())
    except (OSError, RuntimeError):
        return True


def _lines(record: LinkRecord) -> Iterator[str]:
    yield f"  - url: {scalar(record.url)}"
    for fact in _FACTS:
        value = getattr(record, fact)
        if value is not None:
            yield f"    {fact}: {scalar(value)}"
    if record.passages:
        yield "    passages:"
    for passage in sorted(record.passages, key=lambda each: each.exact):
        yield from _passage(passage)


def _passage(passage: Passage) -> Iterator[str]:
    yield f"      - exact: {scalar(passage.exact)}"
    for fact in ("start", "prefix", "suffix", "gone", "reads"):
        value = getattr(passage, fact)
        if value not in (None, ""):
            yield f"        {fact}: {scalar(value)}"
