"""How findings are told to people: errors first, what repeats itself once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from glossator.cli import main
from glossator.commands.text_report import as_text, change
from glossator.findings import Finding, Fix, Severity


def finding(
    code: str, line: int, severity: Severity, ident: str | None = None, *, path: str = "a.gloss.yml"
) -> Finding:
    what = f"{ident}: So it is." if ident else f"Line {line} is so."
    return Finding(
        code=code,
        path=Path(path),
        line=line,
        what=what,
        mend="Mend it.",
        severity=severity,
        id=ident,
    )


def told(*findings: Finding, verbose: bool = False) -> list[str]:
    return click.unstyle(as_text(findings, verbose=verbose)).splitlines()


def test_errors_come_first_then_warnings_then_notes_of_each_file_by_line() -> None:
    found = [
        finding("unchecked", 1, "note", "f1"),
        finding("no-source", 9, "warning", "f2", path="b.gloss.yml"),
        finding("orphaned", 8, "error", "f3", path="b.gloss.yml"),
        finding("orphaned", 7, "error", "f4"),
        finding("edited", 3, "error", "f5"),
    ]
    assert told(*found) == [
        "a.gloss.yml:3: error edited: f5: So it is. Mend it.",
        "a.gloss.yml:7: error orphaned: f4: So it is. Mend it.",
        "b.gloss.yml:8: error orphaned: f3: So it is. Mend it.",
        "b.gloss.yml:9: warning no-source: f2: So it is. Mend it.",
        "a.gloss.yml:1: note unchecked: f1: So it is. Mend it.",
    ]


MANY = [finding("unchecked", line, "note", f"f{line}") for line in range(1, 12)]


def test_what_repeats_itself_in_a_file_is_one_line_with_a_count_and_ids() -> None:
    other = finding("unchecked", 5, "note", "f1", path="b.gloss.yml")
    assert told(*MANY, other) == [
        "a.gloss.yml:1: note unchecked: 11 times (f1, f2, f3, f4, f5, f6, f7, f8 and 3 more): "
        "So it is. Mend it.",
        "b.gloss.yml:5: note unchecked: f1: So it is. Mend it.",
    ]
    assert len(told(*MANY, verbose=True)) == 11
    assert len(told(*MANY[:2])) == 2


def test_notes_of_one_code_are_folded_whatever_they_say() -> None:
    found = [finding("uncovered-date", line, "note", path="a.md") for line in (3, 3, 5)]
    assert told(*found) == [
        "a.md:3: note uncovered-date: 3 times (line 3, line 5): A date in words without a gloss. "
        "Gloss it where it matters when something happened."
    ]


def test_what_has_no_id_is_named_by_its_words() -> None:
    found = [finding("uncovered-date", 3, "note") for _ in range(3)]
    found = [
        replace(each, what=f"“{word}” has no gloss.")
        for each, word in zip(found, "abc", strict=True)
    ]
    assert "3 times (“a”, “b”, “c”): A date in words" in told(*found)[0]


def test_errors_that_say_different_things_are_never_folded() -> None:
    found = [finding("orphaned", line, "error") for line in range(1, 6)]
    assert len(told(*found)) == 5


def test_what_is_left_to_a_person_says_why() -> None:
    fixes = (
        Fix(entry="f1", values=(("exact", "a\x1b"),), doubt="“a” may change the sense"),
        Fix(entry="f1", values=(("suffix", None),), sure=True),
    )
    found = Finding(
        code="edited", path=Path("a"), line=1, what="So.", mend="Mend.", id="f1", fixes=fixes
    )
    assert told(found)[1:] == [
        "    perhaps exact: a\\u001b (left to you: “a” may change the sense)",
        "    --fix writes no suffix",
    ]


@pytest.mark.parametrize(
    ("key", "new", "old", "said"),
    [
        ("exact", "b", "a", "exact: “a” → “b”"),
        ("prefix", "b", None, "prefix: b"),
        ("suffix", None, "a", "suffix: “a” → nothing"),
        ("fingerprints", "AbC", None, "fingerprints: of today’s words"),
    ],
)
def test_a_change_shows_what_was_and_what_is(
    key: str, new: str | None, old: str | None, said: str
) -> None:
    assert change(key, new, old) == said


def test_colours_are_left_out_if_nobody_wants_them(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" in as_text(MANY)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in as_text(MANY)


def test_a_code_can_be_looked_up() -> None:
    done = CliRunner().invoke(main, ["check", "--explain", "edited"])
    assert done.exit_code == 0
    assert done.stdout.startswith("edited (error): The words were edited.\n")
    assert "--fix" in done.stdout
    wrong = CliRunner().invoke(main, ["check", "--explain", "editd"])
    assert wrong.exit_code == 2
    assert "Did you mean “edited”?" in wrong.stderr
