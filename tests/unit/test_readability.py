"""How hard a text is to read."""

from __future__ import annotations

from glossator.readability import lix, word_count


def test_words_are_counted_without_numbers() -> None:
    assert word_count("It’s 5 well-known words, isn’t it?") == 5
    assert word_count("") == 0


def test_lix_is_words_to_a_sentence_and_the_share_of_long_ones() -> None:
    # 8 words in 2 sentences, 2 of them of more than six letters.
    assert lix("The council decided. Nobody was asked about it.") == 8 / 2 + 100 * 2 / 8
    assert lix("5 > 4") == 0
