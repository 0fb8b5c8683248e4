"""The text of a gloss file: a new one, or one that a person wrote with entries added.

A person's file is never written anew. Entries go after the last one of their list, with its
indentation; every other byte, comments and order included, stays.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from glossator.drafting.yaml_text import Entry, flow_mapping, lines_of, mapping_lines

_SCHEMA = "https://json-schema.org/draft/2020-12/schema"
_TOP = re.compile(r"^([A-Za-z_][\w-]*)[ \t]*:(.*)$")
_ITEM = re.compile(r"^([ ]*)-(?:[ \t]|$)")
_BRACKETED = re.compile(r"[ \t]*[{\[]")
_EMPTY = re.compile(r"[ \t]*(?:(?:\[[ \t]*\]|\{[ \t]*\})[ \t]*)?(?:#.*)?")
_WIDE = 100


class Additions(Protocol):
    """What is to be added: definitions by section and id, entries by the list they belong to."""

    @property
    def speakers(self) -> Mapping[str, Mapping[str, Any]]:
        """Speakers by id."""

    @property
    def sources(self) -> Mapping[str, Mapping[str, Any]]:
        """Sources by id."""

    @property
    def groups(self) -> Mapping[str, Sequence[Entry]]:
        """Entries by the key of their list."""


class NotInsertableError(ValueError):
    """A file whose lists are not written line by line; the message says what to change."""


def written(article: Mapping[str, Any], draft: Additions, heading: tuple[str, ...] = ()) -> str:
    """The text of a new gloss file."""
    lines = [f"# {line}" for line in heading]
    lines += ["article:", *mapping_lines(article, "  ")]
    for name, entries in (("speakers", draft.speakers), ("sources", draft.sources)):
        if entries:
            lines += ["", f"{name}:", *_definitions(entries, "  ")]
    for name, group in draft.groups.items():
        if group:
            lines += ["", f"{name}:"] if lines else [f"{name}:"]
            lines += [line for entry in group for line in lines_of(entry, "  ")]
    lines += _sections(draft)
    return "\n".join(lines) + "\n"


def _sections(draft: Additions) -> list[str]:
    """Whole sections that the file has not got."""
    sections: Mapping[str, Mapping[str, Any]] = getattr(draft, "sections", {})
    return [
        line
        for name, fields in sections.items()
        for line in ("", f"{name}:", *mapping_lines(fields, "  "))
    ]


def extended(text: str, draft: Additions) -> str:
    """The text of a gloss file with the entries of a draft added to their lists.

    Raises:
        NotInsertableError: a list, or the whole file, is written in brackets.
    """
    lines = _lines(text)
    _refuse_brackets(lines)
    for name, definitions in (("speakers", draft.speakers), ("sources", draft.sources)):
        if definitions:
            lines = _with_definitions(lines, name, definitions)
    for name, group in draft.groups.items():
        if group:
            at, indent = _end_of(lines, name, items=True)
            added = [line for entry in group for line in lines_of(entry, indent)]
            lines[at:at] = added
    return _joined([*lines, *_sections(draft)], text)


def extended_sources(text: str, sources: Mapping[str, Mapping[str, Any]]) -> str:
    """The text of a shared ``sources.yml`` with sources added, below ``sources:`` if it has that.

    Raises:
        NotInsertableError: the sources, or the whole file, are written in brackets.
    """
    lines = _lines(text)
    _refuse_brackets(lines)
    tops = [top[1] for line in lines if (top := _TOP.match(line))]
    if tops == ["sources"] or not tops:
        lines = _with_definitions(lines, "sources", sources)
    else:
        lines += _definitions(sources, "")
    return _joined(lines, text)


def _refuse_brackets(lines: Sequence[str]) -> None:
    """Refuse a file that has no line of its own for each key at its top.

    Raises:
        NotInsertableError: it is in brackets.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith(("#", "---", "%")):
            continue
        if _BRACKETED.match(line):
            what = "The whole file is written in brackets."
            mend = "Write each key, such as `article:`, on a line of its own without them."
            raise NotInsertableError(f"{number}: {what} {mend}")
        return


def _lines(text: str) -> list[str]:
    """The lines of a file, each with its carriage return if it has one."""
    return text.removesuffix("\n").split("\n") if text else []


def _joined(lines: Sequence[str], before: str) -> str:
    """The file again; new lines end as all those before did."""
    ends = before.count("\n")
    if ends and before.count("\r\n") == ends:
        lines = [line if line.endswith("\r") else f"{line}\r" for line in lines]
    return "\n".join(lines) + "\n"


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
        lines += ["", f"{name}:"] if lines else [f"{name}:"]
        return len(lines), "  "
    rest = _TOP.match(lines[start])
    assert rest is not None
    if not _EMPTY.fullmatch(rest[2].rstrip("\r")):
        message = f"`{name}` is written in brackets. Write each entry on lines of its own."
        raise NotInsertableError(f"{start + 1}: {message}")
    if rest[2].strip() and not rest[2].lstrip().startswith("#"):
        comment = rest[2].rstrip("\r").partition("#")
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
