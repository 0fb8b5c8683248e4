"""What stands after the notes: timeline, questions for the class, and the list of sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from glossator.asking.shuffling import lettered, mixed
from glossator.backlinks import Place, backlinks, works
from glossator.citations import cite, remarks
from glossator.markup import Html, tag
from glossator.model import Gloss, Question, Source
from glossator.notes import NoteWriter
from glossator.translation import Translator


def timeline(gloss: Gloss, writer: NoteWriter) -> Html | None:
    """The events in the order of the file."""
    if not gloss.timeline:
        return None
    t = writer.t
    items = [
        tag(
            "li",
            tag(
                "p",
                tag(
                    "b",
                    t.date(event.date),
                    f", {event.date_note}" if event.date_note else None,
                    class_="gloss-date",
                ),
                " ",
                tag("bdi", event.event),
            ),
            writer.sources(event.sources),
            id=writer.ids(f"gloss-event-{number}"),
        )
        for number, event in enumerate(gloss.timeline, 1)
    ]
    return section(writer, "timeline", t.say("Timeline"), tag("ol", *items))


def questions(gloss: Gloss, writer: NoteWriter) -> Html | None:
    """The questions, each with its answer folded away."""
    if not gloss.questions:
        return None
    items = [_question(question, writer) for question in gloss.questions]
    return section(writer, "questions", writer.t.say("Questions for the class"), tag("ol", *items))


def _question(question: Question, writer: NoteWriter) -> Html:
    t = writer.t
    time = question.minutes
    minutes = t.count("{number} minute", "{number} minutes", time) if time else None
    facts = " · ".join(part for part in (question.skill, minutes) if part)
    about = [
        tag(
            "a",
            writer.labels[item],
            href=f"#note-{item}",
            aria_label=t.say("Note {label}", label=writer.labels[item]),
        )
        for item in question.items
    ]
    see = tag("p", t.say("See notes"), " ", *_spaced(about), class_="gloss-see") if about else None
    answer = None
    right = list(_right(question))
    if question.answer or question.sources or right:
        answer = tag(
            "details",
            tag("summary", t.say("Answer"), _answered(question, t)),
            *right,
            writer.prose.render(question.answer) if question.answer else None,
            see,
            writer.sources(question.sources),
        )
    return tag(
        "li",
        tag("h3", question.title) if question.title else None,
        tag("p", facts, class_="gloss-source-facts") if facts else None,
        writer.prose.render(question.question),
        *_offered(question),
        answer or see,
        id=writer.ids(f"question-{question.id}"),
        class_="gloss-question",
    )


def _offered(question: Question) -> Iterator[Html]:
    """What there is to choose from, to match or to put in order."""
    if question.choices:
        yield _listed(choice.text for choice in question.choices)
    if question.pairs:
        yield _listed(pair.left for pair in question.pairs)
        yield _listed(f"{letter}: {pair.right}" for letter, pair in lettered(question))
    if question.sequence:
        yield _listed(mixed(question))


def _right(question: Question) -> Iterator[Html]:
    """The same, as it is right; and the passages that were to be found."""
    if question.choices:
        yield _listed(choice.text for choice in question.choices if choice.correct)
    if question.pairs:
        yield _listed(f"{pair.left}: {pair.right}" for pair in question.pairs)
    if question.sequence:
        yield tag("ol", *(tag("li", tag("bdi", event)) for event in question.sequence))
    if question.passages:
        yield _listed(question.passages)


def _listed(texts: Iterable[str]) -> Html:
    return tag("ul", *(tag("li", tag("bdi", text)) for text in texts))


def _answered(question: Question, t: Translator) -> Html | None:
    """Which question an answer belongs to, for those who meet it alone."""
    if question.title is None:
        return None
    return tag("span", " ", t.say("to “{title}”", title=question.title), class_="gloss-unseen")


def bibliography(gloss: Gloss, writer: NoteWriter) -> Html | None:
    """Every source once, by outlet, with the way back to each place that cites it."""
    places = backlinks(gloss, writer.t)
    by_outlet = sorted(works(gloss), key=lambda ident: gloss.sources[ident].outlet.casefold())
    if not by_outlet:
        return None
    items = [_source(ident, gloss.sources[ident], places[ident], writer) for ident in by_outlet]
    everything = None
    if writer.links.sources:
        everything = tag(
            "p", tag("a", writer.t.say("All sources of this site"), href=writer.links.sources)
        )
    return section(writer, "bibliography", writer.t.say("Sources"), tag("ul", *items), everything)


def _source(ident: str, source: Source, places: list[Place], writer: NoteWriter) -> Html:
    cited = [tag("a", place.label, href=f"#{place.anchor}") for place in places]
    back = (
        tag("p", writer.t.say("Cited in"), " ", *_spaced(cited), class_="gloss-cited")
        if cited
        else None
    )
    return tag(
        "li",
        tag("p", cite(source, writer.t, record=writer.gloss.record_of(ident))),
        *remarks(source, writer.t),
        back,
        id=writer.ids(f"source-{ident}"),
    )


def _spaced(parts: list[Html]) -> list[str]:
    spaced: list[str] = []
    for part in parts:
        spaced += [part, " "]
    return spaced[:-1]


def section(
    writer: NoteWriter, name: str, title: str, *content: Html | None, role: str | None = None
) -> Html:
    """A part of the page with its heading, which gives it its name."""
    ident = writer.ids(f"gloss-{name}")
    return tag(
        "section",
        tag("h2", title, id=ident),
        *content,
        class_=f"gloss-{name}",
        role=role,
        lang=writer.t.language,
        aria_labelledby=ident,
    )
