"""How grave a site takes each kind of finding; errors stay errors everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Literal, get_args

from glossator.codes import CODES
from glossator.findings import Finding, Severity, did_you_mean, shown

Level = Literal["error", "warning", "note", "ignore"]


def read_levels(value: object) -> dict[str, Level]:
    """What the option ``findings`` of a site says: a level for each code that it names.

    Raises:
        ValueError: it is no mapping, or has an unknown code or level, or the code of an error.
    """
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise ValueError("`findings` is no mapping. Write `unused-source: ignore`, line by line.")
    levels: dict[str, Level] = {}
    known: tuple[Level, ...] = get_args(Level)
    for code, wished in value.items():
        if code not in CODES:
            mend = did_you_mean(str(code), list(CODES))
            raise ValueError(f"`findings` has the unknown code {shown(code)}. {mend}")
        # To YAML, “off” is a truth value.
        name = "ignore" if wished is False or wished == "off" else wished
        level = next((each for each in known if each == name), None)
        if level is None:
            mend = f"Known: {', '.join(known)}."
            raise ValueError(f"`findings` has {shown(wished)} for {shown(code)}. {mend}")
        if CODES[code].severity == "error" and level != "error":
            raise ValueError(f"{shown(code)} in `findings` is an error and stays one. Delete it.")
        levels[code] = level
    return levels


def levelled(findings: Iterable[Finding], levels: Mapping[str, Level]) -> list[Finding]:
    """The findings as grave as the site takes them, without those that it ignores.

    What is an error stays one, whatever its code is elsewhere.
    """
    made = []
    for finding in findings:
        if finding.severity == "error":
            made.append(finding)
            continue
        level = levels.get(finding.code, finding.severity)
        if level != "ignore":
            severity: Severity = level
            made.append(finding if severity == finding.severity else _as(finding, severity))
    return made


def _as(finding: Finding, severity: Severity) -> Finding:
    return replace(finding, severity=severity)
