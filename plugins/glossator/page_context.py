"""Which page is being rendered, asked of whichever builder is at work."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markdown import Markdown


@dataclass(frozen=True)
class PageContext:
    """The page being rendered.

    ``url_of`` gives the address of another page, named by its path below the docs folder,
    relative to this one; None if there is no such page. ``logger`` is the name of the log
    that the builder watches for warnings.
    """

    path: Path
    docs_dir: Path
    url_of: Callable[[str], str | None]
    logger: str = "glossator"


def page_context(md: Markdown) -> PageContext | None:
    """The page that ``md`` renders; None outside a builder or in a fragment of a page."""
    return _mkdocs(md) or _zensical(md)


def _mkdocs(md: Markdown) -> PageContext | None:
    """MkDocs and ProperDocs register a treeprocessor that holds the file and its siblings."""
    if "relpath" not in md.treeprocessors:
        return None
    processor: Any = md.treeprocessors["relpath"]
    file, files = getattr(processor, "file", None), getattr(processor, "files", None)
    config = getattr(processor, "config", None)
    if file is None or files is None or config is None:
        return None

    def url_of(path: str) -> str | None:
        other = files.get_file_from_path(path)
        if other is None or other.inclusion.is_excluded():
            return None
        url: str = other.url_relative_to(file)
        return url

    docs_dir = Path(config["docs_dir"])
    return PageContext(docs_dir / file.src_uri, docs_dir, url_of, "mkdocs.glossator")


def _zensical(md: Markdown) -> PageContext | None:
    """Zensical registers a preprocessor that holds the page's path and address."""
    if "rendering_context" not in md.preprocessors:
        return None
    processor: Any = md.preprocessors["rendering_context"]
    page, config = getattr(processor, "page", None), getattr(processor, "config", None)
    if page is None or not isinstance(config, dict):
        return None
    docs_dir = Path(config.get("docs_dir") or "docs").absolute()
    folder = posixpath.dirname(page.path)

    def url_of(path: str) -> str | None:
        """The Markdown file itself: Zensical makes its address of it after rendering."""
        if not (docs_dir / path).is_file():
            return None
        return posixpath.relpath(path, folder or ".")

    return PageContext(docs_dir / page.path, docs_dir, url_of)
