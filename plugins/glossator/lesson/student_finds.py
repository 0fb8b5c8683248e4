"""What the student page lets somebody find alone: words that no note is on."""

from __future__ import annotations

from collections.abc import Mapping

from glossator.lesson.fields import Field, on_paper
from glossator.lesson.opened import REST, Contents
from glossator.lesson.student_cards import standing_open
from glossator.lesson.worksheet import Worksheet
from glossator.markup import Html, tag
from glossator.translation import Translator
from glossator.vocabulary import Kind

FINDS: tuple[Kind, ...] = ("quote", "figure", "signal")
"""What students can call a place that they found."""


def own_finds(worksheet: Worksheet, shown: Contents | None) -> Html:
    """Where the places are listed that somebody has found."""
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
        tag("div", standing_open(rest, t), class_="note", id="rest",
            data_content=f"notes:{REST}"),
        aria_labelledby="finding",
    )  # fmt: skip


def _kinds(t: Translator) -> Mapping[str, str]:
    return {
        "quote": t.say("a quote"),
        "figure": t.say("a figure"),
        "signal": t.say("a signal: something to be careful about"),
    }


def pick_menu(t: Translator) -> Html:
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
