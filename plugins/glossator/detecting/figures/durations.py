"""Lengths of time → ISO 8601."""

from __future__ import annotations

from decimal import Decimal

from glossator.detecting.figures.found import Found
from glossator.detecting.figures.lexicon import Lexicon
from glossator.detecting.figures.values import plain
from glossator.detecting.lexer import Tokens

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


def stopped(tokens: Tokens, index: int, _: Lexicon) -> Found | None:
    """“1:58.9”: minutes and seconds with a part of one, as a watch shows them."""
    minutes, seconds = tokens.low(index), tokens.low(index + 2)
    whole, dot, part = seconds.partition(".")
    if tokens.low(index + 1) != ":" or not dot or len(whole) != 2 or len(minutes) > 2:
        return None
    if not (minutes + whole + part).isdecimal() or whole >= "60":
        return None
    if not (tokens.glued(index + 1) and tokens.glued(index + 2)) or tokens.glued(index):
        return None
    value = 60 * Decimal(minutes) + Decimal(seconds)
    iso = duration_iso(value, "second")
    return Found(start=index, end=index + 3, kind="duration", value=value, unit="second", iso=iso)
