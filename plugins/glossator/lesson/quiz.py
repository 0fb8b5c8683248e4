"""Questions as a learning management system asks them: one choice, several, or free text.

What a sheet of paper asks in rows (a match, an order) is here a choice for each row; its id is the
question's with the number of the row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from glossator.asking.shuffling import mixed, shuffled
from glossator.lesson.material import Material
from glossator.markup import Html, join, tag
from glossator.model import Choice, Question


@dataclass(frozen=True)
class QuizItem:
    """One thing to answer. ``choices`` is empty for free text; ``prompt`` is HTML."""

    id: str
    title: str
    form: Literal["one", "several", "text"]
    prompt: Html
    choices: Sequence[Choice] = ()


def quiz_items(material: Material) -> list[QuizItem]:
    """The items of a lesson, in the order of its questions."""
    return [
        item
        for number, question in enumerate(material.questions, 1)
        for item in _items(material, question, number)
    ]


def prompt_of(material: Material, question: Question) -> Html:
    """What is asked; where a sheet would be marked, it says what to do in a box for text."""
    prompt = material.render(question.question)
    if question.kind == "mark-text":
        return join(prompt, tag("p", material.t.say("Copy them here, one on each line.")))
    return prompt


def _items(material: Material, question: Question, number: int) -> Iterator[QuizItem]:
    title = f"{number}. {question.title}" if question.title else str(number)
    prompt = prompt_of(material, question)
    match question.kind:
        case "multiple-choice":
            right = sum(choice.correct for choice in question.choices)
            form: Literal["one", "several"] = "one" if right == 1 else "several"
            yield QuizItem(question.id, title, form, prompt, question.choices)
        case "match":
            offered = list(dict.fromkeys(pair.right for pair in question.pairs))
            for row, pair in enumerate(question.pairs, 1):
                choices = _one_of(offered, pair.right)
                mixed_choices = shuffled(choices, question.id, lambda choice: choice.text)
                yield _row(question, row, title, _with(prompt, pair.left), mixed_choices)
        case "order":
            places = [str(place) for place in range(1, len(question.sequence) + 1)]
            for row, event in enumerate(mixed(question), 1):
                choices = _one_of(places, places[question.sequence.index(event)])
                yield _row(question, row, title, _with(prompt, event), choices)
        case _:
            yield QuizItem(question.id, title, "text", prompt)


def _with(prompt: Html, words: str) -> Html:
    return join(prompt, tag("p", tag("strong", words)))


def _one_of(offered: Sequence[str], right: str) -> list[Choice]:
    return [Choice(text=text, correct=text == right) for text in offered]


def _row(
    question: Question, row: int, title: str, prompt: Html, choices: Sequence[Choice]
) -> QuizItem:
    return QuizItem(f"{question.id}-{row}", f"{title} ({row})", "one", prompt, choices)
