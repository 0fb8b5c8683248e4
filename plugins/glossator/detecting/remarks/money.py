"""The same sum in two currencies."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from glossator.detecting.results import DetectedFigure, Remark
from glossator.model import Span

_NEAR = 800
"""Code points within which two sums are compared."""
_MOST = 12
_SMALLEST = Decimal(1000)

# US dollars for one unit: lowest and highest market rate since 1999, rounded outwards
# (European Central Bank and Federal Reserve reference rates).
_IN_DOLLARS: dict[str, tuple[str, str]] = {
    "USD": ("1", "1"),
    "EUR": ("0.82", "1.61"),
    "GBP": ("1.05", "2.12"),
    "JPY": ("0.0061", "0.0133"),
    "CHF": ("0.54", "1.40"),
    "CAD": ("0.61", "1.10"),
    "AUD": ("0.47", "1.11"),
    "NZD": ("0.39", "0.89"),
    "CNY": ("0.120", "0.166"),
    "INR": ("0.0108", "0.0257"),
    "RUB": ("0.0070", "0.0433"),
    "UAH": ("0.0220", "0.2200"),
    "SEK": ("0.087", "0.171"),
    "NOK": ("0.085", "0.202"),
    "DKK": ("0.110", "0.216"),
    "PLN": ("0.19", "0.50"),
    "KRW": ("0.00062", "0.00112"),
    "BRL": ("0.158", "0.66"),
    "MXN": ("0.039", "0.112"),
    "ZAR": ("0.050", "0.180"),
    "TRY": ("0.023", "0.87"),
}


class _Sum(NamedTuple):
    figure: DetectedFigure
    value: Decimal
    currency: str


def same_sums(figures: tuple[DetectedFigure, ...]) -> Iterator[Remark]:
    """Two sums near each other that one exchange rate would make equal.

    They may be the same sum, told twice; the rate says of which day, and whether it fits.
    """
    sums = [
        _Sum(figure, figure.value, figure.currency)
        for figure in figures
        if figure.currency in _IN_DOLLARS and figure.value and figure.value >= _SMALLEST
    ]
    told: set[tuple[str, str]] = set()
    for index, one in enumerate(sums):
        for two in sums[index + 1 : index + 1 + _MOST]:
            pair = (one.figure.text, two.figure.text)
            if two.figure.start - one.figure.end > _NEAR:
                break
            if one.currency == two.currency or pair in told:
                continue
            remark = _compared(one, two)
            if remark is not None:
                told |= {pair, pair[::-1]}
                yield remark


def _compared(one: _Sum, two: _Sum) -> Remark | None:
    # The rate is told as a number above 1, as people tell it.
    weak, strong = (one, two) if one.value >= two.value else (two, one)
    rate = weak.value / strong.value
    low, high = (Decimal(each) for each in _IN_DOLLARS[strong.currency])
    weak_low, weak_high = (Decimal(each) for each in _IN_DOLLARS[weak.currency])
    if not low / weak_high <= rate <= high / weak_low:
        return None
    return Remark(
        code="same-sum",
        spans=tuple(Span(each.figure.start, each.figure.end) for each in (one, two)),
        what=f"“{weak.figure.text}” and “{strong.figure.text}” are the same sum if one "
        f"{strong.currency} is {rate:.4g} {weak.currency}.",
    )
