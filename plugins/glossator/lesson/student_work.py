"""What becomes of the work on the student page: opening notes by code, saving, handing in."""

from __future__ import annotations

from collections.abc import Iterator

from glossator.lesson.fields import Field, control, on_paper
from glossator.lesson.worksheet import Worksheet
from glossator.markup import Html, join, tag
from glossator.translation import Translator


def code_form(worksheet: Worksheet) -> Html:
    """Where the class code is entered."""
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


def handing_in(worksheet: Worksheet) -> Html:
    """Where the work is looked back on, printed, saved, read in again or wiped."""
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
            aria_modal="true",
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
