"""Languages as bibliographies name them."""

from __future__ import annotations

import pytest

from glossator.exchanging.languages import language_tag


@pytest.mark.parametrize(
    ("value", "tag"),
    [
        ("de", "de"),
        ("pt-BR", "pt-BR"),
        ("en_US", "en-US"),
        ("German", "de"),
        ("Deutsch", "de"),
        ("english", "en"),
        ("Українська", "uk"),
        ("ngerman", "de"),
        ("british", "en-GB"),
        ("American English", "en-US"),
        ("eng", "en"),
        ("ger", "de"),
        ("gsw", "gsw"),
    ],
)
def test_names_and_tags(value: str, tag: str) -> None:
    assert language_tag(value) == (tag, None)


@pytest.mark.parametrize("value", ["de; en", "de, en", "German and English", "de/en"])
def test_of_several_the_first_counts_and_is_told(value: str) -> None:
    tag, told = language_tag(value)
    assert tag == "de"
    assert told == f"language “{value}” is taken for de"


@pytest.mark.parametrize("value", ["English!", "in the original", ";", "Klingonish", "en_US.UTF-8"])
def test_what_nobody_knows_is_left_out_and_told(value: str) -> None:
    assert language_tag(value) == (None, f"left out: language “{value}”")
