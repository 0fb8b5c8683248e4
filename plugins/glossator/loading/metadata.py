"""What a builder takes off the beginning of a page before it renders it: its metadata."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from glossator.findings import Finding, shown

_FRONT_MATTER = re.compile(r"-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*(?:\n|\Z)", re.DOTALL)
_KEY = re.compile(r" {0,3}[A-Za-z0-9_-]+:")
_MORE = re.compile(r"(?: {4}|\t)")
_BEGINNING = 20_000


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
