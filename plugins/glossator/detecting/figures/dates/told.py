"""What days are told from, and the parts that dates are made of."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Callable
from dataclasses import dataclass

from glossator.detecting.figures.found import Found
from glossator.detecting.figures.lexicon import Lexicon
from glossator.detecting.lexer import Tokens

_FIRST_YEAR, _LAST_YEAR = 1000, 2199
DASHES = ("-", "–", "‐", "‑", "—")
MARKS = ("'", "’", "‘")
WEEK = 7
_TENSE = 10
"""Tokens before a date within which its verb stands."""


@dataclass(frozen=True)
class Told:
    """What days are told from: the language and the article's date, if it is known."""

    lexicon: Lexicon
    today: datetime.date | None


Reader = Callable[[Tokens, int, Told], Found | None]


def is_year(tokens: Tokens, index: int) -> bool:
    """Whether a token is a year in four digits."""
    low = tokens.low(index)
    return (
        tokens.kind(index) == "n"
        and len(low) == 4
        and low.isascii()
        and low.isdigit()
        and _FIRST_YEAR <= int(low) <= _LAST_YEAR
    )


def small_number(tokens: Tokens, index: int, most: int) -> int | None:
    """A number in one or two digits, from 1 to ``most``."""
    low = tokens.low(index)
    if tokens.kind(index) == "n" and len(low) <= 2 and low.isascii() and low.isdigit():
        return int(low) if 1 <= int(low) <= most else None
    return None


def date_found(index: int, end: int, iso: str | None = None) -> Found:
    """A date that was found."""
    return Found(start=index, end=end, kind="date", iso=iso)


def iso_date(year: int | None, month: int | None = None, day: int | None = None) -> str | None:
    """A date that exists, as far as it is known."""
    if year is None:
        return None
    if month is None:
        return f"{year:04}"
    if day is None:
        return f"{year:04}-{month:02}"
    if day > calendar.monthrange(year, month)[1]:
        return None
    return f"{year:04}-{month:02}-{day:02}"


def past_comma(tokens: Tokens, index: int) -> int:
    """Past a comma, if one stands here."""
    return index + 1 if tokens.low(index) == "," and tokens.glued(index) else index


def past_point(tokens: Tokens, index: int) -> int:
    """Past the full stop of “Feb.”."""
    return index + 1 if tokens.low(index) == "." and tokens.glued(index) else index


def month_at(tokens: Tokens, index: int, told: Told) -> int | None:
    """The month that a capitalised word names."""
    raw = tokens.raw(index)
    if not raw[:1].isupper():
        return None
    return told.lexicon.months.get(tokens.low(index))


def day_at(tokens: Tokens, index: int, told: Told) -> tuple[int, int] | None:
    """A day of the month, “24”, “24th” or “twenty-fourth”: where it ends, and which."""
    day = small_number(tokens, index, 31)
    if day is None:
        return _worded_day(tokens, index, told)
    end = index + 1
    if tokens.glued(end) and tokens.low(end) in told.lexicon.data["ordinals"]["suffixes"]:
        end += 1
    elif tokens.glued(end) and tokens.kind(end) == "w":
        return None
    return end, day


def _worded_day(tokens: Tokens, index: int, told: Told) -> tuple[int, int] | None:
    lexicon, low = told.lexicon, tokens.low(index)
    if lexicon.tens.get(low) in (20, 30):
        at = index + 2 if tokens.low(index + 1) == "-" else index + 1
        one = lexicon.ordinals.get(tokens.low(at), 0)
        day = lexicon.tens[low] + one
        return (at + 1, day) if 0 < one < 10 and day <= 31 else None
    which = lexicon.ordinals.get(low, 0)
    return (index + 1, which) if 0 < which <= 31 else None


def year_after(tokens: Tokens, index: int, *, comma: bool = True) -> tuple[int, int] | None:
    """The year that stands here, after a comma maybe: where it ends, and which it is."""
    at = past_comma(tokens, index) if comma else index
    if is_year(tokens, at) and tokens.near(at) and not is_count(tokens, at):
        return at + 1, int(tokens.low(at))
    return None


def is_count(tokens: Tokens, index: int) -> bool:
    """Whether a number goes on after what would be a year: “2000%”, “2024-25-1”."""
    return tokens.glued(index + 1) and tokens.low(index + 1) in ("%", "°")


def guess_year(told: Told, month: int, day: int | None, tense: int = 0) -> int | None:
    """The year of a date without one: that which is nearest to the article's date.

    Of the past, if ``tense`` is below nought, and of the time to come if it is above.
    """
    today = told.today
    if today is None:
        return None
    years = (today.year - 1, today.year, today.year + 1)

    def distance(year: int) -> tuple[bool, int]:
        last = calendar.monthrange(year, month)[1]
        days = (datetime.date(year, month, min(day or 15, last)) - today).days
        if day is None and year == today.year and month == today.month:
            days = 0
        return days * tense < 0, abs(days)

    return min(years, key=distance)


def tense(tokens: Tokens, index: int, told: Told) -> int:
    """Whether the words before a date tell of the past (-1) or of what is to come (1).

    The nearest verb of its sentence says so: “will begin on 3 March”, “began on 3 March”.
    """
    rules = told.lexicon.data["dates"]["tense"]
    for at in range(index - 1, max(-1, index - _TENSE), -1):
        low = tokens.low(at)
        if low in (".", "!", "?", ";") or low in rules["unsure"]:
            return 0
        if low in rules["future"]:
            return 1
        if low in rules["past"] or (low.endswith(tuple(rules["past_endings"])) and len(low) > 4):
            return -1
    return 0


def days_back_to(told: Told, weekday: int) -> int:
    """Days from the article's date to the latest such day of the week."""
    return -((told.today.weekday() - weekday) % WEEK) if told.today else 0


def day_iso(told: Told, days: int) -> str | None:
    """The day so many days from the article's, if its date is known."""
    return (told.today + datetime.timedelta(days=days)).isoformat() if told.today else None
