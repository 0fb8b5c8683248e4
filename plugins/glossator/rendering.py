"""An article's Markdown → HTML as the site's builder would render it, without the builder.

Article and configuration may come from a stranger: what they ask for is bounded (``bounds``), only
extensions that are installed are loaded (``installed``), and those read and fetch nothing outside
the project (``guarding``). A builder does not ask so much, so it is told to be ``trusting``.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markdown import Markdown

from glossator.findings import Finding, shown
from glossator.fitness import (
    Trusted,
    acting,
    acting_around,
    acting_metadata,
    is_trusted,
    read_trusted,
    too_much,
)
from glossator.guarding import ForbiddenError, guarded
from glossator.installed import is_installed_extension
from glossator.loading.containment import leads_outside, outside, project_of
from glossator.loading.metadata import read_metadata, without_metadata
from glossator.loading.site_config import (
    find_any_config,
    find_site_config,
    glossator_option,
    markdown_extensions,
    named_folder,
)

MAX_ARTICLE = 6_000_000
"""The largest article, in bytes, that is given to the Markdown parser."""


class ArticleError(Exception):
    """The article cannot be rendered; ``finding`` says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(str(finding))
        self.finding = finding


@dataclass(frozen=True)
class Rendered:
    """An article's HTML, and a finding for each extension of the site that was not to be had."""

    html: str
    findings: tuple[Finding, ...] = ()


def read_article(path: Path, *, limited: bool = True) -> str:
    """The Markdown of an article, or of any page if its length is not limited.

    Raises:
        ArticleError: the file cannot be read, is too long or too much for the parser, is not
            UTF-8, or is a link that leads out of its project.
    """
    try:
        if leads_outside(path):
            raise ArticleError(outside(path))
        if limited and path.stat().st_size > MAX_ARTICLE:
            what = f"The article is too long: more than {MAX_ARTICLE:,} bytes."
            raise ArticleError(_finding(path, what, "Split it."))
        source = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        what = f"The article cannot be read: {error.strerror}."
        raise ArticleError(_finding(path, what, "Put it beside its gloss file.")) from error
    except UnicodeDecodeError as error:
        what = "The article is not UTF-8 text."
        raise ArticleError(_finding(path, what, "Save it as UTF-8.")) from error
    found = too_much(path, source) if limited else None
    if found is not None:
        raise ArticleError(found)
    return source


def render_article(path: Path, *, trusting: bool = False) -> Rendered:
    """Render an article with the extensions of the site it belongs to.

    Args:
        path: the article.
        trusting: let extensions be any module and do what they like, as a builder does.

    Raises:
        ArticleError: the file cannot be read, is not UTF-8, is too much for the parser, or asks
            for something outside its project.
    """
    source = read_article(path)
    config = find_site_config(path.absolute().parent)
    wanted = markdown_extensions(config)
    project = project_of(path) or path.absolute().parent
    guard: AbstractContextManager[None] = nullcontext() if trusting else guarded(project)
    try:
        with guard:
            markdown, missing = _markdown_for(config or path, wanted, trusting=trusting)
            return Rendered(markdown.convert(without_metadata(source)[0]), missing)
    except (RecursionError, AssertionError) as error:
        what = "The article is nested too deeply for the Markdown parser."
        raise ArticleError(
            _finding(path, what, "Look for runs of `>`, `*`, `-` or `[`.")
        ) from error
    except ForbiddenError as error:
        raise ArticleError(_forbidden(path, error)) from error


def unfit(path: Path, html: str, trusted: Trusted | None = None) -> list[Finding]:
    """A finding for each thing in an article or its metadata that could act on the page.

    Args:
        path: the article, which was read before.
        html: what it was rendered to.
        trusted: the articles that the owner of the site answers for; by default those that
            the site's configuration names in ``active_content``.
    """
    config = find_any_config(path.absolute().parent)
    pages = named_folder(config, "docs_dir", "docs") if config is not None else None
    try:
        if trusted is None:
            trusted = read_trusted(glossator_option(config, "active_content"))
        slug = path.absolute().relative_to(pages.absolute()).as_posix() if pages else None
    except ValueError:
        trusted, slug = trusted or False, None
    if is_trusted(trusted, slug):
        return []
    try:
        source = read_article(path, limited=False)
    except ArticleError as error:
        return [error.finding]
    return [
        *acting_metadata(path, read_metadata(source), source),
        *acting_around(path),
        *acting(path, html, source),
    ]


def _markdown_for(
    config: Path, wanted: dict[str, dict[str, Any]], *, trusting: bool
) -> tuple[Markdown, tuple[Finding, ...]]:
    wanted.pop("glossator", None)
    markdown, missing = Markdown(), []
    for name, options in wanted.items():
        try:
            if not (trusting or is_installed_extension(name)):
                raise ImportError("no such extension is installed")
            markdown.registerExtensions([name], {name: options})
        except Exception as error:
            missing.append(_missing(config, name, error))
    return markdown, tuple(missing)


def _forbidden(path: Path, error: ForbiddenError) -> Finding:
    return Finding(
        code="forbidden",
        path=path,
        line=1,
        what=f"A Markdown extension of the site wanted to {shown(error)} for this article.",
        mend="Whoever checks an article opens nothing outside its project for it. Take it out.",
    )


def _missing(config: Path, name: str, error: Exception) -> Finding:
    reason = " ".join(str(error).split())
    return Finding(
        code="extension",
        path=config,
        line=1,
        what=f"The site's extension {shown(name)} could not be loaded: {shown(reason)}.",
        mend="Install it here too; without it, the article's words may be others.",
        severity="warning",
    )


def _finding(path: Path, what: str, mend: str) -> Finding:
    return Finding(code="unreadable", path=path, line=1, what=what, mend=mend)
