"""What a student fills in, said once: as controls for a screen and as room on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from glossator.asking.cards import Mark, is_date
from glossator.asking.shuffling import mixed
from glossator.lesson.asked import box, room, writing_lines
from glossator.lesson.material import Material
from glossator.markup import Html, tag
from glossator.model import Question, Quote
from glossator.translation import Translator
from glossator.vocabulary import MANNERS

_LONGEST = "5000"


@dataclass(frozen=True)
class Field:
    """One thing to say. ``options`` are values with their words; ``needed`` is asked for before
    an answer is kept."""

    name: str
    ask: str
    form: Literal["line", "text", "one", "several", "list"]
    options: Sequence[tuple[str, str]] = ()
    needed: bool = False


def fields_of_mark(material: Material, gloss: Mark) -> list[Field]:
    """What is asked about a quote, a figure or a date, on the screen and on the handout."""
    t = material.t
    look_up = Field("lookup", t.say("What would you look up?"), "text")
    if isinstance(gloss, Quote):
        manners = [(word, t.say(said)) for word, said in MANNERS.items()]
        how = [*manners, not_known(t)]
        return [
            Field("who", t.say("Who speaks?"), "line", needed=True),
            Field("how", t.say("What is between the marks?"), "one", how, needed=True),
            look_up,
        ]
    judged = (("yes", t.say("yes")), ("no", t.say("no")), not_known(t))
    if is_date(gloss):
        return [
            Field("what", t.say("What is said to have happened then?"), "line"),
            Field("right", t.say("Is this date right?"), "one", judged, needed=True),
            Field("lookup", t.say("How would you check it?"), "text"),
        ]
    return [
        Field("what", t.say("What does it measure, and who says so?"), "line"),
        Field("trust", t.say("Would you trust this number?"), "one", judged, needed=True),
        look_up,
    ]


def not_known(t: Translator) -> tuple[str, str]:
    """The choice of whoever cannot tell: it is offered wherever something is to be judged."""
    return "not-yet", t.say("I do not know yet")


def how_to(t: Translator) -> str:
    """What a student is told before the first card."""
    return t.say(
        "One by one: decide before you look anything up. “I do not know yet” is a good answer, if "
        "you say what you would look up."
    )


def fields_of_question(material: Material, question: Question) -> list[Field]:
    """What a question wants."""
    t = material.t
    match question.kind:
        case "multiple-choice":
            several = sum(choice.correct for choice in question.choices) != 1
            options = [(each.text, each.text) for each in question.choices]
            ask = t.say("Choose what is right.") if several else t.say("Choose one.")
            return [Field("choice", ask, "several" if several else "one", options, needed=True)]
        case "match":
            offered = sorted({pair.right for pair in question.pairs}, key=str.casefold)
            options = [(each, each) for each in offered]
            return [
                Field(f"pair-{at}", pair.left, "list", options, needed=True)
                for at, pair in enumerate(question.pairs, 1)
            ]
        case "order":
            places = [(str(at), str(at)) for at in range(1, len(question.sequence) + 1)]
            return [
                Field(f"event-{at}", event, "list", places, needed=True)
                for at, event in enumerate(mixed(question), 1)
            ]
        case "mark-text":
            ask = t.say("Copy them here, one on each line.")
            return [Field("answer", ask, "text", needed=True)]
    return [Field("answer", t.say("Your answer"), "text", needed=True)]


def control(ident: str, field: Field) -> Html:
    """The field for a screen; the script reads and fills it by ``data-field``."""
    ask = tag("span", tag("bdi", field.ask), class_="ask")
    name = f"{ident}-{field.name}"
    match field.form:
        case "line":
            given = tag("input", type="text", name=name, maxlength=_LONGEST, autocomplete="off")
        case "text":
            given = tag("textarea", name=name, rows="3", maxlength=_LONGEST, autocomplete="off")
        case "list":
            options = (tag("option", words, value=value) for value, words in field.options)
            given = tag("select", tag("option", "–", value=""), *options, name=name,
                        autocomplete="off")  # fmt: skip
        case _:
            return _choices(name, field)
    return tag("label", ask, given, class_=f"field {field.form}", **_said(field))


def _choices(name: str, field: Field) -> Html:
    kind = "radio" if field.form == "one" else "checkbox"
    options = (
        tag(
            "label",
            tag("input", type=kind, name=name, value=value, autocomplete="off"),
            tag("bdi", words),
            class_="choice",
        )
        for value, words in field.options
    )
    legend = tag("legend", field.ask, class_="ask")
    return tag("fieldset", legend, *options, class_=f"field {field.form}", **_said(field))


def _said(field: Field) -> dict[str, str | bool | None]:
    return {"data_field": field.name, "data_ask": field.ask, "data_needed": field.needed}


def on_paper(field: Field) -> Html:
    """Room for the same on a sheet of paper."""
    ask = tag("p", field.ask, class_="ask")
    if field.options:
        ticks = (tag("li", box(), " ", tag("bdi", words)) for _, words in field.options)
        return tag("div", ask, tag("ul", *ticks, class_="choices"), class_="room")
    return tag("div", ask, writing_lines(1 if field.form == "line" else 2), class_="room")


def question_on_paper(material: Material, question: Question) -> Html:
    """Room for the answer to a question, as on the handout."""
    return tag("div", *room(material, question), class_="room")
