"""Plain data as the lines of a gloss file: YAML reads back what was written."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from glossator.drafting.yaml_text import Entry, lines_of, mapping_lines

TEXTS = st.text(
    st.one_of(
        st.sampled_from(list("\n\n -:#'\"[]{}&*!|>%@`~,.?\\ab\u00a0\u2009")),
        st.characters(exclude_categories=["Cs", "Cc", "Cn"], exclude_characters="\ufeff"),
    ),
    max_size=30,
)
VALUES = st.recursive(
    TEXTS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["text", "on", "source"]), inner, max_size=3),
    ),
    max_leaves=6,
)
ENTRIES = st.dictionaries(st.sampled_from(["id", "note", "wording", "said"]), VALUES, min_size=1)


def usual(value: Any) -> bool:
    """Whether a gloss file may have such a value: there are no lists of lists in one."""
    if isinstance(value, dict):
        return bool(value) and all(usual(each) for each in value.values())
    if isinstance(value, list):
        kinds = {isinstance(each, dict) for each in value}
        lists = any(isinstance(each, list) for each in value)
        return bool(value) and len(kinds) == 1 and not lists and all(map(usual, value))
    return True


@given(ENTRIES.filter(lambda entry: all(usual(value) for value in entry.values())))
def test_what_is_written_is_read(entry: dict[str, Any]) -> None:
    text = "list:\n" + "".join(f"{line}\n" for line in lines_of(Entry(entry), "  "))
    assert yaml.load(text, Loader=yaml.BaseLoader) == {"list": [entry]}
    text = "section:\n" + "".join(f"{line}\n" for line in mapping_lines(entry, "  "))
    assert yaml.load(text, Loader=yaml.BaseLoader) == {"section": entry}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"id": "q1", "exact": "5%"}, ["- id: q1", "  exact: 5%"]),
        ({"sources": ["a", "b"]}, ["- sources: [a, b]"]),
        (
            {"said": {"on": "2025-02-24", "at": "a talk"}},
            ["- said: {on: 2025-02-24, at: a talk}"],
        ),
        ({"note": "One.\n\n- two"}, ["- note: |-", "    One.", "", "    - two"]),
        ({"note": " One.\nTwo"}, ['- note: " One.\\nTwo"']),
        ({"note": "One.\n"}, ['- note: "One.\\n"']),
        ({"linked": True}, ["- linked: true"]),
        ({"author": None}, ["- author: null"]),
        ({"author": "null"}, ['- author: "null"']),
        (
            {"wording": [{"text": "One.\nTwo", "source": "a"}]},
            ["- wording:", "    - text: |-", "        One.", "        Two", "      source: a"],
        ),
        (
            {"said": {"at": "x" * 100}},
            ["- said:", f"    at: {'x' * 100}"],
        ),
    ],
)
def test_as_a_person_would_write_it(fields: dict[str, Any], expected: list[str]) -> None:
    assert list(lines_of(Entry(fields), "")) == expected
