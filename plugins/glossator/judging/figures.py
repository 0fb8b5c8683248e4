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
"""What such words as “Tuesday” come to differs from place to place."""


def disagreeing(placement: Placement) -> Iterator[Finding]:
    """Figures that are glossed twice, by place or by their very words, with different values."""
    first: dict[object, Figure] = {}
    for figure in placement.gloss.figures:
        if figure.value is None or figure.exact is None:
            continue
        span = placement.spans.get(figure.id)
        words = fold_text(figure.exact).casefold()
        keys: list[object] = [span] if span is not None else []
        if any(sign.isdigit() for sign in words) and figure.kind not in _RELATIVE:
            keys.append((words, fold_text(figure.unit or "").casefold()))
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


def _value(figure: Figure) -> object:
    text = _ABOUT.sub("", fold_text(figure.value or "").casefold())
    plain = re.sub(r"(?<=\d)[,\s](?=\d{3}\b)", "", text)
    try:
        return Decimal(plain)
    except InvalidOperation:
        return text


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
