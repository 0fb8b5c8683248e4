"""Plain words as Markdown that shows just these words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.exchanging.literal import literal
from glossator.prose import Prose

LINES = st.text(
    st.one_of(
        st.sampled_from(list("\\`*_[]()<>#+-=!&;.1aé :~^|{}\"'/@")),
        st.characters(exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp", "Co"]),
    ),
    max_size=30,
).filter(lambda line: "\u2028" not in line)


@given(st.lists(LINES, min_size=1, max_size=3))
def test_what_is_shown_is_what_was_given(lines: list[str]) -> None:
    shown = Prose().plain("  \n".join(literal(line) for line in lines if line.strip()))
    assert shown == " ".join(" ".join(lines).split())


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("jane_doe", "jane_doe"),
        ("_jane_", r"\_jane\_"),
        ("2 = 2, a & b", "2 = 2, a & b"),
        ("&lt;b> <b>", "&amp;lt;b> &lt;b>"),
        ("1. one", r"1\. one"),
        ("- one", r"\- one"),
        ("=== ", "&#61;=="),
    ],
)
def test_little_is_escaped(line: str, expected: str) -> None:
    assert literal(line) == expected
