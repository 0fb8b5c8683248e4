"""The bar: bare, marked and full; what is shown; from note to note; all of it kept."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from pages import (
    Open,
    layout,
    open_note,
    panel,
    press,
    switch_on,
    tick,
    visible_references,
    wait_for_note,
    wrong_with_open_note,
)
from playwright.sync_api import Page, expect

_WORDS = "document.querySelector('[data-gloss-article]').innerText.split(/\\s+/).length"


def mode(page: Page, name: str) -> None:
    press(page, f".gloss-mode-{name}")


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def only(page: Page, **facets: str) -> None:
    """Tick one box of each facet that is named."""
    with panel(page, "filter"):
        for facet, value in facets.items():
            page.locator(f".gloss-facet[data-facet={facet}][value='{value}']").first.check()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_the_bare_article(open_page: Open, article_url: str, scripts: bool) -> None:
    page = open_page(article_url, java_script_enabled=scripts)
    mode(page, "bare")
    assert visible_references(page) == []
    for part in ("summary", "notes", "timeline", "questions", "bibliography", "strip"):
        assert not page.locator(f".gloss-{part}").is_visible()
    style = page.evaluate("""() => {
      const style = getComputedStyle(document.querySelector("mark.gloss-quote"));
      return [style.backgroundColor, style.textDecorationLine, style.borderBottomColor];
    }""")
    assert style == ["rgba(0, 0, 0, 0)", "none", "rgba(0, 0, 0, 0)"]
    if scripts:
        assert page.locator(".gloss-aside").count() == 0
        assert asked(page) == {"notes": ["bare"]}
    mode(page, "marks")
    assert len(visible_references(page)) == 52
    assert page.locator(".gloss-notes").is_visible()


def test_full_notes_stand_after_their_paragraphs_and_go_back(
    open_page: Open, article_url: str
) -> None:
    page = open_page(article_url)
    order = page.evaluate("[...document.querySelectorAll('.gloss-note')].map((note) => note.id)")
    mode(page, "full")
    wrong = page.evaluate("""() => {
      const wrong = [];
      for (const block of document.querySelectorAll("[data-gloss-article] > *")) {
        const shown = [...block.querySelectorAll("a.gloss-ref")]
          .filter((each) => each.checkVisibility()).map((each) => `note-${each.dataset.glossRef}`);
        const after = block.nextElementSibling;
        const notes = after && after.matches("ol.gloss-inline")
          ? [...after.children].map((note) => note.id) : [];
        if (!block.matches(".gloss-inline") && shown.join() !== notes.join()) {
          wrong.push([block.textContent.slice(0, 30), shown, notes]);
        }
      }
      return wrong;
    }""")
    assert wrong == []
    assert page.locator(".gloss-inline > li").count() == 52
    note = page.locator(".gloss-inline #note-q2")
    expect(note).to_contain_text("Cut in mid-sentence", use_inner_text=True)
    assert note.inner_text().count("Cut in mid-sentence") == 1
    press(page, "#ref-q2")
    assert not wrong_with_open_note(page, "q2")
    page.keyboard.press("Escape")
    mode(page, "marks")
    assert page.locator(".gloss-inline").count() == 0
    after = page.evaluate("[...document.querySelectorAll('.gloss-note')].map((note) => note.id)")
    assert after == order


def test_a_filter_by_speaker(open_page: Open, article_url: str) -> None:
    page = open_page(article_url)
    only(page, speaker="peskov")
    speakers = page.evaluate("""() => [...document.querySelectorAll("a.gloss-ref")]
      .filter((each) => each.checkVisibility())
      .map((each) => document.getElementById(`note-${each.dataset.glossRef}`).dataset.speaker)""")
    assert set(speakers) == {"peskov"}
    assert asked(page)["speaker"] == ["peskov"]
    # What is left out is no mark any more.
    assert page.locator("mark.gloss-link").count() == 0
    assert page.locator(".gloss-place").inner_text() == f"Notes: {len(speakers)}"


def test_a_filter_by_verdict_shows_its_kinds(open_page: Open, article_url: str) -> None:
    """Claims are off at first; who looks for a verdict wants theirs, too."""
    page = open_page(article_url)
    only(page, word="misleading")
    shown = visible_references(page)
    assert len(shown) == 7
    assert {ident[0] for ident in shown} == {"f", "c"}


def test_a_quote_is_found_by_each_of_its_words(open_page: Open, article_url: str) -> None:
    page = open_page(article_url)
    only(page, word="altered")
    assert "q2" in visible_references(page)  # first of all it is truncated


def test_a_filter_by_signal(open_page: Open, article_url: str) -> None:
    page = open_page(article_url)
    only(page, word="loaded-language")
    shown = visible_references(page)
    assert 1 < len(shown) <= 10
    assert {ident[0] for ident in shown} == {"s"}


def test_what_was_left_out_comes_back(open_page: Open, article_url: str) -> None:
    page = open_page(article_url)
    before = page.evaluate(
        "[...document.querySelectorAll('mark[data-gloss]')].map((mark) => mark.className)"
    )
    only(page, speaker="putin", word="truncated")
    assert len(visible_references(page)) < 10
    with panel(page, "filter"):
        expect(page.locator(".gloss-shown-count")).to_have_text("4 of 163 shown")
        page.locator(".gloss-reset").click()
        expect(page.locator(".gloss-shown-count")).to_have_text("52 of 163 shown")
    after = page.evaluate(
        "[...document.querySelectorAll('mark[data-gloss]')].map((mark) => mark.className)"
    )
    assert [set(each.split()) for each in after] == [set(each.split()) for each in before]
    assert asked(page) == {}


def test_every_note_is_printed_whatever_is_filtered(open_page: Open, article_url: str) -> None:
    page = open_page(article_url)
    only(page, speaker="peskov")
    page.emulate_media(media="print")
    notes = page.locator(".gloss-notes > ol > li")
    assert notes.count() == 174
    assert all(note.is_visible() for note in notes.all())


def test_the_state_is_in_the_address_and_in_the_browser(
    open_page: Open, article_url: str, site_url: str
) -> None:
    page = open_page(article_url)
    switch_on(page, "claim")
    mode(page, "full")
    shown = visible_references(page)
    address = page.url
    assert asked(page) == {"notes": ["full"], "kinds": ["quote,figure,claim,link"]}
    page.reload()
    assert visible_references(page) == shown
    assert page.locator(".gloss-inline").count() > 0
    # Another page, and back without a word in the address.
    page.goto(f"{site_url}sources/")
    page.goto(article_url)
    assert visible_references(page) == shown
    # Somebody else, with the address alone.
    other = open_page(address)
    assert visible_references(other) == shown


def test_an_address_with_nonsense_does_no_harm(open_page: Open, article_url: str) -> None:
    page = open_page(f"{article_url}?notes=%3Cb%3E&kinds=,,x&speaker=nobody&word=&h=minerals")
    page.locator(".gloss-scripted").wait_for()
    assert visible_references(page) == []
    with panel(page, "filter"):
        page.locator(".gloss-reset").click()
    assert len(visible_references(page)) == 52
    assert asked(page) == {"h": ["minerals"]}


def test_storage_that_is_broken_or_closed_does_no_harm(open_page: Open, article_url: str) -> None:
    page = open_page(article_url)
    page.evaluate("localStorage.setItem('glossator', '{not json')")
    page.reload()
    assert len(visible_references(page)) == 52
    page.add_init_script("""for (const name of ["getItem", "setItem"]) {
      const old = Storage.prototype[name];
      Storage.prototype[name] = function (key, ...rest) {
        if (key === "glossator") throw new Error("closed");
        return old.call(this, key, ...rest);
      };
    }""")
    page.reload()
    mode(page, "bare")
    assert visible_references(page) == []


def test_from_note_to_note_by_button_and_by_key(open_page: Open, article_url: str) -> None:
    page = open_page(article_url)
    references = visible_references(page)
    page.locator("[data-walk='1']").click()
    wait_for_note(page, references[0])
    assert page.locator(".gloss-place").inner_text() == "1 of 52"
    for ident in references[1:6]:
        page.keyboard.press("j")
        wait_for_note(page, ident)
    page.keyboard.press("k")
    wait_for_note(page, references[4])
    page.keyboard.press("Escape")
    page.locator("[data-walk='-1']").click()
    wait_for_note(page, references[3])
    # Round the end.
    for _ in range(4):
        page.keyboard.press("k")
    wait_for_note(page, references[-1])


def test_the_walk_goes_through_what_is_shown(open_page: Open, article_url: str) -> None:
    page = open_page(article_url)
    only(page, word="spliced")
    page.keyboard.press("j")
    wait_for_note(page, visible_references(page)[0])
    assert page.locator(".gloss-place").inner_text() == "1 of 1"


def test_one_key_for_the_mode_and_a_switch_for_all_keys(open_page: Open, article_url: str) -> None:
    page = open_page(article_url)
    for expected in ("full", "bare", "marks"):
        page.keyboard.press("m")
        assert page.locator("[name=gloss-mode]:checked").get_attribute("value") == expected
    with panel(page, "legend"):
        page.locator(".gloss-keys").uncheck()
    for _ in range(2):
        page.keyboard.press("j")
        page.keyboard.press("m")
        assert open_note(page) is None
        assert page.locator("[name=gloss-mode]:checked").get_attribute("value") == "marks"
        page.reload()  # remembered
        page.locator(".gloss-scripted").wait_for()


def test_keys_are_letters_where_one_writes(open_page: Open, article_url: str) -> None:
    page = open_page(article_url)
    page.locator(".md-search__input").focus()
    page.keyboard.type("jm")
    assert page.locator(".md-search__input").input_value() == "jm"
    assert open_note(page) is None


def test_a_panel_closes_by_escape_and_by_a_click_outside(open_page: Open, article_url: str) -> None:
    page = open_page(article_url)
    before = layout(page)
    summary = page.locator(".gloss-filter > summary")
    summary.click()
    assert layout(page) == before
    page.keyboard.press("Escape")
    assert not page.locator(".gloss-filter .gloss-panel-body").is_visible()
    expect(summary).to_be_focused()
    summary.click()
    page.mouse.click(2, 400)
    assert not page.locator(".gloss-filter .gloss-panel-body").is_visible()
    summary.click()
    page.locator(".gloss-legend > summary").click()
    assert not page.locator(".gloss-filter .gloss-panel-body").is_visible()


def test_the_legend_explains_every_style_of_the_page(open_page: Open, article_url: str) -> None:
    page = open_page(article_url)
    with panel(page, "legend"):
        legend = page.locator(".gloss-legend .gloss-panel-body")
        words = page.evaluate("""() => [...new Set(
          [...document.querySelectorAll(".gloss-note .gloss-word[data-judgement]")]
            .filter((word) => !word.closest("[data-kind=signal], [data-kind=overlap]"))
            .map((word) => word.dataset.judgement))]""")
        assert len(words) >= 10
        for word in words:
            assert legend.locator(f".gloss-word[data-judgement='{word}']").count() >= 1, word
        for kind in ("quote", "figure", "claim", "signal", "link", "overlap"):
            assert legend.locator(f".gloss-sample-{kind}").is_visible()


@pytest.mark.parametrize(
    "address", ["#q2", "#note-q2", "?notes=bare#q2", "#s2", "?word=spliced#q2"]
)
def test_an_address_opens_a_note(open_page: Open, article_url: str, address: str) -> None:
    page = open_page(f"{article_url}{address}")
    ident = address[-2:]
    wait_for_note(page, ident)
    page.reload()
    wait_for_note(page, ident)


def test_a_link_and_a_citation_are_copied(open_page: Open, article_url: str) -> None:
    page = open_page(article_url, permissions=["clipboard-read", "clipboard-write"])
    press(page, "#ref-q2")
    page.locator(":popover-open .gloss-copy", has_text="Copy link").click()
    page.locator(":popover-open .gloss-copy", has_text="Copied").wait_for()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == f"{article_url}#note-q2"
    page.locator(":popover-open .gloss-copy", has_text="Copy citation").click()
    page.wait_for_function("navigator.clipboard.readText().then((text) => text.startsWith('“'))")
    citation = page.evaluate("navigator.clipboard.readText()")
    for part in ("We’re ready to attract foreign partners,", "Kenkou Land", "25 February 2025",
                 "Note Q2, quote, truncated", link):  # fmt: skip
        assert part in citation
    other = open_page(link)
    wait_for_note(other, "q2")


def test_where_nothing_can_be_copied_the_text_is_shown(open_page: Open, article_url: str) -> None:
    page = open_page(article_url)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }")
    press(page, "#ref-q2")
    page.locator(":popover-open .gloss-copy", has_text="Copy link").click()
    box = page.locator(":popover-open textarea")
    assert box.input_value() == f"{article_url}#note-q2"
    page.keyboard.press("Escape")
    expect(page.locator(".gloss-note textarea")).to_have_count(0)


def test_words_added_to_a_paragraph_stay_within_the_budget(
    open_page: Open, article_url: str
) -> None:
    """By ear: nothing in the bare article; five words for a reference at first sight, and never
    more than eight, since what a signal is called is its author's."""
    page = open_page(article_url)
    names = page.evaluate("""() => [...document.querySelectorAll("a.gloss-ref")]
      .map((each) => [each.checkVisibility(), each.ariaLabel.split(/[\\s,]+/).length])""")
    assert len(names) == 163
    assert max(number for shown, number in names if shown) <= 5
    assert max(number for _, number in names) <= 8
    article = page.locator("[data-gloss-article]")
    spoken = article.aria_snapshot()
    assert 'link "Note Q2, quote, truncated"' in spoken
    mode(page, "bare")
    assert "link" not in article.aria_snapshot()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_reader_chooses_plain_words_once(
    open_page: Open, article_url: str, scripts: bool
) -> None:
    page = open_page(article_url, java_script_enabled=scripts)
    worded, plain = page.locator("#note-f8 .gloss-worded"), page.locator("#note-f8 .gloss-plain")
    shown = "element => getComputedStyle(element).display !== 'none'"
    assert (worded.evaluate(shown), plain.evaluate(shown)) == (True, False)
    press(page, ".gloss-filter > summary")
    tick(page, page.get_by_label("In plain words"), True)
    assert (worded.evaluate(shown), plain.evaluate(shown)) == (False, True)
    if scripts:
        assert "plain=plain" in page.url
        page.goto(article_url)
        assert (worded.evaluate(shown), plain.evaluate(shown)) == (False, True)
