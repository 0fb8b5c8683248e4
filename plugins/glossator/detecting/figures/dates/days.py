"""Days and months by their names and numbers: “24 February 2025”, “11/9/2001”, “Monday, 3 May”."""

from __future__ import annotations

from glossator.detecting.figures.dates.told import (
    DASHES,
    MARKS,
    WEEK,
    Told,
    date_found,
    day_at,
    day_iso,
    days_back_to,
    guess_year,
    is_year,
    iso_date,
    month_at,
    past_comma,
    past_point,
    small_number,
    tense,
    year_after,
)
from glossator.detecting.figures.found import Found
from glossator.detecting.lexer import Tokens
from glossator.detecting.phrases import phrase_at


def read_month_first(tokens: Tokens, index: int, told: Told) -> Found | None:
    """“February 24, 2025”, “Feb. 24”, “February 2025”, “February”."""
    month = month_at(tokens, index, told)
    if month is None:
        return None
    at = index + 1
    if (
        tokens.low(at) == "."
        and tokens.low(index) in told.lexicon.data["dates"]["month_needs"]["months"]
    ):
        at = past_point(tokens, at)
    of = at + 1 if tokens.low(at) in told.lexicon.data["dates"]["of"] else at
    if (at_year := year_after(tokens, of)) is not None:
        return date_found(index, at_year[0], iso_date(at_year[1], month))
    if tokens.low(at) in MARKS and tokens.glued(at + 1) and not tokens.glued(at):
        # “March ’21”
        short = small_number(tokens, at + 1, 99)
        if short is None or len(tokens.low(at + 1)) != 2:
            return None
        return date_found(index, at + 2, iso_date(_in_full(short), month))
    if tokens.low(at) in told.lexicon.data["dates"]["the"]:
        at += 1
    day = day_at(tokens, at, told) if tokens.near(at) else None
    if day is not None:
        return _with_year(tokens, index, day[0], month=month, day=day[1], told=told)
    needs = told.lexicon.data["dates"]["month_needs"]
    if tokens.low(index) in needs["months"]:
        before = tokens.low(index - 1)
        if before in DASHES:
            before = tokens.low(index - 2)
        if before not in needs["before"] or not tokens.near(index):
            return None
        if (
            tokens.capital(at)
            and tokens.near(at)
            and at == index + 1
            and tokens.low(at) not in told.lexicon.months
        ):
            return None
    year = guess_year(told, month, None, tense(tokens, index, told))
    return date_found(index, index + 1, iso_date(year, month))


def _in_full(short: int) -> int:
    """21 → 2021, 89 → 1989."""
    return short + (2000 if short < 70 else 1900)


def _with_year(tokens: Tokens, index: int, end: int, *, month: int, day: int, told: Told) -> Found:
    """A day and a month, with the second day of “24-26 February” and with the year if it stands."""
    last_day = None
    rules = told.lexicon.data["ranges"]
    before, word = tokens.low(index - 1), tokens.low(end)
    spoken = (before in rules["between"] and word in rules["and"]) or (
        before in rules["from"] and word in rules["to"]
    )
    if (word in DASHES or spoken) and (second := day_at(tokens, end + 1, told)) is not None:
        unitless = not (tokens.kind(second[0]) == "w" and tokens.glued(second[0]))
        if second[1] > day and unitless:
            last_day, end = second[1], second[0]
    at_year = year_after(tokens, end)
    if at_year is not None:
        end, year = at_year
    else:
        year = guess_year(told, month, day, tense(tokens, index, told))  # type: ignore[assignment]
    iso = iso_date(year, month, day)
    if last_day is not None and iso is not None:
        until = iso_date(year, month, last_day)
        iso = f"{iso}/{until}" if until else None
    return date_found(index, end, iso)


def read_day_first(tokens: Tokens, index: int, told: Told) -> Found | None:
    """“24 February 2025”, “24th of February”, “24.–26. Februar”."""
    first = day_at(tokens, index, told)
    if first is None:
        return None
    end, day = first
    last_day = None
    end = _ordinal_point(tokens, end, told)
    if tokens.low(end) in (
        *DASHES,
        *told.lexicon.data["ranges"]["and"],
        *told.lexicon.data["ranges"]["to"],
    ):
        second = day_at(tokens, end + 1, told)
        if second is not None and second[1] > day:
            last_day, end = second[1], _ordinal_point(tokens, second[0], told)
    at = end
    if tokens.low(at) in told.lexicon.data["dates"]["of"]:
        at += 1
    if tokens.low(at) in DASHES and tokens.glued(at) and tokens.glued(at + 1):
        at += 1
    month = month_at(tokens, at, told)
    if month is None or not tokens.near(at) or tokens.low(index - 1) in told.lexicon.signs:
        return None
    end = at + 1
    if tokens.low(end) == "." and len(tokens.low(at)) <= 4 and tokens.low(at) != "may":
        after = end + 1
        end = after if tokens.kind(after) == "n" else end
    elif tokens.low(end) in DASHES and is_year(tokens, end + 1) and tokens.glued(end):
        end += 1
    found = _with_year(tokens, index, end, month=month, day=last_day or day, told=told)
    if last_day is not None and found.iso is not None:
        first_iso = f"{found.iso[:8]}{day:02}"
        return found.but(iso=f"{first_iso}/{found.iso}")
    return found


def _ordinal_point(tokens: Tokens, index: int, told: Told) -> int:
    """German writes “24.” for the twenty-fourth."""
    if told.lexicon.data["dates"].get("ordinal_point") and tokens.low(index) == ".":
        return index + 1
    return index


def read_numeric(tokens: Tokens, index: int, told: Told) -> Found | None:
    """“2025-02-24”, “24.02.2025”, “25/02/2025”."""
    low = tokens.low(index)
    if tokens.kind(index) != "n":
        return None
    if low.count(".") == 2 and "," not in low:
        return _dotted(index, low)
    sign = tokens.low(index + 1)
    if sign not in ("-", "/", "–") or tokens.low(index + 3) != sign:
        return None
    if not all(tokens.glued(each) for each in range(index + 1, index + 5)):
        return None
    parts = [tokens.low(each) for each in (index, index + 2, index + 4)]
    instant = tokens.low(index + 5) == "t" and tokens.kind(index + 6) == "n"
    if not all(part.isascii() and part.isdigit() for part in parts) or (
        tokens.glued(index + 5) and tokens.kind(index + 5) != "s" and not instant
    ):
        return None
    if len(parts[0]) == 4 and all(len(part) <= 2 for part in parts[1:]):
        year, month, day = (int(part) for part in parts)
        good = 1 <= month <= 12 and 1 <= day <= 31 and year >= 1
        return date_found(index, index + 5, iso_date(year, month, day)) if good else None
    if len(parts[2]) not in (2, 4) or any(len(part) > 2 for part in parts[:2]):
        return None
    one, two, year = (int(part) for part in parts)
    year = _in_full(year) if len(parts[2]) == 2 else year
    return _either_order(index, index + 5, one=one, two=two, year=year, told=told)


def _dotted(index: int, low: str) -> Found | None:
    parts = low.split(".")
    if not all(part.isdigit() and part.isascii() for part in parts):
        return None
    day, month, year = (int(part) for part in parts)
    if all(len(part) == 2 for part in parts):
        year = _in_full(year)
    elif len(parts[2]) != 4:
        return None
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    return date_found(index, index + 1, iso_date(year, month, day))


def _either_order(
    index: int, end: int, *, one: int, two: int, year: int, told: Told
) -> Found | None:
    """Day and month in the one order that makes sense; without a date if both do."""
    orders = [
        (month, day)
        for month, day in {(two, one), (one, two)}
        if 1 <= month <= 12 and 1 <= day <= 31
    ]
    if not orders:
        return None
    if len(orders) > 1:
        if not told.lexicon.data["day_first"]:
            return date_found(index, end)
        orders = [(two, one)]
    return date_found(index, end, iso_date(year, *orders[0]))


def read_with_weekday(tokens: Tokens, index: int, told: Told) -> Found | None:
    """“Monday, 24 February 2025”, “Today, February 25, 2025”."""
    dates = told.lexicon.data["dates"]
    low = tokens.low(index)
    named = tokens.capital(index) and low in told.lexicon.weekdays
    if not named and low not in (*dates["today"], *dates["yesterday"], *dates["tomorrow"]):
        return None
    at = index + 1
    if tokens.low(at) == "." and tokens.glued(at):
        at += 1
    at = past_comma(tokens, at)
    if tokens.low(at) in dates["the"] or tokens.low(at) in dates["on"]:
        at += 1
    if not tokens.near(at):
        return None
    rest = read_month_first(tokens, at, told) or read_day_first(tokens, at, told)
    if rest is None or not any(tokens.kind(each) == "n" for each in range(at, rest.end)):
        return None
    return rest.but(start=index)


def read_weekday(tokens: Tokens, index: int, told: Told) -> Found | None:
    """“Monday”, “Monday morning”."""
    low = tokens.low(index)
    if not tokens.capital(index) or low not in told.lexicon.weekdays:
        return None
    dates = told.lexicon.data["dates"]
    if low in dates["short_weekdays"]["words"]:
        return None
    end = index + 1
    days = days_back_to(told, told.lexicon.weekdays[low])
    for key, steps in (("last", -1), ("this", 0), ("next", 1)):
        week = dates["periods"].get(tokens.low(end + 1)) == "week"
        if tokens.low(end) in dates[key] and week and tokens.near(end):
            # “Monday next week”
            today = told.today.weekday() if told.today else 0
            days, end = told.lexicon.weekdays[low] - today + WEEK * steps, end + 2
            break
    if tokens.low(end) in dates["parts_of_day"] and tokens.near(end):
        end += 1
    return date_found(index, end, day_iso(told, days))


def read_day_alone(tokens: Tokens, index: int, told: Told) -> Found | None:
    """“on the 15th”: a day of a month that is not named."""
    dates = told.lexicon.data["dates"]
    if tokens.low(index - 1) not in dates["the"] or tokens.low(index - 2) not in dates["on"]:
        return None
    day = day_at(tokens, index, told)
    if day is None or day[0] != index + 2 or tokens.kind(index) != "n":
        return None
    noun = tokens.kind(day[0]) == "w" and tokens.near(day[0])
    dashed = tokens.low(day[0]) in DASHES
    if dashed or (noun and tokens.low(day[0]) not in told.lexicon.data["counts"]["stops"]):
        return None
    return date_found(index, day[0])


def read_holiday(tokens: Tokens, index: int, told: Told) -> Found | None:
    """“Christmas Eve”, “New Year’s Day 2020”; a day that moves from year to year has no date."""
    named = phrase_at(tokens, index, told.lexicon.holidays)
    if named is None or not tokens.capital(index):
        return None
    end, day = named
    at_year = year_after(tokens, end)
    if not day:
        return date_found(index, at_year[0] if at_year else end)
    month, number = (int(part) for part in day.split("-"))
    if at_year is not None:
        return date_found(index, at_year[0], iso_date(at_year[1], month, number))
    return date_found(index, end, iso_date(guess_year(told, month, number), month, number))
