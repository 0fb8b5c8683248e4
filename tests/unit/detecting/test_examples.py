"""Every table of rules has an example in its language's file, and the example holds."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

import pytest

from glossator.detecting import detect, languages
from glossator.detecting.language import rules
from glossator.importing.bylines import author_of
from telling import told

DATE = datetime.date(2025, 2, 25)
EXAMPLES = [
    pytest.param(language, example, id=f"{language}-{number}-{example['of']}")
    for language in languages()
    for number, example in enumerate(rules(language)["examples"])
]


@pytest.mark.parametrize(("language", "example"), EXAMPLES)
def test_an_example_holds(language: str, example: dict[str, Any]) -> None:
    if example["of"] == "bylines":
        assert author_of(example["text"]) == example["author"]
    else:
        assert told(detect(example["text"], language=language, date=DATE)) == example["finds"]


def tables(data: dict[str, Any], name: str = "") -> Iterator[str]:
    """The tables that hold rules, by their dotted names; inline ones with them."""
    for key, value in data.items():
        if isinstance(value, dict):
            inner = f"{name}.{key}" if name else key
            if any(not isinstance(each, dict) for each in value.values()):
                yield inner
            yield from tables(value, inner)


@pytest.mark.parametrize("language", languages())
def test_every_table_of_rules_has_an_example(language: str) -> None:
    data = {key: value for key, value in rules(language).items() if key != "examples"}
    shown = {example["of"] for example in rules(language)["examples"]}
    assert set(tables(data)) - shown == set()


@pytest.mark.parametrize("language", languages())
def test_the_languages_have_the_same_tables(language: str) -> None:
    english = {key: value for key, value in rules("en").items() if key != "examples"}
    other = {key: value for key, value in rules(language).items() if key != "examples"}
    assert set(tables(other)) == set(tables(english))
