"""Glossator: annotated articles whose words stay untouched."""

from glossator.anchoring import Anchored, anchor
from glossator.annotate import Annotated, annotate
from glossator.detecting import Detected, detect
from glossator.findings import Finding
from glossator.loading import Loaded, load
from glossator.model import Gloss, Span, TextPositionSelector, TextQuoteSelector
from glossator.text import seal, visible_text

__version__ = "0.1.0"

__all__ = [
    "Anchored",
    "Annotated",
    "Detected",
    "Finding",
    "Gloss",
    "Loaded",
    "Span",
    "TextPositionSelector",
    "TextQuoteSelector",
    "anchor",
    "annotate",
    "detect",
    "load",
    "seal",
    "visible_text",
]
