"""The teacher's key: the same numbers as on the handout, with what there is to be found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from glossator.asking.cards import Mark
from glossator.labels import judgement, word_name
from glossator.lesson.accepting import card_rubric
from glossator.lesson.addresses import in_full, numbered
from glossator.lesson.answered import answered, general_rubrics, rubric_table
from glossator.lesson.key_entries import entry
from glossator.lesson.material import Material
from glossator.lesson.text_sheet import article_lines
from glossator.markup import Html, fill, join, tag
from glossator.model import Annotation, Figure, Quote


def key(material: Material) -> Html:
    """The body of the key."""
    numbers = numbered(_cited(material))
    return join(
        article_lines(material),
        *_marks(material, numbers),
        *_others(material),
        *_answers(material, numbers),
        *_unasked(material),
        *_sources(material, numbers),
    )


def _cited(material: Material) -> Iterator[str]:
    for mark in material.marks:
        yield from mark.cited
    for question in material.questions:
        yield from question.sources


def _marks(material: Material, numbers: Mapping[str, int]) -> Iterator[Html]:
    t = material.t
    kinds: Sequence[tuple[str, str, str, type[Mark]]] = (
        ("quote", t.say("Quotes"), t.say("Rubric for each quote"), Quote),
        ("figure", t.say("Figures"), t.say("Rubric for each figure"), Figure),
    )
    for kind, name, rubric, sort in kinds:
        glosses = [each for each in material.marks if isinstance(each, sort)]
        if glosses:
            yield tag("h2", name)
            yield rubric_table(card_rubric(kind, t), rubric, t)
            yield from (entry(material, each, numbers) for each in glosses)


def _others(material: Material) -> Iterator[Html]:
    """What is missing: it has no words to be marked, and belongs to the lesson all the same."""
    t = material.t
    missing: list[Annotation] = [each for each in material.gloss.annotations if each.absent]
    if missing:
        yield tag("h2", t.say("What is missing"))
        yield tag("ul", *(_missing(material, each) for each in missing))


def _missing(material: Material, gloss: Annotation) -> Html:
    words = tag("bdi", f" “{gloss.exact}”") if gloss.exact else None
    note = material.render_inline(gloss.note) if gloss.note else None
    return tag(
        "li",
        tag("b", material.labels[gloss.id]),
        words,
        ": ",
        tag("bdi", gloss.absent),
        tag("div", note) if note else None,
    )


def _answers(material: Material, numbers: Mapping[str, int]) -> Iterator[Html]:
    if material.questions:
        yield tag("h2", material.t.say("Questions"))
        yield from general_rubrics(material)
        items = (answered(material, each, at, numbers)
                 for at, each in enumerate(material.questions, 1))  # fmt: skip
        yield tag("ol", *items, class_="questions")


def _unasked(material: Material) -> Iterator[Html]:
    """Students may come upon what is no card, and ask."""
    t = material.t
    if not material.unasked:
        return
    heads = (t.say("Quote or figure"), t.say("Line"), t.say("Who speaks, or what it measures"),
             t.say("Judgement"), t.say("Note"))  # fmt: skip
    yield tag("h2", t.say("Quotes and figures without a card"))
    said = t.say("They have no number on the handout. {key} in the gloss file makes cards of them.")
    yield tag("p", fill(said, key=tag("code", "lesson: cards:")), class_="facts")
    yield tag(
        "table",
        tag("thead", tag("tr", *(tag("th", head, scope="col") for head in heads))),
        tag("tbody", *(_unasked_row(material, each) for each in material.unasked)),
        class_="unasked",
    )


def _sources(material: Material, numbers: Mapping[str, int]) -> Iterator[Html]:
    """On paper an address is there only if it is printed."""
    if numbers:
        yield tag("h2", material.t.say("Sources"))
        yield in_full(material, numbers, ordered=True)


def _unasked_row(material: Material, mark: Mark) -> Html:
    words = tag("bdi", mark.exact, lang=material.gloss.article.language)
    if isinstance(mark, Quote):
        speaker = material.gloss.speakers.get(mark.speaker or "")
        what = speaker.name if speaker else None
    else:
        what = mark.measures
    return tag(
        "tr",
        tag("th", tag("b", material.labels[mark.id]), " ", words, scope="row"),
        tag("td", str(material.mark_lines[mark.id])),
        tag("td", tag("bdi", what) if what else None),
        tag("td", word_name(judgement(mark) or "", material.t)),
        tag("td", material.render_inline(mark.note) if mark.note else None),
    )
