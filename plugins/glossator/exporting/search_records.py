"""One search entry for each note, so that a hit leads to the note and not to the page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from glossator.citations import title_of
from glossator.labels import judgement, kind_name, labels, word_name
from glossator.markup import Html, tag
from glossator.model import Annotation, Claim, Figure, Gloss, Link, Overlap, Quote
from glossator.prose import Prose
from glossator.translation import ENGLISH, Translator


class SearchRecord(NamedTuple):
    """A searchable entry: address, title and text as one paragraph of HTML."""

    url: str
    title: str
    html: Html


def search_records(gloss: Gloss, page_url: str, t: Translator = ENGLISH) -> Iterator[SearchRecord]:
    """The entries of one article's notes, questions and timeline."""
    prose = Prose()
    named = labels(gloss.annotations)
    for annotation in gloss.annotations:
        kind = kind_name(annotation.kind_of_gloss, t)
        words = annotation.exact or t.say("the whole article")
        title = f"{kind} {named[annotation.id]}: {words}"
        text = " · ".join(part for part in _texts(annotation, gloss, prose, t) if part)
        yield SearchRecord(f"{page_url}#note-{annotation.id}", title, tag("p", text))
    for question in gloss.questions:
        title = t.say("Question: {title}", title=question.title or question.id)
        text = prose.plain(question.question)
        yield SearchRecord(f"{page_url}#question-{question.id}", title, tag("p", text))
    if gloss.timeline:
        text = " · ".join(event.event for event in gloss.timeline)
        yield SearchRecord(f"{page_url}#gloss-timeline", t.say("Timeline"), tag("p", text))


def _texts(
    annotation: Annotation, gloss: Gloss, prose: Prose, t: Translator
) -> Iterator[str | None]:
    word = judgement(annotation)
    yield word_name(word, t) if word else None
    yield annotation.absent
    match annotation:
        case Quote():
            speaker = gloss.speakers.get(annotation.speaker or "")
            yield ", ".join(filter(None, (speaker.name, speaker.role))) if speaker else None
            yield annotation.said.at if annotation.said else None
            for wording in annotation.wording:
                yield wording.text
        case Figure():
            yield annotation.measures
            yield annotation.origin
        case Claim():
            yield annotation.about
        case Link():
            yield annotation.refers_to
        case Overlap():
            yield annotation.wording
    if isinstance(annotation, (Figure, Claim)) and annotation.evidence:
        yield prose.plain(annotation.evidence)
    for said in (annotation.note, annotation.plain):
        if said:
            yield prose.plain(said)
    for ident in annotation.cited:
        source = gloss.sources[ident]
        yield f"{title_of(source)}, {source.outlet}"
