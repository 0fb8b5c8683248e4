"""Times of day → ISO 8601, with their zone and with the date beside them."""

from __future__ import annotations

from glossator.detecting.figures.dates import Told, date
from glossator.detecting.figures.found import Found
from glossator.detecting.lexer import Tokens

_HOURS, _MINUTES, _CLOCK = 24, 60, 5


def when(tokens: Tokens, index: int, told: Told) -> Found | None:
    """The longest time or date that begins at a token; a time takes the date beside it along."""
    clock = _clock(tokens, index, told)
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
    if tokens.low(at) in told.lexicon.data["dates"]["at"]:
        at += 1
    clock = _clock(tokens, at, told) if tokens.near(at) else None
    if clock is None or not _is_day(tokens, day, told):
        return None
    return clock.but(start=day.start, iso=_instant(day.iso, clock.iso))


def _is_day(tokens: Tokens, day: Found, told: Told) -> bool:
    """Whether a date is one day: no month, no year."""
    if day.iso is not None:
        return len(day.iso) == len("2025-02-25")
    words = {tokens.low(each) for each in range(day.start, day.end)}
    dates = told.lexicon.data["dates"]
    days = {*told.lexicon.weekdays, *dates["today"], *dates["yesterday"], *dates["tomorrow"]}
    numbers = [each for each in range(day.start, day.end) if tokens.kind(each) == "n"]
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
        return _zoned(tokens, index, index + 1, iso, told)
    if tokens.kind(index) == "n":
        return _digital(tokens, index, told) if len(low) <= _CLOCK else None
    return _spoken(tokens, index, told)


def _digital(tokens: Tokens, index: int, told: Told) -> Found | None:
    times = told.lexicon.data["times"]
    low = tokens.low(index)
    hour, minute, end = low, "", index + 1
    dotted = False
    if tokens.low(end) == ":" and tokens.glued(end) and tokens.glued(end + 1):
        minute, end = tokens.low(end + 1), end + 2
        if tokens.low(end) == ":" and tokens.glued(end) and tokens.glued(end + 1):
            end += 2
    elif "." in low:
        hour, _, minute = low.partition(".")
        dotted = True
    elif len(low) == 4 and low.isdigit() and _zone(tokens, end, told, named=True):
        hour, minute = low[:2], low[2:]
    digits = (hour + minute).isascii() and hour.isdigit() and len(hour) <= 2
    if not digits or (minute and not (minute.isdigit() and len(minute) == 2)):
        return None
    half_day = _half_day(tokens, end, times)
    if half_day is not None:
        end, afternoon = half_day
        if not 1 <= int(hour) <= 12:
            return None
        hours = int(hour) % 12 + (12 if afternoon else 0)
    else:
        hours = int(hour)
        oclock = tokens.low(end) in times["oclock"] and tokens.near(end)
        if oclock:
            end += 1
        elif not minute or (
            dotted
            and not (
                _zone(tokens, end, told, named=True) or tokens.low(end) in times.get("after", ())
            )
        ):
            return None
        if tokens.low(end) in times.get("after", ()) and tokens.near(end):
            end += 1
    if hours >= _HOURS or int(minute or 0) >= _MINUTES:
        return None
    return _zoned(tokens, index, end, f"{hours:02}:{minute or '00'}", told)


def _half_day(tokens: Tokens, index: int, times: dict[str, list[str]]) -> tuple[int, bool] | None:
    """am or pm, with points or without: where it ends, and whether it is pm."""
    if not tokens.near(index) and not tokens.glued(index):
        return None
    low = tokens.low(index)
    if low in times["am"] or low in times["pm"]:
        return index + 1, low in times["pm"]
    letters = low + "." + tokens.low(index + 2) + "."
    spelled = tokens.low(index + 1) == "." and tokens.glued(index + 1) and tokens.glued(index + 2)
    if spelled and (letters in times["am"] or letters in times["pm"]):
        end = index + 4 if tokens.low(index + 3) == "." else index + 3
        return end, letters in times["pm"]
    return None


def _spoken(tokens: Tokens, index: int, told: Told) -> Found | None:
    """“half past nine”, “quarter to ten”, “nine o'clock”."""
    times, lexicon = told.lexicon.data["times"], told.lexicon
    low = tokens.low(index)
    small = lexicon.small.get(low)
    if small is not None and 1 <= small <= 12:
        half_day = _half_day(tokens, index + 1, times)
        if half_day is not None:
            hours = small % 12 + (12 if half_day[1] else 0)
            return _zoned(tokens, index, half_day[0], f"{hours:02}:00", told)
        if tokens.low(index + 1) in times["oclock"] and tokens.near(index + 1):
            return _zoned(tokens, index, index + 2, f"{small:02}:00", told)
        return None
    half = low in lexicon.data["numbers"]["half"]
    if not half and low not in times["quarter"]:
        return None
    if half and times["half_past_is_before"]:
        return _half_before(tokens, index, told)
    word = tokens.low(index + 1)
    past, before = word in times["past"], word in times["to"] and not half
    hour = lexicon.small.get(tokens.low(index + 2))
    if hour is None and tokens.kind(index + 2) == "n" and tokens.low(index + 2) in _TWELVE:
        hour = int(tokens.low(index + 2))
    if not (past or before) or hour is None or not 1 <= hour <= 12:
        return None
    minutes = hour * 60 + (30 if half else 15 if past else -15)
    return _zoned(tokens, index, index + 3, f"{minutes // 60:02}:{minutes % 60:02}", told)


_TWELVE = tuple(str(hour) for hour in range(1, 13))


def _half_before(tokens: Tokens, index: int, told: Told) -> Found | None:
    """“halb drei” is half past two."""
    hour = told.lexicon.small.get(tokens.low(index + 1))
    if hour is None or not 1 <= hour <= 12 or not tokens.near(index + 1):
        return None
    return _zoned(tokens, index, index + 2, f"{(hour - 1) or 12:02}:30", told)


def _zone(tokens: Tokens, index: int, told: Told, *, named: bool = False) -> tuple[int, str] | None:
    """A zone's letters after a time: where they end, and how far it is from UTC."""
    raw = tokens.raw(index)
    zones = told.lexicon.data["times"]["zones"]
    if raw.isupper() and raw.lower() in zones and tokens.near(index):
        return index + 1, zones[raw.lower()]
    if named:
        return None
    at = index + 1 if tokens.low(index) == "(" else index
    if at != index and tokens.raw(at).isupper() and tokens.low(at) in zones:
        end = at + 2 if tokens.low(at + 1) == ")" else at + 1
        return end, zones[tokens.low(at)]
    return None


def _zoned(tokens: Tokens, index: int, end: int, iso: str, told: Told) -> Found:
    zone = _zone(tokens, end, told)
    if zone is not None:
        end, iso = zone[0], iso + zone[1]
    return Found(start=index, end=end, kind="time", iso=iso)
