"""Whether a page still has the words, and beside the same words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.linking.passages import PageWords, Seen, parts_of
from glossator.model import Passage

DAY = "2026-11-29"
EXACT = "We had no good choice left"
BEFORE = (
    "The mayor spoke.\nShe said on Tuesday: “We had no good choice left,” and sat down.\nThe end."
)


def look(text: str, exact: str = EXACT, known: Passage | None = None) -> Seen:
    return PageWords(text).look_up(exact, known, DAY)


def known(text: str = BEFORE, exact: str = EXACT) -> Passage:
    return look(text, exact).passage


def test_words_that_are_found_for_the_first_time() -> None:
    seen = look(f"Long before that. {BEFORE}")
    assert seen.state == "same"
    assert seen.passage == Passage(
        exact=EXACT,
        start=len("Long before that. ") + BEFORE.index("We had"),
        prefix=" The mayor spoke.\nShe said on Tuesday: “",
        suffix=",” and sat down.\nThe end.",
    )


@pytest.mark.parametrize(
    ("exact", "text"),
    [
        ("We had no good choice left.", "“We had no good choice left,” she said"),
        ("we had no good choice left", "We had no good choice left"),
        ("We had no “good” choice", 'We had no "good" choice'),
        ("We had\nno good choice", "We had no\u00a0good choice"),
        ("We had … choice left", "We had no good choice left"),
        ("We had [...] choice . . . left.", "We had no good choice at all left"),
        ("[The council] had no good choice", "It had no good choice"),
        ("an increase of 5%", "saw an increase of 5%."),
        ("$500 billion", "some $500 billion"),
        ("нас их много", "У нас их много, на порядок"),
        ("cafe\u0301 closed", "the café closed"),
        ("שלום עולם", "אמר: שלום עולם."),
        ("a [sic] word", "has a [sic] word in it"),
        ("we’re 👩🏽‍🏫 here", "and we're 👩🏽‍🏫 here now"),
    ],
)
def test_words_that_are_there(exact: str, text: str) -> None:
    assert look(text, exact).state == "same"


@pytest.mark.parametrize(
    ("exact", "text"),
    [
        ("We had no good choice", "We had no choice"),
        ("We had no good choice", "We had no Good choice"),
        ("We had no choice", "We had a choice"),
        ("choice … had", "We had no good choice left"),
        ("an increase of 5%", "an increase of 25%"),
        ("5%", "an increase of 25%"),
        ("art", "start"),
        ("5 million", "5 milliont"),
        ("12", "12.5"),
        ("left", ""),
    ],
)
def test_words_that_are_not(exact: str, text: str) -> None:
    seen = look(text, exact)
    assert seen.state == "gone"
    assert seen.passage.gone == DAY
    assert seen.passage.start is None


@pytest.mark.parametrize("exact", ["…", "[...]", "“”", "[nothing but an addition]", "[a] … [b]"])
def test_a_wording_without_words(exact: str) -> None:
    assert look(BEFORE, exact).state == "gone"


@pytest.mark.parametrize(
    ("now", "state"),
    [
        (BEFORE, "same"),
        ("An advertisement.\n\n" + BEFORE, "same"),
        (BEFORE.replace("The mayor spoke.", "Read more about this."), "same"),
        (BEFORE.replace(": “", ': "').replace(",”", ',"'), "same"),
        (BEFORE.replace("on Tuesday", "on Monday"), "moved"),
        (BEFORE.replace("and sat down", "he claimed"), "moved"),
        (BEFORE.replace("She said", "She denied having said"), "moved"),
        ("She denied having said: “We had no good choice left,” and sat down.", "moved"),
        (BEFORE.replace("good ", ""), "gone"),
    ],
)
def test_against_what_was_known(now: str, state: str) -> None:
    assert look(now, known=known()).state == state


ALONE = "One\nWe had no good choice left\nTwo"


@pytest.mark.parametrize(
    ("now", "state"),
    [
        (ALONE, "same"),
        (ALONE.replace("One", "Other"), "same"),
        (ALONE.replace("Two", "Other"), "same"),
        (ALONE.replace("One", "Other").replace("Two", "Other"), "moved"),
        (ALONE.replace("We had", "No: We had"), "moved"),
    ],
)
def test_a_paragraph_of_its_own_is_known_by_its_neighbours(now: str, state: str) -> None:
    assert look(now, known=known(ALONE)).state == state


def test_what_comes_and_goes_above_changes_nothing() -> None:
    before = known("x " * 50 + BEFORE)
    assert look("y " * 300 + "x " * 50 + BEFORE, known=before).passage == before


def test_of_several_places_the_known_one_counts() -> None:
    text = f"{EXACT}.\nIn short: {EXACT}!\n{BEFORE}"
    assert look(text, known=known()).passage.suffix.startswith(",” and sat down.")


def test_words_that_were_edited_are_shown() -> None:
    text = BEFORE.replace("no good choice left", "no very good choice left")
    seen = look(text, known=known())
    assert seen.state == "gone"
    assert seen.passage.reads == "We had no very good choice left"
    assert seen.passage.prefix == known().prefix


def test_words_that_were_missed_before() -> None:
    missed = replace(known(), gone="2026-11-01", reads="x")
    assert look("Nothing.", known=missed).passage.gone == "2026-11-01"
    back = look(BEFORE, known=missed)
    assert (back.state, back.passage.gone, back.passage.reads) == ("same", None, None)


def test_words_that_were_never_seen_and_now_are() -> None:
    assert look(BEFORE, known=Passage(exact=EXACT, gone="2026-11-01")).state == "same"


def test_control_characters_do_not_get_into_the_lock_file() -> None:
    seen = look("a\x02\u2028\u202e\x85b We had no good choice left c\x00d")
    assert seen.passage.prefix == "a    b "
    assert seen.passage.suffix == " c d"


@pytest.mark.parametrize("sign", ["…", "[", "[ ", ". ", " ", "[a]", "“", "+", "\n"])
def test_no_wording_takes_long(sign: str) -> None:
    parts_of(sign * (20_000 // len(sign)) + "x")
    look("word " * 20_000, "x" + sign * (20_000 // len(sign)) + "y")


@given(st.text(max_size=60), st.text(max_size=60), st.text(min_size=1, max_size=30))
def test_what_stands_there_with_spaces_around_it_is_found(
    before: str, after: str, words: str
) -> None:
    seen = look(f"{before} {words} {after}", words)
    if any(sign.isalnum() for sign in words) and "[" not in words:
        again = look(f"{before} {words} {after}", words, seen.passage)
        assert (again.state, again.passage) == (seen.state, seen.passage)
