"""The student's handout: article, a row for each quote and figure, questions; no answers."""

from __future__ import annotations

from collections.abc import Iterator

from glossator.lesson.asked import asked, box
from glossator.lesson.material import Material
from glossator.lesson.text_sheet import article_lines
from glossator.markup import Html, join, tag
from glossator.model import Figure, Quote


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
    t = material.t
    quotes = [each for each in material.marks if isinstance(each, Quote)]
    figures = [each for each in material.marks if isinstance(each, Figure)]
    if quotes:
        heads = (t.say("Quote"), t.say("Line"), t.say("Who speaks?"), t.say("How?"),
                 t.say("What would you look up?"))  # fmt: skip
        ticks = (t.say("whole sentence"), t.say("part of one"), t.say("writer’s doubt"))
        yield tag("h2", t.say("Quotes"))
        ask = t.say(
            "Who speaks? Are the words a whole sentence, a part of one, or does the writer only "
            "keep a distance from them? What would you look up?"
        )
        yield tag("p", ask)
        yield _table(material, quotes, heads, ticks)
    if figures:
        heads = (t.say("Figure"), t.say("Line"), t.say("What does it measure?"), t.say("Trust it?"),
                 t.say("What would you look up?"))  # fmt: skip
        ticks = (t.say("yes"), t.say("not yet"), t.say("no"))
        yield tag("h2", t.say("Figures"))
        yield tag("p", t.say("What does the number measure, and who says so? Would you trust it? "
                             "What would you look up?"))  # fmt: skip
        yield _table(material, figures, heads, ticks)


def _table(
    material: Material,
    glosses: list[Quote] | list[Figure],
    heads: tuple[str, ...],
    ticks: tuple[str, ...],
) -> Html:
    language = material.gloss.article.language
    rows = (
        tag(
            "tr",
            tag("th", tag("b", material.labels[each.id]), " ",
                tag("bdi", each.exact, lang=language), scope="row"),
            tag("td", str(material.mark_lines[each.id])),
            tag("td", class_="write"),
            tag("td", *(tag("span", box(), " ", tick, class_="tick") for tick in ticks)),
            tag("td", class_="write"),
            id=f"row-{each.id}",
        )
        for each in glosses
    )  # fmt: skip
    return tag(
        "table",
        tag("thead", tag("tr", *(tag("th", head, scope="col") for head in heads))),
        tag("tbody", *rows),
        class_="marks",
    )


def _questions(material: Material) -> Iterator[Html]:
    if material.questions:
        yield tag("h2", material.t.say("Questions"))
        items = (asked(material, each, at) for at, each in enumerate(material.questions, 1))
        yield tag("ol", *items, class_="questions")
