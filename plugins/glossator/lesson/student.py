"""The student page: decide first, then the note opens beside one's own answer.

With scripts off it is a worksheet to print; a script keeps answers, and lets notes open.
"""

from __future__ import annotations

from glossator.lesson.flowing_text import flowing_text
from glossator.lesson.opened import Contents
from glossator.lesson.student_cards import mark_cards, question_cards
from glossator.lesson.student_finds import own_finds, pick_menu
from glossator.lesson.student_work import code_form, handing_in
from glossator.lesson.worksheet import Worksheet
from glossator.markup import Html, tag


def student(worksheet: Worksheet, shown: Contents | None) -> Html:
    """The body of the page.

    Args:
        worksheet: the article and what is asked about it.
        shown: the notes, if they stand open; without them each card has an empty place.
    """
    return tag(
        "main",
        _head(worksheet),
        tag(
            "div",
            _reading(worksheet),
            tag(
                "div",
                mark_cards(worksheet, shown),
                own_finds(worksheet, shown),
                question_cards(worksheet, shown),
                code_form(worksheet) if worksheet.reveal == "class" else None,
                handing_in(worksheet),
                class_="steps",
            ),
            class_="desk",
        ),
        pick_menu(worksheet.material.t),
        id="student",
    )


def _head(worksheet: Worksheet) -> Html:
    material = worksheet.material
    t, article = material.t, material.gloss.article
    date = t.date(article.published) if article.published else None
    published = " · ".join(each for each in (article.outlet, date) if each)
    match worksheet.reveal:
        case "class":
            how = t.say(
                "Decide for yourself first. The notes on this article are sealed. When everybody "
                "has answered, your teacher gives out the class code, and they open beside what "
                "you wrote."
            )
        case "open":
            how = t.say("Decide for yourself first. Then open the note, and compare.")
        case _:
            how = t.say(
                "Decide for yourself first. When you keep an answer, the note on it opens beside "
                "what you wrote."
            )
    steps = [
        ("reading", t.say("Read")),
        ("marks", t.say("Quotes and figures")),
        ("finding", t.say("Find more")),
        ("questions", t.say("Questions")),
        ("code", t.say("Open the notes")),
        ("handing-in", t.say("Hand in")),
    ]
    left_out = {
        "marks": not material.marks,
        "questions": not material.questions,
        "code": worksheet.reveal != "class",
    }
    links = (
        tag("li", tag("a", name, " ", tag("span", class_="done"), href=f"#{ident}"))
        for ident, name in steps
        if not left_out.get(ident)
    )
    return tag(
        "header",
        tag("p", t.say("Student page"), " · ", tag("bdi", published), class_="kicker"),
        tag("h1", t.say("Read, decide, compare"), tabindex="-1"),
        tag("p", how, class_="lead"),
        tag("nav", tag("ol", *links), class_="way", aria_label=t.say("Steps")),
        tag(
            "p",
            t.say(
                "Scripts are off, so nothing can be kept or opened here. Print the page and write "
                "on paper: everything you need is on it."
            ),
            class_="without",
        ),
        tag("p", class_="trouble", id="trouble", role="alert", hidden=True),
        class_="head",
    )


def _reading(worksheet: Worksheet) -> Html:
    t = worksheet.material.t
    return tag(
        "section",
        tag("h2", t.say("Read"), id="reading"),
        tag("p", t.say("Read it all once. What is marked has a number."), class_="do"),
        tag(
            "div",
            flowing_text(worksheet),
            class_="sheet",
            id="sheet",
            role="group",
            aria_label=t.say("The article"),
        ),
        tag(
            "p",
            t.say(
                "By keyboard: the left and right arrow keys go from word to word, with Shift they "
                "take more words, and Enter lets you say what they are. A screen reader must be in "
                "focus mode for that; or type the words under “Find more”."
            ),
            class_="hint scripts",
            id="keys",
        ),
        class_="reading",
        aria_labelledby="reading",
    )
