"""Glossator: annotated articles whose words stay untouched.

What a caller may use is here, and is loaded when it is first asked for: who asks for one part,
as a command does, does not wait for the others.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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

_ROOMS = {
    "Anchored": "anchoring",
    "Annotated": "annotate",
    "Detected": "detecting",
    "Finding": "findings",
    "Gloss": "model",
    "Loaded": "loading",
    "Span": "model",
    "TextPositionSelector": "model",
    "TextQuoteSelector": "model",
    "anchor": "anchoring",
    "annotate": "annotate",
    "detect": "detecting",
    "load": "loading",
    "seal": "text",
    "visible_text": "text",
}


class _Package(ModuleType):
    """This package: ``glossator.annotate`` is the function, whoever imports its module."""

    def __setattr__(self, name: str, value: Any) -> None:
        if name != "annotate" or not isinstance(value, ModuleType):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package


def __getattr__(name: str) -> Any:
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"{__name__}.{_ROOMS[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
