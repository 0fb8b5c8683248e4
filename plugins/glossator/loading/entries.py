"""Entries that come from elsewhere, judged by the rules of a gloss file before they are written."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from glossator.findings import Finding
from glossator.loading.rules import Rules
from glossator.loading.schema import GlossFile, prepared, shape_findings
from glossator.loading.yaml_nodes import MAX_DEPTH, MAX_TEXT, Node, control_in

_LINKS = "unknown-gloss"


class EntryError(ValueError):
    """An entry that no gloss file may hold; the message says why, in one sentence or more."""


def parsed_entries(
    sections: dict[str, Any],
    *,
    speakers: Collection[str] = (),
    sources: Collection[str] = (),
) -> GlossFile:
    """Sections of a gloss file, given as plain data, as the model has them.

    Everything is judged as if it stood in a file, but for links to other glosses, which the
    caller knows better.

    Args:
        sections: ``{"quotes": [{"id": …}]}``, ``{"sources": {"bbc": {…}}}`` …; texts, numbers,
            truth values, lists and mappings.
        speakers: ids of speakers that entries may name, beside those in ``sections``; a set, if
            there are many.
        sources: the same of sources.

    Raises:
        EntryError: a gloss file may not hold them.
    """
    article = {"title": "-", "rights": "-"}
    root = _node({"article": article, **sections}, 0)
    known: dict[str, Any] = {"speakers": speakers, "sources": sources}
    rules = Rules(Path())
    with_known = Node(1, dict(root.items()))
    assert isinstance(with_known.value, dict)
    texts = set(_texts(root))
    for name, ids in known.items():
        own = with_known.value.get(name)
        # Only those that are named: there may be thousands.
        named = texts.intersection(ids)
        entries = {ident: Node(1, {}) for ident in named} | dict(own.items() if own else ())
        with_known.value[name] = Node(1, entries, dict.fromkeys(entries, 1))
    rules.judge_gloss(with_known, {}, None)
    findings = [each for each in rules.findings if each.code != _LINKS]
    parsed = None
    try:
        parsed = GlossFile.model_validate(prepared(root))
    except ValidationError as error:
        shape_findings(root, error, findings, Path())
    if findings or parsed is None:
        raise EntryError(_said(findings))
    return parsed


def _texts(node: Node) -> Iterator[str]:
    waiting = [node]
    while waiting:
        item = waiting.pop()
        if item.text is not None:
            yield item.text
        waiting += item.entries()
        waiting += [child for _, child in item.items()]


def _said(findings: list[Finding]) -> str:
    return " ".join(dict.fromkeys(finding.what for finding in findings[:3]))


def _node(value: Any, depth: int) -> Node:
    if depth > MAX_DEPTH:
        raise EntryError("Its values are nested too deeply.")
    if value is None:
        return Node(1, None)
    if isinstance(value, bool):
        return Node(1, str(value).lower())
    if isinstance(value, (int, float)):
        return Node(1, str(value))
    if isinstance(value, str):
        if len(value) > MAX_TEXT:
            raise EntryError(
                f"A text has {len(value):,} characters; at most {MAX_TEXT:,} are allowed."
            )
        if control := control_in(value):
            raise EntryError(f"A text holds a control character (U+{ord(control):04X}).")
        return Node(1, value)
    if isinstance(value, (list, tuple)):
        return Node(1, [_node(each, depth + 1) for each in value])
    if isinstance(value, dict):
        made = {str(key): _node(each, depth + 1) for key, each in value.items()}
        return Node(1, made, dict.fromkeys(made, 1))
    raise EntryError("It holds a value that is no text.")
