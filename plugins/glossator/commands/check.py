"""``glossator check``: load, anchor and judge; with ``--fix``, write what is sure."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path

import click

from glossator.annotate import place
from glossator.codes import CODES
from glossator.commands import FOUND, GOOD, UNUSABLE
from glossator.commands.fixing import offer, outcome, write
from glossator.commands.paths import gloss_file
from glossator.commands.reports import FORMATS
from glossator.commands.text_report import as_text, grouped
from glossator.findings import Finding, Fix, did_you_mean, shown
from glossator.fitness import read_trusted
from glossator.judging import fingerprinted, judge_article, judge_shared
from glossator.labels import plural
from glossator.levels import Level, levelled, read_levels
from glossator.library import Library, no_article
from glossator.loading import article_path
from glossator.loading.metadata import judge_beginning
from glossator.loading.site_config import (
    docs_dir,
    find_any_config,
    glossator_option,
    is_within,
    new_docs_dir,
    site_config_in,
    unreadable,
)
from glossator.rendering import ArticleError, read_article, render_article, unfit

_MANY = 20
_UNREADABLE = ("unreadable", "too-much", "outside", "forbidden")


def explain(context: click.Context, _: click.Parameter, code: str | None) -> None:
    """Print what a code means, and end."""
    if code is None or context.resilient_parsing:
        return
    known = CODES.get(code)
    if known is None:
        raise click.BadParameter(f"There is no code {shown(code)}. {did_you_mean(code, [*CODES])}")
    click.echo(f"{code} ({known.severity}): {known.title}.\n\n{known.why}\n\n{known.mend}")
    if known.fixable:
        click.echo("\n`glossator check --fix` mends it where it is sure.")
    context.exit()


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--strict", is_flag=True, help="Fail on warnings too, not on errors alone.")
@click.option(
    "--format",
    "form",
    type=click.Choice([*FORMATS]),
    default="text",
    help="How findings are printed: for people, as JSON, as SARIF, or for GitHub Actions.",
)
@click.option("--fix", is_flag=True, help="Write into the gloss files what is sure.")
@click.option("-v", "--verbose", is_flag=True, help="Give each finding a line of its own.")
@click.option(
    "--explain",
    metavar="CODE",
    is_eager=True,
    expose_value=False,
    callback=explain,
    help="Say what a code means and how it is mended, and check nothing.",
)
def check(paths: tuple[Path, ...], form: str, *, strict: bool, fix: bool, verbose: bool) -> None:
    """Load, anchor and judge gloss files; print every finding, errors first.

    PATHS are articles, gloss files or folders; without any, the current folder. Of a folder
    with a site's configuration in it, the pages are checked (docs_dir).

    Exit code 0: no errors; with --strict, no warnings either. 1: there are some. 2: a file
    cannot be read.

    \b
    Example: glossator check docs/articles/my-article.md
    """
    named = tuple(gloss_file(path) for path in paths if not path.is_dir())
    folders = tuple(path for path in paths or (Path(),) if path.is_dir())
    judged = judge(named, folders)
    written = write(judged.fixes) if fix else 0
    if written:
        judged = judge(named, folders)
    if form == "text":
        click.echo(as_text(judged.findings, verbose=verbose), nl=False)
    else:
        click.echo(FORMATS[form](judged.findings), nl=False)
    click.echo(judged.summary, err=True)
    hints = [outcome(written, judged.findings) if fix else offer(judged.findings)]
    if form == "text" and not verbose and any(len(each) > 1 for each in grouped(judged.findings)):
        hints.append("Each on a line of its own: --verbose")
    for hint in filter(None, hints):
        click.echo(hint, err=True)
    sys.exit(judged.exit_code(strict=strict))


@dataclass
class Judged:
    """What was read, and all that is to mend."""

    findings: list[Finding] = field(default_factory=list)
    files: int = 0
    glosses: int = 0
    placed: int = 0
    unread: int = 0
    fixes: dict[Path, list[Fix]] = field(default_factory=dict)

    def exit_code(self, *, strict: bool = False) -> int:
        """What the findings come to; notes never count, warnings only if it is strict."""
        if any(finding.code in _UNREADABLE for finding in self.findings):
            return UNUSABLE
        grave = ("error", "warning") if strict else ("error",)
        return FOUND if any(finding.severity in grave for finding in self.findings) else GOOD

    @property
    def summary(self) -> str:
        """What was read in a line or two, nothing left uncounted."""
        lost = self.glosses - self.placed
        grave = {
            severity: sum(finding.severity == severity for finding in self.findings)
            for severity in ("error", "warning", "note")
        }
        counts = ", ".join(_count(number, noun) for noun, number in grave.items() if number)
        placed = f"{_count(self.placed, 'gloss', 'es')} placed"
        if lost:
            placed += f" and {lost} not"
        found = counts or _count(0, "finding")
        said = f"{_count(self.files, 'gloss file')} read, {placed}, {found}."
        if self.unread:
            mend = "first mend what is told above"
            said += f"\n{_count(self.unread, 'article')} not looked at yet: {mend}."
        return said


def judge(named: tuple[Path, ...], folders: tuple[Path, ...]) -> Judged:
    """Load, anchor and judge gloss files, and those in folders."""
    reader = Library(Path())
    libraries = {folder: Library(docs_dir(folder)) for folder in folders}
    elsewhere = [folder for folder in folders if not _stays(folder)]
    for folder in elsewhere:
        del libraries[folder]
    found_files = [path for library in libraries.values() for path in library.paths()]
    files = list(dict.fromkeys([*named, *found_files]))
    judged = Judged(files=len(files))
    judged.findings += [_leaving(site_config_in(folder) or folder) for folder in elsewhere]
    for library in libraries.values():
        judged.findings += [*library.misnamed(), *library.outside()]
    with _progress(files) as counted:
        for path in counted:
            _judge_one(path, reader, judged)
    judged.findings += reader.shared_findings()
    for shared in reader.shared():
        paths = _all_below(shared.path, libraries)
        loaded = [reader.load(path).gloss for path in paths or ()]
        glosses = [gloss for gloss in loaded if gloss is not None]
        whole = paths is not None and len(glosses) == len(loaded)
        lock = reader.lock_for(shared.path.parent) if shared.path is not None else None
        judged.findings += judge_shared(shared, glosses if whole else None, lock)
    judged.findings = as_the_sites_take_them(dict.fromkeys(judged.findings), files)
    return judged


def _judge_one(path: Path, reader: Library, judged: Judged) -> None:
    loaded = reader.load(path)
    article = article_path(path)
    judged.findings += loaded.findings
    if loaded.gloss is None:
        judged.unread += 1
        return
    if not article.is_file():
        judged.unread += 1
        judged.findings.append(no_article(path))
        return
    try:
        rendered, source = render_article(article), read_article(article)
    except ArticleError as error:
        judged.unread += 1
        judged.findings.append(error.finding)
        return
    judged.findings += unfit(article, rendered.html)
    placement = place(rendered.html, loaded.gloss)
    found = judge_article(placement, source)
    judged.findings += [*judge_beginning(article), *rendered.findings, *found]
    judged.glosses += sum(1 for each in loaded.gloss.annotations if each.exact is not None)
    judged.placed += len(placement.spans)
    fixes = [fix for finding in found for fix in finding.fixes if fix.sure]
    fixes += fingerprinted(placement)
    if fixes:
        judged.fixes[path] = fixes


def _stays(folder: Path) -> bool:
    config = site_config_in(folder)
    return config is None or is_within(config, new_docs_dir(folder))


def _leaving(config: Path) -> Finding:
    return Finding(
        code="outside",
        path=config,
        line=1,
        what="The folder that `docs_dir` names is outside the project.",
        mend="Name one within it.",
    )


def _all_below(shared: Path | None, libraries: dict[Path, Library]) -> list[Path] | None:
    """Every gloss file that may cite shared sources, if their whole folder is checked."""
    for folder, library in libraries.items():
        if shared is not None and shared.resolve().is_relative_to(folder.resolve()):
            return library.paths()
    return None


def as_the_sites_take_them(findings: Iterable[Finding], files: list[Path]) -> list[Finding]:
    """Each finding as grave as its site's configuration says, and what is wrong with that."""
    findings = list(findings)
    folders = {path: path.absolute().parent for path in (*files, *(f.path for f in findings))}
    configs = {folder: find_any_config(folder) for folder in set(folders.values())}
    taken = {config: levels_of(config) for config in set(configs.values())}
    made = sorted((told for _, told in taken.values() if told), key=lambda told: told.path)
    for finding in findings:
        levels, _ = taken[configs[folders[finding.path]]]
        made += levelled([finding], levels)
    return made


def levels_of(config: Path | None) -> tuple[dict[str, Level], Finding | None]:
    """How grave a site takes findings, and what is wrong with what it says of it."""
    wrong = unreadable(config) if config is not None else None
    if config is not None and wrong is not None:
        told = Finding(
            code="unreadable", path=config, line=wrong.line, what=wrong.what, mend=wrong.mend
        )
        return {}, told
    try:
        read_trusted(glossator_option(config, "active_content"))
        return read_levels(glossator_option(config, "findings")), None
    except ValueError as error:
        what, _, mend = str(error).partition(". ")
        return {}, Finding(
            code="settings", path=config or Path(), line=1, what=f"{what}.", mend=mend
        )


def _progress(files: list[Path]) -> AbstractContextManager[Iterable[Path]]:
    if len(files) < _MANY or not sys.stderr.isatty():
        return nullcontext(files)
    return click.progressbar(files, label="Checking", file=sys.stderr)


def _count(number: int, noun: str, ending: str = "s") -> str:
    return f"{number} {plural(number, noun, ending)}"
