"""Digits, powers of ten and signs such as ½ → their value."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import cache

from glossator.detecting.figures.lexicon import Lexicon
from glossator.detecting.figures.values import quotient
from glossator.detecting.lexer import Tokens

_FRACTIONS = "¼½¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
MOST_DIGITS = 25


def digits_value(token: str, lexicon: Lexicon) -> Decimal | None:
    """What digits come to; ``None`` if their grouping makes no sense in the language."""
    if len(token) > MOST_DIGITS:
        return None
    if token.isascii() and token.isdigit():
        return Decimal(token)
    if not token.isascii():
        token = "".join(
            str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in token
        )
    point, group = lexicon.data["decimal"], lexicon.data["group"]
    token = _SPACES.sub("", token)
    grouped = _groups(point, group).fullmatch(token)
    if grouped is None:
        return _foreign_value(token, point, group)
    return Decimal(f"{grouped[1].replace(group, '')}.{grouped[2] or 0}")


_SPACES = re.compile("['’ \u00a0\u202f\u2009]")


@cache
def _groups(point: str, group: str) -> re.Pattern[str]:
    """“1,234.5”, “12,34,567” as India writes it, and plain digits."""
    return re.compile(
        rf"\A(\d{{1,3}}(?:\{group}\d{{3}})+|\d{{1,2}}(?:\{group}\d{{2}})+\{group}\d{{3}}|\d+)"
        rf"(?:\{point}(\d+))?"
    )


def _foreign_value(token: str, point: str, group: str) -> Decimal | None:
    """“.5”; and “5.000.000” or “1.234,56”, which are plain although other languages write so."""
    if re.fullmatch(rf"\d{{1,3}}\{group}\d{{1,2}}", token):
        # “3,99”: no group has two digits
        return Decimal(token.replace(group, "."))
    if token.startswith(point):
        return Decimal(f"0.{token[1:]}") if token[1:].isdigit() else None
    swapped = re.fullmatch(
        rf"(\d{{1,3}}(?:\{point}\d{{3}}){{2,}})(?:\{group}(\d+))?|"
        rf"(\d{{1,3}}(?:\{point}\d{{3}})+)\{group}(\d{{1,2}})",
        token,
    )
    if swapped is None:
        return None
    whole, part = swapped[1] or swapped[3], swapped[2] or swapped[4] or 0
    return Decimal(f"{whole.replace(point, '')}.{part}")


def fraction_sign(token: str) -> Decimal | None:
    """½ → 0.5."""
    if len(token) != 1 or token not in _FRACTIONS:
        return None
    above, below = unicodedata.normalize("NFKC", token).split("⁄")
    return quotient(int(above), int(below))


_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def mixed_fraction(tokens: Tokens, end: int, lexicon: Lexicon) -> tuple[int, Decimal] | None:
    """The fraction of “3 1/2” or “3-1/2”: where it ends, and what it is."""
    at = end
    if tokens.low(at) == "-" and tokens.glued(at) and tokens.glued(at + 1):
        at += 1
    elif not tokens.near(at) or tokens.glued(at):
        return None
    stroke = tokens.low(at + 1) in ("/", "⁄") and tokens.glued(at + 1) and tokens.glued(at + 2)
    if tokens.kind(at) != "n" or not stroke or tokens.kind(at + 2) != "n":
        return None
    above, below = (digits_value(tokens.low(each), lexicon) for each in (at, at + 2))
    if not above or not below or not above < below < 100:
        return None
    return at + 3, quotient(above, below)


def power_of_ten(tokens: Tokens, index: int, value: Decimal) -> tuple[int, Decimal] | None:
    """“× 10^6”, “x10⁶”, “e-6”, or the power of “10^6”: where it ends, and the whole value."""
    low, at = tokens.low(index), index + 1
    if low == "e" and tokens.glued(index) and tokens.glued(at):
        return _raised(tokens, at, value)
    if value == 10 and tokens.glued(index):
        if low == "^" and tokens.glued(at):
            return _raised(tokens, at, Decimal(1))
        return _raised(tokens, index, Decimal(1), small=True)
    if low not in ("x", "×", "*", "·") or not tokens.low(at).startswith("10"):
        return None
    if tokens.low(at) == "10" and tokens.glued(at + 1):
        if tokens.low(at + 1) == "^":
            return _raised(tokens, at + 2, value)
        return _raised(tokens, at + 1, value, small=True)
    return None


def _raised(
    tokens: Tokens, at: int, value: Decimal, *, small: bool = False
) -> tuple[int, Decimal] | None:
    """A value with the exponent that stands at a token, its sign with it."""
    negative = tokens.low(at) in ("-", "−", "⁻") and tokens.glued(at + 1)
    at += 1 if negative or tokens.low(at) in ("+", "⁺") else 0
    written = tokens.low(at)
    exponent = written.translate(_RAISED)
    if (small and exponent == written) or not _small_exponent(exponent):
        return None
    return at + 1, value.scaleb(-int(exponent) if negative else int(exponent))


def _small_exponent(written: str) -> bool:
    return written.isascii() and written.isdigit() and len(written) <= 2
