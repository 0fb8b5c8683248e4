"""What axe-core, a judge of accessibility, finds on our pages: nothing."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from firefox import FIREFOX
from pages import Open, panel, press, switch_on
from playwright.sync_api import Page

schemes = pytest.mark.parametrize("scheme", ["light", "dark"])


# Material's search box is a dialog without a name, in Material's own template, on every page
# that it makes. No style sheet can name it, and a copy of the template would go stale.
NOT_OURS = [("aria-dialog-name", [".md-search"])]


def violations(page: Page, part: str | None = None) -> list[str]:
    """What breaks a rule on the page, the theme included, or on a part of it."""
    page.wait_for_timeout(300)  # the theme fades some of its colours in
    results = Axe().run(page, context=part).response
    assert len(results["passes"]) > (3 if part else 10)
    return [
        f"{violation['id']}: {node['html'][:200]} {node['failureSummary'][:300]}"
        for violation in results["violations"]
        for node in violation["nodes"]
        if (violation["id"], node["target"]) not in NOT_OURS
        # Whatever scrolls can be reached by Tab in Firefox; axe looks for a tabindex.
        and not (FIREFOX and violation["id"] == "scrollable-region-focusable")
    ]


@schemes
def test_the_article(open_page: Open, article_url: str, scheme: str) -> None:
    page = open_page(article_url, color_scheme=scheme)
    assert violations(page) == []


@schemes
def test_the_article_with_all_its_layers_and_a_note_open(
    open_page: Open, article_url: str, scheme: str
) -> None:
    page = open_page(article_url, color_scheme=scheme)
    switch_on(page)
    page.locator(".gloss-about summary").click()
    for summary in page.locator(".gloss-question summary").all():
        summary.click()
    press(page, "#ref-q2")
    assert violations(page) == []


@schemes
def test_an_open_note_of_each_kind(open_page: Open, small_url: str, scheme: str) -> None:
    page = open_page(f"{small_url}articles/library/", color_scheme=scheme)
    switch_on(page)
    for ident in ("q1", "f1", "c1", "s1", "l1", "o1"):
        press(page, f"#ref-{ident}")
        assert violations(page) == []
        page.keyboard.press("Escape")


def test_an_open_note_on_a_small_screen(open_page: Open, article_url: str) -> None:
    small = {"width": 320, "height": 640}
    page = open_page(article_url, viewport=small, has_touch=True, is_mobile=True)
    press(page, "#ref-f8", tap=True)
    assert violations(page) == []


@schemes
@pytest.mark.parametrize("state", ["filter", "legend", "bare", "full"])
def test_the_states_of_the_bar(open_page: Open, small_url: str, state: str, scheme: str) -> None:
    wide = {"width": 1440, "height": 900}
    page = open_page(f"{small_url}articles/library/", viewport=wide, color_scheme=scheme)
    if state in ("bare", "full"):
        page.locator(f".gloss-mode-{state}").click()
        assert violations(page) == []
    else:
        with panel(page, state):
            assert violations(page) == []


def test_every_note_in_a_margin_of_labels(open_page: Open, article_url: str) -> None:
    page = open_page(article_url, viewport={"width": 1440, "height": 900})
    switch_on(page)
    assert violations(page) == []


@schemes
@pytest.mark.parametrize("path", ["", "sources/", "how-to-read/", "guide/gloss-your-own/"])
def test_the_other_pages(open_page: Open, site_url: str, path: str, scheme: str) -> None:
    page = open_page(f"{site_url}{path}", color_scheme=scheme)
    assert violations(page) == []


def test_under_the_builder_s_own_theme(open_page: Open, plain_theme_url: str) -> None:
    """Our part of the page alone: that theme's own bars are faint and outside of landmarks."""
    page = open_page(f"{plain_theme_url}articles/library/")
    switch_on(page)
    press(page, "#ref-q1")
    assert violations(page, ".gloss-page") == []
