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

_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
"""What may stand within a word and is not seen: soft hyphens, joiners and breaks without width."""

_REACH = 16
"""So many characters on each side tell whether a place is inside a word or number."""

_DENYING = re.compile(r"(?<!\w)(?:un|in|im|il|ir|dis|non|miss?)\Z", re.IGNORECASE)

_JOINED = tuple(
    (re.compile(f"(?:{before})$", re.IGNORECASE), re.compile(after, re.IGNORECASE))
    for before, after in (
        # 5.5, 1,500, 10:30, 1/2, 10^6
        (r"\d", r"[.,:/^]\d"),
        (r"\d[.,:/^]", r"\d"),
        # −5, +3, -$2, .5: where the sign does not part two numbers or words
        (r"(?:^|[\s(\[\"'“”„«‘])[-−+.]", r"[$€£¥]?\d"),
        (r"(?<![\d.])−", r"[$€£¥]?\d"),
        # 1 500 and 1’500; of a year or a day nothing is parted
        (r"(?:^|[^\w.,])(?:\d{1,3}[ \u00a0\u2009\u202f'’])+", r"\d{3}(?!\d)"),
        (r"(?:^|[^\w.,])\d{1,3}", r"[ \u00a0\u2009\u202f'’]\d{3}(?!\d)"),
        # A$20
        (r"[a-z]", r"[$€£¥]\d"),
        # non-violent; not the end of a longer word
        (r"\b(?:non|un|anti|ex|pseudo|quasi|semi|nicht)[-\u2010\u2011]", r"\w"),
        # can’t
        (r"n", r"['’]t\b"),
        # п’ять
        (r"[\u0400-\u052f]", r"['’ʼ][\u0400-\u052f]"),
        (r"[\u0400-\u052f]['’ʼ]", r"[\u0400-\u052f]"),
    )
)


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
    """Whether ``offset`` lies inside a word or number, in scripts that part words.

    What turns a number or a word into another belongs to it: the sign of “−5”, the thousands of
    “1 500”, the country of “A$20”, the “non-” of “non-violent”, the “’t” of “can’t”.
    """
    if not 0 < offset < len(text):
        return False
    here, there = text[offset - 1], text[offset]
    if here.isspace() or there.isspace():
        # Most places are such: asked first, because a common word stands at a thousand.
        digits = there if here.isspace() else here
        if not digits.isdecimal():
            return False
    before = text[max(0, offset - _REACH) : offset].translate(_UNSEEN)
    after = text[offset : offset + _REACH].translate(_UNSEEN)
    if not before or not after:
        return False
    if _parted(before[-1]) and _parted(after[0]):
        return True
    if before[-1].isdecimal() and after[0].isdecimal():
        return True
    return any(left.search(before) and right.match(after) for left, right in _JOINED)


def turns_sense(text: str, offset: int, *, begins: bool) -> bool:
    """Whether words that begin or end at ``offset`` are other words, seen whole.

    “5” is another number in “25”, “able” the opposite in “unable”; in “into” there is still “in”.
    """
    if not joins_word(text, offset):
        return False
    if text[offset - 1].isalpha() and text[offset].isalpha():
        denied = _DENYING.search(text, max(0, offset - _REACH), offset)
        return begins and denied is not None
    return True


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
