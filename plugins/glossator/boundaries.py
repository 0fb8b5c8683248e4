"""Where a text may be parted: between letters and their marks never, between words best."""

from __future__ import annotations

import itertools
import re
import unicodedata

_EXTENDS = re.compile(
    "[\u0e33\u0eb3\u1160-\u11ff\ud7b0-\ud7ff\u200c\u200d\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]"
)
"""What belongs to the character before it beside marks: vowel signs of Thai and Lao, Hangul
vowels and finals, joiners, skin tones, and the tags of flags such as Scotland's."""

UNSPACED = (
    "\u0e00-\u109f\u1780-\u17ff\u2e80-\u312f\u31a0-\u9fff\uf900-\ufaff\uff66-\uff9d"
    "\U0001b000-\U0001b2ff\U00020000-\U0003ffff"
)
"""Scripts that put no spaces between words, as a part of a character class: Thai to Burmese,
Khmer, Chinese and Japanese."""

_UNSPACED = re.compile(f"[{UNSPACED}]")


def splits_cluster(text: str, offset: int) -> bool:
    """Whether ``offset`` would part a letter from its marks (UAX #29, the common cases)."""
    if not 0 < offset < len(text):
        return False
    before, after = text[offset - 1], text[offset]
    if unicodedata.category(after).startswith("M") or _EXTENDS.match(after):
        return True
    if before == "\u200d":
        return not after.isspace()
    if _is_regional(before) and _is_regional(after):
        # Flags are pairs of these letters: only an even number of them may stand before.
        run = itertools.takewhile(_is_regional, reversed(text[max(0, offset - 64) : offset]))
        return sum(1 for _ in run) % 2 == 1
    return before + after == "\r\n"


def _is_regional(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def joins_word(text: str, offset: int) -> bool:
    """Whether ``offset`` lies inside a word or number, in scripts that part words."""
    if not 0 < offset < len(text):
        return False
    before, after = text[offset - 1], text[offset]
    if _parted(before) and _parted(after):
        return True
    if before.isdigit() and after in ".,:" and offset + 1 < len(text):
        return text[offset + 1].isdigit()
    if after.isdigit() and before in ".,:" and offset > 1:
        return text[offset - 2].isdigit()
    return False


def _parted(character: str) -> bool:
    """Letters and digits of scripts that put spaces between words."""
    return character.isalnum() and (
        character < "\u0590"
        or "\u10a0" <= character <= "\u10ff"
        or "\u1e00" <= character <= "\u1fff"
    )


def parts_words(text: str, offset: int) -> bool:
    """Whether a reader would part the text at ``offset`` and find whole words on both sides.

    In scripts that put no spaces between words every letter is such a place.
    """
    if not 0 < offset < len(text):
        return True
    if splits_cluster(text, offset):
        return False
    before, after = text[offset - 1], text[offset]
    if before.isspace() or after.isspace():
        return True
    return bool(_UNSPACED.match(before) or _UNSPACED.match(after))
