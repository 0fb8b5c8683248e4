"""``glossator check``: load, anchor and judge."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

import click

from glossator.annotate import place
from glossator.commands import FOUND, GOOD, UNUSABLE
from glossator.commands.output import as_json
from glossator.findings import Finding, nearest
from glossator.labels import plural
from glossator.library import Library, no_article
from glossator.loading import GLOSS_SUFFIX, SHARED_SOURCES, article_path, gloss_path
from glossator.loading.metadata import judge_beginning
from glossator.loading.site_config import docs_dir
from glossator.rendering import ArticleError, render_article

_MANY = 20


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How findings are printed.",
)
def check(paths: tuple[Path, ...], form: str) -> None:
    """Load, anchor and judge gloss files; print every finding.

    PATHS are articles, gloss files or folders; without any, the current folder. Of a folder
    with a site's configuration in it, the pages are checked (docs_dir).

    \b
    Example: glossator check docs/articles/my-article.md
    """
    folders = tuple(docs_dir(path) for path in paths or (Path(),) if path.is_dir())
    judged = judge(tuple(_gloss_file(path) for path in paths if not path.is_dir()), folders)
    if form == "json":
        plain = [_plain(finding) for finding in judged.findings]
        click.echo(as_json(plain))
    else:
        for finding in judged.findings:
            click.echo(str(finding))
    click.echo(judged.summary, err=True)
    sys.exit(judged.exit_code)


@dataclass(frozen=True)
class Judged:
    """What was read, and all that is to mend."""

    findings: list[Finding]
    summary: str

    @property
    def exit_code(self) -> int:
        """What the findings, errors and warnings alike, come to."""
        if any(finding.code == "unreadable" for finding in self.findings):
            return UNUSABLE
        return FOUND if self.findings else GOOD


def judge(named: tuple[Path, ...], folders: tuple[Path, ...]) -> Judged:
    """Load, anchor and judge gloss files, and those in folders."""
    reader = Library(Path())
    libraries = [Library(folder) for folder in folders]
    found_files = [path for library in libraries for path in library.paths()]
    files = list(dict.fromkeys([*named, *found_files]))
    findings = [finding for library in libraries for finding in library.misnamed()]
    placed = unread = 0
    with _progress(files) as counted:
        for path in counted:
            found, count = _check(path, reader)
            findings += found
            placed += count or 0
            unread += count is None
    findings = list(dict.fromkeys([*findings, *reader.shared_findings()]))
    summary = (
        f"{_count(len(files), 'gloss file')} read, {_count(placed, 'gloss', 'es')} placed, "
        f"{_count(len(findings), 'finding')}."
    )
    if unread:
        summary += f"\n{_count(unread, 'article')} not looked at yet: first mend the gloss file."
    return Judged(findings, summary)


def _gloss_file(path: Path) -> Path:
    candidate = path if path.suffix in (".yml", ".yaml") else gloss_path(path)
    if candidate.name == SHARED_SOURCES:
        raise click.UsageError(f"{path}: Shared sources are checked with the articles beside them.")
    if candidate.suffix == ".yaml" and candidate.exists():
        raise click.UsageError(f"{path}: A gloss file's name ends in {GLOSS_SUFFIX}. Rename it.")
    if not candidate.exists():
        what = "There is no such file." if candidate == path else f"{candidate} is missing."
        raise click.UsageError(f"{path}: {what} Name an article, a gloss file or a folder.")
    return candidate


def _check(path: Path, reader: Library) -> tuple[list[Finding], int | None]:
    """What is wrong, and how many glosses are placed: None if the article was not looked at."""
    loaded = reader.load(path)
    findings = list(loaded.findings)
    if loaded.gloss is None:
        return findings, None
    if not article_path(path).is_file():
        return [*findings, no_article(path)], None
    try:
        rendered = render_article(article_path(path))
    except ArticleError as error:
        return [*findings, error.finding], None
    placement = place(rendered.html, loaded.gloss)
    findings += [*judge_beginning(article_path(path)), *rendered.findings, *placement.findings]
    return findings, len(placement.spans)


def _progress(files: list[Path]) -> AbstractContextManager[Iterable[Path]]:
    if len(files) < _MANY or not sys.stderr.isatty():
        return nullcontext(files)
    return click.progressbar(files, label="Checking", file=sys.stderr)


def _plain(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "path": nearest(finding.path).as_posix(),
        "line": finding.line,
        "id": finding.id,
        "what": finding.what,
        "mend": finding.mend,
    }


def _count(number: int, noun: str, ending: str = "s") -> str:
    return f"{number} {plural(number, noun, ending)}"
