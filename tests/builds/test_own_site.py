"""The repository's own site, as readers get it."""

from __future__ import annotations

import hashlib
import re
from collections import Counter

import pytest
from bs4 import BeautifulSoup

from sites import ROOT, Site, article_of, build, notes_of, words, words_of_markdown

ARTICLE = "articles/putin-rare-minerals/index.html"
SOURCE = ROOT / "docs/articles/putin-rare-minerals.md"

# What the article's words were when it was filed; no code of ours has a say in it.
WORDS = 461
SEAL = "33bf51899bc8998ce2cd7d1f6582338afb09598ca95e2beb451e6f3ad45df9cd"

NOTES = {"quote": 10, "figure": 27, "claim": 28, "signal": 63, "link": 15, "overlap": 31}


@pytest.fixture
def page(own_site: Site) -> BeautifulSoup:
    """The page of the first article."""
    return own_site.page(ARTICLE)


def test_the_words_are_the_article_s_own(page: BeautifulSoup) -> None:
    shown = words(article_of(page).get_text())
    assert shown == words_of_markdown(SOURCE.read_text(encoding="utf-8"))
    assert len(shown.split()) == WORDS
    assert hashlib.sha256(shown.encode()).hexdigest() == SEAL


def test_the_page_says_that_the_seal_holds(page: BeautifulSoup) -> None:
    header = page.select_one(".gloss-header")
    assert header is not None
    assert f"{WORDS} words, unchanged" in words(header.get_text())
    assert SEAL in header.get_text()


def test_nothing_but_marks_and_references_is_added(
    own_site: Site, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The same page built without Glossator holds the article byte for byte."""
    folder = tmp_path_factory.mktemp("plain")
    (folder / "docs/articles").mkdir(parents=True)
    (folder / "docs/articles/a.md").write_bytes(SOURCE.read_bytes())
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    config = re.sub(r"^(nav|exclude_docs|validation):.*(\n[ ]+.*|\n$)*", "", config, flags=re.M)
    config = config.replace("  - glossator\n", "")
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    done = build(folder)
    assert done.returncode == 0, done.stdout
    plain = (folder / "site/articles/a/index.html").read_text(encoding="utf-8")

    annotated = own_site.text(ARTICLE)
    start = re.search(r"<article data-gloss-article[^>]*>\n", annotated)
    assert start is not None
    article = annotated[start.end() : annotated.index("\n</article>\n", start.end())]
    article = re.sub(r"<a [^>]*data-gloss-ref=[^>]*>[^<]*</a>", "", article)
    article = re.sub(r"<mark [^>]*data-gloss=[^>]*>|</mark>", "", article)
    assert "gloss" not in article
    assert article in plain


def test_every_note_of_the_dossier_is_there(page: BeautifulSoup) -> None:
    notes = notes_of(page)
    assert Counter(note["data-kind"] for note in notes) == NOTES
    whole = [note for note in notes if note.select_one(".gloss-exact-whole")]
    assert len(whole) == 11
    assert {note["data-kind"] for note in whole} == {"signal"}
    assert not page.select(".gloss-problem")


def test_every_part_of_the_dossier_is_there(page: BeautifulSoup, own_site: Site) -> None:
    assert len(page.select(".gloss-timeline > ol > li")) == 17
    assert len(page.select(".gloss-questions > ol > li")) == 12
    assert len(page.select(".gloss-bibliography > ul > li")) == 95
    assert len(own_site.page("sources/index.html").select(".gloss-source")) == 95


def test_marks_references_and_notes_belong_together(page: BeautifulSoup) -> None:
    notes = {str(note["id"]): note for note in notes_of(page)}
    references = {str(ref["id"]): ref for ref in page.select("article .gloss-ref")}
    marked = {ident for mark in page.select("mark.gloss") for ident in mark["data-gloss"].split()}
    whole = {ident for ident, note in notes.items() if note.select_one(".gloss-exact-whole")}

    assert len(references) == sum(NOTES.values()) - 11
    assert marked == {ref["data-gloss-ref"] for ref in references.values()}
    assert {ref["href"] for ref in references.values()} == {f"#{i}" for i in notes.keys() - whole}
    for ident, note in notes.items():
        back = note.select_one("a.gloss-back")
        assert (back is None) == (ident in whole)
        if back is not None:
            reference = references[str(back["href"]).removeprefix("#")]
            assert reference["href"] == f"#{ident}"
            assert reference.get_text() == back.get_text()


def test_a_note_quotes_the_words_that_are_marked(page: BeautifulSoup) -> None:
    pieces: dict[str, str] = {}
    for mark in article_of(page).select("mark.gloss"):
        for ident in mark["data-gloss"].split():
            pieces[ident] = pieces.get(ident, "") + mark.get_text()
    for note in notes_of(page):
        exact = note.select_one(".gloss-exact")
        assert exact is not None
        if "gloss-exact-whole" not in exact["class"]:
            ident = str(note["id"]).removeprefix("note-")
            assert words(pieces[ident]) == words(exact.get_text())


def test_notes_stand_in_the_order_of_the_text(page: BeautifulSoup) -> None:
    starts: dict[str, int] = {}
    marks = page.select("mark.gloss")
    for position, mark in enumerate(marks):
        for ident in mark["data-gloss"].split():
            starts.setdefault(f"note-{ident}", position)
    order = [starts.get(str(note["id"]), len(marks)) for note in notes_of(page)]
    assert order == sorted(order)


def test_roles_are_those_of_digital_publishing(page: BeautifulSoup) -> None:
    assert all(ref.name == "a" for ref in page.select("[role=doc-noteref]"))
    assert len(page.select("[role=doc-noteref]")) == len(page.select(".gloss-ref"))
    endnotes = page.select("[role=doc-endnotes]")
    assert [section.name for section in endnotes] == ["section"]
    assert not page.select("[role=doc-endnotes] li[role]")
    assert not page.select("[role=doc-endnotes] ol[role]")
    assert not page.select(".gloss-page [title]")


def test_the_table_of_contents_holds_the_headings_alone(page: BeautifulSoup) -> None:
    contents = page.select_one(".md-sidebar--secondary nav")
    assert contents is not None
    linked = [words(link.get_text()) for link in contents.select("a.md-nav__link")]
    assert linked == [
        "Putin Rare Minerals vs. Trump’s Ukraine Bid",
        "Main Body: A Geopolitical Minerals Clash",
    ]


def test_the_home_page_lists_the_article_with_its_figures(own_site: Site) -> None:
    card = own_site.page("index.html").select_one(".gloss-card")
    assert card is not None
    link = card.select_one(".gloss-title a")
    assert link is not None
    assert link["href"] == "articles/putin-rare-minerals/"
    numbers = words(" ".join(item.get_text() for item in card.select(".gloss-numbers li")))
    assert numbers.startswith("10 quotes 27 figures 28 claims 63 signals 15 source links 31 ")
    assert numbers.endswith("95 sources")


def test_every_source_leads_back_to_each_place_that_cites_it(
    page: BeautifulSoup, own_site: Site
) -> None:
    cited: dict[str, set[str]] = {}
    places = page.select(".gloss-notes > ol > li, .gloss-timeline > ol > li, .gloss-question")
    for place in places:
        for source in place.select("[data-source]"):
            cited.setdefault(str(source["data-source"]), set()).add(str(place["id"]))
    assert sum(len(ids) for ids in cited.values()) > 300

    for entry in own_site.page("sources/index.html").select(".gloss-source"):
        heading = entry.select_one(".gloss-title")
        assert heading is not None
        back = {str(link["href"]).partition("#")[2] for link in entry.select(".gloss-cited a")}
        assert back == cited.pop(str(heading["id"]).removeprefix("source-"), set())
    assert cited == {}


def test_every_source_in_a_note_is_a_real_link(page: BeautifulSoup) -> None:
    shown = page.select(".gloss-notes [data-source]")
    assert shown
    for source in shown:
        link = source.find("a")
        assert link is not None
        assert re.match(r"https?://", str(link["href"]))
        assert link.find("cite") is not None
        assert source.select_one(".gloss-source-outlet") is not None


def test_every_verdict_leads_to_its_definition(page: BeautifulSoup, own_site: Site) -> None:
    links = page.select("a.gloss-word")
    assert len(links) >= 10 + 27 + 28
    reading = own_site.page("how-to-read/index.html")
    for link in links:
        ident = str(link["href"]).partition("#")[2]
        row = reading.find(id=ident)
        assert row is not None
        assert words(row.dt.get_text()) == words(link.get_text())  # type: ignore[union-attr]


def test_every_internal_link_leads_somewhere(own_site: Site) -> None:
    assert own_site.broken_links() == []


def test_no_id_stands_twice(own_site: Site) -> None:
    assert own_site.doubled_ids() == []


def test_nothing_is_loaded_from_another_host(own_site: Site) -> None:
    assert own_site.foreign_loads() == []


def test_the_site_s_own_style_sheet_comes_last(page: BeautifulSoup) -> None:
    sheets = [str(link["href"]) for link in page.select("link[rel=stylesheet]")]
    assert sheets[-2].endswith("assets/glossator/glossator.css")
    assert sheets[-1].endswith("assets/site.css")
    assert sum("glossator" in sheet for sheet in sheets) == 1
    scripts = [str(script["src"]) for script in page.select("script[src]")]
    ours = [script.rsplit("/", 1)[1] for script in scripts if "glossator" in script]
    assert ours == ["glossator.js"]


def test_the_calm_first_sight(page: BeautifulSoup) -> None:
    boxes = {box["data-layer"]: box.has_attr("checked") for box in page.select(".gloss-layer")}
    assert boxes == {
        "quote": True,
        "figure": True,
        "claim": False,
        "signal": False,
        "link": True,
        "overlap": False,
    }


def test_the_canonical_address_is_the_one_the_site_was_given(
    page: BeautifulSoup, own_site: Site
) -> None:
    canonical = page.select_one("link[rel=canonical]")
    if own_site.url.startswith("https:"):
        assert canonical is not None
        assert canonical["href"] == f"{own_site.url}articles/putin-rare-minerals/"
    else:
        assert canonical is None
