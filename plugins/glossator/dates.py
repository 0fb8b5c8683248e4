"""Dates as people know them: EDTF, the part of levels 1 and 2 that sources need.

``2025``, ``2025-02``, ``2025-02-24``, with a time ``2025-02-24T05:45-08:00``; about ``~`` and
unsure ``?`` at the end; from–to ``2025-02-28/..``; one of several ``[2023-02,2023-11-28]``;
all of several ``{2023-02,2023-11-28}``.
Source: Extended Date/Time Format, Library of Congress 2019 (ISO 8601-2:2019, annex A).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

_ONE = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2})"
    r"(?:T(?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?"
    r"(?P<zone>Z|[+-]\d{2}:\d{2})?)?)?)?[~?%]?",
    re.ASCII,
)

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def is_date(text: str) -> bool:
    """Whether ``text`` is a date in the form above, and a day that existed."""
    if text[:1] + text[-1:] in ("[]", "{}"):
        return all(_is_one(part.strip()) for part in text[1:-1].split(","))
    if "/" in text:
        first, _, last = text.partition("/")
        if first == last == "..":
            return False
        if ".." in (first, last):
            return _is_one(first) or _is_one(last)
        reach = min(len(first.rstrip("~?%")), len(last.rstrip("~?%")))
        return _is_one(first) and _is_one(last) and first[:reach] <= last[:reach]
    return _is_one(text)


def _is_one(text: str) -> bool:
    found = _ONE.fullmatch(text)
    if found is None:
        return False
    try:
        date(int(found["year"]), int(found["month"] or 1), int(found["day"] or 1))
    except ValueError:
        return False
    hours, minutes, seconds = (int(found[part] or 0) for part in ("hour", "minute", "second"))
    return hours < 24 and minutes < 60 and seconds <= 60


@dataclass(frozen=True)
class Moment:
    """A year, month, day or time of day, as far as it is known."""

    year: str
    month: int = 0
    day: int = 0
    time: str = ""
    zone: str = ""
    about: bool = False
    unsure: bool = False


@dataclass(frozen=True)
class Several:
    """Two or more dates, or one that is open to a side; a part that is no date stays text."""

    relation: Literal["or", "and", "to", "later", "earlier"]
    parts: tuple[Moment | str, ...]


def day_of(text: str | None) -> date | None:
    """The day with which an EDTF date begins; None if it begins with less than a day."""
    found = _DAY.match(text or "")
    return date.fromisoformat(found[0]) if found and _is_one(found[0]) else None


def parse_date(text: str) -> Moment | Several | str:
    """What an EDTF date says; the text itself if it is none."""
    if text.startswith("["):
        return Several("or", tuple(_moment(part.strip()) for part in text[1:-1].split(",")))
    if text.startswith("{"):
        return Several("and", tuple(_moment(part.strip()) for part in text[1:-1].split(",")))
    if "/" in text:
        first, _, last = text.partition("/")
        if last == "..":
            return Several("later", (_moment(first),))
        if first == "..":
            return Several("earlier", (_moment(last),))
        return Several("to", (_moment(first), _moment(last)))
    return _moment(text)


def _moment(text: str) -> Moment | str:
    found = _ONE.fullmatch(text)
    if found is None:
        return text
    return Moment(
        year=found["year"],
        month=int(found["month"] or 0),
        day=int(found["day"] or 0),
        time=f"{found['hour']}:{found['minute']}" if found["hour"] else "",
        zone=found["zone"] or "",
        about=text[-1] in "~%",
        unsure=text[-1] in "?%",
    )
