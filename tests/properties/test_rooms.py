"""What each room promises of any input, on payloads, on generated input, and without atheris."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_payloads import check

import hostile
from generators import ARTICLES
from glossator import annotate, load
from glossator.notes import PageLinks
from hostile import full_of, payloads
from samples import ARTICLE_HTML, as_yaml

SIGNS = st.sampled_from(
    [
        *"<>/=\"'&;!-?[]()*_`#:\\ \n\tax1",
        "<svg>", "</svg>", "<path d=M0>", "<p>", "</p>", "<table>", "<td>", "<select>", "<a href=",
        "javascript:", "<img src=x ", "onerror=", "<!--", "-->", "--!>", "<style>", "</style>",
        "<title>", "<math>", "<mi>", "<template>", "&colon;", "&#9;", "<![CDATA[", "]]>", "\0",
        "\r", "{: onclick=x }", "](", "\n\n", "    ", "- ", "> ", "\u2028", "\u202e",
    ]
)  # fmt: skip
SOURCES = st.lists(SIGNS | st.characters(codec="utf-8"), max_size=40).map("".join)


@pytest.mark.parametrize("part", range(6))
def test_5_every_payload_in_every_field_does_nothing(tmp_path: Path, part: int) -> None:
    (tmp_path / "mkdocs.yml").touch()
    file = tmp_path / "a.gloss.yml"
    for payload in payloads()[part::6]:
        file.write_text(as_yaml(full_of([payload])), encoding="utf-8")
        gloss = load(file).gloss
        assert gloss is not None
        links = PageLinks(sources="../sources/", reading="../how-to-read/")
        check(annotate(ARTICLE_HTML, gloss, links=links).html.replace('href="../', 'href="#'))


@given(SOURCES | ARTICLES)
def test_what_is_said_to_be_harmless_is_harmless(html: str) -> None:
    hostile.room_active(html.encode("utf-8"))


@given(SOURCES | ARTICLES)
def test_the_text_map_leads_back(html: str) -> None:
    hostile.room_text(html.encode("utf-8"))


@given(SOURCES)
def test_an_article_is_annotated_or_refused(source: str) -> None:
    hostile.room_markdown(source.encode("utf-8"))


@given(SOURCES)
def test_a_note_does_nothing(source: str) -> None:
    hostile.room_note(source.encode("utf-8"))


@given(SOURCES)
def test_what_is_found_stands_where_it_is_said_to(source: str) -> None:
    hostile.room_detect(source.encode("utf-8"))
