"""Questions about figures: what each measures, and whether to trust it."""

from __future__ import annotations

from collections.abc import Iterator

from glossator.asking.cards import is_date
from glossator.asking.shuffling import shuffled
from glossator.importing.escaping import escaped
from glossator.labels import word_name
from glossator.model import Figure, Gloss, Pair, Question
from glossator.translation import ENGLISH, Translator
from glossator.vocabulary import VERDICTS

_PAIRS = 6
_LEAST = 3
_LONGEST = 90
"""More characters than these do not fit beside a figure on a sheet of paper."""


def of_figures(gloss: Gloss) -> tuple[int, int, bool]:
    """How many figures there are but for dates, how many say what they measure, and whether any
    question is made of them."""
    figures = [each for each in gloss.figures if each.exact is not None and not is_date(each)]
    measured = sum(1 for each in figures if each.measures)
    made = any(True for rule in (meanings, trust) for _ in rule(gloss, ENGLISH))
    return len(figures), measured, made


def meanings(gloss: Gloss, t: Translator) -> Iterator[Question]:
    """Figures, to be matched with what they measure."""
    chosen: dict[str, Figure] = {}
    for figure in gloss.figures:
        what = figure.measures
        if figure.exact is None or not what or len(what) > _LONGEST or is_date(figure):
            continue
        if what not in {each.measures for each in chosen.values()}:
            chosen.setdefault(figure.exact, figure)
    figures = shuffled(chosen.values(), "figures-match", lambda figure: figure.id)[:_PAIRS]
    if len(figures) < _LEAST:
        return
    figures.sort(key=gloss.figures.index)
    yield Question(
        id="figures-match",
        kind="match",
        title=t.say("What do the figures measure?"),
        skill=t.say("numbers"),
        question=t.say("Put each figure to what it is a number of."),
        pairs=tuple(Pair(left=each.exact or "", right=each.measures or "") for each in figures),
        items=tuple(each.id for each in figures),
        sources=tuple(dict.fromkeys(ident for each in figures for ident in each.cited)),
        minutes=5,
    )


def trust(gloss: Gloss, t: Translator) -> Iterator[Question]:
    """Whether a number is to be trusted, if somebody has found out."""
    for figure, words in _checked(gloss):
        if not is_date(figure):
            asked = t.say(
                "Look at “{words}”. What does it measure, who says so, and what would you look up "
                "before you repeat it?",
                words=words,
            )
            title = t.say("Would you trust this number?")
            yield _on_one(figure, title, t.say("numbers"), asked, t)


def dates(gloss: Gloss, t: Translator) -> Iterator[Question]:
    """Whether a date is right; a lesson asks it only if the teacher names it."""
    for figure, words in _checked(gloss):
        if is_date(figure):
            asked = t.say(
                "Look at “{words}”. What is said to have happened then? Is it right, and how "
                "would you check it?",
                words=words,
            )
            yield _on_one(
                figure, t.say("Is this date right?"), t.say("time and evidence"), asked, t
            )


def _checked(gloss: Gloss) -> Iterator[tuple[Figure, str]]:
    """Figures that somebody has judged, each with its words as Markdown."""
    for figure in gloss.figures:
        if figure.exact is not None and figure.verdict != "unchecked":
            yield figure, escaped(figure.exact)


def _on_one(figure: Figure, title: str, skill: str, asked: str, t: Translator) -> Question:
    """A question on what one figure comes to; the answer is its verdict and why."""
    word = f"**{word_name(figure.verdict, t)}**: {t.say(VERDICTS[figure.verdict])}"
    return Question(
        id=f"{figure.id}-trust",
        title=title,
        skill=skill,
        question=asked,
        answer="\n\n".join(filter(None, (word, figure.evidence, figure.note))),
        items=(figure.id,),
        sources=figure.cited,
        minutes=5,
    )
