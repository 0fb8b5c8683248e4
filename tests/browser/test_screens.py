"""Every width, and the settings with which readers help themselves."""

from __future__ import annotations

import pytest
from pages import Open, layout, press, switch_on, visible_references, wrong_with_open_note

PATHS = ["", "articles/putin-rare-minerals/", "sources/", "how-to-read/", "guide/gloss-your-own/"]

_SIDEWAYS = """() => {
  const root = document.scrollingElement;
  return root.scrollWidth - root.clientWidth;
}"""

# What of our own reaches over the right edge of the screen.
_OVER = """() => [...document.querySelectorAll(".gloss-page *, [class^=gloss-], [class^=gloss-] *")]
  .filter((element) => {
    const box = element.getBoundingClientRect();
    if (element.closest(".gloss-table *")) return false;  // it scrolls on its own
    return box.width > 1 && box.right > document.documentElement.clientWidth + 1;
  })
  .map((element) => element.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("width", [320, 768, 1440])
@pytest.mark.parametrize("path", PATHS)
def test_nothing_scrolls_sideways(open_page: Open, site_url: str, path: str, width: int) -> None:
    page = open_page(f"{site_url}{path}", viewport={"width": width, "height": 800})
    if path.startswith("articles"):
        switch_on(page)
        page.locator(".gloss-about summary").click()
        for summary in page.locator(".gloss-question summary").all():
            summary.click()
    assert page.evaluate(_SIDEWAYS) == 0
    assert page.evaluate(_OVER) == []


def test_larger_type_does_not_scroll_sideways(open_page: Open, article_url: str) -> None:
    """Twice the type on a screen of 1280 is the layout of 640; four times that of 320."""
    page = open_page(article_url, viewport={"width": 1280, "height": 800})
    page.add_style_tag(content="html { font-size: 250% !important }")
    switch_on(page)
    assert page.evaluate(_SIDEWAYS) == 0
    press(page, "#ref-q2")
    assert not wrong_with_open_note(page, "q2")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ident", ["q2", "f8", "s2"])
def test_notes_in_forced_colours_and_without_motion(
    open_page: Open, article_url: str, ident: str, scheme: str
) -> None:
    page = open_page(
        article_url, forced_colors="active", reduced_motion="reduce", color_scheme=scheme
    )
    switch_on(page)
    assert len(visible_references(page)) == 163
    before = layout(page)
    press(page, f"#ref-{ident}")
    assert not wrong_with_open_note(page, ident)
    assert layout(page) == before


def test_kinds_are_told_apart_in_forced_colours(open_page: Open, article_url: str) -> None:
    """Where a browser takes all backgrounds away, every kind of mark still has a shape."""
    page = open_page(article_url, forced_colors="active")
    switch_on(page)
    shapes = page.evaluate("""() => Object.fromEntries(
      ["quote", "figure", "claim", "signal", "link", "overlap"].map((kind) => {
        const alone = [...document.querySelectorAll(`mark.gloss-${kind}`)]
          .find((mark) => mark.className.trim().split(/\\s+/).length === 2);
        const style = getComputedStyle(alone);
        return [kind, [
          style.borderTopStyle, style.borderTopWidth, style.borderBottomStyle,
          style.borderBottomWidth, style.textDecorationLine, style.textDecorationStyle,
        ].join(" ")];
      }))""")
    assert len(set(shapes.values())) == 6, shapes


@pytest.mark.parametrize("ident", ["q2", "f8", "c3"])
def test_dark_marks_can_be_read(open_page: Open, article_url: str, ident: str) -> None:
    page = open_page(article_url, color_scheme="dark")
    switch_on(page)
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    press(page, f"#ref-{ident}")
    assert not wrong_with_open_note(page, ident)
    colours = page.evaluate("""() => {
      const style = getComputedStyle(document.querySelector(":popover-open"));
      return [style.color, style.backgroundColor];
    }""")
    ink, paper = (sum(int(part) for part in colour[4:-1].split(",")) for colour in colours)
    assert ink > 600
    assert paper < 200
    bar = "getComputedStyle(document.querySelector(':popover-open')).scrollbarColor"
    assert page.evaluate(bar) != "auto", "white in Firefox"


def test_the_palette_can_be_switched_with_a_note_open(open_page: Open, article_url: str) -> None:
    page = open_page(article_url)
    press(page, "label[for=__palette_1]:not([hidden])")
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    press(page, "#ref-q2")
    assert not wrong_with_open_note(page, "q2")


# The characters of each full line of the article's paragraphs, references left out.
_LINES = """() => {
  const lengths = [];
  for (const paragraph of document.querySelectorAll("[data-gloss-article] > p")) {
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    const lines = new Map();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement.closest(".gloss-ref")) continue;
      for (let at = 0; at < node.length; at += 1) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const line = Math.round(range.getBoundingClientRect().bottom / 12);
        lines.set(line, (lines.get(line) || 0) + 1);
      }
    }
    lengths.push(...[...lines.values()].slice(0, -1));
  }
  return lengths;
}"""


@pytest.mark.parametrize("width", [768, 1280, 1440])
def test_a_line_has_sixty_to_seventy_five_characters(
    open_page: Open, article_url: str, width: int
) -> None:
    page = open_page(article_url, viewport={"width": width, "height": 900})
    page.locator(".gloss-mode-bare").click()
    lengths = sorted(page.evaluate(_LINES))
    assert len(lengths) > 20
    assert 60 <= lengths[len(lengths) // 2] <= 75


@pytest.mark.parametrize("width", [320, 1440])
def test_controls_are_large_enough_to_hit(open_page: Open, article_url: str, width: int) -> None:
    """24 px (WCAG 2.5.8); references stand in the text, where a line is as high as it is."""
    page = open_page(article_url, viewport={"width": width, "height": 800})
    small = []
    for name in ("filter", "legend"):
        page.locator(f".gloss-{name} > summary").click()
        small += page.evaluate("""() => [
          ...document.querySelectorAll(".gloss-bar :is(label, button, summary, .gloss-panel a)")
        ].filter((each) => each.checkVisibility({ visibilityProperty: true })).map((each) => {
          const box = each.getBoundingClientRect();
          return [each.textContent.trim(), box.width, box.height];
        }).filter(([, width, height]) => width < 24 || height < 24)""")
    assert small == []
    page.keyboard.press("Escape")
    press(page, "#ref-q2")
    assert (
        page.evaluate("""() => [...document.querySelectorAll(":popover-open button")]
      .map((each) => each.getBoundingClientRect())
      .filter((box) => box.width < 24 || box.height < 24).length""")
        == 0
    )


def test_the_first_sight_on_a_phone_is_the_article(open_page: Open, article_url: str) -> None:
    page = open_page(article_url, viewport={"width": 390, "height": 844})
    top, bottom = page.evaluate("""() => {
      const box = document.querySelector("[data-gloss-article] p").getBoundingClientRect();
      return [box.top, box.bottom];
    }""")
    assert top < 844 * 0.4
    assert bottom - top > 300


@pytest.mark.parametrize("width", [320, 768, 1440])
def test_an_article_from_right_to_left(open_page: Open, small_url: str, width: int) -> None:
    page = open_page(f"{small_url}articles/sifriya/", viewport={"width": width, "height": 900})
    article = page.locator("[data-gloss-article]")
    assert (article.get_attribute("dir"), article.get_attribute("lang")) == ("rtl", "he")
    assert page.evaluate(_SIDEWAYS) == 0
    before = layout(page)
    for ident in ("q1", "f1", "f2"):
        # A reference follows its words, which is to their left.
        mark = page.locator(f"mark[data-gloss~={ident}]").first.bounding_box()
        reference = page.locator(f"#ref-{ident}").bounding_box()
        assert mark is not None
        assert reference is not None
        same_line = abs(mark["y"] - reference["y"]) < 24
        assert not same_line or reference["x"] + reference["width"] <= mark["x"] + 12
        press(page, f"#ref-{ident}")
        assert not wrong_with_open_note(page, ident)
        assert layout(page) == before
        page.keyboard.press("Escape")
