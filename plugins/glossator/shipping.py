"""What a browser loads: one style sheet and one script, put together from ``assets/``.

The parts are written to be read; what is shipped leaves out their comments and indents.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.resources import files

ASSETS = files("glossator") / "assets"

STYLES = (
    "colours",
    "page",
    "marks",
    "bar",
    "pictures",
    "notes",
    "margin",
    "open-note",
    "extras",
    "lists",
    "forced-colours",
    "paper",
)
"""Parts of the style sheet; of two rules that are alike in weight, the later one wins."""

SCRIPTS = ("bar", "margin", "notes")
"""Parts of the script: a note that the address names is opened last, when all has its place."""

_COMMENT = re.compile(r"^[ \t]*/\*.*?\*/[ \t]*\n", re.DOTALL | re.MULTILINE)
_INDENT = re.compile(r"\n\s+")


def shipped() -> Mapping[str, str]:
    """The files to ship, by name."""
    return {
        "glossator.css": _joined("styles", STYLES, "css"),
        "glossator.js": _joined("scripts", SCRIPTS, "js"),
    }


def style_sheet(name: str) -> str:
    """One part of the styles by itself."""
    return _joined("styles", (name,), "css")


def lesson_style() -> str:
    """The style sheet of a lesson's sheets, which stand alone and are printed."""
    return style_sheet("colours") + _joined("lesson", ("sheets",), "css")


def projector_script() -> str:
    """The script of the projector view, which stands in its page."""
    return _joined("lesson", ("projector",), "js")


def _joined(folder: str, names: tuple[str, ...], ending: str) -> str:
    parts = ((ASSETS / folder / f"{name}.{ending}").read_text("utf-8") for name in names)
    return "".join(_INDENT.sub("\n", _COMMENT.sub("", part)) for part in parts)
