"""Plain words → the Markdown of a note that shows just these words.

Notes know fewer signs than an article's page, so that fewer are escaped than for an article: a
person will read and mend what is written here.
"""

from __future__ import annotations

import re

_MARKS = re.compile(
    r"[\\`*\[\]]"
    # Within a word it means nothing.
    r"|(?<![^\W_])_|_(?![^\W_])"
)
_REFERENCES = re.compile(r"&(?=#?\w{1,40};)|<")
_BEGINNING = re.compile(r"[#>+\-]|\d{1,9}(?=[.)])")


def literal(line: str) -> str:
    """One line of a note; no character of it means anything to Markdown."""
    line = " ".join(line.split())
    start = _BEGINNING.match(line)
    lead = ""
    if start is not None and start[0].isdigit():
        lead, line = f"{start[0]}\\{line[start.end()]}", line[start.end() + 1 :]
    elif start is not None:
        lead, line = f"\\{line[0]}", line[1:]
    elif line.startswith("="):
        # It would make a headline of the line above, and has no escape of its own.
        lead, line = "&#61;", line[1:]
    return lead + _REFERENCES.sub(
        lambda found: "&amp;" if found[0] == "&" else "&lt;",
        _MARKS.sub(lambda found: f"\\{found[0]}", line),
    )
