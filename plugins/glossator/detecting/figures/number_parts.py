"""What a number may go on with: scale words, “and a half”, “point five”."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from glossator.detecting.figures.digits import MOST_DIGITS
from glossator.detecting.figures.lexicon import Lexicon
from glossator.detecting.figures.values import plain, quotient
from glossator.detecting.lexer import Tokens

MOST_SCALES = 4


@dataclass(frozen=True)
class Number:
    """A number that ends before token ``end``."""

    end: int
    value: Decimal | None
    digits: bool
    scaled: bool = False
    approximate: bool = False

    @property
    def whole(self) -> bool:
        """Whether it is a whole number."""
        return self.value is not None and self.value == self.value.to_integral_value()


def and_a_half(tokens: Tokens, index: int, lexicon: Lexicon) -> int:
    """Past “and a half”, with or without hyphens; ``index`` if it does not stand here."""
    at = index
    wanted = (
        lexicon.data["numbers"]["and"],
        lexicon.data["numbers"]["a"],
        lexicon.data["numbers"]["half"],
    )
    for words in wanted:
        if tokens.low(at) == "-" and tokens.glued(at):
            at += 1
        if tokens.low(at) not in words or not (tokens.near(at) or tokens.glued(at)):
            return index
        at += 1
    return at


def and_a_part(tokens: Tokens, index: int, lexicon: Lexicon) -> tuple[int, Decimal] | None:
    """“and three quarters” after a number: where it ends, and what it adds."""
    at = index + 1 if tokens.low(index) == "-" and tokens.glued(index) else index
    if tokens.low(at) not in lexicon.data["numbers"]["and"]:
        return None
    at += 2 if tokens.low(at + 1) == "-" and tokens.glued(at + 1) else 1
    word = tokens.low(at)
    above = 1 if word in lexicon.data["numbers"]["a"] else lexicon.small.get(word, 0)
    at += 2 if tokens.low(at + 1) == "-" and tokens.glued(at + 1) else 1
    below = lexicon.fractions.get(tokens.low(at))
    if below is None or not 0 < above < below or not tokens.near(at):
        return None
    plural = tokens.low(at).endswith("s")
    if lexicon.data["ratios"]["words"]["plural_s"] and plural != (above > 1):
        return None
    return at + 1, quotient(above, below)


def spoken_part(tokens: Tokens, index: int, lexicon: Lexicon) -> tuple[int, Decimal] | None:
    """“point five”, “point one four”, “point twenty-five”: where it ends, and what it is."""
    if tokens.low(index) not in lexicon.data["numbers"]["point"] or not tokens.near(index):
        return None
    at, written = index + 1, ""
    while tokens.near(at) and len(written) < MOST_DIGITS:
        word = tokens.low(at)
        if word in lexicon.small:
            written += str(lexicon.small[word])
        elif word in lexicon.tens and not written:
            ones = at + 2 if tokens.low(at + 1) == "-" else at + 1
            one = lexicon.small.get(tokens.low(ones), 0)
            joined = 0 < one < 10
            written = str(lexicon.tens[word] + (one if joined else 0))
            return (ones if joined else at) + 1, Decimal(f"0.{written}")
        else:
            break
        at += 1
    return (at, Decimal(f"0.{written}")) if written else None


def with_scales(
    tokens: Tokens, end: int, value: Decimal, lexicon: Lexicon, *, digits: bool
) -> Number:
    """The number with the scale words after it."""
    scaled = False
    for _ in range(MOST_SCALES):
        at = end
        if tokens.low(at) == "-" and tokens.glued(at) and tokens.glued(at + 1):
            at += 1
        word = tokens.low(at)
        scale = lexicon.scales.get(word)
        if scale is None and digits and not scaled:
            scale = lexicon.short_scales.get(word)
            if scale is not None and tokens.low(at + 1) == "." and word in _DOTTED:
                at += 1
        if scale is None or not tokens.near(at) or tokens.kind(at - 1) == "":
            break
        value, scaled, end = value * scale, True, at + 1
        if (past := and_a_half(tokens, end, lexicon)) != end:
            value, end = value + Decimal(scale) / 2, past
    return Number(end, plain(value), digits=digits, scaled=scaled)


_DOTTED = ("mio", "mrd", "bio", "tsd")
