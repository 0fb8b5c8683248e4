"""Questions about signals: passages to be found and marked, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator

from glossator.importing.escaping import escaped
from glossator.labels import word_name
from glossator.model import Gloss, Question, Signal
from glossator.translation import Translator


def passages(gloss: Gloss, t: Translator) -> Iterator[Question]:
    """For each signal that the article gives more than once: where are they?"""
    groups: dict[str, list[Signal]] = {}
    for signal in gloss.signals:
        if signal.exact is not None and not signal.absent:
            groups.setdefault(signal.signal, []).append(signal)
    for name, signals in groups.items():
        if len(signals) < 2:
            continue
        yield Question(
            id=f"{signals[0].id}-find",
            kind="mark-text",
            title=t.say("Find the signals"),
            skill=t.say("close reading"),
            question=t.count(
                "Mark {number} place of this kind in the article: {signal}.",
                "Mark {number} places of this kind in the article: {signal}.",
                len(signals),
                signal=escaped(word_name(name, t)),
            ),
            passages=tuple(signal.exact or "" for signal in signals),
            items=tuple(signal.id for signal in signals),
            minutes=5,
        )


def absences(gloss: Gloss, t: Translator) -> Iterator[Question]:
    """What is not there: one question on the article as a whole, one on each such passage."""
    missing = [each for each in gloss.annotations if each.absent]
    whole = [each for each in missing if each.exact is None]
    if whole:
        yield Question(
            id=f"{whole[0].id}-absent",
            title=t.say("What is missing?"),
            skill=t.say("completeness"),
            question=t.say(
                "What would you expect to find on a page like this one, and do not find?"
            ),
            answer="\n".join(f"- {escaped(each.absent or '')}" for each in whole),
            items=tuple(each.id for each in whole),
            sources=tuple(dict.fromkeys(ident for each in whole for ident in each.cited)),
            minutes=5,
        )
    for each in missing:
        if each.exact is not None:
            yield Question(
                id=f"{each.id}-absent",
                title=t.say("What is missing?"),
                skill=t.say("completeness"),
                question=t.say("Read “{words}”. What is not said here?", words=escaped(each.exact)),
                answer="\n\n".join(filter(None, (escaped(each.absent or ""), each.note))),
                items=(each.id,),
                sources=each.cited,
                minutes=5,
            )
