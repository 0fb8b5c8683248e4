"""Dates: EDTF, as gloss files have them, and the date variables of CSL-JSON.

CSL counts years, months and days (``date-parts``), knows ``circa`` and two ends of a range, and
takes an EDTF string in ``edtf`` or in place of it all; times of day and sets go there alone.
Source: CSL 1.0.2 specification, "Date variables"; schema ``csl-data.json``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from glossator.dates import Moment, Several, is_date, parse_date
from glossator.translation import ENGLISH

_SEASONS = ("spring", "summer", "autumn", "winter")
_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in _MONTHS)
_DAY_FIRST = re.compile(rf"(?:(\d{{1,2}})\.?\s+)?({_MONTH})\.?,?\s+(\d{{4}})", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"({_MONTH})\.?\s+(\d{{1,2}}),?\s+(\d{{4}})", re.IGNORECASE)
_NUMBERS = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?")
_SUPPLIED = re.compile(r"\[\d{4}\]")
"""A year in brackets: somebody's guess, in a bibliography."""
_CIRCA = re.compile(r"(?:c|ca|circa|about)\.?\s*(\d{4})|\[(\d{4})\]|(\d{4})\s*\?", re.IGNORECASE)


class Dated(NamedTuple):
    """An EDTF date, None if there is none, and what was said of it in other words."""

    edtf: str | None = None
    note: str | None = None


def csl_date(edtf: str) -> dict[str, Any]:
    """A date variable that says what an EDTF date says; ``edtf`` has it in full."""
    parsed = parse_date(edtf)
    whole = {"edtf": edtf}
    if isinstance(parsed, Moment):
        circa = {"circa": True} if parsed.about or parsed.unsure else {}
        return {"date-parts": [_parts(parsed)], **circa, **whole}
    ends = parsed.parts if isinstance(parsed, Several) and parsed.relation == "to" else ()
    moments = [part for part in ends if isinstance(part, Moment)]
    if len(moments) == 2:
        circa = {"circa": True} if any(each.about or each.unsure for each in moments) else {}
        return {"date-parts": [_parts(each) for each in moments], **circa, **whole}
    return {"literal": ENGLISH.date(edtf), **whole}


def dated(value: object) -> Dated:
    """What a date variable says.

    Raises:
        ValueError: it is none.
    """
    if isinstance(value, str):
        return date_of_text(value)
    if not isinstance(value, Mapping):
        raise ValueError("A date is neither text nor an object.")
    edtf = value.get("edtf")
    if isinstance(edtf, str) and is_date(edtf):
        return Dated(edtf)
    season = _season(value.get("season"))
    if value.get("date-parts") is not None:
        found = _from_parts(value["date-parts"], circa=bool(value.get("circa")))
        return Dated(found.edtf, ", ".join(filter(None, (season, found.note))) or None)
    for key in ("raw", "literal"):
        text = value.get(key)
        if isinstance(text, str) and text.strip():
            return date_of_text(text)
    if not value or season:
        return Dated(None, season)
    raise ValueError("A date has neither date-parts nor words.")


def date_of_text(text: str) -> Dated:
    """A date that somebody wrote out: ``2025/02/24``, ``24 Feb 2025``, ``c. 2025``.

    What cannot be understood is kept as a note.
    """
    text = " ".join(text.split())
    if is_date(text) and not _SUPPLIED.fullmatch(text):
        return Dated(text)
    if text.endswith("/") or text.startswith("/"):
        # An open range, as biblatex writes it.
        open_range = f"{text}.." if text.endswith("/") else f"..{text}"
        if is_date(open_range):
            return Dated(open_range)
    found = None
    if match := _NUMBERS.fullmatch(text):
        found = _edtf(*match.groups())
    elif match := _DAY_FIRST.fullmatch(text):
        found = _edtf(match[3], month_number(match[2]), match[1])
    elif match := _MONTH_FIRST.fullmatch(text):
        found = _edtf(match[3], month_number(match[1]), match[2])
    elif match := _CIRCA.fullmatch(text):
        found = f"{next(filter(None, match.groups()))}{'?' if match[3] else '~'}"
    return Dated(found) if found and is_date(found) else Dated(None, text or None)


def month_number(name: str) -> str | None:
    """``02`` for ``feb``, ``February`` or ``2``; None if it names no month."""
    name = name.strip().rstrip(".").lower()
    if re.fullmatch(r"0?[1-9]|1[0-2]", name):
        return name.zfill(2)
    numbers = (n for n, month in enumerate(_MONTHS, 1) if len(name) > 2 and month.startswith(name))
    number = next(numbers, None)
    return f"{number:02d}" if number else None


def _parts(moment: Moment) -> list[int]:
    parts = [int(moment.year), moment.month, moment.day]
    return [part for part in parts if part or part == parts[0]]


def _from_parts(value: object, *, circa: bool) -> Dated:
    ends = value if isinstance(value, list) else None
    if not ends or len(ends) > 2 or not all(isinstance(end, list) and end for end in ends):
        if ends in ([], [[]]):
            return Dated()
        raise ValueError("The date-parts of a date are no list of one or two lists.")
    found, notes = [], []
    for end in ends:
        numbers = [_number(part) for part in end[:3] if part not in (None, "")]
        if not numbers or numbers == [0]:
            # The open end of a range, as citeproc-js writes it.
            found.append("..")
            continue
        year, month, day = (*numbers, 0, 0)[:3]
        if month > 12:
            notes.append(_season(month - 20 if month > 20 else month - 12))
            month = day = 0
        text = _edtf(f"{year:04d}", f"{month:02d}" if month else None, f"{day:02d}" if day else "")
        found.append(f"{text}~" if circa else text)
    joined = "/".join(found)
    note = ", ".join(filter(None, notes)) or None
    if joined in ("..", "../.."):
        return Dated(None, note)
    if not is_date(joined):
        said = "/".join("-".join(str(part) for part in end) for end in ends)
        return Dated(None, ", ".join(filter(None, (said, note))))
    return Dated(joined, note)


def _number(part: object) -> int:
    if isinstance(part, bool) or not re.fullmatch(r"-?\d{1,6}(?:\.0)?", str(part).strip()):
        raise ValueError("A date-part is no number.")
    return int(float(str(part)))


def _edtf(year: str, month: str | None, day: str | None = None) -> str:
    parts = [year, *(part.zfill(2) for part in (month, day if month else None) if part)]
    return "-".join(parts)


def _season(value: object) -> str | None:
    if value in (None, ""):
        return None
    text = str(value).strip().lower()
    return _SEASONS[int(text) - 1] if text in ("1", "2", "3", "4") else text
