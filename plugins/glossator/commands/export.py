"""``glossator export``: what gloss files say, in the formats of others."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import click

from glossator.annotate import Placement, place
from glossator.commands import FOUND, GOOD, Unusable, cannot_write
from glossator.commands.among_pages import keep_from_pages
from glossator.commands.paths import gloss_file
from glossator.drafting.files import replace
from glossator.exporting.bibtex import bibtex
from glossator.exporting.claim_review import claim_reviews
from glossator.exporting.csl_json import csl_items
from glossator.exporting.csv_table import Tabled, csv_table
from glossator.exporting.json_text import json_text
from glossator.exporting.web_annotation import annotation_collection
from glossator.findings import nearest
from glossator.library import Library
from glossator.loading import GLOSS_SUFFIX, SHARED_SOURCES, article_path, load_sources
from glossator.loading.site_config import docs_dir, find_any_config, page_address, theme_language
from glossator.model import Gloss, Source
from glossator.rendering import ArticleError, render_article


@dataclass(frozen=True)
class Article:
    """A gloss file and its glosses, placed in the article; the page, if it is published."""

    gloss: Gloss
    placement: Placement
    page: str | None

    @property
    def name(self) -> str:
        """The name of its files, without what says of which kind they are."""
        return self.gloss.path.name.removesuffix(GLOSS_SUFFIX)


@dataclass(frozen=True)
class Form:
    """A format: how its files' names end, and how some articles are written in it."""

    ending: str
    write: Callable[[list[Article], str | None], str]
    of_sources: bool = False


def _annotations(articles: list[Article], _: str | None) -> str:
    made = []
    for each in articles:
        language = theme_language(find_any_config(each.gloss.path.absolute().parent))
        language = language or each.gloss.article.language
        made.append(
            annotation_collection(each.gloss, each.placement, page=each.page, language=language)
        )
    return json_text(made[0] if len(made) == 1 else made)


def _reviews(articles: list[Article], reviewer: str | None) -> str:
    graph: list[dict[str, Any]] = []
    for each in articles:
        graph += claim_reviews(each.gloss, each.placement, page=each.page, reviewer=reviewer)
    return json_text({"@context": "https://schema.org", "@graph": graph})


def _csv(articles: list[Article], _: str | None) -> str:
    return csv_table(Tabled(each.gloss, each.placement, each.page) for each in articles)


def _csl(articles: list[Article], _: str | None) -> str:
    return json_text(csl_items(_sources(articles)))


def _bibtex(articles: list[Article], _: str | None) -> str:
    return bibtex(_sources(articles))


FORMS: Mapping[str, Form] = MappingProxyType(
    {
        "web-annotation": Form(".annotations.jsonld", _annotations),
        "claim-review": Form(".claim-review.jsonld", _reviews),
        "csl-json": Form(".csl.json", _csl, of_sources=True),
        "bibtex": Form(".bib", _bibtex, of_sources=True),
        "csv": Form(".csv", _csv),
    }
)
"""The formats, by the names that the command line knows."""


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice([*FORMS]),
    required=True,
    help="Glosses as web annotations or as a table, verdicts as ClaimReview, sources as CSL-JSON "
    "or BibTeX.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(),
    help="The file to write, or a folder (out/) for a file of each article; else standard output.",
)
@click.option("--site-url", help="Where the site is published; the configuration’s by default.")
@click.option("--reviewer", help="Who made the reviews, for claim-review.")
def export(
    paths: tuple[Path, ...],
    form: str,
    output: str | None,
    site_url: str | None,
    reviewer: str | None,
) -> None:
    """Write glosses, verdicts or sources in a format that other programs read.

    PATHS are articles, gloss files, a sources.yml (for sources), or folders; without any, the
    current folder.

    Exit code 0: all is exported. 1: all is, and some glosses have no place in their article.
    2: a file cannot be read or written.

    \b
    Example: glossator export docs/articles/my-article.md --format web-annotation
    """
    chosen = FORMS[form]
    shared = [path for path in paths if path.name == SHARED_SOURCES]
    if shared and not chosen.of_sources:
        raise click.UsageError(f"{shared[0]}: It holds sources. Use csl-json or bibtex for them.")
    files = list(_gloss_files([path for path in paths if path not in shared], bool(shared)))
    if not files and not shared:
        raise click.UsageError("There is no gloss file here. Name an article or a folder.")
    articles = [_read(path, site_url) for path in files]
    for each in articles:
        if output is not None and each.placement.gloss.withheld:
            keep_from_pages(Path(output), each.placement.gloss.path, "What a class is not to see")
    if output is not None and (Path(output).is_dir() or output.endswith(("/", "\\"))):
        for each in articles:
            _write(Path(output, f"{each.name}{chosen.ending}"), chosen.write([each], reviewer))
        for path in shared:
            _write(Path(output, f"sources{chosen.ending}"), _all_sources([], [path], form))
    else:
        text = (
            chosen.write(articles, reviewer) if not shared else _all_sources(articles, shared, form)
        )
        if output is not None:
            _write(Path(output), text)
        else:
            # As it is: a table has line ends of its own.
            click.echo(text.encode("utf-8"), nl=False)
    lost = [finding for each in articles for finding in each.placement.findings]
    for finding in lost:
        click.echo(str(finding), err=True)
    sys.exit(FOUND if any(finding.id for finding in lost) else GOOD)


def _gloss_files(paths: list[Path], none: bool) -> Iterator[Path]:
    for path in paths or ([] if none else [Path()]):
        if path.is_dir():
            yield from Library(docs_dir(path)).paths()
            continue
        yield gloss_file(path)


def _read(path: Path, site_url: str | None) -> Article:
    loaded = Library(path.parent).load(path)
    if loaded.gloss is None:
        for finding in loaded.findings:
            click.echo(str(finding), err=True)
        raise Unusable(f"{nearest(path)}: Mend the gloss file first; nothing was exported.")
    article = article_path(path)
    try:
        rendered = render_article(article)
    except ArticleError as error:
        raise Unusable(str(error)) from error
    placement = place(rendered.html, loaded.gloss, propose=False)
    return Article(loaded.gloss, placement, page_address(article, site_url))


def _sources(articles: list[Article]) -> dict[str, Source]:
    """The sources of all articles; one id for two sources is told apart by the article's name."""
    found: dict[str, Source] = {}
    for each in articles:
        for ident, source in each.gloss.sources.items():
            if found.setdefault(ident, source) == source:
                continue
            other = f"{each.name}-{ident}"
            click.echo(f"{ident} is another source in {each.name}: {other}.", err=True)
            found[other] = source
    return found


def _all_sources(articles: list[Article], shared: list[Path], form: str) -> str:
    found = _sources(articles)
    for path in shared:
        loaded = load_sources(path)
        if any(finding.severity == "error" for finding in loaded.findings):
            for finding in loaded.findings:
                click.echo(str(finding), err=True)
            raise Unusable(f"{nearest(path)}: Mend the sources first; nothing was exported.")
        found.update(loaded.sources)
    return json_text(csl_items(found)) if form == "csl-json" else bibtex(found)


def _write(path: Path, text: str) -> None:
    try:
        replace(path, text)
    except OSError as error:
        raise cannot_write(path, error) from error
    click.echo(f"{nearest(path)} written.", err=True)
