"""Units that no number stands before: “an hour later”, “months-long”."""

from __future__ import annotations

from decimal import Decimal

from glossator.detecting.figures.durations import duration_iso
from glossator.detecting.figures.found import Found
from glossator.detecting.figures.lexicon import Lexicon
from glossator.detecting.lexer import Tokens
from glossator.detecting.phrases import phrase_at


def alone(cut: Tokens, index: int, words: Lexicon) -> Found | None:
    """“in an hour”, “an hour later”, “a mile away”: one of a unit; not “twice a day”."""
    if cut.low(index) not in words.data["numbers"]["a"] or not cut.near(index + 1):
        return None
    percent = phrase_at(cut, index + 1, words.percent)
    if percent is not None:
        # “ein Prozent”
        return Found(start=index, end=percent[0], kind="percent", value=Decimal(1), unit=percent[1])
    alone = words.data["units"]["alone"]
    before, after = cut.low(index - 1), cut.low(index + 2)
    unit = words.durations.single.get(cut.low(index + 1))
    if unit is None:
        unit = words.units.single.get(cut.low(index + 1))
        measured = after in alone["unit_after"] or before in alone["unit_before"]
        poured = cut.low(index + 1) in alone["with_of"]
        measured = measured or (poured and after in words.data["numbers"]["of"])
        if unit is None or not measured or unit in alone["not_of"]:
            return None
        return Found(start=index, end=index + 2, kind="quantity", value=Decimal(1), unit=unit)
    placed = after in alone["after"] or before in alone["before"]
    if not placed or (unit in alone["not_of"] and after not in alone["after"]):
        return None
    iso = duration_iso(Decimal(1), unit)
    return Found(start=index, end=index + 2, kind="duration", value=Decimal(1), unit=unit, iso=iso)


def lasting(cut: Tokens, index: int, words: Lexicon) -> Found | None:
    """“months-long”."""
    long = words.data["units"]["words"]["long"]
    if cut.low(index + 1) != "-" or cut.low(index + 2) not in long or not cut.glued(index + 2):
        return None
    unit = words.durations.single.get(cut.low(index))
    if unit is None:
        return None
    plural = cut.low(index) != unit
    return Found(
        start=index,
        end=index + 3,
        kind="duration",
        value=None if plural else Decimal(1),
        unit=unit,
        approximate=plural,
    )
