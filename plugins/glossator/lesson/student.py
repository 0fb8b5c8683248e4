"""The student page: decide first, then the note opens beside one's own answer.

With scripts off it is a worksheet to print; a script keeps answers, and lets notes open.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

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
from glossator.lesson.flowing_text import flowing_text
from glossator.lesson.opened import REST, Contents
from glossator.lesson.worksheet import Worksheet
from glossator.markup import Html, join, tag
from glossator.model import Figure, Question, Quote
from glossator.translation import Translator
from glossator.vocabulary import Kind

FINDS: tuple[Kind, ...] = ("quote", "figure", "signal")
"""What students can call a place that they found."""


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
                _marks(worksheet, shown),
                _finding(worksheet, shown),
                _questions(worksheet, shown),
                _code(worksheet) if worksheet.reveal == "class" else None,
                _handing_in(worksheet),
                class_="steps",
            ),
            class_="desk",
        ),
        _pick(worksheet.material.t),
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
                "take more words, and Enter lets you say what they are."
            ),
            class_="hint scripts",
            id="keys",
        ),
        class_="reading",
        aria_labelledby="reading",
    )


# Quotes and figures.


def _marks(worksheet: Worksheet, shown: Contents | None) -> Html | None:
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
            tag("mark", words, class_=gloss.kind_of_gloss),
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
            aria_labelledby=f"head-{ident}",
        ),
        paper,
        tag("div", class_="yours"),
        tag("div", _standing_open(shown, t), class_="note"),
        class_=f"card {group}",
        id=f"card-{ident}",
        data_card=ident,
        data_group=group,
        # The script asks for it by this name when the answer is kept.
        data_content=f"{group}:{ident}",
    )


def _standing_open(shown: str | None, t: Translator) -> Html | None:
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


# What is not marked.


def _finding(worksheet: Worksheet, shown: Contents | None) -> Html:
    t = worksheet.material.t
    kinds = _kinds(t)
    ask = t.say(
        "What else deserves a question? A word that pushes you, a claim without a source, "
        "something that is missing. Select words in the article and say what they are, or type "
        "them here."
    )
    options = (tag("option", name, value=kind) for kind, name in kinds.items())
    form = tag(
        "form",
        tag(
            "label",
            tag("span", t.say("Words from the article"), class_="ask"),
            tag("input", type="text", name="words", maxlength="500", autocomplete="off",
                aria_describedby="wrong-find"),
            class_="field line",
        ),
        tag(
            "label",
            tag("span", t.say("What is it?"), class_="ask"),
            tag("select", *options, name="kind", autocomplete="off"),
            class_="field list",
        ),
        tag("p", class_="wrong", id="wrong-find", hidden=True),
        tag("button", t.say("Add"), type="submit", class_="calm"),
        class_="controls scripts add",
        id="add",
        novalidate=True,
        aria_label=t.say("Add a place"),
    )  # fmt: skip
    blank = [Field("", t.say("Words, line, and what you notice"), "text") for _ in range(4)]
    rest = shown["notes"][REST] if shown is not None else None
    return tag(
        "section",
        tag("h2", t.say("Find more"), id="finding"),
        tag("p", ask, class_="do"),
        form,
        tag("ol", class_="finds", id="finds"),
        tag("div", *map(on_paper, blank), class_="paper"),
        tag(
            "form",
            tag("p", class_="wrong", id="wrong-looked", hidden=True),
            tag("button", t.say("I have looked through all of it"), type="submit", class_="keep"),
            class_="controls scripts",
            id="looked",
            novalidate=True,
        ),
        tag("div", _standing_open(rest, t), class_="note", id="rest",
            data_content=f"notes:{REST}"),
        aria_labelledby="finding",
    )  # fmt: skip


def _kinds(t: Translator) -> Mapping[str, str]:
    return {
        "quote": t.say("a quote"),
        "figure": t.say("a figure"),
        "signal": t.say("a signal: something to be careful about"),
    }


def _pick(t: Translator) -> Html:
    """What appears when words of the article are selected."""
    names = {"quote": t.say("Quote"), "figure": t.say("Figure"), "signal": t.say("Signal")}
    buttons = (tag("button", name, type="button", data_pick=kind) for kind, name in names.items())
    return tag(
        "div",
        tag("p", t.say("What is this?"), " ", tag("q", class_="picked"), id="pick-asks"),
        tag("p", *buttons, tag("button", t.say("Cancel"), type="button", class_="calm",
                               data_pick="")),
        class_="pick",
        id="pick",
        role="group",
        aria_labelledby="pick-asks",
        hidden=True,
    )  # fmt: skip


# Questions.


def _questions(worksheet: Worksheet, shown: Contents | None) -> Html | None:
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
        tag("div", material.render(question.question), class_="asked"),
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


# The class code, and handing in.


def _code(worksheet: Worksheet) -> Html:
    t = worksheet.material.t
    return tag(
        "section",
        tag("h2", t.say("Open the notes"), id="code"),
        tag(
            "p",
            t.say(
                "Your teacher gives out the class code. With it, a note opens beside each answer "
                "that you have kept."
            ),
            class_="do",
        ),
        tag(
            "form",
            tag(
                "label",
                tag("span", t.say("Class code"), class_="ask"),
                tag("input", type="text", name="code", autocomplete="off", autocapitalize="none",
                    spellcheck="false", maxlength="200", aria_describedby="wrong-code"),
                class_="field line",
            ),
            tag("p", class_="wrong", id="wrong-code", hidden=True),
            tag("button", t.say("Open the notes"), type="submit", class_="keep"),
            class_="controls scripts",
            id="enter-code",
            novalidate=True,
        ),
        aria_labelledby="code",
        class_="code",
    )  # fmt: skip


def _handing_in(worksheet: Worksheet) -> Html:
    t = worksheet.material.t

    def button(name: str, words: str, look: str = "calm") -> Html:
        return tag("button", words, type="button", class_=look, data_do=name)

    return tag(
        "section",
        tag("h2", t.say("Hand in"), id="handing-in"),
        tag(
            "form",
            control("sheet", Field("changed", t.say(
                "What did you believe at first, and what changed it?"), "text")),
            control("sheet", Field("name", t.say(
                "Your name, only if your teacher wants it on the sheet or in the file"), "line")),
            tag("div", class_="yours"),
            class_="scripts",
            id="about-me",
            novalidate=True,
        ),
        tag("div", on_paper(Field("", t.say(
            "What did you believe at first, and what changed it?"), "text")), class_="paper"),
        tag("p", button("print", t.say("Print my sheet")),
            button("page", t.say("Save as a page to read")),
            button("file", t.say("Save as a file (JSON)")), class_="scripts buttons"),
        tag(
            "p",
            tag("label", tag("input", type="checkbox", id="with-notes", autocomplete="off"),
                t.say("Print the notes that are open too"), class_="choice"),
            class_="scripts",
        ),
        tag(
            "p",
            tag("label", tag("span", t.say("Read in a file that I saved"), class_="ask"),
                tag("input", type="file", id="read-in", accept=".json,application/json"),
                class_="field"),
            class_="scripts",
        ),
        tag("p", t.say(
            "What you write stays in this browser, on this device, until you wipe it. It is sent "
            "nowhere. On a device that others use too, save your file and then wipe."),
            class_="hint scripts"),
        tag("p", button("wipe", t.say("Wipe everything that I wrote here"), "danger"),
            class_="scripts buttons"),
        aria_labelledby="handing-in",
    )  # fmt: skip


def around(t: Translator) -> Html:
    """What the script needs outside of the page's own text: its voice, and a question to ask."""
    return join(
        tag("div", id="voice", role="status", class_="unseen"),
        tag(
            "dialog",
            tag("p", id="sure-asks"),
            tag("p", tag("button", t.say("Cancel"), type="button", class_="calm", value="no"),
                tag("button", type="button", class_="danger", value="yes"), class_="buttons"),
            id="sure",
            aria_labelledby="sure-asks",
        ),
    )  # fmt: skip


def sheet_head(worksheet: Worksheet) -> Html:
    """Lines for a name, for paper alone."""
    t = worksheet.material.t
    words = (t.say("Name"), t.say("Class"), t.say("Date"))
    lines: Iterator[Html] = (
        tag("span", f"{word}: ", tag("b", data_name=at == 0), class_="fill")
        for at, word in enumerate(words)
    )
    return tag("p", *lines, class_="who")
