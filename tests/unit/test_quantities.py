"""Values and units, as people write them."""

from __future__ import annotations

import pytest

from glossator.quantities import amount, is_dated
from glossator.translation import Translator

GERMAN = Translator("de")


@pytest.mark.parametrize(
    ("value", "unit", "english", "german"),
    [
        ("500000000000", "USD", "500 billion US dollars", "500 Milliarden US-Dollar"),
        ("12500000", "EUR", "12.5 million euros", "12,5 Millionen Euro"),
        ("1", "USD", "1 US dollar", "1 US-Dollar"),
        ("1234567", "people", "1,234,567 people", "1.234.567 people"),
        ("1500000000000000", "USD", "1,500,000,000,000,000 US dollars",
         "1.500.000.000.000.000 US-Dollar"),
        ("5000000", "EUR-per-year", "5 million euros per year", "5 Millionen Euro pro Jahr"),
        ("70.5", "USD-per-barrel", "70.5 US dollars per barrel", "70,5 US-Dollar pro Barrel"),
        ("2", "milligram-per-widget-box", "2 milligrams per widget box",
         "2\u00a0Milligramm pro widget box"),
        ("60", "kilometer-per-hour", "60 kilometers per hour", "60 Kilometer pro Stunde"),
        ("5", "percent", "5 percent", "5 Prozent"),
        ("1", "percentage-point", "1 percentage point", "1 Prozentpunkt"),
        ("1.5", "percentage-point", "1.5 percentage points", "1,5 Prozentpunkte"),
        ("20", "percent of the land", "20 percent of the land", "20 percent of the land"),
        # CLDR knows other things by these names.
        ("3", "sun", "3 sun", "3 sun"),
        ("3", "person", "3 person", "3 person"),
        ("0.666666666667", None, "2/3", "2/3"),
        ("0.333333333333", "percent", "1/3 percent", "1/3 Prozent"),
        ("54.5454545454", None, "about 54.5", "etwa 54,5"),
        ("0.0123456789", None, "about 0.0123", "etwa 0,0123"),
        ("0.05", None, "0.05", "0,05"),
        ("about 48000", "people", "about 48,000 people", "etwa 48.000 people"),
        ("10 to 20", "percent", "10 to 20 percent", "10 bis 20 Prozent"),
        ("2024-22", None, "summer 2024", "Sommer 2024"),
        ("2024-34", None, "2nd quarter 2024", "2. Quartal 2024"),
        ("2024/2025", None, "2024 to 2025", "2024 bis 2025"),
        ("199X", None, "the 1990s", "die 1990er"),
        ("18XX", None, "the 1800s", "die 1800er"),
        ("2022", "year", "2022", "2022"),
        ("58", "year", "58 years", "58 Jahre"),
        ("3", "years", "3 years", "3 years"),
        ("2025-02", "month", "February 2025", "Februar 2025"),
        ("2025-02-24", "date", "24 February 2025", "24. Februar 2025"),
        ("2025-02-24", "day of week", "Monday, 24 February 2025", "Montag, 24. Februar 2025"),
        ("05:45-08:00", "time", "05:45 (UTC−08:00)", "05:45 (UTC−08:00)"),
        ("09:30/16:00", None, "09:30 to 16:00", "09:30 bis 16:00"),
        ("06:15Z", None, "06:15 UTC", "06:15 UTC"),
        ("PT5M", None, "5 minutes", "5 Minuten"),
        ("P1Y6M", None, "1 year, 6 months", "1 Jahr, 6 Monate"),
        ("months", "months", "months", "months"),
        ("P", None, "P", "P"),
        ("about", None, "about", "about"),
        ("1e5", "people", "1e5 people", "1e5 people"),
    ],
)  # fmt: skip
def test_amounts(value: str, unit: str | None, english: str, german: str) -> None:
    assert amount(value, unit) == english
    assert amount(value, unit, GERMAN) == german


@pytest.mark.parametrize(
    ("kind", "value", "unit", "dated"),
    [
        ("date", "2025-02-24", "date", True),
        ("weekday", "2025-02-24", "day of week", True),
        ("year", "2022", "year", True),
        ("time of day", "05:45-08:00", "time", True),
        (None, "2025-02", None, True),
        (None, "2024-22", None, True),
        (None, "199X", None, True),
        (None, "2022", None, True),
        (None, "2022", "year", True),
        (None, "2022", "people", False),
        (None, "9000", None, False),
        (None, "58", "year", False),
        (None, "PT5M", None, False),
        (None, "48000", None, False),
        (None, None, None, False),
        ("duration", "3", "years", False),
        ("money", "2022", "USD", False),
        ("count", "2022", None, False),
    ],
)
def test_what_is_a_date(kind: str | None, value: str | None, unit: str | None, dated: bool) -> None:
    assert is_dated(kind, value, unit) is dated


def test_no_value_of_the_grammar_is_lost() -> None:
    """What is in no known form is shown as it stands, with its unit."""
    for value in ("2024-99", "25:99", "P1X", "1,5", "one", "12..3", "-", "", "19X"):
        assert amount(value, "crates") in (f"{value} crates", value)
