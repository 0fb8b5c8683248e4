"""Links from one note to another, on pages and sheets where notes have no address."""

from __future__ import annotations

import re

from glossator.markup import Html

_LINK_TAG = re.compile(r'<a href="#note-[^<>]*>|<a [^<>]*>|</a>')


def without_note_links(html: str) -> Html:
    """The same HTML, in which the words of such links are words; links do not nest in HTML."""
    kept: list[str] = []
    at, to_note = 0, False
    for found in _LINK_TAG.finditer(html):
        if found[0] != "</a>":
            to_note = found[0].startswith('<a href="#note-')
        if to_note:
            kept.append(html[at : found.start()])
            at = found.end()
    kept.append(html[at:])
    return Html("".join(kept))
