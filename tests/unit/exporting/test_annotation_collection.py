"""Web annotations as the W3C model has them, read by others as by us."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from pyld import jsonld

from glossator import load
from glossator.annotate import place
from glossator.exporting.json_text import json_text
from glossator.exporting.web_annotation import annotation_collection
from glossator.formats.annotation_terms import ANNOTATION_CONTEXT, NAMESPACE
from glossator.loading import gloss_path
from glossator.model import Gloss
from glossator.rendering import render_article
from samples import ARTICLE_HTML, COMPLETE, as_yaml
from sites import ROOT

# Written from the model's own rules (sections 3.1, 3.2, 3.3, 4.2, 5.1, 5.2): what it says an
# object MUST have, and of which type.
_IRI = {"type": "string", "pattern": '^[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>"{}|\\\\^`]+$'}
_TEXT = {"type": "string", "minLength": 1}
_MOTIVATION = {
    "enum": "assessing bookmarking classifying commenting describing editing highlighting "
    "identifying linking moderating questioning replying tagging".split()
}
_TAG = {"type": "string", "pattern": "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"}
MODEL: dict[str, Any] = {
    "type": "object",
    "required": ["@context", "id", "type", "total", "first"],
    "properties": {
        "@context": {
            "type": "array",
            "prefixItems": [{"const": ANNOTATION_CONTEXT}],
        },
        "id": _IRI,
        "type": {"const": "AnnotationCollection"},
        "label": _TEXT,
        "total": {"type": "integer", "minimum": 0},
        "first": {
            "type": "object",
            "required": ["id", "type", "items"],
            "not": {"required": ["@context"]},
            "properties": {
                "id": _IRI,
                "type": {"const": "AnnotationPage"},
                "startIndex": {"const": 0},
                "items": {"type": "array", "items": {"$ref": "#/$defs/annotation"}},
            },
        },
    },
    "$defs": {
        "annotation": {
            "type": "object",
            "required": ["id", "type", "target"],
            "properties": {
                "id": _IRI,
                "type": {"const": "Annotation"},
                "motivation": {
                    "oneOf": [_MOTIVATION, {"type": "array", "items": _MOTIVATION, "minItems": 1}]
                },
                "body": {
                    "type": "array",
                    "items": {"oneOf": [{"$ref": "#/$defs/text"}, {"$ref": "#/$defs/resource"}]},
                },
                "target": {"oneOf": [_IRI, {"$ref": "#/$defs/specific"}]},
            },
        },
        "text": {
            "type": "object",
            "required": ["type", "value", "format", "purpose"],
            "additionalProperties": False,
            "properties": {
                "type": {"const": "TextualBody"},
                "value": _TEXT,
                "format": {"enum": ["text/plain", "text/markdown"]},
                "language": _TAG,
                "purpose": _MOTIVATION,
            },
        },
        "resource": {
            "type": "object",
            "required": ["type", "source", "purpose"],
            "additionalProperties": False,
            "properties": {
                "type": {"const": "SpecificResource"},
                "source": _IRI,
                "purpose": _MOTIVATION,
            },
        },
        "specific": {
            "type": "object",
            "required": ["source", "selector"],
            "properties": {
                "source": _IRI,
                "selector": {
                    "oneOf": [
                        {"$ref": "#/$defs/quote"},
                        {
                            "type": "array",
                            "prefixItems": [
                                {"$ref": "#/$defs/quote"},
                                {"$ref": "#/$defs/position"},
                            ],
                            "items": False,
                        },
                    ]
                },
            },
        },
        "quote": {
            "type": "object",
            "required": ["type", "exact"],
            "additionalProperties": False,
            "properties": {
                "type": {"const": "TextQuoteSelector"},
                "exact": _TEXT,
                "prefix": _TEXT,
                "suffix": _TEXT,
            },
        },
        "position": {
            "type": "object",
            "required": ["type", "start", "end"],
            "additionalProperties": False,
            "properties": {
                "type": {"const": "TextPositionSelector"},
                "start": {"type": "integer", "minimum": 0},
                "end": {"type": "integer", "minimum": 1},
            },
        },
    },
}


def of(path: Path, html: str, **options: Any) -> tuple[Gloss, dict[str, Any], str]:
    gloss = load(path).gloss
    assert gloss is not None
    placement = place(html, gloss)
    made = json.loads(json_text(annotation_collection(gloss, placement, **options)))
    return gloss, made, placement.text


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    (tmp_path / "mkdocs.yml").touch()
    path = tmp_path / "a.gloss.yml"
    path.write_text(as_yaml(COMPLETE), encoding="utf-8")
    return path


@pytest.mark.parametrize("page", [None, "https://site.example/articles/a/"])
def test_the_sample_obeys_the_model(sample: Path, page: str | None) -> None:
    _, made, _ = of(sample, ARTICLE_HTML, page=page, language="en")
    jsonschema.validate(made, MODEL, cls=jsonschema.Draft202012Validator)


def test_the_first_article_obeys_the_model() -> None:
    article = ROOT / "docs/articles/putin-rare-minerals.md"
    _, made, text = of(gloss_path(article), render_article(article).html)
    jsonschema.validate(made, MODEL, cls=jsonschema.Draft202012Validator)
    items = made["first"]["items"]
    assert made["total"] == len(items) == 174 + 12
    assert len({item["id"] for item in items}) == len(items)
    for item in items:
        if isinstance(item["target"], dict):
            quote, position = item["target"]["selector"]
            start, end = position["start"], position["end"]
            assert quote["exact"] == text[start:end]
            assert text[:start].endswith(quote.get("prefix", ""))
            assert text[end:].startswith(quote.get("suffix", ""))


def test_one_quote_in_full(sample: Path) -> None:
    _, made, _ = of(sample, ARTICLE_HTML, page="https://site.example/a/", language="de")
    item = made["first"]["items"][0]
    assert item["id"] == "https://site.example/a/#note-q1"
    assert item["motivation"] == ["identifying", "assessing"]
    assert item["target"] == {
        "source": "https://example.org/article",
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": "We are ready",
                "prefix": "“",
                "suffix": ",” she said on Monday. Prices ro",
            },
            {"type": "TextPositionSelector", "start": 1, "end": 13},
        ],
    }
    said = {(body.get("value"), body["purpose"], body.get("language")) for body in item["body"]}
    assert {
        ("quote", "tagging", "en"),
        ("truncated", "classifying", "en"),
        ("Ann Smith, Minister", "identifying", "de"),
        ("We are ready to talk", "describing", "en"),
        ("A note with a [link](https://example.org/).", "commenting", "de"),
    } <= said
    assert {"type": "SpecificResource", "source": "https://example.org/post"}.items() <= item[
        "body"
    ][-2].items()
    assert item["gloss"]["fidelity_also"] == ["translated"]


def test_what_has_no_place_keeps_the_words_of_the_file(sample: Path) -> None:
    _, made, _ = of(sample, "<p>Quite another text.</p>")
    target = made["first"]["items"][0]["target"]
    assert target["selector"] == {
        "type": "TextQuoteSelector",
        "exact": "We are ready",
        "prefix": "“",
        "suffix": ",”",
    }


def test_ids_without_a_page_are_the_same_each_time_and_differ(sample: Path) -> None:
    _, one, _ = of(sample, ARTICLE_HTML)
    _, two, _ = of(sample, ARTICLE_HTML)
    assert one == two
    ids = [item["id"] for item in one["first"]["items"]]
    assert all(ident.startswith("urn:uuid:") for ident in ids)
    assert len(set(ids)) == len(ids)


def test_nothing_can_close_a_script_element(tmp_path: Path) -> None:
    data = {**COMPLETE, "claims": [{"id": "c1", "exact": "Prices rose", "note": "</script><!--"}]}
    path = tmp_path / "a.gloss.yml"
    path.write_text(as_yaml(data), encoding="utf-8")
    gloss = load(path).gloss
    assert gloss is not None
    text = json_text(annotation_collection(gloss, place(ARTICLE_HTML, gloss)))
    assert "<" not in text
    assert json.loads(text)["first"]["items"][3]["gloss"]["note"] == "</script><!--"


# As much of the W3C's context as our files use; the whole one stands at its address.
_OA, _RDF, _AS = (
    "http://www.w3.org/ns/oa#",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://www.w3.org/ns/activitystreams#",
)
_CONTEXT = {
    "@context": {
        "id": {"@type": "@id", "@id": "@id"},
        "type": {"@type": "@id", "@id": "@type"},
        "Annotation": f"{_OA}Annotation",
        "TextualBody": f"{_OA}TextualBody",
        "SpecificResource": f"{_OA}SpecificResource",
        "TextQuoteSelector": f"{_OA}TextQuoteSelector",
        "TextPositionSelector": f"{_OA}TextPositionSelector",
        "AnnotationCollection": f"{_AS}OrderedCollection",
        "AnnotationPage": f"{_AS}OrderedCollectionPage",
        "Software": f"{_AS}Application",
        "body": {"@type": "@id", "@id": f"{_OA}hasBody"},
        "target": {"@type": "@id", "@id": f"{_OA}hasTarget"},
        "source": {"@type": "@id", "@id": f"{_OA}hasSource"},
        "selector": {"@type": "@id", "@id": f"{_OA}hasSelector"},
        "motivation": {"@type": "@vocab", "@id": f"{_OA}motivatedBy"},
        "purpose": {"@type": "@vocab", "@id": f"{_OA}hasPurpose"},
        "exact": f"{_OA}exact",
        "prefix": f"{_OA}prefix",
        "suffix": f"{_OA}suffix",
        "start": f"{_OA}start",
        "end": f"{_OA}end",
        "value": f"{_RDF}value",
        "format": "http://purl.org/dc/elements/1.1/format",
        "language": "http://purl.org/dc/elements/1.1/language",
        "label": "http://www.w3.org/2000/01/rdf-schema#label",
        "name": "http://xmlns.com/foaf/0.1/name",
        "generator": f"{_AS}generator",
        "first": {"@type": "@id", "@id": f"{_AS}first"},
        "items": {"@type": "@id", "@id": f"{_AS}items", "@container": "@list"},
        "total": f"{_AS}totalItems",
        "startIndex": f"{_AS}startIndex",
    }
}


def test_a_reader_of_json_ld_keeps_every_field_under_its_own_name(sample: Path) -> None:
    asked: list[str] = []

    def loader(address: str, _: Any) -> dict[str, Any]:
        asked.append(address)
        return {"contextUrl": None, "documentUrl": address, "document": _CONTEXT}

    _, made, _ = of(sample, ARTICLE_HTML)
    [expanded] = jsonld.expand(made, {"documentLoader": loader})
    assert set(asked) == {ANNOTATION_CONTEXT}
    [page] = expanded[f"{_AS}first"]
    items = page[f"{_AS}items"][0]["@list"]
    for item, source in zip(items, made["first"]["items"], strict=True):
        [entry] = item[f"{NAMESPACE}gloss"]
        assert set(entry) == {f"{NAMESPACE}{key}" for key in source["gloss"]}
    [quote] = items[0][f"{NAMESPACE}gloss"]
    assert quote[f"{NAMESPACE}id"] == [{"@value": "q1"}]
    assert [each["@value"] for each in quote[f"{NAMESPACE}sources"][0]["@list"]] == [
        "post",
        "report",
    ]
    [beside] = expanded[f"{NAMESPACE}glossFile"]
    named = {entry["@index"] for entry in beside[f"{NAMESPACE}source-list"]}
    assert named == {"post", "report"}
