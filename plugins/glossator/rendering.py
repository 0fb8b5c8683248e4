"""An article's Markdown → HTML as the site's builder would render it, without the builder."""

from __future__ import annotations

import re
from pathlib import Path

from markdown import Markdown

from glossator.findings import Finding
from glossator.loading.site_config import find_site_config, markdown_extensions

MAX_ARTICLE = 2_000_000
"""The largest article, in bytes, that is given to the Markdown parser."""

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)


class ArticleError(Exception):
    """The article cannot be rendered; ``finding`` says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(str(finding))
        self.finding = finding


def render_article(path: Path) -> str:
    """Render an article with the extensions of the site it belongs to.

    Raises:
        ArticleError: the file cannot be read, is not UTF-8 or is too much for the parser.
    """
    try:
        if path.stat().st_size > MAX_ARTICLE:
            raise ArticleError(_finding(path, "The article is too long.", "Split it."))
        source = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        what = f"The article cannot be read: {error.strerror}."
        raise ArticleError(_finding(path, what, "Put it beside its gloss file.")) from error
    except UnicodeDecodeError as error:
        what = "The article is not UTF-8 text."
        raise ArticleError(_finding(path, what, "Save it as UTF-8.")) from error
    try:
        return _markdown_for(path).convert(_FRONT_MATTER.sub("", source))
    except (RecursionError, AssertionError) as error:
        what = "The article is nested too deeply for the Markdown parser."
        raise ArticleError(
            _finding(path, what, "Look for runs of `>`, `*`, `-` or `[`.")
        ) from error


def _markdown_for(path: Path) -> Markdown:
    wanted = markdown_extensions(find_site_config(path.absolute().parent))
    wanted.pop("glossator", None)
    markdown = Markdown()
    for name, options in wanted.items():
        try:
            markdown.registerExtensions([name], {name: options})
        except Exception:  # noqa: S112 (an extension may raise anything; words rarely depend on it)
            continue
    return markdown


def _finding(path: Path, what: str, mend: str) -> Finding:
    return Finding(code="unreadable", path=path, line=1, what=what, mend=mend)
