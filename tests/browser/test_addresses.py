"""A note's address is good for ever: typed in, reloaded, followed and come back to."""

from __future__ import annotations

import pytest
from pages import (
    Open,
    open_note,
    press,
    switch_on,
    wait_for_note,
    wrong_with_closed_note,
    wrong_with_open_note,
)
from playwright.sync_api import expect


@pytest.mark.parametrize("ident", ["q2", "c5", "s6", "o16"])
def test_an_address_opens_its_note_in_the_text(
    open_page: Open, article_url: str, ident: str
) -> None:
    """Whatever its layer is: it is switched on."""
    page = open_page(f"{article_url}#note-{ident}")
    wait_for_note(page, ident)
    assert not wrong_with_open_note(page, ident)
    page.reload()
    wait_for_note(page, ident)
    page.keyboard.press("Escape")
    assert not wrong_with_closed_note(page, ident)
    expect(page.locator(f"#ref-{ident}")).to_be_in_viewport()


def test_a_note_on_the_whole_article_is_shown_in_the_list(
    open_page: Open, article_url: str
) -> None:
    page = open_page(f"{article_url}#note-d1")
    expect(page.locator("#note-d1")).to_be_in_viewport()
    assert open_note(page) is None


def test_an_address_that_leads_nowhere_does_no_harm(open_page: Open, article_url: str) -> None:
    for fragment in ("note-zz9", "%E0%A4%A"):
        page = open_page(f"{article_url}#{fragment}")
        expect(page.locator("[data-gloss-article] h1")).to_be_visible()
        assert open_note(page) is None


def test_a_changed_address_opens_another_note(open_page: Open, article_url: str) -> None:
    page = open_page(f"{article_url}#note-q2")
    wait_for_note(page, "q2")
    page.evaluate("location.hash = '#note-f8'")
    wait_for_note(page, "f8")


def test_opening_a_note_leaves_the_history_alone(open_page: Open, article_url: str) -> None:
    page = open_page(article_url)
    length = page.evaluate("history.length")
    press(page, "#ref-q2")
    page.keyboard.press("Escape")
    press(page, "#ref-f1")
    assert page.evaluate("history.length") == length
    assert page.url == article_url


def test_a_note_that_names_another_leads_to_it(open_page: Open, article_url: str) -> None:
    page = open_page(article_url)
    switch_on(page, "claim")
    press(page, "#ref-c6")
    page.locator(":popover-open a", has_text="F12").click()
    wait_for_note(page, "f12")
    assert page.url.endswith("#note-f12")
    page.keyboard.press("Escape")
    assert not wrong_with_closed_note(page, "f12")


def test_a_source_is_followed_to_the_list_and_its_note_closed(
    open_page: Open, article_url: str
) -> None:
    page = open_page(article_url)
    press(page, "#ref-q2")
    more = page.locator(":popover-open a[href*='#source-']").first
    ident = str(more.get_attribute("href")).partition("#")[2]
    more.click()
    assert open_note(page) is None
    expect(page.locator(f"#{ident}")).to_be_in_viewport()


def test_a_question_leads_to_the_notes_it_is_about(open_page: Open, article_url: str) -> None:
    page = open_page(article_url)
    question = page.locator(".gloss-question").first
    question.locator("summary").click()
    link = question.locator(".gloss-see a").first
    label = link.inner_text()
    link.click()
    wait_for_note(page, label.lower())


def test_the_way_from_the_list_back_to_the_text_switches_the_layer_on(
    open_page: Open, article_url: str
) -> None:
    page = open_page(article_url)
    assert not page.locator("#ref-s2").is_visible()
    page.locator("#note-s2 a.gloss-back").click()
    expect(page.locator("#ref-s2")).to_be_visible()
    expect(page.locator("#ref-s2")).to_be_in_viewport()


def test_the_sources_page_leads_to_a_note(open_page: Open, site_url: str) -> None:
    page = open_page(f"{site_url}sources/")
    page.locator("a[href*='#note-c5']").first.click()
    page.wait_for_url("**/articles/putin-rare-minerals/#note-c5")
    wait_for_note(page, "c5")


def test_instant_navigation_there_and_back(open_page: Open, article_url: str) -> None:
    """A → B → A without a page being loaded, and notes still open."""
    page = open_page(article_url)
    page.evaluate("window.stayed = true")
    press(page, "#ref-q2")
    page.keyboard.press("Escape")
    for _ in range(2):
        page.locator(".md-tabs a", has_text="Sources").click()
        page.wait_for_url("**/sources/")
        page.locator(".gloss-source-list").wait_for()
        page.locator(".md-tabs a", has_text="Articles").click()
        page.wait_for_url("**/articles/putin-rare-minerals/")
        page.locator(".gloss-scripted").wait_for()
        assert page.evaluate("window.stayed"), "the page was loaded anew"
        for ident in ("q2", "f1"):
            press(page, f"#ref-{ident}")
            assert not wrong_with_open_note(page, ident)
            page.keyboard.press("Escape")
            assert not wrong_with_closed_note(page, ident)


def test_a_note_that_is_open_when_the_page_changes(open_page: Open, article_url: str) -> None:
    page = open_page(article_url)
    press(page, "#ref-q2")
    assert open_note(page) == "note-q2"
    page.evaluate("document.querySelector('.md-tabs a[href*=sources]').click()")
    page.wait_for_url("**/sources/")
    page.go_back()
    page.locator(".gloss-scripted").wait_for()
    press(page, "#ref-f1")
    assert not wrong_with_open_note(page, "f1")


def test_under_the_builder_s_own_theme(open_page: Open, plain_theme_url: str) -> None:
    page = open_page(f"{plain_theme_url}articles/library/")
    for ident in ("q1", "f1", "f2", "l1"):
        press(page, f"#ref-{ident}")
        assert not wrong_with_open_note(page, ident)
        page.keyboard.press("Escape")
        assert not wrong_with_closed_note(page, ident)
    page.goto(f"{plain_theme_url}articles/library/#note-c1")
    wait_for_note(page, "c1")
