"""“By Martha Quill, Berlin” → “Martha Quill”: who wrote a text, as its second line says it."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from glossator.detecting.language import languages, rules

_WORD = re.compile(r"[^\W\d_][^\W\d_.’'-]*(?:[.’'-][^\W\d_]*)*")


class _Words(NamedTuple):
    """The words of bylines in every language: whose an article is may be told before its language
    is. ``months`` are told by their first three letters."""

    by: frozenset[str]
    particles: frozenset[str]
    months: frozenset[str]
    two: re.Pattern[str]
    joined: re.Pattern[str]
    after_names: re.Pattern[str]


@cache
def _words() -> _Words:
    tables = [rules(language) for language in languages()]

    def listed(name: str) -> list[str]:
        return sorted({word for table in tables for word in table["bylines"][name]})

    joining = "|".join(map(re.escape, listed("and")))
    telling = "|".join(map(re.escape, listed("after_names")))
    months = {month for table in tables for month in table["figures"]["dates"]["months"]}
    return _Words(
        by=frozenset(listed("by")),
        particles=frozenset(listed("particles")),
        months=frozenset(month[:3] for month in months),
        two=re.compile(rf"\s(?:{joining}|&)\s"),
        joined=re.compile(
            rf"(?<!\s)\s*(?:,\s*(?:(?:{joining})\s+)?|&\s*|(?<=\s)(?:{joining})\s+)",
            re.IGNORECASE,
        ),
        after_names=re.compile(rf"(?<!\s)\s*(?:[|·•–—/;(]|(?<=\s)(?:-\s|(?:{telling})\s|(?=\d)))"),
    )


def author_of(line: str) -> str | None:
    """Whom a line names as the author, if it is a byline and nothing else.

    After the names may stand a place, a day, or what the author is.
    """
    by, _, rest = line.partition(" ")
    known = _words()
    if by.lower() not in known.by:
        return None
    named = known.after_names.split(rest, maxsplit=1)[0].strip()
    words = named.split()
    if (
        len(named) < len(rest)
        and words
        and words[-1][:3].lower() in known.months
        and len(words) > 2
    ):
        # “Martha Quill March 3, 2025”
        named = " ".join(words[:-1])
    if all(map(_is_name, known.joined.split(named))):
        first, place = (*named.split(",", 1), "")[:2]
        # “Ana Lind, New York” is one author, “Ana Lind, Jo Roe and Max Muster” are three.
        several = known.two.search(place) or not place
        return named if several else first
    # “Ana Lind and Jo Roe, Berlin”
    first = named.partition(",")[0].strip()
    return first if all(map(_is_name, known.joined.split(first))) else None


def _is_name(text: str) -> bool:
    """Two words or more, in capitals but for particles: a name alone may be a day or a town."""
    words = text.split()
    if not 2 <= len(words) <= 5 or not all(map(_WORD.fullmatch, words)):
        return False
    capital = [word[0].isupper() for word in words]
    small = [word for word, is_capital in zip(words, capital, strict=True) if not is_capital]
    return capital[-1] and sum(capital) >= 2 and all(word in _words().particles for word in small)
