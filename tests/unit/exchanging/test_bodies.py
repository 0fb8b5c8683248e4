"""Bodies in every shape that the model allows."""

from __future__ import annotations

from typing import Any

import pytest

from glossator.exchanging.bodies import Bodies, BodyError, bodies


def text(value: Any, **fields: Any) -> dict[str, Any]:
    return {"type": "TextualBody", "value": value, **fields}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, Bodies("", (), ())),
        ("A note", Bodies("A note", (), ())),
        ("https://example.org/x", Bodies("", (), ("https://example.org/x",))),
        (text("2 * 3 = [x](y)"), Bodies(r"2 \* 3 = \[x\](y)", (), ())),
        (text("A *note*", format="text/markdown"), Bodies("A *note*", (), ())),
        (text("<p>A <b>note</b></p>", format="text/html"), Bodies("A **note**", (), ())),
        ([text("one"), text("two")], Bodies("one\n\ntwo", (), ())),
        (text("figure", purpose="tagging"), Bodies("", ("figure",), ())),
        ([text(" a  b ", purpose=["tagging"]), text("n")], Bodies("n", ("a b",), ())),
        (
            {"id": "https://example.org/x", "type": "Text"},
            Bodies("", (), ("https://example.org/x",)),
        ),
        (
            {"type": "SpecificResource", "source": "https://example.org/x", "purpose": "linking"},
            Bodies("", (), ("https://example.org/x",)),
        ),
        ({"type": "Choice", "items": [text("one"), text("two")]}, Bodies("one\n\ntwo", (), ())),
        (text({"de": "zwei", "en": "two"}), Bodies("two\n\n\\[de\\] zwei", (), ())),
        (text({"@value": "two", "@language": "en"}), Bodies("two", (), ())),
        ({"chars": "an old body"}, Bodies("an old body", (), ())),
    ],
)
def test_what_a_body_says(value: Any, expected: Bodies) -> None:
    assert bodies(value, "en") == expected


def test_the_articles_language_comes_first() -> None:
    said = bodies(text({"en": "two", "de-AT": "zwei"}), "de")
    assert said.note == "zwei\n\n\\[en\\] two"


@pytest.mark.parametrize("value", [5, [5], text(5), text({}), text({"en": 5}), {"type": "Image"}])
def test_what_is_no_body(value: Any) -> None:
    with pytest.raises(BodyError):
        bodies(value, "en")


def test_too_many_bodies_are_no_note() -> None:
    with pytest.raises(BodyError, match="more than 100"):
        bodies([text("x")] * 101, "en")
