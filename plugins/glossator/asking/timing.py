"""How long a lesson takes, step by step, and what of it fits into less time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glossator.model import Question

READING, TALKING = 8, 10
"""Minutes to read the article, and to talk at the end."""

PERIOD = 45
"""The minutes of a period, where a lesson is to take more than :data:`_LONGEST_PERIOD`."""

_LONGEST_PERIOD = 60
_QUESTION = 5
"""So many minutes has a question that says nothing."""
_CARDS = 5
"""So many minutes have even a few cards: pairs have to find together."""


def minutes_for(question: Question) -> int:
    """How long a question takes."""
    return question.minutes or _QUESTION


def minutes_for_cards(cards: int) -> int:
    """How long the cards take: a minute each, and none if there are none."""
    return max(_CARDS, cards) if cards else 0


def minutes_for_all(cards: int, questions: Sequence[Question]) -> int:
    """How long all steps take together."""
    asked = sum(minutes_for(question) for question in questions)
    return READING + minutes_for_cards(cards) + asked + TALKING


def fitting(minutes: int, cards: int, questions: Sequence[Question]) -> tuple[int, list[Question]]:
    """How many of the cards, and which of the questions, fit into ``minutes``.

    The cards take half of what reading and talking leave, at most, unless the questions leave
    more. No question is among them if none fits.
    """
    free = minutes - READING - TALKING
    few = min(cards, free // 2) if free // 2 >= _CARDS else 0
    taken: list[Question] = []
    left = free - minutes_for_cards(few)
    for question in questions:
        if minutes_for(question) <= left:
            taken.append(question)
            left -= minutes_for(question)
    left += minutes_for_cards(few)
    return min(cards, left if left >= _CARDS else 0), taken


def periods(minutes: int | None, steps: Sequence[int]) -> Iterator[int]:
    """For each step the number of the period in which it begins; none is cut in two.

    A period is as long as the lesson is to be, or of 45 minutes if it is to be longer.
    """
    length = period_of(minutes)
    number, used = 1, 0
    for step in steps:
        if used and used + step > length:
            number, used = number + 1, 0
        yield number
        used += step


def period_of(minutes: int | None) -> int:
    """How long a period is, in a lesson that is to take ``minutes``."""
    return minutes if minutes and minutes <= _LONGEST_PERIOD else PERIOD
