"""Sources as CSL-JSON: the schema's fields, and a citation processor that reads them."""

from __future__ import annotations

import warnings
from typing import Any

import jsonschema

from glossator.exporting.csl_json import csl_items
from glossator.loading import load
from glossator.model import Source
from sites import ROOT

# The part of the CSL schema (csl-data.json) that our items use, written anew.
_NUMBER = {"type": ["string", "number"]}
ITEM: dict[str, Any] = {
    "type": "object",
    "required": ["id", "type"],
    "additionalProperties": False,
    "properties": {
        "id": {"type": ["string", "number"]},
        "type": {
            "enum": "article article-journal article-magazine article-newspaper bill book "
            "broadcast chapter classic collection dataset document entry entry-dictionary "
            "entry-encyclopedia figure graphic hearing interview legal_case legislation "
            "manuscript map motion_picture musical_score pamphlet paper-conference patent "
            "performance periodical personal_communication post post-weblog regulation report "
            "review review-book software song speech standard thesis treaty webpage".split()
        },
        **{
            key: {"type": "string"}
            for key in "title container-title publisher URL language genre archive_location "
            "note".split()
        },
        "author": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "properties": {"literal": {"type": "string"}},
            },
        },
        "issued": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "date-parts": {
                    "type": "array",
                    "minItems": 1,
                    "maxItems": 2,
                    "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": _NUMBER},
                },
                "circa": {"type": ["string", "number", "boolean"]},
                "literal": {"type": "string"},
                "edtf": {"type": "string"},
            },
        },
        "custom": {"type": "object"},
    },
}


def first_articles() -> dict[str, Source]:
    gloss = load(ROOT / "docs/articles/putin-rare-minerals.gloss.yml").gloss
    assert gloss is not None
    return dict(gloss.sources)


def test_every_item_of_the_first_article_obeys_the_schema() -> None:
    items = csl_items(first_articles())
    assert len(items) == 95
    for item in items:
        jsonschema.validate(item, ITEM)


def test_one_item_in_full() -> None:
    source = Source(
        outlet="The Town Post",
        title="visits to the library",
        title_basis="description",
        url="https://post.example/1",
        published="2025-03~",
        author=None,
        kind="news report",
        language="en",
        archive="https://archive.example/1",
        note="Its table.",
        stated=frozenset({"outlet", "title", "author"}),
    )
    assert csl_items({"post": source}) == [
        {
            "id": "post",
            "type": "article-newspaper",
            "title": "[visits to the library]",
            "container-title": "The Town Post",
            "issued": {"date-parts": [[2025, 3]], "circa": True, "edtf": "2025-03~"},
            "URL": "https://post.example/1",
            "language": "en",
            "genre": "news report",
            "archive_location": "https://archive.example/1",
            "note": "Its table.",
            "custom": {"glossator": {"title_basis": "description", "author": None}},
        }
    ]


def test_an_outlet_without_a_container_is_the_publisher() -> None:
    [item] = csl_items({"b": Source(outlet="Town Press", kind="book", title="A history")})
    assert item["publisher"] == "Town Press"
    assert "container-title" not in item


def test_a_citation_processor_reads_them() -> None:
    with warnings.catch_warnings():
        # It says of itself which of its own imports are old, and which fields it does not know.
        warnings.simplefilter("ignore")
        from citeproc.source.json import CiteProcJSON

        items = csl_items(first_articles())
        for item in items:
            item.pop("custom", None)
        read = CiteProcJSON(items)
    assert len(read) == 95
    entry = read["afp-malaymail" if "afp-malaymail" in read else items[1]["id"]]
    assert str(entry["container_title"])
    assert read["bbc-znbc"]["issued"]["year"] == 2025
    assert str(read["bbc-znbc"]["title"]).startswith("Putin offers Russian")
