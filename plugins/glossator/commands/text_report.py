"""Findings for people: errors first, and what repeats itself said once."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence

import click

from glossator.codes import CODES
from glossator.findings import Finding, printable, shown

_ORDER = ("error", "warning", "note")
_COLOURS = {"error": "red", "warning": "yellow", "note": "blue"}

_REPEATED = 3
"""So many findings that say the same are folded."""

_WORDS = re.compile(r"\A“[^”]*”")

_NAMED = 8
"""So many of what is folded are named."""


def as_text(findings: Sequence[Finding], *, verbose: bool = False) -> str:
    """Errors, warnings, notes; of each file by line, a line for each, ``--fix`` offers below.

    Three and more that say the same of one file are one line with a count and their ids, notes
    of one code too; with ``verbose`` each has its own.
    """
    lines = (
        line
        for group in grouped(findings, verbose=verbose)
        for line in (_folded(group) if len(group) > 1 else _lines(group[0]))
    )
    return "".join(f"{line}\n" for line in lines)


def grouped(findings: Sequence[Finding], *, verbose: bool = False) -> list[list[Finding]]:
    """Findings in the order in which they are told, those together that are told in one line."""
    files = list(dict.fromkeys(finding.path for finding in findings))
    ordered = sorted(
        findings,
        key=lambda each: (_ORDER.index(each.severity), files.index(each.path), each.line),
    )
    if verbose:
        return [[finding] for finding in ordered]
    told: dict[object, list[Finding]] = {}
    for finding in ordered:
        told.setdefault(_likeness(finding), []).append(finding)
    groups = []
    for group in told.values():
        groups += [group] if len(group) >= _REPEATED else [[finding] for finding in group]
    position = {id(finding): at for at, finding in enumerate(ordered)}
    return sorted(groups, key=lambda group: position[id(group[0])])


def change(key: str, value: str | None, old: str | None = None) -> str:
    """What a fix does to a key, as ``old → new`` where there was something."""
    if value is None:
        return f"{key}: {shown(old)} → nothing" if old else f"no {key}"
    if key == "fingerprints":
        return f"{key}: of today’s words"
    return f"{key}: {shown(old)} → {shown(value)}" if old else printable(f"{key}: {value}")


def _likeness(finding: Finding) -> object:
    """What is the same of findings that say the same. Notes need not do so word for word."""
    said = None if finding.severity == "note" else (_bare(finding), finding.mend, finding.fixes)
    return finding.path, finding.severity, finding.code, said


def _bare(finding: Finding) -> str:
    return finding.what.removeprefix(f"{finding.id}: ") if finding.id else finding.what


def _folded(group: Sequence[Finding]) -> Iterator[str]:
    first = group[0]
    named = list(dict.fromkeys(map(_named, group)))
    more = f" and {len(named) - _NAMED} more" if len(named) > _NAMED else ""
    where = f"{', '.join(named[:_NAMED])}{more}"
    if len({(_bare(each), each.mend) for each in group}) == 1:
        said = f"{_bare(first)} {first.mend}"
    else:
        known = CODES[first.code]
        said = f"{known.title}. {known.mend}"
    yield f"{_head(first)} {printable(f'{len(group)} times ({where}): {said}')}"


def _named(finding: Finding) -> str:
    """By what a person knows it: its id, the words with which its message begins, its line."""
    words = _WORDS.match(finding.what)
    return finding.id or (words[0] if words else f"line {finding.line}")


def _lines(finding: Finding) -> Iterator[str]:
    yield f"{_head(finding)} {finding.message}"
    for fix in finding.fixes:
        written = "; ".join(change(key, value) for key, value in fix.values)
        doubt = f" (left to you: {printable(fix.doubt)})" if fix.doubt else ""
        yield f"    {'--fix writes' if fix.sure else 'perhaps'} {written}{doubt}"


def _head(finding: Finding) -> str:
    """``path:line: severity code:``; the terminal shows the severity in its colour."""
    head = f"{finding.severity} {finding.code}:"
    if not os.environ.get("NO_COLOR"):
        head = click.style(head, fg=_COLOURS[finding.severity], bold=finding.severity == "error")
    return f"{finding.place}: {head}"
