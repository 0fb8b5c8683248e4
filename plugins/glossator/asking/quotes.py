"""Questions about quotes: who speaks, and what the whole sentence was."""

from __future__ import annotations

from collections.abc import Iterator

from glossator.asking.shuffling import shuffled
from glossator.importing.escaping import escaped
from glossator.labels import word_name
from glossator.model import Choice, Gloss, Question, Quote, Speaker, Wording
from glossator.translation import Translator
from glossator.vocabulary import FIDELITIES

_OTHERS = 3
"""So many wrong names beside the right one."""
_KNOWN = 8
"""Wrong names are taken from so many of the first: they should seem possible."""


def speakers(gloss: Gloss, t: Translator) -> Iterator[Question]:
    """Who speaks: the right name among others that the article gives."""
    names = list(dict.fromkeys(_names(gloss)))[:_KNOWN]
    for quote in gloss.quotes:
        if quote.exact is None or quote.speaker is None:
            continue
        speaker = gloss.speakers[quote.speaker]
        others = shuffled((name for name in names if name != speaker.name), quote.id, str)[:_OTHERS]
        if not others:
            continue
        offered = [Choice(text=speaker.name, correct=True), *(Choice(text=name) for name in others)]
        yield Question(
            id=f"{quote.id}-speaker",
            kind="multiple-choice",
            title=t.say("Who speaks?"),
            skill=t.say("attribution"),
            question=t.say("Whose words are “{words}”?", words=escaped(quote.exact)),
            choices=tuple(shuffled(offered, quote.id, lambda choice: choice.text)),
            answer=_told(quote, speaker, t),
            items=(quote.id,),
            sources=quote.cited,
            minutes=1,
        )


def traces(gloss: Gloss, t: Translator) -> Iterator[Question]:
    """Where a quote comes from, if the gloss has the wording of a source."""
    for quote in gloss.quotes:
        if quote.exact is None or not quote.wording or quote.fidelity == "unchecked":
            continue
        wordings = "\n".join(
            f"- “{escaped(each.text)}”{_from(gloss, each)}" for each in quote.wording
        )
        word = f"**{word_name(quote.fidelity, t)}**: {t.say(FIDELITIES[quote.fidelity])}"
        yield Question(
            id=f"{quote.id}-trace",
            kind="trace",
            title=t.say("Trace it upstream"),
            skill=t.say("tracing quotations"),
            question=t.say(
                "Find where “{words}” was first printed. What was the whole sentence, and what has "
                "become of it here?",
                words=escaped(quote.exact),
            ),
            answer="\n\n".join(filter(None, (wordings, word, quote.note))),
            items=(quote.id,),
            sources=quote.cited,
            minutes=10,
        )


def _from(gloss: Gloss, wording: Wording) -> str:
    return f" ({escaped(gloss.sources[wording.source].outlet)})" if wording.source else ""


def _names(gloss: Gloss) -> Iterator[str]:
    """Everybody who speaks or claims something here, speakers of the article's quotes first."""
    spoken = (quote.speaker for quote in gloss.quotes if quote.exact is not None)
    claimed = (figure.claimed_by for figure in gloss.figures)
    claimed_too = (claim.claimed_by for claim in gloss.claims)
    for ident in (*spoken, *claimed, *claimed_too):
        speaker = gloss.speakers.get(ident or "")
        if speaker is not None:
            yield speaker.name


def _told(quote: Quote, speaker: Speaker, t: Translator) -> str:
    said = quote.said
    facts = [speaker.role, t.date(said.on) if said and said.on else None, said.at if said else None]
    return escaped(", ".join([speaker.name, *(fact for fact in facts if fact)]))
