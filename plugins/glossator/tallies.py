"""How many glosses there are of which kind, speaker and judgement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from glossator.labels import counted, judgement, word_name
from glossator.markup import Html, join, tag
from glossator.model import Annotation, Claim, Figure, Gloss
from glossator.text import words_of
from glossator.translation import ENGLISH, Translator
from glossator.vocabulary import FIDELITIES, VERDICTS, Kind


class WordCount(NamedTuple):
    """A word of judgement and how many glosses come to it."""

    word: str
    number: int


class Judged(NamedTuple):
    """The glosses of one kind, counted by judgement."""

    kind: Kind
    number: int
    words: tuple[WordCount, ...]


def judged(gloss: Gloss) -> Iterator[Judged]:
    """Quotes by fidelity, figures and claims by verdict, in the order of their scales."""
    for group, scale in (
        (gloss.quotes, FIDELITIES),
        (gloss.figures, VERDICTS),
        (gloss.claims, VERDICTS),
    ):
        if group:
            yield _judged(group, tuple(scale))


def signalled(gloss: Gloss) -> Iterator[Judged]:
    """Signals by what they are, shared wordings by their relation, in the order of the file."""
    for group in (gloss.signals, gloss.overlaps):
        if group:
            words = dict.fromkeys(judgement(each) or "" for each in group)
            yield _judged(group, tuple(words))


def _judged(group: Sequence[Annotation], scale: Sequence[str]) -> Judged:
    counts = Counter(judgement(annotation) for annotation in group)
    words = tuple(WordCount(word, counts[word]) for word in scale if counts[word])
    return Judged(group[0].kind_of_gloss, len(group), words)


class Spoken(NamedTuple):
    """What a speaker is quoted with: how many quotes, how many words."""

    speaker: str | None
    quotes: int
    words: int


def quoted_words(gloss: Gloss) -> list[Spoken]:
    """The quotes of each speaker, most words first; None stands for a speaker not known."""
    quotes: Counter[str | None] = Counter()
    words: Counter[str | None] = Counter()
    for quote in gloss.quotes:
        quotes[quote.speaker] += 1
        words[quote.speaker] += len(words_of(quote.exact or "").split())
    return sorted(
        (Spoken(speaker, quotes[speaker], words[speaker]) for speaker in quotes),
        key=lambda each: -each.words,
    )


def source_kinds(gloss: Gloss, ids: Sequence[str]) -> Mapping[str | None, int]:
    """How many of these sources are of which kind, the most frequent first."""
    return dict(Counter(gloss.sources[ident].kind for ident in ids).most_common())


def speaker_of(gloss: Gloss, annotation: Annotation) -> str | None:
    """The id of who says or claims what a gloss is about, if that is one of the speakers."""
    if isinstance(annotation, (Figure, Claim)):
        return annotation.claimed_by if annotation.claimed_by in gloss.speakers else None
    return getattr(annotation, "speaker", None)


def verdict_rows(gloss: Gloss, t: Translator = ENGLISH) -> list[tuple[str, Html]]:
    """A row for each kind that is judged: its number, and a chip for each word."""
    return [
        (
            counted(group.kind, group.number, t),
            join(
                *(
                    tag(
                        "span",
                        f"{t.number(number)} {word_name(word, t)}",
                        class_="gloss-word",
                        data_judgement=word,
                    )
                    for word, number in group.words
                ),
                separator=" ",
            ),
        )
        for group in judged(gloss)
    ]
