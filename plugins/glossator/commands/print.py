"""``glossator print``: an annotated article as a PDF."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from glossator.annotate import annotate
from glossator.bar import DEFAULT_LAYERS
from glossator.commands import FOUND, GOOD, Unusable, cannot_write
from glossator.commands.glossed import read_glossed, tell
from glossator.commands.paths import one_article
from glossator.drafting.files import replace
from glossator.labels import plural
from glossator.loading.site_config import find_site_config, theme_language
from glossator.plain_words import in_plain_words
from glossator.printing.browser import BrowserError, find_browser, print_to
from glossator.printing.sheet import Paper, sheet
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
@click.option("--plain", is_flag=True, help="Print notes in plain words, where they have them.")
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
    plain: bool,
    html: bool,
) -> None:
    """Print an annotated article with all its notes as a PDF, with your own Chromium.

    ARTICLE is an article or its gloss file. Nothing is fetched: pictures are printed if they
    lie beside the article. Findings go to standard error; the PDF is made all the same.

    \b
    Example: glossator print docs/articles/my-article.md -o my-article.pdf
    """
    article = one_article(article)
    target = output or Path(f"{article.stem}.{'html' if html else 'pdf'}")
    size: Paper = "letter" if paper.lower() == "letter" else "A4"
    try:
        used = None if html else find_browser(browser)
        language = language or theme_language(find_site_config(article.absolute().parent))
        page, complete = _page(article, layers, language, size, plain=plain)
        sheets = None
        if used is None:
            replace(target, page)
        else:
            if sys.stderr.isatty():
                click.echo(f"Printing with {used.name} …", err=True)
            sheets = print_to(used, page, target)
    except BrowserError as error:
        raise Unusable(str(error)) from error
    except OSError as error:
        raise cannot_write(target, error) from error
    long = f" {sheets} {plural(sheets, 'page')}, {size}." if sheets else ""
    click.echo(f"{target} written.{long}", err=True)
    sys.exit(GOOD if complete else FOUND)


def _page(
    article: Path, layers: tuple[str, ...], language: str | None, size: Paper, *, plain: bool
) -> tuple[str, bool]:
    """The page to print, and whether there was nothing to mend."""
    read = read_glossed(article, "nothing was printed")
    gloss = in_plain_words(read.gloss) if plain else read.gloss
    annotated = annotate(read.html, gloss, layers=layers, language=language, margin=False)
    tell(annotated.findings)
    page = sheet(read.gloss.article, annotated.html, article.parent, size)
    return page, not (read.findings or annotated.findings)
