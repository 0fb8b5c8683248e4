"""Which questions a lesson asks: those that the teacher names, or a fair choice."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from glossator.asking import by_rule
from glossator.asking.figures import dates
from glossator.asking.spreading import spread
from glossator.model import Gloss, Question
from glossator.translation import ENGLISH, Translator

EACH = 3
"""So many questions of each rule, unless the teacher names them."""


def known_questions(gloss: Gloss, t: Translator = ENGLISH) -> Mapping[str, Question]:
    """The teacher's own questions and those made by rule; of one id, the teacher's."""
    own = {question.id: question for question in gloss.questions}
    made = by_rule(gloss, t)
    return {**own, **{ident: question for ident, question in made.items() if ident not in own}}


def unknown(gloss: Gloss) -> list[str]:
    """Ids in ``lesson.ask`` that no question has."""
    asked = gloss.lesson.ask if gloss.lesson else ()
    known = known_questions(gloss)
    return [ident for ident in asked if ident not in known]


def chosen(gloss: Gloss, t: Translator = ENGLISH) -> list[Question]:
    """The questions of the lesson, in order.

    Those of ``lesson.ask``; without it the teacher's own, or if there are none, some of each
    rule, taken from the whole length of the file, and none on a date.
    """
    known = known_questions(gloss, t)
    if gloss.lesson and gloss.lesson.ask:
        return [known[ident] for ident in dict.fromkeys(gloss.lesson.ask) if ident in known]
    if gloss.questions:
        return list(gloss.questions)
    unless_named = {question.id for question in dates(gloss, t)}
    offered = [question for question in known.values() if question.id not in unless_named]
    return [
        question
        for _, group in groupby(offered, key=lambda question: question.title)
        for question in spread(list(group), EACH)
    ]
