"""A number with what makes it an amount: money, percent, a measure, a length of time, a count."""

from __future__ import annotations

from decimal import Decimal

from glossator.detecting.figures.durations import duration_iso
from glossator.detecting.figures.found import Found
from glossator.detecting.figures.lexicon import Lexicon
from glossator.detecting.figures.measures import with_unit
from glossator.detecting.figures.money import a_dollar, money_before, with_cents
from glossator.detecting.figures.number_parts import Number, and_a_half, and_a_part
from glossator.detecting.figures.numbers import number
from glossator.detecting.figures.units import per_at, unit_at, with_rates
from glossator.detecting.figures.values import plain, quotient
from glossator.detecting.lexer import Tokens
from glossator.detecting.phrases import phrase_at

_DASHES = ("-", "‐", "‑")
_MINUS = ("-", "−", "–")
_INCHES = tuple(str(inches) for inches in range(12))

_CHAINS = {
    ("hour", "minute"): 60,
    ("minute", "second"): 60,
    ("year", "month"): 12,
    ("week", "day"): 7,
    ("day", "hour"): 24,
    ("foot", "inch"): 12,
    ("pound", "ounce"): 16,
    ("stone", "pound"): 14,
    ("degree", "arc-minute"): 60,
    ("arc-minute", "arc-second"): 60,
}


def amount(tokens: Tokens, index: int, lexicon: Lexicon) -> Found | None:
    """The longest amount that begins at a token; a bare number is a count."""
    found = _one_and_more(tokens, index, lexicon) or _one(tokens, index, lexicon)
    if found is None:
        return None
    found = _primes(tokens, found) or _chained(tokens, found, lexicon)
    if found.unit == "minute":
        found = _chained(tokens, found, lexicon)
    found = _tolerance(tokens, found, lexicon)
    return _per_number(tokens, found, lexicon) or _rate(tokens, found, lexicon)


def part_of_unit(
    tokens: Tokens, start: int, at: int, value: Decimal, lexicon: Lexicon
) -> Found | None:
    """“half a mile”, “a quarter of a percentage point”: a part of the unit at a token."""
    found = with_unit(tokens, start, Number(at, value, digits=False), lexicon)
    if found.kind == "count" or found.unit is None:
        return None
    return _rate(tokens, found, lexicon)


def _one_and_more(tokens: Tokens, index: int, lexicon: Lexicon) -> Found | None:
    """“a year and a half”, “a mile and three quarters”; and “a couple of days”."""
    numbers = lexicon.data["numbers"]
    if tokens.low(index) not in numbers["a"] or not tokens.near(index + 1):
        return None
    if tokens.low(index + 1) in numbers["couple"] and tokens.low(index + 2) in numbers["of"]:
        return _couple(tokens, index, lexicon)
    unit = phrase_at(tokens, index + 1, lexicon.durations)
    kind = "duration" if unit else "quantity"
    unit = unit or phrase_at(tokens, index + 1, lexicon.units)
    if unit is None:
        return None
    more = and_a_part(tokens, unit[0], lexicon)
    if more is None and (end := and_a_half(tokens, unit[0], lexicon)) != unit[0]:
        more = end, Decimal("0.5")
    if more is None:
        return None
    value = 1 + more[1]
    iso = duration_iso(value, unit[1]) if kind == "duration" else None
    found = Found(start=index, end=more[0], kind="quantity", value=value, unit=unit[1], iso=iso)
    return found.but(kind=kind)


def _couple(tokens: Tokens, index: int, lexicon: Lexicon) -> Found | None:
    """“a couple of days”, “a couple of million”; nothing where people or things are meant."""
    at, value = index + 3, Decimal(2)
    scale = lexicon.scales.get(tokens.low(at))
    read = Number(at, value, digits=False)
    if scale is not None:
        read = Number(at + 1, value * scale, digits=False, scaled=True)
    found = with_unit(tokens, index, read, lexicon).but(approximate=True)
    return found if scale is not None or not found.bare else None


def _tolerance(tokens: Tokens, found: Found, lexicon: Lexicon) -> Found:
    """“10±2 kg”, “10 +/- 2 kg”: the value, and what the tolerance leaves."""
    at = found.end
    if tokens.low(at) == "±":
        at += 1
    elif tokens.low(at) == "+" and tokens.low(at + 1) in ("-", "/") and tokens.glued(at + 1):
        at += 2 if tokens.low(at + 1) == "-" else 3
    else:
        return found
    within, value = _one(tokens, at, lexicon), found.value
    if within is None or within.value is None or value is None:
        return found
    if found.bare and not within.bare:
        found = found.but(kind=within.kind, unit=within.unit, bare=False)
    elif not within.bare and within.unit != found.unit:
        return found
    return found.but(
        end=within.end,
        low=plain(value - within.value),
        high=plain(value + within.value),
        approximate=True,
    )


def _primes(tokens: Tokens, found: Found) -> Found | None:
    """“5'11"”: feet and inches."""
    if tokens.low(found.end) not in ("'", "′", "’"):
        return None
    glued = all(tokens.glued(found.end + each) for each in range(3))
    if not found.bare or found.value is None or not glued or tokens.kind(found.end + 1) != "n":
        return None
    inches = tokens.low(found.end + 1)
    if tokens.low(found.end + 2) not in ('"', "″", "”") or inches not in _INCHES:
        return None
    value = plain(found.value * 12 + int(inches))
    return found.but(end=found.end + 3, kind="quantity", value=value, unit="inch", bare=False)


def _per_number(tokens: Tokens, found: Found, lexicon: Lexicon) -> Found | None:
    """“12 per 100,000”."""
    per = lexicon.data["units"]["words"]["per"]
    at = found.end
    if not found.bare or tokens.low(at) not in per or tokens.kind(at + 1) != "n":
        return None
    below = number(tokens, at + 1, lexicon)
    if below is None or not below.value or found.value is None or not tokens.near(at + 1):
        return None
    value = quotient(found.value, below.value)
    return found.but(end=below.end, kind="ratio", value=value, bare=False)


def _one(tokens: Tokens, index: int, lexicon: Lexicon) -> Found | None:
    start = index
    negative = spoken = False
    if tokens.low(index) in _MINUS:
        if tokens.glued(index) or not tokens.glued(index + 1):
            return None
        negative, index = True, index + 1
    elif tokens.low(index) in lexicon.data["numbers"]["minus"] and tokens.near(index + 1):
        if tokens.low(index - 1) in lexicon.data["ranges"]["or"]:
            # “plus or minus 3 points”
            return None
        negative, spoken, index = True, True, index + 1
    elif tokens.low(index) in ("+", "±"):
        if tokens.glued(index) or not tokens.glued(index + 1):
            return None
        index += 1
    money = money_before(tokens, index, lexicon)
    if money is not None:
        found = money
    elif index == start and (one := a_dollar(tokens, index, lexicon)) is not None:
        return one
    else:
        read = number(tokens, index, lexicon)
        if read is None or (index != start and not read.digits and not spoken):
            return None
        found = with_unit(tokens, index, read, lexicon)
    if negative and found.value is not None:
        found = found.but(value=-found.value)
    return found if found.start == start else found.but(start=start)


def _chained(tokens: Tokens, found: Found, lexicon: Lexicon) -> Found:
    """“two hours and 30 minutes”, “6ft 2in”: told in the smaller unit."""
    if found.kind == "money":
        return with_cents(tokens, found, lexicon)
    if found.unit is None or found.value is None or found.kind not in ("duration", "quantity"):
        return found
    at = found.end
    if tokens.low(at) == "," and tokens.glued(at):
        at += 1
    if tokens.low(at) in lexicon.data["numbers"]["and"]:
        at += 1
    glued = tokens.glued(at) or (tokens.near(at) and tokens.low(at + 1) in ("m", "min"))
    if found.unit == "hour" and tokens.raw(at - 1) == "h" and glued:
        minutes = tokens.low(at)
        if len(minutes) <= 2 and minutes.isdigit() and int(minutes) < 60 and found.value < 100:
            end = at + 2 if tokens.low(at + 1) in ("m", "min") else at + 1
            value = plain(found.value * 60 + int(minutes))
            iso = duration_iso(value, "minute")
            return found.but(end=end, value=value, unit="minute", iso=iso)
    feet = found.unit == "foot" and tokens.low(at) in _DASHES
    if feet and tokens.glued(at) and tokens.glued(at + 1) and tokens.low(at + 1) in _INCHES:
        # “5-foot-9”
        value = plain(found.value * 12 + int(tokens.low(at + 1)))
        return found.but(end=at + 2, value=value, unit="inch")
    if not tokens.near(at):
        return found
    read = number(tokens, at, lexicon)
    if read is None or read.value is None:
        return found
    second = with_unit(tokens, at, read, lexicon)
    if found.unit == "foot" and second.unit != "inch":
        inches = tokens.low(read.end) in ("in", "ins") and tokens.near(read.end)
        if not inches and not (second.bare and tokens.low(found.end - 1) == "foot"):
            return found
        end = read.end + 1 if inches else read.end
        second = second.but(end=end, unit="inch", kind="quantity")
    times = _CHAINS.get((found.unit, second.unit or ""))
    if times is None or second.value is None or second.value >= times:
        return found
    value = plain(found.value * times + second.value)
    iso = duration_iso(value, second.unit or "") if second.kind == "duration" else None
    return found.but(end=second.end, value=value, unit=second.unit, iso=iso)


def _rate(tokens: Tokens, found: Found, lexicon: Lexicon) -> Found:
    """“$50 a barrel”, “12 deaths per …” is not one, “5 litres per day” is."""
    if found.kind not in ("money", "quantity") or found.unit is None:
        return found
    at = found.end
    if found.kind == "quantity":
        end, unit = with_rates(tokens, at, found.unit, lexicon)
        return found.but(end=end, unit=unit)
    rate = per_at(tokens, at, lexicon)
    if rate is not None:
        end, unit = rate
        more = per_at(tokens, end, lexicon, article=False)
        if more is not None:
            end, unit = more[0], f"{unit}-{more[1]}"
        return found.but(end=end, unit=f"{found.unit}-per-{unit}")
    numbers, units = lexicon.data["numbers"], lexicon.data["units"]
    per = tokens.low(at) in units["words"]["per"] and tokens.near(at)
    article = tokens.low(at) in numbers["a"] and tokens.near(at)
    if tokens.low(at) in _DASHES and tokens.low(at + 1) in numbers["a"]:
        dashed = tokens.low(at + 2) in _DASHES
        at, article = (at + 2, True) if dashed else (at, False)
    word = tokens.low(at + 1)
    if not (per or article) or not (tokens.near(at + 1) or tokens.low(at) in _DASHES):
        return found
    if word in units["per"]["after_a"] or (
        per and tokens.kind(at + 1) == "w" and word not in lexicon.data["counts"]["stops"]
    ):
        measured = unit_at(tokens, at + 1, lexicon, symbols=False) or phrase_at(
            tokens, at + 1, lexicon.durations
        )
        end, word = measured or (at + 2, word)
        more = per_at(tokens, end, lexicon, article=False)
        if more is not None:
            end, word = more[0], f"{word}-{more[1]}"
        return found.but(end=end, unit=f"{found.unit}-per-{word}")
    return found
