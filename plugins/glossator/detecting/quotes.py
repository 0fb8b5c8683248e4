"""Quotation marks → quotes, each with its kind and its speaker."""

from __future__ import annotations

from glossator.detecting.results import DetectedQuote


def find_quotes(_text: str, _language: str) -> tuple[DetectedQuote, ...]:
    """Every stretch in quotation marks, in the order of the text."""
    return ()
