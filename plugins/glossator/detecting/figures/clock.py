"""Times of day → ISO 8601, with their zone and with the date beside them."""

from __future__ import annotations

from glossator.detecting.figures.dates import Told, date
from glossator.detecting.figures.found import Found
from glossator.detecting.lexer import Tokens
from glossator.detecting.phrases import phrase_at

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
    if not 1 <= hour < _HOURS or tokens.glued(index + 1) and following not in (",", ".", ";", ")"):
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
        digital = _digital(tokens, index, told) if len(low) <= _CLOCK else None
        return digital or _before_or_after(tokens, index, told)
    if low in told.lexicon.data["numbers"]["a"]:
        # “a quarter to six” begins at “quarter”
        quarter = tokens.low(index + 1) in times["quarter"] and tokens.near(index + 1)
        return _before_or_after(tokens, index + 1, told) if quarter else None
    return _before_or_after(tokens, index, told) or _spoken(tokens, index, told)


def _digital(tokens: Tokens, index: int, told: Told) -> Found | None:
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
    elif len(low) == 4 and low.isdigit() and _zone(tokens, end, told, named=True):
        hour, minute = low[:2], low[2:]
    elif _hundred_hours(tokens, index, told):
        # “0900 hours”
        hour, minute, end = low[:2], low[2:], end + 1
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
        elif (not minute and _part_of_day(tokens, end, told) is None) or (
            dotted
            and not (
                _zone(tokens, end, told, named=True)
                or tokens.low(end) in times["oclock"]
                or _part_of_day(tokens, end, told)
            )
        ):
            return None
        if tokens.low(end) in times["oclock"] and tokens.near(end):
            end += 1
        part = _part_of_day(tokens, end, told)
        if part is not None and hours <= 12:
            end, hours = part[0], _by_part(hours, part[1])
    if hours >= _HOURS or int(minute or 0) >= _MINUTES:
        return None
    if seconds and not (len(seconds) == 2 and seconds.isdigit() and int(seconds) <= _MINUTES):
        return None
    iso = f"{hours:02}:{minute or '00'}" + (f":{seconds}" if seconds else "")
    return _zoned(tokens, index, end, iso, told)


def _hundred_hours(tokens: Tokens, index: int, told: Told) -> bool:
    """Whether “0900 hours” is a time of day: “1800 hours” is one only after “at”."""
    low, times = tokens.low(index), told.lexicon.data["times"]
    if len(low) != 4 or not low.isdigit() or tokens.low(index + 1) not in times["hours"]:
        return False
    return low.startswith("0") or tokens.low(index - 1) in times["at"]


def _part_of_day(tokens: Tokens, index: int, told: Told) -> tuple[int, str] | None:
    """“in the morning”, “at night”: where it ends, and which half of the day it is."""
    return phrase_at(tokens, index, told.lexicon.parts_of_day) if tokens.near(index) else None


def _by_part(hours: int, half: str) -> int:
    """The hour of the day, from the one of the clock and the half of the day."""
    return hours % 12 + (12 if half == "pm" else 0)


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
    """“nine o'clock”, “nine in the morning”, “seven thirty pm”; and “halb drei”."""
    times, lexicon = told.lexicon.data["times"], told.lexicon
    low = tokens.low(index)
    if low in lexicon.data["numbers"]["half"] and times["half_past_is_before"]:
        return _half_before(tokens, index, told)
    hour, end, minutes = lexicon.small.get(low), index + 1, 0
    if hour is None or not 1 <= hour <= 12:
        return None
    joined = end + 1 if tokens.low(end) == "-" else end
    if tokens.near(joined):
        minutes, after = _number_of_minutes(tokens, joined, told)
        end = after if minutes >= 10 else end
        minutes = minutes if minutes >= 10 else 0
    half_day = _half_day(tokens, end, times)
    if half_day is not None:
        hours = hour % 12 + (12 if half_day[1] else 0)
        return _zoned(tokens, index, half_day[0], f"{hours:02}:{minutes:02}", told)
    oclock = tokens.low(end) in times["oclock"] and tokens.near(end) and not minutes
    end += 1 if oclock else 0
    part = _part_of_day(tokens, end, told)
    if part is not None:
        iso = f"{_by_part(hour, part[1]):02}:{minutes:02}"
        return _zoned(tokens, index, part[0], iso, told)
    noun = tokens.kind(end) == "w" and tokens.near(end)
    said = tokens.low(index - 1) in told.lexicon.data["dates"]["at"][:1]
    ends = not noun or tokens.low(end) in lexicon.data["counts"]["stops"]
    if oclock or (minutes and said and ends):
        return _zoned(tokens, index, end, f"{hour:02}:{minutes:02}", told)
    return None


def _number_of_minutes(tokens: Tokens, index: int, told: Told) -> tuple[int, int]:
    """A number of minutes from 1 to 59, in words or digits, and where it ends; 0 if there is none."""
    lexicon, low = told.lexicon, tokens.low(index)
    if tokens.kind(index) == "n":
        good = len(low) <= 2 and low.isascii() and low.isdigit() and int(low) < _MINUTES
        return (int(low), index + 1) if good else (0, index)
    if low in lexicon.small:
        return lexicon.small[low], index + 1
    tens = lexicon.tens.get(low, 0)
    if not 0 < tens < _MINUTES:
        return 0, index
    at = index + 2 if tokens.low(index + 1) == "-" else index + 1
    one = lexicon.small.get(tokens.low(at), 0)
    return (tens + one, at + 1) if 0 < one < 10 and tokens.near(at) else (tens, index + 1)


def _before_or_after(tokens: Tokens, index: int, told: Told) -> Found | None:
    """“half past nine”, “quarter to ten”, “ten past four”, “five minutes to six”."""
    times, low = told.lexicon.data["times"], tokens.low(index)
    half = low in told.lexicon.data["numbers"]["half"]
    quarter = low in times["quarter"]
    if half and times["half_past_is_before"]:
        return None
    if half or quarter:
        minutes, at, named = 30 if half else 15, index + 1, True
    else:
        minutes, at = _number_of_minutes(tokens, index, told)
        named = tokens.low(at) in times["minutes"]
        at += 1 if named else 0
    word = tokens.low(at)
    past = word in times["past"] or (named and word in times["after"])
    before = (word in times["to"] or (named and word in times["before"])) and not half
    if not minutes or not (past or before) or not tokens.near(at) or not tokens.near(at + 1):
        return None
    hour = _hour_of(tokens, at + 1, told)
    if hour is None:
        return None
    end, hours, sure = hour
    if not _is_meant(tokens, index, end, told, sure=sure or past or named):
        return None
    half_day, part = _half_day(tokens, end, times), _part_of_day(tokens, end, told)
    if half_day is not None:
        end, hours = half_day[0], _by_part(hours, "pm" if half_day[1] else "am")
    elif part is not None:
        end, hours = part[0], _by_part(hours, part[1])
    of_day = (hours * 60 + (minutes if past else -minutes)) % (_HOURS * 60)
    return _zoned(tokens, index, end, f"{of_day // 60:02}:{of_day % 60:02}", told)


def _hour_of(tokens: Tokens, index: int, told: Told) -> tuple[int, int, bool] | None:
    """The hour at a token: where it ends, which it is, and whether it can be nothing else."""
    low, times = tokens.low(index), told.lexicon.data["times"]
    if low in times["noon"] or low in times["midnight"]:
        return index + 1, 12 if low in times["noon"] else 24, True
    hour = told.lexicon.small.get(low, 0)
    if tokens.kind(index) == "n":
        hour = int(low) if low in _TWELVE else 0
    if not 1 <= hour <= 12:
        return None
    oclock = tokens.low(index + 1) in times["oclock"]
    return (index + 2 if oclock else index + 1), hour, oclock


def _is_meant(tokens: Tokens, index: int, end: int, told: Told, *, sure: bool) -> bool:
    """Whether “ten to twelve” is a time of day, and no range, odds or score."""
    times, following = told.lexicon.data["times"], tokens.low(end)
    goes_on = tokens.glued(end) and following not in (",", ".", ";", ":", ")", "?", "!", "”", '"')
    if goes_on and _half_day(tokens, end, times) is None:
        return False
    if sure:
        return True
    if tokens.low(index - 1) not in times["at"]:
        return False
    noun = tokens.kind(end) == "w" and tokens.near(end)
    stops = told.lexicon.data["counts"]["stops"]
    tens = _number_of_minutes(tokens, index, told)[0] in (5, 10, 20, 25)
    return tens and (not noun or following in stops or following in (*times["am"], *times["pm"]))


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
    elif tokens.raw(end) == "Z" and tokens.glued(end):
        end, iso = end + 1, f"{iso}+00:00"
    offset = _offset(tokens, end)
    if offset is not None:
        end, iso = offset[0], iso.removesuffix("+00:00") + offset[1]
    return Found(start=index, end=end, kind="time", iso=iso)


def _offset(tokens: Tokens, index: int) -> tuple[int, str] | None:
    """“+02:00” or “-5” right after a time or “GMT”: where it ends, and the offset."""
    sign = {"+": "+", "-": "-", "−": "-"}.get(tokens.low(index))
    if sign is None or not (tokens.glued(index) and tokens.glued(index + 1)):
        return None
    hours, end = tokens.low(index + 1), index + 2
    by_zone = tokens.kind(index - 1) == "w"
    if not (hours.isascii() and hours.isdigit() and len(hours) <= 2 and int(hours) <= 14):
        return None
    if tokens.low(end) == ":" and tokens.glued(end) and len(tokens.low(end + 1)) == 2:
        minutes = tokens.low(end + 1)
        return (end + 2, f"{sign}{hours:0>2}:{minutes}") if minutes.isdigit() else None
    return (end, f"{sign}{hours:0>2}:00") if by_zone else None
