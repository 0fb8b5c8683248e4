"""The bodies of a web annotation → one note, its tags and the documents that it links to.

Source: Web Annotation Data Model, W3C 2017, sections 3.2 and 3.3.5.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from glossator.exchanging.notes import clean, note_text, web_address

_MOST = 100
_TAGGING = frozenset({"tagging", "classifying"})
_SETS = frozenset({"Choice", "List", "Composite", "Independents"})


class BodyError(ValueError):
    """A body that is none; the message says what is wrong."""


class Bodies(NamedTuple):
    """What all bodies of an annotation say."""

    note: str
    tags: tuple[str, ...]
    links: tuple[str, ...]


def bodies(value: Any, language: str | None) -> Bodies:
    """What a body, or a list of them, says.

    Args:
        value: as JSON has it: an address, a text, an object, a list.
        language: the language that is preferred where one text is given in several.

    Raises:
        BodyError: a body is neither text nor object, or its value is no text.
    """
    notes: list[str] = []
    tags: list[str] = []
    links: list[str] = []
    waiting = [value]
    seen = 0
    while waiting:
        item = waiting.pop(0)
        if item is None:
            continue
        if isinstance(item, list):
            waiting[:0] = item
            continue
        seen += 1
        if seen > _MOST:
            raise BodyError(f"It has more than {_MOST} bodies.")
        if isinstance(item, str):
            if address := web_address(item):
                links.append(address)
            else:
                notes.append(note_text(item, None))
            continue
        if not isinstance(item, dict):
            raise BodyError("A body is neither text nor an object.")
        if _kinds(item) & _SETS and isinstance(item.get("items"), list):
            waiting[:0] = item["items"]
            continue
        _read(item, language, notes, tags, links)
    return Bodies(
        "\n\n".join(note for note in notes if note),
        tuple(dict.fromkeys(tag for tag in tags if tag)),
        tuple(dict.fromkeys(links)),
    )


def _read(
    item: dict[str, Any], language: str | None, notes: list[str], tags: list[str], links: list[str]
) -> None:
    text = _text(item, language)
    if text is None:
        named = item.get("source", item.get("id", item.get("@id")))
        if isinstance(named, dict):
            named = named.get("id")
        if isinstance(named, str) and (address := web_address(named)):
            links.append(address)
        elif item:
            raise BodyError("A body has neither a text nor an address.")
        return
    purposes = item.get("purpose", item.get("motivation"))
    named_purposes = set(map(str, purposes if isinstance(purposes, list) else [purposes]))
    if named_purposes & _TAGGING:
        tags.append(" ".join(clean(text).split()))
    else:
        forms = item.get("format")
        form = forms[0] if isinstance(forms, list) and forms else forms
        notes.append(note_text(text, form if isinstance(form, str) else None))


def _text(item: dict[str, Any], language: str | None) -> str | None:
    value = item.get("value", item.get("chars", item.get("rdf:value")))
    if value is None:
        return None
    if isinstance(value, list):
        value = (
            {
                str(each.get("@language", n)): each
                for n, each in enumerate(value)
                if isinstance(each, dict)
            }
            if value and isinstance(value[0], dict)
            else value
        )
    if isinstance(value, dict):
        return _of_map(value, language)
    if not isinstance(value, str):
        raise BodyError("The value of a body is no text.")
    return value


def _of_map(value: dict[str, Any], language: str | None) -> str:
    """A text in several languages: the preferred one first, the others after it."""
    if isinstance(value.get("@value"), str):
        return str(value["@value"])
    texts = {
        key: each.get("@value") if isinstance(each, dict) else each for key, each in value.items()
    }
    if not texts or not all(isinstance(text, str) for text in texts.values()):
        raise BodyError("The value of a body is no text.")
    wanted = (language or "en").split("-")[0].lower()
    order = sorted(texts, key=lambda key: str(key).split("-")[0].lower() != wanted)
    first, *others = order
    return "\n\n".join([str(texts[first]), *(f"[{key}] {texts[key]}" for key in others)])


def _kinds(item: dict[str, Any]) -> set[str]:
    kinds = item.get("type", item.get("@type"))
    return set(map(str, kinds)) if isinstance(kinds, list) else {str(kinds)}
