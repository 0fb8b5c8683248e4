"""Numbers in digits and in words → their value."""

from __future__ import annotations

from decimal import Decimal

from glossator.detecting.figures.digits import (
    digits_value,
    fraction_sign,
    mixed_fraction,
    power_of_ten,
)
from glossator.detecting.figures.lexicon import Lexicon
from glossator.detecting.figures.number_parts import Number, and_a_half, and_a_part, with_scales
from glossator.detecting.figures.number_words import in_words
from glossator.detecting.figures.values import plain
from glossator.detecting.lexer import Tokens


def number(tokens: Tokens, index: int, lexicon: Lexicon) -> Number | None:
    """The longest number that begins at a token."""
    known = tokens.numbers
    if index not in known:
        known[index] = _number(tokens, index, lexicon)
    read: Number | None = known[index]
    return read


def _number(tokens: Tokens, index: int, lexicon: Lexicon) -> Number | None:
    if tokens.kind(index) == "n":
        return _in_digits(tokens, index, lexicon)
    if (value := fraction_sign(tokens.low(index))) is not None:
        return with_scales(tokens, index + 1, value, lexicon, digits=True)
    return in_words(tokens, index, lexicon)


def _in_digits(tokens: Tokens, index: int, lexicon: Lexicon) -> Number:
    value = digits_value(tokens.low(index), lexicon)
    end = index + 1
    if value is None:
        return Number(end, None, digits=True)
    part = fraction_sign(tokens.low(end))
    if part is not None and (tokens.glued(end) or tokens.near(end)):
        value += part
        end += 1
    elif (mixed := mixed_fraction(tokens, end, lexicon)) is not None:
        end, part = mixed
        value += part
    elif (power := power_of_ten(tokens, end, value)) is not None:
        return Number(power[0], plain(power[1]), digits=True, scaled=True)
    elif (ended := and_a_half(tokens, end, lexicon)) != end:
        value += Decimal("0.5")
        end = ended
    elif (joined := and_a_part(tokens, end, lexicon)) is not None:
        end, part = joined
        value += part
    return with_scales(tokens, end, value, lexicon, digits=True)
