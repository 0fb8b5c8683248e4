"""A number with what makes it an amount: money, percent, a measure, a length of time, a count."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from glossator.detecting.figures.found import Found
from glossator.detecting.figures.lexicon import Lexicon, currency
from glossator.detecting.figures.numbers import (
    Number,
    and_a_half,
    and_a_part,
    number,
    plain,
    quotient,
)
from glossator.detecting.figures.units import per_at, unit_at, with_rates
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
_ISO = {
    "second": ("PT", 1, "S"), "minute": ("PT", 1, "M"), "hour": ("PT", 1, "H"),
    "day": ("P", 1, "D"), "week": ("P", 1, "W"), "fortnight": ("P", 2, "W"),
    "month": ("P", 1, "M"), "year": ("P", 1, "Y"),
    "decade": ("P", 10, "Y"), "century": ("P", 100, "Y"),
}  # fmt: skip


def duration_iso(value: Decimal | None, unit: str) -> str | None:
    """ISO 8601: three years → P3Y."""
    if value is None or unit not in _ISO:
        return None
    letters, times, letter = _ISO[unit]
    return f"{letters}{plain(value * times):f}{letter}"


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
    found = _with_unit(tokens, start, Number(at, value, digits=False), lexicon)
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
    found = _with_unit(tokens, index, read, lexicon).but(approximate=True)
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
    within = _one(tokens, at, lexicon)
    if within is None or within.value is None or found.value is None:
        return found
    if found.bare and not within.bare:
        found = found.but(kind=within.kind, unit=within.unit, bare=False)
    elif not within.bare and within.unit != found.unit:
        return found
    return found.but(
        end=within.end,
        low=plain(found.value - within.value),
        high=plain(found.value + within.value),
        approximate=True,
    )


def _primes(tokens: Tokens, found: Found) -> Found | None:
    """“5'11"”: feet and inches."""
    marks = [tokens.low(found.end), tokens.low(found.end + 2)]
    glued = all(tokens.glued(found.end + each) for each in range(3))
    if not found.bare or found.value is None or not glued or tokens.kind(found.end + 1) != "n":
        return None
    inches = tokens.low(found.end + 1)
    if marks[0] not in ("'", "′", "’") or marks[1] not in ('"', "″", "”") or inches not in _INCHES:
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
    money = _money_before(tokens, index, lexicon)
    if money is not None:
        found = money
    elif index == start and (one := _a_dollar(tokens, index, lexicon)) is not None:
        return one
    else:
        read = number(tokens, index, lexicon)
        if read is None or (index != start and not read.digits and not spoken):
            return None
        found = _with_unit(tokens, index, read, lexicon)
    if negative and found.value is not None:
        found = found.but(value=-found.value)
    return found.but(start=start)


def _a_dollar(tokens: Tokens, index: int, lexicon: Lexicon) -> Found | None:
    """“a dollar”, “a penny”: one of a currency, where no noun follows (“a dollar store”)."""
    if tokens.low(index) not in lexicon.data["numbers"]["a"] or not tokens.near(index + 1):
        return None
    named = phrase_at(tokens, index + 1, lexicon.money)
    if named is None or tokens.low(named[0] - 1).endswith("s"):
        return None
    end = named[0]
    noun = tokens.kind(end) == "w" and tokens.near(end)
    if noun and tokens.low(end) not in lexicon.data["counts"]["stops"]:
        return None
    code, share = currency(named[1])
    known = code or None
    return Found(
        start=index, end=end, kind="money", value=share, unit=known, currency=known, digits=False
    )


def _money_before(tokens: Tokens, index: int, lexicon: Lexicon) -> Found | None:
    """“$5”, “US$5”, “USD 5m”, “Rs 500”."""
    money = lexicon.data["money"]
    at, code, share = index, "", Decimal(1)
    low = tokens.low(at)
    if low in lexicon.signs:
        code, share = lexicon.signs[low]
        at += 1
    elif (
        low in money["prefixes"]
        and tokens.low(at + 1) == "$"
        and (tokens.glued(at + 1) or (tokens.near(at + 1) and len(low) > 1))
    ):
        code = money["prefixes"][low]
        at += 2
    elif tokens.raw(at) in lexicon.codes:
        code = tokens.raw(at)
        at += 1
    elif low in money["before"]:
        code = money["before"][low]
        at += 1
        if tokens.low(at) == "." and tokens.glued(at):
            at += 1
    if not code:
        return None
    dash = tokens.low(at) in _MINUS and tokens.glued(at)
    if dash:
        at += 1
    if not (tokens.near(at) and (tokens.kind(at) == "n" or not tokens.glued(at))):
        return None
    read = number(tokens, at, lexicon)
    if read is None or not read.digits:
        return None
    read = _glued_scale(tokens, read, lexicon)
    if tokens.low(read.end) in money["thousand"] and tokens.near(read.end) and read.value:
        read = Number(read.end + 1, read.value * 1000, digits=True, scaled=True)
    value = None if read.value is None else plain(read.value * share * (-1 if dash else 1))
    end = read.end
    named = phrase_at(tokens, end, lexicon.money)
    if named is None and tokens.low(end) in _DASHES and tokens.glued(end):
        named = phrase_at(tokens, end + 1, lexicon.money)
    if named is not None and currency(named[1])[0] == code and tokens.near(end):
        end = named[0]
    return Found(start=index, end=end, kind="money", value=value, unit=code, currency=code)


def _glued_scale(tokens: Tokens, read: Number, lexicon: Lexicon) -> Number:
    """“5m”, “5k”: a letter right after the digits."""
    scale = lexicon.glued_scales.get(tokens.low(read.end))
    if scale is None or read.value is None or not tokens.glued(read.end) or read.scaled:
        return read
    return Number(read.end + 1, plain(read.value * scale), digits=True, scaled=True)


def _with_unit(tokens: Tokens, index: int, read: Number, lexicon: Lexicon) -> Found:
    """What comes after the number says what it is."""
    end = read.end
    basis = Found(
        start=index,
        end=end,
        kind="count",
        value=read.value,
        approximate=read.approximate,
        bare=True,
        digits=read.digits,
    )
    hyphen = tokens.low(end) in _DASHES and tokens.glued(end) and tokens.glued(end + 1)
    at = end + 1 if hyphen else end
    glued = tokens.glued(at) and not hyphen
    if not (tokens.near(at) or hyphen):
        return basis
    if glued and tokens.kind(at - 1) == "n" and (tied := _tied(tokens, at, basis, lexicon)):
        return tied
    if read.approximate and tokens.low(at) in lexicon.data["numbers"]["of"]:
        # “hundreds of thousands of dollars”
        at += 1
    for reader in (_percent, _money_after, _measure):
        found = reader(tokens, at, basis, lexicon, read)
        if found is not None:
            return found
    return basis


def _tied(tokens: Tokens, at: int, basis: Found, lexicon: Lexicon) -> Found | None:
    """A symbol that means something only right after the digits: “50p”, “100m”, “5k”."""
    raw, low = tokens.raw(at), tokens.low(at)
    units = lexicon.data["units"]
    tied_money = lexicon.data["money"]["glued"]
    if basis.value is None:
        return None
    if low in tied_money and raw == low:
        code, share = currency(tied_money[low])
        value = plain(basis.value * share)
        return basis.but(
            end=at + 1, kind="money", value=value, unit=code, currency=code, bare=False
        )
    if low in lexicon.glued_scales:
        metres = raw == "m" and plural_after(tokens, at + 1, lexicon) is None
        squared = tokens.glued(at + 1) and tokens.low(at + 1) in ("2", "3", "^")
        if raw == "m" and squared and (area := unit_at(tokens, at, lexicon)):
            return basis.but(end=area[0], kind="quantity", unit=area[1], bare=False)
        follows = phrase_at(tokens, at + 1, lexicon.money) or tokens.raw(at + 1) in lexicon.codes
        if not metres or follows:
            value = plain(basis.value * lexicon.glued_scales[low])
            scaled = Number(at + 1, value, digits=True, scaled=True)
            return _with_unit(tokens, basis.start, scaled, lexicon)
    if low in units["glued_durations"] and raw == low and tokens.low(at + 1) not in ("'", "’"):
        if low == "s" and len(tokens.low(at - 1)) in (2, 4):
            return None
        unit = units["glued_durations"][low]
        iso = duration_iso(basis.value, unit)
        return basis.but(end=at + 1, kind="duration", unit=unit, iso=iso, bare=False)
    whole = unit_at(tokens, at, lexicon)
    if whole is not None and whole[0] > at + 1:
        return basis.but(end=whole[0], kind="quantity", unit=whole[1], bare=False)
    unit = units["glued"].get(raw)
    if unit is not None:
        return basis.but(end=at + 1, kind="quantity", unit=unit, bare=False)
    return None


def _percent(tokens: Tokens, at: int, basis: Found, lexicon: Lexicon, _: Number) -> Found | None:
    named = phrase_at(tokens, at, lexicon.percent)
    if named is None:
        return None
    return basis.but(end=named[0], kind="percent", unit=named[1], bare=False)


def _money_after(
    tokens: Tokens, at: int, basis: Found, lexicon: Lexicon, read: Number
) -> Found | None:
    """“500 million dollars”, “5€”, “50 USD”."""
    low = tokens.low(at)
    ambiguous = lexicon.data["money"]["ambiguous"]
    named = phrase_at(tokens, at, lexicon.money)
    entry, end = None, at + 1
    if named is not None:
        end, entry = named
    elif low in ambiguous and (
        (read.scaled and (basis.value or 0) >= 1000)
        or _priced(tokens, basis.start, at, lexicon)
        or _sign_in_text(tokens, ambiguous[low], lexicon)
    ):
        entry = ambiguous[low]
    elif low in lexicon.signs and not (tokens.glued(at + 1) and tokens.kind(at + 1) == "n"):
        code, share = lexicon.signs[low]
        entry = code if share == 1 else f"{code}/{int(1 / share)}"
    elif tokens.raw(at) in lexicon.codes:
        entry = tokens.raw(at)
    if entry is None:
        return None
    code, share = currency(entry)
    value = None if basis.value is None else plain(basis.value * share)
    known = code or None
    return basis.but(end=end, kind="money", value=value, unit=known, currency=known, bare=False)


def _sign_in_text(tokens: Tokens, code: str, lexicon: Lexicon) -> bool:
    signs = (sign for sign, (each, _) in lexicon.signs.items() if each == code)
    return any(_stands_in(tokens.text, sign) for sign in signs)


def _priced(tokens: Tokens, start: int, at: int, lexicon: Lexicon) -> bool:
    """Whether a word of price stands before “5 pounds”, and no thing that is weighed after it."""
    beside = lexicon.data["money"]["beside"]
    if tokens.low(at + 1) in lexicon.data["numbers"]["of"]:
        return False
    if tokens.low(at + 1) in lexicon.data["money"]["notes"]:
        return True
    return any(tokens.low(start - back) in beside for back in range(1, 5))


@lru_cache(maxsize=16)
def _stands_in(text: str, sign: str) -> bool:
    """Whether a sign stands in a text: asked for every “pound” of it, and so remembered."""
    return sign in text


def _measure(tokens: Tokens, at: int, basis: Found, lexicon: Lexicon, read: Number) -> Found | None:
    """A length of time or another measure, with “old” where it is an age."""
    words = lexicon.data["units"]["words"]
    lasting = phrase_at(tokens, at, lexicon.durations)
    if lasting is None and tokens.low(at) in words["sorts"] and tokens.near(at + 1):
        # “ten working days”
        lasting = phrase_at(tokens, at + 1, lexicon.durations)
    if lasting is not None:
        end, unit = lasting
        worded = read.whole and read.value != 1 and not read.digits
        if tokens.low(at) == "second" and worded and tokens.low(at - 1) not in _DASHES:
            # “two second homes”
            return None
        if tokens.low(end) in _DASHES and tokens.low(end + 1) in (*words["old"], *words["long"]):
            end += 2
        elif tokens.low(end) in words["old"] and tokens.near(end):
            end += 1
        elif (of_age := phrase_at(tokens, end, lexicon.of_age)) is not None:
            end = of_age[0]
        iso = duration_iso(basis.value, unit)
        return basis.but(end=end, kind="duration", unit=unit, iso=iso, bare=False)
    short = lexicon.data["units"]["glued_durations"].get(tokens.raw(at)) if read.digits else None
    if short is not None and _is_free(tokens, at, lexicon):
        iso = duration_iso(basis.value, short)
        return basis.but(end=at + 1, kind="duration", unit=short, iso=iso, bare=False)
    measured = _measured(tokens, at, lexicon, digits=read.digits)
    if measured is None:
        return None
    return basis.but(end=measured[0], kind="quantity", unit=measured[1], bare=False)


def _measured(tokens: Tokens, at: int, lexicon: Lexicon, *, digits: bool) -> tuple[int, str] | None:
    """A unit after a number; a single letter is one only where nothing else can be meant."""
    found = unit_at(tokens, at, lexicon, symbols=digits)
    raw = tokens.raw(at)
    single = len(raw) == 1 and raw.isalpha() and raw.isascii()
    if found is not None and (not single or found[0] > at + 1):
        return found
    if not (single and digits):
        return None
    if found is not None and with_rates(tokens, at + 1, found[1], lexicon)[0] > at + 1:
        return found
    unit: str | None = lexicon.data["units"]["symbols"].get(raw)
    return (at + 1, unit) if unit is not None and _is_free(tokens, at, lexicon) else None


def _is_free(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Whether a single letter after a space has no noun behind it, and so may be a symbol."""
    follows = tokens.kind(at + 1) in ("w", "n") and tokens.near(at + 1)
    after = tokens.low(at + 1)
    behind = lexicon.data["units"]["alone"]
    free = not follows or after in lexicon.data["counts"]["stops"]
    free = free or after in behind["unit_after"] or after in behind["symbol_before"]
    stroke = tokens.low(at + 1) == "/" and tokens.glued(at + 1)
    return free and not stroke and not tokens.glued(at)


def _chained(tokens: Tokens, found: Found, lexicon: Lexicon) -> Found:
    """“two hours and 30 minutes”, “6ft 2in”: told in the smaller unit."""
    if found.kind == "money":
        return _with_cents(tokens, found, lexicon)
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
    second = _with_unit(tokens, at, read, lexicon)
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


def _with_cents(tokens: Tokens, found: Found, lexicon: Lexicon) -> Found:
    """“ten dollars and fifty cents”, “£3 and 20 pence”."""
    at = found.end
    if tokens.low(at) in lexicon.data["numbers"]["and"]:
        at += 1
    if found.value is None or not tokens.near(at) or tokens.low(at) in lexicon.data["numbers"]["a"]:
        return found
    read = number(tokens, at, lexicon)
    if read is None or read.value is None or not 0 < read.value < 100:
        return found
    cents = phrase_at(tokens, read.end, lexicon.money)
    if cents is None or not tokens.near(read.end) or found.value != found.value.to_integral_value():
        return found
    code, share = currency(cents[1])
    if share == 1 or code not in {found.currency, "USD"}:
        return found
    return found.but(end=cents[0], value=plain(found.value + read.value * share))


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


def counted(tokens: Tokens, found: Found, lexicon: Lexicon) -> Found:
    """A count with the noun that is counted as its unit."""
    if found.kind not in ("count", "range") or found.unit is not None:
        return found
    return found.but(unit=plural_after(tokens, found.end, lexicon, one=found.value == 1))


def _is_plural(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Whether a word looks like a noun in the plural."""
    counts, low = lexicon.data["counts"], tokens.low(at)
    if low in counts["people"]:
        return True
    return (
        low.endswith("s")
        and (len(low) > 3 or tokens.raw(at)[:-1].isupper())
        and not low.endswith(("ss", "'s", "ous", "us"))
        and low not in counts["singular_s"]
        and low not in counts["stops"]
    )


def plural_after(tokens: Tokens, index: int, lexicon: Lexicon, *, one: bool = False) -> str | None:
    """The noun that is counted: the first plural among the next words; of one, the last noun."""
    counts = lexicon.data["counts"]
    if tokens.low(index) in lexicon.data["numbers"]["of"] and tokens.low(index + 1) not in (
        "the", "its", "their", "his", "her", "these", "those",
    ):  # fmt: skip
        index += 1
    if tokens.low(index) == "+" and tokens.glued(index):
        index += 1
    if tokens.low(index) in _DASHES and tokens.glued(index) and tokens.glued(index + 1):
        # “a 44-page opinion”
        noun = tokens.kind(index + 1) == "w" and tokens.low(index + 1) not in counts["stops"]
        return tokens.raw(index + 1) if noun else None
    reached = index
    for at in range(index, index + 5):
        low = tokens.low(at)
        if tokens.low(at) in _DASHES and tokens.glued(at) and at > index:
            continue
        if at == index and tokens.kind(at) == "n" and tokens.kind(at + 1) == "w":
            # “two 500mg tablets”
            if not tokens.glued(at + 1) or tokens.kind(at + 2) == "n":
                return None
            return plural_after(tokens, at + 2, lexicon)
        if tokens.kind(at) != "w" or not tokens.near(at) or low in counts["stops"]:
            break
        verb = low in counts["finite"] or (
            low.endswith(tuple(counts["verbs"])) and not low.endswith("ss")
        )
        if one and at > index and verb:
            break
        if counts["nouns_capital"] and tokens.capital(at):
            return tokens.raw(at)
        if one and at > index and tokens.capital(at):
            break
        if _is_plural(tokens, at, lexicon):
            # “two oil sands producers”
            more = at + 1 if tokens.near(at + 1) and _is_plural(tokens, at + 1, lexicon) else at
            return tokens.raw(more if low not in counts["people"] else at)
        reached = at
    if one and tokens.kind(reached) == "w" and tokens.low(reached) not in counts["stops"]:
        return tokens.raw(reached)
    return None
