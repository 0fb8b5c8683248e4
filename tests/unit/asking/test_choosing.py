"""Which questions a lesson asks."""

from __future__ import annotations

from glossator.asking.choosing import EACH, chosen, known_questions, unknown
from glossator.asking.shuffling import shuffled
from glossator.model import Figure, Lesson, Question
from helpers import gloss_of

FIGURES = [Figure(id=f"f{n}", exact=str(n), verdict="supported") for n in range(1, 10)]
OWN = Question(id="u1", question="Who?")


def test_a_teacher_names_own_and_ruled_questions_in_any_order() -> None:
    lesson = Lesson(ask=("f3-trust", "u1", "f3-trust"))
    gloss = gloss_of(*FIGURES, questions=(OWN,), lesson=lesson)
    assert [question.id for question in chosen(gloss)] == ["f3-trust", "u1"]
    assert unknown(gloss) == []


def test_without_a_choice_the_own_questions_are_asked() -> None:
    assert chosen(gloss_of(*FIGURES, questions=(OWN,))) == [OWN]


def test_without_own_questions_some_of_each_rule_are_asked_from_the_whole_article() -> None:
    ids = [question.id for question in chosen(gloss_of(*FIGURES))]
    assert len(ids) == EACH
    assert (ids[0], ids[-1]) == ("f1-trust", "f9-trust")


def test_an_own_question_stands_in_for_one_by_rule() -> None:
    edited = Question(id="f3-trust", question="Is it so?")
    gloss = gloss_of(*FIGURES, questions=(edited,))
    assert known_questions(gloss)["f3-trust"] == edited


def test_a_name_that_no_question_has_is_told() -> None:
    assert unknown(gloss_of(*FIGURES, lesson=Lesson(ask=("f99-trust", "f1-trust")))) == [
        "f99-trust"
    ]


def test_what_is_shuffled_is_always_shuffled_alike() -> None:
    words = ["a", "b", "c", "d", "e", "f"]
    once = shuffled(words, "q1", str)
    assert once == shuffled(reversed(words), "q1", str)
    assert sorted(once) == words
    assert once != words
    assert once != shuffled(words, "q2", str)
