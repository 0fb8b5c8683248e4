"""Where an annotation belongs: exactly, or nowhere."""

from __future__ import annotations

from typing import Any

import pytest

from exchange_samples import quote
from glossator.anchoring import Anchorer
from glossator.exchanging.placing import find, pattern_of
from glossator.exchanging.selectors import selected
from glossator.model import Span

TEXT = "Library to close\nVisits fell by 12%. Visits fell again, 𝔊 e\u0301te\u0301 said.\nThe end"


def place_of(selector: Any) -> str:
    found = find(Anchorer(TEXT), selected(selector))
    if found.span is None:
        assert found.refusal is not None
        return found.refusal.code
    return f"{found.span.start}: {TEXT[found.span.start : found.span.end]}"


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        (quote("by 12%"), "29: by 12%"),
        (quote("Visits fell"), "ambiguous"),
        (quote("Visits fell", suffix=" again"), "37: Visits fell"),
        (quote("Visits fell", prefix="Home News\n Library to close\n\n"), "ambiguous"),
        # What stands beyond the paragraph says nothing: a menu, a line that a page adds.
        (
            quote("Library to close", prefix="Home News\n\n ", suffix="\n\n by Ann"),
            "0: Library to close",
        ),
        (quote("12%", prefix="rose by "), "orphaned"),
        (quote("13%"), "orphaned"),
        (quote("2%"), "orphaned"),
        (quote("Éte"), "orphaned"),
        (quote("\u00e9t\u00e9"), "58: e\u0301te\u0301"),
        (quote("close Visits fell by"), "11: close\nVisits fell by"),
        ([quote("nowhere"), quote("again")], "49: again"),
        ({**quote("Visits fell again"), "refinedBy": quote("Visits fell")}, "37: Visits fell"),
        ({**quote("by 12%. Visits"), "refinedBy": quote("again")}, "orphaned"),
        ({"type": "CssSelector", "value": "p", "refinedBy": quote("again")}, "49: again"),
        ({"type": "TextPositionSelector", "start": 0, "end": 7}, "no-words"),
        ({"type": "SvgSelector"}, "no-words"),
        (
            [{"type": "TextPositionSelector", "start": 37, "end": 48}, quote("Visits fell")],
            "37: Visits fell",
        ),
        (
            [{"type": "TextPositionSelector", "start": 36, "end": 47}, quote("Visits fell")],
            "ambiguous",
        ),
    ],
)
def test_places(selector: Any, expected: str) -> None:
    assert place_of(selector) == expected


def test_the_numbers_of_references_are_no_words_of_the_article() -> None:
    anchorer, references = Anchorer("Visits fell by 12%. The F1 car."), pattern_of(["F1", "C2"])
    on_page = quote("fell by 12%F1C2. The", prefix="VisitsC2 ")
    assert find(anchorer, selected(on_page)).span is None
    assert find(anchorer, selected(on_page), references).span == Span(7, 23)
    # What stands in the article is never taken away.
    assert find(anchorer, selected(quote("The F1 car")), references).span == Span(20, 30)
    assert find(anchorer, selected(quote("fell by 13%F1")), references).span is None
    assert pattern_of([]) is None
