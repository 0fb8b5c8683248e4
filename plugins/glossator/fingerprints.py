"""A fingerprint of each sealed word, so that a broken seal can name the first that differs.

The seal says *that* words have changed; fingerprints say *where*. They hold none of the words:
12 bits of a digest each, written as two characters, which no reader can turn back.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from itertools import takewhile

from glossator.text import words_of

MAX_WORDS = 9_000
"""Words after these are not fingerprinted; a text in a gloss file may not be longer."""

_SIZE = 2
_STEP = 12
"""How many words may have come or gone at the place of the first difference."""
_AGREE = 3
"""So many fingerprints in a row are no chance."""
_AROUND = 4


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
    return "".join(map(_print, _words(text)))


def first_difference(filed: str, text: str) -> Difference | None:
    """Where ``text`` first differs from the one whose fingerprints were filed.

    None if no word differs in the part that has fingerprints.
    """
    filed = "".join(filed.split())
    old = [filed[at : at + _SIZE] for at in range(0, len(filed), _SIZE)]
    words = _words(text)
    new = [_print(word) for word in words]
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    if same == len(old) and (same == len(new) or same == MAX_WORDS):
        return None
    lost, came = _resume(old[same : same + _STEP + _AGREE], new[same : same + _STEP + _AGREE])
    return Difference(
        number=same + 1,
        new=tuple(words[same : same + came]),
        lost=lost,
        before=" ".join(words[max(0, same - _AROUND) : same]),
        after=" ".join(words[same + came : same + came + _AROUND]),
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


def _words(text: str) -> list[str]:
    words = words_of(text)
    return words.split(" ", MAX_WORDS)[:MAX_WORDS] if words else []


def _print(word: str) -> str:
    digest = hashlib.sha256(word.encode("utf-8", "surrogatepass")).digest()
    return base64.urlsafe_b64encode(digest)[:_SIZE].decode()
