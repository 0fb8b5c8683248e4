"""What comes near a passage, and what does not."""

from __future__ import annotations

from itertools import pairwise

import pytest

from glossator.approximate import MAX_WORDS, WordIndex, words_in

TEXT = (
    "The council met on Monday. It will close three of the old libraries in the north by May. "
    "Nobody had been asked. The mayor, Ana Lind, spoke of 12% fewer visits and $5 a head."
)

CLOSE = "close three of the old libraries in the north"


def near(exact: str, prefix: str = "", suffix: str = "", text: str = TEXT) -> list[str]:
    return [text[each.start : each.end] for each in WordIndex(text).near(exact, prefix, suffix)]


@pytest.mark.parametrize(
    ("exact", "found"),
    [
        (CLOSE, CLOSE),
        ("close four of the old libraries in the north", CLOSE),
        ("close three of the libraries in the north", CLOSE),
        ("close three of the very old libraries in the north", CLOSE),
        ("clsoe three of the old libaries in the north", CLOSE),
        ("CLOSE THREE OF THE OLD LIBRARIES", "close three of the old libraries"),
        ("“fewer visits and 5 a head.”", "fewer visits and $5 a head."),
        ("libaries", "libraries"),
        ("13%", "12%"),
    ],
)  # fmt: skip
def test_edited_words(exact: str, found: str) -> None:
    assert near(exact)[:1] == [found]


@pytest.mark.parametrize(
    "exact",
    [
        "a wholly different sentence about winter fuel and angry letters",
        "…",
        "",
        "word " * (MAX_WORDS + 1),
    ],
)
def test_nothing_comes_near(exact: str) -> None:
    assert near(exact) == []


def test_the_words_around_it_say_where_a_changed_figure_is() -> None:
    text = "Rents rose by 12% in Bonn. Wages rose by 12% in Köln. Prices fell by 13% in Ulm."
    assert near("14%", "Wages rose by", "in Köln", text=text)[0] == "12%"
    start = WordIndex(text).near("14%", "Wages rose by", "in Köln")[0].start
    assert start == text.index("12% in Köln")


def test_a_paragraph_in_the_middle_does_not_hide_the_passage() -> None:
    words = "the quick brown fox jumps over the lazy dog and runs to the river bank".split()
    text = " ".join(
        [*"An old tale tells:".split(), *words[:7], "Read also: ten foxes. ", *words[7:]]
    )
    (found,) = near(" ".join(words), text=text)
    assert found.startswith("the quick")
    assert found.endswith("river bank")


def test_of_several_places_the_nearest_is_first_and_none_overlap() -> None:
    text = "We will see the red house. We will see the blue house. We will buy the red house now."
    found = WordIndex(text).near("We shall buy the red house now")
    spans = [(each.start, each.end) for each in found]
    assert text[slice(*spans[0])] == "We will buy the red house now"
    ordered = sorted(spans)
    assert all(one[1] <= two[0] for one, two in pairwise(ordered))


def test_words() -> None:
    assert words_in("It's 1,000.5% of “Kiëv’s” नमस्ते שָׁלוֹם 東京 x2") == [
        "it's", "1,000.5", "%", "of", "kiëv", "s", "नमस्ते", "שָׁלוֹם", "東", "京", "x2",
    ]  # fmt: skip


def test_a_text_of_one_word_repeated_is_no_burden() -> None:
    index = WordIndex("one " * 100_000)
    assert index.near("one two three one two three") == []
