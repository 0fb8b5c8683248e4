"""Money, before its number, after it, or alone: “$5”, “500 million dollars”, “a penny”."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from glossator.detecting.figures.found import Found
from glossator.detecting.figures.lexicon import Lexicon, currency
from glossator.detecting.figures.number_parts import Number
from glossator.detecting.figures.numbers import number
from glossator.detecting.figures.values import plain
from glossator.detecting.lexer import Tokens
from glossator.detecting.phrases import phrase_at

_DASHES = ("-", "‐", "‑")
_MINUS = ("-", "−", "–")


def a_dollar(tokens: Tokens, index: int, lexicon: Lexicon) -> Found | None:
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


def money_before(tokens: Tokens, index: int, lexicon: Lexicon) -> Found | None:
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


def money_after(
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
        return _thousands(tokens, at, basis, lexicon, read)
    code, share = currency(entry)
    value = None if basis.value is None else plain(basis.value * share)
    known = code or None
    return basis.but(end=end, kind="money", value=value, unit=known, currency=known, bare=False)


def _thousands(
    tokens: Tokens, at: int, basis: Found, lexicon: Lexicon, read: Number
) -> Found | None:
    """“five grand”, of whatever currency; not “five grand pianos”."""
    if tokens.raw(at) not in lexicon.data["money"]["thousand"] or read.scaled or not read.value:
        return None
    noun = tokens.kind(at + 1) == "w" and tokens.near(at + 1)
    if noun and tokens.low(at + 1) not in lexicon.data["counts"]["stops"]:
        return None
    return basis.but(end=at + 1, kind="money", value=plain(read.value * 1000), bare=False)


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


def with_cents(tokens: Tokens, found: Found, lexicon: Lexicon) -> Found:
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
