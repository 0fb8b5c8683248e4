"""The plan of a lesson: for whom, how long, in which steps, with what, and to what end."""

from __future__ import annotations

from collections.abc import Iterator

from glossator.asking.timing import (
    READING,
    TALKING,
    minutes_for,
    minutes_for_all,
    minutes_for_cards,
    period_of,
    periods,
)
from glossator.lesson.addresses import in_full
from glossator.lesson.material import Material
from glossator.markup import Html, join, tag
from glossator.model import Lesson

SIFT = (
    ("Stop", "Do you know this outlet and its name? What do you feel? Do not share it yet."),
    (
        "Investigate the source",
        "Leave the page. In a few minutes, what do others say about who stands behind it?",
    ),
    (
        "Find better coverage",
        "Look for the same event in reports that name their sources. Do they agree?",
    ),
    (
        "Trace it to the original",
        "Follow each quote and each number back to where it was first said, and read the whole.",
    ),
)
"""The four moves of lateral reading (Mike Caulfield), in our own words."""

KEY_QUESTIONS = (
    ("Authors", "Who made this? How do you know?"),
    ("Purpose", "Why was it made, and whom is it to reach?"),
    ("Money", "Who paid for it, and who earns by it?"),
    ("Content", "What does it want you to think? What is left out that you would need?"),
    ("Techniques", "Which words and numbers do the work, and how?"),
    ("Effects", "Who might gain by this, who might be harmed, and what would you do next?"),
)
"""After the areas of the key questions of NAMLE, in our own words."""


def plan(material: Material) -> Html:
    """The body of the plan."""
    t = material.t
    return join(
        _facts(material),
        _aims(material),
        tag("h2", t.say("Prepare")),
        tag("ul", *_prepare(material)),
        tag("h2", t.say("Steps")),
        _steps(material),
        tag("h2", t.say("The four moves")),
        _pairs(material, SIFT),
        tag("h2", t.say("Questions for every text")),
        _pairs(material, KEY_QUESTIONS),
        *_sources(material),
    )


def minutes_of(material: Material) -> int:
    """How long all steps take together."""
    return minutes_for_all(len(material.marks), material.questions)


def _time(material: Material) -> str:
    """How long the lesson is to take, and how long it does if that is longer."""
    t, lesson = material.t, material.gloss.lesson
    steps = minutes_of(material)
    planned = lesson.minutes if lesson and lesson.minutes else steps
    said = t.count("{number} minute", "{number} minutes", planned)
    if steps <= planned:
        return said
    return t.say("{time}; the steps below take {minutes}", time=said, minutes=steps)


def _facts(material: Material) -> Html:
    t = material.t
    lesson = material.gloss.lesson or Lesson()
    article = material.gloss.article
    rows = [
        (t.say("Article"), article.title),
        (t.say("Outlet"), article.outlet),
        (t.say("Published"), t.date(article.published) if article.published else None),
        (t.say("Grade"), lesson.grade),
        (t.say("Time"), _time(material)),
        (t.say("Rights"), article.rights),
    ]
    shown = (tag("div", tag("dt", name), tag("dd", tag("bdi", value)))
             for name, value in rows if value)  # fmt: skip
    return tag("dl", *shown, class_="facts-list")


def _aims(material: Material) -> Html | None:
    t = material.t
    lesson = material.gloss.lesson or Lesson()
    skills: dict[str, list[str]] = {}
    for number, question in enumerate(material.questions, 1):
        if question.skill:
            skills.setdefault(question.skill, []).append(str(number))
    aims = [tag("li", tag("bdi", aim)) for aim in lesson.aims]
    practised = [
        tag(
            "li",
            tag("bdi", skill),
            " ",
            tag(
                "span",
                t.count("(question {list})", "(questions {list})", len(numbers),
                        list=", ".join(numbers)),
                class_="facts",
            ),
        )
        for skill, numbers in skills.items()
    ]  # fmt: skip
    parts = [
        join(tag("h2", t.say("Aims")), tag("ul", *aims)) if aims else None,
        join(tag("h2", t.say("What is practised")), tag("ul", *practised)) if practised else None,
    ]
    return join(*parts) if any(parts) else None


def _prepare(material: Material) -> Iterator[Html]:
    t = material.t
    lesson = material.gloss.lesson or Lesson()
    if lesson.prepare:
        yield from (tag("li", tag("bdi", each)) for each in lesson.prepare)
        return
    yield tag("li", t.say("Print the handout, one for each student, and the key for yourself."))
    yield tag("li", t.say("Open the projector view; the arrow keys go from question to question."))
    yield tag("li", t.say("One device with a browser for two students, to look things up."))
    if _cited(material):
        yield tag("li", t.say("Try the sources below: some may be blocked where you are, or gone."))


def _steps(material: Material) -> Html:
    t, lesson = material.t, material.gloss.lesson or Lesson()
    steps = list(_each_step(material))
    rows = []
    at, last = 0, 1
    for (minutes, said), period in zip(
        steps, periods(lesson.minutes, [step for step, _ in steps]), strict=True
    ):
        if period > last:
            begins = t.say("Period {number} begins here, if a period has {minutes} minutes.",
                           number=period, minutes=period_of(lesson.minutes))  # fmt: skip
            rows.append(tag("tr", tag("th", begins, colspan="2"), class_="period"))
            last = period
        rows.append(tag("tr", tag("td", f"{at}–{at + minutes}"), tag("td", tag("bdi", said))))
        at += minutes
    head = tag(
        "tr", tag("th", t.say("Minutes"), scope="col"), tag("th", t.say("What"), scope="col")
    )
    return tag("table", tag("thead", head), tag("tbody", *rows), class_="steps")


def _each_step(material: Material) -> Iterator[tuple[int, str]]:
    """How long each step takes, and what is done."""
    t = material.t
    yield READING, t.say("Read the article alone, without looking anything up.")
    if material.marks:
        said = t.say("In pairs: go through the quotes and figures on the handout.")
        yield minutes_for_cards(len(material.marks)), said
    for number, question in enumerate(material.questions, 1):
        title = question.title or question.skill or ""
        said = t.say("Question {number}: {title}", number=number, title=title)
        yield minutes_for(question), said if title else t.say("Question {number}", number=number)
    yield TALKING, t.say("Together: what did you believe at first, and what changed it?")


def _pairs(material: Material, pairs: tuple[tuple[str, str], ...]) -> Html:
    t = material.t
    rows = (tag("div", tag("dt", t.say(name)), tag("dd", t.say(text))) for name, text in pairs)
    return tag("dl", *rows, class_="facts-list")


def _sources(material: Material) -> Iterator[Html]:
    ids = _cited(material)
    if ids:
        yield tag("h2", material.t.say("Sources used"))
        yield in_full(material, ids)


def _cited(material: Material) -> list[str]:
    """The sources of the questions, each once."""
    return list(dict.fromkeys(each for asked in material.questions for each in asked.sources))
