"""Changes that do not follow from their parts, and shares that do not add up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from glossator.detecting.remarks.surroundings import Surroundings
from glossator.detecting.results import DetectedFigure, Remark
from glossator.model import Span

_HUNDRED = Decimal(100)
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_FEWEST, _LEAST, _MOST = 3, 80, 125


class _Ends(NamedTuple):
    """The value before a change and the one after it, each with what rounding may hide."""

    old: Decimal
    new: Decimal
    slack_old: Decimal
    slack_new: Decimal
    spans: tuple[Span, ...]
    percents: bool


def stated_changes(figures: tuple[DetectedFigure, ...], around: Surroundings) -> Iterator[Remark]:
    """“from 40 to 52, up 25 %”: (52 − 40) ÷ 40 is 30 %."""
    for _, held in around.sentences(figures):
        ends = _ends(held, around)
        if ends is None or not ends.old:
            continue
        for stated in held:
            part = any(span.start <= stated.start < span.end for span in ends.spans)
            if stated.kind != "percent" or stated.unit != "percent" or part:
                continue
            if stated.value is not None and (remark := _judged(stated, stated.value, ends)):
                yield remark


def _ends(held: list[DetectedFigure], around: Surroundings) -> _Ends | None:
    """Both ends of a change, if a sentence tells them."""
    words = around.remarks
    old = new = None
    for figure in held:
        before = around.word_before(figure)
        if figure.kind == "range" and figure.low is not None and figure.high is not None:
            if before in words["from"]:
                slack = _slack(figure.high, figure.text)
                span = Span(figure.start, figure.end)
                percents = figure.unit == "percent"
                return _Ends(figure.low, figure.high, slack, slack, (span,), percents)
        elif figure.kind in ("count", "money", "quantity", "percent"):
            if before in words["from"]:
                old = figure
            elif before in words["to"]:
                new = figure
    if old is None or new is None or old.value is None or new.value is None:
        return None
    if new.unit != old.unit and old.kind != "count":
        return None
    return _Ends(
        old.value,
        new.value,
        _slack(old.value, old.text),
        _slack(new.value, new.text),
        tuple(sorted([Span(old.start, old.end), Span(new.start, new.end)])),
        new.unit == "percent",
    )


def _judged(stated: DetectedFigure, said: Decimal, ends: _Ends) -> Remark | None:
    old, new = ends.old, ends.new
    said, said_slack = abs(said), _slack(said, stated.text)
    change = abs(new - old) / abs(old) * _HUNDRED
    slack = said_slack + (ends.slack_new / abs(old) + ends.slack_old * new / old**2) * _HUNDRED
    if abs(change - said) <= slack:
        return None
    working = f"({_plain(max(old, new))} − {_plain(min(old, new))}) ÷ {_plain(old)}"
    spans = (*ends.spans, Span(stated.start, stated.end))
    shown = _plain(change.quantize(Decimal("0.1")))
    if ends.percents and abs(abs(new - old) - said) <= said_slack:
        points = _plain(abs(new - old))
        what = f"“{stated.text}” is {points} percentage points, or {shown} %: {working}."
        return Remark("percent-points", spans, what)
    what = f"From {_plain(old)} to {_plain(new)} is {shown} %, not “{stated.text}”: {working}."
    return Remark("change", spans, what)


def shares(figures: tuple[DetectedFigure, ...], around: Surroundings) -> Iterator[Remark]:
    """Three or more percentages of one sentence that nearly add up to 100."""
    for _, held in around.sentences(figures):
        parts = [
            figure
            for figure in held
            if figure.kind == "percent" and figure.unit == "percent" and figure.value is not None
        ]
        if len(parts) < _FEWEST or _changes(held, around):
            continue
        values = [part.value for part in parts if part.value is not None]
        total = sum(values, Decimal(0))
        slack = sum((_slack(part.value, part.text) for part in parts if part.value), Decimal(0))
        if _LEAST <= total <= _MOST and abs(total - _HUNDRED) > slack:
            working = " + ".join(_plain(value) for value in values)
            yield Remark(
                "shares",
                tuple(Span(part.start, part.end) for part in parts),
                f"The shares add up to {_plain(total)} %: {working}.",
            )


def _changes(held: list[DetectedFigure], around: Surroundings) -> bool:
    words = around.remarks
    moved = around.lexicon.data["ranges"]["moved"]
    return any(
        around.word_before(figure) in (*words["from"], *words["to"], *moved) for figure in held
    )


def _slack(value: Decimal, text: str) -> Decimal:
    """Half a unit of the last digit that is written: what rounding may hide."""
    numbers = _NUMBER.findall(text)
    if not numbers:
        return Decimal(0)
    digits = numbers[-1].replace(",", "").replace(".", "")
    places = len(numbers[-1]) - numbers[-1].rindex(".") - 1 if "." in numbers[-1] else 0
    written = Decimal(digits).scaleb(-places)
    scale = value / written if written else Decimal(1)
    return abs(scale) * Decimal(5).scaleb(-places - 1)


def _plain(value: Decimal) -> str:
    return f"{value.normalize():,f}"
