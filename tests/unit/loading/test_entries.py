"""Entries from elsewhere, judged before they are written."""

from __future__ import annotations

from typing import Any

import pytest

from glossator.loading.entries import EntryError, parsed_entries
from glossator.model import Claim, Link
from samples import COMPLETE


def test_a_whole_file() -> None:
    parsed = parsed_entries({key: value for key, value in COMPLETE.items() if key != "article"})
    assert len(parsed.quotes) == 2
    assert parsed.sources["post"].stated >= {"outlet", "title"}


def test_numbers_and_truth_values_as_json_has_them() -> None:
    parsed = parsed_entries(
        {
            "links": [{"id": "l1", "exact": "x", "source": "a", "linked": True}],
            "questions": [{"id": "w1", "question": "Why?", "minutes": 5}],
        },
        sources={"a"},
    )
    assert isinstance(parsed.links[0], Link)
    assert (parsed.links[0].linked, parsed.questions[0].minutes) == (True, 5)


def test_links_to_glosses_are_not_judged() -> None:
    claim = {"id": "c1", "exact": "x", "note": "[y](#note-elsewhere)"}
    assert isinstance(parsed_entries({"claims": [claim]}).claims[0], Claim)


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"exact": "x"}, "The key “id” is missing"),
        ({"id": "c 1", "exact": "x"}, "is not usable"),
        ({"id": "c1"}, "neither which words"),
        ({"id": "c1", "exact": None}, "neither which words"),
        ({"id": "c1", "exact": "x", "sources": ["none"]}, "Unknown source “none”"),
        ({"id": "c1", "exact": "x", "claimed_by": "none"}, "Unknown speaker “none”"),
        ({"id": "c1", "exact": "x", "verdict": "sure"}, "“verdict” is “sure”"),
        ({"id": "c1", "exact": "x", "strange": "y"}, "Unknown key “strange”"),
        ({"id": "c1", "exact": "x", "note": "a\0"}, "control character (U+0000)"),
        ({"id": "c1", "exact": "x", "note": "\ud800"}, "control character (U+D800)"),
        ({"id": "c1", "exact": "x", "note": "x" * 20_001}, "20,001 characters"),
        ({"id": "c1", "exact": "x", "note": "[x](data:y)"}, "A link in a note leads to"),
        ({"id": "c1", "exact": ["x"]}, "should be text"),
        ({"id": "c1", "exact": object()}, "a value that is no text"),
    ],
)
def test_what_no_gloss_file_may_hold(entry: dict[str, Any], said: str) -> None:
    with pytest.raises(EntryError) as caught:
        parsed_entries({"claims": [entry]})
    assert said in str(caught.value)


def test_deep_nesting_ends() -> None:
    value: Any = "x"
    for _ in range(500):
        value = [value]
    with pytest.raises(EntryError, match="nested too deeply"):
        parsed_entries({"claims": [{"id": "c1", "exact": value}]})
