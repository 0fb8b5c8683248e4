"""CSL-JSON of reference managers as sources."""

from __future__ import annotations

from typing import Any

import pytest

from exchange_samples import item
from glossator.exchanging.csl_json import source_of
from glossator.loading.entries import parsed_entries


def fields(**more: Any) -> dict[str, Any]:
    made = source_of(item(**more), "item 1")
    assert made.refusal is None
    return dict(made.fields)


def test_an_item() -> None:
    assert fields() == {
        "outlet": "The Town Post",
        "title": "Library to close",
        "url": "https://post.example/library",
        "published": "2024-05-01",
        "author": "Ann Smith and City Desk",
        "kind": "news report",
        "language": "en-GB",
    }
    parsed_entries({"sources": {"a": fields()}})


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"container-title": None, "publisher": "Town Press"}, {"outlet": "Town Press"}),
        ({"container-title": None}, {"outlet": "post.example"}),
        ({"URL": None, "DOI": "10.1000/xyz"}, {"url": "https://doi.org/10.1000/xyz"}),
        ({"URL": None, "DOI": "https://doi.org/10.1000/a"}, {"url": "https://doi.org/10.1000/a"}),
        ({"type": "post-weblog"}, {"kind": "blog post"}),
        ({"genre": "minutes"}, {"kind": "minutes"}),
        ({"issued": {"raw": "May 2024"}}, {"published": "2024-05"}),
        ({"issued": {"literal": "in press"}}, {"published_note": "in press"}),
        ({"issued": "2024-05~"}, {"published": "2024-05~"}),
        (
            {
                "author": [
                    {"family": "Beethoven", "given": "Ludwig", "non-dropping-particle": "van"}
                ]
            },
            {"author": "Ludwig van Beethoven"},
        ),
        (
            {"author": [{"family": "King", "given": "M. L.", "suffix": "Jr."}]},
            {"author": "M. L. King, Jr."},
        ),
        ({"author": None, "editor": [{"literal": "B. Ed"}]}, {"author": "B. Ed (editor)"}),
        ({"author": [{"literal": n} for n in ("A", "B", "C")]}, {"author": "A, B and C"}),
        ({"note": "One\r\ntwo\x07"}, {"note": "One\ntwo"}),
    ],
)
def test_what_stands_where(more: dict[str, Any], expected: dict[str, Any]) -> None:
    assert fields(**more).items() >= expected.items()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"id": None}, "no “id”"),
        ({"id": []}, "no “id”"),
        ({"title": 5.5, "author": "Ann"}, "no list of names"),
        ({"author": [5]}, "neither text nor an object"),
        ({"issued": 5}, "neither text nor an object"),
        ({"issued": {"date-parts": 5}}, "date-parts"),
        ({"title": {}}, "“title” is no text"),
        ({"container-title": None, "URL": None, "author": None}, "Neither outlet nor address"),
    ],
)
def test_what_cannot_be_read(more: dict[str, Any], said: str) -> None:
    made = source_of(item(**more), "item 1")
    assert made.refusal is not None
    assert said in made.refusal.what


def test_what_a_source_has_no_place_for_is_named() -> None:
    made = source_of(item(volume=5, page="3-4", publisher="Town Press"), "item 1")
    assert made.left_out == ("page", "publisher", "volume")
