"""W3C Web Annotation JSON → annotations: single ones, lists, collections, pages.

Source: Web Annotation Data Model, W3C Recommendation 2017. The ``@context`` is never fetched: the
model's own key names are read, and with them those that our exports add.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from glossator.exchanging.bodies import BodyError, bodies
from glossator.exchanging.notes import clean
from glossator.exchanging.results import MALFORMED, IncomingAnnotation, Refusal
from glossator.exchanging.selectors import SelectorError, selected, text_fragment
from glossator.formats.annotation_terms import ENTRY

_MOST_TARGETS = 50


def types_of(item: Mapping[str, Any]) -> set[str]:
    """The types that an object says it has, without a prefix (``oa:Annotation``)."""
    kinds = item.get("type", item.get("@type"))
    named = kinds if isinstance(kinds, list) else [kinds]
    return {str(kind).rpartition(":")[2].rpartition("#")[2] for kind in named if kind}


def annotations_of(
    item: Mapping[str, Any], where: str, language: str | None
) -> Iterator[IncomingAnnotation]:
    """One annotation, once for each of its targets.

    What cannot be read is an annotation with a refusal that says why.
    """
    address = _address(item)
    try:
        made = _shared(item, language)
    except (BodyError, SelectorError) as error:
        yield _malformed(where, address, str(error))
        return
    targets = item.get("target", item.get("on"))
    listed = targets if isinstance(targets, list) else [targets]
    if targets is None or not listed:
        yield _malformed(where, address, "It has no target.")
        return
    for number, target in enumerate(listed[:_MOST_TARGETS], start=1):
        place = f"{where}, target {number}" if len(listed) > 1 else where
        # One address stands for one gloss, or the second target would seem to be there already.
        own = address if number == 1 or address is None else f"{address}#target-{number}"
        try:
            yield IncomingAnnotation(where=place, address=own, **{**_target(target), **made})
        except SelectorError as error:
            yield _malformed(place, own, str(error))
    if len(listed) > _MOST_TARGETS:
        what = f"It has {len(listed):,} targets; at most {_MOST_TARGETS} are read."
        yield _malformed(where, address, what)


def _shared(item: Mapping[str, Any], language: str | None) -> dict[str, Any]:
    value = item.get("body")
    if isinstance(item.get("bodyValue"), str) and value is None:
        value = {"type": "TextualBody", "value": item["bodyValue"], "format": "text/plain"}
    said = bodies(value, language)
    entry = item.get(ENTRY)
    motivations = item.get("motivation")
    named = motivations if isinstance(motivations, list) else [motivations]
    made: dict[str, Any] = {
        "note": said.note,
        "tags": said.tags,
        "links": said.links,
        "creator": _agent(item.get("creator")),
        "created": _text(item.get("created")) or _text(item.get("modified")),
        "rights": _text(item.get("rights")),
        "entry": entry if isinstance(entry, dict) else None,
    }
    if "replying" in named and made["entry"] is None:
        made["refusal"] = Refusal("reply", "It is a reply to another annotation.")
    return made


def _target(target: Any) -> dict[str, Any]:
    if isinstance(target, str):
        return {"document": _without_fragment(target), "selected": text_fragment(target)}
    if not isinstance(target, dict):
        raise SelectorError("A target is neither an address nor an object.")
    source = target.get("source", target.get("id", target.get("@id", target.get("full"))))
    if isinstance(source, dict):
        source = source.get("id", source.get("@id"))
    if source is not None and not isinstance(source, str):
        raise SelectorError("The source of a target is no address.")
    if target.get("selector") is None and source is not None:
        return {"document": _without_fragment(source), "selected": text_fragment(source)}
    return {"document": source, "selected": selected(target.get("selector"))}


def _address(item: Mapping[str, Any]) -> str | None:
    return _text(item.get("id", item.get("@id")))


def _without_fragment(address: str) -> str:
    return address.partition("#")[0]


def _agent(value: Any, depth: int = 0) -> str | None:
    """The name of who made it; never an address of theirs that can be written to."""
    if depth > 2:
        return None
    if isinstance(value, list):
        return ", ".join(filter(None, (_agent(each, depth + 1) for each in value[:5]))) or None
    if isinstance(value, dict):
        for key in ("name", "nickname", "account"):
            if named := _text(value.get(key)):
                return named
        return _agent(value.get("id", value.get("@id")), depth + 1)
    text = _text(value)
    return None if text is None or text.startswith("mailto:") else text


def _text(value: Any) -> str | None:
    return " ".join(clean(value).split()) or None if isinstance(value, str) else None


def _malformed(where: str, address: str | None, what: str) -> IncomingAnnotation:
    return IncomingAnnotation(where=where, address=address, refusal=Refusal(MALFORMED, what))
