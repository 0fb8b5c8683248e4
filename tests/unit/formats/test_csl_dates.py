"""EDTF ⇄ the dates of CSL-JSON, and dates as people write them into bibliographies."""

from __future__ import annotations

from typing import Any

import pytest

from glossator.formats.csl_dates import Dated, csl_date, date_of_text, dated, month_number


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2025", {"date-parts": [[2025]]}),
        ("2025-02", {"date-parts": [[2025, 2]]}),
        ("2025-02-24", {"date-parts": [[2025, 2, 24]]}),
        ("2025-02-24T05:45-08:00", {"date-parts": [[2025, 2, 24]]}),
        ("2025-02~", {"date-parts": [[2025, 2]], "circa": True}),
        ("2025?", {"date-parts": [[2025]], "circa": True}),
        ("2024-12/2025-01", {"date-parts": [[2024, 12], [2025, 1]]}),
        ("2025-02-28/..", {"literal": "28 February 2025 or later"}),
        ("[2023-02,2023-11]", {"literal": "February 2023 or November 2023"}),
    ],
)
def test_edtf_to_csl_and_back(edtf: str, expected: dict[str, Any]) -> None:
    made = csl_date(edtf)
    assert made.pop("edtf") == edtf
    assert made == expected
    assert dated(csl_date(edtf)) == Dated(edtf)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"date-parts": [[2025, 2, 24]]}, Dated("2025-02-24")),
        ({"date-parts": [["2025", "2"]]}, Dated("2025-02")),
        ({"date-parts": [[2025, 2], [2025, 3]], "circa": 1}, Dated("2025-02~/2025-03~")),
        ({"date-parts": [[2025, 2], [0]]}, Dated("2025-02/..")),
        ({"date-parts": [[2025]], "season": 1}, Dated("2025", "spring")),
        ({"date-parts": [[2025, 23]]}, Dated("2025", "autumn")),
        ({"date-parts": [[2025]], "season": "Michaelmas"}, Dated("2025", "michaelmas")),
        ({"date-parts": [[2025, 2, 31]]}, Dated(None, "2025-2-31")),
        ({"date-parts": [[800]]}, Dated("0800")),
        ({"date-parts": [[]]}, Dated()),
        ({"raw": "24 February 2025"}, Dated("2025-02-24")),
        ({"literal": "in press"}, Dated(None, "in press")),
        ("2025-02~", Dated("2025-02~")),
        ({}, Dated()),
    ],
)
def test_csl_to_edtf(value: Any, expected: Dated) -> None:
    assert dated(value) == expected


@pytest.mark.parametrize(
    "value",
    [
        *(5, [], {"circa": True}, {"date-parts": 5}, {"date-parts": ["2025"]}),
        *({"date-parts": parts} for parts in ([[{}]], [[True]], [[2025], [1], [2]])),
    ],
)
def test_what_is_no_date_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match="date"):
        dated(value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025/02/24", Dated("2025-02-24")),
        ("2025-2", Dated("2025-02")),
        ("24. Feb 2025", Dated("2025-02-24")),
        ("February 24, 2025", Dated("2025-02-24")),
        ("Feb 2025", Dated("2025-02")),
        ("c. 2025", Dated("2025~")),
        ("[2025]", Dated("2025~")),
        ("2025?", Dated("2025?")),
        ("2025-02-28/", Dated("2025-02-28/..")),
        ("/2025", Dated("../2025")),
        ("31 February 2025", Dated(None, "31 February 2025")),
        ("forthcoming", Dated(None, "forthcoming")),
    ],
)
def test_dates_as_people_write_them(text: str, expected: Dated) -> None:
    assert date_of_text(text) == expected


def test_months() -> None:
    named = [month_number(name) for name in ("feb", "Sept.", "MAY", "12", "04", "may be", "13")]
    assert named == ["02", "09", "05", "12", "04", None, None]
