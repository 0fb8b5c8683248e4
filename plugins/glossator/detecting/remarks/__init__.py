"""What a person would notice across the figures of a text, each with its working shown."""

from __future__ import annotations

from glossator.detecting.lexer import Tokens
from glossator.detecting.remarks.calendar import wrong_weekdays, wrong_zones
from glossator.detecting.remarks.changes import shares, stated_changes
from glossator.detecting.remarks.meanings import two_meanings
from glossator.detecting.remarks.money import same_sums
from glossator.detecting.remarks.surroundings import Surroundings
from glossator.detecting.results import DetectedFigure, Remark

__all__ = ["find_remarks"]


def find_remarks(
    tokens: Tokens, figures: tuple[DetectedFigure, ...], language: str
) -> tuple[Remark, ...]:
    """The remarks on the figures of a text, in the order of the text."""
    around = Surroundings(tokens, language)
    found = [
        *same_sums(figures),
        *two_meanings(figures, around),
        *stated_changes(figures, around),
        *shares(figures, around),
        *wrong_weekdays(figures, around),
        *wrong_zones(figures, around),
    ]
    return tuple(sorted(found, key=lambda remark: (remark.spans[0].start, remark.code)))
