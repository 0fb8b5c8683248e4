"""On which line of the Markdown a word of the article stands."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.judging.source_lines import SourceLines

CASES = {
    "a word that is there once": (
        "Ada paid 40 pounds.",
        "# T\n\nAda paid\n40 pounds.\n",
        "40",
        0,
        4,
    ),
    "the second of two": ("In 2020 and in 2020.", "In 2020\nand in\n2020.\n", "2020", 1, 3),
    "an address before it has it too": (
        "The town, in 2020 it grew.",
        "The [town](https://e.org/2020/a),\nin 2020 it grew.\n",
        "2020",
        0,
        2,
    ),
    "metadata before it has it too": (
        "It cost 5 million then.",
        "---\ntitle: The 5 roads\n---\n\nIt cost 5 million then.\n",
        "5",
        0,
        5,
    ),
    "marked up": ("She said “two weeks” then.", "She said\n“*two* \\\nweeks” then.\n", "two", 0, 2),
    "a sign before the word": ("It is £40 now.", "It is\n£40 now.\n", "£40", 0, 2),
    "Windows' line ends": ("a b c", "a\r\nb\r\nc", "c", 0, 3),
    "astral and combining signs": ("𝟗𝟗 e\u0301a 7", "𝟗𝟗\ne\u0301a\n7", "7", 0, 3),
    "not in the source": ("a 7", "a", "7", 0, 1),
    "no word after it": ("a %", "a\n%", "%", 0, 1),
    "nothing tells them apart": ("9 9 9", "9 9\n9 9", "9", 2, 2),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_line_of_a_word(case: tuple[str, str, str, int, int]) -> None:
    text, source, words, number, line = case
    start = [found.start() for found in re.finditer(re.escape(words), text)][number]
    assert SourceLines(text, source).of(start) == line


_WORDS = st.lists(
    st.lists(st.sampled_from(["a", "b", "7", "2020", "é", "𝟗"]), min_size=1), min_size=1
)


@given(_WORDS)
def test_every_word_has_its_own_line_if_the_source_has_nothing_else(lines: list[list[str]]) -> None:
    text = " ".join(" ".join(line) for line in lines)
    asked = SourceLines(text, "\n".join(" ".join(line) for line in lines))
    found = [asked.of(word.start()) for word in re.finditer(r"\S+", text)]
    assert found == [number for number, line in enumerate(lines, 1) for _ in line]
