"""Times of day as they are said: “half past nine”, “ten to four”, “nine in the morning”."""

from __future__ import annotations

from glossator.detecting.figures.dates import Told
from glossator.detecting.figures.found import Found
from glossator.detecting.figures.zones import zoned
from glossator.detecting.lexer import Tokens
from glossator.detecting.phrases import phrase_at

_HOURS, _MINUTES = 24, 60


def half_day(tokens: Tokens, index: int, times: dict[str, list[str]]) -> tuple[int, bool] | None:
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


def part_of_day(tokens: Tokens, index: int, told: Told) -> tuple[int, str] | None:
    """“in the morning”, “at night”: where it ends, and which half of the day it is."""
    return phrase_at(tokens, index, told.lexicon.parts_of_day) if tokens.near(index) else None


def by_part(hours: int, half: str) -> int:
    """The hour of the day, from the one of the clock and the half of the day."""
    return hours % 12 + (12 if half == "pm" else 0)


def spoken(tokens: Tokens, index: int, told: Told) -> Found | None:
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
    in_half = half_day(tokens, end, times)
    if in_half is not None:
        hours = hour % 12 + (12 if in_half[1] else 0)
        return zoned(tokens, index, in_half[0], f"{hours:02}:{minutes:02}", told)
    oclock = tokens.low(end) in times["oclock"] and tokens.near(end) and not minutes
    end += 1 if oclock else 0
    part = part_of_day(tokens, end, told)
    if part is not None:
        iso = f"{by_part(hour, part[1]):02}:{minutes:02}"
        return zoned(tokens, index, part[0], iso, told)
    noun = tokens.kind(end) == "w" and tokens.near(end)
    said = tokens.low(index - 1) in told.lexicon.data["dates"]["at"][:1]
    ends = not noun or tokens.low(end) in lexicon.data["counts"]["stops"]
    if oclock or (minutes and said and ends):
        return zoned(tokens, index, end, f"{hour:02}:{minutes:02}", told)
    return None


def _number_of_minutes(tokens: Tokens, index: int, told: Told) -> tuple[int, int]:
    """Minutes from 1 to 59, in words or digits, and where they end; 0 if there are none."""
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


def before_or_after(tokens: Tokens, index: int, told: Told) -> Found | None:
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
    in_half, part = half_day(tokens, end, times), part_of_day(tokens, end, told)
    if in_half is not None:
        end, hours = in_half[0], by_part(hours, "pm" if in_half[1] else "am")
    elif part is not None:
        end, hours = part[0], by_part(hours, part[1])
    of_day = (hours * 60 + (minutes if past else -minutes)) % (_HOURS * 60)
    return zoned(tokens, index, end, f"{of_day // 60:02}:{of_day % 60:02}", told)


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
    if goes_on and half_day(tokens, end, times) is None:
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
    return zoned(tokens, index, index + 2, f"{(hour - 1) or 12:02}:30", told)
