"""The student page: an answer first, then the note; nothing leaves the browser by itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pages import Open
from paper import printed
from playwright.sync_api import Browser, expect
from student_pages import NOTE_Q1, answer_quote, opened, select, turn_to, work
from test_axe import violations

from glossator.annotate import place
from glossator.lesson.class_code import normalised
from glossator.lesson.student_page import student_page
from glossator.lesson.worksheet import prepare
from glossator.loading import load
from glossator.rendering import render_article
from sites import ARTICLE, LESSON, RIGHT_TO_LEFT, write

schemes = pytest.mark.parametrize("scheme", ["light", "dark"])
reveals = pytest.mark.parametrize("reveal", ["self-study", "class", "open"])


# An answer, and then the note.


def test_a_note_opens_beside_the_answer(open_page: Open, lessons_url: str) -> None:
    page = opened(open_page(f"{lessons_url}self-study/lesson/"))
    assert NOTE_Q1 not in page.inner_text("body")
    answer_quote(page)
    card = page.locator("#card-q1")
    expect(card.locator(".note")).to_contain_text(NOTE_Q1)
    expect(card.locator(".note .gloss-word")).to_have_text("altered")
    expect(card.locator(".yours")).to_contain_text("The mayor, I think")
    expect(card.locator(".yours")).to_contain_text("a whole sentence")
    expect(card.locator(".controls")).to_be_hidden()
    expect(card.locator(".note h4")).to_be_focused()
    expect(page.locator("#voice")).to_have_text(
        "Your answer is kept, and the note is open beside it."
    )
    expect(page.locator("[data-chip=q1]")).to_have_attribute("aria-label", "Q1, answered")
    expect(page.locator("#ref-q1")).to_have_attribute("aria-label", "Quote Q1, answered")
    expect(page.locator(".way a[href='#marks'] .done")).to_have_text("1/3")


def test_a_figure_wants_to_know_whether_it_is_trusted(open_page: Open, lessons_url: str) -> None:
    page = opened(open_page(f"{lessons_url}self-study/lesson/"))
    turn_to(page, "f1")
    page.locator("[name=f1-what]").fill("Visits")
    page.locator("#card-f1 .keep").click()
    wrong = page.locator("#wrong-f1")
    expect(wrong).to_have_text("Write your own answer first: Would you trust this number?")
    expect(page.locator("[name=f1-trust][value=yes]")).to_be_focused()
    expect(page.locator("[name=f1-trust][value=yes]")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#card-f1 .note")).to_be_hidden()
    assert not work(page)["answers"]["f1"]["kept"]
    page.locator("[name=f1-trust][value=not-yet]").check()
    page.locator("#card-f1 .keep").click()
    expect(wrong).to_be_hidden()
    expect(page.locator("#card-f1 .note")).to_contain_text("fall in visits")


def test_every_kind_of_question_opens_its_answer(open_page: Open, lessons_url: str) -> None:
    page = opened(open_page(f"{lessons_url}self-study/lesson/"))
    shown = {
        "u1": "48,000 is 88% of about 54,500.",
        "u2": "Nobody is named",
        "u3": "12%: the fall",
        "u4": "From the top",
        "u5": "Finds the sentence.",
        "u6": "From the minutes.",
    }
    for ident, words in shown.items():
        turn_to(page, ident)
        card = page.locator(f"#card-{ident}")
        expect(card.locator(".note")).to_be_hidden()
        for field in card.locator(".field").all():
            if field.locator("select").count():
                field.locator("select").select_option(index=1)
            elif field.locator("[type=radio]").count():
                field.locator("[type=radio]").first.check()
            else:
                field.locator("textarea").fill("My own words")
        card.locator(".keep").click()
        expect(card.locator(".note")).to_contain_text(words)
    expect(page.locator(".way a[href='#questions'] .done")).to_have_text("6/6")


def test_the_right_order_is_not_the_order_in_which_choices_stand(
    open_page: Open, lessons_url: str
) -> None:
    page = opened(open_page(f"{lessons_url}self-study/lesson/"))
    events = page.locator("#card-u4 .field .ask").all_text_contents()
    assert sorted(events) != events or events[0] != "The plan is printed."
    assert len(events) == 3


def test_by_keyboard_alone(open_page: Open, lessons_url: str) -> None:
    page = opened(open_page(f"{lessons_url}self-study/lesson/"))
    page.locator("[data-chip=q1]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#head-q1")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#card-q1 .back")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type("Ana Lind")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator("#card-q1 .keep")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#card-q1 .note h4")).to_be_focused()
    assert work(page)["answers"]["q1"]["fields"] == {
        "who": "Ana Lind",
        "how": "fragment",
        "lookup": "",
    }


def test_a_mark_in_the_article_turns_to_its_card_and_back(
    open_page: Open, lessons_url: str
) -> None:
    page = opened(open_page(f"{lessons_url}self-study/lesson/"))
    page.locator("#text mark[data-marks=f2]").click()
    expect(page.locator("#card-f2")).to_be_visible()
    expect(page.locator("#head-f2")).to_be_focused()
    expect(page.locator("#card-q1")).to_be_hidden()
    page.locator("#card-f2 .back").click()
    expect(page.locator("#ref-f2")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#head-f2")).to_be_focused()


# What students find themselves.


def test_words_are_selected_and_called_something(open_page: Open, lessons_url: str) -> None:
    page = opened(open_page(f"{lessons_url}self-study/lesson/"))
    expect(page.locator("#pick")).to_be_hidden()
    select(page, "ome paren")
    expect(page.locator("#pick .picked")).to_have_text("Some parents")
    page.locator("[data-pick=signal]").click()
    expect(page.locator("#pick")).to_be_hidden()
    expect(page.locator("#finds textarea")).to_be_focused()
    expect(page.locator("#finds h3")).to_contain_text("Some parents")
    expect(page.locator("#text mark.found.signal")).to_have_text("Some parents")
    (find,) = work(page)["finds"]
    assert (find["kind"], find["exact"]) == ("signal", "Some parents")
    page.locator("#finds button").click()
    expect(page.locator("#finds li")).to_have_count(0)
    expect(page.locator("#text mark.found")).to_have_count(0)
    expect(page.locator("#add input")).to_be_focused()


def test_words_are_chosen_by_keyboard(open_page: Open, lessons_url: str) -> None:
    page = opened(open_page(f"{lessons_url}self-study/lesson/"))
    page.locator("#sheet").focus()
    for _ in range(7):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    expect(page.locator("#pick .picked")).to_have_text("The town library")
    expect(page.locator("#voice")).to_have_text("The town library chosen")
    page.keyboard.press("Enter")
    expect(page.locator("[data-pick=quote]")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#finds textarea")).to_be_focused()
    assert [(each["kind"], each["exact"]) for each in work(page)["finds"]] == [
        ("figure", "The town library")
    ]
    page.locator("#sheet").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#pick")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#pick")).to_be_hidden()


def test_words_are_typed(open_page: Open, lessons_url: str) -> None:
    page = opened(open_page(f"{lessons_url}self-study/lesson/"))
    page.locator("#add input").fill("the  library's annual report")
    page.locator("#add button").click()
    expect(page.locator("#finds h3 q")).to_have_text("the library’s annual report")
    page.locator("#add input").fill("a library in the sky")
    page.locator("#add button").click()
    expect(page.locator("#wrong-find")).to_have_text(
        "These words do not stand in the article like this."
    )
    expect(page.locator("#add input")).to_be_focused()


def test_a_find_over_marks_and_lines_leaves_the_words_as_they_are(
    open_page: Open, lessons_url: str
) -> None:
    page = opened(open_page(f"{lessons_url}self-study/lesson/"))
    text = page.locator("#text").inner_text()
    for words in ("last year, to 48,000, according to", "year, to 48,000", "12% last year"):
        page.locator("#add input").fill(words)
        page.locator("#add button").click()
    assert page.locator("#text").inner_text() == text
    found = [each["exact"] for each in work(page)["finds"]]
    assert found == ["last year, to 48,000, according to", "year, to 48,000", "12% last year"]
    page.reload()
    opened(page)
    expect(page.locator("#finds li")).to_have_count(3)
    assert page.locator("#text").inner_text() == text


def test_after_looking_the_notes_on_finds_open(open_page: Open, lessons_url: str) -> None:
    page = opened(open_page(f"{lessons_url}self-study/lesson/"))
    page.locator("#looked button").click()
    expect(page.locator("#wrong-looked")).to_have_text("Add at least one place first.")
    for words in ("Some parents", "The town library"):
        page.locator("#add input").fill(words)
        page.locator("#add button").click()
    page.locator("#looked button").click()
    finds = page.locator("#finds > li")
    expect(finds.nth(0).locator(".note")).to_contain_text("Who they are, and how many.")
    expect(finds.nth(1).locator(".note")).to_have_text(
        "No note says anything on these words. You may be the first to see it."
    )
    rest = page.locator("#rest")
    expect(rest.locator("summary")).to_have_text("What else there is to find: 1")
    rest.locator("summary").click()
    expect(rest).to_contain_text("Nobody who was against the plan is quoted.")
    assert "Who they are" not in rest.inner_text()
    expect(page.locator("#add")).to_be_hidden()
    page.reload()
    opened(page)
    expect(page.locator("#finds > li").nth(0).locator(".note")).to_contain_text("Who they are")


# Sealed notes.


def test_sealed_notes_open_with_the_answer_and_the_code(
    open_page: Open, lessons_url: str, class_code: str
) -> None:
    page = opened(open_page(f"{lessons_url}class/lesson/"))
    answer_quote(page)
    card = page.locator("#card-q1")
    expect(card.locator(".note")).to_contain_text("sealed until you enter the class code")
    expect(card.locator(".yours h4")).to_be_focused()
    page.locator("[name=code]").fill("acorn-actor-album-alley-badger")
    page.locator("#enter-code button").click()
    expect(page.locator("#wrong-code")).to_contain_text("This code does not open the notes.")
    expect(page.locator("[name=code]")).to_be_focused()
    assert NOTE_Q1 not in page.content()
    page.locator("[name=code]").fill(" ACORN actor  Album–alley almond ")
    page.locator("#enter-code button").click()
    expect(card.locator(".note")).to_contain_text(NOTE_Q1)
    expect(page.locator("#wrong-code")).to_be_hidden()
    expect(page.locator("#code")).to_be_focused()
    # Only what has been answered is open.
    assert "From the minutes." not in page.content()
    assert "Who they are" not in page.content()
    turn_to(page, "u6")
    page.locator("[name=u6-answer]").fill("I would ask the council.")
    page.locator("#card-u6 .keep").click()
    expect(page.locator("#card-u6 .note")).to_contain_text("From the minutes.")
    page.reload()
    opened(page)
    expect(card.locator(".note")).to_contain_text(NOTE_Q1)
    assert class_code not in json.dumps(work(page))
    page.evaluate("sessionStorage.clear()")
    page.reload()
    opened(page)
    expect(card.locator(".note")).to_contain_text("sealed until you enter the class code")


def test_finds_open_with_the_code_too(open_page: Open, lessons_url: str, class_code: str) -> None:
    page = opened(open_page(f"{lessons_url}class/lesson/"))
    page.locator("#add input").fill("Some parents")
    page.locator("#add button").click()
    page.locator("#looked button").click()
    expect(page.locator("#rest")).to_contain_text("sealed until you enter the class code")
    page.locator("[name=code]").fill(class_code)
    page.locator("#enter-code button").click()
    expect(page.locator("#finds .note")).to_contain_text("Who they are, and how many.")


def test_a_browser_that_cannot_open_sealed_notes_says_so(
    open_page: Open, lessons_url: str, class_code: str
) -> None:
    page = open_page(f"{lessons_url}class/lesson/")
    page.add_init_script("Object.defineProperty(crypto, 'subtle', { value: undefined });")
    page.reload()
    opened(page)
    expect(page.locator("#wrong-code")).to_contain_text("begins with https://")
    answer_quote(page)
    expect(page.locator("#card-q1 .note")).to_contain_text("sealed until")
    page.locator("[name=code]").fill(class_code)
    page.locator("#enter-code button").click()
    expect(page.locator("#wrong-code")).to_contain_text("begins with https://")


@pytest.fixture
def single_file(tmp_path: Path, class_code: str) -> Path:
    """The student page as `glossator lesson` writes it, sealed, as one file."""
    write(tmp_path, {"library.md": ARTICLE, "library.gloss.yml": LESSON})
    gloss = load(tmp_path / "library.gloss.yml").gloss
    assert gloss is not None
    html = render_article(tmp_path / "library.md").html
    worksheet = prepare(place(html, gloss), html, "library", "class")
    page = student_page(worksheet, code=normalised(class_code))
    return write(tmp_path, {"student.html": page}) / "student.html"


def test_one_file_opens_without_any_server(
    browser: Browser, single_file: Path, class_code: str
) -> None:
    context = browser.new_context(offline=True)
    page = context.new_page()
    errors: list[str] = []
    asked: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: said.type == "error" and errors.append(said.text))
    page.on("request", lambda request: asked.append(request.url.partition(":")[0]))
    page.goto(single_file.as_uri())
    opened(page)
    answer_quote(page)
    page.locator("[name=code]").fill(class_code)
    page.locator("#enter-code button").click()
    expect(page.locator("#card-q1 .note")).to_contain_text(NOTE_Q1)
    page.reload()
    opened(page)
    expect(page.locator("#card-q1 .note")).to_contain_text(NOTE_Q1)
    assert errors == []
    assert set(asked) <= {"file", "data"}
    context.close()


# Open notes, no scripts, paper.


@pytest.mark.parametrize("scripts", [True, False])
def test_open_notes_need_no_answer(open_page: Open, lessons_url: str, scripts: bool) -> None:
    page = open_page(f"{lessons_url}open/lesson/", java_script_enabled=scripts)
    if scripts:
        opened(page)
        turn_to(page, "q1")
    note = page.locator("#card-q1 .note")
    assert not note.locator(".gloss-prose").is_visible()
    note.locator("summary").press("Enter")
    assert NOTE_Q1 in note.locator(".gloss-prose").inner_text()


def test_an_answer_unfolds_an_open_note(open_page: Open, lessons_url: str) -> None:
    page = opened(open_page(f"{lessons_url}open/lesson/"))
    answer_quote(page)
    expect(page.locator("#card-q1 .note .gloss-prose")).to_contain_text(NOTE_Q1)
    expect(page.locator("#card-q1 .note summary")).to_be_focused()
    page.locator("#add input").fill("Some parents")
    page.locator("#add button").click()
    page.locator("#looked button").click()
    expect(page.locator("#finds .note")).to_contain_text("Who they are, and how many.")


@pytest.mark.parametrize("reveal", ["self-study", "class"])
def test_without_scripts_it_is_a_worksheet(open_page: Open, lessons_url: str, reveal: str) -> None:
    page = open_page(f"{lessons_url}{reveal}/lesson/", java_script_enabled=False)
    assert page.locator(".without").is_visible()
    assert "Some parents called the plan a disaster." in page.locator("#text").inner_text()
    for card in page.locator(".card").all():
        assert card.is_visible()
        assert card.locator(".paper").is_visible()
    for control in page.locator("main :is(input, textarea, select, button)").all():
        assert not control.is_visible()
    assert NOTE_Q1 not in page.inner_text("body")
    sheet = printed(page)
    assert sheet.holds("Some parents called the plan a disaster.")
    assert sheet.holds("Would you trust this number?")
    assert sheet.holds("How many visits were there the year before?")
    assert sheet.holds("Name:")
    assert not sheet.holds(NOTE_Q1)


def test_the_printed_sheet_holds_what_was_written(open_page: Open, lessons_url: str) -> None:
    page = opened(open_page(f"{lessons_url}self-study/lesson/"))
    empty = printed(page)
    assert empty.holds("Would you trust this number?")
    assert empty.holds("How many visits were there the year before?")
    answer_quote(page)
    turn_to(page, "u1")
    page.locator("[name=u1-answer]").fill("A draft that is long enough.\nOn two lines.")
    page.locator("#add input").fill("Some parents")
    page.locator("#add button").click()
    page.locator("#finds textarea").fill("Which ones?")
    page.locator("[name=sheet-name]").fill("Mia Berg")
    page.locator("[name=sheet-changed]").fill("I believed the mayor.")
    sheet = printed(page)
    for words in ("The mayor, I think", "The minutes", "a whole sentence",
                  "A draft that is long enough.", "On two lines.", "Which ones?", "Mia Berg",
                  "I believed the mayor."):  # fmt: skip
        assert sheet.holds(words), words
    assert sheet.holds("The town library will stay closed on Mondays from May")
    assert not sheet.holds(NOTE_Q1)
    # Cards that nobody has written on are left out.
    assert not sheet.holds("Would you trust this number?")
    page.locator("#with-notes").check()
    assert printed(page).holds(NOTE_Q1)


# For everybody, on every screen.


@schemes
@reveals
def test_accessible_in_every_state(
    open_page: Open, lessons_url: str, reveal: str, scheme: str, class_code: str
) -> None:
    page = opened(open_page(f"{lessons_url}{reveal}/lesson/", color_scheme=scheme))
    assert violations(page) == []
    page.locator("#card-q1 .keep").click()
    select(page, "Some parents")
    expect(page.locator("#pick")).to_be_visible()
    assert violations(page) == []
    page.locator("[data-pick=signal]").click()
    answer_quote(page)
    page.locator("#looked button").click()
    if reveal == "class":
        page.locator("[name=code]").fill("wrong")
        page.locator("#enter-code button").click()
        expect(page.locator("#wrong-code")).to_be_visible()
        assert violations(page) == []
        page.locator("[name=code]").fill(class_code)
        page.locator("#enter-code button").click()
    expect(page.locator("#card-q1 .note")).to_contain_text(NOTE_Q1)
    for summary in page.locator("#rest summary").all():
        summary.click()
    assert violations(page) == []
    page.locator("[data-do=wipe]").click()
    assert violations(page) == []


def test_accessible_without_scripts(open_page: Open, lessons_url: str) -> None:
    """axe is a script itself: the page's own is kept from it."""
    page = open_page(f"{lessons_url}self-study/lesson/")
    page.route("**/student.js", lambda route: route.fulfill(body=""))
    page.reload()
    expect(page.locator(".without")).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("width", [320, 768, 1024, 1440])
@reveals
def test_it_fits_every_screen(open_page: Open, lessons_url: str, width: int, reveal: str) -> None:
    page = opened(
        open_page(f"{lessons_url}{reveal}/lesson/", viewport={"width": width, "height": 700})
    )
    answer_quote(page, "A long answer " * 20 + "x" * 200)
    select(page, "Some parents")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = page.evaluate("""() => [...document.querySelectorAll("button, .pager a, .way a, input")]
      .filter((each) => each.checkVisibility())
      .map((each) => [each, (each.closest("label.choice") ?? each).getBoundingClientRect()])
      .filter(([, box]) => box.width < 24 || box.height < 24)
      .map(([each]) => each.outerHTML)""")
    assert small == []


@pytest.mark.parametrize("width", [1280, 1366])
def test_lines_have_their_numbers_where_there_is_room(
    open_page: Open, lessons_url: str, width: int
) -> None:
    page = opened(
        open_page(f"{lessons_url}self-study/lesson/", viewport={"width": width, "height": 800})
    )
    numbers = page.evaluate("""() => [...document.querySelectorAll("#text .counted")]
      .map((each) => getComputedStyle(each, "::before").content)""")
    # The first is that of a heading, which is not to be heard as “1Library”.
    assert numbers[:2] == ['"1" / ""', '"5"']
    broken = page.evaluate("""() => [...document.querySelectorAll("#text p .line")]
      .filter((each) => each.getBoundingClientRect().height
        > 1.5 * parseFloat(getComputedStyle(each).lineHeight))
      .map((each) => each.textContent)""")
    assert broken == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_marks_are_seen_in_forced_colours(open_page: Open, lessons_url: str) -> None:
    page = opened(open_page(f"{lessons_url}self-study/lesson/", forced_colors="active"))
    outlines = page.evaluate(
        "getComputedStyle(document.querySelector('#text mark.quote')).outlineStyle"
    )
    assert outlines == "solid"
    assert violations(page) == []


def test_the_way_there_from_the_article(open_page: Open, lessons_url: str) -> None:
    page = open_page(f"{lessons_url}self-study/")
    page.get_by_role("link", name="For the class").click()
    opened(page)
    assert page.url.endswith("/self-study/lesson/")
    page.get_by_role("link", name="To the page of the article").click()
    expect(page.locator(".gloss-notes")).to_be_visible()
    page = open_page(f"{lessons_url}class/")
    assert page.locator(".gloss-notes, mark.gloss").count() == 0
    page.get_by_role("link", name="For the class").click()
    opened(page)


def test_an_article_from_right_to_left(browser: Browser, tmp_path: Path) -> None:
    article, gloss = RIGHT_TO_LEFT.values()
    write(tmp_path, {"a.md": article, "a.gloss.yml": gloss})
    loaded = load(tmp_path / "a.gloss.yml").gloss
    assert loaded is not None
    html = render_article(tmp_path / "a.md").html
    made = student_page(prepare(place(html, loaded), html, "a", "self-study"))
    page = browser.new_page(viewport={"width": 1440, "height": 800})
    page.goto((write(tmp_path, {"a.html": made}) / "a.html").as_uri())
    opened(page)
    assert page.evaluate("getComputedStyle(document.querySelector('#text')).direction") == "rtl"
    page.locator("#sheet").focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#pick .picked")).to_have_text("תיסגר")
    page.keyboard.press("Shift+ArrowLeft")
    expect(page.locator("#pick .picked")).to_have_text("תיסגר בימי")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.locator("#finds h3 q")).to_have_text("תיסגר בימי")
    expect(page.locator("#text mark.found")).to_have_text("תיסגר בימי")
    assert violations(page) == []
    page.close()
