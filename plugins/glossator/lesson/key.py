"""The teacher's key: the same numbers as on the handout, with what there is to be found."""

from __future__ import annotations

from collections.abc import Iterator

from glossator.labels import word_name
from glossator.lesson.answered import answered
from glossator.lesson.material import Material
from glossator.lesson.text_sheet import article_lines
from glossator.markup import Html, join, tag
from glossator.model import Annotation, Figure, Quote
from glossator.notes import MANNERS
from glossator.vocabulary import FIDELITIES, VERDICTS


def key(material: Material) -> Html:
    """The body of the key."""
    return join(article_lines(material), *_marks(material), *_others(material), *_answers(material))


def _marks(material: Material) -> Iterator[Html]:
    t = material.t
    for name, kind in ((t.say("Quotes"), Quote), (t.say("Figures"), Figure)):
        glosses = [each for each in material.marks if isinstance(each, kind)]
        if glosses:
            yield tag("h2", name)
            yield tag("dl", *(_entry(material, each) for each in glosses), class_="entries")


def _entry(material: Material, gloss: Quote | Figure) -> Html:
    t = material.t
    line = t.say("line {lines}", lines=str(material.mark_lines[gloss.id]))
    return tag(
        "div",
        tag(
            "dt",
            tag("b", material.labels[gloss.id]),
            " ",
            tag("bdi", gloss.exact, lang=material.gloss.article.language),
            tag("span", f" {line}", class_="facts"),
        ),
        *(tag("dd", part) for part in _told(material, gloss)),
        tag("dd", material.render(gloss.note)) if gloss.note else None,
        id=f"row-{gloss.id}",
    )


def _told(material: Material, gloss: Quote | Figure) -> Iterator[Html]:
    t, people = material.t, material.gloss.speakers
    if isinstance(gloss, Quote):
        speaker = people.get(gloss.speaker or "")
        who = ", ".join(filter(None, (speaker.name, speaker.role))) if speaker else None
        yield tag("bdi", who or t.say("speaker not known"))
        if gloss.manner:
            yield join(t.say(MANNERS[gloss.manner]))
        yield _word(material, gloss.fidelity, FIDELITIES[gloss.fidelity])
        return
    claimant = people.get(gloss.claimed_by or "")
    by = claimant.name if claimant else gloss.claimed_by
    if gloss.measures:
        yield tag("bdi", gloss.measures)
    if by:
        yield join(t.say("claimed by {name}", name=by))
    yield _word(material, gloss.verdict, VERDICTS[gloss.verdict])
    if gloss.evidence:
        yield material.render_inline(gloss.evidence)


def _word(material: Material, word: str, meaning: str) -> Html:
    return join(tag("b", word_name(word, material.t)), f": {material.t.say(meaning)}")


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


def _answers(material: Material) -> Iterator[Html]:
    if material.questions:
        yield tag("h2", material.t.say("Questions"))
        items = (answered(material, each, at) for at, each in enumerate(material.questions, 1))
        yield tag("ol", *items, class_="questions")
