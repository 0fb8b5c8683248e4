"""Entries added to a file that a person wrote: every other byte stays, or nothing is written."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from glossator.commands import Unusable, cannot_write
from glossator.drafting import NotInsertableError, extended
from glossator.drafting.files import replace
from glossator.drafting.gloss_file import Additions, extended_sources
from glossator.findings import Finding, nearest
from glossator.fingerprints import fingerprints
from glossator.importing.results import Imported
from glossator.loading import load, load_sources
from glossator.model import Gloss
from glossator.text import seal
from glossator.vocabulary import NO_RIGHTS

_MEND = (
    "Write each key of the file at the left edge, and each entry of a list on lines of its own, "
    "as the guide shows."
)


def article_section(known: Imported, article: Path, text: str) -> dict[str, Any]:
    """What a new gloss file says of its article; ``text`` is the visible text, to be sealed."""
    return {
        "title": known.title or article.stem.replace("-", " "),
        **{
            key: value
            for key in ("outlet", "url", "published", "author", "language")
            if (value := getattr(known, key))
        },
        "rights": NO_RIGHTS,
        "words": seal(text),
        "fingerprints": fingerprints(text),
    }


def add_to_sources(path: Path, sources: Mapping[str, Mapping[str, Any]]) -> None:
    """The same for shared sources; a file that is not there is made.

    Raises:
        Unusable: it cannot be written, or not so that it keeps what it says; it is as it was.
    """
    there = path.exists()
    before = load_sources(path).sources if there else {}
    try:
        data = path.read_bytes().decode("utf-8") if there else ""
        text = extended_sources(data, sources)
    except NotInsertableError as error:
        raise Unusable(f"{nearest(path)}:{error}") from error
    try:
        replace(path, text)
        loaded = load_sources(path)
        after = loaded.sources
        good = all(after.get(ident) == source for ident, source in before.items())
        good = good and all(ident in after for ident in sources)
        if not good and there:
            replace(path, data)
        elif not good:
            with suppress(FileNotFoundError):
                path.unlink()
    except OSError as error:
        raise cannot_write(path, error) from error
    if not good:
        raise Unusable(f"{nearest(path)}: {_not_added(loaded.findings)}")


def _not_added(findings: Iterable[Finding]) -> str:
    """Why nothing could be added, where a file with the additions in it was read again."""
    wrong = next((each for each in findings if each.severity == "error"), None)
    why = f": line {wrong.line} would be wrong. {wrong.what}" if wrong is not None else "."
    return f"Nothing could be added to this file{why} {_MEND}"


def add_to_gloss(path: Path, gloss: Gloss, made: Additions) -> None:
    """Write a gloss file anew with entries added to it, if all that was in it still is.

    Raises:
        Unusable: it cannot be written, or not so that it keeps what it says; it is as it was.
    """
    try:
        data = path.read_bytes().decode("utf-8")
        text = extended(data, made)
    except NotInsertableError as error:
        raise Unusable(f"{nearest(path)}:{error}") from error
    try:
        replace(path, text)
        loaded = load(path)
        after = loaded.gloss
        good = after is not None and _holds(after, gloss) and _has_all(after, gloss, made)
        if not good:
            replace(path, data)
    except OSError as error:
        raise cannot_write(path, error) from error
    if not good:
        raise Unusable(f"{nearest(path)}: {_not_added(loaded.findings)}")


def _holds(after: Gloss, before: Gloss) -> bool:
    """Whether all that a file said is said unchanged by the longer one."""
    for each in dataclasses.fields(Gloss):
        if each.name in ("path", "lines"):
            continue
        one, two = getattr(before, each.name), getattr(after, each.name)
        if isinstance(one, tuple):
            if two[: len(one)] != one:
                return False
        elif hasattr(one, "items"):
            if any(two.get(key) != value for key, value in one.items()):
                return False
        elif one != two:
            return False
    return True


def _has_all(after: Gloss, before: Gloss, made: Additions) -> bool:
    """Whether all that was to be added is there."""
    grown = all(
        len(getattr(after, name)) == len(getattr(before, name)) + len(entries)
        for name, entries in made.groups.items()
    )
    named = {*made.speakers} <= {*after.speakers} and {*made.sources} <= {*after.sources}
    return grown and named
