"""The questions in Moodle's GIFT format.

Source: Moodle documentation, “GIFT format”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.lesson.inert_text import inert_name
from glossator.lesson.material import Material
from glossator.lesson.quiz import prompt_of
from glossator.markup import Html, tag
from glossator.model import Question

_SPECIAL = re.compile(r"([~=#{}:\\])")
_SIGNS = re.compile(r"[\s\]]+")


def gift(material: Material) -> str:
    """All questions, parted by empty lines; each names its id."""
    category = " ".join(inert_name(material.gloss.article.title).replace("/", " ").split())
    head = f"$CATEGORY: {category}\n"
    parts = (
        _question(material, question, number)
        for number, question in enumerate(material.questions, 1)
    )
    return "\n".join((head, *parts))


def _question(material: Material, question: Question, number: int) -> str:
    title = inert_name(f"{number}. {question.title}" if question.title else str(number))
    tags = f" [tag:{_SIGNS.sub(' ', question.skill)}]" if question.skill else ""
    prompt = _escaped(_one_line(prompt_of(material, question)))
    body = "".join(f"\n\t{line}" for line in _answers(material, question))
    end = "\n}" if body else "}"
    return f"// [id:{question.id}]{tags}\n::{_escaped(title)}::[html]{prompt} {{{body}{end}\n"


def _answers(material: Material, question: Question) -> Iterator[str]:
    match question.kind:
        case "multiple-choice":
            right = sum(choice.correct for choice in question.choices)
            for choice in question.choices:
                text = _escaped(_one_line(tag("p", choice.text)))
                if right == 1:
                    yield f"{'=' if choice.correct else '~'}{text}"
                else:
                    yield f"~%{_share(right) if choice.correct else -100:g}%{text}"
        case "match":
            for pair in question.pairs:
                yield f"={_escaped(_one_line(tag('p', pair.left)))} -> {_plain(pair.right)}"
        case "order":
            for place, event in enumerate(question.sequence, 1):
                yield f"={_escaped(_one_line(tag('p', event)))} -> {place}"
        case _:
            said = [material.render(question.answer)] if question.answer else []
            said += [tag("p", passage) for passage in question.passages]
            if said:
                yield f"####{_escaped(_one_line(Html(''.join(said))))}"


def _share(right: int) -> float:
    """The share of one of several right answers, as Moodle rounds it: to five digits."""
    return float(f"{100 / right:.5f}")


def _plain(text: str) -> str:
    return _escaped(" ".join(inert_name(text.replace("->", "→")).split()))


def _one_line(html: Html) -> str:
    return " ".join(html.replace("->", "-&gt;").split())


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
