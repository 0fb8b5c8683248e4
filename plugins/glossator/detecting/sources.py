"""Outlets, agencies, institutions, documents and links that a text names."""

from __future__ import annotations

from typing import Any

from glossator.detecting.results import DetectedSource


def find_sources(text: str, rules: dict[str, Any]) -> tuple[DetectedSource, ...]:
    """Every mention, in the order of the text."""
    return ()
