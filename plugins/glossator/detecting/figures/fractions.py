"""“a third”, “3/4”, “half a mile”, ½: parts of a whole, of a unit or of a scale."""

from __future__ import annotations

from decimal import Decimal

from glossator.detecting.figures.amounts import part_of_unit
from glossator.detecting.figures.digits import fraction_sign
from glossator.detecting.figures.found import Found
from glossator.detecting.figures.lexicon import Lexicon
from glossator.detecting.figures.measures import is_share
from glossator.detecting.figures.values import plain, quotient
from glossator.detecting.lexer import Tokens

_QUARTER = 4
DASHES = ("-", "–", "‐", "‑")


def as_ratio(index: int, end: int, value: Decimal | None, unit: str | None = None) -> Found:
    """A ratio that stands from one token to another."""
    return Found(start=index, end=end, kind="ratio", value=value, unit=unit)


def fraction(tokens: Tokens, index: int, lexicon: Lexicon) -> Found | None:
    """“a third”, “two-thirds”, “three quarters”, “half”."""
    words = lexicon.data["ratios"]["words"]
    low = tokens.low(index)
    at, above = index, 1
    if low in lexicon.data["numbers"]["a"]:
        at = index + 1
    elif low in lexicon.small:
        above = lexicon.small[low]
        at = index + 1
        if tokens.low(at) in DASHES and tokens.glued(at) and tokens.glued(at + 1):
            at += 1
    elif tokens.kind(index) == "n" and low in tuple("123456789"):
        above, at = int(low), index + 1
    part = lexicon.fractions.get(tokens.low(at))
    if part is None or (at > index and not tokens.near(at)) or not 0 < above < part:
        return None
    if low in lexicon.data["numbers"]["a"] and tokens.low(at + 1) == "-" and tokens.glued(at + 1):
        # “a quarter-pound burger”: the article is the burger’s
        index = at
    plural = tokens.low(at).endswith("s")
    if words["plural_s"] and plural != (above > 1):
        return None
    measured = _part_of_unit(tokens, index, at, quotient(above, part), lexicon)
    if measured is not None:
        return measured
    whole = _of_a_scale(tokens, at + 1, lexicon)
    if at == index and not _bare_half(tokens, index, lexicon) and (part != _QUARTER or not whole):
        return None
    after = tokens.low(at + 1)
    calendar_quarter = part == 4 and (
        after in lexicon.data["ratios"].get("not_after", ()) and above == 1
    )
    if calendar_quarter or _goes_on(tokens, at + 1, lexicon, part):
        return None
    if above == 1 and low not in words["half_before"] and _is_place(tokens, at, lexicon):
        return None
    if whole is not None:
        end, scale = whole
        return Found(start=index, end=end, kind="count", value=plain(scale * above / part))
    return as_ratio(index, at + 1, quotient(above, part))


def _part_of_unit(
    tokens: Tokens, index: int, at: int, value: Decimal, lexicon: Lexicon
) -> Found | None:
    """“half a mile”, “three quarters of an hour”, “a quarter-mile”, “a half-point cut”."""
    numbers, words = lexicon.data["numbers"], lexicon.data["ratios"]["words"]
    after = at + 1
    of = tokens.low(after) in numbers["of"]
    after += 1 if of else 0
    if tokens.low(after) in (*numbers["a"], *words["one_of"]) and tokens.near(after):
        if not of and lexicon.fractions[tokens.low(at)] != 2:
            return None
        if tokens.low(after + 1) in words["point"] and is_share(tokens, after + 1, lexicon):
            # “half a point”
            unit = "percentage-point"
            return Found(start=index, end=after + 2, kind="percent", value=value, unit=unit)
        return part_of_unit(tokens, index, after + 1, value, lexicon)
    if of or (
        tokens.low(at) in lexicon.ordinals or lexicon.fractions[tokens.low(at)] not in (2, 4)
    ):
        # “his eighth decade” is a place in an order
        return None
    if tokens.low(after) in DASHES and tokens.glued(after) and tokens.glued(after + 1):
        after += 1
    if not tokens.near(after) or tokens.low(after) in words["not_halved"]:
        return None
    if tokens.low(after) in words["point"]:
        unit = "percentage-point"
        return Found(start=index, end=after + 1, kind="percent", value=value, unit=unit)
    return part_of_unit(tokens, index, after, value, lexicon)


def _of_a_scale(tokens: Tokens, index: int, lexicon: Lexicon) -> tuple[int, Decimal] | None:
    """“of a million”, after “a quarter”."""
    numbers = lexicon.data["numbers"]
    if tokens.low(index) not in numbers["of"] or tokens.low(index + 1) not in numbers["a"]:
        return None
    scale = lexicon.scales.get(tokens.low(index + 2))
    return None if scale is None else (index + 3, Decimal(scale))


def _goes_on(tokens: Tokens, index: int, lexicon: Lexicon, part: int) -> bool:
    """Whether what follows makes it something else: “a second term”, “half a million”."""
    low = tokens.low(index)
    if low in DASHES and tokens.glued(index) and tokens.glued(index + 1):
        return True
    if (
        part == 2
        and low in lexicon.data["numbers"]["a"]
        and tokens.low(index + 1) in lexicon.scales
    ):
        return True
    return low in lexicon.scales


def _is_place(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """“a third term” is a place in an order; “a third of voters” is a share."""
    word = tokens.low(at)
    if word not in lexicon.ordinals:
        return False
    after = tokens.low(at + 1)
    ends = tokens.kind(at + 1) in ("s", "") or not tokens.near(at + 1)
    follows = (*lexicon.data["numbers"]["of"], *lexicon.data["counts"]["stops"])
    return not (ends or after in follows)


def _bare_half(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Whether “half” alone is a share: “more than half”, “half of”, “half the”."""
    words = lexicon.data["ratios"]["words"]
    if lexicon.fractions[tokens.low(index)] != 2 or tokens.low(index).endswith("ves"):
        return False
    if tokens.low(index - 1) in lexicon.ordinals or tokens.low(index + 1) in DASHES:
        return False
    after = tokens.low(index + 1) in words["half_after"] and tokens.near(index + 1)
    ends = tokens.kind(index + 1) in ("s", "")
    return after or (
        tokens.low(index - 1) in words["half_before"]
        and (ends or tokens.low(index + 1) in lexicon.data["counts"]["stops"])
    )


def slash(tokens: Tokens, index: int, lexicon: Lexicon) -> Found | None:
    """“3/4”, “1/4 cup”."""
    one, two = tokens.low(index), tokens.low(index + 2)
    if tokens.low(index + 1) not in ("/", "⁄") or not (
        tokens.glued(index + 1) and tokens.glued(index + 2)
    ):
        return None
    if tokens.low(index + 3) == "/" and tokens.glued(index + 3):
        return None
    if not (one.isascii() and one.isdigit() and two.isascii() and two.isdigit()):
        return None
    if len(two) > 2 or not 0 < int(one) < int(two) or int(two) > 16:
        return None
    value = quotient(int(one), int(two))
    at = index + 3
    of = tokens.low(at) in lexicon.data["numbers"]["of"]
    at += 1 if of else 0
    if of and tokens.low(at) not in lexicon.data["numbers"]["a"]:
        return as_ratio(index, index + 3, value)
    at += 1 if tokens.low(at) in (*lexicon.data["numbers"]["a"], *DASHES) else 0
    measured = part_of_unit(tokens, index, at, value, lexicon) if tokens.near(at) else None
    return measured or as_ratio(index, index + 3, value)


def fraction_in_one_sign(tokens: Tokens, index: int, lexicon: Lexicon) -> Found | None:
    """“½”, “½ a litre”."""
    value = fraction_sign(tokens.low(index))
    if value is None:
        return None
    if tokens.low(index + 1) in lexicon.data["numbers"]["a"]:
        measured = part_of_unit(tokens, index, index + 2, plain(value), lexicon)
        if measured is not None:
            return measured
    return as_ratio(index, index + 1, plain(value))
