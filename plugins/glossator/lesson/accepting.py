"""What to accept as an answer to a card, and what answers are worth: for whoever marks them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from glossator.asking.cards import Mark, is_date
from glossator.lesson.fields import fields_of_mark, not_known
from glossator.lesson.material import Material
from glossator.model import Figure, Quote, Rubric
from glossator.translation import Translator
from glossator.vocabulary import MANNERS, Verdict

CARD_RUBRICS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "quote": (
            "Names who speaks and what is between the marks, and says where the whole sentence "
            "would be found.",
            "Names who speaks or what is between the marks, but no way to find out more; or says "
            "that it is not known yet, and where to look.",
            "Takes the words as they stand, or leaves it open and names no way to find out.",
        ),
        "figure": (
            "Says what is counted and who says so, decides with a reason, and names a source that "
            "could settle it.",
            "Says what is counted or who says so, or decides without a reason; or says that it is "
            "not known yet, and where to look.",
            "Repeats the number, or trusts or rejects it without a reason.",
        ),
    }
)
"""What an answer to a card shows that is proficient, emerging or beginning."""

_OPEN: frozenset[Verdict] = frozenset({"not-checkable", "unchecked"})


def card_rubric(kind: str, t: Translator) -> Rubric:
    """The rubric for every card of a kind: ``quote``, or ``figure`` with dates."""
    proficient, emerging, beginning = map(t.say, CARD_RUBRICS[kind])
    return Rubric(proficient=proficient, emerging=emerging, beginning=beginning)


def to_accept(material: Material, mark: Mark) -> Iterator[tuple[str, str]]:
    """What is asked on the card of a mark, and what to accept as an answer to each."""
    said = _of_quote(material, mark) if isinstance(mark, Quote) else _of_figure(material, mark)
    accepted = (*said, _look_up(material, mark))
    for field, answer in zip(fields_of_mark(material, mark), accepted, strict=True):
        yield field.ask, answer


def _of_quote(material: Material, quote: Quote) -> tuple[str, str]:
    t = material.t
    speaker = material.gloss.speakers.get(quote.speaker or "")
    who = t.say("“{choice}”, or a guess with its reason: nobody is named in the note",
                choice=not_known(t)[1])  # fmt: skip
    if speaker is not None:
        who = speaker.name
        if speaker.role:
            who = t.say("{name}, or: {role}", name=speaker.name, role=speaker.role)
    manner = t.say("any of these, with a reason: the note does not say")
    return who, t.say(MANNERS[quote.manner]) if quote.manner else manner


def _of_figure(material: Material, figure: Figure) -> tuple[str, str]:
    t = material.t
    speaker = material.gloss.speakers.get(figure.claimed_by or "")
    by = speaker.name if speaker else figure.claimed_by
    facts = [figure.measures, t.say("claimed by {name}", name=by) if by else None]
    what = "; ".join(fact for fact in facts if fact) if not is_date(figure) else figure.measures
    return what or t.say("what the article says, in words of one’s own"), _trust(figure, t)


def _trust(figure: Figure, t: Translator) -> str:
    choice = not_known(t)[1]
    if figure.verdict == "supported":
        return t.say("yes; or “{choice}”, with a way to check it", choice=choice)
    if figure.verdict in _OPEN:
        return t.say("“{choice}”; or yes or no, with a reason", choice=choice)
    return t.say("no; or “{choice}”, with a reason to doubt it", choice=choice)


def _look_up(material: Material, mark: Mark) -> str:
    if mark.cited:
        return material.t.say("a way to where it was first said, such as the sources below")
    return material.t.say("any way that leads out of the article to where it was first said")
