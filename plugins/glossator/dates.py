"""Dates as people know them: EDTF, the part of levels 1 and 2 that sources need.

``2025``, ``2025-02``, ``2025-02-24``, with a time ``2025-02-24T05:45-08:00``; about ``~`` and
unsure ``?`` at the end; from–to ``2025-02-28/..``; one of several ``[2023-02,2023-11-28]``;
all of several ``{2023-02,2023-11-28}``.
Source: Extended Date/Time Format, Library of Congress 2019 (ISO 8601-2:2019, annex A).
"""

from __future__ import annotations

import re
from datetime import date

_ONE = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2})"
    r"(?:T(?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?"
    r"(?P<zone>Z|[+-]\d{2}:\d{2})?)?)?)?[~?%]?",
    re.ASCII,
)
_MONTHS = (
    "January February March April May June July August September October November December"
).split()


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


def say_date(text: str) -> str:
    """An EDTF date in plain English: ``2025-02~`` is "about February 2025"."""
    if text.startswith("["):
        return " or ".join(_say_one(part.strip()) for part in text[1:-1].split(","))
    if text.startswith("{"):
        return " and ".join(_say_one(part.strip()) for part in text[1:-1].split(","))
    if "/" in text:
        first, _, last = text.partition("/")
        if last == "..":
            return f"{_say_one(first)} or later"
        if first == "..":
            return f"{_say_one(last)} or earlier"
        return f"{_say_one(first)} to {_say_one(last)}"
    return _say_one(text)


def _say_one(text: str) -> str:
    found = _ONE.fullmatch(text)
    if found is None:
        return text
    said = found["year"]
    if found["month"]:
        said = f"{_MONTHS[int(found['month']) - 1]} {said}"
    if found["day"]:
        said = f"{int(found['day'])} {said}"
    if found["hour"]:
        said = f"{said}, {found['hour']}:{found['minute']}"
        if found["zone"]:
            said += " UTC" if found["zone"] == "Z" else f" (UTC{found['zone']})"
    if text[-1] in "~%":
        said = f"about {said}"
    if text[-1] in "?%":
        said = f"{said}, uncertain"
    return said
