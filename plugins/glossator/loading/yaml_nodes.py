"""YAML read as plain nodes that know their line.

A gloss file needs mappings, lists and text, so that is all that is read: every scalar is
text (no implicit booleans, dates or sexagesimal numbers), and what YAML offers beyond
(anchors, aliases, tags, several documents) is refused. Nodes are built from the event
stream, so neither an alias bomb nor deep nesting ever gets expanded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from glossator.findings import Finding, shown
from glossator.loading.yaml_mistakes import mistake

MAX_BYTES = 8_000_000
MAX_DEPTH = 20
MAX_TEXT = 20_000
MAX_MISTAKES = 100

_TOO_DEEP = (
    f"Values are nested more than {MAX_DEPTH} deep.",
    "A gloss file needs no more than five levels.",
)
"""Newer parsers refuse deep nesting themselves, before the first value is told."""

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_CONTROLS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]"
)
_BREAKS = re.compile("[\x85\u2028\u2029]")
"""Line breaks to YAML and to no editor; every line below would be counted wrong."""


def control_in(text: str) -> str | None:
    """The first character of a text that no gloss file may hold, None if there is none."""
    found = _CONTROLS.search(text)
    return found[0] if found else None


@dataclass
class Node:
    """A value of the file and the 1-based line where it begins."""

    line: int
    value: str | list[Node] | dict[str, Node] | None
    key_lines: dict[str, int] = field(default_factory=dict)

    def plain(self) -> Any:
        """The value with all nodes replaced by what they hold."""
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value

    def get(self, key: str) -> Node | None:
        """The node under ``key``, None if this is no mapping or has no such key."""
        return self.value.get(key) if isinstance(self.value, dict) else None

    def items(self) -> list[tuple[str, Node]]:
        """The entries of a mapping, none for any other node."""
        return list(self.value.items()) if isinstance(self.value, dict) else []

    def entries(self) -> list[Node]:
        """The entries of a list, none for any other node."""
        return self.value if isinstance(self.value, list) else []

    @property
    def text(self) -> str | None:
        """The text of a scalar, None for any other node."""
        return self.value if isinstance(self.value, str) else None


@dataclass
class Read:
    """The root node, None if the file is unreadable, and what was found on the way."""

    root: Node | None
    findings: list[Finding]


def read_yaml(path: Path, *, fill: str = "Write at least an `article:` section.") -> Read:
    """Read ``path`` into nodes. Never raises for anything that a file can hold.

    ``fill`` says what to write into a file that is empty.
    """
    findings: list[Finding] = []
    text = _read_text(path, findings)
    if text is None:
        return Read(None, findings)
    try:
        root = _Composer(path, findings).compose(text)
    except yaml.YAMLError as error:
        findings.append(_unreadable(path, *mistake(error, text, _TOO_DEEP)))
        root = None
    if root is None and not findings:
        findings.append(_unreadable(path, 1, "The file is empty.", fill))
    return Read(root, findings)


def _read_text(path: Path, findings: list[Finding]) -> str | None:
    try:
        size = path.stat().st_size
        if not path.is_file():
            findings.append(_unreadable(path, 1, "This is not a file.", "Name a YAML file."))
            return None
        if size > MAX_BYTES:
            findings.append(
                _unreadable(
                    path,
                    1,
                    f"The file has {size:,} bytes; at most {MAX_BYTES:,} are read.",
                    "Split it, one gloss file for each article.",
                )
            )
            return None
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        findings.append(
            _unreadable(path, 1, f"The file cannot be read: {reason}.", "Check name and rights.")
        )
        return None
    if data.startswith(b"\xef\xbb\xbf"):
        findings.append(
            Finding(
                code="byte-order-mark",
                path=path,
                line=1,
                what="The file begins with a byte order mark.",
                mend="Save it as UTF-8 without BOM.",
                severity="note",
            )
        )
        data = data[3:]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        findings.append(_unreadable(path, line, "The file is not UTF-8 text.", "Save it as UTF-8."))
        return None
    control = _CONTROLS.search(text)
    if control is not None:
        line = text.count("\n", 0, control.start()) + 1
        what = f"The file holds a control character (U+{ord(control[0]):04X})."
        findings.append(_unreadable(path, line, what, "Delete it; a gloss file is plain text."))
        return None
    separator = _BREAKS.search(text)
    if separator is not None:
        line = text.count("\n", 0, separator.start()) + 1
        what = f"The file holds an invisible line separator (U+{ord(separator[0]):04X})."
        findings.append(_unreadable(path, line, what, "Delete it, or put a space in its place."))
        return None
    return text


def _unreadable(path: Path, line: int, what: str, mend: str) -> Finding:
    return Finding(code="unreadable", path=path, line=line, what=what, mend=mend)


def _events(text: str) -> Iterator[Any]:
    """The parser's events; typed loosely because C and Python marks share no base."""
    return iter(yaml.parse(text, Loader=_Loader))


class _StopReading(Exception):  # noqa: N818 (no error: the findings say what happened)
    """Reading further would only repeat the mistake."""


class _Composer:
    def __init__(self, path: Path, findings: list[Finding]) -> None:
        self.path = path
        self.findings = findings

    def compose(self, text: str) -> Node | None:
        root: Node | None = None
        stack: list[tuple[Node, list[tuple[str, int]]]] = []
        documents = 0
        try:
            for event in _events(text):
                line = event.start_mark.line + 1
                if isinstance(event, yaml.DocumentStartEvent):
                    documents += 1
                    if documents > 1:
                        self.refuse(line, "A second document begins.", "Keep one, without `---`.")
                elif isinstance(event, yaml.AliasEvent):
                    what = f"The alias {shown(f'*{event.anchor}')} is not allowed."
                    self.refuse(line, what, "Write the value out.")
                elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                    stack.pop()
                elif isinstance(event, yaml.NodeEvent):
                    node = self.node(event, line)
                    if stack:
                        self.add(stack[-1], node, line)
                    else:
                        root = node
                    if not isinstance(event, yaml.ScalarEvent):
                        stack.append((node, []))
                        if len(stack) > MAX_DEPTH:
                            self.refuse(line, *_TOO_DEEP)
        except _StopReading:
            return None
        if root is not None and root.value is None:
            return None
        return root

    def node(self, event: Any, line: int) -> Node:
        if event.anchor is not None:
            what = f"The anchor {shown(f'&{event.anchor}')} is not allowed."
            self.refuse(line, what, "Write the value out wherever it is needed.")
        if event.tag is not None and event.tag != "!":
            what = f"The tag {shown(event.tag)} is not allowed."
            self.refuse(line, what, "Leave it out; every value is text.")
        if isinstance(event, yaml.MappingStartEvent):
            return Node(line, {})
        if isinstance(event, yaml.SequenceStartEvent):
            return Node(line, [])
        value = event.value
        if not event.style and value in _NULLS:
            return Node(line, None)
        if len(value) > MAX_TEXT:
            what = f"A text has {len(value):,} characters; at most {MAX_TEXT:,} are allowed."
            self.report("too-long", line, what, "Shorten it.")
            value = value[:MAX_TEXT]
        control = _CONTROLS.search(value)
        if control is not None:
            what = f"A text holds a control character (U+{ord(control[0]):04X})."
            self.report("control-character", line, what, "Delete it.")
            value = _CONTROLS.sub("\ufffd", value)
        return Node(line, value)

    def add(self, parent: tuple[Node, list[tuple[str, int]]], node: Node, line: int) -> None:
        holder, pending_key = parent
        if isinstance(holder.value, list):
            holder.value.append(node)
        elif not pending_key:
            if isinstance(node.value, str):
                pending_key.append((node.value, line))
            elif node.value is None:
                pending_key.append(("null", line))
            else:
                self.refuse(line, "A key must be plain text.", "Write `key: value`.")
        elif isinstance(holder.value, dict):
            key, key_line = pending_key.pop()
            if key in holder.value:
                what = f"The key {shown(key)} stands twice; first on line {holder.key_lines[key]}."
                self.report("duplicate-key", key_line, what, "Keep one of the two.")
            else:
                holder.value[key] = node
                holder.key_lines[key] = key_line

    def report(self, code: str, line: int, what: str, mend: str) -> None:
        self.findings.append(Finding(code=code, path=self.path, line=line, what=what, mend=mend))
        if len(self.findings) > MAX_MISTAKES:
            raise _StopReading

    def refuse(self, line: int, what: str, mend: str) -> None:
        self.findings.append(_unreadable(self.path, line, what, mend))
        raise _StopReading
