"""What a language writes as one word, “zehnjährige”, “Zweidrittelmehrheit”, or with an ending.

“Jeder Fünfte” and “ein halbes Jahr” are what other languages put as a fraction.
"""

from __future__ import annotations

from decimal import Decimal

from glossator.detecting.figures.amounts import part_of_unit
from glossator.detecting.figures.found import Found
from glossator.detecting.figures.lexicon import Lexicon
from glossator.detecting.figures.measures import compounded
from glossator.detecting.figures.values import quotient
from glossator.detecting.lexer import Tokens


def compound(tokens: Tokens, index: int, lexicon: Lexicon) -> Found | None:
    """“zehnjährige”, “fünfprozentig”, “dreiviertel Stunde”, “jeder Fünfte”, “ein halbes Jahr”."""
    low = tokens.low(index)
    if not lexicon.compounds:
        return None
    if low in lexicon.compounds:
        return in_one_word(tokens, index, lexicon)
    if low in lexicon.data["ratios"]["words"]["every_nth"]:
        return _every_nth(tokens, index, lexicon)
    at = index + 1 if low in lexicon.data["numbers"]["a"] else index
    if tokens.low(at) in lexicon.data["counts"]["one_of"] and at > index and tokens.near(at):
        # “ein Toter”
        return Found(start=index, end=at, kind="count", value=Decimal(1), unit=tokens.raw(at))
    half = tokens.low(at) in lexicon.data["numbers"]["half"] and tokens.near(at + 1)
    if not half or tokens.low(at - 1) in lexicon.small or tokens.kind(at - 1) == "n":
        # “zwei halbe Liter” are one
        return None
    return part_of_unit(tokens, index, at + 1, quotient(1, 2), lexicon)


def in_one_word(tokens: Tokens, index: int, lexicon: Lexicon) -> Found | None:
    """“zehnjährige”, “Zweidrittelmehrheit”."""
    named = lexicon.compounds.get(tokens.low(index))
    if named is None:
        return None
    if named.kind == "ratio" and named.value < 1 and tokens.near(index + 1):
        measured = part_of_unit(tokens, index, index + 1, named.value, lexicon)
        if measured is not None or tokens.low(index + 1) in lexicon.small:
            # “dreiviertel Stunde”; but “dreiviertel acht” is a time of day
            return measured
    return compounded(index, index + 1, named)


def _every_nth(tokens: Tokens, index: int, lexicon: Lexicon) -> Found | None:
    """“jeder Fünfte” is one in five."""
    which = lexicon.ordinals.get(tokens.low(index + 1), 0)
    if which < 2 or not tokens.near(index + 1):
        return None
    return Found(start=index, end=index + 2, kind="ratio", value=quotient(1, which))
