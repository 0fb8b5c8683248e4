"""Plain data → the lines of a gloss file, as a person would write them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

# What YAML would take for more than text: an indicator at the start, “: ” or “ #” inside.
_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`~](?:[^\n:#]|:(?=\S)|(?<=\S)#)*")
_PLAIN_IN_FLOW = re.compile(r"[^\W_][\w .’-]*")
_KEYWORDS = frozenset({"null", "~", "true", "false", "yes", "no", "on", "off"})


FOLDED = frozenset({"fingerprints"})
"""Keys whose values are long, without spaces, and read without regard to white space."""
_WIDTH = 96
_LINE = 100
_SPACES = "\u00a0\u2009\u202f"
"""Spaces that are as good as letters in a text, though Python calls them unprintable."""


@dataclass(frozen=True)
class Entry:
    """One entry of a list: its keys in order, and remarks that stand above it as comments."""

    fields: Mapping[str, Any]
    comments: tuple[str, ...] = ()


def scalar(value: object) -> str:
    """A value on one line; in quotation marks where YAML would take it for something else."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    text = str(value)
    safe = _PLAIN.fullmatch(text) and text == text.strip() and text.lower() not in _KEYWORDS
    if safe and not text.endswith(":") and text.isprintable():
        return text
    return _quoted(text)


def _quoted(text: str) -> str:
    # JSON's strings are YAML's; what YAML takes for a line end is escaped by hand.
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(sign if sign.isprintable() else _escaped(sign) for sign in quoted)


def _escaped(sign: str) -> str:
    number = ord(sign)
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def lines_of(entry: Entry, indent: str) -> Iterator[str]:
    """An entry of a list: a key on each line, and more for what is long or has parts."""
    for comment in entry.comments:
        yield f"{indent}# {comment}"
    lead = f"{indent}- "
    for key, value in entry.fields.items():
        first, *more = _lines(key, value, f"{indent}  ")
        yield lead + first
        yield from more
        lead = f"{indent}  "


def _lines(key: str, value: object, indent: str) -> Iterator[str]:
    """A key and its value; the first line without its indentation."""
    if isinstance(value, str) and _is_literal(value):
        yield f"{key}: |-"
        yield from (f"{indent}  {line}" if line else "" for line in value.split("\n"))
    elif isinstance(value, Mapping):
        flow = f"{key}: {flow_mapping(value)}"
        if len(indent) + len(flow) <= _LINE and not any(
            _has_parts(each) for each in value.values()
        ):
            yield flow
        else:
            yield f"{key}:"
            for inner, part in value.items():
                first, *more = _lines(inner, part, f"{indent}  ")
                yield f"{indent}  {first}"
                yield from more
    elif isinstance(value, (list, tuple)) and any(_has_parts(each) for each in value):
        yield f"{key}:"
        for each in value:
            yield from lines_of(Entry(each), f"{indent}  ")
    else:
        yield f"{key}: {_inline(value)}"


def _is_literal(text: str) -> bool:
    """Whether a text has several lines that can stand as they are below its key."""
    lines = text.split("\n")
    return (
        len(lines) > 1
        and bool(lines[0] and lines[-1])
        and not lines[0][0].isspace()
        and all(line == line.rstrip() for line in lines)
        and all(sign.isprintable() or sign in _SPACES for line in lines for sign in line)
    )


def _has_parts(value: object) -> bool:
    return isinstance(value, (Mapping, list, tuple))


def _inline(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(scalar_in_flow(each) for each in value)}]"
    return scalar(value)


def scalar_in_flow(value: object) -> str:
    """The same within brackets, where more signs have a meaning."""
    text = scalar(value)
    if value is None or isinstance(value, bool):
        return text
    if text.startswith('"') or (_PLAIN_IN_FLOW.fullmatch(text) and text == text.strip()):
        return text
    return _quoted(str(value))


def mapping_lines(fields: Mapping[str, Any], indent: str) -> Iterator[str]:
    """The keys of a mapping, a line each, and more for those that are folded or long."""
    for key, value in fields.items():
        if key in FOLDED and value:
            yield f"{indent}{key}: >-"
            yield from (f"{indent}  {line}" for line in folded(str(value)))
        else:
            first, *more = _lines(key, value, indent)
            yield f"{indent}{first}"
            yield from more


def folded(value: str) -> list[str]:
    """A long value without spaces, cut into lines."""
    return [value[at : at + _WIDTH] for at in range(0, len(value), _WIDTH)]


def flow_mapping(fields: Mapping[str, Any]) -> str:
    """A short mapping on one line: ``{name: Vladimir Putin}``."""
    return "{" + ", ".join(f"{key}: {scalar_in_flow(value)}" for key, value in fields.items()) + "}"
