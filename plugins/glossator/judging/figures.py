"""Figures beside one another: two values for one, and sums that do not come out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from glossator.annotate import Placement
from glossator.detecting import Detected
from glossator.findings import Finding, shown
from glossator.folding import fold_text
from glossator.judging.reporting import finding
from glossator.model import Figure, Span

_ABOUT = re.compile(r"^(?:about|around|circa|ca\.|c\.|roughly|approximately|nearly|~|≈)\s*", re.I)
_RELATIVE = frozenset({"date", "time"})
"""What such words as “Tuesday” come to differs from place to place; with a year it does not."""
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_UNITS = {"%": "percent", "per cent": "percent", "pct": "percent", "prozent": "percent"}
_UNITS |= {"$": "usd", "us$": "usd", "€": "eur", "£": "gbp", "dollars": "usd", "euros": "eur"}
"""Other names of a unit."""


def disagreeing(placement: Placement) -> Iterator[Finding]:
    """Figures that are glossed twice, by place or by their very words, with different values."""
    first: dict[object, Figure] = {}
    within = _within(placement)
    for figure in placement.gloss.figures:
        if figure.value is None or figure.exact is None:
            continue
        span = placement.spans.get(figure.id)
        words = fold_text(figure.exact).casefold()
        keys: list[object] = [within.get(span, span)] if span is not None else []
        if figure.kind not in _RELATIVE or _YEAR.search(words):
            keys.append((words, _unit(figure)))
        for key in keys:
            other = first.setdefault(key, figure)
            if other is not figure and _value(other) != _value(figure):
                what = (
                    f"The value of {shown(figure.exact)} is {shown(figure.value)} here and "
                    f"{shown(other.value)} in {other.id}."
                )
                mend = "Correct one, or write in both what each value is of, in `unit`."
                yield finding(placement.gloss, "figure-values", figure.id, what, mend)
                break


def _within(placement: Placement) -> dict[Span, Span]:
    """Of places where one figure is marked with more and with fewer words, the one with more."""
    ids = [each.id for each in placement.gloss.figures if each.id in placement.spans]
    spans = sorted(
        {placement.spans[each] for each in ids}, key=lambda span: (span.start, -span.end)
    )
    found: dict[Span, Span] = {}
    outer: Span | None = None
    for span in spans:
        if outer is None or span.end > outer.end:
            outer = span
            continue
        before = placement.text[outer.start : span.start]
        after = placement.text[span.end : outer.end]
        # A number beside it may be another figure: “5 to 6 percent”.
        if not any(sign.isalnum() for sign in before) and not _more(after):
            found[span] = outer
    return found


def _more(text: str) -> bool:
    return any(sign.isdigit() for sign in text) or len(text.split()) > 1


def unsettled(placement: Placement, found: Detected) -> Iterator[Finding]:
    """What does not fit together, as long as no figure of them has a verdict.

    Where none is glossed, that is told first."""
    judged = [
        span
        for figure in placement.gloss.figures
        if figure.verdict != "unchecked" and (span := placement.spans.get(figure.id))
    ]
    for remark in found.remarks:
        if any(_meet(span, other) for span in remark.spans for other in judged):
            continue
        glossed = [
            figure.id
            for figure in placement.gloss.figures
            for span in remark.spans
            if figure.id in placement.spans and _meet(span, placement.spans[figure.id])
        ]
        mend = "Say in `evidence` what is right, and give the verdict."
        if glossed:
            code = "same-sum" if remark.code == "same-sum" else "arithmetic"
            if code == "same-sum":
                mend = "See whether that was the rate of the day, and give the verdict."
            yield finding(placement.gloss, code, glossed[0], remark.what, mend)


def _unit(figure: Figure) -> str:
    unit = fold_text(figure.unit or "").casefold()
    return _UNITS.get(unit, unit)


def _value(figure: Figure) -> object:
    text = _ABOUT.sub("", fold_text(figure.value or "").casefold())
    plain = re.sub(r"(?<=\d)[,\s](?=\d{3}\b)", "", text)
    try:
        return Decimal(plain)
    except InvalidOperation:
        return text


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
