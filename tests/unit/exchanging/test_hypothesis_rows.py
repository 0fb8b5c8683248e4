"""Annotations as Hypothes.is gives them."""

from __future__ import annotations

from typing import Any

import pytest

from exchange_samples import ADDRESS, row
from glossator.exchanging.hypothesis import annotation_of, is_row
from glossator.exchanging.results import MALFORMED


def test_a_row() -> None:
    made = annotation_of(row(tags=["figure", " "], user_info={"display_name": "Jane Doe"}), "a 1")
    assert made.where == "a 1"
    assert made.address == "https://hypothes.is/a/abc"
    assert made.document == ADDRESS
    assert made.words == "We are ready"
    assert made.selected.positions == ()
    assert (made.note, made.tags) == ("A *note*.", ("figure",))
    assert (made.creator, made.created) == ("Jane Doe", "2024-05-01T10:00:00.000000+00:00")
    assert made.refusal is None
    assert made.held_back is None


def test_the_account_is_the_name_where_no_other_is() -> None:
    assert annotation_of(row(), "x").creator == "jane"
    assert annotation_of(row(user=5), "x").creator is None


@pytest.mark.parametrize(
    ("fields", "held_back", "refusal"),
    [
        ({"group": "8MpiRw9n"}, "group", None),
        ({"permissions": {"read": ["acct:jane@hypothes.is"]}}, "private", None),
        ({"permissions": {}}, None, None),
        ({"references": ["xyz"]}, None, "reply"),
        ({"hidden": True}, None, "hidden"),
        ({"permissions": {"read": "all"}}, None, MALFORMED),
        ({"uri": None}, None, MALFORMED),
        ({"text": ["x"]}, None, MALFORMED),
        ({"tags": "x"}, None, MALFORMED),
        ({"target": "x"}, None, MALFORMED),
        ({"target": [{"selector": 5}]}, None, MALFORMED),
    ],
)
def test_what_is_not_for_everybody_or_no_annotation(
    fields: dict[str, Any], held_back: str | None, refusal: str | None
) -> None:
    made = annotation_of(row(**fields), "x")
    assert (made.held_back.code if made.held_back else None) == held_back
    assert (made.refusal.code if made.refusal else None) == refusal


def test_a_page_note_names_no_words() -> None:
    assert annotation_of(row(None), "x").selected.is_empty


def test_what_a_row_is() -> None:
    assert is_row(row())
    assert not is_row({"uri": "x", "body": {}, "target": []})
    assert not is_row({"type": "Annotation", "target": "x"})
