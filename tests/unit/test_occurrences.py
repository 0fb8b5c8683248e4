"""Where words stand: by the index or by reading, the places are the same."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from glossator import occurrences
from glossator.occurrences import Occurrences


def read(text: str, words: str) -> list[int]:
    """Every place, as plainly as can be."""
    return [start for start in range(len(text)) if words and text.startswith(words, start)]


TEXTS = st.lists(st.sampled_from(["said ", "the ", "minister", "\n", "a", "Київ ", "𝔊"])).map(
    "".join
)


@given(TEXTS, st.integers(0, 60), st.integers(0, 20), st.sampled_from([1, 500]))
@example("the minister the minister", 0, 12, 1)
@example("aaaaaaaaaaaaaaaa", 0, 8, 1)  # they overlap
@example("a minister", 1, 9, 1)  # up to the end, at an odd place
def test_the_index_gives_the_places_that_reading_gives(
    text: str, start: int, length: int, dear: int
) -> None:
    for words in (text[start : start + length], text[start : start + length] + "x"):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(occurrences, "_DEAR", dear)
            assert list(Occurrences(text, patience=0).of(words)) == read(text, words)
            assert list(Occurrences(text).of(words)) == read(text, words)


def test_after_some_searches_the_text_is_read_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    words = [f"word{number}" for number in range(1_000, 2_000)]
    found = Occurrences(" ".join(words))
    before = [list(found.of(each)) for each in words[:300]]
    monkeypatch.setattr(Occurrences, "_read", None)
    assert [list(found.of(each)) for each in words[:300]] == before
    assert list(found.of("word2000")) == []
    assert list(found.of("word1999")) == [999 * 9]
