"""Plain text → Markdown: paragraphs, and short lines that stand like headings."""

from __future__ import annotations

import re

from glossator.importing.escaping import escaped
from glossator.importing.results import Imported

_HEADING = 100
_TERMINAL = tuple(".!?:;,…”’\"'»)")


def imported_text(text: str) -> Imported:
    """An article; the first short line is its title. Every word stays where it is."""
    blocks = _blocks(text)
    title = blocks[0] if len(blocks) > 1 and _stands_like_heading(blocks[0]) else None
    lines = []
    for index, block in enumerate(blocks):
        last = index == len(blocks) - 1
        if index == 0 and title is not None:
            lines.append(f"# {escaped(block)}")
        elif not last and _stands_like_heading(block) and len(blocks[index + 1]) > len(block):
            lines.append(f"## {escaped(block)}")
        else:
            lines.append(escaped(block))
    return Imported(markdown="\n\n".join(lines) + "\n", words=text, title=title)


def _blocks(text: str) -> list[str]:
    """The paragraphs: parted by empty lines, or by line ends where there are none."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    parted = re.split(r"\n[^\S\n]*\n\s*", text)
    if len(parted) > 1 and all(
        len(line) <= _HEADING for part in parted for line in part.split("\n")
    ):
        blocks = parted
    else:
        blocks = text.split("\n")
    return [stripped for block in blocks if (stripped := " ".join(block.split()))]


def _stands_like_heading(block: str) -> bool:
    return len(block) <= _HEADING and not block.endswith(_TERMINAL)
