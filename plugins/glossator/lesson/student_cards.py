"""The student page’s cards: what is asked, one’s own answer, and the note beside it."""

from __future__ import annotations

from collections.abc import Sequence

from glossator.labels import kind_name
from glossator.lesson.asked import facts
from glossator.lesson.fields import (
    Field,
    control,
    fields_of_mark,
    fields_of_question,
    how_to,
    on_paper,
    question_on_paper,
)
from glossator.lesson.opened import Contents
from glossator.lesson.worksheet import Worksheet
from glossator.markup import Html, join, tag
from glossator.model import Figure, Question, Quote
from glossator.translation import Translator


def mark_cards(worksheet: Worksheet, shown: Contents | None) -> Html | None:
    """A card for each quote and figure that the lesson asks about."""
    material = worksheet.material
    if not material.marks:
        return None
    t = material.t
    cards = [_mark(worksheet, each, _of(shown, "mark", each.id)) for each in material.marks]
    names = [(each.id, material.labels[each.id]) for each in material.marks]
    return tag(
        "section",
        tag("h2", t.say("Quotes and figures"), id="marks"),
        tag("p", how_to(t), class_="do"),
        _pager(names, t.say("Quotes and figures"), t),
        tag("ol", *cards, class_="cards"),
        aria_labelledby="marks",
    )


def _mark(worksheet: Worksheet, gloss: Quote | Figure, shown: str | None) -> Html:
    material = worksheet.material
    t, label = material.t, material.labels[gloss.id]
    before, words, after = worksheet.surroundings(gloss.id)
    line = str(material.mark_lines[gloss.id])
    around = tag(
        "p",
        tag(
            "span",
            before,
            tag("mark", words, class_=gloss.kind_of_gloss, id=f"asks-{gloss.id}"),
            after,
            lang=material.gloss.article.language,
            dir="auto",
        ),
        " ",
        tag("a", t.say("line {lines}", lines=line), href=f"#ref-{gloss.id}", class_="back"),
        class_="around",
    )
    heading = join(tag("span", label, class_="label"), " ", kind_name(gloss.kind_of_gloss, t))
    fields = fields_of_mark(material, gloss)
    paper = tag("div", *map(on_paper, fields), class_="paper")
    return _card(
        worksheet,
        "mark",
        gloss.id,
        heading=heading,
        about=around,
        fields=fields,
        paper=paper,
        shown=shown,
    )


def _card(
    worksheet: Worksheet,
    group: str,
    ident: str,
    *,
    heading: Html,
    about: Html,
    fields: Sequence[Field],
    paper: Html,
    shown: str | None,
) -> Html:
    t = worksheet.material.t
    match worksheet.reveal:
        case "class":
            keep = t.say("Keep my answer")
        case _:
            keep = t.say("Keep my answer and open the note")
    return tag(
        "li",
        tag("h3", heading, tabindex="-1", id=f"head-{ident}"),
        about,
        tag(
            "form",
            *(control(ident, field) for field in fields),
            tag("p", class_="wrong", id=f"wrong-{ident}", hidden=True),
            tag("button", keep, type="submit", class_="keep"),
            class_="controls scripts",
            novalidate=True,
            # Who goes on by Tab passes by what is asked. (Of a heading and a text with paragraphs
            # Orca says the heading twice.)
            aria_labelledby=f"head-{ident} asks-{ident}" if group == "mark" else f"asks-{ident}",
        ),
        paper,
        tag("div", class_="yours"),
        tag("div", standing_open(shown, t), class_="note"),
        class_=f"card {group}",
        id=f"card-{ident}",
        data_card=ident,
        data_group=group,
        # The script asks for it by this name when the answer is kept.
        data_content=f"{group}:{ident}",
    )


def standing_open(shown: str | None, t: Translator) -> Html | None:
    """A note that needs no answer first, folded."""
    if shown is None:
        return None
    return tag("details", tag("summary", t.say("Show the note")), Html(shown))


def _pager(names: Sequence[tuple[str, str]], title: str, t: Translator) -> Html:
    chips = (
        tag("li", tag("a", label, href=f"#card-{ident}", data_chip=ident)) for ident, label in names
    )
    return tag(
        "nav",
        tag("ol", *chips),
        tag(
            "p",
            tag("button", t.say("Back"), type="button", data_step="-1"),
            tag("span", class_="at"),
            tag("button", t.say("Next"), type="button", data_step="1"),
            class_="turn scripts",
        ),
        class_="pager",
        aria_label=title,
    )


def _of(shown: Contents | None, group: str, ident: str) -> str | None:
    return shown[group][ident] if shown is not None else None


def question_cards(worksheet: Worksheet, shown: Contents | None) -> Html | None:
    """A card for each question."""
    material = worksheet.material
    if not material.questions:
        return None
    t = material.t
    cards = [
        _question(worksheet, each, at, _of(shown, "question", each.id))
        for at, each in enumerate(material.questions, 1)
    ]
    names = [(each.id, str(at)) for at, each in enumerate(material.questions, 1)]
    return tag(
        "section",
        tag("h2", t.say("Questions"), id="questions"),
        _pager(names, t.say("Questions"), t),
        tag("ol", *cards, class_="cards"),
        aria_labelledby="questions",
    )


def _question(worksheet: Worksheet, question: Question, number: int, shown: str | None) -> Html:
    material = worksheet.material
    heading = f"{number}. {question.title}" if question.title else f"{number}."
    about = join(
        facts(material, question),
        tag("div", material.render(question.question), class_="asked", id=f"asks-{question.id}"),
    )
    paper = tag("div", question_on_paper(material, question), class_="paper")
    fields = fields_of_question(material, question)
    return _card(
        worksheet,
        "question",
        question.id,
        heading=join(heading),
        about=about,
        fields=fields,
        paper=paper,
        shown=shown,
    )
