"""YAML as plain nodes that know their line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from glossator.loading.yaml_nodes import MAX_MISTAKES, read_yaml


def plain(tmp_path: Path, text: str) -> Any:
    file = tmp_path / "a.yml"
    file.write_text(text, encoding="utf-8")
    read = read_yaml(file)
    assert read.findings == []
    assert read.root is not None
    return read.root.plain()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: b", {"a": "b"}),
        (
            "a: [yes, no, on, 1, 1.0, 0x1, 1:30, 2025-02-24, .nan, =]",
            {"a": ["yes", "no", "on", "1", "1.0", "0x1", "1:30", "2025-02-24", ".nan", "="]},
        ),
        ("a: [null, ~, Null, NULL]", {"a": [None] * 4}),
        ("a: ['null', \"~\", '']", {"a": ["null", "~", ""]}),
        ("a:\nb: c", {"a": None, "b": "c"}),
        ("1: a\ntrue: b\n~: c", {"1": "a", "true": "b", "null": "c"}),
        ("a: |\n  b\n  c\n", {"a": "b\nc\n"}),
        ("a: >-\n  b\n  c\n", {"a": "b c"}),
        ("a: ! b", {"a": "b"}),
        ('a: "\\u00e9 \\U0001F600 \\L"', {"a": "é 😀 \u2028"}),
        ("%YAML 1.1\n---\na: b\n...\n", {"a": "b"}),
        ("a: 👩‍👩‍👧 שלום", {"a": "👩‍👩‍👧 שלום"}),
    ],
)
def test_values(tmp_path: Path, text: str, value: Any) -> None:
    assert plain(tmp_path, text) == value


def test_lines(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    file.write_text(
        "# c\na:\n  - b\n\n  - c:\n      d\ne: >\n  f\n  g\nh: {i: j}\n", encoding="utf-8"
    )
    root = read_yaml(file).root
    assert root is not None
    assert root.key_lines == {"a": 2, "e": 7, "h": 10}
    listed = root.get("a")
    assert listed is not None
    first, second = listed.entries()
    assert (first.line, second.line) == (3, 5)
    inner = second.get("c")
    assert inner is not None
    assert (inner.line, inner.text) == (6, "d")
    assert inner.get("x") is None
    assert inner.entries() == inner.items() == []


def test_reading_stops_after_a_hundred_mistakes(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    file.write_text("a: b\n" * 1_000, encoding="utf-8")
    read = read_yaml(file)
    assert read.root is None
    assert len(read.findings) == MAX_MISTAKES + 1


def test_only_the_first_of_two_equal_keys_counts(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    file.write_text("a: b\na: {c: d}\ne: f\n", encoding="utf-8")
    read = read_yaml(file)
    assert read.root is not None
    assert read.root.plain() == {"a": "b", "e": "f"}
    assert [finding.code for finding in read.findings] == ["duplicate-key"]
