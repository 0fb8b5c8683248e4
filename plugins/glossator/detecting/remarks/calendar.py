"""Days whose weekday is wrong, and time zones that were not in force."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from glossator.detecting.remarks.surroundings import Surroundings
from glossator.detecting.results import DetectedFigure, Remark
from glossator.model import Span

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_FULL = re.compile(r"(\d{4}-\d\d-\d\d)T")
_NEW_AMERICAN_RULE, _NEW_EUROPEAN_RULE = 2007, 1996


def wrong_weekdays(figures: tuple[DetectedFigure, ...], around: Surroundings) -> Iterator[Remark]:
    """“Monday, 25 February 2025” was a Tuesday."""
    weekdays = around.lexicon.weekdays
    names = around.remarks["weekdays"]
    for figure in figures:
        if figure.kind != "date" or figure.iso is None or not _DAY.fullmatch(figure.iso):
            continue
        if not re.search(r"\d{4}", figure.text):
            continue
        first = around.first(figure)
        for index in (*range(first, around.after(figure)), first - 1, first - 2):
            low = around.tokens.low(index)
            if index >= 0 and low in weekdays and around.tokens.capital(index):
                day = datetime.date.fromisoformat(figure.iso)
                if weekdays[low] != day.weekday():
                    start = min(figure.start, around.tokens.starts[index])
                    yield Remark(
                        "weekday",
                        (Span(start, figure.end),),
                        f"{figure.iso} was a {names[day.weekday()]}, not a {names[weekdays[low]]}.",
                    )
                break


def wrong_zones(figures: tuple[DetectedFigure, ...], around: Surroundings) -> Iterator[Remark]:
    """“9 am PST on 4 July”: in July the clocks are on PDT."""
    for figure in figures:
        day = _FULL.match(figure.iso or "")
        if figure.kind != "time" or day is None:
            continue
        date = datetime.date.fromisoformat(day[1])
        for index in range(around.first(figure), around.after(figure)):
            zone = around.tokens.low(index)
            right = _in_force(zone, date)
            if right is not None and right != zone:
                yield Remark(
                    "zone",
                    (Span(figure.start, figure.end),),
                    f"On {date.isoformat()} {right.upper()} was in force, not {zone.upper()}.",
                )


def _in_force(zone: str, day: datetime.date) -> str | None:
    """The zone that the clocks of ``zone`` were on that day; None if that is not known.

    United States: Energy Policy Act of 2005. European Union: Directive 2000/84/EC.
    """
    if zone in ("gmt", "utc"):
        return None  # Used the year round, whatever the clocks say.
    if zone in _AMERICAN and day.year >= _NEW_AMERICAN_RULE:
        summer = _sunday(day.year, 3, 2) <= day < _sunday(day.year, 11, 1)
        return f"{zone[0]}{'d' if summer else 's'}t"
    if zone in _EUROPEAN and day.year >= _NEW_EUROPEAN_RULE:
        summer = _sunday(day.year, 3, -1) <= day < _sunday(day.year, 10, -1)
        standard, saving = _EUROPEAN[zone]
        return saving if summer else standard
    return None


_AMERICAN = frozenset({"est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt"})
_EUROPEAN = {
    **dict.fromkeys(("cet", "cest"), ("cet", "cest")),
    **dict.fromkeys(("eet", "eest"), ("eet", "eest")),
    **dict.fromkeys(("mez", "mesz"), ("mez", "mesz")),
    "bst": ("gmt", "bst"),
}


def _sunday(year: int, month: int, number: int) -> datetime.date:
    """The first, second … Sunday of a month; the last one for -1."""
    if number > 0:
        first = datetime.date(year, month, 1)
        return first + datetime.timedelta(days=(6 - first.weekday()) % 7 + 7 * (number - 1))
    following = datetime.date(year + month // 12, month % 12 + 1, 1)
    last = following - datetime.timedelta(days=1)
    return last - datetime.timedelta(days=(last.weekday() + 1) % 7)
