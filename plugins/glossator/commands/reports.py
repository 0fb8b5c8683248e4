"""Findings for programs, for code scanning, for the log of a workflow: each of them, whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from glossator import __version__
from glossator.codes import CODES
from glossator.commands.output import as_json
from glossator.commands.text_report import as_text
from glossator.findings import Finding, Fix, nearest, printable

_LEVELS = {"error": "error", "warning": "warning", "note": "note"}
_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def as_records(findings: Sequence[Finding]) -> str:
    """A JSON list with an object for each finding."""
    return f"{as_json([_record(finding) for finding in findings])}\n"


def as_sarif(findings: Sequence[Finding]) -> str:
    """A SARIF log.

    Source: Static Analysis Results Interchange Format 2.1.0, OASIS Standard, 2020.
    """
    codes = sorted({finding.code for finding in findings})
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "Glossator",
                        "semanticVersion": __version__,
                        "rules": [_rule(code) for code in codes],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(finding, codes) for finding in findings],
            }
        ],
    }
    return f"{as_json(log)}\n"


def as_workflow_commands(findings: Sequence[Finding]) -> str:
    """Commands that GitHub Actions turns into remarks on the lines of a pull request."""
    return "".join(f"{_command(finding)}\n" for finding in findings)


FORMATS: Mapping[str, Callable[[Sequence[Finding]], str]] = MappingProxyType(
    {
        "text": as_text,
        "json": as_records,
        "sarif": as_sarif,
        "github": as_workflow_commands,
    }
)


def _record(finding: Finding) -> dict[str, Any]:
    made: dict[str, Any] = {
        "code": finding.code,
        "severity": finding.severity,
        "path": nearest(finding.path).as_posix(),
        "line": finding.line,
        "id": finding.id,
        "what": finding.what,
        "mend": finding.mend,
    }
    if finding.fixes:
        made["fixes"] = [_fix(fix) for fix in finding.fixes]
    return made


def _fix(fix: Fix) -> dict[str, Any]:
    return {"id": fix.entry, "set": dict(fix.values), "sure": fix.sure}


def _rule(code: str) -> dict[str, Any]:
    known = CODES[code]
    return {
        "id": code,
        "shortDescription": {"text": f"{known.title}."},
        "fullDescription": {"text": known.why},
        "help": {"text": known.mend},
        "defaultConfiguration": {"level": _LEVELS[known.severity]},
    }


def _result(finding: Finding, codes: list[str]) -> dict[str, Any]:
    return {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _uri(finding.path)},
                    "region": {"startLine": finding.line},
                }
            }
        ],
        "properties": {"fixes": [_fix(fix) for fix in finding.fixes]} if finding.fixes else {},
    }


def _uri(path: Path) -> str:
    near = nearest(path)
    return near.as_uri() if near.is_absolute() else quote(near.as_posix())


def _command(finding: Finding) -> str:
    """Source: Workflow commands for GitHub Actions; % and line ends are escaped in all parts."""
    place = {
        "file": nearest(finding.path).as_posix(),
        "line": str(finding.line),
        "title": CODES[finding.code].title,
    }
    parts = ",".join(f"{key}={_escaped(value, ':,')}" for key, value in place.items())
    message = _escaped(f"{finding.what} {finding.mend}")
    return f"::{_COMMANDS[finding.severity]} {parts}::{message}"


def _escaped(text: str, more: str = "") -> str:
    text = printable(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))
    for sign in more:
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text
