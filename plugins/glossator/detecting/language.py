"""The rules of a language: one data file each, ``languages/<code>.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

_FOLDER = files(__package__) / "languages"


class UnknownLanguageError(ValueError):
    """There are no rules for the language; the message names those that there are."""


def languages() -> list[str]:
    """The codes of the languages that have rules."""
    names = (entry.name for entry in _FOLDER.iterdir())
    return sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml"))


@cache
def rules(language: str) -> dict[str, Any]:
    """The rules of a language as they stand in its file. Do not change what you are given.

    Raises:
        UnknownLanguageError: there is no such file.
    """
    if language not in languages():
        known = ", ".join(languages())
        message = f"There are no rules for the language {language!r}. There are: {known}."
        raise UnknownLanguageError(message)
    return tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
