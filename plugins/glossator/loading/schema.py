"""The shape of a gloss file: which keys there are and what each holds.

The model's dataclasses say it once; pydantic checks a file against them and writes the
JSON Schema that editors use.
"""

from __future__ import annotations

import json
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from glossator import model
from glossator.findings import Finding, did_you_mean, shown
from glossator.loading.descriptions import description
from glossator.loading.schema_rules import add_rules
from glossator.loading.yaml_nodes import MAX_MISTAKES, Node
from glossator.model import (
    Article,
    Claim,
    Event,
    Figure,
    Lesson,
    Link,
    Overlap,
    Question,
    Quote,
    Signal,
    Source,
    Speaker,
)
from glossator.vocabulary import FIDELITIES, VERDICTS

_INTERNAL = frozenset({"stated"})

Place = tuple[int | str, ...]


class GlossFile(BaseModel):
    """A ``.gloss.yml`` file."""

    model_config = ConfigDict(extra="forbid", title="Glossator gloss file")

    article: Article
    speakers: dict[str, Speaker] = {}
    sources: dict[str, Source] = {}
    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    claims: tuple[Claim, ...] = ()
    signals: tuple[Signal, ...] = ()
    links: tuple[Link, ...] = ()
    overlaps: tuple[Overlap, ...] = ()
    timeline: tuple[Event, ...] = ()
    questions: tuple[Question, ...] = ()
    lesson: Lesson | None = None


class SourcesFile(BaseModel):
    """A ``sources.yml`` file: sources shared by several articles, by id."""

    model_config = ConfigDict(extra="forbid", title="Glossator shared sources")

    sources: dict[str, Source]


def prepared(node: Node) -> Any:
    """The plain data of a whole file, with what the model wants to know about its keys."""
    data = node.plain()
    if not isinstance(data, dict):
        return data
    data = {key: value for key, value in data.items() if value is not None or key == "article"}
    if isinstance(data.get("article"), dict):
        data["article"] = _with_stated(data["article"])
    if "sources" in data:
        data["sources"] = prepared_sources(data["sources"])
    quotes = data.get("quotes")
    for quote in quotes if isinstance(quotes, list) else ():
        if isinstance(quote, dict) and isinstance(quote.get("wording"), dict):
            quote["wording"] = [quote["wording"]]
    return data


def prepared_sources(sources: Any) -> Any:
    """The same for a mapping of sources."""
    if not isinstance(sources, dict):
        return sources
    return {
        key: _with_stated(value) if isinstance(value, dict) else value
        for key, value in sources.items()
    }


def _with_stated(value: dict[str, Any]) -> dict[str, Any]:
    return {**value, "stated": list(value)}


def shape_findings(
    root: Node,
    error: ValidationError,
    findings: list[Finding],
    path: Path,
    *,
    within: Place = (),
) -> None:
    """Turn pydantic's errors into findings that name the line and the cure.

    ``within`` is the place of ``root`` in the data that pydantic was given.
    """
    for detail in error.errors(include_url=False)[: MAX_MISTAKES + 1]:
        place: Place = detail["loc"]
        what, mend = _explain(detail, place)
        line = line_of(root, place[len(within) :], of_key=detail["type"] == "extra_forbidden")
        findings.append(Finding(code="shape", path=path, line=line, what=what, mend=mend))


def line_of(root: Node, place: Place, *, of_key: bool = False) -> int:
    """The line of the value at ``place``, or of the nearest thing around it that exists."""
    node, line = root, root.line
    for index, part in enumerate(place):
        following: Node | None = None
        if isinstance(part, int) and part < len(node.entries()):
            following = node.entries()[part]
        elif part == 0 and node.items():
            continue  # a single entry, written without the list around it
        elif isinstance(part, str):
            following = node.get(part)
            line = node.key_lines.get(part, line)
        if following is None:
            return line
        if not (of_key and index == len(place) - 1) and isinstance(part, int):
            line = following.line
        node = following
    return line


def keys_at(place: Place) -> list[str]:
    """The keys that the mapping at ``place`` may have."""
    schema = _schema()
    definitions = schema["$defs"]
    current: dict[str, Any] = schema
    for part in place:
        current = _resolved(current, definitions)
        if isinstance(part, int):
            current = current.get("items", {})
        elif part in current.get("properties", {}):
            current = current["properties"][part]
        else:
            current = current.get("additionalProperties") or {}
    properties = _resolved(current, definitions).get("properties", {})
    return [key for key in properties if key not in _INTERNAL]


@lru_cache(maxsize=1)
def _schema() -> dict[str, Any]:
    return GlossFile.model_json_schema()


def _resolved(schema: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    for option in (schema, *schema.get("anyOf", ())):
        if "$ref" in option:
            resolved: dict[str, Any] = definitions[option["$ref"].rsplit("/", 1)[-1]]
            return resolved
    return schema


def _explain(detail: ErrorDetails, place: Place) -> tuple[str, str]:
    kind = detail["type"]
    name = _name(place)
    value = detail.get("input")
    if kind in {"extra_forbidden", "unexpected_keyword_argument"}:
        return f"Unknown key {shown(place[-1])}.", _where(str(place[-1]), place[:-1])
    if kind == "missing":
        return f"The key {shown(place[-1])} is missing.", "Add it."
    if kind == "literal_error":
        words = str(detail.get("ctx", {}).get("expected", ""))
        known = [word.strip(" '") for word in words.replace(" or ", ", ").split(",")]
        return f"{name} is {shown(value)}.", did_you_mean(str(value), known)
    if value is None:
        return f"{name} is empty.", "Give a value or delete the line."
    if kind == "string_type":
        return f"{name} should be text.", "Write plain text; quote it if it has `: ` or `[`."
    if kind.startswith(("tuple", "list", "set", "frozen_set")):
        return f"{name} should be a list.", "Write `[a, b]`, or one `- ` line for each."
    if kind.startswith(("dict", "dataclass", "model", "mapping")):
        return f"{name} should be a mapping.", "Write `key: value` lines below it."
    if kind.startswith("int"):
        return f"{name} is {shown(value)}.", "Give a whole number."
    if kind.startswith("bool"):
        return f"{name} is {shown(value)}.", "Write `true` or `false`."
    return f"{name} is not valid: {detail['msg']}.", "See the guide “Gloss your own article”."


_ELSEWHERE: tuple[Place, ...] = (("article",), ("quotes", 0, "wording", 0), ("quotes", 0, "said"))
"""Mappings whose keys are often written a level too far out."""


def _where(key: str, place: Place) -> str:
    """Which key may be meant at a place, or where this one belongs."""
    own = keys_at(place)
    if get_close_matches(key, own, n=1, cutoff=0.8):
        return did_you_mean(key, own)
    if place and key in keys_at(()):
        return f"`{key}:` begins at the left edge of the file, with no space before it."
    for home in _ELSEWHERE:
        owner = next(part for part in reversed(home) if isinstance(part, str))
        around = home[: home.index(owner)]
        if len(place) == len(around) and place[:1] == around[:1] and key in keys_at(home):
            return f"It belongs under `{owner}:`, two spaces further in than that."
    return did_you_mean(key, own)


def _name(place: Place) -> str:
    keys = [part for part in place if isinstance(part, str)]
    if place and isinstance(place[-1], int) and keys:
        return f"An entry of {shown(keys[-1])}"
    return shown(keys[-1]) if keys else "The file"


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a gloss file, for editors."""
    schema = GlossFile.model_json_schema()
    for name, definition in schema["$defs"].items():
        # Not every version of pydantic takes the docstring, and its second half is ours.
        definition["description"] = str(getattr(model, name).__doc__).partition("\n\n")[0]
        for key in _INTERNAL:
            definition.get("properties", {}).pop(key, None)
        definition["additionalProperties"] = False
    wording = schema["$defs"]["Quote"]["properties"]["wording"]
    wording["anyOf"] = [{"type": wording.pop("type"), "items": wording.pop("items")}]
    wording["anyOf"].append({"$ref": "#/$defs/Wording"})  # one may stand without a list
    for owner, part in (("GlossFile", schema), *schema["$defs"].items()):
        _describe(owner, part["properties"])
    add_rules(schema)
    for name, part in schema["properties"].items():
        if name not in schema["required"]:
            # A section that is begun and still empty.
            described = {"description": part.pop("description", "")}
            schema["properties"][name] = {"anyOf": [part, {"type": "null"}], **described}
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return schema


def _describe(owner: str, properties: dict[str, dict[str, Any]]) -> None:
    """Say beside each key what it means, and beside each of its words what that means."""
    definitions: dict[str, str] = {str(word): said for word, said in FIDELITIES.items()}
    definitions |= {str(word): said for word, said in VERDICTS.items()}
    for key, given in properties.items():
        # Beside a reference, some editors show nothing else.
        part = properties[key] = {"allOf": [given]} if "$ref" in given else given
        if (said := description(owner, key)) is not None:
            part["description"] = said
        words = part.get("enum", ())
        if words and all(word in definitions for word in words):
            part["enumDescriptions"] = [definitions[word] for word in words]


def write_json_schema(folder: Path) -> Path:
    """Write the JSON Schema into ``folder``; the file is the one that gloss files name."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "gloss.schema.json"
    text = json.dumps(json_schema(), indent=2, ensure_ascii=False, sort_keys=True)
    path.write_text(f"{text}\n", encoding="utf-8")
    return path
