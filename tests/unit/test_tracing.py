"""Where sealed words went."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.fingerprints import fingerprints
from glossator.model import Span, TextQuoteSelector
from glossator.tracing import Trace

SEALED = (
    "The council met on Monday in the old hall. It will close three libraries in the north by May, "
    "the mayor said. Nobody had been asked.\nA second paragraph tells of the harbour, its boats "
    "and the people who live beside it. It will close in winter. The end came early this year."
)
CLOSE = "will close three libraries"


def traced(text: str, exact: str, prefix: str | None = None) -> str:
    """Today's text in the passage's place, with a ``?`` if it is not certain; or what is known."""
    home = Trace(fingerprints(SEALED), text).home(TextQuoteSelector(exact=exact, prefix=prefix))
    if home is None:
        return "unknown"
    if home.span is None:
        return "gone"
    words = text[home.span.start : home.span.end]
    return words if home.certain else f"{words}?"


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("", "", CLOSE),
        ("three libraries", "four libraries", "will close four libraries"),
        ("will close three libraries", "shuts them all", "shuts them all"),
        ("It will close three libraries in the north by May, the mayor said. ", "", "gone"),
        ("will close three libraries ", "", "gone"),
        ("It will close three libraries", "She will close three libraries", CLOSE),
        ("The council met", "On that day they all met", CLOSE),
        ("will close three", "will now close all three", "will now close all three libraries"),
        (SEALED, "Wholly other words stand here.", "Wholly other words stand here.?"),
    ],
)  # fmt: skip
def test_a_passage_is_traced(old: str, new: str, place: str) -> None:
    assert traced(SEALED.replace(old, new) if old else SEALED, CLOSE) == place


def test_a_paragraph_is_traced_to_where_it_moved() -> None:
    first, second = SEALED.split("\n")
    assert traced(f"{second}\n{first}", CLOSE) == CLOSE
    assert traced(f"{second}\nNew words come in between.\n{first}", CLOSE) == CLOSE


@pytest.mark.parametrize("exact", ["will close", "never stood here at all", "the", "…"])
def test_words_that_stood_twice_or_never_are_not_traced(exact: str) -> None:
    assert traced(SEALED, exact) == "unknown"


def test_the_words_beside_them_tell_two_passages_apart() -> None:
    assert traced(SEALED, "It will close", "in the old hall. ") == "It will close"
    assert traced(SEALED, "It will close", "live beside it. ") == "It will close"
    text = SEALED.replace("It will close in winter. ", "")
    assert traced(text, "It will close", "live beside it. ") == "gone"


def test_words_not_quoted_to_the_letter_are_a_hint() -> None:
    assert traced(SEALED, "will shut three libraries in the north") == (
        "will close three libraries in the north?"
    )
    assert traced(SEALED, "boats") == "boats?"


def test_words_that_were_another_passage_are_foreign() -> None:
    text = SEALED.replace("It will close three libraries", "It")
    trace = Trace(fingerprints(SEALED), text)
    home = trace.home(TextQuoteSelector(exact=CLOSE))
    start = text.index("will close in winter")
    assert home is not None
    assert trace.foreign(Span(start, start + len("will close in winter")), home) == 1
    assert trace.foreign(Span(start, start + 4), None) == 0


def test_letters_are_traced_where_words_are_not_parted() -> None:
    old = "市政府昨天宣布消息，新港口將在明年春天開始動工，居民表示歡迎。"
    new = "今天，市政府宣布消息，新港口將在後年春天開始動工，居民歡迎。"
    home = Trace(fingerprints(old), new).home(TextQuoteSelector(exact="新港口將在明年春天開始動工"))
    assert home is not None
    assert home.span is not None
    assert new[home.span.start : home.span.end] == "新港口將在後年春天開始動工"


@given(
    st.text("ab .\n一二", max_size=60),
    st.text("ab .\n一二", max_size=60),
    st.text("ab 一", max_size=9),
)
def test_each_word_is_paired_once_with_its_equal(old: str, new: str, exact: str) -> None:
    trace = Trace(fingerprints(old), new)
    for number, today in enumerate(trace.new_of):
        if today >= 0:
            assert trace.old_of[today] == number
    assert sum(n >= 0 for n in trace.new_of) == sum(n >= 0 for n in trace.old_of)
    home = trace.home(TextQuoteSelector(exact=exact))
    if home is not None and home.span is not None:
        assert 0 <= home.span.start < home.span.end <= len(new)
