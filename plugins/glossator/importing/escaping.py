"""Plain words → Markdown that shows just these words."""

from __future__ import annotations

import re
from html.entities import html5

# References that browsers read without a semicolon, too: “&copy”.
_LEGACY = "|".join(sorted(name for name in html5 if not name.endswith(";")))
# Everything that Python-Markdown and the extensions of a usual site give a meaning inside a line.
_MARKS = re.compile(
    r"[\\`*_{}\[\]<>|~^=$]|&(?=#|\w+;|"
    + _LEGACY
    + r")|:(?=[a-z0-9_+-]+:)|(?<=\+)\+|(?<=-)-|(?<=[A-Za-z0-9])@|/(?=/)"
)
# … and at its beginning.
_BEGINNING = re.compile(r"#|[-+:](?=\s|$|-|\+)|!(?=!!)|\?(?=\?\?)|%(?=%%)|;(?=--)")
_LIST = re.compile(r"(\d+)([.)])(?=\s|$)")
_BACKSLASH = frozenset("\\`*_{}[]#+-.!>")


def escaped(line: str) -> str:
    """One paragraph or heading on one line; no character of it means anything to Markdown."""
    line = " ".join(line.split())
    words = line.rstrip("#")
    # A heading may end with signs that are not shown.
    closing = _one("#") * (len(line) - len(words))
    numbered = _LIST.match(words)
    if numbered:
        return f"{numbered[1]}{_one(numbered[2])}{_inside(words[numbered.end() :])}{closing}"
    if _BEGINNING.match(words):
        return f"{_one(words[0])}{_inside(words[1:])}{closing}"
    return f"{_inside(words)}{closing}"


def _inside(text: str) -> str:
    return _MARKS.sub(lambda found: _one(found[0]), text)


def _one(sign: str) -> str:
    return f"\\{sign}" if sign in _BACKSLASH else f"&#{ord(sign)};"
