"""What others export, on the sample article: an entry of each sort that is imported."""

from __future__ import annotations

from typing import Any

ADDRESS = "https://example.org/article"
"""Where the sample article stands."""

TEXT = """“We are ready,” she said on Monday. Prices rose 5% in March.
The Daily Post says so. A shocking move."""
"""Its visible text."""


def quote(exact: str, prefix: str = "", suffix: str = "") -> dict[str, str]:
    """A TextQuoteSelector."""
    told = {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}
    return {key: value for key, value in told.items() if value}


def row(exact: str | None = "We are ready", **fields: Any) -> dict[str, Any]:
    """An annotation as the API of Hypothes.is gives it."""
    ident = fields.get("id", "abc")
    # UTF-16 units of the whole page, which count for nothing here.
    numbers = {"type": "TextPositionSelector", "start": 412, "end": 424}
    xpath = {"type": "RangeSelector", "startContainer": "/main[1]/p[1]", "startOffset": 1}
    selectors = [xpath, numbers, quote(exact)] if exact is not None else []
    return {
        "id": ident,
        "created": "2024-05-01T10:00:00.000000+00:00",
        "updated": "2024-05-02T10:00:00.000000+00:00",
        "user": "acct:jane@hypothes.is",
        "user_info": {"display_name": None},
        "uri": ADDRESS,
        "text": "A *note*.",
        "tags": [],
        "group": "__world__",
        "permissions": {"read": ["group:__world__"], "admin": ["acct:jane@hypothes.is"]},
        "target": [{"source": ADDRESS, **({"selector": selectors} if selectors else {})}],
        "document": {"title": ["A title"]},
        "links": {"html": f"https://hypothes.is/a/{ident}"},
        **fields,
    }


def annotation(exact: str = "We are ready", **fields: Any) -> dict[str, Any]:
    """A web annotation, as small as it may be."""
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "https://notes.example/1",
        "type": "Annotation",
        "body": {"type": "TextualBody", "value": "A note.", "format": "text/plain"},
        "target": {"source": ADDRESS, "selector": quote(exact)},
        **fields,
    }


def item(**fields: Any) -> dict[str, Any]:
    """An item of CSL-JSON as reference managers write it."""
    return {
        "id": "smith2024",
        "type": "article-newspaper",
        "title": "Library to close",
        "container-title": "The Town Post",
        "author": [{"family": "Smith", "given": "Ann"}, {"literal": "City Desk"}],
        "issued": {"date-parts": [["2024", 5, 1]]},
        "URL": "https://post.example/library",
        "language": "en-GB",
        **fields,
    }
