"""A Markdown file stays as it is; its metadata is read."""

from __future__ import annotations

import re

from glossator.importing.results import Imported
from glossator.loading.metadata import without_metadata

_HEADING = re.compile(r"^#[^\S\n]+(\S.*)$", re.MULTILINE)
_FIELD = re.compile(
    r"^(title|author|date|url|language|outlet)[^\S\n]*:[^\S\n]*(\S.*)$",
    re.MULTILINE | re.IGNORECASE,
)
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def imported_markdown(text: str) -> Imported:
    """The same text; title, author, date and address if its front matter has them."""
    body, _ = without_metadata(text)
    head = text[: max(0, len(text) - len(body))] if text.startswith("---") else ""
    fields = {name.lower(): value.strip().strip("'\"") for name, value in _FIELD.findall(head)}
    heading = _HEADING.search(body)
    heading_words = heading[1].rstrip().rstrip("#").rstrip() if heading else ""
    date = _DATE.search(fields.get("date", ""))
    return Imported(
        markdown=text if text.endswith("\n") else f"{text}\n",
        words="",
        title=fields.get("title") or heading_words or None,
        outlet=fields.get("outlet"),
        author=fields.get("author"),
        published=date[0] if date else None,
        url=fields.get("url"),
        language=fields.get("language"),
    )
