"""What ``glossator links`` found, for people and for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from glossator.commands.output import as_json
from glossator.findings import Finding, nearest, printable, shown
from glossator.judging.links import WHY
from glossator.labels import plural
from glossator.linking.wanted import Definition, Target
from glossator.model import LinkRecord, LinkState


@dataclass(frozen=True)
class Report:
    """Each address in scope with what is known of it, and what is to mend."""

    links: Sequence[tuple[Target, LinkRecord | None]]
    findings: Sequence[Finding]


NAMES: Mapping[LinkState, str] = MappingProxyType(
    {
        "same-passage": "live with the same passage",
        "passage-moved": "live, passage moved",
        "passage-gone": "live without the passage",
        "live": "live",
        "unreadable": "live and not readable by a program",
        "dead-with-copy": "dead with copy",
        "dead": "dead",
        "failing": "failing since today",
        "not-checked": "not checked",
    }
)
"""The states in words, in the order in which they are told."""

_LOOK_YOURSELF = (
    "certificate",
    "private-address",
    "bad-address",
    "time-out",
    "bad-answer",
    "own-fault",
)


def as_text(report: Report) -> str:
    """A line for each source that needs a person."""
    lines = [(each.path, each.line, str(each)) for each in report.findings]
    for target, record in report.links:
        what = _remark(record) if record is not None else None
        for each in target.definitions if what else ():
            place = f"{nearest(each.path)}:{each.line}"
            lines.append((each.path, each.line, printable(f"{place}: {each.ident}: {what}")))
    ordered = sorted(dict.fromkeys(lines), key=lambda line: (nearest(line[0]).as_posix(), line[1]))
    return "".join(f"{line}\n" for _, _, line in ordered)


def as_records(report: Report) -> str:
    """A JSON list with an object for each address."""
    made = [_record(target, record) for target, record in report.links]
    return f"{as_json(sorted(made, key=lambda each: str(each['url'])))}\n"


FORMATS: Mapping[str, Callable[[Report], str]] = MappingProxyType(
    {"text": as_text, "json": as_records}
)


def summary(report: Report, asked: int) -> str:
    """How many addresses are in which state, and why some were not looked at."""
    records = [record for _, record in report.links if record is not None]
    states = Counter(record.state for record in records)
    counts = [f"{states[state]} {name}" for state, name in NAMES.items() if states[state]]
    sources = {(each.path, each.ident) for target, _ in report.links for each in target.definitions}
    said = (
        f"{_count(len(sources), 'source')} at {_count(len(report.links), 'address', 'es')}, "
        f"{asked} asked for: {', '.join(counts) or 'nothing is known yet'}."
    )
    unread = Counter(
        record.why or "" for record in records if record.state in ("not-checked", "unreadable")
    )
    reasons = (f"{number}: {WHY.get(why, why)}" for why, number in sorted(unread.items()))
    return "\n".join((said, *(f"  {reason}" for reason in reasons)))


def _remark(record: LinkRecord) -> str | None:
    """What a person should look at, beyond what the check finds too."""
    if record.state == "passage-moved":
        words = shown(record.passages[0].exact) if len(record.passages) == 1 else "Some words"
        return f"{words} now stand beside others. See whether they still mean the same."
    if record.state == "failing":
        return f"{_because(record)} If it still is so on another day, the source counts as dead."
    if record.state == "not-checked" and record.why in _LOOK_YOURSELF:
        return f"{_because(record)} Look at it in a browser, or correct `url`."
    if record.state == "live" and _leads_to_the_front(record):
        return f"The address now leads to the front page, {shown(record.final)}. Correct `url`."
    return None


def _because(record: LinkRecord) -> str:
    status = f" ({record.status})" if record.status else ""
    return f"The source could not be checked: {WHY.get(record.why or '', 'it failed')}{status}."


def _leads_to_the_front(record: LinkRecord) -> bool:
    """Whether a page was given up without a word: its address leads to the site's front page."""
    if record.final is None:
        return False
    begun, ended = urlsplit(record.url), urlsplit(record.final)
    return bool(begun.path.strip("/")) and not ended.path.strip("/") and not ended.query


def _record(target: Target, record: LinkRecord | None) -> dict[str, Any]:
    made: dict[str, Any] = {"url": target.url, "state": None}
    if record is not None:
        made |= {
            "state": record.state,
            "why": record.why,
            "checked": record.checked,
            "failing_since": record.failing_since,
            "status": record.status,
            "final": record.final or record.url,
            "copy": record.copy,
            "passages": list(_passages(record)),
        }
    made["is_copy"] = target.is_copy
    made["sources"] = [_source(each) for each in target.definitions]
    return made


def _passages(record: LinkRecord) -> Iterator[dict[str, Any]]:
    for each in record.passages:
        yield {
            "exact": each.exact,
            "start": each.start,
            "prefix": each.prefix,
            "suffix": each.suffix,
            "gone": each.gone,
            "reads": each.reads,
        }


def _source(definition: Definition) -> dict[str, Any]:
    return {
        "id": definition.ident,
        "path": nearest(definition.path).as_posix(),
        "line": definition.line,
    }


def _count(number: int, noun: str, ending: str = "s") -> str:
    return f"{number} {plural(number, noun, ending)}"
