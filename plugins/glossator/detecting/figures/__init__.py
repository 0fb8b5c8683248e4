"""Figures of a text, each with its value in standard form."""

from __future__ import annotations

from datetime import date as Date
from typing import Any

from glossator.detecting.results import DetectedFigure, LeftOut


def find_figures(
    text: str, rules: dict[str, Any], date: Date | None = None
) -> tuple[tuple[DetectedFigure, ...], tuple[LeftOut, ...]]:
    """The figures, and the digits that are none, each in the order of the text."""
    return (), ()
