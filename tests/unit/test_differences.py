"""Two wordings, compared word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.differences import MAX_WORDS, Piece, compare


def marked(pieces: tuple[Piece, ...]) -> str:
    """What differs in [brackets], what is around in (parentheses)."""
    signs = {"same": "{}", "differs": "[{}]", "around": "({})"}
    return "".join(signs[piece.part].format(piece.text) for piece in pieces)


@pytest.mark.parametrize(
    ("article", "source", "ours", "theirs"),
    [
        ("We are ready", "We are ready", "We are ready", "We are ready"),
        ("We’re ready now", "We are ready now", "[We’re] ready now", "[We are] ready now"),
        ("We're ready", "We’re ready", "We're ready", "We’re ready"),
        ("no choice", "We had no choice, she said", "no choice", "(We had) no choice,( she said)"),
        (
            "very constructive, nearly finalized.",
            "very constructive, with nearly all key details finalized",
            "very constructive, nearly finalized.",
            "very constructive, [with] nearly [all key details] finalized",
        ),
        ("NO CHOICE", "no choice", "NO CHOICE", "no choice"),
        ("a big loss", "a small loss", "a [big] loss", "a [small] loss"),
        ("“yes” – he said", "'Yes', he said", "“yes” – he said", "'Yes', he said"),
    ],
)
def test_pieces(article: str, source: str, ours: str, theirs: str) -> None:
    compared = compare(article, source)
    assert compared is not None
    assert (marked(compared.article), marked(compared.source)) == (ours, theirs)


@pytest.mark.parametrize(
    ("article", "source"),
    [
        ("We are ready", "Мы готовы"),
        ("one two three four", "five six seven one"),
        ("", "words"),
        ("words", ""),
        ("…", "—"),
        ("word " * (MAX_WORDS + 1), "word"),
    ],
)
def test_what_shares_too_little_is_not_compared(article: str, source: str) -> None:
    assert compare(article, source) is None


TEXTS = st.lists(
    st.sampled_from(["a", "b", "c", "é", "“d”", "e,", " – ", "…", "\u05d0", "f\u0301", " "])
).map(" ".join)


@given(article=TEXTS, source=TEXTS)
def test_the_pieces_are_the_wordings(article: str, source: str) -> None:
    compared = compare(article, source)
    if compared is not None:
        assert "".join(piece.text for piece in compared.article) == article
        assert "".join(piece.text for piece in compared.source) == source


@given(text=TEXTS)
def test_a_wording_does_not_differ_from_itself(text: str) -> None:
    compared = compare(text, text)
    if compared is not None:
        assert {piece.part for piece in compared.article + compared.source} == {"same"}
