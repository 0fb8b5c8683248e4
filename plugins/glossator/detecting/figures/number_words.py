"""Numbers in words → their value."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from glossator.detecting.figures.lexicon import Lexicon
from glossator.detecting.figures.number_parts import (
    MOST_SCALES,
    Number,
    and_a_half,
    and_a_part,
    spoken_part,
    with_scales,
)
from glossator.detecting.figures.values import plain
from glossator.detecting.lexer import Tokens

_QUARTER, _HUNDRED = 4, 100


def in_words(tokens: Tokens, index: int, lexicon: Lexicon) -> Number | None:
    """“twenty-five”, “half a million”, “two million, four hundred thousand”, “dozens”."""
    tables = lexicon.data["numbers"]
    word = tokens.low(index)
    if word in lexicon.plurals:
        if word in tables["plurals_of"] and tokens.low(index + 1) not in tables["of"]:
            # “credit scores”
            return None
        return _plural(tokens, index, lexicon)
    if word in tables["a"]:
        return _after_article(tokens, index + 1, lexicon)
    if word in lexicon.mixed:
        return with_scales(tokens, index + 1, lexicon.mixed[word], lexicon, digits=False)
    if word in lexicon.small or word in lexicon.tens:
        parts = tokens.low(index + 1) in lexicon.fractions or tokens.low(index + 1) == "-"
        part = _part_of_scale(tokens, index, lexicon) if parts else None
        return part or _cardinal(tokens, index, Decimal(0), lexicon)
    if word in tables["half"] or word in lexicon.fractions or word in lexicon.compounds:
        return _part_of_scale(tokens, index, lexicon)
    return _scale_alone(tokens, index, lexicon) if word in lexicon.scales else None


def _after_article(tokens: Tokens, index: int, lexicon: Lexicon) -> Number | None:
    """“a million”, “a half million”, “a quarter-million”, from the second word on."""
    if not tokens.near(index):
        return None
    low, following = tokens.low(index), tokens.low(index + 1)
    if low in lexicon.scales:
        return _cardinal(tokens, index, Decimal(1), lexicon)
    numbered = following in lexicon.small or following in lexicon.tens
    if lexicon.compounds and low in lexicon.data["ranges"]["to"] and numbered:
        # “ein bis zwei”
        return Number(index, Decimal(1), digits=False)
    return _part_of_scale(tokens, index, lexicon)


def _scale_alone(tokens: Tokens, index: int, lexicon: Lexicon) -> Number | None:
    """“hundred”, alone; what “several million” and “Millionen” come to is not told."""
    tables, before = lexicon.data["numbers"], tokens.low(index - 1)
    if tokens.kind(index - 1) == "n" or before in tables["a"]:
        return None
    read = _cardinal(tokens, index, Decimal(1), lexicon)
    many = tokens.low(index) in tables["scales_many"] or before in tables["several"]
    if read is not None and (many or _hangs(tokens, index)):
        return replace(read, value=None, approximate=True)
    return read


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
        elif word in lexicon.scales and scales < MOST_SCALES:
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
    if not scaled and (part := spoken_part(tokens, end, lexicon)) is not None:
        return with_scales(tokens, part[0], whole + part[1], lexicon, digits=False)
    if scaled and (more := _after_comma(tokens, end, whole, lexicon, deep + 1)) is not None:
        return more
    # “a million and a half” is half a million more
    unit = 1 if (last := lexicon.scales.get(tokens.low(end - 1), 1)) == _HUNDRED else last
    if (joined := and_a_part(tokens, end, lexicon)) is not None:
        together = whole + joined[1] * unit
        return with_scales(tokens, joined[0], together, lexicon, digits=False)
    if (past := and_a_half(tokens, end, lexicon)) != end:
        return with_scales(tokens, past, whole + Decimal(unit) / 2, lexicon, digits=False)
    return Number(end, plain(whole), digits=False, scaled=scaled)


def _after_comma(
    tokens: Tokens, end: int, whole: Decimal, lexicon: Lexicon, deep: int
) -> Number | None:
    """“two million, four hundred thousand”: what goes on after a comma, in smaller scales."""
    scale = lexicon.scales.get(tokens.low(end - 1), 0)
    if deep > MOST_SCALES or scale < 1000 or tokens.low(end) != "," or not tokens.glued(end):
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


def _part_of_scale(tokens: Tokens, index: int, lexicon: Lexicon) -> Number | None:
    """“half a million”, “half-million”, “quarter-million”, “three-quarter million”."""
    share, scale = (
        lexicon.compounds.get(tokens.low(index)),
        lexicon.scales.get(tokens.low(index + 1)),
    )
    if share is not None and share.kind == "ratio" and scale is not None:
        # “dreiviertel Million”
        return Number(index + 2, plain(scale * share.value), digits=False, scaled=True)
    above, below, at = 1, 2, index
    if tokens.low(index) in lexicon.data["numbers"]["half"]:
        at = _past_hyphen(tokens, index + 1)
        if tokens.low(at) in lexicon.data["numbers"]["a"]:
            at += 1
        else:
            at = index + 1
    else:
        if tokens.low(at) in lexicon.small:
            above, at = lexicon.small[tokens.low(at)], _past_hyphen(tokens, at + 1)
        below = lexicon.fractions.get(tokens.low(at), 0)
        if below != _QUARTER or not 0 < above < below or not tokens.near(at):
            return None
        at += 1
    at = _past_hyphen(tokens, at)
    scale = lexicon.scales.get(tokens.low(at))
    if scale is None or not tokens.near(at):
        return None
    return Number(at + 1, plain(Decimal(scale * above) / below), digits=False, scaled=True)


def _past_hyphen(tokens: Tokens, index: int) -> int:
    return index + 1 if tokens.low(index) == "-" and tokens.glued(index) else index


def _hangs(tokens: Tokens, index: int) -> bool:
    """Whether a word hangs before a scale word: “multi-million”."""
    return (
        tokens.low(index - 1) == "-"
        and tokens.glued(index)
        and tokens.glued(index - 1)
        and tokens.kind(index - 2) == "w"
    )


def _plural(tokens: Tokens, index: int, lexicon: Lexicon) -> Number:
    """“dozens”, “tens of thousands”, “hundreds of millions”."""
    value, end = Decimal(lexicon.plurals[tokens.low(index)]), index + 1
    while (
        end < index + 2 * MOST_SCALES
        and tokens.low(end) in lexicon.data["numbers"]["of"]
        and tokens.low(end + 1) in lexicon.plurals
    ):
        value *= lexicon.plurals[tokens.low(end + 1)]
        end += 2
    scale = lexicon.scales.get(tokens.low(end)) if tokens.near(end) else None
    if scale is not None:
        # “Hunderte Millionen”
        value, end = value * scale, end + 1
    return Number(end, plain(value), digits=False, scaled=True, approximate=True)
