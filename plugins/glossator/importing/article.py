"""A file, whatever it is → the article in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from glossator.importing.markdown_text import imported_markdown
from glossator.importing.plain_text import imported_text
from glossator.importing.reading import UnreadableError
from glossator.importing.results import Imported
from glossator.importing.web_page import imported_page

_PAGES = (".html", ".htm", ".xhtml")
_MARKDOWN = (".md", ".markdown")


@dataclass(frozen=True)
class Source:
    """A file's content and its name, if it has one."""

    text: str
    name: str | None = None


def import_article(source: Source) -> Imported:
    """An article from a saved web page, a Markdown file or plain text.

    Raises:
        UnreadableError: there is no article in it.
    """
    suffix = Path(source.name).suffix.lower() if source.name else ""
    text = source.text.removeprefix("\ufeff")
    if not text.strip():
        raise UnreadableError("There is nothing in it.")
    if suffix in _PAGES or (suffix not in _MARKDOWN and _is_page(text)):
        return imported_page(text)
    return imported_markdown(text) if suffix in _MARKDOWN else imported_text(text)


def _is_page(text: str) -> bool:
    start = text[:2000].lstrip().lower()
    return start.startswith(("<!doctype html", "<html", "<?xml", "<head", "<body", "<article"))
