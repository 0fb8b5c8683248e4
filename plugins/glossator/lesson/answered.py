"""A question as a teacher sees it: the answer, the sources, and what answers are worth."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from textwrap import shorten
from types import MappingProxyType

from glossator.asking.shuffling import lettered, mixed
from glossator.citations import cite
from glossator.lesson.addresses import briefly
from glossator.lesson.asked import facts, heading
from glossator.lesson.material import Material
from glossator.markup import Html, join, tag
from glossator.model import Question, Rubric
from glossator.translation import Translator
from glossator.vocabulary import QuestionKind

_WORDS = 60
"""So many characters of the words of a gloss that has no place of its own in the key."""
_MARKS = '“”„‟"«»‘’'
_CLOSED = frozenset({"multiple-choice", "match", "order"})
"""Kinds whose answers are right or wrong: a rubric would say nothing more."""

RUBRICS: Mapping[QuestionKind, tuple[str, str, str]] = MappingProxyType(
    {
        "short-answer": (
            "Answers the question with evidence from a source outside the article, and says how "
            "far the evidence goes.",
            "Points to the right passage or doubt, but gives no evidence from outside, or evidence "
            "that does not decide it.",
            "Repeats the article, or gives an opinion without evidence.",
        ),
        "trace": (
            "Finds the first source, gives the whole sentence, and names what was cut, changed or "
            "translated and what that does to the sense.",
            "Finds a report of the same words, but not the first, or sees the change and not what "
            "it does.",
            "Takes the article's words as the source's, or stops at the first search result.",
        ),
        "mark-text": (
            "Finds most of the passages, and can say of each what it does to a reader.",
            "Finds some of them, or marks much that is no such passage.",
            "Finds one or none, or marks what is only disagreed with.",
        ),
    }
)
"""What an answer shows that is proficient, emerging or beginning, where a question says nothing."""


def answered(
    material: Material, question: Question, number: int, numbers: Mapping[str, int]
) -> Html:
    """A question of the key with its answer, as a list item.

    A rubric that is not its own, and its sources in full (by ``numbers``), stand there once.
    """
    t = material.t
    sources = [briefly(material, ident, numbers) for ident in question.sources]
    return tag(
        "li",
        heading(question, number),
        facts(material, question),
        tag("div", material.render(question.question), class_="asked"),
        *_answer(material, question, t.say("What to accept")),
        rubric_table(question.rubric, t.say("Rubric"), t) if question.rubric else None,
        _line(t.say("Notes"), _named(material, question)),
        _line(t.say("Sources"), sources, "; "),
        id=f"question-{question.id}",
        class_=f"question {question.kind}",
        value=str(number),
    )


def told(material: Material, question: Question, name: str) -> Html:
    """The answer to a question under its name, what an answer is worth, and where to look."""
    t, rubric = material.t, rubric_of(material, question)
    return join(
        *_answer(material, question, name),
        rubric_table(rubric, t.say("Rubric"), t) if rubric else None,
        _line(
            t.say("Notes"), [join(material.labels[each.id]) for each in material.about(question)]
        ),
        _sources(material, question),
    )


def general_rubrics(material: Material) -> Iterator[Html]:
    """Each rubric that holds for several questions, with their numbers."""
    t = material.t
    asked: dict[QuestionKind, list[str]] = {}
    for number, question in enumerate(material.questions, 1):
        if question.rubric is None and question.kind not in _CLOSED:
            asked.setdefault(question.kind, []).append(str(number))
    for kind, numbers in asked.items():
        name = t.count("Rubric for question {list}", "Rubric for questions {list}", len(numbers),
                       list=", ".join(numbers))  # fmt: skip
        yield rubric_table(_rubric_of_kind(kind, t), name, t)


def _answer(material: Material, question: Question, name: str) -> Iterator[Html]:
    yield tag("p", name, class_="part")
    yield tag(
        "div",
        *_right(material, question),
        material.render(question.answer) if question.answer else None,
        class_="answer",
    )


def _right(material: Material, question: Question) -> Iterator[Html]:
    t = material.t
    match question.kind:
        case "multiple-choice":
            right = [tag("b", choice.text) for choice in question.choices if choice.correct]
            ticked = tag("span", "☒", aria_hidden="true")
            yield tag("p", ticked, " ", join(*right, separator=" · "))
        case "match":
            letter = {id(pair): letter for letter, pair in lettered(question)}
            rows = (
                tag("li", tag("b", letter[id(pair)]), " ", tag("bdi", f"{pair.left}: {pair.right}"))
                for pair in question.pairs
            )
            yield tag("ul", *rows)
        case "order":
            places = {event: at for at, event in enumerate(question.sequence, 1)}
            numbers = ", ".join(str(places[event]) for event in mixed(question))
            yield tag("p", t.say("From the top:"), " ", tag("b", numbers))
            if not question.answer:
                yield tag("ol", *(tag("li", tag("bdi", event)) for event in question.sequence))
        case "mark-text":
            found = (
                tag(
                    "li",
                    tag("bdi", passage),
                    t.say(" (line {lines})", lines=lines)
                    if (lines := material.lines_of(passage))
                    else None,
                )
                for passage in question.passages
            )
            yield tag("ul", *found)


def rubric_of(material: Material, question: Question) -> Rubric | None:
    """A question's own rubric, or that of its kind; None if answers are right or wrong."""
    if question.rubric is not None or question.kind in _CLOSED:
        return question.rubric
    return _rubric_of_kind(question.kind, material.t)


def _rubric_of_kind(kind: QuestionKind, t: Translator) -> Rubric:
    proficient, emerging, beginning = map(t.say, RUBRICS[kind])
    return Rubric(proficient=proficient, emerging=emerging, beginning=beginning)


def rubric_table(rubric: Rubric, name: str, t: Translator) -> Html:
    """The three levels, under the name of the rubric."""
    rows = (
        (t.say("proficient"), rubric.proficient),
        (t.say("emerging"), rubric.emerging),
        (t.say("beginning"), rubric.beginning),
    )
    cells = (tag("tr", tag("th", name, scope="row"), tag("td", tag("bdi", text)))
             for name, text in rows)  # fmt: skip
    return tag("table", tag("caption", name), tag("tbody", *cells), class_="rubric")


def _line(name: str, parts: Sequence[Html], separator: str = ", ") -> Html | None:
    return (
        tag("p", name, ": ", join(*parts, separator=separator), class_="facts") if parts else None
    )


def _named(material: Material, question: Question) -> list[Html]:
    """What a question is about, by the label that it has in the key, or else by its words."""
    marks = {each.id for each in (*material.marks, *material.unasked)}
    named = []
    for each in material.about(question):
        if each.id in marks or each.absent:
            named.append(join(material.labels[each.id]))
        elif each.exact:
            words = shorten(each.exact.strip(_MARKS), _WORDS, placeholder=" …")
            named.append(tag("bdi", f"“{words}”", lang=material.gloss.article.language))
    return named


def _sources(material: Material, question: Question) -> Html | None:
    if not question.sources:
        return None
    gloss = material.gloss
    items = (tag("li", cite(gloss.sources[ident], material.t, record=gloss.record_of(ident)))
             for ident in question.sources)  # fmt: skip
    return join(
        tag("p", material.t.say("Sources"), class_="part"),
        tag("ul", *items, class_="sources"),
    )
