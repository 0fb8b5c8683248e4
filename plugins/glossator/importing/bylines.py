"""“By Martha Quill, Berlin” → “Martha Quill”: who wrote a text, as its second line says it."""

from __future__ import annotations

import re

_BY = frozenset({"by", "von"})
_PARTICLES = frozenset(
    "al bin da de del den der di dos du el ibn la le ten ter van vom von y zu".split()
)
_MONTHS = frozenset(
    "jan feb mar apr may jun jul aug sep oct nov dec mär mai okt dez".split()
)  # by their first three letters
_AND = re.compile(
    r"(?<!\s)\s*(?:,\s*(?:(?:and|und)\s+)?|&\s*|(?<=\s)(?:and|und)\s+)", re.IGNORECASE
)
_AFTER_NAMES = re.compile(r"(?<!\s)\s*(?:[|·•–—/;(]|(?<=\s)(?:-\s|(?:in|for|für)\s|(?=\d)))")
_WORD = re.compile(r"[^\W\d_][^\W\d_.’'-]*(?:[.’'-][^\W\d_]*)*")


def author_of(line: str) -> str | None:
    """Whom a line names as the author, if it is a byline and nothing else.

    After the names may stand a place, a day, or what the author is.
    """
    by, _, rest = line.partition(" ")
    if by.lower() not in _BY:
        return None
    named = _AFTER_NAMES.split(rest, maxsplit=1)[0].strip()
    words = named.split()
    if len(named) < len(rest) and words and words[-1][:3].lower() in _MONTHS and len(words) > 2:
        # “Martha Quill March 3, 2025”
        named = " ".join(words[:-1])
    if all(map(_is_name, _AND.split(named))):
        first, place = (*named.split(",", 1), "")[:2]
        # “Ana Lind, New York” is one author, “Ana Lind, Jo Roe and Max Muster” are three.
        several = re.search(r"\s(?:and|und|&)\s", place) or not place
        return named if several else first
    first = named.partition(",")[0].strip()
    return first if _is_name(first) else None


def _is_name(text: str) -> bool:
    """Two words or more, in capitals but for particles: a name alone may be a day or a town."""
    words = text.split()
    if not 2 <= len(words) <= 5 or not all(map(_WORD.fullmatch, words)):
        return False
    capital = [word[0].isupper() for word in words]
    small = [word for word, is_capital in zip(words, capital, strict=True) if not is_capital]
    return capital[-1] and sum(capital) >= 2 and all(word in _PARTICLES for word in small)
