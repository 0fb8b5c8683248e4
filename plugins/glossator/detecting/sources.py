"""Outlets, agencies, institutions, documents and links that a text names."""

from __future__ import annotations

from glossator.detecting.results import DetectedSource


def find_sources(_text: str, _language: str) -> tuple[DetectedSource, ...]:
    """Every mention, in the order of the text."""
    return ()
