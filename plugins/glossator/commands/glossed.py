"""An article with its gloss file, read for a command that makes something of both."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click

from glossator.commands import Unusable
from glossator.commands.paths import one_article
from glossator.findings import Finding
from glossator.library import Library
from glossator.loading import gloss_path
from glossator.model import Gloss
from glossator.rendering import ArticleError, render_article, unfit


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
    article = one_article(path)
    gloss_file = gloss_path(article)
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


def tell(findings: tuple[Finding, ...] | list[Finding]) -> None:
    """Print findings to standard error."""
    for finding in findings:
        click.echo(str(finding), err=True)
