"""Two wordings of one saying, compared word by word."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.differences import MAX_WORDS, Piece, compare

_SIGNS = {"same": "{}", "differs": "[{}]", "around": "({})"}


def drawn(pieces: Iterable[Piece]) -> str:
    """What differs in brackets, what stands around in parentheses."""
    return "".join(_SIGNS[piece.part].format(piece.text) for piece in pieces)


def both(article: str, source: str) -> tuple[str, str]:
    compared = compare(article, source)
    assert compared is not None
    return drawn(compared.article), drawn(compared.source)


def is_alike(article: str, source: str) -> bool:
    compared = compare(article, source)
    return compared is not None and {piece.part for side in compared for piece in side} == {"same"}


@pytest.mark.parametrize(
    ("article", "source", "shown"),
    [
        pytest.param(
            "We are ready to go.",
            "We are not ready to go.",
            ("We are ready to go.", "We are [not] ready to go."),
            id="left out",
        ),
        pytest.param(
            "We are really ready to go",
            "We are ready to go",
            ("We are [really] ready to go", "We are ready to go"),
            id="put in",
        ),
        pytest.param(
            "We must sell the land today",
            "We may sell the land tomorrow",
            ("We [must] sell the land [today]", "We [may] sell the land [tomorrow]"),
            id="put in place of another",
        ),
        pytest.param(
            "new, old and blue",
            "new – and blue",
            ("new, [old] and blue", "new – and blue"),
            id="what stands between two sides belongs to neither",
        ),
        pytest.param(
            "“five million tonnes”",
            "five billion tonnes",
            ("“five [million] tonnes”", "five [billion] tonnes"),
            id="marks stay with their word",
        ),
        pytest.param(
            "for $500 in cash",
            "for €500 in cash",
            ("for [$]500 in cash", "for [€]500 in cash"),
            id="a sign is a word",
        ),
    ],
)
def test_word_by_word(article: str, source: str, shown: tuple[str, str]) -> None:
    assert both(article, source) == shown


@pytest.mark.parametrize(
    ("article", "source"),
    [
        ("We Are READY", "we are ready"),
        ("“It’s ‘new’,”", "\"It's 'new'\""),
        ("«Straße»", "„STRASSE“"),
        ("Ready? Yes!", "ready, yes"),
        ("one  two\nthree", "one two three"),
        ("one – two", "one… two"),
        ("cafe\u0301 here", "caf\u00e9 here"),
        ("5\u00a0million", "5 million"),
        ("5\u202f% more", "5% more"),
    ],
)
def test_case_marks_and_spaces_count_for_nothing(article: str, source: str) -> None:
    assert is_alike(article, source)


@pytest.mark.parametrize(
    ("article", "source"),
    [
        ("a price of $500", "a price of €500"),
        ("a rise of 5%", "a rise of 5"),
        ("it’s one", "its one"),
    ],
)
def test_what_makes_another_word_counts(article: str, source: str) -> None:
    compared = compare(article, source)
    assert compared is not None
    assert not is_alike(article, source)


def test_what_a_source_says_before_and_after_stands_around() -> None:
    ours, theirs = both("new territories", "and our so-called new territories – our land")
    assert ours == "new territories"
    assert theirs == "(and our so-called) new territories( – our land)"


def test_what_is_cut_at_the_beginning_or_the_end_of_both_is_no_surrounding() -> None:
    assert both("They say we had no choice", "He says we had no choice") == (
        "[They say] we had no choice",
        "[He says] we had no choice",
    )
    assert both("we had no choice left", "we had no choice there, sadly") == (
        "we had no choice [left]",
        "we had no choice [there, sadly]",
    )


@pytest.mark.parametrize(
    ("article", "source"),
    [
        ("We are ready", "Nobody ever said so"),
        ("one two three four five", "one two six seven eight"),
        ("Мы готовы", "We are ready"),
    ],
)
def test_too_little_in_common_is_not_compared(article: str, source: str) -> None:
    assert compare(article, source) is None


def test_half_the_words_of_the_article_are_enough() -> None:
    assert compare("one two three four", "one two five six seven eight nine") is not None


@pytest.mark.parametrize("empty", ["", " ", "\n", "…", "– “”", "."])
def test_nothing_is_not_compared(empty: str) -> None:
    assert compare(empty, "words") is None
    assert compare("words", empty) is None
    assert compare(empty, empty) is None


def test_very_long_wordings_are_not_compared() -> None:
    longest = " ".join(f"word{number}" for number in range(MAX_WORDS))
    assert is_alike(longest, longest)
    assert compare("word0", f"{longest} more") is None
    assert compare(f"{longest} more", longest) is None


_WORDS = st.sampled_from(
    ["we", "We", "are", "not", "ready", "“ready”", "–", "…", "5%", "$5", "it’s", "it's", ",", "—x",
     "e\u0301", "ß", "SS", "שלום", "\u200b", "\u00ad", "’", "İ"]
)  # fmt: skip
_SPACES = st.sampled_from([" ", "  ", "\n", "\u00a0", ""])
WORDINGS = st.lists(st.tuples(_WORDS, _SPACES), max_size=12).map(
    lambda pairs: "".join(word + space for word, space in pairs)
)


@given(WORDINGS | st.text(max_size=40), WORDINGS | st.text(max_size=40))
def test_pieces_join_to_the_wordings(article: str, source: str) -> None:
    compared = compare(article, source)
    if compared is not None:
        assert "".join(piece.text for piece in compared.article) == article
        assert "".join(piece.text for piece in compared.source) == source
        assert all(piece.text for side in compared for piece in side)
        assert "around" not in {piece.part for piece in compared.article}


@given(WORDINGS)
def test_a_wording_is_alike_to_itself(wording: str) -> None:
    compared = compare(wording, wording)
    assert compared is None or is_alike(wording, wording)
