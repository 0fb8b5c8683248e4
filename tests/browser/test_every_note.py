"""Every note of the first article, opened and closed by mouse, by keyboard and by tap."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle

import pytest
from pages import (
    Open,
    layout,
    press,
    switch_on,
    visible_references,
    wrong_with_closed_note,
    wrong_with_open_note,
)
from playwright.sync_api import Page

IN_THE_TEXT = 163
"""All notes but the eleven about the article as a whole."""

MOVED = "{}: the article's words moved"


def closings(page: Page) -> Iterator[str]:
    """Close the open note, each time in another way."""
    for way in cycle(["Escape", "button", "reference", "outside"]):
        if way == "Escape":
            page.keyboard.press("Escape")
        elif way == "button":
            press(page, ":popover-open .gloss-close")
        elif way == "reference":
            press(page, ".gloss-ref.gloss-open")
        else:
            page.mouse.click(2, 300)
        yield way


@pytest.mark.parametrize("width", [1440, 800], ids=["margin", "no-margin"])
def test_by_mouse(open_page: Open, article_url: str, width: int) -> None:
    page = open_page(article_url, viewport={"width": width, "height": 900})
    switch_on(page)
    references = visible_references(page)
    assert len(references) == IN_THE_TEXT
    close = closings(page)
    before = layout(page)
    wrong = []
    for ident in references:
        press(page, f"#ref-{ident}")
        wrong += wrong_with_open_note(page, ident)
        if layout(page) != before:
            wrong.append(MOVED.format(ident))
        way = next(close)
        wrong += [f"{way}: {each}" for each in wrong_with_closed_note(page, ident)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    "viewport",
    [{"width": 320, "height": 640}, {"width": 640, "height": 360}],
    ids=["portrait", "landscape"],
)
def test_by_tap(open_page: Open, article_url: str, viewport: dict[str, int]) -> None:
    page = open_page(article_url, viewport=viewport, has_touch=True, is_mobile=True)
    switch_on(page)
    references = visible_references(page)
    assert len(references) == IN_THE_TEXT
    before = layout(page)
    wrong = []
    for number, ident in enumerate(references):
        press(page, f"#ref-{ident}", tap=True)
        wrong += wrong_with_open_note(page, ident)
        if layout(page) != before:
            wrong.append(MOVED.format(ident))
        if number % 2:
            press(page, ":popover-open .gloss-close", tap=True)
        else:
            press(page, f"#ref-{ident}", tap=True)
        wrong += wrong_with_closed_note(page, ident)
    assert not wrong, "\n".join(wrong)


def test_by_keyboard(open_page: Open, article_url: str) -> None:
    """Tab goes from one reference to the next, into a note, through its links and back."""
    page = open_page(article_url)
    switch_on(page)
    references = visible_references(page)
    inside = """() => {
      const body = document.querySelector(":popover-open");
      const active = document.activeElement;
      if (!body || !body.contains(active) || active === body) return null;
      const box = active.getBoundingClientRect(), frame = body.getBoundingClientRect();
      const seen = box.bottom > frame.top && box.top < frame.bottom;
      const name = active.getAttribute("href") || active.ariaLabel || active.textContent;
      return seen ? name : "unseen";
    }"""
    # From the button that closes it, which has the focus.
    expected = """() => [...document.querySelector(":popover-open").querySelectorAll("a, button")]
      .slice(1)
      .map((element) => element.getAttribute("href") || element.ariaLabel || element.textContent)"""
    wrong = []
    page.locator("[data-walk='1']").focus()
    for number, ident in enumerate(references):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.id") == f"ref-{ident}"
        page.keyboard.press("Enter")
        wrong += wrong_with_open_note(page, ident)
        links = page.evaluate(expected)
        reached = []
        while len(reached) <= len(links):
            page.keyboard.press("Tab")
            link = page.evaluate(inside)
            if link is None:
                break
            reached.append(link)
        if reached != links:
            wrong.append(f"{ident}: Tab reached {reached}, not {links}")
        wrong += wrong_with_closed_note(page, ident)
        if number % 10 == 0:
            page.keyboard.press("Enter")
            page.keyboard.press("Shift+Tab")
            wrong += wrong_with_closed_note(page, ident)
    assert not wrong, "\n".join(wrong)


def test_a_slow_click_on_the_reference_closes_its_note(open_page: Open, article_url: str) -> None:
    """A press outside closes the note before the click comes; it must not open it again."""
    page = open_page(article_url)
    press(page, "#ref-q2")
    box = page.locator("#ref-q2").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.wait_for_timeout(150)
    page.mouse.up()
    assert not wrong_with_closed_note(page, "q2")


def test_one_note_after_another(open_page: Open, article_url: str) -> None:
    """With no closing in between; the note that was open is in its list again."""
    page = open_page(article_url)
    for ident in ("q2", "f1", "f2", "q2"):
        press(page, f"#ref-{ident}")
        assert not wrong_with_open_note(page, ident)
    page.keyboard.press("Escape")
    assert not wrong_with_closed_note(page, "q2")


def test_opened_again_at_once(open_page: Open, article_url: str) -> None:
    page = open_page(article_url)
    page.locator("#ref-q2").focus()
    for _ in range(5):
        page.keyboard.press("Enter")
        assert not wrong_with_open_note(page, "q2")
        page.keyboard.press("Escape")
    assert not wrong_with_closed_note(page, "q2")
