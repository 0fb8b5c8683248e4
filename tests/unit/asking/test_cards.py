"""Which quotes and figures students judge one by one."""

from __future__ import annotations

import pytest

from glossator.asking import by_rule
from glossator.asking.cards import Mark, carded, is_date
from glossator.asking.choosing import chosen
from glossator.model import Figure, Lesson, Quote
from helpers import gloss_of

QUOTES = [Quote(id=f"q{n}", exact=f"word {n}", fidelity="altered") for n in range(1, 5)]
DATES = [
    Figure(id="d1", exact="Monday", kind="weekday", value="2025-02-24", verdict="supported"),
    Figure(id="d2", exact="2022", value="2022", verdict="supported"),
]
FIGURES = [Figure(id=f"f{n}", exact=str(n), verdict="supported") for n in range(1, 5)]
OPEN = [Figure(id=f"o{n}", exact=f"{n}0") for n in range(1, 5)]
MARKS: list[Mark] = [*QUOTES, *DATES, *OPEN, *FIGURES]


def ids(lesson: Lesson | None) -> list[str]:
    return [mark.id for mark in carded(MARKS, lesson)]


def test_without_a_choice_all_but_dates_are_cards() -> None:
    assert ids(None) == [mark.id for mark in MARKS if mark not in DATES]
    assert ids(Lesson()) == ids(None)


def test_a_teacher_chooses_in_any_order_and_dates_too() -> None:
    assert ids(Lesson(cards=("f2", "d1", "q3", "f2"), cards_at_most=1)) == ["q3", "d1", "f2"]


@pytest.mark.parametrize("most", [0, 1, 2, 3, 5, 8])
def test_so_many_at_most_of_what_is_checked_from_the_whole_article(most: int) -> None:
    taken = ids(Lesson(cards_at_most=most))
    assert len(taken) == most
    assert not any(ident.startswith("o") for ident in taken)
    assert taken == [mark.id for mark in MARKS if mark.id in taken]
    if most > 1:
        assert (taken[0], taken[-1]) == ("q1", "f4")


def test_what_nobody_has_checked_comes_last() -> None:
    taken = ids(Lesson(cards_at_most=10))
    assert set(taken) >= {mark.id for mark in (*QUOTES, *FIGURES)}
    assert [ident for ident in taken if ident.startswith("o")] == ["o1", "o4"]
    assert len(ids(Lesson(cards_at_most=99))) == 12


def test_a_date_is_asked_about_as_a_date_and_only_if_it_is_named() -> None:
    assert [mark.id for mark in MARKS if is_date(mark)] == ["d1", "d2"]
    gloss = gloss_of(*QUOTES, *DATES, *FIGURES)
    question = by_rule(gloss)["d1-trust"]
    assert question.title == "Is this date right?"
    assert "d1-trust" not in {each.id for each in chosen(gloss)}
    named = gloss_of(*DATES, lesson=Lesson(ask=("d1-trust",)))
    assert [each.id for each in chosen(named)] == ["d1-trust"]
