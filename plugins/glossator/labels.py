"""The short name each gloss goes by on the page, on paper and by ear."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from glossator.model import Annotation, Claim, Figure, Overlap, Quote, Signal
from glossator.translation import ENGLISH, Translator
from glossator.vocabulary import LETTERS, Kind

_SHORT = re.compile(r"[A-Za-z]\d{1,4}", re.ASCII)

KIND_NAMES: Mapping[Kind, tuple[str, str]] = {
    "quote": ("quote", "Quotes"),
    "figure": ("figure", "Figures"),
    "claim": ("claim", "Claims"),
    "signal": ("signal", "Signals"),
    "link": ("source link", "Source links"),
    "overlap": ("shared wording", "Shared wording"),
}
"""How each kind is called in English: one of them, and the layer of them all."""


def kind_name(kind: Kind, t: Translator = ENGLISH) -> str:
    """One gloss of a kind, as the beginning of a line: "Source link"."""
    name = t.say(KIND_NAMES[kind][0])
    return name[:1].upper() + name[1:]


def layer_name(kind: Kind, t: Translator = ENGLISH) -> str:
    """All glosses of a kind: "Source links"."""
    return t.say(KIND_NAMES[kind][1])


def word_name(word: str, t: Translator = ENGLISH) -> str:
    """A judgement as it is shown: "not found"."""
    return t.say(word.replace("-", " "))


def plural(number: int, noun: str, ending: str = "s") -> str:
    """The noun for so many, without the number: "minute" or "minutes"."""
    return noun if number == 1 else f"{noun}{ending}"


def counted(kind: Kind, number: int, t: Translator = ENGLISH) -> str:
    """A number of glosses of one kind: "1 quote" or "2 quotes"."""
    match kind:
        case "quote":
            return t.count("{number} quote", "{number} quotes", number)
        case "figure":
            return t.count("{number} figure", "{number} figures", number)
        case "claim":
            return t.count("{number} claim", "{number} claims", number)
        case "signal":
            return t.count("{number} signal", "{number} signals", number)
        case "link":
            return t.count("{number} source link", "{number} source links", number)
        case "overlap":
            return t.count("{number} shared wording", "{number} shared wordings", number)


def labels(annotations: Sequence[Annotation]) -> Mapping[str, str]:
    """A label for each id; ``annotations`` are all of a file, in the order of the file.

    Where every id is a letter and a number (``q2``), the id is the label (``Q2``), so that a
    person finds it in the file. Otherwise labels are the letter of the kind and a count. They
    never depend on the article: every page and every export calls a note the same.
    """
    if all(_SHORT.fullmatch(annotation.id) for annotation in annotations):
        upper = {annotation.id: annotation.id.upper() for annotation in annotations}
        if len(set(upper.values())) == len(upper):
            return upper
    seen: Counter[str] = Counter()
    made: dict[str, str] = {}
    for annotation in annotations:
        letter = LETTERS[annotation.kind_of_gloss]
        seen[letter] += 1
        made[annotation.id] = f"{letter}{seen[letter]}"
    return made


def judgement(annotation: Annotation) -> str | None:
    """The one word a gloss comes to: fidelity, verdict, signal or relation."""
    match annotation:
        case Quote():
            return annotation.fidelity
        case Figure() | Claim():
            return annotation.verdict
        case Signal():
            return annotation.signal
        case Overlap():
            return annotation.relation
    return None


def spoken(annotation: Annotation, label: str, t: Translator = ENGLISH) -> str:
    """The name of a reference that stands alone: "Note Q2, quote, truncated".

    Where it is told, a screen reader adds that it is a link; nobody should hear "source link link".
    """
    linked = annotation.kind_of_gloss == "link"
    what = t.say("source") if linked else described(annotation, t)
    return ", ".join((t.say("Note {label}", label=label), what))


def described(annotation: Annotation, t: Translator = ENGLISH) -> str:
    """What a gloss is and comes to: "quote, truncated"."""
    parts = [t.say(KIND_NAMES[annotation.kind_of_gloss][0])]
    word = judgement(annotation)
    if word:
        parts.append(word_name(word, t))
    return ", ".join(parts)
