"""What is new in a bibliography."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from glossator.exchanging.merging_sources import merge_sources
from glossator.exchanging.results import IncomingSource
from glossator.exchanging.source_fields import distinct_id, source_id
from glossator.loading.entries import parsed_entries
from glossator.model import Source


def incoming(key: str, **fields: Any) -> IncomingSource:
    return IncomingSource(where="item 1", key=key, fields={"outlet": "Post", **fields})


POST = Source(outlet="Post", stated=frozenset({"outlet"}))


@pytest.mark.parametrize(
    ("there", "key", "fields", "expected"),
    [
        ({}, "post", {}, ("imported", "post")),
        ({"post": POST}, "post", {}, ("present", "post")),
        ({"daily": POST}, "post", {}, ("present", "daily")),
        ({"post": POST}, "post", {"title": "Other"}, ("refused", "post")),
        ({}, "doi:10.1/x", {}, ("imported", "doi-10-1-x")),
        ({}, "x", {"url": "javascript:alert(1)"}, ("refused", None)),
        ({}, "x", {"published": "soon"}, ("refused", None)),
        ({}, "x", {"language": "English!"}, ("refused", None)),
    ],
)
def test_one_entry(
    there: dict[str, Source], key: str, fields: dict[str, Any], expected: tuple[str, str | None]
) -> None:
    merged = merge_sources([incoming(key, **fields)], there)
    [told] = merged.told
    assert (told.status, told.id) == expected
    assert len(merged.additions) == (told.status == "imported")


def test_two_keys_that_become_one_id() -> None:
    merged = merge_sources([incoming("a b"), incoming("a:b", title="Other")], {})
    assert [(each.status, each.code) for each in merged.told] == [
        ("imported", "imported"),
        ("refused", "key-clash"),
    ]
    assert "“a:b” and “a b” would both be a-b" in merged.told[1].what


def test_keys_of_other_letters_become_ids_of_their_own() -> None:
    keys = ["日本", "中国", "иванов2020", "петров2020", "Müller2020", "smith2024"]
    bibliography = [incoming(key, title=key) for key in keys]
    merged = merge_sources(bibliography, {})
    assert [each.status for each in merged.told] == ["imported"] * 6
    ids = [each.id for each in merged.told]
    assert len(set(ids)) == 6
    assert ids[4:] == ["Muller2020", "smith2024"]
    there = dict(parsed_entries({"sources": merged.additions.sources}).sources)
    for again in (bibliography, bibliography[::-1]):
        told = merge_sources(again, there).told
        assert {each.status for each in told} == {"present"}
    # A source that was mended meanwhile is known by its id, and stays as it is.
    mended = {ident: replace(source, note="Mended.") for ident, source in there.items()}
    told = merge_sources(bibliography[::-1], mended).told
    assert {each.status for each in told} == {"refused"}
    assert {each.code for each in told} == {"conflict"}


@pytest.mark.parametrize("key", ["漢", "漢" * 99, "и" * 60 + "-x", "2020 и", "x" * 99 + "и"])
def test_such_an_id_is_one(key: str) -> None:
    merged = merge_sources([incoming(key)], {})
    assert merged.told[0].status == "imported"
    assert distinct_id(key) != distinct_id(f"{key}и")


def test_what_is_left_out_is_told() -> None:
    one = IncomingSource(where="item 1", key="a", fields={"outlet": "X"}, left_out=("volume",))
    assert merge_sources([one], {}).remarks == ["item 1, “a”: left out: volume."]


@pytest.mark.parametrize(
    ("key", "ident"),
    [
        ("smith2024", "smith2024"),
        ("Smith:2024", "Smith-2024"),
        ("10.1000/xyz", "s-10-1000-xyz"),
        ("Müller_ß", "Muller"),
        ("漢", "s"),
        ("x" * 99, "x" * 64),
        ("A-", "A-"),
    ],
)
def test_keys_become_ids(key: str, ident: str) -> None:
    assert source_id(key) == ident
