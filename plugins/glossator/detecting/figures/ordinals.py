"""Places in an order: “21st”, “the third case”, “one hundred and fifth”."""

from __future__ import annotations

from decimal import Decimal

from glossator.detecting.figures.found import Found
from glossator.detecting.figures.lexicon import Lexicon
from glossator.detecting.figures.numbers import number
from glossator.detecting.lexer import Tokens

_DASHES = ("-", "–", "‐", "‑")


def ordinal(tokens: Tokens, index: int, lexicon: Lexicon) -> Found | None:
    """“21st”, “the third quarter”, “third-largest”."""
    rules = lexicon.data["ordinals"]
    low = tokens.low(index)
    if tokens.kind(index) == "n":
        suffix = tokens.glued(index + 1) and tokens.low(index + 1) in rules["suffixes"]
        if not suffix or not low.isascii() or not low.replace(",", "").isdigit():
            return None
        if tokens.low(index + 1) == "." and not (len(low) < 3 and tokens.kind(index + 2) == "w"):
            return None
        return Found(
            start=index, end=index + 2, kind="ordinal", value=Decimal(low.replace(",", ""))
        )
    long = _long_ordinal(tokens, index, lexicon)
    if long is not None:
        return Found(start=index, end=long[0], kind="ordinal", value=long[1])
    value, end = lexicon.ordinals.get(low), index + 1
    if value is None or not _counts_places(tokens, index, end, lexicon):
        return None
    return Found(start=index, end=end, kind="ordinal", value=Decimal(value))


def _long_ordinal(tokens: Tokens, index: int, lexicon: Lexicon) -> tuple[int, Decimal] | None:
    """“twenty-first”, “one hundred and fifth”, “two-hundredth”: where it ends, and which."""
    low = tokens.low(index)
    if low in lexicon.ordinals:
        return None
    if low not in lexicon.tens and low not in lexicon.small and low not in lexicon.scales:
        return None
    read = number(tokens, index, lexicon)
    if read is None or read.value is None:
        return None
    at = read.end
    hyphen = tokens.low(at) == "-" and tokens.glued(at) and tokens.glued(at + 1)
    if hyphen or (tokens.low(at) in lexicon.data["numbers"]["and"] and read.scaled):
        at += 1
    one = lexicon.ordinals.get(tokens.low(at))
    if one is None or not tokens.near(at) or read.value < 2:
        return None
    if one >= 100:
        return (at + 1, read.value * one) if at > read.end else None
    open_ = read.value % 100 == 0 or (read.value % 10 == 0 and one < 10)
    return (at + 1, read.value + one) if read.value >= 20 and open_ else None


def _counts_places(tokens: Tokens, index: int, end: int, lexicon: Lexicon) -> bool:
    rules = lexicon.data["ordinals"]
    before, after = tokens.low(index - 1), tokens.low(end)
    if after in rules["joining"] and tokens.low(end + 1) in lexicon.ordinals:
        # “the first and second rounds”
        after, end = tokens.low(end + 2), end + 2
    elif before in rules["joining"] and tokens.low(index - 2) in lexicon.ordinals:
        before = tokens.low(index - 3)
    determined = before in rules["before"] or before.endswith(("'s", "s'"))
    if before in rules["placed"] and tokens.kind(end) in ("s", ""):
        return True
    hyphen = after in _DASHES and tokens.glued(end) and tokens.kind(end + 1) == "w"
    if hyphen:
        return tokens.low(end + 1) not in rules["not_before"]
    if not determined or not tokens.near(index) or tokens.capital(index):
        return False
    capital = lexicon.data["counts"]["nouns_capital"]
    noun = tokens.kind(end) == "w" and tokens.near(end) and tokens.capital(end) == capital
    if not noun:
        return False
    if tokens.low(index) in rules["first"]:
        if before in rules["verbs"] and after.endswith(tuple(rules["participles"])):
            # “he was first elected in 1990”
            return False
        # “the first time”, “the first six months”
        counted = after in lexicon.small or after in lexicon.tens or after in rules["few"]
        return not counted and after not in (*rules["not_before"], *rules["not_before_first"])
    return after not in rules["not_before"]
