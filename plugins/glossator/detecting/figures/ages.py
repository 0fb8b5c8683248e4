"""How old somebody is: “aged 42”, “Jane Smith, 42, said”, “he was 88”."""

from __future__ import annotations

from decimal import Decimal

from glossator.detecting.figures.found import Found
from glossator.detecting.figures.lexicon import Lexicon
from glossator.detecting.lexer import Tokens

_OLDEST = 119


def is_aged(cut: Tokens, index: int, words: Lexicon) -> bool:
    """Whether “aged” or “the age of” stands before a token."""
    units = words.data["units"]["words"]
    before = index - 1
    if cut.low(before) in words.data["numbers"]["of"]:
        before -= 1
    return cut.low(before) in units["aged"] and cut.near(index)


def age_after_word(cut: Tokens, index: int, words: Lexicon) -> Found | None:
    """“aged 42”, “the age of five”: the number alone."""
    low = cut.low(index)
    if not is_aged(cut, index, words):
        return None
    after = cut.low(index + 1)
    if after in ("-", "–") or after in words.data["ranges"]["to"] or after in words.durations:
        return None
    if low in words.small:
        return _years(index, Decimal(words.small[low]))
    if cut.kind(index) != "n" or not low.isdigit() or int(low) > _OLDEST:
        return None
    return _years(index, Decimal(low))


def _years(index: int, value: Decimal) -> Found:
    iso = f"P{value}Y"
    return Found(start=index, end=index + 1, kind="duration", value=value, unit="year", iso=iso)


def age_of_person(cut: Tokens, found: Found, words: Lexicon) -> Found | None:
    """“Jane Smith, 42, said”, “he was 88”, “she turned 40 in May”."""
    index, low = found.start, cut.low(found.start)
    if found.end != index + 1 or not low.isdigit() or not 0 < int(low) <= _OLDEST:
        return None
    after = cut.low(index + 1)
    ends = after in (",", ".", ";", ")") and cut.glued(index + 1)
    if cut.low(index - 1) == "," and cut.capital(index - 2) and ends:
        return _years(index, Decimal(low))
    ages = words.data["units"]["ages"]
    if cut.low(index - 1) == "," and cut.low(index - 2) in ages["persons"] and ends:
        return _years(index, Decimal(low))
    of = cut.low(index - 1) in words.data["numbers"]["of"]
    if (
        of
        and cut.low(index - 2) in ages["persons"]
        and cut.low(index - 3) in words.data["numbers"]["a"]
    ):
        return _years(index, Decimal(low))
    free = ends or cut.kind(index + 1) == "" or after in ages["after"]
    before = index - 1
    while cut.low(before) in ages["between"] and cut.near(before + 1):
        before -= 1
    turned = cut.low(before) in ages["turned"]
    was = cut.low(before) in ages["was"] and cut.low(before - 1) in ages["who"]
    return _years(index, Decimal(low)) if free and (turned or was) else None
