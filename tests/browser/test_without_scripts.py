"""With scripts off, every note is one link away, and its mark is one link back."""

from __future__ import annotations

import pytest
from pages import Open, frame, press, switch_on

# Follows every link of one kind as a click would, and tells which ends are not seen.
_UNSEEN = """(links) => {
  const wrong = [];
  for (const link of document.querySelectorAll(links)) {
    location.replace(link.getAttribute("href"));
    const end = document.querySelector(":target");
    if (!end) { wrong.push(`${link.hash}: nothing is there`); continue; }
    const box = end.getBoundingClientRect();
    const seen = end.checkVisibility({ visibilityProperty: true }) && box.width && box.height;
    if (!seen) wrong.push(`${link.hash}: not shown`);
    else if (box.bottom <= 0 || box.top >= innerHeight) wrong.push(`${link.hash}: off the screen`);
  }
  return wrong;
}"""


def test_every_reference_leads_to_its_note(open_page: Open, article_url: str) -> None:
    page = open_page(article_url, java_script_enabled=False)
    switch_on(page)
    assert page.locator(".gloss-ref").count() == 163
    assert page.evaluate(_UNSEEN, "[data-gloss-article] .gloss-ref") == []


def test_every_note_leads_back_also_to_a_layer_that_is_off(
    open_page: Open, article_url: str
) -> None:
    page = open_page(article_url, java_script_enabled=False)
    assert page.locator("a.gloss-back").count() == 163
    assert page.evaluate(_UNSEEN, "a.gloss-back") == []


def test_every_other_link_within_the_page_leads_somewhere_seen(
    open_page: Open, article_url: str
) -> None:
    page = open_page(article_url, java_script_enabled=False)
    within = ".gloss-page a[href^='#']:not(.gloss-ref, .gloss-back)"
    assert page.locator(within).count() > 500
    assert page.evaluate(_UNSEEN, within) == []


@pytest.mark.parametrize("ident", ["q1", "q2", "f8", "l5"])
def test_a_click_leads_to_the_note_also_when_all_is_laid_out(
    open_page: Open, article_url: str, ident: str
) -> None:
    """What stands above a note is laid out when it comes near, and may not push it away."""
    page = open_page(article_url, java_script_enabled=False)
    press(page, f"#ref-{ident}")
    for _ in range(3):
        frame(page)  # in which a browser lays out what came near
        page.wait_for_timeout(200)
    box = page.locator(f"#note-{ident}").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 300


def test_a_click_goes_there_and_back(open_page: Open, article_url: str) -> None:
    page = open_page(article_url, java_script_enabled=False)
    press(page, "#ref-q2")
    page.wait_for_url("**#note-q2")
    note = page.locator("#note-q2")
    assert note.is_visible()
    assert "Vladimir Putin" in note.inner_text()
    press(page, note.get_by_role("link", name="Back to note Q2 in the text"))
    page.wait_for_url("**#ref-q2")


def test_an_answer_is_folded_away_and_can_be_unfolded(open_page: Open, article_url: str) -> None:
    page = open_page(article_url, java_script_enabled=False)
    question = page.locator(".gloss-question").first
    answer = question.locator("details > :not(summary)").first
    assert not answer.is_visible()
    press(page, question.locator("summary"))
    assert answer.is_visible()


def test_nothing_of_the_page_waits_for_a_script(open_page: Open, article_url: str) -> None:
    page = open_page(article_url, java_script_enabled=False)
    for part in (".gloss-header", "[data-gloss-article]", ".gloss-notes", ".gloss-timeline",
                 ".gloss-questions", ".gloss-bibliography"):  # fmt: skip
        assert page.locator(part).is_visible()
    notes = page.locator(".gloss-notes > ol > li")
    assert all(note.is_visible() for note in notes.all())
