"""Selectors in every shape that the model allows, and in some that it does not."""

from __future__ import annotations

from typing import Any

import pytest

from exchange_samples import quote
from glossator.exchanging.results import Selected
from glossator.exchanging.selectors import RANGE, SelectorError, selected, text_fragment
from glossator.model import TextPositionSelector, TextQuoteSelector

POSITION = {"type": "TextPositionSelector", "start": 3, "end": 9}


def words(*exact: str) -> tuple[TextQuoteSelector, ...]:
    return tuple(TextQuoteSelector(exact=each) for each in exact)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, Selected()),
        ([], Selected()),
        (quote("one"), Selected(chains=(words("one"),))),
        ({**quote("one"), "type": ["oa:X", "TextQuoteSelector"]}, Selected(chains=(words("one"),))),
        ([quote("one"), quote("two")], Selected(chains=(words("one"), words("two")))),
        ({**quote("one"), "refinedBy": quote("two")}, Selected(chains=(words("one", "two"),))),
        (
            {**quote("one"), "refinedBy": [quote("two"), quote("three")]},
            Selected(chains=(words("one", "two"), words("one", "three"))),
        ),
        (
            {"type": "CssSelector", "value": "#p", "refinedBy": quote("two")},
            Selected(chains=(words("two"),), others=("CssSelector",)),
        ),
        (
            {**quote("one"), "refinedBy": POSITION},
            Selected(chains=(words("one"),), others=("TextPositionSelector",)),
        ),
        (
            [POSITION, quote("one")],
            Selected(
                chains=(words("one"),),
                positions=(TextPositionSelector(start=3, end=9),),
                others=("TextPositionSelector",),
            ),
        ),
        ({"type": "SvgSelector", "value": "<svg/>"}, Selected(others=("SvgSelector",))),
        ("https://example.org/selector", Selected(others=("IRI",))),
        ({"value": "x"}, Selected(others=("unknown",))),
    ],
)
def test_what_a_selector_names(value: Any, expected: Selected) -> None:
    assert selected(value) == expected


def test_positions_of_another_text_are_not_used() -> None:
    assert selected([POSITION, quote("one")], positions=False).positions == ()


def test_contexts_are_kept_and_empty_ones_are_none() -> None:
    made = selected({"type": "TextQuoteSelector", "exact": "b", "prefix": "a", "suffix": ""})
    assert made.chains == ((TextQuoteSelector(exact="b", prefix="a", suffix=None),),)


@pytest.mark.parametrize(
    "value",
    [
        5,
        [5],
        {"type": "TextQuoteSelector"},
        {"type": "TextQuoteSelector", "exact": 5},
        {"type": "TextQuoteSelector", "exact": "x", "prefix": []},
    ],
)
def test_what_is_no_selector(value: Any) -> None:
    with pytest.raises(SelectorError):
        selected(value)


def test_a_thousand_nested_selectors_end() -> None:
    value: Any = quote("x")
    for _ in range(1_000):
        value = {"type": "CssSelector", "refinedBy": [value, value]}
    assert len(selected(value).others) <= 50


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        ("", Selected()),
        ("#part", Selected()),
        ("#:~:text=12%25", Selected(chains=(words("12%"),))),
        ("#part:~:text=one%20two", Selected(chains=(words("one two"),))),
        ("#:~:other=1&text=one&text=two", Selected(chains=(words("one"),))),
        (
            "#:~:text=so%2C-,one,-two",
            Selected(chains=((TextQuoteSelector(exact="one", prefix="so,", suffix="two"),),)),
        ),
        ("#:~:text=-", Selected(chains=(words("-"),))),
        ("#:~:text=one,two", Selected(others=(RANGE,))),
        ("#:~:text=,", Selected(others=(RANGE,))),
        ("#:~:text=", Selected()),
    ],
)
def test_words_that_an_address_names(fragment: str, expected: Selected) -> None:
    assert text_fragment(f"https://example.org/a{fragment}") == expected
