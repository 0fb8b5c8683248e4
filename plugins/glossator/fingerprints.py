"""A fingerprint of each sealed word, so that a broken seal can name the first that differs.

The seal says *that* words have changed; fingerprints say *where*. They hold none of the words:
12 bits of a digest each, written as two characters, which no reader can turn back. In scripts
that put no spaces between words each letter counts as a word, and its fingerprint is that of the
letter and the one before it, because there are too few letters to hide one among.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, takewhile

from glossator.boundaries import UNSPACED

MAX_WORDS = 9_000
"""Words after these are not fingerprinted; a text in a gloss file may not be longer."""

_SIZE = 2
_STEP = 12
"""How many words may have come or gone at the place of the first difference."""
_AGREE = 3
"""So many fingerprints in a row are no chance."""
_AROUND = 4
_LETTER = re.compile(f"[{UNSPACED}]")
_WORD = re.compile(rf"[{UNSPACED}]|[^\t\n\f\r {UNSPACED}]+")


@dataclass(frozen=True)
class Difference:
    """The first place where a text is not the one that was fingerprinted.

    ``number`` is the 1-based number of the word in today's text; ``new`` holds the words that
    stand there now, and ``lost`` counts those that stood there. Either may be nothing. ``before``
    and ``after`` are some words around the place.
    """

    number: int
    new: tuple[str, ...]
    lost: int
    before: str
    after: str


def fingerprints(text: str) -> str:
    """Two characters for each word of a visible text: base64url of 12 bits of its SHA-256."""
    return "".join(prints_of(list(islice(printed_words(text), MAX_WORDS))))


def first_difference(filed: str, text: str) -> Difference | None:
    """Where ``text`` first differs from the one whose fingerprints were filed.

    None if no word differs in the part that has fingerprints.
    """
    old = filed_prints(filed)
    found = list(islice(printed_words(text), MAX_WORDS))
    words = [word[0] for word in found]
    new = prints_of(found)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    if same == len(old) and (same == len(new) or same == MAX_WORDS):
        return None
    lost, came = _resume(old[same : same + _STEP + _AGREE], new[same : same + _STEP + _AGREE])
    return Difference(
        number=same + 1,
        new=tuple(words[same : same + came]),
        lost=lost,
        before=joined(words[max(0, same - _AROUND) : same]),
        after=joined(words[same + came : same + came + _AROUND]),
    )


def _resume(old: list[str], new: list[str]) -> tuple[int, int]:
    """How many words went and came before both go on alike; the fewest that explain it."""
    for total in range(1, 2 * _STEP + 1):
        # Of equal sums, first as many gone as come: a word in the place of a word.
        for lost in sorted(range(total + 1), key=lambda gone: abs(2 * gone - total)):
            came = total - lost
            if max(lost, came) > _STEP or lost > len(old) or came > len(new):
                continue
            one, two = old[lost : lost + _AGREE], new[came : came + _AGREE]
            if one == two and (one or (lost == len(old) and came == len(new))):
                return lost, came
    return min(len(old), 1), min(len(new), 1)


def printed_words(text: str) -> Iterable[re.Match[str]]:
    """What counts as a word, one after another; ASCII white space parts words."""
    return _WORD.finditer(text)


def prints_of(words: Sequence[re.Match[str]]) -> list[str]:
    """The fingerprints of words that follow one another in a text."""
    return [
        fingerprint(word[0], last[0] if last is not None and last.end() == word.start() else "")
        for last, word in pairwise([None, *words])
        if word is not None
    ]


def joined(words: Sequence[str]) -> str:
    """Words as they stand in a text: with spaces between them, where their script has them."""
    made = ""
    for word in words:
        close = made and _LETTER.match(made[-1]) and _LETTER.match(word)
        made += word if close or not made else f" {word}"
    return made


def filed_prints(filed: str) -> list[str]:
    """The fingerprints of a gloss file, one for each word."""
    filed = "".join(filed.split())
    return [filed[at : at + _SIZE] for at in range(0, len(filed), _SIZE)]


def fingerprint(word: str, before: str = "") -> str:
    """The two characters for one word; ``before`` is the one that touches it, if there is one."""
    if _LETTER.match(word):
        word = before[-1:] + word
    digest = hashlib.sha256(word.encode("utf-8", "surrogatepass")).digest()
    return base64.urlsafe_b64encode(digest)[:_SIZE].decode()
