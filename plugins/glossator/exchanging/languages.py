"""A language as bibliographies name it → its tag.

Names in English and in the language itself come from CLDR, the others from the babel package of
LaTeX.
"""

from __future__ import annotations

import re
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from glossator.findings import shown

_OF_LATEX = {
    "american": "en-US",
    "usenglish": "en-US",
    "british": "en-GB",
    "ukenglish": "en-GB",
    "australian": "en-AU",
    "canadian": "en-CA",
    "ngerman": "de",
    "austrian": "de-AT",
    "naustrian": "de-AT",
    "swissgerman": "de-CH",
    "nswissgerman": "de-CH",
    "brazilian": "pt-BR",
    "brazil": "pt-BR",
    "portuges": "pt",
    "francais": "fr",
    "magyar": "hu",
}
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,8}")
_BETWEEN = re.compile(r"[;,/|&+]| and ")


def language_tag(value: str) -> tuple[str | None, str | None]:
    """The tag of a language, None if nobody knows it, and what is to be told of it, if anything.

    Of several languages the first counts.
    """
    value = " ".join(value.split())
    if tag := _tag(value):
        return tag, None
    first = _BETWEEN.split(value, maxsplit=1)[0].strip()
    tag = _tag(first) if first != value else None
    if tag:
        return tag, f"language {shown(value)} is taken for {tag}"
    return None, f"left out: language {shown(value)}"


def _tag(value: str) -> str | None:
    name = value.casefold()
    if known := _OF_LATEX.get(name):
        return known
    dashed = value.replace("_", "-")
    if _TAG.fullmatch(dashed):
        # ISO 639-2 has codes of three letters also where two are usual: ``ger`` is de.
        code, dash, rest = dashed.partition("-")
        aliases = get_global("language_aliases") if len(code) == 3 else {}
        return f"{aliases.get(code.lower(), code).replace('_', '-')}{dash}{rest}"
    return _english().get(name) or (_own().get(name) if name else None)


@lru_cache(maxsize=1)
def _english() -> dict[str, str]:
    names = Locale("en").languages
    return {name.casefold(): code.replace("_", "-") for code, name in names.items()}


@lru_cache(maxsize=1)
def _own() -> dict[str, str]:
    """What languages call themselves; those that have a code of two letters."""
    found: dict[str, str] = {}
    for code in Locale("en").languages:
        if len(str(code)) == 2:
            try:
                found.setdefault(str(Locale(str(code)).language_name).casefold(), str(code))
            except UnknownLocaleError:
                continue
    return found
