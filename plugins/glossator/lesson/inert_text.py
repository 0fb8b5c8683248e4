"""Text that stays text in a system that decodes character references once too often.

Moodle, while it restores a Common Cartridge, turns ``&lt;`` into ``<`` twice over, and does not
clean what comes of it: an article that *tells of* ``<script>`` would run one for a whole class.
"""

from __future__ import annotations

import re
from html import escape, unescape

from glossator.markup import Html

JOINER = "\u2060"
"""A word joiner: it is not seen, and neither a tag nor a reference goes on after it."""

# Systems drop these, and what stood beside them meets.
_DROPPED = re.compile("[^\t\n\r -~\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TAG_MAY_BEGIN = re.compile(r"<(?![ \n<=0-9])")
_PERHAPS_A_REFERENCE = re.compile(r"&#?[A-Za-z0-9]{0,40};?")
_MARKUP = re.compile(r"<style>[^<]*</style>|<[^<>]*>")
_ANGLES = str.maketrans("<>", "‹›")
_QUOTATION_MARK = re.compile(r"&(?:quot|#34|#x22);", re.IGNORECASE)
_NUMBER_IN_ADDRESS = re.compile(r"&amp;#(?=[0-9xX])")
_REFERENCE_IN_ADDRESS = re.compile(r"&amp;(\w+);")


def inert(text: str) -> str:
    """Plain text in which nothing becomes a tag or a reference, however often it is decoded.

    At its end, too: what follows may be joined to it once a system has left out a tag between.
    """
    text = _TAG_MAY_BEGIN.sub(f"<{JOINER}", _DROPPED.sub("", text))
    return _PERHAPS_A_REFERENCE.sub(_parted, text)


def _parted(found: re.Match[str]) -> str:
    words = found[0]
    goes_on = found.end() == len(found.string)
    return f"&{JOINER}{words[1:]}" if goes_on or unescape(words) != words else words


def inert_html(html: str) -> Html:
    """HTML of ours, of which the same is true: of its text, and of the addresses in its tags."""
    parts: list[str] = []
    end = 0
    for found in _MARKUP.finditer(html):
        parts += [_inert_text(html[end : found.start()]), _inert_tag(found[0])]
        end = found.end()
    return Html("".join([*parts, _inert_text(html[end:])]))


def _inert_text(escaped: str) -> str:
    return escape(inert(unescape(escaped)), quote=False)


def _inert_tag(markup: str) -> str:
    if markup.startswith("<style>"):
        return markup
    # Of free text, tags hold addresses only: in these, a percent and two digits say the same.
    markup = _NUMBER_IN_ADDRESS.sub("&amp;%23", _QUOTATION_MARK.sub("%22", markup))
    return _REFERENCE_IN_ADDRESS.sub(r"&amp;\1%3B", markup)


def inert_name(name: str) -> str:
    """A name without ``<``: Moodle takes “I <3 NY” for a tag that is not closed. As the title of an
    article it would end the whole import; of other names all from there on is lost."""
    return inert(name.translate(_ANGLES))
