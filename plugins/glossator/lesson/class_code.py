"""The class code: the words that a teacher says when the class has answered.

Whoever has a built page can try codes on it for as long as they like, so the code must be long
enough for that: see :data:`WORDS` and docs/decisions/0016-sealed-notes.md.
"""

from __future__ import annotations

import os
import secrets
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from glossator.shipping import code_words

VARIABLE, FILE_VARIABLE = "GLOSSATOR_CLASS_CODE", "GLOSSATOR_CLASS_CODE_FILE"
"""The environment's names for the code, and for a file that holds it."""

WORDS = 5
"""So many words make a code: 45 bits."""

LEAST = 20
"""So many letters and digits a code needs; five words of the list have no fewer."""

_LONGEST_FILE = 10_000


class ClassCodeError(Exception):
    """There is no class code, or none that can be used; the message says how to mend it."""


class NoClassCodeError(ClassCodeError):
    """Nobody has given a class code."""


@cache
def word_list() -> tuple[str, ...]:
    """The 512 words that codes are made of, each of four letters or more."""
    return tuple(code_words().split())


def new_code(words: int = WORDS) -> str:
    """A code of so many words, drawn by the system's own chance: 9 bits each."""
    return "-".join(secrets.choice(word_list()) for _ in range(words))


def normalised(code: str) -> str:
    """What counts of a code: its letters and digits, small, whatever stands between them."""
    small = unicodedata.normalize("NFKC", code).lower()
    return "".join(each for each in small if unicodedata.category(each)[0] in "LN")


def class_code(file: Path | None = None, environment: Mapping[str, str] = os.environ) -> str:
    """The code, normalised: from ``file``, or from what the environment names.

    Raises:
        NoClassCodeError: there is none.
        ClassCodeError: it cannot be read, or it is too short.
    """
    named = environment.get(FILE_VARIABLE, "")
    if file is None and VARIABLE in environment:
        return _judged(environment[VARIABLE], VARIABLE)
    if file is None and not named:
        raise NoClassCodeError(
            "There is no class code to seal the notes with. Make one with `glossator class-code`, "
            f"and give it in {VARIABLE}, or in a file that {FILE_VARIABLE} names."
        )
    return _read(file or Path(named))


def _read(path: Path) -> str:
    try:
        with path.open(encoding="utf-8-sig") as file:
            lines = file.read(_LONGEST_FILE).splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise ClassCodeError(
            f"{path}: The class code cannot be read: {reason}. "
            f"Make one with: glossator class-code -o {path}"
        ) from error
    said = [line for line in lines if line.strip() and not line.startswith("#")]
    return _judged(said[0] if said else "", str(path))


def _judged(code: str, where: str) -> str:
    made = normalised(code)
    if len(made) < LEAST:
        raise ClassCodeError(
            f"{where}: The class code has {len(made)} letters and digits, and needs {LEAST} at "
            "least: whoever has the page can try codes at leisure. "
            "`glossator class-code` makes a good one."
        )
    return made
