"""The text of a gloss file: a new one, or one that a person wrote with entries added.

A person's file is never written anew. Entries go after the last one of their list, with its
indentation; every other byte, comments and order included, stays.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from glossator.drafting.entries import Draft
from glossator.drafting.yaml_text import flow_mapping, lines_of, mapping_lines

_SCHEMA = "https://json-schema.org/draft/2020-12/schema"
_TOP = re.compile(r"^([A-Za-z_][\w-]*)[ \t]*:(.*)$")
_ITEM = re.compile(r"^([ ]*)-(?:[ \t]|$)")
_EMPTY = re.compile(r"[ \t]*(?:\[[ \t]*\]|\{[ \t]*\})?[ \t]*(?:#.*)?")
_WIDE = 100


class NotInsertableError(ValueError):
    """A file whose lists are not written line by line; the message says what to change."""


def written(article: Mapping[str, Any], draft: Draft, heading: tuple[str, ...] = ()) -> str:
    """The text of a new gloss file."""
    lines = [f"# {line}" for line in heading]
    lines += ["article:", *mapping_lines(article, "  ")]
    for name, entries in (("speakers", draft.speakers), ("sources", draft.sources)):
        if entries:
            lines += ["", f"{name}:", *_definitions(entries, "  ")]
    for name, group in draft.groups.items():
        if group:
            lines += ["", f"{name}:"]
            lines += [line for entry in group for line in lines_of(entry, "  ")]
    return "\n".join(lines) + "\n"


def extended(text: str, draft: Draft) -> str:
    """The text of a gloss file with the entries of a draft added to their lists.

    Raises:
        NotInsertableError: a list is written in brackets.
    """
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines()
    for name, definitions in (("speakers", draft.speakers), ("sources", draft.sources)):
        if definitions:
            lines = _with_definitions(lines, name, definitions)
    for name, group in draft.groups.items():
        if group:
            at, indent = _end_of(lines, name, items=True)
            added = [line for entry in group for line in lines_of(entry, indent)]
            lines[at:at] = added
    return end.join(lines) + end


def _with_definitions(
    lines: list[str], name: str, definitions: Mapping[str, Mapping[str, Any]]
) -> list[str]:
    at, indent = _end_of(lines, name, items=False)
    return [*lines[:at], *_definitions(definitions, indent), *lines[at:]]


def _definitions(definitions: Mapping[str, Mapping[str, Any]], indent: str) -> list[str]:
    lines: list[str] = []
    for ident, fields in definitions.items():
        line = f"{indent}{ident}: {flow_mapping(fields)}"
        if len(line) <= _WIDE:
            lines.append(line)
        else:
            lines += [f"{indent}{ident}:", *mapping_lines(fields, f"{indent}  ")]
    return lines


def _end_of(lines: list[str], name: str, *, items: bool) -> tuple[int, str]:
    """The line before which an entry of a section belongs, and its indentation.

    A section that is not there, or is empty, is opened.
    """
    start = next(
        (index for index, line in enumerate(lines) if (top := _TOP.match(line)) and top[1] == name),
        None,
    )
    if start is None:
        while lines and not lines[-1].strip():
            lines.pop()
        lines += ["", f"{name}:"]
        return len(lines), "  "
    rest = _TOP.match(lines[start])
    assert rest is not None
    if not _EMPTY.fullmatch(rest[2]):
        message = f"`{name}` is written in brackets. Write each entry on lines of its own."
        raise NotInsertableError(f"{start + 1}: {message}")
    comment = rest[2].partition("#")
    lines[start] = f"{name}:" + (f" #{comment[2]}" if comment[1] else "")
    end, last, indent = start + 1, start, None
    while end < len(lines):
        line = lines[end]
        if line.strip() and not line.startswith((" ", "\t", "#")) and not _ITEM.match(line):
            break
        if line.strip() and not line.lstrip().startswith("#"):
            last = end
            if indent is None:
                found = _ITEM.match(line) if items else re.match(r"^([ ]+)\S", line)
                indent = found[1] if found else None
        end += 1
    return last + 1, indent if indent is not None else "  "
