"""Annotations of Hypothes.is → annotations: the API's rows and the export of its client.

Source: the Hypothes.is API, v1, "Annotation"; the client's export holds the same objects.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from glossator.exchanging.notes import clean, note_text
from glossator.exchanging.results import MALFORMED, IncomingAnnotation, Refusal, Selected
from glossator.exchanging.selectors import SelectorError, selected

_PUBLIC = "__world__"
_ACCOUNT = re.compile(r"acct:([^@\s]+)@.+")


def is_row(item: Mapping[str, Any]) -> bool:
    """Whether an object is an annotation as Hypothes.is has it."""
    if "@context" in item or "body" in item:
        return False
    return "uri" in item and any(key in item for key in ("user", "target", "text", "permissions"))


def annotation_of(row: Mapping[str, Any], where: str) -> IncomingAnnotation:
    """One row; what cannot be read is an annotation with a refusal that says why."""
    links = row.get("links")
    address = links.get("html") if isinstance(links, dict) else None
    ident = row.get("id")
    if not isinstance(address, str) and isinstance(ident, str) and ident:
        address = f"https://hypothes.is/a/{ident}"
    address = address if isinstance(address, str) else None
    try:
        return IncomingAnnotation(where=where, address=address, **_fields(row))
    except (SelectorError, TypeError) as error:
        return IncomingAnnotation(
            where=where, address=address, refusal=Refusal(MALFORMED, str(error))
        )


def _fields(row: Mapping[str, Any]) -> dict[str, Any]:
    text, tags = row.get("text") or "", row.get("tags") or []
    if not isinstance(text, str):
        raise TypeError("Its “text” is no text.")
    if not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
        raise TypeError("Its “tags” are no list of texts.")
    document, chosen = _target(row)
    return {
        "document": document,
        "selected": chosen,
        "note": note_text(text, "text/markdown"),
        "tags": tuple(" ".join(clean(tag).split()) for tag in tags if tag.strip()),
        "creator": _creator(row),
        "created": next(
            (row[key] for key in ("created", "updated") if isinstance(row.get(key), str)), None
        ),
        "held_back": _held_back(row),
        "refusal": _refusal(row),
    }


def _target(row: Mapping[str, Any]) -> tuple[str | None, Selected]:
    targets = row.get("target") or []
    if not isinstance(targets, list) or not all(isinstance(each, dict) for each in targets):
        raise TypeError("Its “target” is no list of objects.")
    document = row.get("uri")
    if not isinstance(document, str):
        raise TypeError("Its “uri” is no address.")
    # There is one; its positions count UTF-16 units of a text that is not ours.
    selectors = [each.get("selector") for each in targets if each.get("selector")]
    return document, selected(selectors, positions=False)


def _creator(row: Mapping[str, Any]) -> str | None:
    info = row.get("user_info")
    shown = info.get("display_name") if isinstance(info, dict) else None
    if isinstance(shown, str) and shown.strip():
        return " ".join(clean(shown).split())
    user = row.get("user")
    found = _ACCOUNT.fullmatch(user) if isinstance(user, str) else None
    return found[1] if found else None


def _held_back(row: Mapping[str, Any]) -> Refusal | None:
    permissions = row.get("permissions")
    readers = permissions.get("read") if isinstance(permissions, dict) else None
    group = row.get("group", _PUBLIC)
    if group != _PUBLIC:
        return Refusal("group", "It was written for a group and not for everybody.")
    if readers is None:
        return None
    if not isinstance(readers, list):
        raise TypeError("Its “permissions” name no list of readers.")
    if f"group:{_PUBLIC}" not in readers:
        return Refusal("private", "It is private to who wrote it.")
    return None


def _refusal(row: Mapping[str, Any]) -> Refusal | None:
    if row.get("references"):
        return Refusal("reply", "It is a reply to another annotation.")
    if row.get("hidden") is True:
        return Refusal("hidden", "A moderator has hidden it.")
    return None
