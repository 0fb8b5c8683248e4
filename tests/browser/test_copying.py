"""What a reader copies is the article's words."""

from __future__ import annotations

import hashlib

import pytest
from pages import Open, switch_on

from sites import ROOT, words, words_of_markdown

SOURCE = ROOT / "docs/articles/putin-rare-minerals.md"
SEAL = "33bf51899bc8998ce2cd7d1f6582338afb09598ca95e2beb451e6f3ad45df9cd"

_SELECT = """() => {
  const article = document.querySelector("[data-gloss-article]");
  getSelection().selectAllChildren(article);
  return String(getSelection());
}"""


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_selected_words_are_the_article_s(open_page: Open, article_url: str, scripts: bool) -> None:
    page = open_page(article_url, java_script_enabled=scripts)
    switch_on(page)
    article = words_of_markdown(SOURCE.read_text(encoding="utf-8"))
    assert words(page.evaluate(_SELECT)) == article


def test_copied_words_have_the_seal_of_the_article(open_page: Open, article_url: str) -> None:
    """As the page "How to read this" tells readers to check it."""
    page = open_page(article_url, permissions=["clipboard-read", "clipboard-write"])
    switch_on(page)
    page.evaluate(_SELECT)
    page.keyboard.press("Control+C")
    copied = words(page.evaluate("navigator.clipboard.readText()"))
    assert hashlib.sha256(copied.encode()).hexdigest() == SEAL


def test_a_note_can_be_copied_too(open_page: Open, article_url: str) -> None:
    page = open_page(article_url)
    text = page.evaluate(
        "getSelection().selectAllChildren(document.getElementById('note-q2')),"
        "String(getSelection())"
    )
    assert "Vladimir Putin" in text
    assert text.split()[0] == "Q2"
