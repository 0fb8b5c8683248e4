"""How hard a text is to read, in a measure that needs no dictionary and no language."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?…:;](?=[\s”’\"')\]]|$)")
_LONG = 6


def word_count(text: str) -> int:
    """How many words a text has; numbers are none."""
    return len(_WORD.findall(text))


def lix(text: str) -> float:
    """The readability index LIX: words to a sentence, and the share of long words in percent.

    Below 30 a text is very easy, about 40 as a newspaper, above 60 very hard.

    Source: Carl-Hugo Björnsson, *Läsbarhet*, Liber, Stockholm 1968.
    """
    words = _WORD.findall(text)
    if not words:
        return 0.0
    sentences = max(1, len(_SENTENCE_END.findall(text)))
    long = sum(len(word) > _LONG for word in words)
    return len(words) / sentences + 100 * long / len(words)
