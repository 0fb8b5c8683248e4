"""A figure's value and unit as people write them.

A gloss file holds them in standard form, so that programs can compare them: ``500000000000`` and
``USD``, ``0.666666666667``, ``EUR-per-year``, ``2024-22``. A reader is shown “500 billion US
dollars”, “2/3”, “euros per year”, “summer 2024”. What is in no such form is shown as it is.

Sources: unit names and their plurals, CLDR; dates, ISO 8601 and EDTF (level 1: seasons 21 to 24
and ``199X``; level 2: quarters 33 to 36).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from babel.lists import format_list
from babel.numbers import (
    format_compact_decimal,
    format_decimal,
    get_currency_name,
    is_currency,
)
from babel.units import UnknownUnitError, format_unit

from glossator.dates import day_of, is_date
from glossator.translation import ENGLISH, Translator

_DATED = frozenset(
    {"date", "date and time", "day of week", "relative date", "time", "time of day", "weekday"}
)
"""Kinds and units that say: this is a point in time, and no number of anything."""

_LONG_OR_SINCE = frozenset({"year", "month", "day"})
"""“58 year” is a duration, “2022 year” a date: the value tells."""

_NUMBER = re.compile(r"[+-]?(?:0|[1-9]\d{0,38})(?:\.\d{1,39})?", re.ASCII)
_ABOUT = re.compile(r"(?:about|approximately|circa|ca\.|~|≈)\s*", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}", re.ASCII)
_PART_OF_YEAR = re.compile(r"(\d{4})-(2[1-4]|3[3-6])", re.ASCII)
_YEARS = re.compile(r"(\d{2}\dX|\d{2}XX)", re.ASCII)
_TIME = re.compile(r"(\d\d:\d\d(?::\d\d)?)(Z|[+-]\d\d:\d\d)?", re.ASCII)
_DURATION = re.compile(
    r"P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?"
    r"(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?",
    re.ASCII,
)
_DURATION_UNITS = ("year", "month", "week", "day", "hour", "minute", "second")
_KINDS_OF_UNIT = ("angle", "area", "concentr", "consumption", "digital", "duration", "electric",
                  "energy", "force", "frequency", "length", "mass", "power", "pressure", "speed",
                  "temperature", "volume")  # fmt: skip
_OTHER_WORDS = frozenset({"part", "item", "point", "sun", "drop", "pinch", "rod", "chain"})
"""Names of CLDR that are more often words for something else that is counted."""

_MILLION = Decimal(10**6)
_PLACES = 6
"""A number with so many decimal places was worked out, and nobody has written it so."""


def amount(value: str, unit: str | None = None, t: Translator = ENGLISH) -> str:
    """A value with its unit, for a reader: “500 billion US dollars”, “Monday, 24 February 2025”."""
    about = _ABOUT.match(value)
    if about and about.end() < len(value):
        return t.say("about {number}", number=amount(value[about.end() :], unit, t))
    ends = value.split(" to ")
    if len(ends) == 2 and all(_NUMBER.fullmatch(end) for end in ends):
        first = _shown(ends[0], t)
        return t.say("{first} to {last}", first=first, last=amount(ends[1], unit, t))
    if (said := _time(value, unit, t)) is not None:
        return said
    if not _NUMBER.fullmatch(value):
        return value if unit is None or unit == value or unit in _DATED else f"{value} {unit}"
    return _with_unit(value, unit, t) if unit and unit not in _DATED else _shown(value, t)


def is_dated(kind: str | None, value: str | None, unit: str | None) -> bool:
    """Whether a figure is a date, a weekday, a year or a time of day."""
    if kind is not None:
        return kind in _DATED or kind in _LONG_OR_SINCE
    if unit in _DATED:
        return True
    if value is None or (unit is not None and unit not in _LONG_OR_SINCE):
        return False
    if _YEAR.fullmatch(value):
        return "1000" <= value <= "2100"
    return not _DURATION.fullmatch(value) and _time(value, None, ENGLISH) is not None


# Dates and times.


def _time(value: str, unit: str | None, t: Translator) -> str | None:
    """A date, a time or a duration in words; None if the value is none."""
    if _YEAR.fullmatch(value):
        return value if unit in _DATED or unit == "year" else None
    if is_date(value):
        day = day_of(value) if unit == "day of week" else None
        said = t.date(value)
        return said if day is None else f"{_weekday(day, t)}, {said}"
    if found := _PART_OF_YEAR.fullmatch(value):
        return _part_of_year(found[1], int(found[2]), t)
    if _YEARS.fullmatch(value):
        return t.say("the {year}s", year=value.replace("X", "0"))
    clock = [_TIME.fullmatch(part) for part in value.split("/")]
    if len(clock) <= 2 and all(clock):
        times = [_clock(part[1], part[2] or "") for part in clock if part]
        if len(times) == 1:
            return times[0]
        return t.say("{first} to {last}", first=times[0], last=times[1])
    if found := _DURATION.fullmatch(value):
        parts = [
            _with_unit(number, name, t)
            for number, name in zip(found.groups(), _DURATION_UNITS, strict=True)
            if number
        ]
        return format_list(parts, style="unit", locale=t.locale)
    return None


def _weekday(day: date, t: Translator) -> str:
    name: str = t.locale.days["format"]["wide"][day.weekday()]
    return name


def _clock(time: str, zone: str) -> str:
    if not zone:
        return time
    return f"{time} UTC" if zone == "Z" else f"{time} (UTC{zone.replace('-', '−')})"


def _part_of_year(year: str, part: int, t: Translator) -> str:
    match part:
        case 21:
            return t.say("spring {year}", year=year)
        case 22:
            return t.say("summer {year}", year=year)
        case 23:
            return t.say("autumn {year}", year=year)
        case 24:
            return t.say("winter {year}", year=year)
    quarter: str = t.locale.quarters["format"]["wide"][part - 32]
    return f"{quarter} {year}"


# Numbers and units.


def _shown(value: str, t: Translator) -> str:
    """A number with the separators of the language; millions in words, if nothing is lost."""
    number = Decimal(value)
    if abs(number) >= _MILLION:
        said: str = format_compact_decimal(
            number, format_type="long", locale=t.locale, fraction_digits=2
        )
        for power in (6, 9, 12):
            if (
                abs(number) < Decimal(10 ** (power + 3))
                and number % Decimal(10 ** (power - 2)) == 0
            ):
                return said
        return t.value(value)
    places = len(value.partition(".")[2])
    if places < _PLACES:
        return t.value(value)
    return _fraction(number) or t.say("about {number}", number=t.value(_rounded(number)))


def _fraction(number: Decimal) -> str | None:
    """“2/3” for what was worked out of it; None for what is no simple part of one."""
    for below in range(2, 13) if abs(number) < 1 else ():
        above = round(number * below)
        if above and abs(number * below - above) < Decimal("1e-9"):
            return f"{above}/{below}"
    return None


def _rounded(number: Decimal) -> str:
    return f"{number:.3g}" if abs(number) < 100 else f"{number:.1f}"


def _with_unit(value: str, unit: str, t: Translator) -> str:
    """A number with its unit. A rate says its second half by name: “5 million euros per year”."""
    number, said = Decimal(value), _shown(value, t)
    whole = _by_name(number, said, unit, t)
    if whole is not None:
        return whole
    of, _, each = unit.partition("-per-")
    if not each:
        return f"{said} {unit}"
    first = _by_name(number, said, of, t) or f"{said} {of.replace('-', ' ')}"
    return t.say("{amount} per {each}", amount=first, each=_one(each, t))


def _by_name(number: Decimal, said: str, unit: str, t: Translator) -> str | None:
    if unit == "percentage-point":
        return t.count(
            "{amount} percentage point", "{amount} percentage points",
            1 if number == 1 else 2, amount=said,
        )  # fmt: skip
    if len(unit) == 3 and unit.isupper() and is_currency(unit, locale=t.locale):
        return f"{said} {get_currency_name(unit, count=number, locale=t.locale)}"
    for name in _names(unit):
        try:
            whole = format_unit(number, name, "long", locale=t.locale)
        except UnknownUnitError:
            continue
        # The number as we say it, in the place that the language has for it.
        return whole.replace(format_decimal(number, locale=t.locale), said, 1)
    return None


def _names(unit: str) -> Iterator[str]:
    """What CLDR may call a unit; babel would take any name that only ends alike."""
    if unit not in _OTHER_WORDS:
        yield from (f"{kind}-{unit}" for kind in _KINDS_OF_UNIT)


def _one(unit: str, t: Translator) -> str:
    """The name of one of a unit, without the number: “year”."""
    said = _by_name(Decimal(1), "1", unit, t)
    if said is None or "1" not in said:
        return unit.replace("-", " ")
    return said.replace("1", "", 1).strip()
