"""``glossator links``: ask whether the sources still stand where they are cited."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from glossator.commands import (
    FOUND,
    GOOD,
    STOPPED,
    UNUSABLE,
    Unusable,
    cannot_write,
    stoppable,
)
from glossator.commands.check import as_the_sites_take_them
from glossator.commands.link_reports import FORMATS, Report, summary
from glossator.commands.paths import gloss_file
from glossator.findings import nearest
from glossator.labels import plural
from glossator.linking.lock import UnusableLockError
from glossator.linking.manners import WAYBACK, Manners
from glossator.linking.outcomes import OffLineError
from glossator.loading.site_config import find_any_config, site_url


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--archive",
    is_flag=True,
    help="Ask the Wayback Machine for copies, and write `archive` where a source has none.",
)
@click.option(
    "--older-than",
    type=click.IntRange(min=0),
    metavar="DAYS",
    help="Ask only for what was last asked for so many days ago, is new, or failed.",
)
@click.option(
    "--on-line",
    is_flag=True,
    help="Write down that no source can be reached: this machine is on line.",
)
@click.option(
    "--allow-private",
    is_flag=True,
    help="Ask for addresses in private networks and of this machine too.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice([*FORMATS]),
    default="text",
    help="How it is told: for people, or everything as JSON.",
)
@click.option("--pause", type=click.FloatRange(min=0), default=1.0, hidden=True)
def links(
    paths: tuple[Path, ...],
    form: str,
    *,
    archive: bool,
    older_than: int | None,
    on_line: bool,
    allow_private: bool,
    pause: float,
) -> None:
    """Ask whether sources can still be found, and still have the words quoted from them.

    PATHS are articles, gloss files or folders; without any, the current folder. What is found
    goes into sources.lock.yml, beside the shared sources or in the docs folder. Each host is
    asked politely: one request at a time, with pauses, and for nothing that its robots.txt
    forbids.

    Exit code 0: every source is there, or a copy of it. 1: some are gone, or lack the words.
    2: a file cannot be read, or this machine is off line.

    \b
    Example: glossator links docs --archive --older-than 7
    """
    try:
        from glossator.linking.checking import check_links  # noqa: PLC0415 (an extra)
    except ImportError as error:
        mend = "Install the extra `links`; in a clone: .venv/bin/pip install --editable '.[links]'"
        raise Unusable(f"`glossator links` needs {error.name}. {mend}") from error
    named = tuple(gloss_file(path) for path in paths if not path.is_dir())
    folders = tuple(path for path in paths or (Path(),) if path.is_dir())
    site = find_any_config((folders or named)[0].absolute())
    manners = Manners(contact=site_url(site), pause=pause, allow_private=allow_private)
    try:
        with stoppable():
            checked = check_links(
                named,
                folders,
                manners,
                older_than=older_than,
                on_line=on_line,
                archive=os.environ.get("GLOSSATOR_WAYBACK_API", WAYBACK) if archive else None,
                progress=_progress,
            )
    except UnusableLockError as error:
        raise Unusable(str(error)) from error
    except OffLineError as error:
        said = "No host could be reached. Is this machine on line? Nothing was written down."
        raise Unusable(f"{said} If it is, say so: glossator links --on-line") from error
    except OSError as error:
        raise cannot_write(Path(str(error.filename or "sources.lock.yml")), error) from error
    scope = checked.scope
    report = Report(
        [(target, checked.records.get(key)) for key, target in scope.targets.items()],
        as_the_sites_take_them(dict.fromkeys(scope.findings), scope.files),
    )
    click.echo(FORMATS[form](report), nl=False)
    for line in checked.talk:
        click.echo(line, err=True)
    click.echo(summary(report, checked.asked), err=True)
    if checked.interrupted:
        due = f"{checked.due} {plural(checked.due, 'address', 'es')}"
        kept = f"{checked.asked} of {due} were asked; what they came to is kept"
        locks = sorted({nearest(lock).as_posix() for lock, _ in scope.targets})
        click.echo(f"Stopped: {kept} in {', '.join(locks)}.", err=True)
        sys.exit(STOPPED)
    sys.exit(_exit_code(report))


def _exit_code(report: Report) -> int:
    """Notes never count."""
    if any(finding.code == "unreadable" for finding in report.findings):
        return UNUSABLE
    return FOUND if any(each.severity != "note" for each in report.findings) else GOOD


@contextmanager
def _progress(length: int) -> Iterator[Callable[[], None]]:
    """A bar on a terminal; nothing in a pipe."""
    if length == 0 or not sys.stderr.isatty():
        yield lambda: None
        return
    with click.progressbar(length=length, label="Asking", file=sys.stderr) as bar:
        yield lambda: bar.update(1)
