"""What comes after a number and says what it is: percent, money, a length of time, a unit."""

from __future__ import annotations

from decimal import Decimal

from glossator.detecting.figures.durations import duration_iso
from glossator.detecting.figures.found import Found
from glossator.detecting.figures.lexicon import Lexicon, currency
from glossator.detecting.figures.money import money_after
from glossator.detecting.figures.nouns import plural_after
from glossator.detecting.figures.number_parts import Number
from glossator.detecting.figures.one_word import Compound
from glossator.detecting.figures.units import unit_at, with_rates
from glossator.detecting.figures.values import plain
from glossator.detecting.lexer import Tokens
from glossator.detecting.phrases import phrase_at

_DASHES = ("-", "‐", "‑")
_POINTS = 14
"""Tokens on either side that tell points of a poll from those of a game."""


def with_unit(tokens: Tokens, index: int, read: Number, lexicon: Lexicon) -> Found:
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
    if tokens.low(at) in lexicon.told_of and (glued or hyphen) and read.digits and read.value:
        # “10-jährige”, “40fache”
        return compounded(index, at + 1, lexicon.told_of[tokens.low(at)], read.value)
    if glued and tokens.kind(at - 1) == "n" and (tied := _tied(tokens, at, basis, lexicon)):
        return tied
    if read.approximate and tokens.low(at) in lexicon.data["numbers"]["of"]:
        # “hundreds of thousands of dollars”
        at += 1
    for reader in (_percent, money_after, _measure):
        found = reader(tokens, at, basis, lexicon, read)
        if found is not None:
            return found
    return basis


def compounded(start: int, end: int, named: Compound, times: Decimal = Decimal(1)) -> Found:
    """What one word says, or the word that hangs on a number, so many times."""
    value = plain(named.value * times)
    iso = duration_iso(value, named.unit or "") if named.kind == "duration" else None
    return Found(start=start, end=end, kind=named.kind, value=value, unit=named.unit, iso=iso)


def _tied(tokens: Tokens, at: int, basis: Found, lexicon: Lexicon) -> Found | None:
    """A symbol that means something only right after the digits: “50p”, “100m”, “5k”."""
    raw, low = tokens.raw(at), tokens.low(at)
    units = lexicon.data["units"]
    tied_money = lexicon.data["money"]["glued"]
    if basis.value is None:
        return None
    lines = tokens.low(at - 1) in lexicon.data["money"]["not_glued"]
    if low in tied_money and raw == low and not lines:
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
            return with_unit(tokens, basis.start, scaled, lexicon)
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
    if named is None and is_share(tokens, at, lexicon):
        named = at + 1, "percentage-point"
    if named is None:
        return None
    return basis.but(end=named[0], kind="percent", unit=named[1], bare=False)


def is_share(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """“leads by 4 points, 49% to 45%”, “three points in the poll”; not “scored 21 points”."""
    rules = lexicon.data["points"]
    if tokens.low(at) not in rules["words"]:
        return False
    near = tokens.lows[max(0, at - _POINTS) : at + _POINTS]
    return not lexicon.of_shares.isdisjoint(near) and lexicon.of_games.isdisjoint(near)


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
    # “a 3 x 4 m room”
    sided = tokens.low(at - 2) in ("x", "×", *lexicon.data["ranges"]["by"])
    free = sided or not follows or after in lexicon.data["counts"]["stops"]
    free = free or after in behind["unit_after"] or after in behind["symbol_before"]
    stroke = tokens.low(at + 1) == "/" and tokens.glued(at + 1)
    return free and not stroke and not tokens.glued(at)
