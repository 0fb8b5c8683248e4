"""What is wrong or unchecked, in words for a person:
``path:line: severity code: what. How to mend it.``"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Literal

Severity = Literal["error", "warning", "note"]

_MAX_SHOWN = 80


@dataclass(frozen=True, kw_only=True)
class Fix:
    """What to write in a file so that a finding is gone.

    ``entry`` is the id of a gloss, ``source:`` and the id of a source, or ``None`` for the
    article itself; ``values`` are its keys with their new text, ``None`` where a key goes. A
    *sure* fix may be written before a person has looked at it; ``doubt`` says of any other why
    not, as half a sentence.
    """

    entry: str | None
    values: tuple[tuple[str, str | None], ...]
    sure: bool = False
    doubt: str | None = None


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing to mend.

    ``code`` is a short stable name; ``line`` is 1-based; ``id`` names the gloss, if one is
    concerned. An *error* must not be published; a *warning* should be looked at; a *note* may
    be. ``fixes`` are the ways to mend it that can be written into the file.
    """

    code: str
    path: Path
    line: int
    what: str
    mend: str
    severity: Severity = "error"
    id: str | None = None
    fixes: tuple[Fix, ...] = ()

    def __str__(self) -> str:
        return f"{self.place}: {self.severity} {self.code}: {self.message}"

    @property
    def logged(self) -> str:
        """For a log, which says by itself how severe it is: ``path:line: code: message``."""
        return f"{self.place}: {self.code}: {self.message}"

    @property
    def place(self) -> str:
        """Where it is, as editors and terminals make a link of it: ``path:line``."""
        return printable(f"{nearest(self.path)}:{self.line}")

    @property
    def message(self) -> str:
        """What is wrong, and how to mend it."""
        return printable(f"{self.what} {self.mend}")


def nearest(path: Path) -> Path:
    """``path`` as a person would type it: relative if it lies below the current folder."""
    try:
        return path.relative_to(Path.cwd())
    except (OSError, ValueError):
        return path


def shown(value: object) -> str:
    """A value as it may stand in a message: one line, of bounded length, in quotation marks."""
    text = " ".join(str(value).split())
    if len(text) > _MAX_SHOWN:
        text = f"{text[: _MAX_SHOWN - 1]}…"
    return f"“{printable(text)}”"


def printable(text: str) -> str:
    """``text`` without the control and bidi characters that could deceive a terminal."""
    return "".join(
        character if character.isprintable() else f"\\u{ord(character):04x}" for character in text
    )


def did_you_mean(wrong: str, known: Sequence[str]) -> str:
    """A sentence that offers the nearest known word, or lists them if they are few."""
    near = get_close_matches(wrong, known, n=1, cutoff=0.6)
    if near:
        return f"Did you mean {shown(near[0])}?"
    if not known:
        return "None is defined yet."
    if len(known) <= 12:
        return f"Known: {', '.join(known)}."
    return f"{len(known)} are defined; the first are {', '.join(known[:6])}."
