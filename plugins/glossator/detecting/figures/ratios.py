"""Shares and factors: “one in five”, “three times as much”, “an order of magnitude”."""

from __future__ import annotations

from decimal import Decimal

from glossator.detecting.figures.found import Found
from glossator.detecting.figures.fractions import (
    DASHES,
    as_ratio,
    fraction,
    fraction_in_one_sign,
    slash,
)
from glossator.detecting.figures.lexicon import Lexicon
from glossator.detecting.figures.nouns import plural_after
from glossator.detecting.figures.numbers import number
from glossator.detecting.figures.scores import odds, score
from glossator.detecting.figures.values import quotient
from glossator.detecting.lexer import Tokens
from glossator.detecting.phrases import phrase_at


def ratio(tokens: Tokens, index: int, lexicon: Lexicon) -> Found | None:
    """The longest ratio that begins at a token."""
    best = None
    for reader in _FROM_DIGITS if tokens.kind(index) == "n" else _FROM_WORDS:
        found = reader(tokens, index, lexicon)
        if found is not None and (best is None or found.end > best.end):
            best = found
    return best


def _one_in(  # noqa: PLR0912 (one case for each way of putting it)
    tokens: Tokens, index: int, lexicon: Lexicon
) -> Found | None:
    """“one in five”, “3 out of 10”, “one volunteer in 3,000”."""
    first = number(tokens, index, lexicon)
    if first is None or first.value is None or not first.whole:
        return None
    words = lexicon.data["ratios"]["words"]
    at, noun = first.end, False
    out_of = phrase_at(tokens, at, lexicon.out_of)
    if out_of is None and first.value == 1 and tokens.low(at) not in words["in"]:
        at, noun = _past_noun(tokens, at, lexicon), True
        out_of = phrase_at(tokens, at, lexicon.out_of)
    hyphens = tokens.low(at) == "-" and tokens.glued(at) and tokens.low(at + 2) == "-"
    if out_of is not None:
        at = out_of[0]
    elif tokens.low(at) in words["in"]:
        at += 1
    elif hyphens and tokens.low(at + 1) in words["in"]:
        at += 3
    else:
        return None
    if tokens.low(at) in words["every"]:
        at += 1
    second = number(tokens, at, lexicon) if tokens.near(at) and tokens.near(first.end) else None
    if second is None or second.value is None or not second.whole:
        return None
    year = second.digits and len(tokens.low(at)) == 4 and second.end == at + 1
    round_number = second.value <= 20 or second.value % 10 == 0
    if (year and out_of is None) or not 0 < first.value < second.value or not round_number:
        return None
    if out_of is None and first.digits and not second.digits:
        return None
    if noun and tokens.low(second.end) not in lexicon.data["counts"]["stops"]:
        # “one shop in 30 countries” is no share
        after = plural_after(tokens, second.end, lexicon)
        if after is not None or tokens.low(second.end) in _SIGNS_OF_UNITS:
            return None
        if phrase_at(tokens, second.end, lexicon.durations) or second.value <= 2:
            return None
    return as_ratio(index, second.end, quotient(first.value, second.value))


_SIGNS_OF_UNITS = ("%", "°", "-")


def _past_noun(tokens: Tokens, index: int, lexicon: Lexicon) -> int:
    """Past the noun, and an adjective before it, that stand between “one” and “in”."""
    for at in (index, index + 1):
        plain = tokens.kind(at) == "w" and tokens.near(at) and not tokens.capital(at)
        if not plain or tokens.low(at) in lexicon.data["counts"]["stops"]:
            return index
        if tokens.low(at + 1) in lexicon.data["ratios"]["words"]["in"]:
            return at + 1
    return index


def _times(tokens: Tokens, index: int, lexicon: Lexicon) -> Found | None:
    """“tenfold”, “ten-fold”, “three times as”, “twice the”."""
    words = lexicon.data["ratios"]["words"]
    low = tokens.low(index)
    if low in lexicon.factors:
        follows = tokens.low(index + 1) in words["times_after"]
        return as_ratio(index, index + 1, lexicon.factors[low]) if follows else None
    fold = words["fold"]
    if low.endswith(fold):
        root = low.removesuffix(fold)
        value = lexicon.small.get(root) or lexicon.tens.get(root) or lexicon.scales.get(root)
        if value is not None:
            return as_ratio(index, index + 1, Decimal(value))
    if low in lexicon.data["numbers"]["a"]:
        return None
    first = number(tokens, index, lexicon)
    if first is None or first.value is None:
        return None
    at = first.end
    if tokens.low(at) in DASHES and tokens.glued(at):
        at += 1
    if tokens.low(at) == fold and tokens.near(at):
        return as_ratio(index, at + 1, first.value)
    goes_on = tokens.glued(at + 1) and tokens.kind(at + 1) in ("n", "w")
    if tokens.low(at) == "x" and tokens.glued(at) and first.digits and not goes_on:
        return as_ratio(index, at + 1, first.value)
    named = tokens.low(at) in words["times"] and tokens.near(at)
    if named and tokens.low(at + 1) in words["times_after"] and tokens.near(at + 1):
        return as_ratio(index, at + 1, first.value)
    return None


def is_factor(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Whether a word says how many times and is no amount: “he won twice”, “it will double by”.

    “Twice a day” says how often.
    """
    low = tokens.low(index)
    if low in lexicon.further:
        often = tokens.low(index + 1) in lexicon.data["numbers"]["a"]
        return not (often and tokens.low(index + 2) in lexicon.durations)
    verb = low in lexicon.data["ratios"]["words"]["factor_verbs"]
    return verb and tokens.low(index + 1) in lexicon.data["counts"]["stops"]


def _magnitude(tokens: Tokens, index: int, lexicon: Lexicon) -> Found | None:
    """“an order of magnitude”, “two orders of magnitude”."""
    at, power = index + 1, 1
    if tokens.low(index) not in lexicon.data["numbers"]["a"]:
        small = lexicon.small.get(tokens.low(index))
        if small is None:
            return None
        power = small
    found = phrase_at(tokens, at, lexicon.magnitude)
    if found is None:
        return None
    return as_ratio(index, found[0], Decimal(10) ** power).but(approximate=True)


_FROM_DIGITS = (fraction, slash, _one_in, _times, score, odds)
_FROM_WORDS = (fraction, _one_in, _times, _magnitude, fraction_in_one_sign, odds)


def comparison(tokens: Tokens, index: int, lexicon: Lexicon) -> Found | None:
    """A whole quote that compares and names no number: “significantly more”."""
    words = lexicon.data["ratios"]["words"]
    if tokens.low(index - 1) not in _OPENING or not tokens.glued(index):
        return None
    named = phrase_at(tokens, index, lexicon.comparison)
    if named is None or tokens.low(named[0]) not in words["compared"]:
        return None
    end = named[0] + 1
    if tokens.low(end) in (",", "."):
        return as_ratio(index, end, None) if tokens.low(end + 1) in _CLOSING else None
    return as_ratio(index, end, None) if tokens.low(end) in _CLOSING and tokens.glued(end) else None


_OPENING = ("“", '"', "‘", "'", "«", "„")
_CLOSING = ("”", '"', "’", "'", "»", "“")
