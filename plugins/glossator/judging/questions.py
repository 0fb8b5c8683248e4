"""Questions for the class: do they ask of things that are there, and can they be read?"""

from __future__ import annotations

from collections.abc import Iterator

from glossator.annotate import Placement
from glossator.asking.cards import carded
from glossator.asking.choosing import chosen, known_questions, unknown
from glossator.asking.timing import fitting, minutes_for_all
from glossator.codes import CODES
from glossator.findings import Finding, did_you_mean, nearest, shown
from glossator.folding import fold_text
from glossator.judging.reporting import finding
from glossator.labels import plural
from glossator.loading import article_path
from glossator.model import Figure, Gloss, Question, Quote
from glossator.readability import lix, word_count

MAX_WORDS = 60
"""A question of more words is read twice before it is understood."""
MAX_LIX = 55
"""LIX of official language; a question of fewer than :data:`_ENOUGH` words is not measured."""
_ENOUGH = 12


def unaskable(placement: Placement) -> Iterator[Finding]:
    """Questions that lead nowhere, take too long together, or are long or hard to read."""
    gloss = placement.gloss
    yield from _unknown(gloss)
    yield from _too_long(placement)
    text = fold_text(placement.text)
    for question in gloss.questions:
        yield from _passages(gloss, question, text)
        yield from _readable(gloss, question)


def unteachable(placement: Placement) -> Iterator[Finding]:
    """What would go wrong in class with the lesson as it is: it is told when a lesson is made."""
    gloss = placement.gloss
    yield from _too_long(placement)
    text = fold_text(placement.text)
    for question in chosen(gloss):
        yield from _passages(gloss, question, text)


def _too_long(placement: Placement) -> Iterator[Finding]:
    """Steps that take longer than the lesson is to be, with what would fit."""
    gloss = placement.gloss
    lesson = gloss.lesson
    if lesson is None or not lesson.minutes:
        return
    placed = [
        each
        for each in placement.in_order
        if isinstance(each, (Quote, Figure)) and each.id in placement.spans
    ]
    cards, questions = carded(placed, lesson), chosen(gloss)
    minutes = minutes_for_all(len(cards), questions)
    if minutes <= lesson.minutes:
        return
    mend = f"Write `minutes: {minutes}`, or take fewer questions (`ask`) and cards (`cards`)."
    few, taken = fitting(lesson.minutes, len(cards), questions)
    if taken:
        asked = ", ".join(question.id for question in taken)
        named = ", ".join(card.id for card in cards[:few])
        if few == len(cards):
            fit = "all cards" if cards else "no card"
        elif lesson.cards:
            fit = f"`cards: [{named}]`" if few else "`cards_at_most: 0` in place of `cards`"
        else:
            fit = f"{few} of the {len(cards)} cards (`cards_at_most: {few}`)"
        takes = minutes_for_all(few, taken)
        mend = (
            f"Write `minutes: {minutes}`, or take fewer: `ask: [{asked}]` and {fit} take {takes}."
        )
    yield Finding(
        code="lesson-time",
        path=gloss.path,
        line=gloss.line_of("lesson"),
        what=f"The steps of the lesson take {minutes} {plural(minutes, 'minute')}, and `minutes` "
        f"says {lesson.minutes}.",
        mend=mend,
        severity=CODES["lesson-time"].severity,
    )


def _unknown(gloss: Gloss) -> Iterator[Finding]:
    known = list(known_questions(gloss))
    for ident in unknown(gloss):
        yield Finding(
            code="unknown-question",
            path=gloss.path,
            line=gloss.line_of("lesson"),
            what=f"`lesson: ask:` names the unknown question {shown(ident)}.",
            mend=f"{did_you_mean(ident, known)} {_listing(gloss)}",
            severity=CODES["unknown-question"].severity,
        )


def _listing(gloss: Gloss) -> str:
    return f"`glossator lesson --questions {nearest(article_path(gloss.path))}` lists them."


def _passages(gloss: Gloss, question: Question, text: str) -> Iterator[Finding]:
    for passage in question.passages:
        if fold_text(passage).strip() not in text:
            what = f"The passage {shown(passage)} does not stand in the article."
            mend = "Write the article's own words, or delete it."
            yield finding(gloss, "question-passage", question.id, what, mend)


def _readable(gloss: Gloss, question: Question) -> Iterator[Finding]:
    words = word_count(question.question)
    if words > MAX_WORDS:
        what = f"The question has {words} words; more than {MAX_WORDS} are hard to keep in mind."
        yield finding(gloss, "question-long", question.id, what, "Ask it in two, or shorten it.")
    measured = lix(question.question)
    if words >= _ENOUGH and measured > MAX_LIX:
        what = f"The question is hard to read (LIX {measured:.0f}; a newspaper has about 40)."
        yield finding(
            gloss, "question-hard", question.id, what, "Use shorter sentences and shorter words."
        )
