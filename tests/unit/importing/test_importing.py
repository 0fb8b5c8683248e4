"""From what somebody has to Markdown whose words are theirs."""

from __future__ import annotations

import builtins
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.importing.article import Source, import_article
from glossator.importing.escaping import escaped
from glossator.importing.reading import MAX_BYTES, UnreadableError, read_text
from glossator.rendering import render_article
from glossator.text import visible_text, words_of
from sites import write

PAGE = """<!doctype html>
<html lang="en-GB"><head><title>Library closes | The Town Post</title>
<link rel="canonical" href="https://post.example/library">
<meta property="og:site_name" content="The Town Post">
<meta name="author" content="Ana Lind">
<meta property="article:published_time" content="2025-03-06T10:00:00Z">
</head><body><nav><p>Home News Sport Weather and much else that is no article</p></nav>
<article><h1>Library closes</h1>
<p>The town <b>library</b> will stay closed on Mondays from May, the council said.</p>
<aside><p>Read also: ten libraries you must see before the end of the year.</p></aside>
<h2>Why</h2><p>Visits fell by 12% last year. “We had no choice,” the mayor said.</p>
<ul><li>One reason</li><li>Another * reason</li></ul><blockquote><p>No choice.</p></blockquote>
</article><footer><p>All rights reserved by somebody else entirely.</p></footer></body></html>
"""


def shown(tmp_path: Path, markdown: str) -> str:
    """The words that a reader would see."""
    return words_of(visible_text(render_article(write(tmp_path, {"a.md": markdown}) / "a.md").html))


@pytest.fixture
def without_trafilatura(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def missing(name: str, *arguments: Any, **named: Any) -> Any:
        if name == "trafilatura":
            raise ImportError(name)
        return real(name, *arguments, **named)

    monkeypatch.setattr(builtins, "__import__", missing)


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("A title\n\nOne.\n\nTwo.", "# A title\n\nOne.\n\nTwo.\n"),
        ("A title\nOne is long enough.\nTwo.", "# A title\n\nOne is long enough.\n\nTwo.\n"),
        ("A title\r\n\r\nOne.\r\n", "# A title\n\nOne.\n"),
        (
            "A title\n\nOne.\n\nA heading\n\nTwo is longer than that.",
            "# A title\n\nOne.\n\n## A heading\n\nTwo is longer than that.\n",
        ),
        ("Only one line", "Only one line\n"),
        ("One.\n\nTwo\nwrapped.", "One.\n\nTwo wrapped.\n"),
    ],
)
def test_plain_text(text: str, markdown: str) -> None:
    assert import_article(Source(text, "a.txt")).markdown == markdown


TEXT = "The bridge over the river was opened on Monday after two years of work."


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Martha Quill", "Martha Quill"),
        ("BY MARTHA QUILL", "MARTHA QUILL"),
        ("Von Martha Quill", "Martha Quill"),
        ("By Martha Quill, Berlin", "Martha Quill"),
        ("By Martha Quill, New York", "Martha Quill"),
        ("By Martha Quill in Berlin", "Martha Quill"),
        ("By Martha Quill, Health and Science Editor", "Martha Quill"),
        ("By Martha Quill | 3 March 2025", "Martha Quill"),
        ("By Martha Quill 3 March 2025", "Martha Quill"),
        ("By Martha Quill March 3, 2025", "Martha Quill"),
        ("By J. R. van der O’Neill-Smith", "J. R. van der O’Neill-Smith"),
        ("By Ana Lind and Jo Roe", "Ana Lind and Jo Roe"),
        ("Von Ana Lind, Jo Roe und Max Muster", "Ana Lind, Jo Roe und Max Muster"),
        ("By Tuesday", None),
        ("By the river", None),
        ("By Martha Quill.", None),
        ("By 2030 Nothing Is Left", None),
        ("Bye Martha Quill", None),
        ("By Martha Quill and the others who were there", None),
    ],
)
def test_a_byline_under_the_headline(tmp_path: Path, line: str, author: str | None) -> None:
    for text in (f"A new bridge\n\n{line}\n\n{TEXT}", f"A new bridge\n{line}\n\n{TEXT}"):
        imported = import_article(Source(text, "a.txt"))
        assert imported.author == author
        assert shown(tmp_path, imported.markdown) == words_of(text)
        if author is not None:
            assert imported.markdown == f"# A new bridge\n\n{escaped(line)}\n\n{TEXT}\n"


def test_a_byline_is_looked_for_only_under_the_headline() -> None:
    imported = import_article(Source(f"A new bridge\n\n{TEXT}\n\nBy Martha Quill", "a.txt"))
    assert imported.author is None
    dated = f"A new bridge\n\nBy Martha Quill\n\n3 March 2025\n\n{TEXT}"
    made = import_article(Source(dated, "a.txt"))
    assert made.markdown == f"# A new bridge\n\nBy Martha Quill\n\n3 March 2025\n\n{TEXT}\n"


def test_a_markdown_file_stays_as_it_is() -> None:
    text = "---\ntitle: Real title\nauthor: A\ndate: 2025-03-06\n---\n\n# Head *one*\n\nWords.\n"
    imported = import_article(Source(text, "a.md"))
    assert imported.markdown == text
    assert (imported.title, imported.author, imported.published) == (
        "Real title",
        "A",
        "2025-03-06",
    )
    assert import_article(Source("# Head\n", "a.md")).title == "Head"


def test_a_saved_page(tmp_path: Path, without_trafilatura: None) -> None:
    imported = import_article(Source(PAGE, "page.html"))
    assert imported.title == "Library closes"
    assert imported.outlet == "The Town Post"
    assert imported.author == "Ana Lind"
    assert imported.published == "2025-03-06"
    assert imported.url == "https://post.example/library"
    assert imported.language == "en"
    words = shown(tmp_path, imported.markdown)
    assert words == words_of(imported.words)
    assert "Another * reason" in words
    for other in ("Read also", "Sport", "All rights"):
        assert other not in words


def test_a_saved_page_with_trafilatura(tmp_path: Path) -> None:
    imported = import_article(Source(PAGE, "page.html"))
    facts = (imported.title, imported.outlet, imported.author, imported.published)
    assert facts == ("Library closes", "The Town Post", "Ana Lind", "2025-03-06")
    words = shown(tmp_path, imported.markdown)
    assert words == words_of(imported.words)
    for part in ("stay closed on Mondays", "Visits fell by 12%", "Another * reason"):
        assert part in words
    for other in ("Read also", "Sport", "All rights"):
        assert other not in words


def test_what_the_page_does_not_say_trafilatura_may_know() -> None:
    page = PAGE.replace('<meta property="og:site_name" content="The Town Post">', "")
    assert import_article(Source(page, "page.html")).outlet is not None


def test_a_page_is_known_without_a_name(without_trafilatura: None) -> None:
    assert import_article(Source(PAGE)).outlet == "The Town Post"


@pytest.mark.parametrize("text", ["", " \n ", "\ufeff"])
def test_nothing_is_no_article(text: str) -> None:
    with pytest.raises(UnreadableError, match="nothing in it"):
        import_article(Source(text, "a.txt"))


@pytest.mark.parametrize(
    "html",
    ["<html></html>", "<html><body><nav>Home</nav></body>", "<html><p>Short.</p>", "<html" * 500],
)
def test_a_page_without_an_article(html: str, without_trafilatura: None) -> None:
    with pytest.raises(UnreadableError, match="No article was found"):
        import_article(Source(html, "a.html"))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xff\xfea\x00", "UTF-16"),
        (b"a\x00b", "binary"),
        (b"one\ntwo \xe9", "line 2"),
        (b"a" * (MAX_BYTES + 1), "longer than"),
    ],
)
def test_bytes_that_are_no_text(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableError, match=said):
        read_text(data)


def test_text_is_read_as_it_is() -> None:
    assert read_text("a\r\nb\u00a0é\n".encode()) == "a\r\nb\u00a0é\n"


LINES = st.text(
    st.sampled_from("ab 1.)#*_`[]()<>&!|~^=+-:$\\{}\"'%;/é#"), min_size=1, max_size=25
) | st.sampled_from(
    [
        *("# a", "1. a", "1) a", "- a", "* a", "+ a", "> a", "    a", "```", "~~~", "---", "==="),
        *("a: b", "[a](b)", "![a](b)", "<b>a</b>", "&amp; &lt;", "a_b_c", "**a**", "`a`", "\\*a"),
        *("[^1]: a", ": a", "*[a]: b", "| a | b |", ":smile: a", "++a++", "{: .a}", "!!! note"),
        *("a  ", "[a]: b", "<!-- a", "https://example.org/a_b", "a@b.org", "$a$", "==a==", "^^a^^"),
        *("--8<-- a", "[TOC]", "a\\", "#1", "a -- b", "a --- b", "1986. A year", "-5 degrees"),
    ]
)


@given(LINES.filter(lambda line: line.strip()))
def test_escaped_words_are_shown_as_they_are(line: str) -> None:
    from markdown import Markdown

    extensions = ["tables", "fenced_code", "toc", "attr_list", "def_list", "footnotes", "abbr"]
    html = Markdown(extensions=extensions).convert(f"First.\n\n{escaped(line)}\n\nLast.\n")
    assert words_of(visible_text(html)) == words_of(f"First. {line} Last.")
