"""What was found, as plain data for programs: ``glossator detect --format json``."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from glossator.detecting.results import Detected
from glossator.model import Span


def plain(detected: Detected, *, everything: bool = False) -> dict[str, list[dict[str, Any]]]:
    """Lists of quotes, figures, sources and remarks; with ``everything``, of what was left out.

    Spans are ``[start, end]``; numbers are numbers where JSON can hold them exactly.
    """
    made = {
        "quotes": [_plain(each) for each in detected.quotes],
        "figures": [_plain(each) for each in detected.figures],
        "sources": [_plain(each) for each in detected.sources],
        "remarks": [_plain(each) for each in detected.remarks],
    }
    if everything:
        made["left_out"] = [_plain(each) for each in detected.left_out]
    return made


def _plain(found: object) -> dict[str, Any]:
    return {name: _value(getattr(found, name)) for name in found.__dataclass_fields__}  # type: ignore[attr-defined]


def _value(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, Span):
        return [value.start, value.end]
    return [_value(each) for each in value] if isinstance(value, tuple) else value
