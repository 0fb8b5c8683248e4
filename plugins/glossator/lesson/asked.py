"""A question as a student meets it: what is asked, and room for the answer. No answers here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from glossator.asking.shuffling import lettered, mixed
from glossator.lesson.material import Material
from glossator.markup import Html, join, tag
from glossator.model import Pair, Question

_LINES = {"short-answer": 4, "trace": 6, "mark-text": 1}
"""So many lines to write on."""
_LONG = 8
"""So many lines for what is to be written anew, or in order."""
_REWRITES = re.compile(
    r"\b(?:re-?write|timeline|in(?:to)? order|umschreib\w*|zeitleiste|zeitstrahl|reihenfolge"
    r"|schreib\w*\b[^.?!]{0,80}\b(?:um|neu))\b",
    re.IGNORECASE,
)


def asked(material: Material, question: Question, number: int) -> Html:
    """A question with room for its answer, as a list item."""
    return tag(
        "li",
        heading(question, number),
        facts(material, question),
        tag("div", material.render(question.question), class_="asked"),
        *room(material, question),
        id=f"question-{question.id}",
        class_=f"question {question.kind}",
    )


def heading(question: Question, number: int, name: str = "h3", **attributes: str) -> Html:
    """The number of a question, and its title if it has one."""
    title = f"{number}. {question.title}" if question.title else f"{number}."
    return tag(name, title, **attributes)


def facts(material: Material, question: Question) -> Html | None:
    """Skill, minutes and the lines that a question is about."""
    t = material.t
    minutes = question.minutes
    numbers = sorted(
        {material.mark_lines[ident] for ident in question.items if ident in material.mark_lines}
    )
    lines = ", ".join(map(str, numbers))
    parts = [
        t.say("Skill: {skill}", skill=question.skill) if question.skill else None,
        t.count("{number} minute", "{number} minutes", minutes) if minutes else None,
        t.count("line {lines}", "lines {lines}", len(numbers), lines=lines) if numbers else None,
    ]
    said = " · ".join(part for part in parts if part)
    return tag("p", said, class_="facts") if said else None


def room(material: Material, question: Question) -> Iterator[Html]:
    """Room for the answer on paper."""
    t = material.t
    match question.kind:
        case "multiple-choice":
            yield tag("ul", *(tag("li", box(), " ", tag("bdi", choice.text))
                              for choice in question.choices), class_="choices")  # fmt: skip
        case "match":
            yield _two_columns(question)
        case "order":
            items = (tag("li", gap(), " ", tag("bdi", event)) for event in mixed(question))
            yield tag("ul", *items, class_="choices")
        case "mark-text":
            count = len(question.passages)
            yield tag("p", t.say("Underline them in the text, and write down their lines:"))
            yield tag("p", *(join(gap(), " ") for _ in range(count)), class_="gaps")
        case _:
            yield writing_lines(_lines_for(question))


def _lines_for(question: Question) -> int:
    """More lines where something is to be written anew or put in order."""
    return _LONG if _REWRITES.search(question.question) else _LINES[question.kind]


def _two_columns(question: Question) -> Html:
    rows: Sequence[tuple[Pair, tuple[str, Pair]]] = list(
        zip(question.pairs, lettered(question), strict=True)
    )
    return tag(
        "table",
        tag(
            "tbody",
            *(
                tag(
                    "tr",
                    tag("td", gap(), class_="box"),
                    tag("td", tag("bdi", pair.left)),
                    tag("td", letter, class_="letter"),
                    tag("td", tag("bdi", other.right)),
                )
                for pair, (letter, other) in rows
            ),
        ),
        class_="pairs",
    )


def box() -> Html:
    """An empty box to tick."""
    return tag("span", "☐", class_="box", aria_hidden="true")


def gap() -> Html:
    """Room for a letter or a number."""
    return tag("span", class_="gap")


def writing_lines(count: int) -> Html:
    """Lines to write on."""
    return tag("div", *(tag("p", class_="rule") for _ in range(count)), class_="rules")
