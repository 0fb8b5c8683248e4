"""Sources as CSL-JSON, which Zotero, pandoc and every citation processor read.

Source: CSL 1.0.2 specification and its schema ``csl-data.json``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from glossator.formats.csl_dates import csl_date
from glossator.formats.csl_markup import without_markup
from glossator.formats.plain_data import plain
from glossator.formats.source_terms import CUSTOM, IN_PUBLISHER, NO_PLACE, csl_type
from glossator.model import Source


def csl_items(sources: Mapping[str, Source]) -> list[dict[str, Any]]:
    """An item for each source, by id; what CSL has no field for stands in ``custom``."""
    return [_item(ident, source) for ident, source in sources.items()]


def _item(ident: str, source: Source) -> dict[str, Any]:
    said = plain(source)
    kind = csl_type(source.kind)
    title = source.title
    if title and source.title_basis == "description":
        # A title that somebody made up stands in brackets, as in every bibliography.
        title = f"[{title}]"
    made: dict[str, Any] = {
        "id": ident,
        "type": kind,
        "title": title,
        "publisher" if kind in IN_PUBLISHER else "container-title": source.outlet,
        # An outlet or a list of names is no family name: CSL keeps it as it is.
        "author": [{"literal": source.author}] if source.author else None,
        "issued": csl_date(source.published) if source.published else None,
        "URL": source.url,
        "language": source.language,
        "genre": source.kind,
        "archive_location": source.archive,
        "note": source.note,
    }
    item = {key: value for key, value in made.items() if value is not None}
    more = {key: said[key] for key in NO_PLACE if key in said}
    more |= {key: None for key, value in said.items() if value is None}
    texts = (source.outlet, title, source.kind, source.note)
    if more or source.kind is None or any(each != without_markup(each) for each in texts if each):
        # Its presence says whose item it is: that a kind that is not there was never given, and
        # that a tag in a text is text.
        item["custom"] = {CUSTOM: more}
    return item
