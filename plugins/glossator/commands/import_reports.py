"""What is told of an import: to people and to programs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import click

from glossator.commands.output import as_json
from glossator.exchanging.results import STATUSES, Merged, Told
from glossator.findings import nearest, printable
from glossator.labels import plural

_LONGEST = 200
"""Longer addresses and keys are left out of messages."""

_COUNTED = {"present": "there already"}


@dataclass(frozen=True)
class Done:
    """One file and what became of it."""

    path: Path
    merged: Merged


def tell(target: Path, done: Iterable[Done], form: str) -> None:
    """Tell what became of each file: what is not taken on standard output, the sums beside it.

    With ``form`` ``json`` all of it is on standard output, for programs.
    """
    if form == "json":
        files = [_record(each) for each in done]
        click.echo(as_json({"target": target.as_posix(), "files": files}))
    for each in done:
        told = each.merged.told
        if form == "text":
            for item in told:
                if item.status not in ("imported", "present"):
                    click.echo(_line(each.path, item))
        for remark in (*each.merged.missing, *each.merged.remarks):
            click.echo(printable(f"{nearest(each.path)}: {remark}"), err=True)
        counts = ", ".join(
            f"{each.merged.number(status)} {_COUNTED.get(status, status)}" for status in STATUSES
        )
        number = f"{len(told)} {plural(len(told), 'item')}"
        click.echo(f"{nearest(each.path)}: {number} read: {counts}.", err=True)


def _line(path: Path, item: Told) -> str:
    address = f" ({item.address})" if item.address and len(item.address) <= _LONGEST else ""
    return printable(f"{nearest(path)}: {item.where}{address}: {item.status}: {item.what}")


def _record(done: Done) -> dict[str, Any]:
    merged = done.merged
    return {
        "file": done.path.as_posix(),
        "read": len(merged.told),
        **{status: merged.number(status) for status in STATUSES},
        "items": [
            {key: value for key, value in asdict(each).items() if value is not None}
            for each in merged.told
        ],
        "missing": merged.missing,
        "remarks": merged.remarks,
    }
