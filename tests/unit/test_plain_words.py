"""A gloss file as it reads in plain words."""

from __future__ import annotations

from glossator.model import Figure, Quote
from glossator.plain_words import in_plain_words
from helpers import gloss_of


def test_notes_are_said_in_plain_words_where_they_have_them() -> None:
    gloss = gloss_of(
        Quote(id="q1", exact="a", note="Complicated.", plain="Simple."),
        Figure(id="f1", exact="b", note="Only this."),
    )
    plain = in_plain_words(gloss)
    assert [(each.note, each.plain) for each in plain.annotations] == [
        ("Simple.", None),
        ("Only this.", None),
    ]
    assert gloss.quotes[0].note == "Complicated."
