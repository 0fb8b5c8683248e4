"""Every place of an article that cites a source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from glossator.labels import labels
from glossator.model import Gloss
from glossator.translation import ENGLISH, Translator


class Place(NamedTuple):
    """What the place is called and its id on the article's page."""

    label: str
    anchor: str


def backlinks(gloss: Gloss, t: Translator = ENGLISH) -> Mapping[str, list[Place]]:
    """For each source of the gloss, the places that cite it, in the order of the file."""
    found: dict[str, list[Place]] = {ident: [] for ident in gloss.sources}
    named = labels(gloss.annotations)
    for annotation in gloss.annotations:
        for ident in annotation.cited:
            found[ident].append(Place(named[annotation.id], f"note-{annotation.id}"))
    for number, event in enumerate(gloss.timeline, 1):
        for ident in dict.fromkeys(event.sources):
            found[ident].append(
                Place(t.say("Timeline {number}", number=number), f"gloss-event-{number}")
            )
    for question in gloss.questions:
        for ident in dict.fromkeys(question.sources):
            label = t.say("Question {label}", label=question.id.upper())
            found[ident].append(Place(label, f"question-{question.id}"))
    return found


def works(gloss: Gloss) -> list[str]:
    """Ids of an article's sources: those its own file defines, and the shared ones it cites."""
    places = backlinks(gloss)
    return [ident for ident in gloss.sources if places[ident] or f"source:{ident}" in gloss.lines]
