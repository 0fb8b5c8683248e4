"""Years, decades, quarters, fiscal years and seasons."""

from __future__ import annotations

from glossator.detecting.figures.dates.told import (
    DASHES,
    MARKS,
    Told,
    date_found,
    is_count,
    is_year,
    iso_date,
    small_number,
    year_after,
)
from glossator.detecting.figures.found import Found
from glossator.detecting.lexer import Tokens


def read_year(tokens: Tokens, index: int, told: Told) -> Found | None:
    """A year, or years from one to another: “2014-2016”, “2019-20”, “2024/25”."""
    if not is_year(tokens, index) or is_count(tokens, index):
        return None
    years = _to_year(tokens, index)
    if years is not None:
        return years
    if tokens.low(index + 1) == "'s" and tokens.glued(index + 1):
        # “the 1990's”, but “2019's third quarter”
        the = tokens.low(index - 1) in told.lexicon.data["dates"]["the"]
        if the and tokens.low(index).endswith("0"):
            return date_found(index, index + 2, f"{tokens.low(index)[:3]}X")
    elif tokens.glued(index + 1) and tokens.kind(index + 1) == "w":
        return None
    if tokens.glued(index) and tokens.low(index - 1) not in (*DASHES, *"([“\"‘'/"):
        return None
    year = iso_date(int(tokens.low(index)))
    return date_found(index, index + 1, year) if _reads_as_year(tokens, index, told) else None


def _to_year(tokens: Tokens, index: int) -> Found | None:
    """“2014-2016”, “2019-20”, “2024/25”."""
    year = int(tokens.low(index))
    sign = tokens.low(index + 1)
    after = tokens.low(index + 2)
    if sign in (*DASHES, "/") and tokens.glued(index + 1) and tokens.glued(index + 2):
        if is_year(tokens, index + 2) and int(after) > year:
            return date_found(index, index + 3, f"{year}/{after}")
        month = sign == "-" and len(after) == 2 and after[0] == "0" and "0" < after[1] <= "9"
        if month and int(after) != (year + 1) % 100 and tokens.low(index + 3) != "-":
            # “2010-09”
            return date_found(index, index + 3, f"{year}-{after}")
        short = len(after) == 2 and after.isascii() and after.isdigit()
        if (short and int(after) == (year + 1) % 100) or (
            short and sign in DASHES and int(after) > year % 100
        ):
            return date_found(index, index + 3, f"{year}/{year // 100:02}{after}")
    return None


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
    people = after in told.lexicon.data["counts"]["people"]
    if plural and (year % 100 == 0 or (people and year % 10 == 0)):
        return False
    return likely


def read_era(tokens: Tokens, index: int, told: Told) -> Found | None:
    """“44 BC”, “AD 79”."""
    dates = told.lexicon.data["dates"]
    before = tokens.low(index) in dates["eras_before"] and tokens.raw(index).isupper()
    at = index + 1 if before else index
    low = tokens.low(at)
    if tokens.kind(at) != "n" or not (low.isascii() and low.isdigit()) or len(low) > 4:
        return None
    if before:
        return date_found(index, at + 1, f"{int(low):04}") if tokens.near(at) else None
    era = tokens.low(at + 1)
    if era not in dates["eras_after"] or not tokens.raw(at + 1).isupper() or not int(low):
        return None
    # ISO 8601 has a year 0: 1 BC.
    christ = era in dates["before_christ"]
    year = 1 - int(low) if christ else int(low)
    return date_found(index, at + 2, f"{'-' if year < 0 else ''}{abs(year):04}")


def read_decade(tokens: Tokens, index: int, told: Told) -> Found | None:
    """“1990s”, “’90s”, “nineties”."""
    low = tokens.low(index)
    words = told.lexicon.data["dates"]["decades"]
    if low in words:
        if _is_own(tokens, index, told):
            # “in her forties” is an age, and none that can be told.
            return None
        return date_found(index, index + 1, f"19{words[low] // 10}X" if words[low] < 100 else None)
    if tokens.kind(index) != "n" or not low.isascii() or not low.isdigit():
        return None
    end = index + 1
    if tokens.low(end) in ("'", "’") and tokens.glued(end) and tokens.glued(end + 1):
        end += 1
    if tokens.low(end) not in told.lexicon.data["dates"]["decade_endings"] or not tokens.glued(end):
        return None
    if len(low) == 4 and low.endswith("0") and is_year(tokens, index):
        century = low.endswith("00")
        return date_found(index, end + 1, f"{low[:2]}XX" if century else f"{low[:3]}X")
    if len(low) == 2 and low.endswith("0"):
        marked = tokens.low(index - 1) in MARKS and tokens.glued(index)
        start = index - 1 if marked else index
        if not marked and _is_own(tokens, index, told):
            # “in his early 60s” is an age, and none that can be told.
            return None
        if not marked and tokens.low(index - 1) not in (
            *told.lexicon.data["dates"]["the"],
            *told.lexicon.data["dates"]["parts_of_period"],
            *(() if _is_limited(tokens, index, told) else DASHES),
        ):
            return None
        return date_found(start, end + 1, f"{'20' if low < '30' else '19'}{low[0]}X")
    return None


def _is_limited(tokens: Tokens, index: int, told: Told) -> bool:
    """“over-50s” are people; “mid-50s” is a part of a decade."""
    limit = tokens.low(index - 2)
    return (
        limit in told.lexicon.limits_before.single
        and limit not in told.lexicon.data["dates"]["parts_of_period"]
    )


def _is_own(tokens: Tokens, index: int, told: Told) -> bool:
    """Whether “his” stands before a number, or before “his early”, “her mid-”."""
    dates, before = told.lexicon.data["dates"], index - 1
    before -= 1 if tokens.low(before) in DASHES else 0
    before -= 1 if tokens.low(before) in dates["parts_of_period"] else 0
    return tokens.low(before) in dates["own"]


def read_quarter(tokens: Tokens, index: int, told: Told) -> Found | None:
    """“Q3 2024”, “third quarter of 2024”, “first half of 2024”."""
    dates = told.lexicon.data["dates"]
    low = tokens.low(index)
    if low == dates["quarter_prefix"] and tokens.glued(index + 1):
        which = small_number(tokens, index + 1, 4)
        if which is None:
            return None
        end = index + 2
        if tokens.low(end) in dates["of"]:
            end += 1
        at_year = year_after(tokens, end)
        if at_year is None:
            return date_found(index, index + 2)
        return date_found(index, at_year[0], f"{at_year[1]}-{32 + which}")
    end = index + 1
    which = told.lexicon.ordinals.get(low)
    if tokens.kind(index) == "n" and tokens.low(end) in told.lexicon.data["ordinals"]["suffixes"]:
        which, end = small_number(tokens, index, 4), end + 1
    if which is None or tokens.low(end) not in (*dates["quarters"], *dates["halves"]):
        return None
    named, end = tokens.low(end), end + 1
    if tokens.low(end) in dates["of"]:
        end += 1
    if tokens.low(end) in dates["fiscal"]:
        end += 1
    at_year = year_after(tokens, end)
    if at_year is None:
        return None
    quarter = named in dates["quarters"] and which <= 4
    return date_found(index, at_year[0], f"{at_year[1]}-{32 + which}" if quarter else None)


def read_fiscal(tokens: Tokens, index: int, told: Told) -> Found | None:
    """“fiscal 2024”, “financial year 2024-25”, “FY25”."""
    dates = told.lexicon.data["dates"]
    low = tokens.low(index)
    at = index + 1
    if low in dates["fiscal"]:
        if tokens.low(at) == "year":
            at += 1
        if not is_year(tokens, at):
            return None
        years = read_year(tokens, at, told)
        return years.but(start=index) if years else date_found(index, at + 1, tokens.low(at))
    if low in dates["fiscal_prefix"] and tokens.kind(at) == "n" and tokens.near(at):
        if is_year(tokens, at):
            years = _to_year(tokens, at)
            return years.but(start=index) if years else date_found(index, at + 1, tokens.low(at))
        if small_number(tokens, at, 99) and tokens.glued(at):
            return date_found(index, at + 1, f"20{tokens.low(at):0>2}")
    return None


def read_season(tokens: Tokens, index: int, told: Told) -> Found | None:
    """“summer 2024”, “summer of 2024”."""
    dates = told.lexicon.data["dates"]
    season = dates["seasons"].get(tokens.low(index))
    if season is None:
        return None
    end = index + 1
    if tokens.low(end) in dates["of"]:
        end += 1
    at_year = year_after(tokens, end)
    if at_year is not None:
        return date_found(index, at_year[0], f"{at_year[1]}-{season}")
    before = index - 1
    before -= 1 if tokens.low(before) in dates["parts_of_period"] else 0
    before -= 1 if tokens.low(before) in dates["the"] else 0
    noun = tokens.kind(index + 1) == "w" and tokens.near(index + 1)
    ends = not noun or tokens.low(index + 1) in told.lexicon.data["counts"]["stops"]
    if (
        tokens.low(before) not in dates["during"]
        or not ends
        or tokens.low(index + 1) in dates["of"]
    ):
        return None
    return date_found(index, index + 1)


def read_century(tokens: Tokens, index: int, told: Told) -> Found | None:
    """“19th century”, “nineteenth-century”, “5th century BC”."""
    dates = told.lexicon.data["dates"]
    which = _which_century(tokens, index, told)
    if which is None:
        return None
    at, number = which
    if tokens.low(at) in DASHES and tokens.glued(at) and tokens.glued(at + 1):
        at += 1
    if tokens.low(at) not in dates["centuries"] or not tokens.near(at) or not 0 < number <= 21:
        return None
    if tokens.low(at + 1) in dates["eras_after"] and tokens.raw(at + 1).isupper():
        ended = tokens.low(at + 1) in dates["before_christ"]
        return date_found(index, at + 2, None if ended else f"{number - 1:02}XX")
    return date_found(index, at + 1, f"{number - 1:02}XX")


def _which_century(tokens: Tokens, index: int, told: Told) -> tuple[int, int] | None:
    low = tokens.low(index)
    if tokens.kind(index) == "n":
        suffix = tokens.low(index + 1) in told.lexicon.data["ordinals"]["suffixes"]
        number = small_number(tokens, index, 21)
        return (index + 2, number) if suffix and number and tokens.glued(index + 1) else None
    if told.lexicon.tens.get(low) == 20:
        at = index + 2 if tokens.low(index + 1) == "-" else index + 1
        one = told.lexicon.ordinals.get(tokens.low(at))
        return (at + 1, 20 + one) if one is not None else None
    which = told.lexicon.ordinals.get(low)
    return None if which is None else (index + 1, which)


def read_short_year(tokens: Tokens, index: int, told: Told) -> Found | None:
    """“in ’68”, “the class of ’89”."""
    low = tokens.low(index + 1)
    if tokens.low(index) not in MARKS or not tokens.glued(index + 1) or tokens.glued(index):
        return None
    plain = len(low) == 2 and low.isascii() and low.isdigit() and tokens.kind(index + 1) == "n"
    ends = not tokens.glued(index + 2) or tokens.low(index + 2) in (",", ".", ";", ")", "?", "!")
    before = tokens.low(index - 1)
    placed = (
        before in told.lexicon.data["dates"]["during"] or before in told.lexicon.data["dates"]["of"]
    )
    if not plain or not ends or not placed:
        return None
    return date_found(index, index + 2, f"{'20' if int(low) < 40 else '19'}{low}")


def read_worded_year(tokens: Tokens, index: int, told: Told) -> Found | None:
    """“in nineteen eighty-four”: two numbers below a hundred, side by side."""
    lexicon, low = told.lexicon, tokens.low(index)
    high = lexicon.small.get(low, 0) or lexicon.tens.get(low, 0)
    tens = lexicon.tens.get(tokens.low(index + 1), 0)
    if not 17 <= high <= 20 or not tens or not tokens.near(index + 1):
        return None
    end = index + 2
    at = end + 1 if tokens.low(end) == "-" and tokens.glued(end) else end
    one = lexicon.small.get(tokens.low(at), 0)
    if 0 < one < 10 and tokens.near(at):
        tens, end = tens + one, at + 1
    noun = tokens.kind(end) == "w" and tokens.near(end)
    dates, before = lexicon.data["dates"], tokens.low(index - 1)
    placed = before in dates["years"]["before"] or before in dates["is"]
    if not placed or (noun and tokens.low(end) not in lexicon.data["counts"]["stops"]):
        return None
    return date_found(index, end, f"{high}{tens:02}")
