"""What a person reads: one line, of bounded length, that cannot deceive a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossator.findings import Finding, did_you_mean, printable, shown


def test_a_finding_is_path_line_severity_code_what_and_mend() -> None:
    finding = Finding(code="x", path=Path("a/b.yml"), line=7, what="What.", mend="Mend.")
    assert str(finding) == "a/b.yml:7: error x: What. Mend."


def test_a_path_below_the_current_folder_is_relative(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    finding = Finding(code="x", path=tmp_path / "b.yml", line=1, what="What.", mend="Mend.")
    assert str(finding) == f"{tmp_path / 'b.yml'}:1: error x: What. Mend."
    monkeypatch.chdir(tmp_path)
    assert str(finding) == "b.yml:1: error x: What. Mend."


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("a", "“a”"),
        (" a\n b\t", "“a b”"),
        ("x" * 81, "“" + "x" * 79 + "…”"),
        ("a\x1b[31m", "“a\\u001b[31m”"),
        ("\u202egpj", "“\\u202egpj”"),
        ("", "“”"),
        (5, "“5”"),
    ],
)
def test_values_are_shown_on_one_line(value: object, expected: str) -> None:
    assert shown(value) == expected


def test_printable_keeps_letters_of_all_scripts() -> None:
    assert printable("é ש 中 👍") == "é ש 中 👍"


@pytest.mark.parametrize(
    ("wrong", "known", "expected"),
    [
        ("qoutes", ["quotes", "figures"], "Did you mean “quotes”?"),
        ("zzz", ["quotes", "figures"], "Known: quotes, figures."),
        ("zzz", [], "None is defined yet."),
        (
            "zzz",
            [f"s{n}" for n in range(13)],
            "13 are defined; the first are s0, s1, s2, s3, s4, s5.",
        ),
    ],
)
def test_did_you_mean(wrong: str, known: list[str], expected: str) -> None:
    assert did_you_mean(wrong, known) == expected
