"""Where a text differs from the one that was sealed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.fingerprints import MAX_WORDS, Difference, fingerprints, first_difference

SEALED = "The talks were held on Tuesday in Riyadh, and 12 people came to hear “the news”."


@pytest.mark.parametrize(
    ("text", "number", "new", "lost"),
    [
        (SEALED.replace("Tuesday", "Monday"), 6, ("Monday",), 1),
        (SEALED.replace(" on Tuesday", ""), 5, (), 2),
        (SEALED.replace("talks", "long dull talks"), 2, ("long", "dull"), 0),
        (SEALED.replace("12 people", "13 persons"), 10, ("13", "persons"), 2),
        (SEALED.replace("“the", '"the'), 15, ('"the',), 1),
        (SEALED.replace("on Tuesday", "on\u00a0Tuesday"), 5, ("on\u00a0Tuesday",), 2),
        (SEALED.replace("Riyadh", "Ri\u00adyadh"), 8, ("Ri\u00adyadh,",), 1),
        (SEALED + " And more", 17, ("And", "more"), 0),
        (SEALED.removesuffix(" “the news”."), 15, (), 2),
        ("Now " + SEALED, 1, ("Now",), 0),
        ("", 1, (), 1),
        ("Nothing of all this", 1, ("Nothing",), 1),
    ],
)
def test_the_first_word_that_differs(
    text: str, number: int, new: tuple[str, ...], lost: int
) -> None:
    found = first_difference(fingerprints(SEALED), text)
    assert found is not None
    assert (found.number, found.new, found.lost) == (number, new, lost)


def test_the_place_is_shown_with_the_words_around_it() -> None:
    found = first_difference(fingerprints(SEALED), SEALED.replace("Tuesday", "Monday"))
    assert found == Difference(6, ("Monday",), 1, "talks were held on", "in Riyadh, and 12")


def test_white_space_that_a_page_does_not_show_counts_for_nothing() -> None:
    text = SEALED.replace(" ", "\n  ")
    assert first_difference(fingerprints(SEALED), text) is None
    filed = fingerprints(SEALED)
    assert first_difference(f"{filed[:7]}\n {filed[7:]}\n", SEALED) is None


def test_the_words_after_many_are_left_out() -> None:
    text = "word " * (MAX_WORDS + 5)
    assert len(fingerprints(text)) == 2 * MAX_WORDS
    assert first_difference(fingerprints(text), f"{text} more") is None


@given(st.text(), st.text())
def test_no_difference_is_said_where_there_is_none(text: str, filed: str) -> None:
    assert first_difference(fingerprints(text), text) is None
    first_difference(filed, text)


@given(
    words=st.lists(st.integers(0, 10_000).map(str), min_size=1, max_size=40, unique=True),
    data=st.data(),
)
def test_a_changed_word_is_named(words: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(words) - 1))
    changed = [*words[:at], "changed", *words[at + 1 :]]
    found = first_difference(fingerprints(" ".join(words)), " ".join(changed))
    if fingerprints(words[at]) != fingerprints("changed"):
        assert found is not None
        assert (found.number, found.new, found.lost) == (at + 1, ("changed",), 1)
