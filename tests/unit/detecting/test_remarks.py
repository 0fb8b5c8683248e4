"""What a person would notice across figures, and what they would not."""

from __future__ import annotations

import datetime

import pytest

from glossator.detecting import detect


def remarks(text: str) -> list[tuple[str, str]]:
    found = detect(text, date=datetime.date(2025, 2, 25)).remarks
    return [(each.code, each.what) for each in found]


@pytest.mark.parametrize(
    ("text", "code", "what"),
    [
        (
            "It cost $500 million (£396 million).",
            "same-sum",
            "“$500 million” and “£396 million” are the same sum if one GBP is 1.263 USD.",
        ),
        (
            "Sales rose from 40 to 52, up 25%.",
            "change",
            "From 40 to 52 is 30 %, not “25%”: (52 − 40) ÷ 40.",
        ),
        (
            "Prices went from $1.20 to $1.50, a rise of 20 per cent.",
            "change",
            "From 1.2 to 1.5 is 25 %, not “20 per cent”: (1.5 − 1.2) ÷ 1.2.",
        ),
        (
            "The rate rose from 4% to 6%, up 2%.",
            "percent-points",
            "“2%” is 2 percentage points, or 50 %: (6 − 4) ÷ 4.",
        ),
        (
            "Some 40% voted yes, 35% no and 29% not at all.",
            "shares",
            "The shares add up to 104 %: 40 + 35 + 29.",
        ),
        (
            "They met on Monday, 25 February 2025.",
            "weekday",
            "2025-02-25 was a Tuesday, not a Monday.",
        ),
        (
            "It began at 9 am PST on July 4, 2025.",
            "zone",
            "On 2025-07-04 PDT was in force, not PST.",
        ),
        (
            "It began at 9 am CEST on 4 January 2025.",
            "zone",
            "On 2025-01-04 CET was in force, not CEST.",
        ),
        (
            "They want $500 billion in minerals. The aid was put at $500 billion by Kyiv.",
            "two-meanings",
            "“$500 billion” stands at 2 places, beside: mineral want; kyiv aid put. "
            "Is it the same thing each time?",
        ),
    ],
)
def test_what_is_noticed(text: str, code: str, what: str) -> None:
    assert remarks(text) == [(code, what)]


@pytest.mark.parametrize(
    "text",
    [
        "It cost $500 million (€396,000).",
        "Sales rose from 40 to 52, up 30%.",
        "Sales rose from 41 to 52, up 27%.",
        "Sales fell from 60 to 30, or 50 percent.",
        "The rate rose from 4% to 6%, up 50%.",
        "The rate rose from 4% to 6%, up 2 percentage points.",
        "Some 33% voted yes, 33% no and 33% not at all.",
        "Some 40% voted yes, 35% no and 25% not at all.",
        "It rose 40% in May, 35% in June and 29% in July 2024, and from 3 to 5.",
        "They met on Tuesday, 25 February 2025.",
        "It began at 5:45 AM PST on February 25, 2025.",
        "It began at 9:30 BST on 4 July 2025.",
        "The $500 billion mineral deal. A deal worth $500 billion.",
    ],
)
def test_what_is_in_order(text: str) -> None:
    assert remarks(text) == []


def test_the_spans_are_those_of_the_figures() -> None:
    text = "Sales rose from 40 to 52, up 25%."
    [remark] = detect(text).remarks
    assert [text[span.start : span.end] for span in remark.spans] == ["40", "52", "25%"]
