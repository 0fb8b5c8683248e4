"""The site's search: what a reader types, and where a hit leads."""

from __future__ import annotations

import re

import pytest
from pages import Open, open_note
from playwright.sync_api import Page, expect


def search(page: Page, text: str) -> None:
    """Type into the search box as a reader does, and wait for the results."""
    box = page.locator(".md-search__input")
    box.click()
    box.press_sequentially(text)
    last = re.findall(r"\w+", text)[-1]
    page.locator(f".md-search-result__link[href*='{last}' i]").first.wait_for(state="attached")


def hit(page: Page, fragment: str) -> None:
    """Click the result that leads to ``fragment``; it may stand under "more on this page"."""
    link = page.locator(f"a.md-search-result__link[href$='{fragment}']").first
    folded = page.locator("details.md-search-result__more:not([open])", has=link)
    if folded.count():
        folded.first.locator("summary").click()
    link.click()


@pytest.mark.parametrize(
    ("start", "text", "note"),
    [
        ("", "Stefanishyna", "note-q4"),
        ("articles/putin-rare-minerals/", "Stefanishyna", "note-q4"),
        ("sources/", "Pavel Zarubin", "note-q2"),
        ("", "Rare Earth Exchanges", "note-l11"),
        ("articles/putin-rare-minerals/", "eye-catching move", "note-s6"),
        ("", "publication stamp", "note-d1"),
    ],
    ids=["a-speaker", "from-its-own-page", "words", "a-source", "a-signal", "whole-article"],
)
def test_a_hit_on_a_note_leads_to_that_note(
    open_page: Open, site_url: str, start: str, text: str, note: str
) -> None:
    page = open_page(f"{site_url}{start}")
    search(page, text)
    hit(page, f"#{note}")
    page.wait_for_url(f"**/articles/putin-rare-minerals/**#{note}")
    if note == "note-d1":
        assert open_note(page) is None
        expect(page.locator(f"#{note}")).to_be_in_viewport()
    else:
        page.wait_for_function("document.querySelector(':popover-open')")
        assert open_note(page) == note
        reference = page.locator(f"#{note.replace('note', 'ref')}")
        expect(reference).to_be_visible()
        expect(reference).to_be_in_viewport()


def test_a_source_is_found_on_the_page_of_sources(open_page: Open, site_url: str) -> None:
    page = open_page(site_url)
    search(page, "Rare Earth Exchanges")
    hit(page, "#source-bbc-ree")
    page.wait_for_url("**/sources/**#source-bbc-ree")
    expect(page.locator("#source-bbc-ree")).to_be_in_viewport()


def test_the_article_is_found_by_its_words(open_page: Open, site_url: str) -> None:
    page = open_page(site_url)
    search(page, "geopolitics meets geology")
    page.locator("a.md-search-result__link[href*='putin-rare-minerals/?h=']").first.click()
    page.wait_for_url("**/articles/putin-rare-minerals/**")
    expect(page.locator("[data-gloss-article] h1")).to_be_visible()
