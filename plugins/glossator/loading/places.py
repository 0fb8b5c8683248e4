"""Where the keys of a gloss file stand in its text, for those who change one and keep the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from glossator.loading.rules import GROUPS


@dataclass(frozen=True)
class KeyPlace:
    """A key and its value, as code point offsets into the text.

    A value that is no text, a list or a mapping, has ``is_text`` false.
    """

    start: int
    value_start: int
    value_end: int
    is_text: bool


@dataclass(frozen=True)
class EntryPlace:
    """A mapping of the file: its keys in order, and how it is written.

    ``in_flow`` is ``{key: value}``; else each key begins at ``column`` of a line.
    """

    keys: Mapping[str, KeyPlace]
    in_flow: bool
    column: int


def entries(text: str) -> dict[str | None, EntryPlace]:
    """The glosses of a file by their ids, and the article itself under ``None``.

    Sources stand under ``source:`` and their ids, also those of a file of shared sources.

    Raises:
        ValueError: the text is no YAML.
    """
    try:
        # Not the C loader, whose marks count otherwise.
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as error:
        raise ValueError(str(error)) from error
    found: dict[str | None, EntryPlace] = {}
    for name, value in _items(root):
        if name == "article" and isinstance(value, yaml.MappingNode):
            found[None] = _entry(value, text)
        elif name in GROUPS and isinstance(value, yaml.SequenceNode):
            for item in value.value:
                ident = dict(_items(item)).get("id")
                if isinstance(item, yaml.MappingNode) and isinstance(ident, yaml.ScalarNode):
                    found.setdefault(ident.value, _entry(item, text))
    for name, value in _sources(root):
        if isinstance(value, yaml.MappingNode):
            found[f"source:{name}"] = _entry(value, text)
    return found


def plain_source(data: Any, ident: str) -> dict[str, Any] | None:
    """The source ``ident`` in what :func:`plain` gives; None if it is not there."""
    top = data if isinstance(data, dict) else {}
    inner = top.get("sources")
    inner = inner if isinstance(inner, dict) else {}
    wrapped = _are_wrapped(list(top), [isinstance(each, dict) for each in inner.values()])
    source = (inner if wrapped else top).get(ident)
    return source if isinstance(source, dict) else None


def _sources(root: yaml.Node | None) -> Iterator[tuple[str, yaml.Node]]:
    inner = dict(_items(root)).get("sources")
    mappings = [isinstance(each, yaml.MappingNode) for _, each in _items(inner)]
    wrapped = _are_wrapped([name for name, _ in _items(root)], mappings)
    return _items(inner if wrapped else root)


def _are_wrapped(keys: list[str], mappings: list[bool]) -> bool:
    """Whether a file has its sources under ``sources``; shared ones may stand at its top."""
    return "article" in keys or (keys == ["sources"] and any(mappings))


def plain(text: str) -> Any:
    """What a text says, every value as text; the order of keys counts for nothing.

    Raises:
        ValueError: the text is no YAML.
    """
    try:
        return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 (makes text, lists and dicts)
    except (yaml.YAMLError, RecursionError) as error:
        raise ValueError(str(error)) from error


def _entry(node: yaml.MappingNode, text: str) -> EntryPlace:
    keys = {}
    for key, value in node.value:
        start, end = value.start_mark.index, value.end_mark.index
        written = text[start:end].rstrip()
        is_text = isinstance(value, yaml.ScalarNode)
        keys[key.value] = KeyPlace(key.start_mark.index, start, start + len(written), is_text)
    column = node.value[0][0].start_mark.column if node.value else node.start_mark.column
    return EntryPlace(keys, bool(node.flow_style), column)


def _items(node: yaml.Node | None) -> Iterator[tuple[str, yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                yield key.value, value
