"""Days told from the article's own: “yesterday”, “last week”, “two years ago”."""

from __future__ import annotations

import datetime

from glossator.detecting.figures.dates.told import (
    WEEK,
    Told,
    date_found,
    day_iso,
    days_back_to,
    iso_date,
    month_at,
)
from glossator.detecting.figures.found import Found
from glossator.detecting.figures.numbers import number
from glossator.detecting.lexer import Tokens
from glossator.detecting.phrases import phrase_at


def read_relative(tokens: Tokens, index: int, told: Told) -> Found | None:
    """“yesterday”, “last week”, “this month”, “next Monday”, “last March”."""
    dates = told.lexicon.data["dates"]
    low = tokens.low(index)
    named = phrase_at(tokens, index, told.lexicon.days)
    if named is not None:
        return date_found(index, named[0], day_iso(told, int(named[1])))
    for key, days in (("today", 0), ("yesterday", -1), ("tomorrow", 1)):
        if low in dates[key]:
            end = index + 1
            if tokens.low(end) in dates["parts_of_day"] and tokens.near(end):
                end += 1
            return date_found(index, end, day_iso(told, days))
    for key, steps in (("last", -1), ("this", 0), ("next", 1)):
        if low in dates[key] and tokens.near(index + 1):
            found = _relative_to(tokens, index, told, steps)
            if found is not None:
                return found
    return None


def _relative_to(tokens: Tokens, index: int, told: Told, steps: int) -> Found | None:
    dates = told.lexicon.data["dates"]
    word, at = tokens.low(index + 1), index + 1
    end = at + 1
    if tokens.capital(at) and word in told.lexicon.weekdays:
        if tokens.low(end) in dates["parts_of_day"]:
            end += 1
        weekday = told.lexicon.weekdays[word]
        back = days_back_to(told, weekday)
        days = {-1: back or -WEEK, 0: back, 1: back + WEEK}[steps]
        return date_found(index, end, day_iso(told, days))
    month = month_at(tokens, at, told)
    if month is not None:
        if told.today is None:
            return date_found(index, end)
        year = told.today.year
        if steps < 0 and month >= told.today.month:
            year -= 1
        if steps > 0 and month <= told.today.month:
            year += 1
        return date_found(index, end, iso_date(year, month))
    if word in dates["seasons"] and word not in dates["months"]:
        year_of = told.today.year + steps if told.today else None
        iso = f"{year_of:04}-{dates['seasons'][word]}" if year_of and steps else None
        return date_found(index, end, iso)
    period = dates["periods"].get(word)
    if period is None or (word == "day" and tokens.low(index) not in dates["next"]):
        return None
    return date_found(index, end, _period_iso(told, period, steps))


def _period_iso(told: Told, period: str, steps: int) -> str | None:
    """The day, month or year that is so many steps away; an interval for a week."""
    today = told.today
    if today is None:
        return None
    if period in ("day", "night"):
        return day_iso(told, steps)
    if period == "week":
        monday = today + datetime.timedelta(days=-today.weekday() + WEEK * steps)
        return f"{monday.isoformat()}/{(monday + datetime.timedelta(days=6)).isoformat()}"
    if period == "weekend":
        saturday = today + datetime.timedelta(days=5 - today.weekday() + WEEK * steps)
        return f"{saturday.isoformat()}/{(saturday + datetime.timedelta(days=1)).isoformat()}"
    if period == "month":
        months = today.year * 12 + today.month - 1 + steps
        return iso_date(months // 12, months % 12 + 1)
    if period == "year":
        return iso_date(today.year + steps)
    if period == "quarter":
        quarters = today.year * 4 + (today.month - 1) // 3 + steps
        return f"{quarters // 4:04}-{33 + quarters % 4}"
    if period == "decade":
        return f"{today.year // 10 + steps:03}X"
    if period == "century":
        return f"{today.year // 100 + steps:02}XX"
    return None


def read_ago(tokens: Tokens, index: int, told: Told) -> Found | None:
    """“two years ago”, “a week ago”, “three weeks from now”."""
    lexicon = told.lexicon
    numbers = lexicon.data["numbers"]
    if tokens.low(index) in numbers["a"] and tokens.near(index + 1):
        at, steps = index + 1, 1
        if tokens.low(at) in numbers["couple"] and tokens.low(at + 1) in numbers["of"]:
            at, steps = at + 2, 0
    else:
        read = number(tokens, index, lexicon)
        if read is None or read.value is None:
            return None
        at, steps = read.end, int(read.value) if read.whole and read.value < 10_000 else 0
    named = phrase_at(tokens, at, lexicon.durations)
    if named is None:
        return None
    end, unit = named[0] + 1, named[1]
    if tokens.low(named[0]) in lexicon.data["dates"]["ago"]:
        steps = -steps
    elif (hence := phrase_at(tokens, named[0], lexicon.hence)) is not None:
        end = hence[0]
    else:
        return None
    return date_found(index, end, _away(told, unit, steps))


def _away(told: Told, unit: str, steps: int) -> str | None:
    """The day, month or year so many of a unit away from the article’s own."""
    if not steps or told.today is None:
        return None
    if unit in ("day", "week", "fortnight"):
        days = steps * {"day": 1, "week": WEEK, "fortnight": 2 * WEEK}[unit]
        return day_iso(told, days) if abs(days) < 100_000 else None
    if unit in ("month", "year"):
        return _period_iso(told, unit, steps) if abs(steps) < told.today.year else None
    return None
