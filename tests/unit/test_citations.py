"""A source in one line."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from glossator.citations import (
    cite,
    facts_of,
    is_right_to_left,
    remarks,
    title_of,
)
from glossator.loading.rules import LANGUAGE_FORM as _LANGUAGE
from glossator.model import LinkRecord, LinkState, Source
from glossator.translation import ENGLISH, Translator


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("en", "English"),
        ("pcm", "Nigerian Pidgin"),
        ("pt-BR", "Portuguese (Brazil)"),
        ("uk", "Ukrainian"),
        ("xx", "xx"),
        ("tlh-x-y", "tlh-x-y"),
    ],
)
def test_languages_are_said_in_english(code: str, name: str) -> None:
    assert ENGLISH.tongue(code) == name


@pytest.mark.parametrize(
    ("code", "answer"), [("he", True), ("ar-EG", True), ("en", False), ("xx", False)]
)
def test_direction(code: str, answer: bool) -> None:
    assert is_right_to_left(code) is answer


@settings(max_examples=20)  # each loads the data of a language
@given(st.from_regex(_LANGUAGE, fullmatch=True))
def test_no_language_tag_that_loads_is_too_much(code: str) -> None:
    assert ENGLISH.tongue(code)
    assert is_right_to_left(code) in (True, False)


@pytest.mark.parametrize(
    ("source", "title"),
    [
        (Source(outlet="O", title="T"), "T"),
        (Source(outlet="O", title="T", title_basis="description"), "[T]"),
        (Source(outlet="O", url="https://example.org/"), "https://example.org/"),
        (Source(outlet="O"), "O"),
    ],
)
def test_what_stands_for_a_title(source: Source, title: str) -> None:
    assert title_of(source) == title


@pytest.mark.parametrize(
    ("source", "facts"),
    [
        (Source(outlet="O", title="T", author="A"), ["by A", "date not recorded"]),
        (
            Source(outlet="O", title="T", author_note="no name", stated=frozenset({"published"})),
            ["no name", "date not shown"],
        ),
        (
            Source(
                outlet="O",
                title="T",
                title_basis="url",
                published="2025-02~",
                published_note="day not seen",
                kind="report",
                language="de",
                translated_from="uk",
            ),
            [
                "about February 2025 (day not seen)",
                "report",
                "German, translated from Ukrainian",
                "title read from the address, not seen on the page",
            ],
        ),
        (Source(outlet="O"), ["date not recorded", "title not recorded"]),
        (
            Source(outlet="O", title="T", stated=frozenset({"author"})),
            ["no author given", "date not recorded"],
        ),
    ],
)
def test_facts(source: Source, facts: list[str]) -> None:
    assert [fact for fact in facts_of(source) if fact != "O"] == facts


def test_an_outlet_that_is_all_there_is_is_said_once() -> None:
    source = Source(outlet="Town council")
    assert BeautifulSoup(cite(source), "html5lib").get_text() == (
        "Town council · date not recorded · title not recorded"
    )
    alone = BeautifulSoup(cite(source, with_outlet=False), "html5lib").get_text()
    assert alone == "date not recorded · title not recorded"


def test_what_else_is_known_of_a_source_is_told() -> None:
    source = Source(outlet="O", note="A <b>note</b>.", seen="a copy")
    assert [BeautifulSoup(each, "html5lib").get_text() for each in remarks(source)] == [
        "A <b>note</b>.",
        "Seen in: a copy.",
    ]
    assert remarks(Source(outlet="O")) == []


def test_a_citation_is_a_link_with_its_archived_copy() -> None:
    source = Source(
        outlet="Post & Co", title="<T>", url="https://a.example/?b&c", archive="https://d.example/"
    )
    html = cite(source)
    assert '<a href="https://a.example/?b&amp;c" rel="noopener noreferrer" data-' in html
    assert "&lt;T&gt;</cite></a>" in html
    assert 'href="https://d.example/"' in html
    assert "Post &amp; Co" in html


# Robust Links, and what is gone.

ORIGINAL = "https://a.example/?b&c"
COPY = "https://web.archive.org/web/20250301123456/https://a.example/"


def link_of(html: str) -> dict[str, object]:
    return dict(BeautifulSoup(html, "html.parser").select_one("a").attrs)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("fields", "day"),
    [
        ({"archive": COPY}, "2025-03-01"),
        ({"archive": COPY, "seen": "web page, 2025-04-02"}, "2025-03-01"),
        ({"archive": COPY.replace("123456", "123456if_")}, "2025-03-01"),
        ({"archive": "https://archive.ph/AbCdE"}, None),
        ({"archive": "https://archive.ph/AbCdE", "published": "2025-02~"}, None),
        ({"archive": "https://archive.ph/AbCdE", "published": "2025-02-24T05:45"}, "2025-02-24"),
        (
            {"archive": "https://perma.cc/20259999/", "seen": "2025-04-02", "published": "2025-03"},
            "2025-04-02",
        ),
    ],
)
def test_links_are_robust(fields: dict[str, str], day: str | None) -> None:
    link = link_of(cite(Source(outlet="A", title="T", url=ORIGINAL, **fields)))  # type: ignore[arg-type]
    assert link["href"] == link["data-originalurl"] == ORIGINAL
    assert link["data-versionurl"] == fields["archive"]
    assert link.get("data-versiondate") == day


@pytest.mark.parametrize("fields", [{"url": ORIGINAL}, {"archive": COPY}])
def test_links_without_a_copy_are_plain(fields: dict[str, str]) -> None:
    assert "data-" not in cite(Source(outlet="A", title="T", **fields))  # type: ignore[arg-type]


GONE = LinkRecord(url=ORIGINAL, state="dead", checked="2026-11-29")


def test_of_a_source_that_is_gone_the_copy_is_the_way() -> None:
    source = Source(outlet="A", title="T", url=ORIGINAL, archive=COPY)
    said = BeautifulSoup(cite(source, record=GONE), "html.parser").get_text()
    assert "no longer at its address (29 November 2026): read the archived copy" in said
    assert said.count("archived copy") == 1
    german = BeautifulSoup(cite(source, Translator("de"), record=GONE), "html.parser").get_text()
    assert "nicht mehr unter ihrer Adresse (29. November 2026): Archivkopie lesen" in german


def test_of_a_source_that_is_gone_without_a_copy() -> None:
    source = Source(outlet="A", title="T", url=ORIGINAL)
    assert "no longer at its address (29 November 2026)" in cite(source, record=GONE)


@pytest.mark.parametrize("state", ["live", "failing", "not-checked", "passage-gone", "unreadable"])
def test_of_others_nothing_is_said(state: LinkState) -> None:
    source = Source(outlet="A", title="T", url=ORIGINAL, archive=COPY)
    assert cite(source, record=replace(GONE, state=state)) == cite(source)
