"""Notes in the margin: in order, apart, near their marks, and nothing of the article moves."""

from __future__ import annotations

from typing import Any

import pytest
from pages import (
    Open,
    layout,
    open_note,
    press,
    switch_off,
    switch_on,
    visible_references,
    wait_for_margin,
    wait_for_note,
    wrong_with_closed_note,
    wrong_with_open_note,
)
from playwright.sync_api import Page, expect

WIDE = {"width": 1440, "height": 900}

# Every note of the margin: its id, its box in the document, and where its mark stands.
_ASIDES = """() => [...document.querySelectorAll(".gloss-aside")].map((note) => {
  const box = note.getBoundingClientRect();
  const mark = document.getElementById(note.id.replace("note", "ref")).getBoundingClientRect();
  return {
    id: note.id.replace("note-", ""), left: box.left, right: box.right,
    top: box.top + scrollY, bottom: box.bottom + scrollY, mark: mark.top + scrollY,
  };
})"""

_ARTICLE = """() => {
  const box = document.querySelector("[data-gloss-article]").getBoundingClientRect();
  return [box.left, box.right, box.top + scrollY, box.bottom + scrollY];
}"""


def asides(page: Page) -> list[dict[str, Any]]:
    """The notes of the margin from top to bottom, in a row from left to right."""
    wait_for_margin(page)
    found: list[dict[str, Any]] = page.evaluate(_ASIDES)
    return sorted(found, key=lambda note: (note["top"], note["left"]))


def collisions(notes: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [
        (one["id"], other["id"])
        for at, one in enumerate(notes)
        for other in notes[at + 1 :]
        if one["bottom"] > other["top"] + 0.5
        and one["top"] < other["bottom"] - 0.5
        and one["right"] > other["left"] + 0.5
        and one["left"] < other["right"] - 0.5
    ]


@pytest.mark.parametrize("kinds", [(), ("claim",), ("claim", "signal", "overlap")])
@pytest.mark.parametrize("width", [1220, 1440, 1920])
def test_every_note_that_is_shown_stands_in_the_margin(
    open_page: Open, article_url: str, width: int, kinds: tuple[str, ...]
) -> None:
    page = open_page(article_url, viewport={"width": width, "height": 900})
    if kinds:
        switch_on(page, *kinds)
    notes = asides(page)
    references = visible_references(page)
    assert [note["id"] for note in notes] == references
    assert collisions(notes) == []
    left, right, top, bottom = page.evaluate(_ARTICLE)
    for note in notes:
        assert note["left"] >= right or note["right"] <= left, note
        assert note["right"] <= width
        assert note["top"] >= top - 1
    # Labels alone may need a little more room than the article has.
    assert notes[-1]["bottom"] <= bottom + 60


def test_few_notes_stand_right_beside_their_marks(open_page: Open, article_url: str) -> None:
    page = open_page(article_url, viewport=WIDE)
    switch_off(page, "figure", "link")
    notes = asides(page)
    assert len(notes) == 10
    assert page.locator(".gloss-sheet").get_attribute("data-density") == "cards"
    away = sorted(abs(note["top"] - note["mark"]) for note in notes)
    assert away[len(away) // 2] < 30
    assert away[-1] < 200


def test_a_card_says_in_one_glance_what_it_comes_to(open_page: Open, article_url: str) -> None:
    page = open_page(article_url, viewport=WIDE)
    switch_off(page, "figure", "link")
    note = page.locator("#note-q2")
    for part in ("Q2", "Quote", "truncated", "Vladimir Putin", "24 February 2025"):
        expect(note).to_contain_text(part, use_inner_text=True)
    assert "Cut in mid-sentence" not in note.inner_text()


@pytest.mark.parametrize("kinds", [(), ("claim", "signal", "overlap")])
def test_a_click_on_a_note_opens_it_and_nothing_moves(
    open_page: Open, article_url: str, kinds: tuple[str, ...]
) -> None:
    page = open_page(article_url, viewport=WIDE)
    if kinds:
        switch_on(page, *kinds)
    before, margin = layout(page), asides(page)
    for ident in ("f1", "q2", "l3", "q10"):
        press(page, f"#note-{ident} .gloss-label")
        assert not wrong_with_open_note(page, ident)
        assert layout(page) == before
        press(page, f"#ref-{ident}")
        assert not wrong_with_closed_note(page, ident)
        assert layout(page) == before
    # Firefox counts in sixtieths of a pixel, which leaves crumbs.
    assert asides(page) == [pytest.approx(note, abs=0.01) for note in margin]


def test_a_mark_and_its_note_light_up_together(open_page: Open, article_url: str) -> None:
    page = open_page(article_url, viewport=WIDE)
    page.locator("mark[data-gloss~=q2]").first.hover()
    assert page.locator("#note-q2.gloss-lit").count() == 1
    page.locator("#note-f1").hover()
    assert page.locator("#note-q2.gloss-lit").count() == 0
    assert page.locator("mark[data-gloss~=f1].gloss-lit").count() > 0


def test_notes_go_back_to_the_list_where_the_page_gets_narrow(
    open_page: Open, article_url: str
) -> None:
    page = open_page(article_url, viewport=WIDE)
    assert len(asides(page)) == 52
    order = page.evaluate("[...document.querySelectorAll('.gloss-note')].map((note) => note.id)")
    page.set_viewport_size({"width": 800, "height": 900})
    page.wait_for_function("!document.querySelector('.gloss-aside')")
    list_ = page.locator(".gloss-notes > ol > li")
    assert [note.get_attribute("id") for note in list_.all()] == order
    page.locator("#note-q2").scroll_into_view_if_needed()
    expect(page.locator("#note-q2")).to_contain_text("Cut in mid-sentence", use_inner_text=True)
    page.set_viewport_size(WIDE)
    page.wait_for_function("document.querySelectorAll('.gloss-aside').length === 52")


def test_loading_shifts_nothing_that_is_seen(open_page: Open, article_url: str) -> None:
    for size in (WIDE, {"width": 800, "height": 900}, {"width": 390, "height": 844}):
        page = open_page(article_url, viewport=size)
        shift = page.evaluate("""() => new Promise((done) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
          }).observe({ type: "layout-shift", buffered: true });
          setTimeout(() => done(sum), 500);
        })""")
        assert shift < 0.01, size


def test_the_margin_can_be_turned_off(open_page: Open, plain_theme_url: str) -> None:
    page = open_page(f"{plain_theme_url}articles/library/", viewport=WIDE)
    assert len(asides(page)) > 0
    page.evaluate("document.querySelector('.gloss-page').removeAttribute('data-gloss-margin')")
    page.set_viewport_size({"width": 1500, "height": 900})
    page.wait_for_function("!document.querySelector('.gloss-aside')")


def test_the_browser_s_own_search_opens_the_note_it_finds(
    open_page: Open, article_url: str
) -> None:
    page = open_page(article_url, viewport=WIDE)
    rest = page.locator("#note-q2 .gloss-rest")
    assert rest.get_attribute("hidden") == "until-found"
    rest.dispatch_event("beforematch", {"bubbles": True})
    wait_for_note(page, "q2")
    assert open_note(page) == "note-q2"


def test_a_long_article_of_another_site(open_page: Open, plain_theme_url: str) -> None:
    """In MkDocs' own theme, whose page is narrower."""
    page = open_page(f"{plain_theme_url}articles/library/", viewport=WIDE)
    switch_on(page)
    notes = asides(page)
    assert [note["id"] for note in notes] == visible_references(page)
    assert collisions(notes) == []
