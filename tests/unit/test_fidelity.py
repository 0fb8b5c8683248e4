"""Which fidelity word a quote deserves: golden pairs, and what holds of all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.fidelity import fidelity_of

SOURCE = (
    "We will not, as far as I can tell, send troops to the border. We will send food and "
    "medicine, because people need them. Is that clear? The costs are 40 percent higher."
)

CASES = [
    # The words, and nothing but punctuation, case and marks differ.
    ("We will send food and medicine", "verbatim"),
    ("“we will send food and medicine,”", "verbatim"),
    ("[w]e will send food and medicine", "verbatim"),
    ("We will send food [sic] and medicine", "verbatim"),
    ("Is that clear?", "verbatim"),
    ("food … and medicine", "verbatim"),  # a pause: nothing was left out
    # Cut within a sentence, or at an ellipsis.
    ("We will not send troops to the border", "truncated"),
    ("We will send food because people need them", "truncated"),
    ("We will not … send troops", "truncated"),
    ("We will not [...] send troops", "truncated"),
    ("We will not . . . send troops", "truncated"),
    ("We will send food and medicine … The costs are 40 percent higher", "truncated"),
    ("We will send troops to the border", "truncated"),  # the “not” is gone
    ("We will not send … food and medicine", "truncated"),
    # Sentences joined without a word of it, or in another order.
    ("because people need them. The costs are 40 percent higher", "spliced"),
    ("We will send food and medicine. The costs are 40 percent higher", "spliced"),
    ("The costs are 40 percent higher. We will send food and medicine", "spliced"),
    ("people need them … We will send food", "spliced"),
    # Changed words.
    ("We would send food and medicine", "altered"),
    ("[The government] will send food and medicine", "altered"),
    ("We will send food and [some] medicine", "altered"),
    ("The costs are 50 percent higher", "altered"),
    ("The costs are 40 percent lower", "altered"),
    ("We'll send food and medicine", "altered"),
    # Not there.
    ("Nobody knows anything of this", "not-found"),
    ("peace", "not-found"),
]


@pytest.mark.parametrize(("quote", "word"), CASES, ids=[case[0] for case in CASES])
def test_each_change_gets_its_word(quote: str, word: str) -> None:
    assert fidelity_of(quote, [SOURCE]) == word


def test_the_best_source_counts() -> None:
    assert fidelity_of("send food", ["We sent food.", SOURCE]) == "verbatim"


def test_pieces_of_two_sources_are_spliced() -> None:
    one, two = "We are very grateful to all of them.", "They came at night with torches."
    assert fidelity_of("We are very grateful. They came at night", [one, two]) == "spliced"


@pytest.mark.parametrize("wordings", [[], [""], ["…"]])
def test_nothing_to_compare(wordings: list[str]) -> None:
    assert fidelity_of("some words", wordings) is None
    assert fidelity_of("…", [SOURCE]) is None


def test_a_quote_too_long_to_compare() -> None:
    assert fidelity_of("word " * 500, ["word " * 500]) is None


def test_a_long_source_is_compared_where_it_comes_nearest() -> None:
    nothing = "Nothing is said here at all. " * 300
    source = f"{nothing}We will send food and medicine. {nothing}"
    assert fidelity_of("We would send food and medicine", [source]) == "altered"
    assert fidelity_of("They never had any umbrellas", [source]) == "not-found"


WORDS = st.lists(st.sampled_from("a b c d e f g h".split()), min_size=1, max_size=12)


@given(before=WORDS, quote=WORDS, after=WORDS)
def test_what_stands_in_the_source_is_verbatim(
    before: list[str], quote: list[str], after: list[str]
) -> None:
    assert fidelity_of(" ".join(quote), [" ".join([*before, *quote, *after])]) == "verbatim"


@given(quote=WORDS, source=WORDS)
def test_verbatim_is_said_of_nothing_else(quote: list[str], source: list[str]) -> None:
    stands = f" {' '.join(quote)} " in f" {' '.join(source)} "
    assert (fidelity_of(" ".join(quote), [" ".join(source)]) == "verbatim") == stands


@pytest.mark.parametrize(
    ("quote", "source", "word"),
    [
        ("it was −5 degrees then", "it was 5 degrees then", "altered"),
        ("it was 5 degrees then", "it was -5 degrees then", "altered"),
        ("it was −5 degrees then", "it was -5 degrees then", "verbatim"),
        ("up by +3 points today", "up by -3 points today", "altered"),
        ("up by +3 points today", "up by 3 points today", "verbatim"),
        ("so a = b for them", "so a ≠ b for them", "altered"),
        ("so a < b for them", "so a > b for them", "altered"),
        ("it is written in C++ today", "it is written in C today", "altered"),
        ("it is written in C#, today", "it is written in C#. Today", "verbatim"),
        ("a well-known man - he said", "a well-known man – he said", "verbatim"),
    ],
)
def test_signs_that_say_something_count(quote: str, source: str, word: str) -> None:
    assert fidelity_of(quote, [source]) == word
