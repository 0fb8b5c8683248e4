"""Days, months, years and the words that tell them from the article's date → ISO 8601 (EDTF)."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Callable
from dataclasses import dataclass

from glossator.detecting.figures.found import Found
from glossator.detecting.figures.lexicon import Lexicon
from glossator.detecting.figures.numbers import number
from glossator.detecting.lexer import Tokens
from glossator.detecting.phrases import phrase_at

_FIRST_YEAR, _LAST_YEAR = 1000, 2199
_DASHES = ("-", "–", "‐", "‑", "—")
_MARKS = ("'", "’", "‘")
_WEEK = 7


@dataclass(frozen=True)
class Told:
    """What days are told from: the language and the article's date, if it is known."""

    lexicon: Lexicon
    today: datetime.date | None


_Reader = Callable[[Tokens, int, Told], Found | None]


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


def _small(tokens: Tokens, index: int, most: int) -> int | None:
    low = tokens.low(index)
    if tokens.kind(index) == "n" and len(low) <= 2 and low.isascii() and low.isdigit():
        return int(low) if 1 <= int(low) <= most else None
    return None


def date(tokens: Tokens, index: int, told: Told) -> Found | None:
    """The longest date that begins at a token."""
    low = tokens.low(index)
    lexicon = told.lexicon
    readers: tuple[_Reader, ...]
    if tokens.kind(index) == "n":
        readers = _FROM_DIGITS
    elif low in lexicon.months:
        readers = _FROM_MONTHS
    elif low in lexicon.numerals:
        readers = _FROM_NUMERALS
    else:
        readers = _FROM_WORDS
    best = None
    for reader in readers:
        found = reader(tokens, index, told)
        if found is not None and (best is None or found.end > best.end):
            best = found
    return best


def _made(index: int, end: int, iso: str | None = None) -> Found:
    return Found(start=index, end=end, kind="date", iso=iso)


def _iso(year: int | None, month: int | None = None, day: int | None = None) -> str | None:
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


def _past_comma(tokens: Tokens, index: int) -> int:
    return index + 1 if tokens.low(index) == "," and tokens.glued(index) else index


def _past_point(tokens: Tokens, index: int) -> int:
    """Past the full stop of “Feb.”."""
    return index + 1 if tokens.low(index) == "." and tokens.glued(index) else index


def _month(tokens: Tokens, index: int, told: Told) -> int | None:
    """The month that a capitalised word names."""
    raw = tokens.raw(index)
    if not raw[:1].isupper():
        return None
    return told.lexicon.months.get(tokens.low(index))


def _day(tokens: Tokens, index: int, told: Told) -> tuple[int, int] | None:
    """A day of the month, “24” or “24th”: where it ends, and which."""
    day = _small(tokens, index, 31)
    if day is None:
        return None
    end = index + 1
    if tokens.glued(end) and tokens.low(end) in told.lexicon.data["ordinals"]["suffixes"]:
        end += 1
    elif tokens.glued(end) and tokens.kind(end) == "w":
        return None
    return end, day


def _year_after(tokens: Tokens, index: int, *, comma: bool = True) -> tuple[int, int] | None:
    at = _past_comma(tokens, index) if comma else index
    if is_year(tokens, at) and tokens.near(at) and not _is_count(tokens, at):
        return at + 1, int(tokens.low(at))
    return None


def _is_count(tokens: Tokens, index: int) -> bool:
    """Whether a number goes on after what would be a year: “2000%”, “2024-25-1”."""
    return tokens.glued(index + 1) and tokens.low(index + 1) in ("%", "°")


def _guess_year(told: Told, month: int, day: int | None) -> int | None:
    """The year of a date without one: that which is nearest to the article's date."""
    today = told.today
    if today is None:
        return None
    years = (today.year - 1, today.year, today.year + 1)

    def distance(year: int) -> int:
        last = calendar.monthrange(year, month)[1]
        return abs((datetime.date(year, month, min(day or 15, last)) - today).days)

    return min(years, key=distance)


def _month_first(tokens: Tokens, index: int, told: Told) -> Found | None:
    """“February 24, 2025”, “Feb. 24”, “February 2025”, “February”."""
    month = _month(tokens, index, told)
    if month is None:
        return None
    at = index + 1
    if (
        tokens.low(at) == "."
        and tokens.low(index) in told.lexicon.data["dates"]["month_needs"]["months"]
    ):
        at = _past_point(tokens, at)
    if (at_year := _year_after(tokens, at)) is not None:
        return _made(index, at_year[0], _iso(at_year[1], month))
    if tokens.low(at) in _MARKS and tokens.glued(at + 1) and _small(tokens, at + 1, 99):
        return None
    day = _day(tokens, at, told) if tokens.near(at) else None
    if day is not None:
        return _with_year(tokens, index, day[0], month=month, day=day[1], told=told)
    needs = told.lexicon.data["dates"]["month_needs"]
    if tokens.low(index) in needs["months"]:
        before = tokens.low(index - 1)
        if before in _DASHES:
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
    return _made(index, index + 1, _iso(_guess_year(told, month, None), month))


def _with_year(tokens: Tokens, index: int, end: int, *, month: int, day: int, told: Told) -> Found:
    """A day and a month, with the second day of “24-26 February” and with the year if it stands."""
    last_day = None
    if tokens.low(end) in _DASHES and (second := _day(tokens, end + 1, told)) is not None:
        unitless = not (tokens.kind(second[0]) == "w" and tokens.glued(second[0]))
        if second[1] > day and unitless:
            last_day, end = second[1], second[0]
    at_year = _year_after(tokens, end)
    if at_year is not None:
        end, year = at_year
    else:
        year = _guess_year(told, month, day)  # type: ignore[assignment]
    iso = _iso(year, month, day)
    if last_day is not None and iso is not None:
        until = _iso(year, month, last_day)
        iso = f"{iso}/{until}" if until else None
    return _made(index, end, iso)


def _day_first(tokens: Tokens, index: int, told: Told) -> Found | None:
    """“24 February 2025”, “24th of February”, “24.–26. Februar”."""
    first = _day(tokens, index, told)
    if first is None:
        return None
    end, day = first
    last_day = None
    end = _ordinal_point(tokens, end, told)
    if tokens.low(end) in (
        *_DASHES,
        *told.lexicon.data["ranges"]["and"],
        *told.lexicon.data["ranges"]["to"],
    ):
        second = _day(tokens, end + 1, told)
        if second is not None and second[1] > day:
            last_day, end = second[1], _ordinal_point(tokens, second[0], told)
    at = end
    if tokens.low(at) in told.lexicon.data["dates"]["of"]:
        at += 1
    if tokens.low(at) in _DASHES and tokens.glued(at) and tokens.glued(at + 1):
        at += 1
    month = _month(tokens, at, told)
    if month is None or not tokens.near(at) or tokens.low(index - 1) in told.lexicon.signs:
        return None
    end = at + 1
    if tokens.low(end) == "." and len(tokens.low(at)) <= 4 and tokens.low(at) != "may":
        after = end + 1
        end = after if tokens.kind(after) == "n" else end
    elif tokens.low(end) in _DASHES and is_year(tokens, end + 1) and tokens.glued(end):
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


def _numeric(tokens: Tokens, index: int, told: Told) -> Found | None:
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
    if not all(part.isascii() and part.isdigit() for part in parts) or (
        tokens.glued(index + 5) and tokens.kind(index + 5) != "s"
    ):
        return None
    if len(parts[0]) == 4 and all(len(part) <= 2 for part in parts[1:]):
        year, month, day = (int(part) for part in parts)
        good = 1 <= month <= 12 and 1 <= day <= 31 and year >= 1
        return _made(index, index + 5, _iso(year, month, day)) if good else None
    if len(parts[2]) not in (2, 4) or any(len(part) > 2 for part in parts[:2]):
        return None
    one, two, year = (int(part) for part in parts)
    year += (2000 if year < 70 else 1900) if len(parts[2]) == 2 else 0
    return _either_order(index, index + 5, one=one, two=two, year=year, told=told)


def _dotted(index: int, low: str) -> Found | None:
    parts = low.split(".")
    if not all(part.isdigit() and part.isascii() for part in parts):
        return None
    day, month, year = (int(part) for part in parts)
    if len(parts[2]) != 4 or not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    return _made(index, index + 1, _iso(year, month, day))


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
            return _made(index, end)
        orders = [(two, one)]
    return _made(index, end, _iso(year, *orders[0]))


def _with_weekday(tokens: Tokens, index: int, told: Told) -> Found | None:
    """“Monday, 24 February 2025”, “Today, February 25, 2025”."""
    dates = told.lexicon.data["dates"]
    low = tokens.low(index)
    named = tokens.capital(index) and low in told.lexicon.weekdays
    if not named and low not in (*dates["today"], *dates["yesterday"], *dates["tomorrow"]):
        return None
    at = index + 1
    if tokens.low(at) == "." and tokens.glued(at):
        at += 1
    at = _past_comma(tokens, at)
    if tokens.low(at) in dates["the"] or tokens.low(at) in dates["on"]:
        at += 1
    if not tokens.near(at):
        return None
    rest = _month_first(tokens, at, told) or _day_first(tokens, at, told)
    if rest is None or not any(tokens.kind(each) == "n" for each in range(at, rest.end)):
        return None
    return rest.but(start=index)


def _weekday(tokens: Tokens, index: int, told: Told) -> Found | None:
    """“Monday”, “Monday morning”."""
    low = tokens.low(index)
    if not tokens.capital(index) or low not in told.lexicon.weekdays:
        return None
    dates = told.lexicon.data["dates"]
    if low in dates["short_weekdays"]["words"]:
        return None
    end = index + 1
    if tokens.low(end) in dates["parts_of_day"] and tokens.near(end):
        end += 1
    return _made(index, end, _day_iso(told, _back_to(told, told.lexicon.weekdays[low])))


def _back_to(told: Told, weekday: int) -> int:
    """Days from the article's date to the latest such day of the week."""
    return -((told.today.weekday() - weekday) % _WEEK) if told.today else 0


def _day_iso(told: Told, days: int) -> str | None:
    return (told.today + datetime.timedelta(days=days)).isoformat() if told.today else None


def _relative(tokens: Tokens, index: int, told: Told) -> Found | None:
    """“yesterday”, “last week”, “this month”, “next Monday”, “last March”."""
    dates = told.lexicon.data["dates"]
    low = tokens.low(index)
    for key, days in (("today", 0), ("yesterday", -1), ("tomorrow", 1)):
        if low in dates[key]:
            end = index + 1
            if tokens.low(end) in dates["parts_of_day"] and tokens.near(end):
                end += 1
            return _made(index, end, _day_iso(told, days))
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
        back = _back_to(told, weekday)
        days = {-1: back or -_WEEK, 0: back, 1: back + _WEEK}[steps]
        return _made(index, end, _day_iso(told, days))
    month = _month(tokens, at, told)
    if month is not None:
        if told.today is None:
            return _made(index, end)
        year = told.today.year
        if steps < 0 and month >= told.today.month:
            year -= 1
        if steps > 0 and month <= told.today.month:
            year += 1
        return _made(index, end, _iso(year, month))
    if word in dates["seasons"] and word not in dates["months"]:
        year_of = told.today.year + steps if told.today else None
        iso = f"{year_of:04}-{dates['seasons'][word]}" if year_of and steps else None
        return _made(index, end, iso)
    period = dates["periods"].get(word)
    if period is None or (word == "day" and tokens.low(index) not in dates["next"]):
        return None
    return _made(index, end, _period_iso(told, period, steps))


def _period_iso(told: Told, period: str, steps: int) -> str | None:
    """The day, month or year that is so many steps away; an interval for a week."""
    today = told.today
    if today is None:
        return None
    if period in ("day", "night"):
        return _day_iso(told, steps)
    if period == "week":
        monday = today + datetime.timedelta(days=-today.weekday() + _WEEK * steps)
        return f"{monday.isoformat()}/{(monday + datetime.timedelta(days=6)).isoformat()}"
    if period == "weekend":
        saturday = today + datetime.timedelta(days=5 - today.weekday() + _WEEK * steps)
        return f"{saturday.isoformat()}/{(saturday + datetime.timedelta(days=1)).isoformat()}"
    if period == "month":
        months = today.year * 12 + today.month - 1 + steps
        return _iso(months // 12, months % 12 + 1)
    if period == "year":
        return _iso(today.year + steps)
    if period == "quarter":
        quarters = today.year * 4 + (today.month - 1) // 3 + steps
        return f"{quarters // 4:04}-{33 + quarters % 4}"
    if period == "decade":
        return f"{today.year // 10 + steps:03}X"
    if period == "century":
        return f"{today.year // 100 + steps:02}XX"
    return None


def _ago(tokens: Tokens, index: int, told: Told) -> Found | None:
    """“two years ago”, “a week ago”."""
    lexicon = told.lexicon
    if tokens.low(index) in lexicon.data["numbers"]["a"] and tokens.near(index + 1):
        at, steps = index + 1, 1
    else:
        read = number(tokens, index, lexicon)
        if read is None or read.value is None:
            return None
        at, steps = read.end, int(read.value) if read.whole and read.value < 10_000 else 0
    named = phrase_at(tokens, at, lexicon.durations)
    if named is None or tokens.low(named[0]) not in lexicon.data["dates"]["ago"]:
        return None
    end, unit = named[0] + 1, named[1]
    iso = None
    if steps and told.today is not None:
        if unit in ("day", "week"):
            days = steps * (_WEEK if unit == "week" else 1)
            iso = _day_iso(told, -days) if days < 100_000 else None
        elif unit in ("month", "year"):
            iso = _period_iso(told, unit, -steps) if steps < told.today.year else None
    return _made(index, end, iso)


def _year(tokens: Tokens, index: int, told: Told) -> Found | None:
    """A year, or years from one to another: “2014-2016”, “2019-20”, “2024/25”."""
    if not is_year(tokens, index) or _is_count(tokens, index):
        return None
    year = int(tokens.low(index))
    sign = tokens.low(index + 1)
    after = tokens.low(index + 2)
    if sign in (*_DASHES, "/") and tokens.glued(index + 1) and tokens.glued(index + 2):
        if is_year(tokens, index + 2) and int(after) > year:
            return _made(index, index + 3, f"{year}/{after}")
        short = len(after) == 2 and after.isascii() and after.isdigit()
        if (short and int(after) == (year + 1) % 100) or (
            short and sign in _DASHES and int(after) > year % 100
        ):
            return _made(index, index + 3, f"{year}/{year // 100:02}{after}")
    if tokens.glued(index + 1) and tokens.kind(index + 1) == "w":
        return None
    if tokens.glued(index) and tokens.low(index - 1) not in (
        *_DASHES,
        "(",
        "[",
        "“",
        '"',
        "‘",
        "'",
        "/",
    ):
        return None
    return _made(index, index + 1, _iso(year)) if _reads_as_year(tokens, index, told) else None


def _reads_as_year(tokens: Tokens, index: int, told: Told) -> bool:
    """Tell a year from a count: “the 2022 elections”, “2000 soldiers”, “in 1914”."""
    year = int(tokens.low(index))
    before, after = tokens.low(index - 1), tokens.low(index + 1)
    words = told.lexicon.data["dates"]["years"]["before"]
    if (
        tokens.low(index - 1) in told.lexicon.signs
        or before in told.lexicon.data["denied"]["names"]
    ):
        return before == "year"
    plural = (
        tokens.kind(index + 1) == "w"
        and tokens.near(index + 1)
        and (after.endswith("s") or after in told.lexicon.data["counts"]["people"])
        and not after.endswith(("ss", "'s", "us", "is"))
    )
    likely = 1700 <= year <= 2100
    if before in words or before.endswith("'s") or before in told.lexicon.months:
        return not plural or (likely and year % 100 != 0)
    if plural and year % 10 == 0:
        return False
    return likely


def _decade(tokens: Tokens, index: int, told: Told) -> Found | None:
    """“1990s”, “’90s”, “nineties”."""
    low = tokens.low(index)
    words = told.lexicon.data["dates"]["decades"]
    if low in words:
        return _made(index, index + 1, f"19{words[low] // 10}X" if words[low] < 100 else None)
    if tokens.kind(index) != "n" or not low.isascii() or not low.isdigit():
        return None
    end = index + 1
    if tokens.low(end) in ("'", "’") and tokens.glued(end) and tokens.glued(end + 1):
        end += 1
    if tokens.low(end) not in told.lexicon.data["dates"]["decade_endings"] or not tokens.glued(end):
        return None
    if len(low) == 4 and low.endswith("0") and is_year(tokens, index):
        century = low.endswith("00")
        return _made(index, end + 1, f"{low[:2]}XX" if century else f"{low[:3]}X")
    if len(low) == 2 and low.endswith("0"):
        marked = tokens.low(index - 1) in _MARKS and tokens.glued(index)
        start = index - 1 if marked else index
        if not marked and tokens.low(index - 1) not in (
            *told.lexicon.data["dates"]["the"],
            *_DASHES,
        ):
            return None
        return _made(start, end + 1, f"{'20' if low < '30' else '19'}{low[0]}X")
    return None


def _quarter(tokens: Tokens, index: int, told: Told) -> Found | None:
    """“Q3 2024”, “third quarter of 2024”, “first half of 2024”."""
    dates = told.lexicon.data["dates"]
    low = tokens.low(index)
    if low == dates["quarter_prefix"] and tokens.glued(index + 1):
        which = _small(tokens, index + 1, 4)
        if which is None:
            return None
        end = index + 2
        if tokens.low(end) in dates["of"]:
            end += 1
        at_year = _year_after(tokens, end)
        if at_year is None:
            return _made(index, index + 2)
        return _made(index, at_year[0], f"{at_year[1]}-{32 + which}")
    which = told.lexicon.ordinals.get(low)
    if which is None or tokens.low(index + 1) not in (*dates["quarters"], *dates["halves"]):
        return None
    end = index + 2
    if tokens.low(end) in dates["of"]:
        end += 1
    if tokens.low(end) in dates["fiscal"]:
        end += 1
    at_year = _year_after(tokens, end)
    if at_year is None:
        return None
    quarter = tokens.low(index + 1) in dates["quarters"] and which <= 4
    return _made(index, at_year[0], f"{at_year[1]}-{32 + which}" if quarter else None)


def _fiscal(tokens: Tokens, index: int, told: Told) -> Found | None:
    """“fiscal 2024”, “financial year 2024-25”, “FY25”."""
    dates = told.lexicon.data["dates"]
    low = tokens.low(index)
    at = index + 1
    if low in dates["fiscal"]:
        if tokens.low(at) == "year":
            at += 1
        if not is_year(tokens, at):
            return None
        years = _year(tokens, at, told)
        return years.but(start=index) if years else _made(index, at + 1, tokens.low(at))
    if low in dates["fiscal_prefix"] and tokens.kind(at) == "n" and tokens.near(at):
        if is_year(tokens, at):
            return _made(index, at + 1, tokens.low(at))
        if _small(tokens, at, 99) and tokens.glued(at):
            return _made(index, at + 1, f"20{tokens.low(at):0>2}")
    return None


def _season(tokens: Tokens, index: int, told: Told) -> Found | None:
    """“summer 2024”, “summer of 2024”."""
    dates = told.lexicon.data["dates"]
    season = dates["seasons"].get(tokens.low(index))
    if season is None:
        return None
    end = index + 1
    if tokens.low(end) in dates["of"]:
        end += 1
    at_year = _year_after(tokens, end)
    if at_year is None:
        return None
    return _made(index, at_year[0], f"{at_year[1]}-{season}")


_FROM_DIGITS = (_numeric, _day_first, _decade, _ago, _year)
_FROM_MONTHS = (_month_first,)
_FROM_NUMERALS = (_ago, _quarter, _decade)
_FROM_WORDS = (_with_weekday, _weekday, _relative, _fiscal, _quarter, _season, _decade)
