"""An article with its gloss file, read for a command that makes something of both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import click

from glossator.commands import Unusable
from glossator.findings import Finding, nearest
from glossator.library import Library
from glossator.loading import GLOSS_SUFFIX, article_path, gloss_path
from glossator.loading.site_config import docs_dir
from glossator.model import Gloss
from glossator.rendering import ArticleError, render_article, unfit

_NAMED = 5
"""So many articles are named where a path leads nowhere."""


@dataclass(frozen=True)
class Glossed:
    """An article as the site would render it, what is said about it, and what is to mend."""

    article: Path
    gloss: Gloss
    html: str
    findings: tuple[Finding, ...]


def read_glossed(path: Path, unmade: str = "nothing was written") -> Glossed:
    """Read an article, or the one that a gloss file is about; say what there is to mend.

    ``unmade`` tells what did not happen, if the gloss file cannot be used.

    Raises:
        Unusable: there is no gloss file, or one of the two cannot be read.
    """
    article = article_path(path) if path.name.endswith(GLOSS_SUFFIX) else path
    gloss_file = gloss_path(article)
    if not gloss_file.is_file() and not article.is_file():
        raise Unusable(_no_file(path))
    if not gloss_file.is_file():
        raise Unusable(
            f"{article}: It has no gloss file {gloss_file.name} beside it. Make one with: "
            f"glossator draft {article}"
        )
    loaded = Library(gloss_file.parent).load(gloss_file)
    tell(loaded.findings)
    if loaded.gloss is None:
        raise Unusable(f"Mend the gloss file first; {unmade}.")
    try:
        rendered = render_article(article)
    except ArticleError as error:
        raise Unusable(str(error)) from error
    acting = unfit(article, rendered.html)
    if acting:
        raise Unusable("\n".join(str(finding) for finding in acting))
    tell(rendered.findings)
    return Glossed(article, loaded.gloss, rendered.html, (*loaded.findings, *rendered.findings))


def _no_file(path: Path) -> str:
    """What to say of a path that leads nowhere: which articles there are."""
    known = _articles_near(path)
    near = get_close_matches(path.name, [article.name for article in known], n=1)
    if path.is_dir():
        what = "This is a folder, and the command takes one article."
    else:
        what = "There is no such file."
    if near:
        named = next(article for article in known if article.name == near[0])
        return f"{path}: {what} Did you mean {nearest(named)}?"
    if known:
        names = ", ".join(str(nearest(article)) for article in known[:_NAMED])
        more = " and others" if len(known) > _NAMED else ""
        return f"{path}: {what} Articles with a gloss file: {names}{more}."
    return f"{path}: {what} A path begins at the folder that you are in: {Path.cwd()}"


def _articles_near(path: Path) -> list[Path]:
    """The glossed articles in the folder that was named, or else of the site that one is in."""
    folder = path if path.is_dir() else path.parent
    if folder.is_dir() and folder.resolve() != Path.cwd():
        found = _articles(folder.glob(f"*{GLOSS_SUFFIX}"))
        if found:
            return found
    return _articles(docs_dir(Path.cwd()).glob(f"*{GLOSS_SUFFIX}")) or _articles(
        docs_dir(Path.cwd()).glob(f"*/*{GLOSS_SUFFIX}")
    )


def _articles(gloss_files: Iterable[Path]) -> list[Path]:
    """The articles of gloss files, those that are there."""
    articles = (article_path(path) for path in sorted(gloss_files))
    return [article for article in articles if article.is_file()]


def tell(findings: tuple[Finding, ...] | list[Finding]) -> None:
    """Print findings to standard error."""
    for finding in findings:
        click.echo(str(finding), err=True)
