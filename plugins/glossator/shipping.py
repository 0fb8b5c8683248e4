"""What a browser loads: one style sheet and one script, put together from ``assets/``.

The parts are written to be read; what is shipped leaves out their comments and indents, and of
the style sheet the line breaks too.
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

STUDENT_SCRIPTS = ("student-words", "student-sealed", "student-files", "student")
"""Parts of the student page's script; the last one puts the others to work."""

_THEMES_DARK = re.compile(
    r"@media screen \{\s*\[data-md-color-scheme=\"slate\"\],\s*\[data-bs-theme=\"dark\"\] \{"
)
_COMMENT = re.compile(r"^[ \t]*/\*.*?\*/[ \t]*\n", re.DOTALL | re.MULTILINE)
_INDENT = re.compile(r"\n\s+")
_BETWEEN_RULES = re.compile(r"(?<=[{};])\n+| (?=\{\n)")


def shipped() -> Mapping[str, str]:
    """The files to ship, by name."""
    return {
        "glossator.css": _BETWEEN_RULES.sub("", _joined("styles", STYLES, "css")),
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


def student_assets() -> Mapping[str, str]:
    """The style sheet and the script of student pages, by name."""
    return {
        "student.css": _standing_alone(style_sheet("colours"))
        + _joined("lesson", ("student", "student-paper"), "css"),
        "student.js": _joined("lesson", STUDENT_SCRIPTS, "js"),
    }


def _standing_alone(colours: str) -> str:
    """The colours for a page without a theme: dark if the reader's system is."""
    made, dark = _THEMES_DARK.subn(
        "@media screen and (prefers-color-scheme: dark) {\n:root {", colours
    )
    if dark != 1:
        raise ValueError("colours.css has no one block for the dark.")
    return made


def code_words() -> str:
    """The words that class codes are made of."""
    return (ASSETS / "lesson" / "code-words.txt").read_text("utf-8")


def _joined(folder: str, names: tuple[str, ...], ending: str) -> str:
    parts = ((ASSETS / folder / f"{name}.{ending}").read_text("utf-8") for name in names)
    return "".join(_INDENT.sub("\n", _COMMENT.sub("", part)) for part in parts)
