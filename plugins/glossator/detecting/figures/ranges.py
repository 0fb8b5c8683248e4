"""Two amounts that are the ends of one: “between 10 and 20 km”, “$5m-$6m”, “five or six”."""

from __future__ import annotations

from decimal import Decimal

from glossator.detecting.figures.amounts import amount
from glossator.detecting.figures.clock import when
from glossator.detecting.figures.compounds import in_one_word
from glossator.detecting.figures.dates import Told, date, is_year
from glossator.detecting.figures.dates.told import guess_year, iso_date, month_at
from glossator.detecting.figures.found import Found
from glossator.detecting.figures.lexicon import Lexicon
from glossator.detecting.figures.values import plain
from glossator.detecting.lexer import Tokens

_DASHES = ("-", "–", "‐", "‑")
_BACK = 6
_NOON = 12
_SMALL = 1000
_MILLION = 1_000_000


def amount_or_range(tokens: Tokens, index: int, lexicon: Lexicon) -> Found | None:
    """The longest amount that begins at a token, or the range whose first end it is."""
    first = amount(tokens, index, lexicon)
    if first is None or first.value is None:
        return first
    at = _past_connector(tokens, index, first, lexicon)
    second = (amount(tokens, at, lexicon) or in_one_word(tokens, at, lexicon)) if at else None
    if second is None or second.value is None or first.value is None:
        return first
    if first.kind == "money" and second.unit == "meter" and tokens.low(second.end - 1) == "m":
        # “$1.5-2m”: after money, “m” is a million
        value = plain(second.value * _MILLION)
        second = second.but(kind="count", unit=None, value=value, bare=True)
    spoken = tokens.kind(at - 1) == "w" if at else False
    if spoken and _moved(tokens, index, lexicon, first.value, second.value):
        return first
    if second.bare and first.unit is not None and first.kind != "money":
        # “fell by 12% to 48,000” are two figures.
        return first
    joined = _join(tokens, first, second, lexicon)
    return joined or first


def _past_connector(tokens: Tokens, index: int, first: Found, lexicon: Lexicon) -> int | None:
    """Where the second amount would begin."""
    rules, end = lexicon.data["ranges"], first.end
    if first.bare and tokens.low(end) == "-" and tokens.glued(end) and not tokens.glued(end + 1):
        # “16- to 24-year-olds”
        end += 1
        return end + 1 if tokens.low(end) in (*rules["to"], *rules["or"]) else None
    if first.bare and tokens.low(end) == "-" and tokens.low(end + 1) in rules["to"]:
        # “18-to-34-year-olds”
        at = end + 3
        joined = all(tokens.glued(each) for each in range(end, at + 1))
        if joined and tokens.low(at - 1) == "-" and tokens.low(end + 1) not in _DASHES:
            return at
    word = tokens.low(end)
    if not tokens.near(end) or not tokens.near(end + 1):
        return None
    if word in rules["to"]:
        if word in _DASHES:
            close = tokens.glued(end) and tokens.glued(end + 1)
            apart = word == "–" and not tokens.glued(end) and not tokens.glued(end + 1)
            return end + 1 if close or apart else None
        return None if _moved(tokens, index, lexicon) else end + 1
    if word in rules["and"]:
        before = {tokens.low(index - back) for back in range(1, 4)}
        return end + 1 if before & set(rules["between"]) else None
    if word in rules["or"] and first.bare and first.value == int(first.value or 0):
        return end + 1
    return None


def _moved(
    tokens: Tokens,
    index: int,
    lexicon: Lexicon,
    first: Decimal | None = None,
    second: Decimal | None = None,
) -> bool:
    """Whether something went from the one to the other: these are two figures."""
    rules = lexicon.data["ranges"]
    if tokens.low(index - 1) not in rules["from"]:
        # “fell 120.5 to 25,300”
        far = second is not None and first is not None and second > 10 * first
        return far and tokens.low(index - 1) in rules["moved"]
    return any(tokens.low(index - back) in rules["moved"] for back in range(2, 2 + _BACK))


def _join(tokens: Tokens, first: Found, second: Found, lexicon: Lexicon) -> Found | None:
    if first.value is None or second.value is None:
        return None
    by_or = tokens.low(first.end) in lexicon.data["ranges"]["or"]
    low, high = first.value, second.value
    if first.bare and second.bare and second.digits != first.digits:
        return None
    if by_or and not (high == low + 1 or (low >= 10 and high <= 2 * low and second.bare)):
        return None
    if second.bare and not first.bare:
        if first.unit is None or first.kind not in ("money", "percent"):
            return None
    elif not (first.bare or first.unit == second.unit or _of_each(first, second)):
        return None
    low = _scaled_like(tokens, low, second, lexicon)
    if not low < high:
        return None
    unit = second.unit or first.unit
    return Found(
        start=first.start,
        end=second.end,
        kind="range",
        low=low,
        high=high,
        unit=unit,
        currency=second.currency or first.currency,
        approximate=first.approximate or second.approximate,
    )


def _of_each(first: Found, second: Found) -> bool:
    """“$26-$27 a barrel”: what the second is told for each of, the first is too."""
    return second.unit is not None and second.unit.startswith(f"{first.unit}-per-")


def _scaled_like(tokens: Tokens, low: Decimal, second: Found, lexicon: Lexicon) -> Decimal:
    """“5 to 6 million”: the scale of the second is the first's too."""
    if second.value is None or low >= _SMALL or second.value < _SMALL:
        return low
    thousand = lexicon.data["numbers"]["compound"][3:]
    if thousand and tokens.low(second.start).endswith(thousand[0]) and second.value > low * 1000:
        # “drei- bis viertausend”
        return low * 1000
    for at in range(second.start, second.end):
        token = tokens.low(at)
        if tokens.kind(at) == "n" and token.isascii() and token.replace(".", "", 1).isdigit():
            own = Decimal(token)
            if own and low < own < _SMALL:
                return plain(low * second.value / own)
            break
    if not second.digits and tokens.low(second.start) in lexicon.small:
        own = Decimal(lexicon.small[tokens.low(second.start)])
        if low < own and second.end > second.start + 1:
            return plain(low * second.value / own)
    return low


def between_years(tokens: Tokens, index: int, told: Told) -> Found | None:
    """“from 2014 to 2016”, “between 2014 and 2016”."""
    rules = told.lexicon.data["ranges"]
    before, word = tokens.low(index - 1), tokens.low(index + 1)
    joined = (before in rules["from"] and word in rules["to"]) or (
        before in rules["between"] and word in rules["and"]
    )
    if not joined or not is_year(tokens, index) or not is_year(tokens, index + 2):
        return None
    first, last = int(tokens.low(index)), int(tokens.low(index + 2))
    if _moved(tokens, index, told.lexicon) or not 1000 <= first < last <= 2199:
        return None
    return Found(start=index, end=index + 3, kind="date", iso=f"{first}/{last}")


def _from_to(tokens: Tokens, index: int, first: Found, told: Told) -> Found | None:
    """“between March 2016 and June 2018”, “from 3 May to 5 June 2024”."""
    rules = told.lexicon.data["ranges"]
    before, word = tokens.low(index - 1), tokens.low(first.end)
    joined = (before in rules["from"] and word in rules["to"]) or (
        before in rules["between"] and word in rules["and"]
    )
    # “5 May to 7 June” needs no “from”; “2019 to 2020” would be read as such by others
    full = (first.iso or "").count("-") == 2 or tokens.low(index) in told.lexicon.months
    joined = joined or (full and word in rules["to"] and not _moved(tokens, index, told.lexicon))
    at = first.end + 1
    second = date(tokens, at, told) if joined and tokens.near(at) else None
    if second is None and joined and (month := month_at(tokens, at, told)) is not None:
        # “between June and August”: alone, “August” might be a name
        year = guess_year(told, month, None)
        second = Found(start=at, end=at + 1, kind="date", iso=iso_date(year, month))
    if second is not None and not (first.iso and second.iso):
        return first.but(end=second.end, iso=None)
    if second is None or "/" in f"{first.iso}{second.iso}":
        return None
    return first.but(end=second.end, iso=f"{first.iso}/{second.iso}")


def _hours(tokens: Tokens, index: int, told: Told) -> Found | None:
    """“2-4pm”, “between 3 and 4 o'clock”: the second hour says what the first one is."""
    first = _hour(tokens, index, told)
    if first is None:
        return None
    rules = told.lexicon.data["ranges"]
    at = index + 1
    if tokens.low(at) == "-" and tokens.glued(at) and tokens.low(at + 1) in rules["to"]:
        at += 1
    word = tokens.low(at)
    between = tokens.low(index - 1) in rules["between"] and word in rules["and"]
    if word not in rules["to"] and not between:
        return None
    at += 2 if tokens.low(at + 1) == "-" and tokens.glued(at + 1) else 1
    second = when(tokens, at, told)
    clock = second.iso[:5] if second is not None and second.kind == "time" and second.iso else ""
    if second is None or clock[2:3] != ":":
        return None if between else _nine_to_five(tokens, index, at, told)
    last, hour = int(clock[:2]), first % _NOON
    afternoon = last >= _NOON and hour < last - _NOON
    hour += _NOON if afternoon else 0
    zone = (second.iso or "")[5:]
    return second.but(start=index, iso=f"{hour:02}:00{zone}/{second.iso}")


def _hour(tokens: Tokens, index: int, told: Told) -> int | None:
    """An hour of the clock, in digits or in words."""
    low = tokens.low(index)
    hour = told.lexicon.small.get(low, 0)
    if tokens.kind(index) == "n" and low.isascii() and low.isdigit() and len(low) <= 2:
        hour = int(low)
    return hour if 1 <= hour <= _NOON else None


def _nine_to_five(tokens: Tokens, index: int, at: int, told: Told) -> Found | None:
    """“nine to five”, “from 8 to 4”: from the morning to the afternoon, where that is meant."""
    first, last = _hour(tokens, index, told), _hour(tokens, at, told)
    if first is None or last is None or (tokens.low(index + 1) in ("-", "–") and at == index + 2):
        return None
    usual = (first, last) == (9, 5)
    near = range(index - _BACK, index)
    ruled = {tokens.low(each) for each in near} & set(
        told.lexicon.data["ratios"]["words"]["score_near"]
    )
    by_from = tokens.low(index - 1) in told.lexicon.data["ranges"]["from"]
    open_ = bool({tokens.low(each) for each in near} & set(told.lexicon.data["times"]["open"]))
    noun = tokens.kind(at + 1) == "w" and tokens.near(at + 1)
    noun = noun and tokens.low(at + 1) not in told.lexicon.data["counts"]["stops"]
    joined = tokens.glued(index + 1)
    if ruled or not last < first or not (usual or (by_from and open_)) or (noun and not joined):
        return None
    iso = f"{first:02}:00/{last + _NOON:02}:00"
    return Found(start=index, end=at + 1, kind="time", iso=iso)


def when_or_range(tokens: Tokens, index: int, told: Told) -> Found | None:
    """A date, a time of day, or the hours from one to another: “9am to 5pm”, “9:00-17:00”."""
    first = None
    if tokens.kind(index) == "n" or tokens.low(index) in told.lexicon.small:
        first = between_years(tokens, index, told) or _hours(tokens, index, told)
    first = first or when(tokens, index, told)
    if first is not None and first.kind == "date":
        return _from_to(tokens, index, first, told) or first
    if first is None or first.kind != "time":
        return first
    word = tokens.low(first.end)
    rules = told.lexicon.data["ranges"]
    between = tokens.low(index - 1) in rules["between"] and word in rules["and"]
    if word not in rules["to"] and not between:
        return first
    second = when(tokens, first.end + 1, told) if tokens.near(first.end + 1) else None
    if second is None or second.kind != "time" or first.iso is None or second.iso is None:
        return first
    return first.but(end=second.end, iso=f"{first.iso}/{second.iso}")
