"""The model → plain data with the keys that a gloss file has: text, numbers, lists, mappings."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from glossator.vocabulary import Kind

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

GROUPS: Mapping[Kind, str] = MappingProxyType(
    {
        "quote": "quotes",
        "figure": "figures",
        "claim": "claims",
        "signal": "signals",
        "link": "links",
        "overlap": "overlaps",
    }
)
"""The list of the gloss file in which each kind stands."""

_INTERNAL = "stated"


def plain(item: DataclassInstance) -> dict[str, Any]:
    """What a part of the model says, under the keys of a gloss file, in their order.

    Keys that say nothing beyond their default are left out, but for those of an article or a
    source that the file states: ``author: null`` says that none is given.
    """
    stated: frozenset[str] = getattr(item, _INTERNAL, frozenset())
    made: dict[str, Any] = {}
    for field in dataclasses.fields(item):
        value = getattr(item, field.name)
        if field.name == _INTERNAL or (value == field.default and field.name not in stated):
            continue
        made[field.name] = _value(value)
    return made


def _value(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return plain(value)
    if isinstance(value, tuple):
        return [_value(each) for each in value]
    return value
