"""Plain words → Markdown that shows just these words."""

from __future__ import annotations

import re

# Everything that Python-Markdown and the extensions of a usual site give a meaning.
_MARKS = re.compile(r"[\\`*_{}\[\]<>|~^=$]|&(?=#?\w+;)|!(?=\[)|:(?=[a-z0-9_+-]+:)|\+(?=\+)|-(?=-)")
_BEGINNINGS = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|[-+*](?=\s|$)|:(?=\s)|>|!!!|\?\?\?|%%%|---|===)")
_LIST = re.compile(r"^(\s*)(\d+)([.)])(?=\s|$)")
_ABBREVIATION = re.compile(r"^(\s*)\*\[")


def escaped(line: str) -> str:
    """One paragraph or heading on one line; no character of it means anything to Markdown."""
    line = " ".join(line.split())
    line = _MARKS.sub(lambda found: _entity(found[0]), line)
    line = _BEGINNINGS.sub(lambda found: found[1] + _entity(found[2][0]) + found[2][1:], line)
    return _LIST.sub(lambda found: f"{found[1]}{found[2]}{_entity(found[3])}", line)


def _entity(sign: str) -> str:
    if sign in "\\`*_{}[]!+-.#>":
        return f"\\{sign}" if sign not in "<>" else f"&#{ord(sign)};"
    return f"&#{ord(sign)};"
