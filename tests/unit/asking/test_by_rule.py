"""What the rules ask: each with the gloss that it comes from, and what must be the answer."""

from __future__ import annotations

from glossator.asking import by_rule
from glossator.model import (
    Claim,
    Event,
    Figure,
    Gloss,
    Question,
    Quote,
    Signal,
    Source,
    Speaker,
    Wording,
)
from glossator.translation import Translator
from helpers import gloss_of

SPEAKERS = {
    "lind": Speaker(name="Ana Lind", role="Mayor"),
    "roe": Speaker(name="Jo Roe"),
    "fox": Speaker(name="Kim Fox"),
}
SOURCES = {"minutes": Source(outlet="Town council")}


def gloss() -> Gloss:
    return gloss_of(
        Quote(
            id="q1",
            exact="We had no *choice*,",
            speaker="lind",
            fidelity="altered",
            wording=(Wording(text="We had no good choice left.", source="minutes"),),
            note="A word is gone.",
        ),
        Quote(id="q2", exact="a scandal", speaker="roe"),
        Quote(id="q3", exact="nobody’s words"),
        Quote(id="q4", target="article", absent="an answer"),
        Figure(id="f1", exact="12%", measures="fall in visits", verdict="unsupported",
               evidence="No total is named."),
        Figure(id="f2", exact="48,000", measures="visits", verdict="supported"),
        Figure(id="f3", exact="May", measures="month of the change"),
        Claim(id="c1", exact="the council said", claimed_by="fox"),
        Signal(id="s1", exact="shocking", signal="loaded-word"),
        Signal(id="s2", exact="Some parents", signal="unnamed-source", absent="Who they are."),
        Signal(id="s3", exact="disaster", signal="loaded-word"),
        Signal(id="s4", exact="clearly", signal="certainty"),
        speakers=SPEAKERS,
        sources=SOURCES,
        timeline=(
            Event(date="2025-03-06", event="The council meets."),
            Event(date="2025-03", event="In March."),
            Event(date="2025-01-02", event="The plan is printed."),
            Event(date="2025-05-01", event="The library closes."),
            Event(date="2025-03-06", event="Somebody speaks."),
        ),
    )  # fmt: skip


def question(ident: str) -> Question:
    return by_rule(gloss())[ident]


def test_every_rule_asks_and_nothing_is_asked_twice() -> None:
    assert list(by_rule(gloss())) == [
        "q1-speaker",
        "q2-speaker",
        "q1-trace",
        "figures-match",
        "f1-trust",
        "f2-trust",
        "s1-find",
        "q4-absent",
        "s2-absent",
        "timeline-order",
    ]


def test_who_speaks_is_asked_among_others_who_are_named() -> None:
    asked = question("q1-speaker")
    assert asked.kind == "multiple-choice"
    assert [choice.text for choice in asked.choices if choice.correct] == ["Ana Lind"]
    assert {choice.text for choice in asked.choices} == {"Ana Lind", "Jo Roe", "Kim Fox"}
    assert asked.question == "Whose words are “We had no \\*choice\\*,”?"
    assert asked.answer == "Ana Lind, Mayor"


def test_where_nobody_else_is_named_nothing_is_asked() -> None:
    alone = gloss_of(Quote(id="q1", exact="a", speaker="lind"), speakers=SPEAKERS)
    assert by_rule(alone) == {}


def test_a_trace_is_answered_by_the_wording_and_what_became_of_it() -> None:
    answer = question("q1-trace").answer or ""
    assert answer.startswith("- “We had no good choice left.” (Town council)\n\n**altered**: ")
    assert answer.endswith("A word is gone.")
    assert question("q1-trace").sources == ("minutes",)


def test_figures_are_matched_with_what_they_measure() -> None:
    pairs = [(pair.left, pair.right) for pair in question("figures-match").pairs]
    assert pairs == [
        ("12%", "fall in visits"),
        ("48,000", "visits"),
        ("May", "month of the change"),
    ]


def test_only_a_figure_that_somebody_has_judged_is_asked_about() -> None:
    assert "No total is named." in (question("f1-trust").answer or "")
    assert "f3-trust" not in by_rule(gloss())


def test_signals_of_a_kind_are_to_be_found() -> None:
    asked = question("s1-find")
    assert asked.passages == ("shocking", "disaster")
    assert asked.question == "Mark 2 places of this kind in the article: loaded word."


def test_what_is_missing_is_asked_without_saying_it() -> None:
    whole, there = question("q4-absent"), question("s2-absent")
    assert (whole.answer, there.answer) == ("- an answer", "Who they are.")
    assert "an answer" not in whole.question
    assert "“Some parents”" in there.question


def test_events_are_put_in_order_by_days_that_are_certain() -> None:
    assert question("timeline-order").sequence == (
        "The plan is printed.",
        "The council meets.",
        "The library closes.",
    )


def test_questions_are_asked_in_the_language_of_the_site() -> None:
    asked = by_rule(gloss(), Translator("de"))["q1-speaker"]
    assert asked.title == "Wer spricht?"
    assert asked.id == "q1-speaker"
