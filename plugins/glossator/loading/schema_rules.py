"""What a schema can say of the rules beyond the shape of a file, so that an editor says it at once.

References between entries, days that never were and the like only the rules know. Everything is
said with patterns, conditions and ``not``, of which editors make no suggestions; what stands in
``properties`` they offer and explain. ``allOf`` and ``contains`` would spoil what they offer.
"""

from __future__ import annotations

from typing import Any

from glossator.loading.rules import (
    DATE_MEND,
    ID_FORM,
    ID_MEND,
    LANGUAGE_FORM,
    LANGUAGE_MEND,
    QUESTION_KEYS,
    SEAL_FORM,
    SEAL_MEND,
    URL_MEND,
)
from glossator.loading.yaml_nodes import MAX_TEXT

_Schema = dict[str, Any]

_TRUTH: _Schema = {"not": {"type": ["array", "null", "number", "object", "string"]}}
"""``true`` and ``false``; said by their type, editors would offer them for every text."""
_NULL: _Schema = {"type": "null"}
_NOT_NULL: _Schema = {"not": _NULL}

_SPELT_TRUE = ("1", "on", "t", "true", "y", "yes")
_SPELT_FALSE = ("0", "off", "f", "false", "n", "no")

# Within brackets: the signs that no address may hold.
_NEVER = r'\u0000-\u0020\u007f-\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\ufeff"<>\\^`{|}'
_ADDRESS = (
    rf"^[Hh][Tt][Tt][Pp][Ss]?://(?:[^{_NEVER}/?#@]*@)?"
    rf"(?:[^{_NEVER}/?#@:\[\]]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]*)?(?:[/?#][^{_NEVER}]*)?$"
)
_TIME = r"(?:[01][0-9]|2[0-3]):[0-5][0-9](?::(?:[0-5][0-9]|60))?(?:Z|[+-][0-9]{2}:[0-9]{2})?"
_ONE = (
    r"(?!0000)[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01])"
    rf"(?:T{_TIME})?)?)?[~?%]?"
)
_SEVERAL = rf" *{_ONE} *(?:, *{_ONE} *)*"
_DATE = rf"^(?:{_ONE}(?:/(?:\.\.|{_ONE}))?|\.\./{_ONE}|\[{_SEVERAL}\]|\{{{_SEVERAL}\}})$"


def _text(pattern: str | None = None, mend: str = "") -> _Schema:
    made: _Schema = {"type": "string", "maxLength": MAX_TEXT}
    # Editors know the last; others pass over it.
    return made if pattern is None else {**made, "pattern": pattern, "patternErrorMessage": mend}


def _words(words: tuple[str, ...]) -> _Schema:
    """A text that is one of some words, in capitals or not."""
    spelt = ("".join(f"[{x.upper()}{x}]" if x.isalpha() else x for x in word) for word in words)
    return {
        "type": "string",
        "pattern": f"^(?:{'|'.join(spelt)})$",
        "patternErrorMessage": "Write `true` or `false`.",
    }


def _whole(least: int) -> tuple[_Schema, ...]:
    """A whole number, also in quotation marks; ``least`` is 0 or 1."""
    digits = "^[0-9]+$" if least == 0 else "^0*[1-9][0-9]*$"
    return {"type": "integer", "minimum": least}, {
        "type": "string",
        "pattern": digits,
        "patternErrorMessage": f"Give {least} or more.",
    }


# Every scalar of a gloss file is text, also what YAML takes for a number or a truth value.
_ANY = ({**_text(), "type": ["string", "number"]}, _TRUTH)
_FILLED = ({**_text(r"\S", "It is empty. Give a value."), "type": ["string", "number"]}, _TRUTH)
_ID = (_text(f"^{ID_FORM.pattern}$", ID_MEND),)
_LANGUAGE = (_text(f"^{LANGUAGE_FORM.pattern}$", LANGUAGE_MEND),)
_SEAL = (_text(f"^{SEAL_FORM.pattern}$", SEAL_MEND),)
_URL = (_text(_ADDRESS, URL_MEND),)
_DAY = (_text(_DATE, DATE_MEND), {"type": "integer", "minimum": 1000, "maximum": 9999})
_BOOLEAN = (
    {"type": "boolean"},
    _words((*_SPELT_TRUE, *_SPELT_FALSE)),
    {"type": "integer", "minimum": 0, "maximum": 1},
)

_FORMS: dict[str, tuple[_Schema, ...]] = {
    "id": _ID,
    "exact": _FILLED,
    "Article.title": _FILLED,
    "Article.rights": _FILLED,
    "Article.url": _URL,
    "Article.published": _DAY,
    "Article.filed": _DAY,
    "Article.language": _LANGUAGE,
    "Article.words": _SEAL,
    "Speaker.name": _FILLED,
    "Source.outlet": _FILLED,
    "Source.url": _URL,
    "Source.archive": _URL,
    "Source.published": _DAY,
    "Source.language": _LANGUAGE,
    "Source.translated_from": _LANGUAGE,
    "Said.on": _DAY,
    "Said.language": _LANGUAGE,
    "Wording.language": _LANGUAGE,
    "Event.date": _DAY,
    "Lesson.cards_at_most": _whole(0),
    "minutes": _whole(1),
    "linked": _BOOLEAN,
    "correct": _BOOLEAN,
}
"""The forms of a value, by the class of the model that has the key, or by the key alone."""


def _given(key: str) -> _Schema:
    return {"required": [key], "properties": {key: _NOT_NULL}}


def _refused(mend: str) -> _Schema:
    """What no mapping and no list is; editors show the message in its place."""
    return {"type": "null", "errorMessage": mend}


_TARGET: _Schema = {
    "if": _given("exact"),
    "then": {
        "if": _given("target"),
        "then": _refused("Keep one of the two: `exact` or `target`."),
    },
    "else": {
        "if": _given("target"),
        "then": {"properties": {"prefix": False, "suffix": False}},
        "else": _refused("Add `exact: …` or `target: article`."),
    },
}
"""A gloss is about some words or about the article; words beside them need words."""
_LINK: _Schema = {
    "if": {"properties": {"source": _NULL, "sources": {"maxItems": 0}}},
    "then": _refused("A link names no source. Add `sources: [id]`."),
    "else": _TARGET,
}
_CHOICES: _Schema = {
    "if": {
        "items": {
            "properties": {
                "correct": {"anyOf": [{"const": False}, _words(_SPELT_FALSE), {"const": 0}, _NULL]}
            }
        }
    },
    "then": _refused("No choice is the right one. Add `correct: true` to those that are."),
}


def add_rules(schema: _Schema) -> None:
    """Say in the schema of a gloss file what it can say of the rules."""
    definitions = schema["$defs"]
    for owner, part in (("GlossFile", schema), *definitions.items()):
        properties = part["properties"]
        for key, given in properties.items():
            forms = _FORMS.get(f"{owner}.{key}") or _FORMS.get(key)
            properties[key] = _with_forms(given, forms or _ANY)
        if "exact" in properties:
            part.update(_LINK if owner == "Link" else _TARGET)
    for key in ("speakers", "sources"):
        schema["properties"][key]["propertyNames"] = {
            "pattern": f"^{ID_FORM.pattern}$",
            "patternErrorMessage": ID_MEND,
        }
    _add_kinds(definitions["Question"])


def _add_kinds(question: _Schema) -> None:
    """A question has what its kind needs, and nothing that only another kind can use."""
    # One within the other: beside ``allOf``, editors begin no entry of a list.
    rules: _Schema = {"properties": dict.fromkeys(QUESTION_KEYS, False)}
    for key, (kind, _) in QUESTION_KEYS.items():
        others = [other for other in QUESTION_KEYS if other != key]
        rules = {
            "if": {"required": ["kind"], "properties": {"kind": {"const": kind}}},
            "then": {"required": [key], "properties": dict.fromkeys(others, False)},
            "else": rules,
        }
    question |= rules
    for key, (_, least) in QUESTION_KEYS.items():
        question["properties"][key]["minItems"] = least
    question["properties"]["choices"] |= _CHOICES


def _with_forms(part: _Schema, forms: tuple[_Schema, ...]) -> _Schema:
    """The schema of a key with its forms in place of the plain type."""
    if "items" in part:
        return {**part, "items": _with_forms(part["items"], forms)}
    options = part.get("anyOf", [part])
    if not any(_is_plain(option) for option in options):
        return part
    made = [each for option in options for each in (forms if _is_plain(option) else (option,))]
    rest = {key: value for key, value in part.items() if key not in ("anyOf", "type")}
    return {**made[0], **rest} if len(made) == 1 else {"anyOf": made, **rest}


def _is_plain(option: _Schema) -> bool:
    named = "enum" in option or "const" in option
    return option.get("type") in ("string", "integer", "boolean") and not named
