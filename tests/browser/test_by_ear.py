"""What a screen reader is given: names, roles, what is told, and where the focus goes.

How it sounds was tried with Orca; see the guide, “What we check”.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from pages import Open, panel, press
from playwright.sync_api import Browser, Page, expect
from student_pages import opened, select, turn_to

from glossator.cli import main
from sites import ARTICLE, LESSON, write

# The names of what has the focus in turn, and what else there was at that moment.
_WATCH = """(selector) => {
  window.heard = [];
  const there = () => document.querySelector(selector).checkVisibility();
  document.addEventListener("focusin", ({ target }) => {
    const usable = !document.querySelector("main").inert;
    window.heard.push([target.textContent.trim() || target.name, there(), usable]);
  });
}"""


def levels(page: Page, within: str = "body") -> list[int]:
    found: list[int] = page.evaluate(
        """(within) => [...document.querySelectorAll(`${within} :is(h1, h2, h3, h4, h5, h6)`)]
          .filter((heading) => heading.checkVisibility())
          .map((heading) => Number(heading.tagName[1]))""",
        within,
    )
    return found


def is_outline(levels: list[int]) -> bool:
    """No heading is deeper by more than one than the heading before it."""
    return all(now <= before + 1 for before, now in zip([0, *levels], levels, strict=False))


# The article.


@pytest.mark.parametrize("mode", ["bare", "marks", "full"])
def test_marks_say_nothing_and_references_say_what_they_are(
    open_page: Open, small_url: str, mode: str
) -> None:
    """Also of kinds that are not shown: an article has marks for all of them."""
    page = open_page(f"{small_url}articles/library/?notes={mode}")
    article = page.locator("[data-gloss-article]")
    assert article.locator("mark").count() > 4
    told = article.aria_snapshot()
    assert "mark" not in re.sub(r'"[^"]*"', "", told)
    assert '- heading "Library to close on Mondays" [level=1]' in told
    references = re.findall(r'- link "(Note \w\d, [^"]*)"', told)
    assert ("Note L1, source" in references) == (mode != "bare")
    assert all("link" not in each for each in references)


def test_an_open_note_tells_what_it_is_and_gives_the_focus_back(
    open_page: Open, small_url: str
) -> None:
    page = open_page(f"{small_url}articles/library/")
    press(page, "#ref-q1")
    note = page.get_by_role("dialog", name="Note Q1, quote, altered")
    expect(note).to_have_accessible_description(re.compile(r"^Ana Lind, Mayor"))
    expect(note.get_by_role("button", name="Close note")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#ref-q1")).to_be_focused()


def test_from_note_to_note_by_the_bar(open_page: Open, small_url: str) -> None:
    page = open_page(f"{small_url}articles/library/")
    seen = []
    for _ in range(3):
        page.get_by_role("button", name="Next note").press("Enter")
        expect(page.locator(":popover-open .gloss-close")).to_be_focused()
        seen.append(page.locator(":popover-open").get_attribute("aria-label"))
        page.keyboard.press("Escape")
    assert len(set(seen)) == 3


def test_the_bar_names_its_parts_and_tells_how_many_are_shown(
    open_page: Open, small_url: str
) -> None:
    page = open_page(f"{small_url}articles/library/")
    expect(page.get_by_role("group", name="How to read the article")).to_be_visible()
    expect(page.get_by_role("radio", name="Marked")).to_be_checked()
    with panel(page, "legend"):
        # Firefox lets Tab stop at what scrolls.
        expect(page.get_by_role("group", name="Legend", exact=True)).to_be_visible()
    with panel(page, "filter"):
        group = page.get_by_role("group", name="Filter", exact=True)
        before = group.get_by_role("status").inner_text()
        group.get_by_role("checkbox", name="Figures").press("Space")
        expect(group.get_by_role("status")).not_to_have_text(before)
        expect(group.get_by_role("status")).to_have_text(re.compile(r"^\d+ of \d+ shown$"))


def test_the_headings_of_an_article_make_an_outline(open_page: Open, article_url: str) -> None:
    page = open_page(article_url)
    found = levels(page, ".gloss-page")
    assert found[0] == 1
    assert is_outline(found)


def test_every_table_has_a_name_and_headers(open_page: Open, article_url: str) -> None:
    page = open_page(article_url)
    page.locator(".gloss-more-rows summary").click()
    tables = page.locator(".gloss-page table")
    assert tables.count() > 4
    for table in tables.all():
        expect(table).to_have_accessible_name(re.compile(r"\S"))
        assert table.get_by_role("columnheader").count() > 1
        assert table.get_by_role("rowheader").count() > 0


# The student page. Orca says nothing of a focus that comes as what had it goes from the page.


def test_the_headings_of_a_student_page_make_an_outline(open_page: Open, lessons_url: str) -> None:
    page = opened(open_page(f"{lessons_url}self-study/lesson/"))
    assert is_outline(levels(page))
    expect(page.locator("#text h3")).to_have_text("Library to close on Mondays")


def test_the_question_before_wiping_is_told(open_page: Open, lessons_url: str) -> None:
    page = opened(open_page(f"{lessons_url}self-study/lesson/"))
    page.evaluate(_WATCH, "#sure")
    wipe = page.locator("[data-do=wipe]")
    wipe.press("Enter")
    asked = page.get_by_role("dialog", name=re.compile("cannot be undone"))
    expect(asked).to_be_visible()
    no, yes = asked.get_by_role("button", name="Cancel"), asked.get_by_role("button", name="Wipe")
    expect(no).to_be_focused()
    expect(page.locator("main")).to_have_js_property("inert", True)
    expect(page.locator("footer")).to_have_js_property("inert", True)
    page.keyboard.press("Tab")
    expect(yes).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(no).to_be_focused()
    page.keyboard.press("Escape")
    expect(wipe).to_be_focused()
    expect(asked).to_be_hidden()
    expect(page.locator("main")).to_have_js_property("inert", False)
    # What had the focus, the page or the question, was there and usable when it left.
    heard = page.evaluate("heard")
    assert [each[0] for each in heard] == [
        "Wipe everything that I wrote here", "Cancel", "Wipe", "Cancel",
        "Wipe everything that I wrote here",
    ]  # fmt: skip
    assert heard[1][1:] == [True, True]
    assert heard[-1][1:] == [True, True]
    wipe.press("Enter")
    yes.press("Enter")
    expect(page.locator("h1")).to_be_focused()
    expect(asked).to_be_hidden()
    expect(page.get_by_role("status")).to_have_text("Everything is wiped.")
    assert page.evaluate("heard.at(-1)")[1:] == [True, True]


def test_whoever_clicks_beside_the_question_still_has_its_keys(
    open_page: Open, lessons_url: str
) -> None:
    page = opened(open_page(f"{lessons_url}self-study/lesson/"))
    wipe, asked = page.locator("[data-do=wipe]"), page.locator("#sure")
    for key in ("Tab", "Escape"):
        wipe.press("Enter")
        expect(page.locator("main")).to_have_js_property("inert", True)
        page.mouse.click(5, 5)
        assert page.evaluate("document.activeElement === document.body")
        page.keyboard.press(key)
        if key != "Escape":
            expect(asked.locator(":focus")).to_have_count(1)
            page.keyboard.press("Escape")
        expect(wipe).to_be_focused()
        expect(asked).to_be_hidden()
    # Once it is answered, the key is the page's again.
    page.locator("h1").focus()
    page.keyboard.press("Escape")
    expect(page.locator("h1")).to_be_focused()


def test_the_place_for_a_find_is_told(open_page: Open, lessons_url: str) -> None:
    page = opened(open_page(f"{lessons_url}self-study/lesson/"))
    page.evaluate(_WATCH, "#pick")
    select(page, "Some parents")
    expect(page.get_by_role("group", name=re.compile("Some parents"))).to_be_visible()
    page.locator("[data-pick=signal]").press("Enter")
    expect(page.get_by_role("textbox", name="What do you notice here?")).to_be_focused()
    # The box with its button is still there at that moment, and then no more.
    assert page.evaluate("heard.at(-1)")[1:] == [True, True]
    expect(page.locator("#pick")).to_be_hidden()
    expect(page.get_by_role("status")).to_have_text("Added to what you found: Some parents")


def test_the_keys_for_choosing_words_are_told_with_the_article(
    open_page: Open, lessons_url: str
) -> None:
    page = opened(open_page(f"{lessons_url}self-study/lesson/"))
    article = page.get_by_role("group", name="The article")
    expect(article).to_have_accessible_description(re.compile("focus mode"))


def test_a_second_mistake_in_one_field_is_told_like_the_first(
    open_page: Open, lessons_url: str
) -> None:
    page = opened(open_page(f"{lessons_url}self-study/lesson/"))
    field, voice = page.locator("#add input"), page.get_by_role("status")
    for words in ("no such words", "nor these"):
        field.fill(words)
        field.press("Enter")
        expect(voice).to_have_text("These words do not stand in the article like this.")
        expect(field).to_have_accessible_description(re.compile("do not stand"))
        page.evaluate("document.querySelector('#voice').textContent = ''")


def test_a_mistake_elsewhere_is_told_by_its_field_alone(open_page: Open, lessons_url: str) -> None:
    page = opened(open_page(f"{lessons_url}self-study/lesson/"))
    turn_to(page, "q1")
    page.locator("#card-q1 .keep").press("Enter")
    field = page.locator("[name=q1-who]")
    expect(field).to_be_focused()
    expect(field).to_have_accessible_description("Write your own answer first: Who speaks?")
    page.wait_for_timeout(150)
    expect(page.get_by_role("status")).to_have_text("")


def test_who_goes_on_by_tab_is_told_what_is_asked(open_page: Open, lessons_url: str) -> None:
    """The question stands between the heading and the controls, where no Tab stops."""
    page = opened(open_page(f"{lessons_url}self-study/lesson/"))
    for ident, name in {
        "q1": re.compile("^Q1 Quote We had no choice"),
        "u1": "How many visits were there the year before? See F1.",
        "u2": "Who are <the> parents?",
        "u3": "What measures what?",
        "u4": "What came first?",
        "u5": "Which words hide somebody?",
        "u6": "Where are the mayor’s words from?",
    }.items():
        turn_to(page, ident)
        card = page.locator(f"#card-{ident}")
        form = card.get_by_role("form", name=name)
        expect(form).to_be_visible()
        for control in form.locator("input, select, textarea").all():
            expect(control).to_have_accessible_name(re.compile(r"\S"))
        for choices in form.locator("fieldset").all():
            expect(choices).to_have_role("group")
            expect(choices).to_have_accessible_name(re.compile(r"\S"))


def test_the_box_before_the_right_choice_is_for_the_eye(open_page: Open, lessons_url: str) -> None:
    page = opened(open_page(f"{lessons_url}self-study/lesson/"))
    turn_to(page, "u2")
    page.locator("[name=u2-choice]").first.press("Space")
    page.locator("#card-u2 .keep").press("Enter")
    answer = page.locator("#card-u2 .note .answer")
    expect(answer).to_have_text("☒ Nobody is named")
    assert "☒" not in answer.aria_snapshot()


def test_what_came_of_a_file_is_told_once_each_time(
    open_page: Open, lessons_url: str, tmp_path: Path
) -> None:
    page = opened(open_page(f"{lessons_url}self-study/lesson/"))
    file = tmp_path / "file.json"
    file.write_text("no answers", encoding="utf-8")
    page.evaluate(
        """() => {
          window.told = [];
          const see = ([{ target }]) => target.hidden || told.push(target.textContent);
          new MutationObserver(see)
            .observe(document.querySelector("#trouble"), { attributeFilter: ["hidden"] });
        }"""
    )
    for times in (1, 2):
        page.get_by_label("Read in a file").set_input_files(file)
        page.wait_for_function("(times) => told.length === times", arg=times)
    alert = page.get_by_role("alert")
    expect(alert).to_have_text("This file holds no answers from a student page.")
    page.wait_for_timeout(150)
    expect(page.get_by_role("status")).to_have_text("")


def test_the_question_before_a_file_replaces_waits_for_the_window(
    open_page: Open, lessons_url: str, tmp_path: Path
) -> None:
    """Orca is silent on what opens while the window for choosing a file goes."""
    page = opened(open_page(f"{lessons_url}self-study/lesson/"))
    page.locator("#add input").fill("Some parents")
    page.locator("#add button").press("Enter")
    file = tmp_path / "file.json"
    file.write_text(
        '{"format": "glossator-answers", "version": 1, "answers": {}, '
        '"article": {"name": "self-study"}}',
        encoding="utf-8",
    )
    page.evaluate(
        """() => {
          const now = ({ type }) => { window[type] = performance.now(); };
          document.querySelector("#read-in").addEventListener("change", now);
          document.querySelector("#sure").addEventListener("focusin", now);
        }"""
    )
    page.locator("#read-in").set_input_files(file)
    asked = page.get_by_role("dialog", name=re.compile("^Put the file in the place"))
    expect(asked.get_by_role("button", name="Cancel")).to_be_focused()
    assert page.evaluate("window.focusin - window.change") > 500


@pytest.mark.parametrize("right", [False, True])
def test_a_class_code_is_told_to_be_right_or_wrong(
    open_page: Open, lessons_url: str, class_code: str, right: bool
) -> None:
    page = opened(open_page(f"{lessons_url}class/lesson/"))
    code = page.get_by_role("textbox", name="Class code")
    code.fill(class_code if right else "quite another code than that")
    code.press("Enter")
    start = "The code is right." if right else "This code does not open the notes."
    expect(page.get_by_role("status")).to_have_text(re.compile(f"^{start}"))
    if right:
        expect(page.get_by_role("heading", name="Open the notes")).to_be_focused()
    else:
        expect(code).to_be_focused()
        expect(code).to_have_accessible_description(re.compile(f"^{start}"))


# The wall.


def test_every_slide_of_the_projector_view_is_told_as_it_comes(
    browser: Browser, tmp_path: Path
) -> None:
    write(tmp_path, {"library.md": ARTICLE, "library.gloss.yml": LESSON})
    folder = tmp_path / "lesson"
    made = CliRunner().invoke(
        main, ["lesson", str(tmp_path / "library.md"), "-o", str(folder), "--html"]
    )
    assert (folder / "projector.html").is_file(), made.output
    page = browser.new_page()
    page.goto((folder / "projector.html").as_uri())
    assert is_outline(levels(page))
    page.keyboard.press("Home")
    slide = page.locator(":focus")
    expect(slide).to_have_accessible_name("Library to close on Mondays")
    expect(slide).to_have_accessible_description(re.compile("^Arrow keys or the space bar"))
    page.keyboard.press("Space")
    expect(slide).to_have_role("group")
    expect(slide).to_have_accessible_name("1. Twelve per cent of what?")
    expect(slide).to_have_accessible_description(re.compile("^How many visits were there"))
    for _ in range(page.locator(".slide").count() - 2):
        before = slide.get_attribute("id")
        page.keyboard.press("PageDown")
        assert slide.get_attribute("id") != before
        expect(slide).to_have_accessible_name(re.compile(r"^\d+\."))
        expect(slide).to_have_accessible_description(re.compile(r"\S"))
    page.close()
