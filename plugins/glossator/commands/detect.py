"""``glossator detect``: what the rules find in a text."""

from __future__ import annotations

import datetime
import json
import sys
from collections.abc import Iterator
from typing import Any, BinaryIO

import click

from glossator.commands import FOUND, GOOD, Unusable
from glossator.commands.output import as_json
from glossator.commands.paths import TextSource
from glossator.dates import day_of
from glossator.detecting import Detected, UnknownLanguageError, languages
from glossator.detecting import detect as detect_in
from glossator.detecting.plain import plain
from glossator.findings import shown
from glossator.importing.reading import UnreadableError, read_text
from glossator.labels import plural

_OFTEN = 100


def _day(_: click.Context, __: click.Parameter, value: str | None) -> datetime.date | None:
    """A day, as people are asked to write it everywhere else."""
    day = day_of(value)
    if value is not None and day is None:
        raise click.BadParameter(f"{shown(value)} is not a day. Write 2025-02-24.")
    return day


@click.command()
@click.argument("file", type=TextSource(), default="-")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How what was found is printed.",
)
@click.option("--jsonl", is_flag=True, help="Read lines {id, text} and write a line for each.")
@click.option(
    "--date",
    metavar="DAY",
    callback=_day,
    help="When the article appeared: “Monday” and “last year” are told from it.",
)
@click.option(
    "--language",
    type=click.Choice(languages()),
    default="en",
    show_default=True,
    help="Whose rules are used.",
)
@click.option("--all", "everything", is_flag=True, help="Also list the digits that are no figure.")
def detect(
    file: BinaryIO,
    form: str,
    date: datetime.date | None,
    language: str,
    *,
    jsonl: bool,
    everything: bool,
) -> None:
    """Find quotes with their speakers, figures with their values, and named sources.

    FILE is a text in UTF-8, or - for standard input. Offsets count code points of the text as
    it is given.

    \b
    Example: glossator detect --format json docs/articles/my-article.md
    """
    if jsonl:
        sys.exit(_lines(file, date, language, everything=everything))
    try:
        text = read_text(file.read())
    except UnreadableError as error:
        raise Unusable(f"{getattr(file, 'name', '-')}: {error}") from error
    found = detect_in(text, date=date, language=language)
    if form == "json":
        click.echo(as_json(plain(found, everything=everything)))
        return
    for line in _told(text, found, everything=everything):
        click.echo(line)
    counts = (
        f"{len(each)} {plural(len(each), noun)}"
        for each, noun in (
            (found.quotes, "quote"),
            (found.figures, "figure"),
            (found.sources, "source"),
            (found.remarks, "remark"),
        )
    )
    click.echo(f"{', '.join(counts)}.", err=True)


def _lines(file: BinaryIO, date: datetime.date | None, language: str, *, everything: bool) -> int:
    """One text a line; a line that cannot be used is told of, and the others go on."""
    code = GOOD
    for number, line in enumerate(file, 1):
        if not line.strip():
            continue
        try:
            ident, text, day, code_of_language = _asked(line, date, language)
            found = detect_in(text, date=day, language=code_of_language)
        except (ValueError, RecursionError, UnknownLanguageError) as error:
            click.echo(f"{number}: {error or 'This line cannot be read.'}", err=True)
            code = FOUND if code == GOOD else code
            continue
        if number % _OFTEN == 0 and sys.stderr.isatty():
            click.echo(f"\r{number} texts", nl=False, err=True)
        answer = {"id": ident, **plain(found, everything=everything)}
        sys.stdout.write(as_json(answer) + "\n")
    sys.stdout.flush()
    return code


def _asked(
    line: bytes, date: datetime.date | None, language: str
) -> tuple[Any, str, datetime.date | None, str]:
    try:
        asked = json.loads(read_text(line))
    except json.JSONDecodeError as error:
        message = f"This is not JSON ({error.msg}). Write one object in each line."
        raise ValueError(message) from error
    if not isinstance(asked, dict) or not isinstance(asked.get("text"), str):
        raise ValueError('There is no text here. Write {"id": …, "text": …}.')
    if isinstance(asked.get("date"), str):
        try:
            date = datetime.date.fromisoformat(asked["date"])
        except ValueError as error:
            raise ValueError("“date” is not a date. Write 2025-02-24.") from error
    return asked.get("id"), asked["text"], date, str(asked.get("language") or language)


def _told(text: str, found: Detected, *, everything: bool) -> Iterator[str]:
    """A line for each thing found, in the order of the text."""
    lines: list[tuple[int, str]] = []
    for quote in found.quotes:
        told = f"quote ({quote.kind})  “{_short(quote.text)}”"
        told += f" — {quote.speaker or '?'}" if quote.speaker or quote.cue else ""
        told += f" ({quote.cue})" if quote.cue else ""
        lines.append((quote.start, told))
    for figure in found.figures:
        value = plain(Detected(figures=(figure,)))["figures"][0]
        facts = [
            f"{name} {value[name]}"
            for name in ("value", "low", "high", "unit", "iso")
            if value[name] is not None
        ]
        about = ", approximate" if figure.approximate else ""
        told = f"figure ({figure.kind})  {_short(figure.text)}"
        lines.append((figure.start, f"{told}  [{', '.join(facts)}{about}]"))
    for source in found.sources:
        lines.append((source.start, f"source ({source.kind})  {_short(source.text)}"))
    for remark in found.remarks:
        lines.append((remark.spans[0].start, f"remark ({remark.code})  {remark.what}"))
    if everything:
        lines += [(each.start, f"left out ({each.why})  {each.text}") for each in found.left_out]
    number, at = 1, 0
    for start, told in sorted(lines):
        number += text.count("\n", at, start)
        at = start
        yield f"{number}: {told}"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 80 else f"{text[:79]}…"
