"""An article in numbered lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.lesson.lines import Line, Passages, numbered_lines
from glossator.model import Span

TEXT = "One two three four five six.\nSeven eight nine ten eleven twelve thirteen."


def shown(lines: list[Line]) -> list[str]:
    """Lines as a person would draw them: marks in brackets, then their labels."""
    return [
        f"{line.number}{'¶' if line.first else ' '} "
        + "".join(
            (f"[{piece.text}]" if piece.within else piece.text)
            + "".join(f"({label})" for label in piece.ends)
            for piece in line.pieces
        )
        for line in lines
    ]


def test_lines_are_broken_at_spaces_and_counted_through() -> None:
    assert shown(numbered_lines(TEXT, {}, 16)) == [
        "1¶ One two three",
        "2  four five six.",
        "3¶ Seven eight nine",
        "4  ten eleven",
        "5  twelve thirteen.",
    ]


def test_a_mark_goes_over_lines_and_is_named_where_it_ends() -> None:
    marks = {"Q1": Span(4, 18), "F1": Span(8, 13)}
    assert shown(numbered_lines(TEXT, marks, 16))[:2] == [
        "1¶ One [two ][three](F1)",
        "2  [four](Q1) five six.",
    ]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("  \n\n ", []),
        ("incomprehensibilities and", ["incomprehensibilities", "and"]),
        ("on—and on—and over", ["on—and on—", "and over"]),
        ("a 5\u00a0kg of it all", ["a 5\u00a0kg of", "it all"]),
        ("سلام على الجميع", ["سلام على", "الجميع"]),
        ("𝒂𝒃𝒄 𝒅𝒆𝒇 𝒈𝒉𝒊", ["𝒂𝒃𝒄 𝒅𝒆𝒇", "𝒈𝒉𝒊"]),
    ],
)
def test_where_lines_are_broken(text: str, lines: list[str]) -> None:
    assert [line.text for line in numbered_lines(text, {}, 10)] == lines


def test_the_lines_of_a_passage() -> None:
    lines = numbered_lines(TEXT, {}, 16)
    assert Passages(lines).lines_with("three four") == [1, 2]
    assert Passages(lines).lines_with("  ten\neleven ") == [4]
    assert Passages(numbered_lines("on—and on—and over", {}, 10)).lines_with("on—and over") == [
        1,
        2,
    ]
    assert Passages(lines).lines_with("not there") == []
    assert Passages(lines).lines_with("") == []


@given(
    st.text(st.sampled_from("ab \n—\u00a0é𝒂\u0301"), max_size=80),
    st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=5),
    st.integers(1, 12),
)
def test_no_word_is_lost_and_each_mark_ends_once(
    text: str, ends: list[tuple[int, int]], width: int
) -> None:
    marks = {
        f"M{at}": Span(*sorted((one % (len(text) + 1), two % (len(text) + 1))))
        for at, (one, two) in enumerate(ends)
    }
    lines = numbered_lines(text, marks, width)
    assert "".join("".join(line.text for line in lines).split()) == "".join(text.split())
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    for label, span in marks.items():
        inside = "".join(
            piece.text for line in lines for piece in line.pieces if label in piece.within
        )
        assert "".join(inside.split()) == "".join(text[span.start : span.end].split())
