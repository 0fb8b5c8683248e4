"""A unit among tokens: its name or symbol, powers of it, and one unit for each of another."""

from __future__ import annotations

from glossator.detecting.figures.lexicon import Lexicon
from glossator.detecting.figures.symbols import OF_TIME, SYMBOLS
from glossator.detecting.lexer import Tokens
from glossator.detecting.phrases import phrase_at

_DASHES = ("-", "‐", "‑")
_TIMES = ("·", "⋅", "∙", "×", "*")
_RAISED = {"²": "square-", "³": "cubic-"}
_DIGITS = {"2": "square-", "3": "cubic-"}
_LENGTHS = ("meter", "mile", "foot", "inch", "yard")
_MOST_PER = 2


def unit_at(
    tokens: Tokens, at: int, lexicon: Lexicon, *, symbols: bool = True
) -> tuple[int, str] | None:
    """The unit that stands at a token: where it ends, and its identifier.

    Args:
        tokens: the text.
        at: the token at which it begins.
        lexicon: the rules of the language.
        symbols: whether a symbol (“m”, “kWh”) is looked for too; after digits it is.
    """
    found = _factor(tokens, at, lexicon, symbols=symbols)
    if found is None:
        return None
    end, ident = found
    while symbols and tokens.low(end) in _TIMES and tokens.glued(end) and tokens.glued(end + 1):
        more = _factor(tokens, end + 1, lexicon, symbols=True)
        if more is None:
            break
        end, ident = more[0], f"{ident}-{more[1]}"
    return end, ident


def _factor(tokens: Tokens, at: int, lexicon: Lexicon, *, symbols: bool) -> tuple[int, str] | None:
    power = lexicon.data["units"]["powers"].get(tokens.low(at))
    named = phrase_at(tokens, at, lexicon.units)
    if power is not None and power in ("square", "cubic") and named is None:
        return _power_before(tokens, at, lexicon, power)
    if named is not None:
        symbol = _symbol(tokens, at) if symbols and named[0] == at + 1 else None
        if symbol is not None:
            named = symbol
        return _power_after(tokens, *named, lexicon, written=tokens.raw(at) in SYMBOLS)
    symbol = _symbol(tokens, at) if symbols else None
    return None if symbol is None else _power_after(tokens, *symbol, lexicon, written=True)


def _power_before(tokens: Tokens, at: int, lexicon: Lexicon, power: str) -> tuple[int, str] | None:
    """“square kilometres”, “sq. km”, “cu ft”, “square-foot”."""
    after = at + 1
    dashed = tokens.low(after) in _DASHES and tokens.glued(after + 1)
    if tokens.glued(after) and (tokens.low(after) == "." or dashed):
        after += 1
    if not tokens.near(after):
        return None
    length = phrase_at(tokens, after, lexicon.units) or _symbol(tokens, after)
    if length is None or not length[1].endswith(_LENGTHS):
        return None
    return length[0], f"{power}-{length[1]}"


def _power_after(
    tokens: Tokens, end: int, ident: str, lexicon: Lexicon, *, written: bool
) -> tuple[int, str]:
    """“m2”, “cm^3”, “second squared”."""
    powers = lexicon.data["units"]["powers"]
    if ident.endswith(_LENGTHS) and written and "-" not in ident:
        at = end + 1 if tokens.low(end) == "^" and tokens.glued(end) else end
        power = _DIGITS.get(tokens.low(at))
        if power is not None and tokens.glued(at):
            return at + 1, power + ident
    word = powers.get(tokens.low(end))
    if word in ("squared", "cubed") and tokens.near(end):
        return end + 1, f"{'square' if word == 'squared' else 'cubic'}-{ident}"
    return end, ident


def _symbol(tokens: Tokens, at: int) -> tuple[int, str] | None:
    """“kWh”, “m²”, “°C”: a symbol just as it is written."""
    raw = tokens.raw(at)
    if raw in ("°", "º") and tokens.glued(at + 1) and tokens.raw(at + 1) in ("C", "F"):
        return at + 2, "celsius" if tokens.raw(at + 1) == "C" else "fahrenheit"
    if raw[-1:] in _RAISED:
        ident = SYMBOLS.get(raw[:-1]) or _lengths_as_written(raw[:-1])
        return None if ident is None else (at + 1, _RAISED[raw[-1]] + ident)
    return (at + 1, SYMBOLS[raw]) if raw in SYMBOLS else None


def _lengths_as_written(symbol: str) -> str | None:
    return {"ft": "foot", "in": "inch", "mi": "mile", "yd": "yard"}.get(symbol)


def per_at(
    tokens: Tokens, at: int, lexicon: Lexicon, *, article: bool = True
) -> tuple[int, str] | None:
    """“per hour”, “/h”, “a day”, “per 100 km”, “to the gallon”: where it ends, and of what.

    Args:
        tokens: the text.
        at: the token of the stroke, of “per” or of the article.
        lexicon: the rules of the language.
        article: whether “a” may stand for “per”.
    """
    numbers, units = lexicon.data["numbers"], lexicon.data["units"]
    low = tokens.low(at)
    stroke = low == "/" and tokens.glued(at + 1) and (tokens.glued(at) or tokens.near(at))
    per = low in units["words"]["per"] and tokens.near(at) and tokens.near(at + 1)
    to_the = phrase_at(tokens, at, lexicon.to_the)
    one = article and low in numbers["a"] and tokens.near(at) and tokens.near(at + 1)
    if to_the is not None:
        money = phrase_at(tokens, to_the[0], lexicon.money)
        if money is not None:
            return money[0], tokens.low(money[0] - 1)
        return unit_at(tokens, to_the[0], lexicon, symbols=False)
    if not (stroke or per or one):
        return None
    after = at + 1
    hundred = tokens.low(after) in ("100", "1,000", "1000", "10") and not one
    number = f"{tokens.low(after).replace(',', '')}-" if hundred else ""
    after += 1 if hundred else 0
    lasting = phrase_at(tokens, after, lexicon.durations)
    if lasting is not None:
        return lasting[0], number + lasting[1]
    if one:
        return None
    raw = tokens.raw(after)
    if stroke or hundred:
        bare, power = (raw[:-1], _RAISED[raw[-1]]) if raw[-1:] in _RAISED else (raw, "")
        if bare in OF_TIME and not hundred:
            end = after + 1
            if not power and tokens.glued(end) and tokens.low(end) == "2":
                end, power = end + 1, "square-"
            elif not power and tokens.low(end) == "^" and tokens.low(end + 1) == "2":
                end, power = end + 2, "square-"
            return end, power + OF_TIME[bare]
    measured = unit_at(tokens, after, lexicon, symbols=True)
    return None if measured is None else (measured[0], number + measured[1])


def with_rates(tokens: Tokens, end: int, unit: str, lexicon: Lexicon) -> tuple[int, str]:
    """A unit with all that it is told for each of: “mg/kg/day” → ``milligram-per-kilogram-day``."""
    for turn in range(_MOST_PER):
        rate = per_at(tokens, end, lexicon)
        if rate is None:
            break
        end, unit = rate[0], f"{unit}{'-' if turn else '-per-'}{rate[1]}"
    return end, unit
