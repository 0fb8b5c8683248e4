"""The lists that a page may ask for."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from glossator.codes import CODES
from glossator.library import Library
from glossator.listings import fill, heading_below
from glossator.vocabulary import FIDELITIES, KINDS, VERDICTS
from sites import ARTICLE, GLOSS, words, write


@pytest.fixture
def library(tmp_path: Path) -> Library:
    write(tmp_path, {"one.md": ARTICLE, "one.gloss.yml": GLOSS})
    return Library(tmp_path)


def url_of(path: str) -> str | None:
    return f"/{path.removesuffix('.md')}/" if path == "one.md" else None


def filled(name: str, library: Library, before: str = "") -> BeautifulSoup:
    html, unknown = fill(f"{before}<!-- glossator: {name} -->", lambda: library, url_of)
    assert unknown == []
    return BeautifulSoup(html, "html5lib")


def test_articles(library: Library) -> None:
    card = filled("articles", library).select_one("ul.gloss-articles > li")
    assert card is not None
    link = card.select_one(".gloss-title a")
    assert link is not None
    assert (link["href"], link.get_text()) == ("/one/", "Library to close on Mondays")
    text = words(card.get_text(" "))
    assert "The Town Post · 6 March 2025" in text
    assert "1 quote 2 figures 1 claim 2 signals" in text
    assert "2 sources" in text
    assert "1 quote 1 altered" in text


def test_an_article_outside_of_the_site_is_listed_without_a_link(library: Library) -> None:
    html, _ = fill("<!-- glossator: articles -->", lambda: library, lambda _: None)
    assert "Library to close on Mondays" in html
    assert "<a" not in html


def test_sources(library: Library) -> None:
    page = filled("sources", library)
    entries = page.select("ul.gloss-source-list > li")
    assert [entry.select_one(".gloss-title")["id"] for entry in entries] == [  # type: ignore[index]
        "source-minutes",
        "source-report",
    ]
    links = [str(link["href"]) for link in entries[0].select(".gloss-cited a")]
    assert links == [
        "/one/#note-q1",
        "/one/#note-f2",
        "/one/#note-c1",
        "/one/#note-o1",
        "/one/#gloss-event-1",
    ]


def test_an_id_that_two_sources_bear_stands_once(tmp_path: Path, library: Library) -> None:
    other = GLOSS.replace("outlet: Town council", "outlet: Village council")
    write(tmp_path, {"two.md": ARTICLE, "two.gloss.yml": other})
    page = filled("sources", library)
    ids = [str(element["id"]) for element in page.select("[id]")]
    assert ids == ["source-minutes", "source-report"]
    assert len(page.select("ul.gloss-source-list > li")) == 3


def test_a_list_asked_for_twice_gives_its_ids_once(library: Library) -> None:
    page = filled("sources", library, before="<!-- glossator: sources --><!-- glossator: kinds -->")
    ids = [str(element["id"]) for element in page.select("[id]")]
    assert ids == ["source-minutes", "source-report", *(f"kind-{kind}" for kind in KINDS)]
    assert len(page.select("ul.gloss-source-list")) == 2


def test_an_id_of_the_page_itself_stands_once(library: Library) -> None:
    page = filled("kinds", library, before='<h2 id="kind-quote">Quotes</h2>')
    assert [element.name for element in page.select("#kind-quote")] == ["h2"]


def test_empty_lists_say_so(tmp_path: Path) -> None:
    empty = Library(tmp_path)
    assert "No article has been glossed yet." in filled("articles", empty).get_text()
    assert "No source has been cited yet." in filled("sources", empty).get_text()


@pytest.mark.parametrize(
    ("name", "group", "defined"),
    [
        ("kinds", "kind", KINDS),
        ("fidelities", "fidelity", FIDELITIES),
        ("verdicts", "verdict", VERDICTS),
    ],
)
def test_every_word_with_its_definition(
    library: Library, name: str, group: str, defined: dict[str, str]
) -> None:
    page = filled(name, library)
    shown = {str(row["id"]): row.dd.get_text() for row in page.select("dl.gloss-words > div")}  # type: ignore[union-attr]
    assert shown == {f"{group}-{word}": meaning for word, meaning in defined.items()}


def test_words_do_not_need_the_library() -> None:
    def unwanted() -> Library:
        raise AssertionError

    fill("<!-- glossator: kinds --><!-- glossator: verdicts -->", unwanted, url_of)


@pytest.mark.parametrize(
    "place",
    [
        "<!-- glossator: kinds -->",
        "<!--glossator:kinds-->",
        "<p><!-- glossator: kinds --></p>",
        "<p>\n<!--  glossator:  kinds  -->\n</p>",
    ],
)
def test_ways_to_ask(library: Library, place: str) -> None:
    html, _ = fill(f"<p>a</p>{place}<p>b</p>", lambda: library, url_of)
    assert html.startswith("<p>a</p><dl")
    assert html.endswith("</dl><p>b</p>")


def test_an_unknown_list_is_named_and_left(library: Library) -> None:
    page = "<p>a</p><!-- glossator: sorces -->"
    assert fill(page, lambda: library, url_of) == (page, ["sorces"])


@pytest.mark.parametrize(
    "page", ["", "<p>a</p>", "<!-- other -->", "&lt;!-- glossator: kinds --&gt;"]
)
def test_other_pages_stay_as_they_are(library: Library, page: str) -> None:
    assert fill(page, lambda: library, url_of) == (page, [])


@pytest.mark.parametrize(
    ("before", "heading"),
    [
        ("", "h2"),
        ("<h1>a</h1>", "h2"),
        ('<h1 id="a">a</h1><h2>b</h2>', "h3"),
        ("<h2>a</h2><h3>b</h3><h2>c</h2>", "h3"),
        ("<h6>a</h6>", "h6"),
    ],
)
def test_headings_of_a_list_leave_no_level_out(library: Library, before: str, heading: str) -> None:
    assert heading_below(f"{before}<h5>after</h5>", len(before)) == heading
    assert filled("articles", library, before).select_one(f"{heading}.gloss-title") is not None


def test_what_a_file_says_is_text(tmp_path: Path) -> None:
    evil = GLOSS.replace("title: Library to", "title: <script>alert(1)</script> & to")
    evil = evil.replace("outlet: Town council", 'outlet: "<img src=x onerror=alert(1)>"')
    write(tmp_path, {"one.md": ARTICLE, "one.gloss.yml": evil})
    for name in ("articles", "sources"):
        page = filled(name, Library(tmp_path))
        assert not page.select("script, img")
        assert "<script>" in page.get_text()


def test_findings(library: Library) -> None:
    page = filled("findings", library, "<h1>Findings</h1>")
    assert [each.get_text() for each in page.select("h2")] == [
        "The files",
        "Words and places",
        "Evidence",
        "What was left over",
        "Links to sources",
        "Questions and lesson",
    ]
    rows = {str(row["id"]): row for row in page.select("dl.gloss-words > div")}
    assert list(rows) == [f"finding-{code}" for code in CODES]
    edited = rows["finding-edited"]
    assert words(edited.select_one("dt").get_text()) == "edited error"  # type: ignore[union-attr]
    assert "--fix" in [code.get_text() for code in edited.select("dd code")]
    assert "`" not in page.get_text()


def test_an_article_whose_gloss_is_withheld_is_listed_by_its_title_alone(tmp_path: Path) -> None:
    write(tmp_path, {"one.md": ARTICLE, "one.gloss.yml": f"{GLOSS}lesson: {{reveal: class}}\n"})
    card = filled("articles", Library(tmp_path)).select_one("ul.gloss-articles > li")
    assert card is not None
    assert words(card.get_text(" ")) == "Library to close on Mondays The Town Post · 6 March 2025"
    assert card.select_one("a[href='/one/']") is not None
    assert "No source has been cited yet." in str(filled("sources", Library(tmp_path)))
