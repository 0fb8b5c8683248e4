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
        (
            {"title": 'The <i>Titanic</i> and CO<sub>2</sub> <span class="nocase">USA</span>'},
            {"title": "The Titanic and CO2 USA"},
        ),
        ({"container-title": "The <i>Post</i>"}, {"outlet": "The Post"}),
        ({"language": "German"}, {"language": "de"}),
        ({"language": "Deutsch"}, {"language": "de"}),
        ({"language": "english"}, {"language": "en"}),
        ({"language": "en_US"}, {"language": "en-US"}),
        ({"language": "de; en"}, {"language": "de"}),
        ({"URL": "http://a.example/x, http://b.example/y"}, {"url": "http://a.example/x"}),
        ({"URL": "www.ex.example/w2"}, {"url": "https://www.ex.example/w2"}),
        (
            {"URL": None, "DOI": "10.1002/(SICI)1097-4571(1998)49:8<693::AID>3.0.CO;2-O"},
            {"url": "https://doi.org/10.1002/(SICI)1097-4571(1998)49:8%3C693::AID%3E3.0.CO;2-O"},
        ),
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


@pytest.mark.parametrize(
    ("more", "name", "told"),
    [
        ({"language": "de; en"}, "language", "language “de; en” is taken for de"),
        ({"language": "English!"}, "language", "left out: language “English!”"),
        (
            {"URL": "http://a.example/x http://b.example/y"},
            "url",
            "URL “http://a.example/x http://b.example/y” is taken for http://a.example/x",
        ),
        ({"URL": "www.ex.example/w2"}, "url", "is taken for https://www.ex.example/w2"),
        ({"URL": "see below"}, "url", "left out: URL “see below”, which holds a character"),
        ({"URL": "ex.example/w2"}, "url", "left out: URL “ex.example/w2”, which does not begin"),
        ({"URL": "javascript:alert(1)"}, "url", "left out: URL “javascript:alert(1)”"),
        ({"archive_location": "Box 5"}, "archive", "left out: archive_location “Box 5”"),
    ],
)
def test_what_is_changed_or_left_out_is_told_and_the_source_kept(
    more: dict[str, Any], name: str, told: str
) -> None:
    made = source_of(item(**more), "item 1")
    assert made.refusal is None
    assert any(told in remark for remark in made.remarks)
    parsed_entries({"sources": {"a": dict(made.fields)}})
    assert (name in made.fields) == ("taken" in told)


def test_an_item_of_ours_is_taken_as_it_is() -> None:
    made = source_of(
        item(title="<i>T</i>", language="German", custom={"glossator": {}}), "item 1"
    ).fields
    assert (made["title"], made["language"]) == ("<i>T</i>", "German")
