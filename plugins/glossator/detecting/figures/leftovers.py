"""The digits of a text that stand in no figure, and why."""

from __future__ import annotations

from glossator.detecting.figures.denials import Denied
from glossator.detecting.lexer import Tokens
from glossator.detecting.results import DetectedFigure, LeftOut


def left_out(
    cut: Tokens, figures: tuple[DetectedFigure, ...], denied: list[Denied]
) -> tuple[LeftOut, ...]:
    """What was denied, and all other digits that stand in no figure."""
    taken = [(each.start, each.end) for each in figures]
    left: list[Denied] = []
    for each in sorted(denied, key=lambda one: (one.start, -one.end)):
        if not left or each.start >= left[-1].end:
            left.append(each)
    covered = sorted([*taken, *((each.start, each.end) for each in left)])
    at = 0
    for index in (each for each in range(len(cut)) if cut.kinds[each] == "n"):
        start, end = cut.starts[index], cut.ends[index]
        while at < len(covered) and covered[at][1] <= start:
            at += 1
        if at == len(covered) or covered[at][0] > start or covered[at][1] < end:
            left.append(Denied(start, end, "unread"))
    return tuple(
        LeftOut(start=each.start, end=each.end, text=cut.text[each.start : each.end], why=each.why)
        for each in sorted(left, key=lambda one: one.start)
    )
