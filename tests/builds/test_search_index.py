"""The search index: the article's words alone, and an entry for each note."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from sites import ARTICLE, ROOT, Site, built, notes_of, small_site, words, words_of_markdown

HERE = "articles/putin-rare-minerals/"

Entries = dict[str, dict[str, Any]]


def entries_of(site: Site) -> Entries:
    """The entries of the index by their addresses; none may stand twice."""
    docs = json.loads(site.text("search/search_index.json"))["docs"]
    entries = {doc["location"]: doc for doc in docs}
    assert len(entries) == len(docs)
    return entries


def plain(html: str) -> str:
    return words(BeautifulSoup(html, "html5lib").get_text(" "))


def own_entries(entries: Entries, page: str) -> Entries:
    """The entries of an article that are the article itself."""
    ours = re.compile(r"#(note|question|gloss)-")
    return {
        location: entry
        for location, entry in entries.items()
        if location.startswith(page) and not ours.search(location)
    }


def found(entries: Entries, text: str) -> set[str]:
    """Where an index entry holds ``text``."""
    return {
        location
        for location, entry in entries.items()
        if text in plain(f"{entry['title']} {entry['text']}")
    }


@pytest.fixture
def entries(own_site: Site) -> Entries:
    return entries_of(own_site)


def test_the_article_s_entries_hold_its_words_and_nothing_else(entries: Entries) -> None:
    own = own_entries(entries, HERE)
    assert len(own) == 3
    shown = " ".join(plain(f"{entry['title']} {entry['text']}") for entry in own.values())
    source = (ROOT / "docs/articles/putin-rare-minerals.md").read_text(encoding="utf-8")
    assert words(shown) == words_of_markdown(source)


def test_every_note_has_an_entry_of_its_own(own_site: Site, entries: Entries) -> None:
    page = own_site.page(f"{HERE}index.html")
    notes = {f"{HERE}#{note['id']}" for note in notes_of(page)}
    assert len(notes) == 174
    assert {location for location in entries if "#note-" in location} == notes
    assert sum("#question-" in location for location in entries) == 12
    assert f"{HERE}#gloss-timeline" in entries


def test_every_hit_leads_to_a_place_that_is_there(own_site: Site, entries: Entries) -> None:
    for location in entries:
        path, _, fragment = location.partition("#")
        file = f"{path}index.html"
        assert file in own_site.pages, location
        assert not fragment or fragment in own_site.ids[file], location


def test_a_speaker_is_found_in_the_notes(entries: Entries) -> None:
    assert f"{HERE}#note-q4" in found(entries, "Olha (Olga) Stefanishyna")
    assert f"{HERE}#note-q5" in found(entries, "Kremlin spokesman")


def test_a_source_is_found_in_its_entry_and_where_it_is_cited(entries: Entries) -> None:
    places = found(entries, "Rare Earth Exchanges")
    assert "sources/#source-bbc-ree" in places
    assert any(place.startswith(f"{HERE}#note-") for place in places)


def test_every_source_has_an_entry(own_site: Site, entries: Entries) -> None:
    sources = {ident for ident in own_site.ids["sources/index.html"] if ident.startswith("source-")}
    assert len(sources) == 95
    assert {f"sources/#{ident}" for ident in sources} <= entries.keys()


def test_the_text_of_a_note_is_found(own_site: Site, entries: Entries) -> None:
    """Every sentence that a note says in prose leads to that note."""
    notes = notes_of(own_site.page(f"{HERE}index.html"))
    said = 0
    for note in notes:
        entry = plain(entries[f"{HERE}#{note['id']}"]["text"])
        for prose in note.select(".gloss-prose p, .gloss-wordings .gloss-wording"):
            said += 1
            assert words(prose.get_text()) in entry
    assert said > 100


def test_a_note_is_found_by_its_label_and_its_words(entries: Entries) -> None:
    assert entries[f"{HERE}#note-q6"]["title"] == "Quote Q6: dismember"
    assert entries[f"{HERE}#note-d1"]["title"] == "Signal D1: the whole article"


@pytest.mark.parametrize("theme", ["mkdocs", "material"])
@pytest.mark.parametrize("directories", [True, False])
def test_other_themes_and_addresses(tmp_path: Path, theme: str, directories: bool) -> None:
    config = (
        f"theme: {{name: {theme}}}\nuse_directory_urls: {str(directories).lower()}\n"
        "plugins: [search, glossator]\n"
    )
    site = built(small_site(tmp_path, config))
    page = "articles/library/" if directories else "articles/library.html"
    entries = entries_of(site)
    own = own_entries(entries, page)
    # MkDocs' own search puts a space at the end of every element.
    texts = ["".join(plain(entry["text"]).split()) for entry in own.values()]
    body = [line for line in ARTICLE.splitlines() if not line.startswith("#")]
    assert "".join(words_of_markdown("\n".join(body)).split()) in {
        "".join(texts),
        "".join(texts[1:]),  # after its entry for the page as a whole
    }
    assert {location for location in entries if "#note-" in location} == {
        f"{page}#note-{ident}" for ident in ("q1", "f1", "f2", "c1", "s1", "s2", "l1", "o1")
    }
    assert f"{page}#note-q1" in found(entries, "Ana Lind")
    assert f"{page}#note-q1" in found(entries, "no good choice left")
    assert f"{page}#question-u1" in found(entries, "How many visits")
    for location in entries:
        path, _, fragment = location.partition("#")
        file = f"{path}index.html" if directories else path or "index.html"
        assert not fragment or fragment in site.ids[file]


@pytest.mark.parametrize(
    ("theme", "title"),
    [("mkdocs", "Quote Q1: a <b> & c"), ("material", "Quote Q1: a &lt;b&gt; &amp; c")],
)
def test_a_title_is_shown_as_it_is_written(tmp_path: Path, theme: str, title: str) -> None:
    """Material shows what a title holds as HTML, MkDocs as text."""
    files = {
        "docs/a.md": "# Head\n\nShe said “a &lt;b> &amp; c”.\n",
        "docs/a.gloss.yml": "article: {title: Head, rights: mine}\n"
        "quotes:\n  - {id: q1, exact: a <b> & c}\n",
    }
    config = f"theme: {{name: {theme}}}\nplugins: [search, glossator]\n"
    site = built(small_site(tmp_path, config, files), strict=False)
    assert entries_of(site)["a/#note-q1"]["title"] == title


def test_without_a_search_plugin_there_is_no_index_and_no_complaint(tmp_path: Path) -> None:
    site = built(small_site(tmp_path, "theme: {name: mkdocs}\nplugins: [glossator]\n"))
    assert not (site.folder / "search/search_index.json").exists()
    assert len(notes_of(site.page("articles/library/index.html"))) == 8


@pytest.mark.parametrize("order", ["[search, glossator]", "[glossator, search]"])
@pytest.mark.parametrize("theme", ["mkdocs", "material"])
def test_the_order_of_the_plugins_does_not_matter(tmp_path: Path, theme: str, order: str) -> None:
    site = built(small_site(tmp_path, f"theme: {{name: {theme}}}\nplugins: {order}\n"))
    entries = entries_of(site)
    assert sum("#note-" in location for location in entries) == 8
    own = own_entries(entries, "articles/library/")
    assert not any("Q1" in entry["text"] for entry in own.values())
    assert len(notes_of(site.page("articles/library/index.html"))) == 8
