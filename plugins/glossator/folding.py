"""A folded copy of a text, for finding words in spite of typography.

Folding undoes only what printers and browsers do to the same words: quotation marks and
apostrophes of any style become straight ones, dashes a hyphen, any run of white space
(no-break spaces too) one space; soft hyphens, zero-width and bidi control characters go;
canonically equivalent sequences become NFC. Letters and digits are never changed: no case
folding, no compatibility forms, because ``m²`` is not ``m2``.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from glossator.offsets import OffsetMap

_DOUBLE = "״“”„‟«»〝〞〟＂"
_SINGLE = "׳‘’‚‛‹›ʼ＇"
_DASHES = "‐‑‒–—―−﹘﹣－"
_IGNORED = (
    "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
)
_PIECE = re.compile(
    rf"(?P<space>(?:\s|[{_IGNORED}](?=[{_IGNORED}]{{0,8}}\s))+)"
    rf"|(?P<double>[{_DOUBLE}])|(?P<single>[{_SINGLE}])|(?P<dash>[{_DASHES}])"
    rf"|(?P<ignored>[{_IGNORED}])"
    rf"|(?P<plain>[^\s{_DOUBLE}{_SINGLE}{_DASHES}{_IGNORED}]+)"
)
_REPLACEMENT = {"space": " ", "double": '"', "single": "'", "dash": "-", "ignored": ""}


def fold(text: str) -> OffsetMap:
    """Return the folded copy of ``text`` with the map back to it."""
    folded = OffsetMap()
    after_space = False
    for piece in _PIECE.finditer(text):
        start, length = piece.start(), piece.end() - piece.start()
        group = piece.lastgroup
        if group == "plain":
            _append_composed(folded, piece[0], start)
        elif group is not None and not (group == "space" and after_space):
            folded.append(_REPLACEMENT[group], start, length)
        if group != "ignored":
            after_space = group == "space"
    return folded


def fold_text(text: str) -> str:
    """The folded copy alone, its ends trimmed."""
    return fold(text).text.strip(" ")


def _append_composed(folded: OffsetMap, part: str, start: int) -> None:
    if unicodedata.is_normalized("NFC", part):
        folded.append(part, start, len(part))
        return
    joins_previous = _characters_that_join()
    cluster_from = 0
    for index in range(1, len(part) + 1):
        if index < len(part) and (
            unicodedata.combining(part[index]) or part[index] in joins_previous
        ):
            continue
        cluster = part[cluster_from:index]
        folded.append(unicodedata.normalize("NFC", cluster), start + cluster_from, len(cluster))
        cluster_from = index


@lru_cache(maxsize=1)
def _characters_that_join() -> frozenset[str]:
    """Characters that NFC may merge into the one before them although they are starters."""
    joining = {chr(code) for code in range(0x1160, 0x1200)}
    for code in range(0xA0, 0x20000):
        parts = unicodedata.decomposition(chr(code)).split()
        if len(parts) == 2 and not parts[0].startswith("<"):
            joining.add(chr(int(parts[1], 16)))
    return frozenset(joining)
