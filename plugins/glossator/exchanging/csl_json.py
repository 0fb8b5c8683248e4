"""CSL-JSON → sources.

Source: CSL 1.0.2 specification and its schema ``csl-data.json``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from glossator.exchanging.languages import language_tag
from glossator.exchanging.notes import clean
from glossator.exchanging.results import MALFORMED, IncomingSource, Refusal
from glossator.exchanging.source_fields import (
    address_of_doi,
    host_of,
    joined_names,
    web_address_of,
)
from glossator.findings import shown
from glossator.formats.csl_dates import dated
from glossator.formats.csl_markup import without_markup
from glossator.formats.source_terms import CUSTOM, NO_PLACE, kind_of_type

_OUTLETS = ("container-title", "publisher", "authority", "event-title", "event", "source")
_NAMES = ("author", "editor", "director", "interviewer", "collection-editor")
_READ = frozenset(
    "id type title issued URL language genre note archive_location custom author".split()
)
_INTERNAL = frozenset({"citation-key", "citation-label", "journalAbbreviation", "shortTitle"})


def is_item(item: Mapping[str, Any]) -> bool:
    """Whether an object is an item of CSL-JSON."""
    return isinstance(item.get("type"), str) and any(
        key in item for key in ("title", "issued", "URL", "author", *_OUTLETS)
    )


def source_of(item: Mapping[str, Any], where: str) -> IncomingSource:
    """One item as a source; one that cannot be read has a refusal that says why."""
    key = item.get("id")
    if isinstance(key, (int, float)) and not isinstance(key, bool):
        key = str(key)
    if not isinstance(key, str) or not key.strip():
        return IncomingSource(where=where, refusal=Refusal(MALFORMED, "It has no “id”."))
    try:
        fields, used, remarks = _fields(item)
    except ValueError as error:
        return IncomingSource(where=where, key=key, refusal=Refusal(MALFORMED, str(error)))
    left_out = sorted(set(item) - used - _READ - _INTERNAL)
    return IncomingSource(
        where=where, key=key, fields=fields, left_out=tuple(left_out), remarks=tuple(remarks)
    )


def _fields(item: Mapping[str, Any]) -> tuple[dict[str, Any], set[str], list[str]]:
    own = _own(item)
    used: set[str] = set()
    remarks: list[str] = []
    url = _web_address(item, "URL", remarks)
    if url is None and (doi := _text(item, "DOI")):
        url = address_of_doi(doi)
        used |= {"DOI"} if url else set()
    outlet = None
    for name in _OUTLETS:
        if outlet := _shown(item, name):
            used.add(name)
            break
    title = _shown(item, "title")
    if own.get("title_basis") == "description" and title:
        title = title.removeprefix("[").removesuffix("]")
    published, published_note = _date(item, own)
    author, author_key = _author(item)
    used |= {author_key} if author_key else set()
    made: dict[str, Any] = {
        "outlet": outlet or host_of(url) or author,
        "title": title,
        "url": url,
        "published": published,
        "published_note": published_note,
        "author": author,
        "kind": _shown(item, "genre") or kind_of_type(str(item["type"])),
        "language": _language(item, remarks),
        "archive": _web_address(item, "archive_location", remarks),
        "note": _shown(item, "note"),
    }
    if "genre" not in item and _is_own(item):
        # An item of ours: a source without a kind has none.
        made["kind"] = None
    if made["outlet"] is None:
        raise ValueError("Neither outlet nor address nor author is given.")
    if outlet is None:
        remarks.append(f"no outlet is given; {shown(made['outlet'])} stands for it")
    made = {key: value for key, value in made.items() if value is not None}
    for key, value in own.items():
        if value is None:
            made.setdefault(key, None)
        elif key in NO_PLACE and isinstance(value, str):
            made[key] = clean(value)
    return made, used, remarks


def _own(item: Mapping[str, Any]) -> Mapping[str, Any]:
    custom = item.get("custom")
    own = custom.get(CUSTOM) if isinstance(custom, dict) else None
    return own if isinstance(own, dict) else {}


def _is_own(item: Mapping[str, Any]) -> bool:
    custom = item.get("custom")
    return isinstance(custom, dict) and CUSTOM in custom


def _date(item: Mapping[str, Any], own: Mapping[str, Any]) -> tuple[str | None, str | None]:
    if item.get("issued") is None:
        return None, None
    found = dated(item["issued"])
    return found.edtf, None if "published_note" in own else found.note


def _author(item: Mapping[str, Any]) -> tuple[str | None, str | None]:
    for key in _NAMES:
        names = item.get(key)
        if not names:
            continue
        if not isinstance(names, list):
            raise ValueError(f"Its “{key}” is no list of names.")
        said = joined_names([_name(name, key) for name in names])
        if said:
            return said if key in ("author", "director") else f"{said} ({key})", key
    return None, None


def _name(name: Any, key: str) -> str:
    if isinstance(name, str):
        return clean(name).strip()
    if not isinstance(name, dict):
        raise ValueError(f"A name of its “{key}” is neither text nor an object.")
    if isinstance(name.get("literal"), str):
        return clean(name["literal"]).strip()
    parts = ("given", "dropping-particle", "non-dropping-particle", "family")
    said = " ".join(clean(name[part]) for part in parts if isinstance(name.get(part), str))
    suffix = name.get("suffix")
    return " ".join(said.split()) + (f", {clean(suffix)}" if isinstance(suffix, str) else "")


def _web_address(item: Mapping[str, Any], key: str, remarks: list[str]) -> str | None:
    value = _text(item, key)
    url, told = web_address_of(value, key) if value else (None, None)
    remarks += [told] if told else []
    return url


def _language(item: Mapping[str, Any], remarks: list[str]) -> str | None:
    value = _text(item, "language")
    if value is None or _is_own(item):
        return value
    tag, told = language_tag(value)
    remarks += [told] if told else []
    return tag


def _shown(item: Mapping[str, Any], key: str) -> str | None:
    """A text as its readers see it: ours has no markup, and what looks like it is text."""
    text = _text(item, key)
    return text if text is None or _is_own(item) else without_markup(text).strip() or None


def _text(item: Mapping[str, Any], key: str) -> str | None:
    value = item.get(key)
    if value is None:
        return None
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise ValueError(f"Its “{key}” is no text.")
    return clean(value).strip() or None
