"""What a builder takes off the beginning of a page before it renders it: its metadata."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import yaml

from glossator.findings import Finding, shown

_FRONT_MATTER = re.compile(r"-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*(?:\n|\Z)", re.DOTALL)
_KEY = re.compile(r" {0,3}[A-Za-z0-9_-]+:")
_MORE = re.compile(r"(?: {4}|\t)")
_BEGINNING = 20_000

MAX_METADATA = 20_000
"""So many characters of a page's metadata are read."""

MAX_DEPTH = 20
"""So deep may they be nested."""


def without_metadata(source: str) -> tuple[str, str]:
    """The page's Markdown, and the lines without a fence around them that are metadata too.

    As MkDocs has it: a mapping in YAML between lines of dashes, or else lines ``Key: value``
    (MultiMarkdown) up to the first empty one.
    """
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    fenced = _FRONT_MATTER.match(source)
    if fenced is not None:
        if _is_mapping(fenced[1]):
            source = source[fenced.end() :].lstrip("\n")
        return source, ""
    taken = 0
    for line in source.splitlines(keepends=True):
        if not (_KEY.match(line) or (taken and line.strip() and _MORE.match(line))):
            break
        taken += len(line)
    return source[taken:].lstrip("\n"), source[:taken]


def read_metadata(source: str) -> Mapping[str, object]:
    """The metadata that a builder would find: what YAML between dashes says, or all of it as one
    text if it is not between dashes. Empty if there is none, or none that can be read."""
    fenced = _FRONT_MATTER.match(source.replace("\r\n", "\n").replace("\r", "\n"))
    if fenced is None:
        _, taken = without_metadata(source)
        return {"metadata": taken} if taken else {}
    if _problem(fenced[1]) is not None:
        return {}
    try:
        data = yaml.load(fenced[1], Loader=yaml.SafeLoader)  # as MkDocs does
    except (yaml.YAMLError, ValueError, OverflowError, KeyError, AttributeError, TypeError):
        return {}
    return data if isinstance(data, dict) else {}


def metadata_problem(source: str) -> str | None:
    """Why a builder should not be asked to read the metadata of a page; None if all is well."""
    fenced = _FRONT_MATTER.match(source.replace("\r\n", "\n").replace("\r", "\n"))
    return _problem(fenced[1]) if fenced is not None else None


def _problem(text: str) -> str | None:
    if len(text) > MAX_METADATA:
        return f"The page's metadata has more than {MAX_METADATA:,} characters."
    depth = 0
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            if isinstance(event, yaml.AliasEvent):
                return "The page's metadata uses an alias (`*…`)."
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth > MAX_DEPTH:
                return f"The page's metadata is nested more than {MAX_DEPTH} deep."
    except yaml.YAMLError:
        return None  # the builder shows it as text
    return None


def judge_beginning(article: Path) -> list[Finding]:
    """A finding if the first words of an article would be taken for metadata and lost."""
    try:
        with article.open(encoding="utf-8-sig") as file:
            _, taken = without_metadata(file.read(_BEGINNING))
    except (OSError, UnicodeDecodeError):
        return []
    if not taken:
        return []
    first = taken.partition("\n")[0]
    return [
        Finding(
            code="metadata",
            path=article,
            line=1,
            what=f"{shown(first)} is taken for metadata and would not be shown.",
            mend="Put an empty line before it; write metadata between two lines of `---`.",
        )
    ]


def _is_mapping(text: str) -> bool:
    try:
        return isinstance(yaml.compose(text, Loader=yaml.SafeLoader), yaml.MappingNode)
    except (yaml.YAMLError, RecursionError):
        return False
