"""The summary card of an article: who is quoted, what holds, what kind of sources."""

from __future__ import annotations

from collections.abc import Iterable

from glossator.backlinks import works
from glossator.extras import section
from glossator.labels import counted, layer_name, word_name
from glossator.markup import Html, tag
from glossator.model import Gloss
from glossator.notes import NoteWriter
from glossator.strip import bar_of, tone_of_word
from glossator.tallies import judged, quoted_words, source_kinds

Row = tuple[str, int, str | None]
"""A name, a number, and the tone of its bar."""

MOST = 8
"""Rows of a table whose names are free text; the others are counted together."""


def summary(gloss: Gloss, writer: NoteWriter, table: Html | None) -> Html | None:
    """The card; ``table`` is what the strip shows, as a table."""
    parts = [
        part
        for part in (_quotes(gloss, writer), *_judged(gloss, writer), _sources(gloss, writer))
        if part
    ]
    if not parts and not table:
        return None
    cards = tag("div", *parts, class_="gloss-charts")
    return section(writer, "summary", writer.t.say("At a glance"), cards, table)


def _quotes(gloss: Gloss, writer: NoteWriter) -> Html | None:
    t = writer.t
    rows = []
    for spoken in quoted_words(gloss):
        known = gloss.speakers[spoken.speaker].name if spoken.speaker else None
        name = known or t.say("speaker not known")
        rows.append((f"{name} ({spoken.quotes})", spoken.words, None))
    if not rows:
        return None
    return _table(writer, t.say("Who is quoted"), t.say("Speaker (quotes)"), t.say("Words"), rows)


def _judged(gloss: Gloss, writer: NoteWriter) -> Iterable[Html]:
    t = writer.t
    for group in judged(gloss):
        rows = [(word_name(word, t), number, tone_of_word(word)) for word, number in group.words]
        said = t.say("Fidelity") if group.kind == "quote" else t.say("Verdict")
        yield _table(
            writer, counted(group.kind, group.number, t), said, layer_name(group.kind, t), rows
        )


def _sources(gloss: Gloss, writer: NoteWriter) -> Html | None:
    t = writer.t
    ids = works(gloss)
    if not ids:
        return None
    rows = [
        (kind or t.say("kind not recorded"), number, None)
        for kind, number in source_kinds(gloss, ids).items()
    ]
    if len(rows) > MOST:
        others = sum(number for _, number, _ in rows[MOST - 1 :])
        rows = [*rows[: MOST - 1], (t.say("other kinds"), others, None)]
    caption = t.count("{number} source", "{number} sources", len(ids))
    return _table(writer, caption, t.say("Kind of source"), t.say("Sources"), rows)


def _table(writer: NoteWriter, caption: str, first: str, second: str, rows: Iterable[Row]) -> Html:
    rows = list(rows)
    most = max(number for _, number, _ in rows)
    body = (
        tag(
            "tr",
            tag("th", tag("bdi", name), scope="row"),
            tag("td", writer.t.number(number), class_="gloss-number"),
            tag("td", bar_of(number, most, tone), class_="gloss-bar-cell"),
        )
        for name, number, tone in rows
    )
    head = tag("tr", tag("th", first, scope="col"), tag("th", second, scope="col", colspan="2"))
    return tag(
        "table",
        tag("caption", tag("bdi", caption)),
        tag("thead", head, class_="gloss-unseen-head"),
        tag("tbody", *body),
        class_="gloss-chart",
    )
