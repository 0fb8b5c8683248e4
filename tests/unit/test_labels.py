"""What each gloss is called."""

from __future__ import annotations

import pytest

from glossator.labels import judgement, labels, spoken
from glossator.model import Annotation, Claim, Figure, Link, Overlap, Quote, Signal


def named(*ids: str) -> dict[str, str]:
    kinds = {"q": Quote, "f": Figure, "c": Claim}
    return dict(labels([kinds.get(ident[0], Quote)(id=ident, exact="a") for ident in ids]))


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        (["q2", "f1", "q1"], ["Q2", "F1", "Q1"]),
        (["quote-a", "f1", "q1"], ["Q1", "F1", "Q2"]),
        (["q1", "Q1"], ["Q1", "Q2"]),
        (["q12345"], ["Q1"]),
        ([], []),
    ],
)
def test_labels(ids: list[str], expected: list[str]) -> None:
    assert list(named(*ids).values()) == expected
    assert list(named(*ids)) == ids


@pytest.mark.parametrize(
    ("annotation", "word", "name"),
    [
        (Quote(id="q2", fidelity="not-found"), "not-found", "Note Q2, quote, not found"),
        (Figure(id="q2", verdict="supported"), "supported", "Note Q2, figure, supported"),
        (Claim(id="q2"), "unchecked", "Note Q2, claim, unchecked"),
        (Signal(id="q2", signal="loaded word"), "loaded word", "Note Q2, signal, loaded word"),
        (Link(id="q2"), None, "Note Q2, source"),
        (
            Overlap(id="q2", relation="same-words"),
            "same-words",
            "Note Q2, shared wording, same words",
        ),
    ],
)
def test_the_word_and_the_spoken_name(annotation: Annotation, word: str | None, name: str) -> None:
    assert judgement(annotation) == word
    assert spoken(annotation, "Q2") == name
