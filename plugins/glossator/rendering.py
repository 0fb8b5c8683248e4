"""An article's Markdown → HTML as the site's builder would render it, without the builder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from markdown import Markdown

from glossator.findings import Finding, shown
from glossator.loading.metadata import without_metadata
from glossator.loading.site_config import find_site_config, markdown_extensions

MAX_ARTICLE = 2_000_000
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
        ArticleError: the file cannot be read, is too long or is not UTF-8.
    """
    try:
        if limited and path.stat().st_size > MAX_ARTICLE:
            raise ArticleError(_finding(path, "The article is too long.", "Split it."))
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        what = f"The article cannot be read: {error.strerror}."
        raise ArticleError(_finding(path, what, "Put it beside its gloss file.")) from error
    except UnicodeDecodeError as error:
        what = "The article is not UTF-8 text."
        raise ArticleError(_finding(path, what, "Save it as UTF-8.")) from error


def render_article(path: Path) -> Rendered:
    """Render an article with the extensions of the site it belongs to.

    Raises:
        ArticleError: the file cannot be read, is not UTF-8 or is too much for the parser.
    """
    source = read_article(path)
    try:
        markdown, missing = _markdown_for(path)
        return Rendered(markdown.convert(without_metadata(source)[0]), missing)
    except (RecursionError, AssertionError) as error:
        what = "The article is nested too deeply for the Markdown parser."
        raise ArticleError(
            _finding(path, what, "Look for runs of `>`, `*`, `-` or `[`.")
        ) from error


def _markdown_for(path: Path) -> tuple[Markdown, tuple[Finding, ...]]:
    config = find_site_config(path.absolute().parent)
    wanted = markdown_extensions(config)
    wanted.pop("glossator", None)
    markdown, missing = Markdown(), []
    for name, options in wanted.items():
        try:
            markdown.registerExtensions([name], {name: options})
        except Exception as error:
            missing.append(_missing(config or path, name, error))
    return markdown, tuple(missing)


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
