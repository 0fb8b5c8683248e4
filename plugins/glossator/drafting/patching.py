"""A person's gloss file with some values written anew, and every other byte as it was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from glossator.drafting.yaml_text import FOLDED, folded, scalar, scalar_in_flow
from glossator.findings import Fix
from glossator.loading.places import EntryPlace, KeyPlace, entries, plain, plain_source
from glossator.loading.rules import GROUPS

_AFTER = {"prefix": "exact", "suffix": "exact", "fingerprints": "words", "archive": "url"}
"""Beside which key a new one belongs."""


_REMARK = re.compile(r"[>|][-+0-9]{0,2}([ \t]+#[^\n]*)")


class NotPatchableError(ValueError):
    """A file that is written in a way in which a value cannot be changed."""


def patched(text: str, fixes: Sequence[Fix]) -> str:
    """The text of a gloss file with the values of ``fixes`` in it; comments and order are kept.

    Works for a file of shared sources too.

    Raises:
        NotPatchableError: nothing was changed, because the values cannot be put in.
    """
    try:
        found = entries(text)
        edits = [edit for fix in fixes for edit in _edits(text, fix, found)]
        made = text
        for start, end, new in sorted(edits, key=lambda edit: edit[:2], reverse=True):
            made = made[:start] + new + made[end:]
        good = plain(made) == _wanted(plain(text), fixes)
    except (ValueError, KeyError) as error:
        raise NotPatchableError(str(error)) from error
    if not good:
        raise NotPatchableError("The file would say something else.")
    return made


def replaced(text: str, fix: Fix) -> dict[str, str | None]:
    """What the keys of a fix say in a gloss file now; None where one is not there.

    Raises:
        NotPatchableError: the file cannot be read.
    """
    try:
        data = plain(text)
        found = [data["article"]] if fix.entry is None else _glosses(data, fix.entry)
    except (ValueError, KeyError, TypeError) as error:
        raise NotPatchableError(str(error)) from error
    entry = found[0] if found else {}
    return {key: entry.get(key) for key, _ in fix.values}


def _edits(
    text: str, fix: Fix, found: dict[str | None, EntryPlace]
) -> Iterator[tuple[int, int, str]]:
    entry = found[fix.entry]
    added: dict[int, list[str]] = {}
    for key, value in fix.values:
        place = entry.keys.get(key)
        if place is not None and value is None:
            yield (*_extent(text, entry, key), "")
        elif place is not None and value is not None:
            said = _remark(text[place.value_start : place.value_end])
            yield place.value_start, place.value_end, _value(text, entry, key, value, said)
        elif value is not None:
            beside = entry.keys[_AFTER[key]]
            at = _line_end(text, beside) if not entry.in_flow else beside.value_end
            written = f"{key}: {_value(text, entry, key, value)}"
            lead = ", " if entry.in_flow else f"{_end(text)}{' ' * entry.column}"
            added.setdefault(at, []).append(lead + written)
    for at, lines in added.items():
        yield at, at, "".join(lines)


def _remark(value: str) -> str:
    """The comment behind the sign that begins a value of several lines: ``>-  # why``."""
    found = _REMARK.match(value)
    return found[1].rstrip() if found is not None else ""


def _value(text: str, entry: EntryPlace, key: str, value: str, remark: str = "") -> str:
    if entry.in_flow:
        return scalar_in_flow(value)
    if key not in FOLDED:
        return scalar(value) + remark
    lead = f"{_end(text)}{' ' * (entry.column + 2)}"
    return f">-{remark}" + "".join(lead + line for line in folded(value))


def _extent(text: str, entry: EntryPlace, key: str) -> tuple[int, int]:
    """What goes with a key: its lines, or its part of a line with a comma."""
    names = list(entry.keys)
    place, at = entry.keys[key], names.index(key)
    line = text.rfind("\n", 0, place.start) + 1
    if not entry.in_flow and not text[line : place.start].strip():
        end = _line_end(text, place)
        behind = text[place.value_end : end]
        if behind.lstrip().startswith("#"):
            return place.start, place.value_end + behind.index("#")
        return line, end + (len(_end(text)) if text.startswith(_end(text), end) else 0)
    if at + 1 < len(names):
        return place.start, entry.keys[names[at + 1]].start
    return entry.keys[names[at - 1]].value_end, place.value_end


def _line_end(text: str, place: KeyPlace) -> int:
    end = text.find("\n", place.value_end)
    end = len(text) if end == -1 else end
    return end - text.endswith("\r", 0, end)


def _end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _wanted(data: Any, fixes: Sequence[Fix]) -> Any:
    """What the file should say afterwards."""
    for fix in fixes:
        glosses = [data["article"]] if fix.entry is None else _glosses(data, fix.entry)
        for gloss in glosses[:1]:
            for key, value in fix.values:
                if value is None:
                    gloss.pop(key, None)
                elif key in FOLDED:
                    gloss[key] = " ".join(folded(value))
                else:
                    gloss[key] = value
    return data


def _glosses(data: Any, ident: str) -> list[dict[str, Any]]:
    if ident.startswith("source:"):
        source = plain_source(data, ident.removeprefix("source:"))
        return [source] if source is not None else []
    groups = (data.get(group) for group in GROUPS)
    return [
        entry
        for group in groups
        if isinstance(group, list)
        for entry in group
        if isinstance(entry, dict) and entry.get("id") == ident
    ]
