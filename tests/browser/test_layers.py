"""The layers: calm at first sight, switched by the reader, with scripts and without."""

from __future__ import annotations

import pytest
from pages import KINDS, Open, open_note, press, switch_off, switch_on, tick
from playwright.sync_api import Page

COUNTS = {"quote": 10, "figure": 27, "claim": 28, "signal": 52, "link": 15, "overlap": 31}
FIRST = {"quote", "figure", "link"}

# The kinds of mark that look different from the text around them.
_SHOWN = """() => {
  const shown = new Set();
  for (const kind of ["quote", "figure", "claim", "signal", "link", "overlap"]) {
    for (const mark of document.querySelectorAll(`mark.gloss-${kind}`)) {
      if (mark.className.trim().split(/\\s+/).length !== 2) continue;
      const style = getComputedStyle(mark);
      if (
        style.backgroundColor !== "rgba(0, 0, 0, 0)" ||
        style.backgroundImage !== "none" ||
        style.textDecorationLine !== "none" ||
        parseFloat(style.borderBottomWidth) > 0
      ) shown.add(kind);
    }
  }
  return [...shown];
}"""

_SEEN = """() => {
  const seen = {};
  for (const reference of document.querySelectorAll("[data-gloss-article] .gloss-ref")) {
    const kind = /gloss-ref-(\\w+)/.exec(reference.className)[1];
    if (reference.checkVisibility({ visibilityProperty: true })) seen[kind] = (seen[kind] || 0) + 1;
  }
  return seen;
}"""

scripts = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])


def seen_kinds(page: Page) -> dict[str, int]:
    """How many references of each kind can be seen."""
    seen: dict[str, int] = page.evaluate(_SEEN)
    return seen


@scripts
def test_first_sight_is_calm(open_page: Open, article_url: str, scripts: bool) -> None:
    page = open_page(article_url, java_script_enabled=scripts)
    assert seen_kinds(page) == {kind: COUNTS[kind] for kind in FIRST}
    assert set(page.evaluate(_SHOWN)) <= FIRST
    assert open_note(page) is None


@scripts
def test_each_layer_is_switched_by_itself(open_page: Open, article_url: str, scripts: bool) -> None:
    page = open_page(article_url, java_script_enabled=scripts)
    press(page, ".gloss-filter > summary")
    for kind in KINDS:
        box = page.locator(f".gloss-layer[data-layer={kind}]")
        tick(page, box, kind not in FIRST)
        assert seen_kinds(page) == {each: COUNTS[each] for each in FIRST ^ {kind}}
        assert set(page.evaluate(_SHOWN)) <= FIRST ^ {kind}
        tick(page, box, kind in FIRST)
        assert seen_kinds(page) == {each: COUNTS[each] for each in FIRST}


@scripts
def test_all_on_and_all_off(open_page: Open, article_url: str, scripts: bool) -> None:
    page = open_page(article_url, java_script_enabled=scripts)
    switch_on(page)
    assert seen_kinds(page) == COUNTS
    assert set(page.evaluate(_SHOWN)) == set(KINDS)
    switch_off(page)
    assert seen_kinds(page) == {}
    assert page.evaluate(_SHOWN) == []
    notes = page.locator(".gloss-notes > ol > li")
    assert notes.count() == 174
    assert notes.last.is_visible()


def test_a_box_is_switched_by_its_label_and_by_the_space_bar(
    open_page: Open, article_url: str
) -> None:
    page = open_page(article_url)
    page.locator(".gloss-filter > summary").click()
    box = page.get_by_role("checkbox", name="Claims 28")
    press(page, ".gloss-chip-claim .gloss-chip-name")
    assert box.is_checked()
    box.focus()
    page.keyboard.press("Space")
    assert not box.is_checked()


def test_a_click_on_marked_words_opens_their_note_and_closes_it(
    open_page: Open, article_url: str
) -> None:
    page = open_page(article_url)
    press(page, "mark[data-gloss~=q2]")
    assert open_note(page) == "note-q2"
    press(page, "mark[data-gloss~=q2]")
    assert open_note(page) is None


def test_a_click_on_words_of_a_layer_that_is_off_opens_nothing(
    open_page: Open, article_url: str
) -> None:
    page = open_page(article_url)
    press(page, "mark[data-gloss~=s2]")
    assert open_note(page) is None
    switch_on(page, "signal")
    press(page, "mark[data-gloss~=s2]")
    assert open_note(page) == "note-s2"


def test_selecting_marked_words_opens_nothing(open_page: Open, article_url: str) -> None:
    page = open_page(article_url)
    mark = page.locator("mark.gloss-quote").first
    mark.scroll_into_view_if_needed()
    left, right, middle = mark.evaluate("""(mark) => {
      const box = mark.getClientRects()[0];
      return [box.left + 1, box.right - 1, box.top + box.height / 2];
    }""")
    page.mouse.move(left, middle)
    page.mouse.down()
    page.mouse.move(right, middle, steps=3)
    page.mouse.up()
    assert page.evaluate("String(getSelection())") in mark.inner_text()
    assert page.evaluate("String(getSelection())") != ""
    assert open_note(page) is None


def test_a_double_click_selects_a_marked_word(open_page: Open, article_url: str) -> None:
    page = open_page(article_url)
    page.locator("mark.gloss-quote").first.dblclick()
    assert page.evaluate("String(getSelection())") != ""
