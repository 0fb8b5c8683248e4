"""Shares and factors: “a third”, “one in five”, “three times as much”."""

from __future__ import annotations

from decimal import Decimal

from glossator.detecting.figures.amounts import part_of_unit
from glossator.detecting.figures.found import Found
from glossator.detecting.figures.lexicon import Lexicon
from glossator.detecting.figures.measures import is_share
from glossator.detecting.figures.nouns import plural_after
from glossator.detecting.figures.numbers import fraction_sign, number, plain, quotient
from glossator.detecting.figures.scores import odds, score
from glossator.detecting.lexer import Tokens
from glossator.detecting.phrases import phrase_at

_DASHES = ("-", "–", "‐", "‑")


def ratio(tokens: Tokens, index: int, lexicon: Lexicon) -> Found | None:
    """The longest ratio that begins at a token."""
    best = None
    for reader in _FROM_DIGITS if tokens.kind(index) == "n" else _FROM_WORDS:
        found = reader(tokens, index, lexicon)
        if found is not None and (best is None or found.end > best.end):
            best = found
    return best


def _made(index: int, end: int, value: Decimal | None, unit: str | None = None) -> Found:
    return Found(start=index, end=end, kind="ratio", value=value, unit=unit)


def _fraction(tokens: Tokens, index: int, lexicon: Lexicon) -> Found | None:
    """“a third”, “two-thirds”, “three quarters”, “half”."""
    words = lexicon.data["ratios"]["words"]
    low = tokens.low(index)
    at, above = index, 1
    if low in lexicon.data["numbers"]["a"]:
        at = index + 1
    elif low in lexicon.small:
        above = lexicon.small[low]
        at = index + 1
        if tokens.low(at) in _DASHES and tokens.glued(at) and tokens.glued(at + 1):
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
    if at == index and not _bare_half(tokens, index, lexicon):
        return None
    after = tokens.low(at + 1)
    calendar_quarter = part == 4 and (
        after in lexicon.data["ratios"].get("not_after", ()) and above == 1
    )
    if calendar_quarter or _goes_on(tokens, at + 1, lexicon, part):
        return None
    if above == 1 and low not in words["half_before"] and _is_place(tokens, at, lexicon):
        return None
    whole = _of_a_scale(tokens, at + 1, lexicon)
    if whole is not None:
        end, scale = whole
        return Found(start=index, end=end, kind="count", value=plain(scale * above / part))
    return _made(index, at + 1, quotient(above, part))


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
    if tokens.low(after) in _DASHES and tokens.glued(after) and tokens.glued(after + 1):
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
    if low in _DASHES and tokens.glued(index) and tokens.glued(index + 1):
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
    if tokens.low(index - 1) in lexicon.ordinals or tokens.low(index + 1) in _DASHES:
        return False
    after = tokens.low(index + 1) in words["half_after"] and tokens.near(index + 1)
    ends = tokens.kind(index + 1) in ("s", "")
    return after or (
        tokens.low(index - 1) in words["half_before"]
        and (ends or tokens.low(index + 1) in lexicon.data["counts"]["stops"])
    )


def _slash(tokens: Tokens, index: int, lexicon: Lexicon) -> Found | None:
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
        return _made(index, index + 3, value)
    at += 1 if tokens.low(at) in (*lexicon.data["numbers"]["a"], *_DASHES) else 0
    measured = part_of_unit(tokens, index, at, value, lexicon) if tokens.near(at) else None
    return measured or _made(index, index + 3, value)


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
    return _made(index, second.end, quotient(first.value, second.value))


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
    if low in words["twice"]:
        follows = tokens.low(index + 1) in words["times_after"]
        return _made(index, index + 1, Decimal(2)) if follows else None
    fold = words["fold"]
    if low.endswith(fold):
        root = low.removesuffix(fold)
        value = lexicon.small.get(root) or lexicon.tens.get(root) or lexicon.scales.get(root)
        if value is not None:
            return _made(index, index + 1, Decimal(value))
    if low in lexicon.data["numbers"]["a"]:
        return None
    first = number(tokens, index, lexicon)
    if first is None or first.value is None:
        return None
    at = first.end
    if tokens.low(at) in _DASHES and tokens.glued(at):
        at += 1
    if tokens.low(at) == fold and tokens.near(at):
        return _made(index, at + 1, first.value)
    goes_on = tokens.glued(at + 1) and tokens.kind(at + 1) in ("n", "w")
    if tokens.low(at) == "x" and tokens.glued(at) and first.digits and not goes_on:
        return _made(index, at + 1, first.value)
    named = tokens.low(at) in words["times"] and tokens.near(at)
    if named and tokens.low(at + 1) in words["times_after"] and tokens.near(at + 1):
        return _made(index, at + 1, first.value)
    return None


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
    return _made(index, found[0], Decimal(10) ** power).but(approximate=True)


def _sign(tokens: Tokens, index: int, lexicon: Lexicon) -> Found | None:
    """“½”, “½ a litre”."""
    value = fraction_sign(tokens.low(index))
    if value is None:
        return None
    if tokens.low(index + 1) in lexicon.data["numbers"]["a"]:
        measured = part_of_unit(tokens, index, index + 2, plain(value), lexicon)
        if measured is not None:
            return measured
    return _made(index, index + 1, plain(value))


_FROM_DIGITS = (_fraction, _slash, _one_in, _times, score, odds)
_FROM_WORDS = (_fraction, _one_in, _times, _magnitude, _sign, odds)


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
        return _made(index, end, None) if tokens.low(end + 1) in _CLOSING else None
    return _made(index, end, None) if tokens.low(end) in _CLOSING and tokens.glued(end) else None


_OPENING = ("“", '"', "‘", "'", "«", "„")
_CLOSING = ("”", '"', "’", "'", "»", "“")
