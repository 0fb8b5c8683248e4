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


@dataclass(frozen=True)
class Entry:
    """One entry of a list: its keys in order, and remarks that stand above it as comments."""

    fields: Mapping[str, Any]
    comments: tuple[str, ...] = ()


def scalar(value: object) -> str:
    """A value on one line; in quotation marks where YAML would take it for something else."""
    if value is None:
        return "null"
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
    """An entry of a list, a key on each line."""
    for comment in entry.comments:
        yield f"{indent}# {comment}"
    first = True
    for key, value in entry.fields.items():
        lead = "- " if first else "  "
        first = False
        yield f"{indent}{lead}{key}: {_inline(value)}"


def _inline(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(scalar_in_flow(each) for each in value)}]"
    return scalar(value)


def scalar_in_flow(value: object) -> str:
    """The same within brackets, where more signs have a meaning."""
    text = scalar(value)
    if text.startswith('"') or (_PLAIN_IN_FLOW.fullmatch(text) and text == text.strip()):
        return text
    return _quoted(str(value))


def mapping_lines(fields: Mapping[str, Any], indent: str) -> Iterator[str]:
    """The keys of a mapping, a line each, and more for those that are folded."""
    for key, value in fields.items():
        if key in FOLDED and value:
            yield f"{indent}{key}: >-"
            yield from (f"{indent}  {line}" for line in folded(str(value)))
        else:
            yield f"{indent}{key}: {_inline(value)}"


def folded(value: str) -> list[str]:
    """A long value without spaces, cut into lines."""
    return [value[at : at + _WIDTH] for at in range(0, len(value), _WIDTH)]


def flow_mapping(fields: Mapping[str, Any]) -> str:
    """A short mapping on one line: ``{name: Vladimir Putin}``."""
    return "{" + ", ".join(f"{key}: {scalar_in_flow(value)}" for key, value in fields.items()) + "}"
