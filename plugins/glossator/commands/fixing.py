"""``glossator check --fix``: what was sure is written, told, and what was left is counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from glossator.codes import CODES
from glossator.commands import cannot_write
from glossator.commands.text_report import change
from glossator.drafting.files import replace
from glossator.drafting.patching import NotPatchableError, patched, replaced
from glossator.findings import Finding, Fix, nearest
from glossator.labels import plural


def write(fixes: Mapping[Path, Sequence[Fix]]) -> int:
    """Write what is sure, tell it as ``old → new``, and say how many entries that were.

    Raises:
        Unusable: a file cannot be written.
    """
    written = 0
    for path, each in fixes.items():
        try:
            text = path.read_bytes().decode("utf-8")
            before = [replaced(text, fix) for fix in each]
            replace(path, patched(text, each))
        except NotPatchableError:
            mend = "Write each key on a line of its own, as the guide shows."
            click.echo(f"{nearest(path)}: Nothing could be written here. {mend}", err=True)
        except OSError as error:
            raise cannot_write(path, error) from error
        else:
            written += len(each)
            for fix, old in zip(each, before, strict=True):
                done = "; ".join(change(key, value, old[key]) for key, value in fix.values)
                click.echo(f"{nearest(path)}: {fix.entry or 'article'}: {done}", err=True)
    return written


def outcome(written: int, findings: Sequence[Finding]) -> str:
    """What became of a wish to mend: how much was written, how much a person must."""
    said = f"--fix wrote {written} {plural(written, 'change')}"
    left = [each for each in findings if CODES[each.code].fixable]
    if left:
        said += f" and left {len(left)} {plural(len(left), 'gloss', 'es')} to you"
        said += ": why stands below each" if any(each.fixes for each in left) else ""
    return f"{said}."


def offer(findings: Sequence[Finding]) -> str | None:
    """That something could be written; None if nothing is sure."""
    number = sum(any(fix.sure for fix in each.fixes) for each in findings)
    return f"{number} of them can be mended for you: --fix" if number else None
