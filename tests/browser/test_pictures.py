"""The strip and the summary: pictures, and the same as tables."""

from __future__ import annotations

from pages import Open, press, wait_for_note
from playwright.sync_api import Page


def table(page: Page, caption: str) -> list[list[str]]:
    rows: list[list[str]] = page.evaluate(
        """(caption) => {
          const table = [...document.querySelectorAll(".gloss-summary table")]
            .find((each) => each.caption.textContent === caption);
          return [...table.tBodies[0].rows].map(
            (row) => [...row.cells].map((cell) => cell.textContent.trim()));
        }""",
        caption,
    )
    return rows


def test_the_strip_has_a_tick_for_every_note_in_the_text(open_page: Open, article_url: str) -> None:
    page = open_page(article_url)
    wrong = page.evaluate("""() => {
      const references = [...document.querySelectorAll("a.gloss-ref")];
      const ids = references.map((each) => each.dataset.glossRef);
      const ticks = [...document.querySelectorAll("[data-gloss-go]")];
      const lanes = new Set(ticks.map((tick) => tick.closest(".gloss-lane").className));
      return [ids.length - ticks.length, lanes.size,
        ids.filter((id) => !ticks.some((tick) => tick.dataset.glossGo === id)),
        ticks.filter((tick) => tick.getBoundingClientRect().width < 3).length];
    }""")
    assert wrong == [0, 6, [], 0]


def test_ticks_stand_in_the_order_of_the_text(open_page: Open, article_url: str) -> None:
    page = open_page(article_url)
    for kind in ("quote", "figure"):
        places = page.evaluate(
            """(kind) => [...document.querySelectorAll(`.gloss-lane-${kind} [data-gloss-go]`)]
              .map((tick) => tick.getBoundingClientRect().left)""",
            kind,
        )
        assert places == sorted(places)
        assert places[-1] - places[0] > 300


def test_a_tick_leads_to_its_note(open_page: Open, article_url: str) -> None:
    page = open_page(article_url)
    for ident in ("q2", "s2"):  # of a layer that is on, and of one that is off
        press(page, f"[data-gloss-go={ident}]")
        wait_for_note(page, ident)
        page.keyboard.press("Escape")
        page.evaluate("scrollTo(0, 0)")


def test_a_tick_that_is_pointed_at_has_the_name_of_its_reference(
    open_page: Open, article_url: str
) -> None:
    page = open_page(article_url)
    tick = page.locator("[data-gloss-go=q2]")
    tick.hover()
    name = tick.locator("title").text_content()
    assert name == "Note Q2, quote, truncated"
    assert name == page.locator("#ref-q2").get_attribute("aria-label")


def test_a_tick_is_told_apart_without_colour(open_page: Open, article_url: str) -> None:
    """A note that says that something is wrong is taller than one that says that it holds."""
    page = open_page(article_url)
    height = "(selector) => document.querySelector(selector).getBoundingClientRect().height"
    good = page.evaluate(height, ".gloss-strip .gloss-tick-good")
    care = page.evaluate(height, ".gloss-strip .gloss-tick-care")
    bad = page.evaluate(height, ".gloss-strip .gloss-tick-bad")
    assert good * 1.3 < care
    assert care * 1.3 < bad


def test_the_summary_counts_what_the_file_holds(open_page: Open, article_url: str) -> None:
    page = open_page(article_url)
    assert table(page, "Who is quoted")[:2] == [
        ["Vladimir Putin (6)", "18", ""],
        ["Dmitry Peskov (2)", "6", ""],
    ]
    verdicts = {name: int(number) for name, number, _ in table(page, "27 figures")}
    assert sum(verdicts.values()) == 27
    assert verdicts["misleading"] == 5
    sources = table(page, "95 sources")
    assert sum(int(row[1]) for row in sources) == 95
    assert len(sources) == 8


def test_the_table_of_the_strip_has_every_note(open_page: Open, article_url: str) -> None:
    page = open_page(article_url)
    rows = table(page, "Notes in each paragraph")
    numbers = [[0 if cell == "–" else int(cell) for cell in row[2:]] for row in rows]
    assert [sum(column) for column in zip(*numbers, strict=True)] == [10, 27, 28, 52, 15, 31]
    assert rows[0][1] == "Putin Rare Minerals Pitch Shakes Up …"
    page.locator(".gloss-more-rows > summary").click()
    assert page.locator(".gloss-table").is_visible()


def test_pictures_are_no_noise_to_those_who_cannot_see_them(
    open_page: Open, article_url: str
) -> None:
    page = open_page(article_url)
    assert page.locator(".gloss-strip").get_attribute("aria-hidden") == "true"
    assert page.locator(".gloss-strip :is(a, button, [tabindex])").count() == 0
    assert page.locator("svg.gloss-length:not([aria-hidden=true])").count() == 0
