"""The wall: one question at a time, large, with the lines that it is about. No answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from glossator.asking.shuffling import lettered, mixed
from glossator.lesson.asked import box, facts, heading
from glossator.lesson.material import Material
from glossator.markup import Html, join, tag
from glossator.model import Question

_AROUND = 1
"""So many lines before and after those that a question is about."""
_MANY = 6
"""With more lines than these, a printed slide needs them smaller."""
_MOST = 8
"""More lines than these do not fit below a question."""


def projector(material: Material) -> Html:
    """The body of the projector's page."""
    total = len(material.questions)
    slides = (_slide(material, each, at, total) for at, each in enumerate(material.questions, 1))
    return join(_title(material), *slides)


def _title(material: Material) -> Html:
    t, article = material.t, material.gloss.article
    facts = [article.outlet, t.date(article.published) if article.published else None]
    return tag(
        "section",
        tag("h1", tag("bdi", article.title, lang=article.language), id="title"),
        tag("p", " · ".join(each for each in facts if each), class_="facts"),
        tag("p", t.say("Arrow keys or the space bar: next and previous question."),
            class_="facts keys", id="keys"),
        class_="slide",
        **_heard("title", "keys"),
    )  # fmt: skip


def _heard(name: str, description: str) -> dict[str, str]:
    """A slide takes the focus as it comes: its heading and its question are then told."""
    return {
        "tabindex": "-1",
        "role": "group",
        "aria_labelledby": name,
        "aria_describedby": description,
    }


def _slide(material: Material, question: Question, number: int, total: int) -> Html:
    t = material.t
    return tag(
        "section",
        tag("p", t.say("Question {number} of {total}", number=number, total=total), class_="facts"),
        heading(question, number, "h2", id=f"head-{question.id}"),
        tag("div", material.render(question.question), class_="asked", id=f"asks-{question.id}"),
        *_offered(question),
        _lines(material, question),
        facts(material, question),
        id=f"question-{question.id}",
        class_=f"slide {question.kind}",
        **_heard(f"head-{question.id}", f"asks-{question.id}"),
    )


def _offered(question: Question) -> Iterator[Html]:
    match question.kind:
        case "multiple-choice":
            choices = (tag("li", box(), " ", tag("bdi", each.text)) for each in question.choices)
            yield tag("ul", *choices, class_="choices")
        case "order":
            events = (tag("li", tag("bdi", event)) for event in mixed(question))
            yield tag("ul", *events, class_="choices")
        case "match":
            left = (tag("li", tag("bdi", pair.left)) for pair in question.pairs)
            right = (
                tag("li", tag("b", letter), " ", tag("bdi", pair.right))
                for letter, pair in lettered(question)
            )
            yield tag("div", tag("ul", *left), tag("ul", *right), class_="columns")


def _lines(material: Material, question: Question) -> Html | None:
    """The lines that a question is about, with those around them while they are few.

    Whole paragraphs, if they fit; else what stands next to each place, or the places alone. What
    is left out is told.
    """
    numbers = {material.mark_lines[each] for each in question.items if each in material.mark_lines}
    if not numbers:
        return None
    paragraphs = {line for lines in _paragraphs(material) if numbers & lines for line in lines}
    near = {line for number in numbers for line in range(number - _AROUND, number + _AROUND + 1)}
    offered = (paragraphs, near & paragraphs, numbers)
    shown = next((lines for lines in offered if len(lines) <= _MOST), set(sorted(numbers)[:_MOST]))
    items = (
        tag("li", line.text, value=str(line.number))
        for line in material.lines
        if line.number in shown
    )
    look = "lines many" if len(shown) > _MANY else "lines"
    text = tag("ol", *items, class_=look, lang=material.gloss.article.language)
    if shown == paragraphs:
        return text
    left = material.t.say("Lines {lines}; {shown} shown",
                          lines=_spans(paragraphs), shown=_spans(shown))  # fmt: skip
    return join(text, tag("p", left, class_="facts left-out"))


def _paragraphs(material: Material) -> list[set[int]]:
    """The numbers of the lines of each paragraph."""
    paragraphs: list[set[int]] = []
    for line in material.lines:
        if line.first:
            paragraphs.append(set())
        paragraphs[-1].add(line.number)
    return paragraphs


def _spans(numbers: Iterable[int]) -> str:
    """“23–29, 31”."""
    spans: list[list[int]] = []
    for number in sorted(numbers):
        if spans and number == spans[-1][-1] + 1:
            spans[-1][1:] = [number]
        else:
            spans.append([number])
    return ", ".join("–".join(map(str, span)) for span in spans)
