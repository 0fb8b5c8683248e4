"""Numbers in digits and in words → their value."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from glossator.detecting.figures.lexicon import Lexicon
from glossator.detecting.lexer import Tokens

_FRACTIONS = "¼½¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_MOST_DIGITS = 25
_EXACT = 26
_MOST_SCALES = 4
_PLACES = Decimal("1e-12")


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


def quotient(above: int | Decimal, below: int | Decimal) -> Decimal:
    """A fraction to twelve places, without noughts at its end."""
    return (Decimal(above) / Decimal(below)).quantize(_PLACES).normalize()


def plain(value: Decimal) -> Decimal:
    """The same value without an exponent or noughts after the point."""
    if value.adjusted() < _EXACT and value == value.to_integral_value():
        return value.quantize(Decimal(1))
    return value.normalize()


def digits_value(token: str, lexicon: Lexicon) -> Decimal | None:
    """What digits come to; ``None`` if their grouping makes no sense in the language."""
    if len(token) > _MOST_DIGITS:
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
        rf"(\d{{1,3}}(?:\{group}\d{{3}})+|\d{{1,2}}(?:\{group}\d{{2}})+\{group}\d{{3}}|\d+)"
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
        return _scaled(tokens, index + 1, value, lexicon, digits=True)
    return _in_words(tokens, index, lexicon)


def _in_digits(tokens: Tokens, index: int, lexicon: Lexicon) -> Number:
    value = digits_value(tokens.low(index), lexicon)
    end = index + 1
    if value is None:
        return Number(end, None, digits=True)
    part = fraction_sign(tokens.low(end))
    if part is not None and (tokens.glued(end) or tokens.near(end)):
        value += part
        end += 1
    elif (mixed := _mixed(tokens, end, lexicon)) is not None:
        end, part = mixed
        value += part
    elif (power := _power_of_ten(tokens, end, value)) is not None:
        return Number(power[0], plain(power[1]), digits=True, scaled=True)
    elif (ended := and_a_half(tokens, end, lexicon)) != end:
        value += Decimal("0.5")
        end = ended
    elif (joined := and_a_part(tokens, end, lexicon)) is not None:
        end, part = joined
        value += part
    return _scaled(tokens, end, value, lexicon, digits=True)


def _mixed(tokens: Tokens, end: int, lexicon: Lexicon) -> tuple[int, Decimal] | None:
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


def _power_of_ten(tokens: Tokens, index: int, value: Decimal) -> tuple[int, Decimal] | None:
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


def _spoken_part(tokens: Tokens, index: int, lexicon: Lexicon) -> tuple[int, Decimal] | None:
    """“point five”, “point one four”, “point twenty-five”: where it ends, and what it is."""
    if tokens.low(index) not in lexicon.data["numbers"]["point"] or not tokens.near(index):
        return None
    at, written = index + 1, ""
    while tokens.near(at) and len(written) < _MOST_DIGITS:
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


def _scaled(tokens: Tokens, end: int, value: Decimal, lexicon: Lexicon, *, digits: bool) -> Number:
    """The number with the scale words after it."""
    scaled = False
    for _ in range(_MOST_SCALES):
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


def _in_words(tokens: Tokens, index: int, lexicon: Lexicon) -> Number | None:
    tables = lexicon.data["numbers"]
    word = tokens.low(index)
    if word in lexicon.plurals:
        if word in tables["plurals_of"] and tokens.low(index + 1) not in tables["of"]:
            # “credit scores”
            return None
        return _plural(tokens, index, lexicon)
    if word in tables["half"]:
        return _half_of_scale(tokens, index + 1, lexicon)
    if word in tables["a"]:
        after = tokens.low(index + 1)
        if not tokens.near(index + 1):
            return None
        if after in tables["half"]:
            return _half_of_scale(tokens, index + 2, lexicon)
        if after not in lexicon.scales:
            return None
        start, group = index + 1, Decimal(1)
    elif word in lexicon.small or word in lexicon.tens or word in lexicon.scales:
        start, group = index, Decimal(0)
        if word in lexicon.scales:
            before = tokens.low(index - 1)
            if tokens.kind(index - 1) == "n" or before in tables["a"]:
                return None
            group = Decimal(1)
    else:
        return None
    return _cardinal(tokens, start, group, lexicon)


def _cardinal(  # noqa: PLR0912 (one case for each sort of word)
    tokens: Tokens, index: int, group: Decimal, lexicon: Lexicon, *, deep: int = 0
) -> Number | None:
    """“two hundred and five thousand”: groups below a scale word, added up."""
    at, end, scaled, ones_open, tens_open, scales = index, index, False, True, True, 0
    joining, total, added = lexicon.data["numbers"]["and"], Decimal(0), Decimal(0)
    while at < len(tokens) and (at == index or tokens.near(at)):
        word = tokens.low(at)
        if word in lexicon.small and ones_open:
            one = lexicon.small[word]
            if not tens_open and one >= 10:
                break
            group += one
            ones_open = tens_open = False
        elif word in lexicon.tens and tens_open:
            group += lexicon.tens[word]
            tens_open = False
        elif word in lexicon.scales and scales < _MOST_SCALES:
            scale = lexicon.scales[word]
            scales += 1
            if scale < 1000 and group < scale:
                group = (group or Decimal(1)) * scale
            elif not group and added:
                # “a hundred thousand trillion”
                total += added * (scale - 1)
                added *= scale
            else:
                added = (group or Decimal(1)) * scale
                total += added
                group = Decimal(0)
            ones_open = tens_open = scaled = True
        elif word in joining and scaled and end == at and _may_follow(tokens, at + 1, lexicon):
            at += 1
            continue
        elif word == "-" and tokens.glued(at) and tokens.glued(at + 1) and end == at:
            following = tokens.low(at + 1)
            if not (following in lexicon.scales or (following in lexicon.small and ones_open)):
                break
            at += 1
            continue
        else:
            break
        at += 1
        end = at
    if end == index:
        return None
    whole = total + group
    if not scaled and (part := _spoken_part(tokens, end, lexicon)) is not None:
        return _scaled(tokens, part[0], whole + part[1], lexicon, digits=False)
    if scaled and (more := _after_comma(tokens, end, whole, lexicon, deep + 1)) is not None:
        return more
    if (joined := and_a_part(tokens, end, lexicon)) is not None:
        return _scaled(tokens, joined[0], whole + joined[1], lexicon, digits=False)
    if (past := and_a_half(tokens, end, lexicon)) != end:
        return _scaled(tokens, past, whole + Decimal("0.5"), lexicon, digits=False)
    return Number(end, plain(whole), digits=False, scaled=scaled)


def _after_comma(
    tokens: Tokens, end: int, whole: Decimal, lexicon: Lexicon, deep: int
) -> Number | None:
    """“two million, four hundred thousand”: what goes on after a comma, in smaller scales."""
    scale = lexicon.scales.get(tokens.low(end - 1), 0)
    if deep > _MOST_SCALES or scale < 1000 or tokens.low(end) != "," or not tokens.glued(end):
        return None
    word = tokens.low(end + 1)
    if word not in lexicon.small and word not in lexicon.tens:
        return None
    more = _cardinal(tokens, end + 1, Decimal(0), lexicon, deep=deep)
    if more is None or more.value is None or not more.scaled or more.value >= scale:
        return None
    return Number(more.end, plain(whole + more.value), digits=False, scaled=True)


def _may_follow(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Whether a number below a hundred stands here, as after “two hundred and”."""
    word = tokens.low(index)
    return tokens.near(index) and (word in lexicon.small or word in lexicon.tens)


def _half_of_scale(tokens: Tokens, index: int, lexicon: Lexicon) -> Number | None:
    """“half a million”, “a half million”, “half-million”."""
    at = index
    if (tokens.low(at) == "-" and tokens.glued(at)) or tokens.low(at) in lexicon.data["numbers"][
        "a"
    ]:
        at += 1
    scale = lexicon.scales.get(tokens.low(at))
    if scale is None or not tokens.near(at):
        return None
    return Number(at + 1, plain(Decimal(scale) / 2), digits=False, scaled=True)


def _plural(tokens: Tokens, index: int, lexicon: Lexicon) -> Number:
    """“dozens”, “tens of thousands”, “hundreds of millions”."""
    value, end = Decimal(lexicon.plurals[tokens.low(index)]), index + 1
    while (
        end < index + 2 * _MOST_SCALES
        and tokens.low(end) in lexicon.data["numbers"]["of"]
        and tokens.low(end + 1) in lexicon.plurals
    ):
        value *= lexicon.plurals[tokens.low(end + 1)]
        end += 2
    return Number(end, plain(value), digits=False, scaled=True, approximate=True)
