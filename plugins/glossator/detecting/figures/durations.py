"""Lengths of time → ISO 8601."""

from __future__ import annotations

from decimal import Decimal

from glossator.detecting.figures.numbers import plain

_ISO = {
    "second": ("PT", 1, "S"), "minute": ("PT", 1, "M"), "hour": ("PT", 1, "H"),
    "day": ("P", 1, "D"), "week": ("P", 1, "W"), "fortnight": ("P", 2, "W"),
    "month": ("P", 1, "M"), "year": ("P", 1, "Y"),
    "decade": ("P", 10, "Y"), "century": ("P", 100, "Y"),
}  # fmt: skip


def duration_iso(value: Decimal | None, unit: str) -> str | None:
    """ISO 8601: three years → P3Y."""
    if value is None or unit not in _ISO:
        return None
    letters, times, letter = _ISO[unit]
    return f"{letters}{plain(value * times):f}{letter}"
