"""The few tags that texts of CSL-JSON may hold, taken off.

Sources: CSL 1.0.2 specification; the manual of citeproc-js, "HTML-like formatting tags".
"""

from __future__ import annotations

import re

_TAGS = re.compile(
    r"<(i|b|sup|sub|sc)>"
    r'|<span (?:class="nocase"|style="font-variant: ?small-caps;?")>'
    r"|</(i|b|sup|sub|sc|span)>"
)
_DEEPEST = 10
"""So far out is the beginning of a tag looked for."""


def without_markup(text: str) -> str:
    """The text without tags for italics, case and the like; each other ``<`` stays.

    A tag that is opened and not closed, or closed and not opened, is text.
    """
    opened: list[tuple[str, re.Match[str]]] = []
    taken: list[re.Match[str]] = []
    for found in _TAGS.finditer(text):
        opens, closes = found.groups()
        if closes is None:
            opened.append((opens or "span", found))
        elif any(name == closes for name, _ in opened[-_DEEPEST:]):
            while (last := opened.pop())[0] != closes:
                pass
            taken += [last[1], found]
    kept, at = [], 0
    for found in sorted(taken, key=lambda each: each.start()):
        kept.append(text[at : found.start()])
        at = found.end()
    return "".join([*kept, text[at:]])
