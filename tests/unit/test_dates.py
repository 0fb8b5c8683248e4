"""EDTF dates: what is one, and how it is said."""

from __future__ import annotations

import pytest

from glossator.dates import is_date
from glossator.translation import ENGLISH

SAID = {
    "2025": "2025",
    "2025-02": "February 2025",
    "2025-02-24": "24 February 2025",
    "2024-02-29": "29 February 2024",
    "2025-02-24T05:45": "24 February 2025, 05:45",
    "2025-02-24T05:45:10Z": "24 February 2025, 05:45 UTC",
    "2025-02-24T05:45-08:00": "24 February 2025, 05:45 (UTC-08:00)",
    "2025-02~": "about February 2025",
    "2025?": "2025, uncertain",
    "2025-02-24%": "about 24 February 2025, uncertain",
    "2025-02-28/..": "28 February 2025 or later",
    "../2025": "2025 or earlier",
    "2023-02/2023-11-28": "February 2023 to 28 November 2023",
    "2023~/2024": "about 2023 to 2024",
    "2025-02/2025": "February 2025 to 2025",
    "[2023-02, 2023-11-28]": "February 2023 or 28 November 2023",
    "{2023-02,2024}": "February 2023 and 2024",
}


@pytest.mark.parametrize(("date", "said"), SAID.items())
def test_dates_are_said_in_plain_english(date: str, said: str) -> None:
    assert is_date(date)
    assert ENGLISH.date(date) == said


@pytest.mark.parametrize(
    "text",
    [
        *"x 25 202 20255 0000 2025-0 2025-00 2025-13 2025-2-4 2025-02-30 2025-02-29 1900-02-29 "
        "24.02.2025 2025/02/24 ../.. / 2025/ /2025 2025/.../ [] {} [2025 2025] [2025} [x] [2025,] "
        "2025-02-24T24:00 2025-02-24T05:60 2025-02-24T05:45:61 2025-02-24T05 2025-02T05:45 ~2025 "
        "2025~~ ٢٠٢٥ ２０２５ -2025 today 2025/2024 2025-03/2025-02-28".split(),
        *("", " ", "2025 ", "2025\n", "2025-02-24 05:45"),
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert not is_date(text)
