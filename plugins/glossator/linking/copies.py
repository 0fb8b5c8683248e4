"""Archived copies that were found → ``archive:`` where the source is defined, and no other byte."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from glossator.drafting.files import replace
from glossator.drafting.patching import NotPatchableError, patched
from glossator.findings import Fix, nearest
from glossator.linking.lock import leads_outside
from glossator.linking.rounds import FoundCopy
from glossator.loading.places import plain, plain_source


def write_copies(found: Iterable[FoundCopy]) -> Iterator[str]:
    """Write the copies that fit, and tell of each in a line.

    The files are read anew: a source that has got another address or a copy of its own since the
    run began is left alone.

    Raises:
        OSError: a file cannot be written, and is as it was.
    """
    by_file: dict[Path, dict[str, FoundCopy]] = {}
    for each in found:
        by_file.setdefault(each.definition.path, {})[each.definition.ident] = each
    for path, copies in by_file.items():
        for ident, each in copies.items():
            if not each.fits:
                yield f"{nearest(path)}: {ident}: {_why_not(each)}"
        yield from _write(path, {ident: each for ident, each in copies.items() if each.fits})


def _write(path: Path, copies: dict[str, FoundCopy]) -> Iterator[str]:
    if leads_outside(path):
        yield f"{nearest(path)}: This is a link out of the project; no copy was written into it."
        return
    try:
        text = path.read_bytes().decode("utf-8")
        data = plain(text)
    except (OSError, ValueError):
        yield f"{nearest(path)}: It cannot be read any more; no copy was written into it."
        return
    fixes = {}
    for ident, each in copies.items():
        source = plain_source(data, ident)
        if source and source.get("url") == each.definition.source.url and not source.get("archive"):
            values = (("archive", each.copy.url),)
            fixes[ident] = Fix(entry=f"source:{ident}", values=values, sure=True)
    if not fixes:
        return
    try:
        replace(path, patched(text, list(fixes.values())))
    except NotPatchableError:
        mend = "Write each key on a line of its own, as the guide shows."
        yield f"{nearest(path)}: Nothing could be written here. {mend}"
        return
    for ident in fixes:
        yield f"{nearest(path)}: {ident}: archive written, a copy of {copies[ident].copy.day}."


def _why_not(found: FoundCopy) -> str:
    lacks = "is gone" if found.record.is_dead else "has not got the words"
    return f"The copy of {found.copy.day} {lacks} ({found.copy.url})."
