"""A question about the timeline: what came first?"""

from __future__ import annotations

from collections.abc import Iterator

from glossator.asking.shuffling import shuffled
from glossator.dates import day_of
from glossator.importing.escaping import escaped
from glossator.model import Event, Gloss, Question
from glossator.translation import Translator

_EVENTS = 6
_LEAST = 3


def in_order(gloss: Gloss, t: Translator) -> Iterator[Question]:
    """Events to be put in order, one for each day that is known for certain."""
    by_day: dict[object, Event] = {}
    for event in gloss.timeline:
        day = day_of(event.date)
        if day is not None:
            by_day.setdefault(day, event)
    events = shuffled(by_day.items(), "timeline-order", lambda item: item[1].event)[:_EVENTS]
    if len(events) < _LEAST:
        return
    events.sort(key=lambda item: str(item[0]))
    yield Question(
        id="timeline-order",
        kind="order",
        title=t.say("What came first?"),
        skill=t.say("cause and sequence"),
        question=t.say("Put these events in order, the earliest first."),
        sequence=tuple(event.event for _, event in events),
        answer="\n".join(
            f"- {escaped(t.date(event.date))}: {escaped(event.event)}" for _, event in events
        ),
        sources=tuple(dict.fromkeys(ident for _, event in events for ident in event.sources)),
        minutes=5,
    )
