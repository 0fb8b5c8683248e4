"""``glossator print``: an annotated article as a PDF."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

import click

from glossator.annotate import annotate
from glossator.bar import DEFAULT_LAYERS
from glossator.commands import FOUND, GOOD, Unusable, cannot_write
from glossator.drafting.files import replace
from glossator.library import Library
from glossator.loading import article_path, gloss_path
from glossator.loading.site_config import find_site_config, theme_language
from glossator.printing.browser import BrowserError, find_browser, print_page
from glossator.printing.sheet import Paper, sheet
from glossator.rendering import ArticleError, render_article, unfit
from glossator.vocabulary import KINDS


def _kinds(_: click.Context, __: click.Parameter, value: str) -> tuple[str, ...]:
    kinds = tuple(part.strip() for part in value.split(",") if part.strip())
    unknown = [kind for kind in kinds if kind not in KINDS]
    if unknown:
        raise click.BadParameter(f"{unknown[0]} is none of {', '.join(KINDS)}.")
    return kinds


@click.command("print")
@click.argument("article", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="The file to write: a .pdf by default."
)
@click.option(
    "--paper",
    type=click.Choice(["a4", "letter"], case_sensitive=False),
    default="a4",
    help="The size of a sheet.",
)
@click.option(
    "--layers",
    default=",".join(DEFAULT_LAYERS),
    show_default=True,
    callback=_kinds,
    help="The kinds of gloss that are marked in the text; all notes are printed anyway.",
)
@click.option("--language", help="Of what Glossator itself says; the site's by default.")
@click.option("--browser", type=click.Path(path_type=Path), help="Your Chromium, Chrome or Edge.")
@click.option("--html", is_flag=True, help="Write the page itself, to print it from any browser.")
def print_article(  # noqa: PLR0917 (an option each)
    article: Path,
    output: Path | None,
    paper: str,
    layers: tuple[str, ...],
    language: str | None,
    browser: Path | None,
    *,
    html: bool,
) -> None:
    """Print an annotated article with all its notes as a PDF, with your own Chromium.

    ARTICLE is an article or its gloss file. Nothing is fetched: pictures are printed if they
    lie beside the article. Findings go to standard error; the PDF is made all the same.

    \b
    Example: glossator print docs/articles/my-article.md -o my-article.pdf
    """
    if article.name.endswith(".gloss.yml"):
        article = article_path(article)
    target = output or Path(f"{article.stem}.{'html' if html else 'pdf'}")
    size: Paper = "letter" if paper.lower() == "letter" else "A4"
    try:
        used = None if html else find_browser(browser)
        language = language or theme_language(find_site_config(article.absolute().parent))
        page, complete = _page(article, layers, language, size)
        if used is None:
            replace(target, page)
        else:
            _print(used, page, target)
    except BrowserError as error:
        raise Unusable(str(error)) from error
    except OSError as error:
        raise cannot_write(target, error) from error
    click.echo(f"{target} written.", err=True)
    sys.exit(GOOD if complete else FOUND)


def _page(
    article: Path, layers: tuple[str, ...], language: str | None, size: Paper
) -> tuple[str, bool]:
    """The page to print, and whether there was nothing to mend."""
    path = gloss_path(article)
    if not path.is_file():
        raise Unusable(
            f"{article}: It has no gloss file {path.name} beside it. Make one with: "
            f"glossator draft {article}"
        )
    loaded = Library(path.parent).load(path)
    for finding in loaded.findings:
        click.echo(str(finding), err=True)
    if loaded.gloss is None:
        raise Unusable("Mend the gloss file first; nothing was printed.")
    try:
        rendered = render_article(article)
    except ArticleError as error:
        raise Unusable(str(error)) from error
    acting = unfit(article, rendered.html)
    if acting:
        raise Unusable("\n".join(str(finding) for finding in acting))
    annotated = annotate(
        rendered.html, loaded.gloss, layers=layers, language=language, margin=False
    )
    findings = (*rendered.findings, *annotated.findings)
    for finding in findings:
        click.echo(str(finding), err=True)
    page = sheet(loaded.gloss.article, annotated.html, article.parent, size)
    return page, not (findings or loaded.findings)


def _print(browser: Path, page: str, target: Path) -> None:
    """Print beside the target and swap, so that a failure leaves an older PDF whole.

    Beside it and not in the system's folder: a browser in a sandbox of its own may see the
    user's folders and not that one.
    """
    if sys.stderr.isatty():
        click.echo(f"Printing with {browser.name} …", err=True)
    beside = Path(tempfile.mkdtemp(dir=target.absolute().parent, prefix=f"{target.stem}-"))
    try:
        source, made = beside / "page.html", beside / "page.pdf"
        source.write_text(page, encoding="utf-8")
        print_page(browser, source, made)
        made.replace(target)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
