"""Quotation marks in pairs, and what is none."""

from __future__ import annotations

import pytest

from glossator.detecting.language import rules
from glossator.detecting.quotes.marks import find_marked, paragraphs

RULES = rules("en")["quotes"]


def marked(text: str) -> list[str]:
    return [text[mark.start : mark.end] for mark in find_marked(text, RULES)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“a” and “b”", ["a", "b"]),
        ('"a" and "b"', ["a", "b"]),
        ("'a' and 'b'", ["a", "b"]),
        ("‘a’ and ‘b’", ["a", "b"]),
        ("«a» and « b »", ["a", "b"]),
        ("»a« and »b«", ["a", "b"]),
        ("„a“ and „b”", ["a", "b"]),
        ("‚a‘ and ‚b‘", ["a", "b"]),
        ("``a'' and ``b''", ["a", "b"]),
        ("”a” and ”b”", ["a", "b"]),
        ("“a ‘b’ c”", ["a ‘b’ c", "b"]),
        ("‘a “b” c’", ["a “b” c", "b"]),
        ("\"a 'b' c\"", ["a 'b' c", "b"]),
        ("„a ‚b‘ c“", ["a ‚b‘ c", "b"]),
        ("«a ‹b› c»", ["a ‹b› c", "b"]),
        ("(“a”)—“b”;“c”", ["a", "b", "c"]),
        ("said:“a”", ["a"]),
        ("“a“", ["a"]),
        ("« a » und »b«", ["a", "b"]),
        ("»a» och »b»", ["a", "b"]),
        ("“a ‘b “c” d’ e” f", ["a ‘b “c” d’ e", "b “c” d", "c"]),
        ("‘’E was, that ’un,’ she said", ["’E was, that ’un,"]),
        ("‘an’ I know’, she said", ["an’ I know"]),
        ('poetic about"joint work." He pledged "aid" now', ["joint work.", "aid"]),
        ('the authorities."We got lost." A "dry port"', ["We got lost.", "dry port"]),
    ],
)
def test_pairs(text: str, found: list[str]) -> None:
    assert marked(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "don’t, can't, O’Brien",
        "the ’90s, the '80s, rock 'n' roll, get 'em, ’til dawn",
        "the workers’ rights, James' hat and the boss's desk",
        "6'2\" tall, a 5'11” man, a 27\" screen",
        "“never closed",
        "never opened”",
        "' '",
        "“” and ‘’",
        '<a href="x" title="y">z</a>',
        "",
    ],
)
def test_what_is_no_quote(text: str) -> None:
    assert marked(text) == []


def test_apostrophes_within_single_marks() -> None:
    text = "'The workers' rights matter and we don't mind,' he said. 'It's the '80s again.'"
    assert marked(text) == [
        "The workers' rights matter and we don't mind,",
        "It's the '80s again.",
    ]


def test_inches_within_a_quote() -> None:
    assert marked('"It\'s 27" wide," she said.') == ["It's 27\" wide,"]


def test_a_mark_that_each_paragraph_opens_again() -> None:
    text = "“One.\n\n“Two.\n\n“Three,” she said. “Four.”"
    found = find_marked(text, RULES)
    assert [text[each.start : each.end] for each in found] == ["One.", "Two.", "Three,", "Four."]
    assert [each.carried for each in found] == [True, True, False, False]
    assert [each.continues for each in found] == [False, True, True, False]


def test_an_unbalanced_mark_ends_with_its_paragraph() -> None:
    assert marked("“One is open.\n\nTwo. “Three,” she said.") == ["Three,"]


def test_an_unbalanced_mark_in_mid_sentence_is_not_opened_again() -> None:
    assert marked("The “new bridge is shut.\n\n“No,” she said.") == ["No,"]


def test_the_second_of_two_opening_marks_counts() -> None:
    assert marked("“One, he said. “Two,” she said.") == ["Two,"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\n\n", "\r\n\r\n", "\n \n"])
def test_paragraphs(end: str) -> None:
    text = f"One.{end}Two.{end}Three"
    assert [text[slice(*each)].strip() for each in paragraphs(text)] == ["One.", "Two.", "Three"]


def test_a_long_line_that_was_wrapped_is_one_paragraph() -> None:
    text = "She said on Tuesday that “nothing whatever was\nfurther from the truth” and left."
    assert marked(text) == ["nothing whatever was\nfurther from the truth"]


def test_nesting_has_an_end() -> None:
    text = "«" * 1000 + "a" + "»" * 1000
    assert 0 < len(marked(text)) < 10
