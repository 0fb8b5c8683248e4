"""The student's handout: article, a row for each quote and figure, questions; no answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glossator.asking.cards import Mark, is_date
from glossator.lesson.asked import asked, box
from glossator.lesson.fields import Field, fields_of_mark, how_to
from glossator.lesson.material import Material
from glossator.lesson.text_sheet import article_lines
from glossator.markup import Html, join, tag
from glossator.model import Quote


def handout(material: Material) -> Html:
    """The body of the handout."""
    t = material.t
    return join(
        _name_lines(material),
        tag(
            "p",
            t.say("Read the article. What is marked has a number, and a row below the text."),
            class_="do",
        ),
        article_lines(material),
        *_rows(material),
        *_questions(material),
    )


def _name_lines(material: Material) -> Html:
    t = material.t
    words = (t.say("Name"), t.say("Class"), t.say("Date"))
    return tag("p", *(tag("span", f"{word}: ", class_="fill") for word in words), class_="who")


def _rows(material: Material) -> Iterator[Html]:
    """A table for each sort of mark: what is asked is the same in all its rows."""
    t = material.t
    quotes = [each for each in material.marks if isinstance(each, Quote)]
    dates = [each for each in material.marks if is_date(each)]
    figures = [each for each in material.marks if not isinstance(each, Quote) and not is_date(each)]
    if material.marks:
        yield tag("h2", t.say("Quotes and figures"))
        yield tag("p", how_to(t), class_="do")
    for name, marks in (
        (t.say("Quote"), quotes),
        (t.say("Figure"), figures),
        (t.say("Date or time"), dates),
    ):
        if marks:
            yield _table(material, name, marks)


def _table(material: Material, name: str, marks: Sequence[Mark]) -> Html:
    t = material.t
    asked = fields_of_mark(material, marks[0])
    heads = (name, t.say("Line"), *(field.ask for field in asked))
    return tag(
        "table",
        tag("thead", tag("tr", *(tag("th", head, scope="col") for head in heads))),
        tag("tbody", *(_row(material, each) for each in marks)),
        class_="marks",
    )


def _row(material: Material, mark: Mark) -> Html:
    words = tag("bdi", mark.exact, lang=material.gloss.article.language)
    return tag(
        "tr",
        tag("th", tag("b", material.labels[mark.id]), " ", words, scope="row"),
        tag("td", str(material.mark_lines[mark.id])),
        *map(_cell, fields_of_mark(material, mark)),
        id=f"row-{mark.id}",
    )


def _cell(field: Field) -> Html:
    if not field.options:
        return tag("td", class_="write")
    ticks = (tag("span", box(), " ", words, class_="tick") for _, words in field.options)
    # Where the style is lost, as in Moodle, a space parts them.
    return tag("td", join(*ticks, separator=" "), class_="ticks")


def _questions(material: Material) -> Iterator[Html]:
    if material.questions:
        yield tag("h2", material.t.say("Questions"))
        items = (asked(material, each, at) for at, each in enumerate(material.questions, 1))
        # Each says its number; where the style is lost, a list's own would stand there too.
        yield tag("ul", *items, class_="questions")
