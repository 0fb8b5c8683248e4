"""All glosses of an article as a collection of W3C web annotations.

Source: Web Annotation Data Model, W3C Recommendation 2017.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from glossator.annotate import Placement
from glossator.citations import title_of
from glossator.formats.addresses import Addresses
from glossator.formats.annotation_terms import (
    CONTEXT,
    ENTRY,
    GLOSS_FILE,
    MOTIVATIONS,
)
from glossator.formats.plain_data import plain
from glossator.labels import judgement
from glossator.model import Annotation, Claim, Figure, Gloss, Link, Overlap, Question, Quote, Signal

CONTEXT_LENGTH = 32
"""How much of the article stands in ``prefix`` and ``suffix`` at most, in code points."""

_MARKDOWN = "text/markdown"


def annotation_collection(
    gloss: Gloss, placement: Placement, *, page: str | None = None, language: str | None = None
) -> dict[str, Any]:
    """An AnnotationCollection with one page that holds every gloss and question.

    Each annotation names its words by a TextQuoteSelector, whose texts are the article's own, and
    by a TextPositionSelector, which counts code points of the visible text. A gloss that has no
    place keeps the words of the gloss file. Under ``gloss`` each annotation holds what the gloss
    file says of it, and under ``glossFile`` the collection all that is said beside, so that
    nothing is lost.

    Args:
        gloss: the gloss file.
        placement: the same file's glosses, placed in the article.
        page: the address of the annotated page, if it is published.
        language: of the notes (BCP 47), if it is known.
    """
    addresses = Addresses(gloss, placement.text, page)
    items = [_annotation(each, gloss, placement, addresses, language) for each in gloss.annotations]
    items += [_question(each, addresses, language) for each in gloss.questions]
    first: dict[str, Any] = {
        "id": f"{addresses.collection}-1" if page else f"{addresses.collection}#1",
        "type": "AnnotationPage",
        "startIndex": 0,
        "items": items,
    }
    return {
        "@context": CONTEXT,
        "id": addresses.collection,
        "type": "AnnotationCollection",
        "label": f"Glosses on “{gloss.article.title}”",
        "generator": {"type": "Software", "name": "Glossator"},
        "total": len(items),
        GLOSS_FILE: _beside(gloss),
        "first": first,
    }


def _beside(gloss: Gloss) -> dict[str, Any]:
    made: dict[str, Any] = {
        "article": plain(gloss.article),
        "speakers": {ident: plain(each) for ident, each in gloss.speakers.items()},
        "sources": {ident: plain(each) for ident, each in gloss.sources.items()},
        "timeline": [plain(event) for event in gloss.timeline],
    }
    lesson = getattr(gloss, "lesson", None)
    if lesson is not None:
        made["lesson"] = plain(lesson)
    return {key: value for key, value in made.items() if value}


def _annotation(
    annotation: Annotation,
    gloss: Gloss,
    placement: Placement,
    addresses: Addresses,
    language: str | None,
) -> dict[str, Any]:
    word = judgement(annotation)
    motivation = MOTIVATIONS[annotation.kind_of_gloss]
    judged = word not in (None, "unchecked")
    bodies = [body for body in _bodies(annotation, gloss, word, language) if body]
    return {
        "id": addresses.note(annotation.id),
        "type": "Annotation",
        "motivation": [motivation, "assessing"] if judged else motivation,
        "body": bodies,
        "target": _target(annotation, placement, addresses),
        ENTRY: {"kind_of_gloss": annotation.kind_of_gloss, **plain(annotation)},
    }


def _target(annotation: Annotation, placement: Placement, addresses: Addresses) -> Any:
    if annotation.exact is None:
        return addresses.article
    span = placement.spans.get(annotation.id)
    quote: dict[str, Any] = {"type": "TextQuoteSelector"}
    if span is None:
        told = {"exact": annotation.exact, "prefix": annotation.prefix, "suffix": annotation.suffix}
        quote.update({key: value for key, value in told.items() if value})
        return {"source": addresses.article, "selector": quote}
    text = placement.text
    quote["exact"] = text[span.start : span.end]
    # A position tells the first word from the same one later; empty contexts say nothing.
    if before := text[max(0, span.start - CONTEXT_LENGTH) : span.start]:
        quote["prefix"] = before
    if after := text[span.end : span.end + CONTEXT_LENGTH]:
        quote["suffix"] = after
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    return {"source": addresses.article, "selector": [quote, position]}


def _bodies(
    annotation: Annotation, gloss: Gloss, word: str | None, language: str | None
) -> Iterator[dict[str, Any] | None]:
    yield _text(annotation.kind_of_gloss, "tagging", "en")
    yield _text(word, "classifying", "en")
    yield _text(annotation.absent, "describing", language)
    yield from _facts(annotation, gloss, language)
    if isinstance(annotation, (Figure, Claim)):
        yield _text(annotation.evidence, "assessing", language, _MARKDOWN)
    yield _text(annotation.note, "commenting", language, _MARKDOWN)
    for ident in annotation.cited:
        source = gloss.sources[ident]
        if source.url:
            yield {"type": "SpecificResource", "source": source.url, "purpose": "linking"}
        else:
            yield _text(f"{title_of(source)}, {source.outlet}", "linking", None)


def _facts(
    annotation: Annotation, gloss: Gloss, language: str | None
) -> Iterator[dict[str, Any] | None]:
    """What glosses of its kind alone say."""
    match annotation:
        case Quote():
            for also in annotation.fidelity_also:
                yield _text(also, "classifying", "en")
            speaker = gloss.speakers.get(annotation.speaker or "")
            if speaker:
                named = ", ".join(filter(None, (speaker.name, speaker.role)))
                yield _text(named, "identifying", language)
            for wording in annotation.wording:
                yield _text(wording.text, "describing", wording.language)
        case Figure():
            yield _text(annotation.measures, "describing", language)
            amount = " ".join(filter(None, (annotation.value, annotation.unit)))
            yield _text(amount, "describing", None)
        case Claim():
            yield _text(annotation.about, "describing", language)
        case Signal():
            yield _text(annotation.signal, "classifying", language)
        case Link():
            yield _text(annotation.refers_to, "describing", language)
        case Overlap():
            yield _text(annotation.relation, "classifying", language)
            yield _text(annotation.wording, "describing", None)


def _text(
    value: str | None, purpose: str, language: str | None, form: str = "text/plain"
) -> dict[str, Any] | None:
    if not value:
        return None
    made = {"type": "TextualBody", "value": value, "format": form, "purpose": purpose}
    return {**made, "language": language} if language else made


def _question(question: Question, addresses: Addresses, language: str | None) -> dict[str, Any]:
    bodies = [
        _text(question.question, "questioning", language, _MARKDOWN),
        _text(question.answer, "replying", language, _MARKDOWN),
    ]
    return {
        "id": addresses.question(question.id),
        "type": "Annotation",
        "motivation": "questioning",
        "body": [body for body in bodies if body],
        "target": addresses.article,
        ENTRY: {"kind_of_gloss": "question", **plain(question)},
    }
