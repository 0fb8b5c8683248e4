"""Times of day → ISO 8601, with their zone and with the date beside them."""

from __future__ import annotations

from decimal import Decimal

from glossator.detecting.figures.dates import Told, date
from glossator.detecting.figures.durations import duration_iso
from glossator.detecting.figures.found import Found
from glossator.detecting.figures.scores import shares
from glossator.detecting.figures.spoken import (
    before_or_after,
    by_part,
    half_day,
    part_of_day,
    spoken,
)
from glossator.detecting.figures.zones import zone, zoned
from glossator.detecting.lexer import Tokens

_HOURS, _MINUTES, _CLOCK = 24, 60, 5


def when(tokens: Tokens, index: int, told: Told) -> Found | None:
    """The longest time or date that begins at a token; a time takes the date beside it along."""
    digits = tokens.kind(index) == "n"
    begins = digits or tokens.low(index) in told.lexicon.clock
    clock = _clock(tokens, index, told) if begins else None
    if clock is not None:
        clock = _then_date(tokens, clock, told)
    day = date(tokens, index, told)
    if clock is None and day is not None:
        clock = _then_time(tokens, day, told)
    if clock is None or (day is not None and day.end > clock.end):
        return day
    return clock


def _then_date(tokens: Tokens, found: Found, told: Told) -> Found:
    """“5:45 AM PST on February 25”."""
    at = found.end
    if tokens.low(at) == "," and tokens.glued(at):
        at += 1
    if tokens.low(at) in told.lexicon.data["dates"]["on"]:
        at += 1
    day = date(tokens, at, told) if tokens.near(at) else None
    if day is None or not _is_day(tokens, day, told):
        return found
    return found.but(end=day.end, iso=_instant(day.iso, found.iso))


def _then_time(tokens: Tokens, day: Found, told: Told) -> Found | None:
    """“February 25, 2025, at 5:45 AM PST”."""
    at = day.end
    if tokens.low(at) == "," and tokens.glued(at):
        at += 1
    if tokens.low(at) == "t" and tokens.glued(at) and tokens.glued(at + 1):
        at += 1
    said = tokens.low(at) in told.lexicon.data["dates"]["at"]
    at += 1 if said else 0
    clock = _clock(tokens, at, told) if tokens.near(at) else None
    if clock is None and said:
        clock = _hour_alone(tokens, at, told)
    if clock is None or not _is_day(tokens, day, told):
        return None
    return clock.but(start=day.start, iso=_instant(day.iso, clock.iso))


def _hour_alone(tokens: Tokens, index: int, told: Told) -> Found | None:
    """“tomorrow at 9”: an hour with nothing that it could be a number of."""
    low = tokens.low(index)
    hour = told.lexicon.small.get(low, 0)
    if tokens.kind(index) == "n" and len(low) <= 2 and low.isascii() and low.isdigit():
        hour = int(low)
    following = tokens.low(index + 1)
    noun = tokens.kind(index + 1) in ("w", "n") and tokens.near(index + 1)
    if not 1 <= hour < _HOURS or (
        tokens.glued(index + 1) and following not in (",", ".", ";", ")")
    ):
        return None
    if noun and following not in told.lexicon.data["counts"]["stops"]:
        return None
    return Found(start=index, end=index + 1, kind="time", iso=f"{hour:02}:00")


def _is_day(tokens: Tokens, day: Found, told: Told) -> bool:
    """Whether a date is one day: no month, no year."""
    if day.iso is not None:
        return len(day.iso) == len("2025-02-25")
    words = {tokens.low(each) for each in range(day.start, day.end)}
    dates = told.lexicon.data["dates"]
    days = {*told.lexicon.weekdays, *dates["today"], *dates["yesterday"], *dates["tomorrow"]}
    numbers = [each for each in range(day.start, day.end) if tokens.kind(each) == "n"]
    if len(numbers) == 3:
        # “3/4/2025”, whichever of them is the month
        return True
    small = any(len(tokens.low(each)) <= 2 for each in numbers)
    return bool(words & days) or (small and bool(words & set(told.lexicon.months)))


def _instant(day: str | None, clock: str | None) -> str | None:
    if day is None or clock is None or "/" in day:
        return clock
    return f"{day}T{clock}"


def _clock(tokens: Tokens, index: int, told: Told) -> Found | None:
    """“5:45 AM PST”, “17.45”, “5pm”, “9 o'clock”, “noon”, “half past nine”, “1630 GMT”."""
    times = told.lexicon.data["times"]
    low = tokens.low(index)
    if low in times["noon"] or low in times["midnight"]:
        iso = "12:00" if low in times["noon"] else "00:00"
        return zoned(tokens, index, index + 1, iso, told)
    if tokens.kind(index) == "n":
        digital = _digital(tokens, index, told) if len(low) <= _CLOCK else None
        return digital or before_or_after(tokens, index, told)
    if low in told.lexicon.data["numbers"]["a"]:
        # “a quarter to six” begins at “quarter”
        quarter = tokens.low(index + 1) in times["quarter"] and tokens.near(index + 1)
        return before_or_after(tokens, index + 1, told) if quarter else None
    return before_or_after(tokens, index, told) or spoken(tokens, index, told)


def _digital(  # noqa: PLR0912 (one case for each way of writing)
    tokens: Tokens, index: int, told: Told
) -> Found | None:
    """“5:45 AM”, “17.45 GMT”, “0900 hours”, “17h30”, “5pm”, “8 in the morning”."""
    times = told.lexicon.data["times"]
    low = tokens.low(index)
    hour, minute, end = low, "", index + 1
    dotted, seconds = False, ""
    if tokens.low(end) == ":" and tokens.glued(end) and tokens.glued(end + 1):
        minute, end = tokens.low(end + 1), end + 2
        if tokens.low(end) == ":" and tokens.glued(end) and tokens.glued(end + 1):
            seconds, end = tokens.low(end + 1).partition(".")[0], end + 2
    elif low.isdigit() and tokens.low(end) == "h" and tokens.glued(end) and tokens.glued(end + 1):
        # “at 17h30”; elsewhere it is a length of time
        if tokens.low(index - 1) not in times["at"]:
            return None
        minute, end = tokens.low(end + 1), end + 2
    elif "." in low:
        hour, _, minute = low.partition(".")
        dotted = True
    elif len(low) == 4 and low.isdigit() and zone(tokens, end, told, named=True):
        hour, minute = low[:2], low[2:]
    elif _hundred_hours(tokens, index, told):
        # “0900 hours”
        hour, minute, end = low[:2], low[2:], end + 1
    digits = (hour + minute).isascii() and hour.isdigit() and len(hour) <= 2
    if not digits or (minute and not (minute.isdigit() and len(minute) == 2)):
        return None
    in_half = half_day(tokens, end, times)
    if in_half is not None:
        end, afternoon = in_half
        if not 1 <= int(hour) <= 12:
            return None
        hours = int(hour) % 12 + (12 if afternoon else 0)
    else:
        hours = int(hour)
        oclock = tokens.low(end) in times["oclock"] and tokens.near(end)
        if oclock:
            end += 1
        elif (not minute and part_of_day(tokens, end, told) is None) or (
            dotted
            and not (
                zone(tokens, end, told, named=True)
                or tokens.low(end) in times["oclock"]
                or part_of_day(tokens, end, told)
            )
        ):
            return None
        if tokens.low(end) in times["oclock"] and tokens.near(end):
            end += 1
        if oclock and not minute and _minutes(tokens, end, told):
            minute, end = tokens.low(end), end + 1
        part = part_of_day(tokens, end, told)
        if part is not None and hours <= 12:
            end, hours = part[0], by_part(hours, part[1])
    run = hours >= _HOURS and int(minute or 0) < _MINUTES and not dotted and len(hour) == 2
    if run and not shares(tokens, index, told.lexicon):
        return _run(index, end, hours * _MINUTES + int(minute or 0)) if minute else None
    if hours >= _HOURS or int(minute or 0) >= _MINUTES:
        return None
    if seconds and not (len(seconds) == 2 and seconds.isdigit() and int(seconds) <= _MINUTES):
        return None
    iso = f"{hours:02}:{minute or '00'}" + (f":{seconds}" if seconds else "")
    return zoned(tokens, index, end, iso, told)


def _minutes(tokens: Tokens, at: int, told: Told) -> bool:
    """Whether the minutes of “20 Uhr 15” stand here, and no number of something."""
    low = tokens.low(at)
    noun = tokens.kind(at + 1) == "w" and tokens.near(at + 1)
    noun = noun and tokens.low(at + 1) not in told.lexicon.data["counts"]["stops"]
    plain = tokens.kind(at) == "n" and len(low) == 2 and low.isascii() and low.isdigit()
    return plain and tokens.near(at) and int(low) < _MINUTES and not noun


def _run(index: int, end: int, seconds: int) -> Found:
    """“in 25:30”: no time of day, but minutes and seconds that something took."""
    value, unit = Decimal(seconds), "second"
    iso = duration_iso(value, unit)
    return Found(start=index, end=end, kind="duration", value=value, unit=unit, iso=iso)


def _hundred_hours(tokens: Tokens, index: int, told: Told) -> bool:
    """Whether “0900 hours” is a time of day: “1800 hours” is one only after “at”."""
    low, times = tokens.low(index), told.lexicon.data["times"]
    if len(low) != 4 or not low.isdigit() or tokens.low(index + 1) not in times["hours"]:
        return False
    return low.startswith("0") or tokens.low(index - 1) in times["at"]
