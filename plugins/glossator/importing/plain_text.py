"""Plain text → Markdown: paragraphs, and short lines that stand like headings."""

from __future__ import annotations

import re

from glossator.importing.bylines import author_of
from glossator.importing.escaping import escaped
from glossator.importing.results import Imported

_HEADING = 100
_HEAD = 3
"""So many lines have a title and a byline, at most, where no empty line parts them."""
_DAY = re.compile(r"\b(?:1[89]|20)\d\d\b")
_TERMINAL = tuple(".!?:;,…”’\"'»)")


def imported_text(text: str) -> Imported:
    """An article; the first short line is its title, and “By Name” under it says who wrote it.

    Every word stays where it is.
    """
    blocks = _blocks(text)
    title = blocks[0] if len(blocks) > 1 and _stands_like_heading(blocks[0]) else None
    author = _byline(blocks[1]) if title is not None else None
    under = 0 if author is None else 2 if len(blocks) > 2 and _is_day(blocks[2]) else 1
    lines = []
    for index, block in enumerate(blocks):
        last = index == len(blocks) - 1
        if index == 0 and title is not None:
            lines.append(f"# {escaped(block)}")
        elif index <= under:
            lines.append(escaped(block))
        elif not last and _stands_like_heading(block) and len(blocks[index + 1]) > len(block):
            lines.append(f"## {escaped(block)}")
        else:
            lines.append(escaped(block))
    return Imported(markdown="\n\n".join(lines) + "\n", words=text, title=title, author=author)


def _blocks(text: str) -> list[str]:
    """The paragraphs: parted by empty lines, or by line ends where there are none."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    parted = re.split(r"\n[^\S\n]*\n\s*", text)
    if len(parted) > 1 and all(
        len(line) <= _HEADING for part in parted for line in part.split("\n")
    ):
        head = parted[0].split("\n")
        if 1 < len(head) <= _HEAD and _byline(head[1]):
            parted[:1] = [head[0], "\n".join(head[1:])]
        blocks = parted
    else:
        blocks = text.split("\n")
    return [stripped for block in blocks if (stripped := " ".join(block.split()))]


def _stands_like_heading(block: str) -> bool:
    return len(block) <= _HEADING and not block.endswith(_TERMINAL)


def _byline(block: str) -> str | None:
    line = " ".join(block.split())
    return author_of(line) if _stands_like_heading(line) else None


def _is_day(block: str) -> bool:
    """Whether a line under a byline tells when the text appeared."""
    return _stands_like_heading(block) and _DAY.search(block) is not None
