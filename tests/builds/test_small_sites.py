"""Small sites of other people: themes, options and neighbours that Glossator must live with."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from sites import (
    ARTICLE,
    BUILDERS,
    GLOSS,
    Site,
    article_of,
    build,
    built,
    notes_of,
    small_site,
    words,
    words_of_markdown,
)

PAGE = "articles/library/index.html"
PLUGIN = "plugins: [search, glossator]\n"
EXTENSION = "plugins: [search]\nmarkdown_extensions: [glossator]\n"

ALL_PYMDOWNX = """\
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - toc: {permalink: true}
  - pymdownx.betterem
  - pymdownx.caret
  - pymdownx.details
  - pymdownx.highlight
  - pymdownx.inlinehilite
  - pymdownx.keys
  - pymdownx.magiclink
  - pymdownx.mark
  - pymdownx.superfences
  - pymdownx.tabbed: {alternate_style: true}
  - pymdownx.tasklist
  - pymdownx.tilde
"""

NEIGHBOURS = {
    "bare": "",
    "directories off": "use_directory_urls: false\n",
    "footnotes": "markdown_extensions: [footnotes]\n",
    "permalinks": "markdown_extensions: [{toc: {permalink: true}}]\n",
    "permalinks with a text": "markdown_extensions: [{toc: {permalink: '#', anchorlink: true}}]\n",
    "attr_list": "markdown_extensions: [attr_list]\n",
    "pymdownx": ALL_PYMDOWNX,
    "nav": "nav: [{Home: index.md}, {Library: articles/library.md}]\n",
}


def assert_annotated(site: Site, page: str = PAGE, article: str = ARTICLE) -> BeautifulSoup:
    """The page holds the article's words, all its notes, and nothing that leads nowhere."""
    made = site.page(page)
    assert words(article_of(made).get_text()) == words_of_markdown(article)
    assert len(notes_of(made)) == 8
    assert len(made.select("article[data-gloss-article] [data-gloss-ref]")) == 7
    assert site.broken_links() == []
    assert site.doubled_ids() == []
    assert site.foreign_loads() == []
    return made


@pytest.mark.parametrize("theme", ["mkdocs", "material"])
def test_a_page_that_is_left_out_is_in_no_list(tmp_path: Path, theme: str) -> None:
    files = {
        "docs/drafts/two.md": ARTICLE,
        "docs/drafts/two.gloss.yml": GLOSS.replace("Town council", "Village council"),
        "docs/sources.md": "# Sources\n\n<!-- glossator: sources -->\n",
    }
    config = f"theme: {{name: {theme}}}\n{PLUGIN}exclude_docs: /drafts/\n"
    site = built(small_site(tmp_path, config, files))
    text = site.page("sources/index.html").get_text()
    assert "Town council" in text
    assert "Village council" not in text
    assert site.broken_links() == []


def test_a_page_that_speaks_of_our_markup_is_left_alone(tmp_path: Path) -> None:
    files = {"docs/about.md": "# About\n\nWe mark it with `data-gloss-article`.\n"}
    site = built(small_site(tmp_path, PLUGIN + "theme: {name: mkdocs}\n", files))
    assert "data-gloss-article" in site.text("about/index.html")


@pytest.mark.parametrize("neighbour", NEIGHBOURS.values(), ids=NEIGHBOURS.keys())
@pytest.mark.parametrize(
    "theme", ["{name: mkdocs, highlightjs: false}", "{name: material, font: false}"]
)
def test_themes_and_neighbours(tmp_path: Path, theme: str, neighbour: str) -> None:
    site = built(small_site(tmp_path, f"theme: {theme}\n{PLUGIN}{neighbour}"))
    flat = "directory_urls: false" in neighbour
    assert_annotated(site, "articles/library.html" if flat else PAGE)


@pytest.mark.parametrize("builder", BUILDERS)
def test_one_line_is_enough(tmp_path: Path, builder: str) -> None:
    site = built(
        small_site(tmp_path, f"theme: {{name: material, font: false}}\n{PLUGIN}"), builder=builder
    )
    page = assert_annotated(site)
    assert page.select("link[href$='assets/glossator/glossator.css']")
    assert page.select("script[src$='assets/glossator/glossator.js']")
    assert (site.folder / "assets/glossator/glossator.css").is_file()
    assert (site.folder / "assets/glossator/glossator.js").is_file()


@pytest.mark.parametrize("builder", BUILDERS)
def test_the_extension_alone(tmp_path: Path, builder: str) -> None:
    """Without the plugin, all that a page shows is there; only assets and lists are the site's."""
    folder = small_site(tmp_path, f"theme: {{name: material, font: false}}\n{EXTENSION}")
    site = built(folder, builder=builder)
    page = assert_annotated(site)
    assert "sources/index.html" not in site.pages
    assert not page.select("a.gloss-word")
    assert (
        words(page.select_one(".gloss-note [data-judgement=altered].gloss-word").get_text())
        == "altered"
    )  # type: ignore[union-attr]


def test_the_extension_alone_links_to_the_site_s_own_lists(tmp_path: Path) -> None:
    lists = {
        "docs/sources.md": "# Sources\n\n<!-- glossator: sources -->\n",
        "docs/how-to-read.md": "# Words\n\n<!-- glossator: fidelities -->\n"
        "\n<!-- glossator: verdicts -->\n",
    }
    site = built(
        small_site(tmp_path, f"theme: {{name: material, font: false}}\n{EXTENSION}", lists)
    )
    page = assert_annotated(site)
    assert len(site.page("sources/index.html").select(".gloss-source")) == 2
    assert len(page.select("a.gloss-word[href^='../../how-to-read/#']")) == 4


def test_plugin_and_extension_together_annotate_once(tmp_path: Path) -> None:
    config = f"theme: {{name: material, font: false}}\n{PLUGIN}markdown_extensions: [glossator]\n"
    page = assert_annotated(built(small_site(tmp_path, config)))
    assert len(page.select(".gloss-page")) == 1


def test_options_of_the_extension_go_before_those_of_the_plugin(tmp_path: Path) -> None:
    config = """\
theme: {name: material, font: false}
plugins: [search, {glossator: {layers: [quote]}}]
markdown_extensions: [{glossator: {layers: [claim, signal]}}]
"""
    page = assert_annotated(built(small_site(tmp_path, config)))
    on = [box["data-layer"] for box in page.select(".gloss-layer[checked]")]
    assert on == ["claim", "signal"]


def test_layers_are_the_owner_s_to_set(tmp_path: Path) -> None:
    config = (
        "theme: {name: material, font: false}\nplugins: [search, {glossator: {layers: [claim]}}]\n"
    )
    page = assert_annotated(built(small_site(tmp_path, config)))
    assert [box["data-layer"] for box in page.select(".gloss-layer[checked]")] == ["claim"]


@pytest.mark.parametrize(
    ("theme", "option", "heading"),
    [
        ("{name: material, font: false, language: de}", "", "Anmerkungen"),
        ("{name: material, font: false, language: fr}", "", "Notes"),
        ("{name: mkdocs, highlightjs: false, locale: de}", "", "Anmerkungen"),
        ("{name: mkdocs, highlightjs: false}", "", "Notes"),
        ("{name: material, font: false, language: de}", "language: en", "Notes"),
        ("{name: material, font: false}", "language: de-AT", "Anmerkungen"),
    ],
)
def test_the_page_speaks_the_theme_s_language(
    tmp_path: Path, theme: str, option: str, heading: str
) -> None:
    config = f"theme: {theme}\nplugins: [search, {{glossator: {{{option}}}}}]\n"
    site = built(small_site(tmp_path, config))
    page = site.page(PAGE)
    assert page.select_one("#gloss-notes").get_text() == heading  # type: ignore[union-attr]
    reading = site.page("how-to-read/index.html").select_one("h2")
    german = heading == "Anmerkungen"
    title = "Arten von Anmerkungen" if german else "Kinds of note"
    assert title in reading.get_text()  # type: ignore[union-attr]
    search = site.text("search/search_index.json")
    assert ("Zitat Q1" in search) == german


def test_a_language_that_is_not_spoken_is_told(tmp_path: Path) -> None:
    config = "theme: {name: mkdocs}\nplugins: [search, {glossator: {language: fr}}]\n"
    done = build(small_site(tmp_path, config), strict=False)
    assert done.returncode == 0
    assert "Glossator does not speak “fr” yet" in done.stdout
    assert "It speaks: de, en." in done.stdout


def test_the_margin_is_the_owner_s_to_leave_out(tmp_path: Path) -> None:
    config = "theme: {name: mkdocs}\nplugins: [search, {glossator: {margin: false}}]\n"
    page = built(small_site(tmp_path, config)).page(PAGE)
    assert page.select(".gloss-page")
    assert page.select("[data-gloss-margin]") == []


def test_shared_sources(tmp_path: Path) -> None:
    start, end = GLOSS.index("sources:\n  minutes"), GLOSS.index("quotes:")
    files = {
        "docs/index.md": "# Home\n\n<!-- glossator: articles -->\n",
        "docs/sources.yml": GLOSS[start:end]
        + "  unused: {outlet: Nobody, title: Never cited, published: null}\n",
        "docs/articles/library.gloss.yml": GLOSS[:start] + GLOSS[end:],
    }
    config = f"theme: {{name: material, font: false}}\n{PLUGIN}"
    site = built(small_site(tmp_path, config, files))
    page = assert_annotated(site)
    assert len(page.select(".gloss-notes [data-source=minutes]")) == 4
    listed = [
        words(item.get_text())
        for item in site.page("sources/index.html").select(".gloss-source .gloss-title")
    ]
    assert {"Town council", "Town library"} <= set(listed)
    shown = [words(item.get_text()) for item in page.select(".gloss-bibliography > ul > li")]
    assert len(shown) == 2, "only what the article cites is its bibliography"
    numbers = words(site.page("index.html").select_one(".gloss-numbers").get_text(" "))  # type: ignore[union-attr]
    assert numbers.endswith("2 sources")


def test_two_articles_share_a_source(tmp_path: Path) -> None:
    files = {
        "docs/articles/second.md": ARTICLE,
        "docs/articles/second.gloss.yml": GLOSS.replace(
            "title: Library to", "title: Second library to"
        ),
    }
    config = f"theme: {{name: material, font: false}}\n{PLUGIN}"
    site = built(small_site(tmp_path, config, files))
    assert_annotated(site)
    assert_annotated(site, "articles/second/index.html")
    entries = site.page("sources/index.html").select(".gloss-source")
    assert len(entries) == 2
    titles = [words(cite.get_text()) for cite in entries[0].select(".gloss-cited cite")]
    assert titles == ["Library to close on Mondays", "Second library to close on Mondays"]


def test_tags_and_other_plugins_beside_it(tmp_path: Path) -> None:
    config = """\
theme: {name: material, font: false}
plugins: [search, tags, glossator]
markdown_extensions: [attr_list, footnotes, {toc: {permalink: true}}]
"""
    files = {"docs/articles/library.md": f"---\ntags: [libraries]\n---\n{ARTICLE}"}
    page = assert_annotated(built(small_site(tmp_path, config, files)))
    assert "libraries" in page.select_one(".md-content").get_text()  # type: ignore[union-attr]


def test_an_article_with_footnotes_of_its_own(tmp_path: Path) -> None:
    article = ARTICLE.replace("a disaster.", "a disaster.[^1]") + "\n[^1]: So they said in June.\n"
    gloss = re.sub(r"\n  words: .*", "", GLOSS)
    config = f"theme: {{name: material, font: false}}\n{PLUGIN}markdown_extensions: [footnotes]\n"
    files = {"docs/articles/library.md": article, "docs/articles/library.gloss.yml": gloss}
    site = built(small_site(tmp_path, config, files), strict=False)
    page = site.page(PAGE)
    assert len(notes_of(page)) == 8
    assert page.select_one("article[data-gloss-article] .footnote") is not None
    assert site.broken_links() == []
    assert site.doubled_ids() == []


def test_an_article_without_a_heading_gets_its_title(tmp_path: Path) -> None:
    article = ARTICLE.partition("\n")[2]
    gloss = re.sub(r"\n  words: .*", "", GLOSS)
    config = f"theme: {{name: mkdocs, highlightjs: false}}\n{PLUGIN}"
    files = {"docs/articles/library.md": article, "docs/articles/library.gloss.yml": gloss}
    site = built(small_site(tmp_path, config, files), strict=False)
    page = site.page(PAGE)
    assert [words(title.get_text()) for title in page.select("h1")] == [
        "Library to close on Mondays"
    ]
    assert words(article_of(page).get_text()) == words_of_markdown(article)


def test_an_article_in_the_root_and_as_an_index(tmp_path: Path) -> None:
    files = {
        "docs/index.md": ARTICLE,
        "docs/index.gloss.yml": GLOSS,
        "docs/deep/er/index.md": ARTICLE,
        "docs/deep/er/index.gloss.yml": GLOSS,
    }
    site = built(small_site(tmp_path, f"theme: {{name: material, font: false}}\n{PLUGIN}", files))
    assert_annotated(site, "index.html")
    assert_annotated(site, "deep/er/index.html")


def test_names_with_spaces_and_letters_beyond_ascii(tmp_path: Path) -> None:
    files = {"docs/ärt icle é.md": ARTICLE, "docs/ärt icle é.gloss.yml": GLOSS}
    site = built(small_site(tmp_path, f"theme: {{name: material, font: false}}\n{PLUGIN}", files))
    assert_annotated(site, "ärt icle é/index.html")


def test_pages_without_a_gloss_file_stay_as_they_are(tmp_path: Path) -> None:
    page = "# Plain\n\nA text with “quotes” and 12%.\n"
    config = "theme: {name: mkdocs, highlightjs: false}\n"
    with_plugin = built(small_site(tmp_path / "a", config + PLUGIN, {"docs/plain.md": page}))
    without = small_site(tmp_path / "b", config, {"docs/plain.md": page})
    (without / "docs/articles/library.gloss.yml").unlink()
    shown = [
        site.page("plain/index.html").select_one("[role=main]").decode_contents()  # type: ignore[union-attr]
        for site in (with_plugin, built(without))
    ]
    assert shown[0] == shown[1]


def test_a_site_without_articles_gets_no_pages(tmp_path: Path) -> None:
    folder = small_site(tmp_path, f"theme: {{name: mkdocs, highlightjs: false}}\n{PLUGIN}")
    (folder / "docs/articles/library.gloss.yml").unlink()
    site = built(folder)
    assert set(site.pages) == {"index.html", "404.html", PAGE}
    assert not site.page(PAGE).select(".gloss-page")


def test_pages_of_the_site_go_before_generated_ones(tmp_path: Path) -> None:
    files = {"docs/sources.md": "# Ours\n\nNothing else.\n"}
    site = built(
        small_site(tmp_path, f"theme: {{name: mkdocs, highlightjs: false}}\n{PLUGIN}", files),
        strict=False,
    )
    assert "Nothing else." in site.page("sources/index.html").get_text()
    assert not site.page("sources/index.html").select(".gloss-source")
    assert site.page("how-to-read/index.html").select("#verdict-supported")


def test_generated_pages_have_the_names_the_owner_gave(tmp_path: Path) -> None:
    config = """\
theme: {name: mkdocs, highlightjs: false}
plugins: [search, {glossator: {sources_page: about/works.md, reading_page: legend.md}}]
"""
    site = built(small_site(tmp_path, config))
    page = assert_annotated(site)
    assert "about/works/index.html" in site.pages
    assert "legend/index.html" in site.pages
    assert "sources/index.html" not in site.pages
    assert page.select("a.gloss-word[href^='../../legend/#']")


def test_generated_pages_are_not_forced_into_a_navigation(tmp_path: Path) -> None:
    config = f"theme: {{name: mkdocs, highlightjs: false}}\n{PLUGIN}"
    nav = "nav: [{Home: index.md}, {Library: articles/library.md}]\n"
    chosen = built(small_site(tmp_path / "a", config + nav)).page("index.html")
    assert not chosen.select("nav a[href^='sources']")
    found = built(small_site(tmp_path / "b", config)).page("index.html")
    assert found.select("a[href^='sources/']")


def test_the_site_s_own_style_sheet_comes_last(tmp_path: Path) -> None:
    config = f"theme: {{name: mkdocs, highlightjs: false}}\n{PLUGIN}extra_css: [own.css]\n"
    site = built(small_site(tmp_path, config, {"docs/own.css": "/* ours */\n"}))
    sheets = [str(link["href"]) for link in site.page(PAGE).select("link[rel=stylesheet]")]
    assert sheets[-2:] == ["../../assets/glossator/glossator.css", "../../own.css"]


def test_a_site_may_bring_its_own_copy_of_an_asset(tmp_path: Path) -> None:
    files = {"docs/assets/glossator/glossator.css": "/* ours */\n"}
    site = built(
        small_site(tmp_path, f"theme: {{name: mkdocs, highlightjs: false}}\n{PLUGIN}", files)
    )
    assert site.text("assets/glossator/glossator.css") == "/* ours */\n"


def test_gloss_files_may_be_kept_off_the_site(tmp_path: Path) -> None:
    config = f"theme: {{name: mkdocs, highlightjs: false}}\n{PLUGIN}exclude_docs: '*.gloss.yml'\n"
    site = built(small_site(tmp_path, config))
    assert_annotated(site)
    assert not list(site.folder.rglob("*.gloss.yml"))


def test_an_unknown_list_is_named(tmp_path: Path) -> None:
    files = {"docs/index.md": "# Home\n\n<!-- glossator: sorces -->\n"}
    folder = small_site(tmp_path, f"theme: {{name: mkdocs, highlightjs: false}}\n{PLUGIN}", files)
    done = build(folder)
    assert done.returncode == 1
    assert "index.md: There is no list “sorces”." in done.stdout
    assert build(folder, strict=False).returncode == 0
