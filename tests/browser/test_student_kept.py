"""What a student page keeps in the browser, and what leaves it as a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pages import Open
from playwright.sync_api import expect
from student_pages import NOTE_Q1, answer_quote, opened, stored, turn_to, work

# What is kept, and where.


def test_work_survives_a_reload(open_page: Open, lessons_url: str) -> None:
    page = opened(open_page(f"{lessons_url}self-study/lesson/"))
    answer_quote(page)
    turn_to(page, "u1")
    page.locator("[name=u1-answer]").fill("A draft, “not” yet kept <b>")
    page.locator("#add input").fill("some PARENTS")
    page.locator("#add select").select_option("signal")
    page.locator("#add button").click()
    page.locator("#finds textarea").fill("Who?")
    before = work(page)
    page.reload()
    opened(page)
    expect(page.locator("#card-q1 .note")).to_contain_text(NOTE_Q1)
    expect(page.locator("[name=u1-answer]")).to_have_value("A draft, “not” yet kept <b>")
    expect(page.locator("#finds textarea")).to_have_value("Who?")
    after = work(page)
    assert after["answers"] == before["answers"]
    assert after["finds"] == before["finds"] != []


def test_nothing_is_asked_of_any_host_once_the_page_is_there(
    open_page: Open, lessons_url: str
) -> None:
    page = open_page(f"{lessons_url}self-study/lesson/")
    opened(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.context.set_offline(True)
    answer_quote(page)
    expect(page.locator("#card-q1 .note")).to_contain_text(NOTE_Q1)
    assert asked == []
    assert page.context.cookies() == []
    assert stored(page) == [key for key in stored(page) if key.startswith("glossator:student:")]


def test_a_browser_that_keeps_nothing_is_told_of(open_page: Open, lessons_url: str) -> None:
    page = open_page(f"{lessons_url}self-study/lesson/")
    page.add_init_script("Storage.prototype.setItem = () => { throw new Error('refused'); };")
    page.reload()
    opened(page)
    expect(page.locator("#trouble")).to_contain_text("This browser keeps nothing")
    answer_quote(page)
    expect(page.locator("#card-q1 .note")).to_contain_text(NOTE_Q1)


def test_answers_to_an_earlier_version_are_taken_over_where_they_fit(
    open_page: Open, lessons_url: str
) -> None:
    page = opened(open_page(f"{lessons_url}self-study/lesson/"))
    answer_quote(page)
    turn_to(page, "f1")
    page.locator("[name=f1-trust][value=no]").check()
    page.locator("#card-f1 .keep").click()
    work(page)
    page.goto(f"{lessons_url}open/")
    page.evaluate("""() => {
      const [key] = Object.keys(localStorage);
      const kept = localStorage.getItem(key).replace('"words": "12%"', '"words": "13%"');
      localStorage.clear();
      localStorage.setItem(key.slice(0, -16) + '0123456789abcdef', kept);
    }""")
    page.goto(f"{lessons_url}self-study/lesson/")
    opened(page)
    expect(page.locator("#trouble")).to_contain_text("earlier version")
    expect(page.locator("[data-chip=q1]")).to_have_class("kept")
    expect(page.locator("[data-chip=f1]")).not_to_have_class("kept")


def test_word_of_an_earlier_wiping_comes_late_and_wipes_nothing(
    open_page: Open, lessons_url: str
) -> None:
    """A browser may tell a page of what another did before this one was there."""
    page = opened(open_page(f"{lessons_url}self-study/lesson/"))
    answer_quote(page)
    kept = work(page)
    page.evaluate("dispatchEvent(new StorageEvent('storage', { key: null }))")
    page.evaluate("""dispatchEvent(new StorageEvent('storage', {
      key: Object.keys(localStorage)[0], newValue: '{"an": "older state"}',
    }))""")
    expect(page.locator("[data-chip=q1]")).to_have_class("kept")
    assert work(page) == kept


def test_two_tabs_of_one_page_say_the_same(open_page: Open, lessons_url: str) -> None:
    page = opened(open_page(f"{lessons_url}self-study/lesson/"))
    other = page.context.new_page()
    other.goto(page.url)
    opened(other)
    page.bring_to_front()  # where keys go
    answer_quote(page)
    expect(other.locator("[data-chip=q1]")).to_have_class("kept")


def test_everything_is_wiped_with_one_button(
    open_page: Open, lessons_url: str, class_code: str
) -> None:
    page = opened(open_page(f"{lessons_url}class/lesson/"))
    answer_quote(page)
    page.locator("[name=code]").fill(class_code)
    page.locator("#enter-code button").click()
    expect(page.locator("#card-q1 .note")).to_contain_text(NOTE_Q1)
    page.locator("[name=sheet-name]").fill("Mia")
    work(page)
    page.locator("[data-do=wipe]").click()
    page.locator("#sure [value=no]").click()
    assert stored(page) != []
    page.locator("[data-do=wipe]").click()
    page.locator("#sure [value=yes]").click()
    expect(page.locator("h1")).to_be_focused()
    expect(page.locator("#voice")).to_have_text("Everything is wiped.")
    assert stored(page) == []
    assert page.evaluate("sessionStorage.length") == 0
    assert NOTE_Q1 not in page.content()
    expect(page.locator("[name=sheet-name]")).to_have_value("")
    expect(page.locator("[name=q1-who]")).to_have_value("")
    page.reload()
    opened(page)
    assert stored(page) == []


# Files.


def test_a_file_is_saved_and_read_in_again(
    open_page: Open, lessons_url: str, tmp_path: Path
) -> None:
    page = opened(open_page(f"{lessons_url}self-study/lesson/"))
    answer_quote(page, "Ana <script>alert(1)</script> & co")
    page.locator("#add input").fill("Some parents")
    page.locator("#add button").click()
    page.locator("[name=sheet-name]").fill("Mia")
    with page.expect_download() as caught:
        page.locator("[data-do=file]").click()
    assert caught.value.suggested_filename == "self-study-answers.json"
    file = tmp_path / "mine.json"
    caught.value.save_as(file)
    kept = json.loads(file.read_text(encoding="utf-8"))
    assert kept["format"] == "glossator-answers"
    assert kept["article"]["words"].startswith("sha256:")

    other = opened(open_page(f"{lessons_url}self-study/lesson/"))
    other.locator("#read-in").set_input_files(file)
    expect(other.locator("#trouble")).to_have_text("Answers read in: 1.")
    expect(other.locator("[data-chip=q1]")).to_have_class("kept")
    turn_to(other, "q1")
    expect(other.locator("#card-q1 .yours")).to_contain_text("Ana <script>alert(1)</script> & co")
    expect(other.locator("#card-q1 .note")).to_contain_text(NOTE_Q1)
    again = work(other)
    assert {**again, "saved": ""} == {**kept, "saved": ""}


def test_a_page_to_read_holds_the_answers_and_no_note(
    open_page: Open, lessons_url: str, tmp_path: Path
) -> None:
    page = opened(open_page(f"{lessons_url}self-study/lesson/"))
    answer_quote(page, "Ana <script>alert(1)</script> & co")
    page.locator("[name=sheet-name]").fill("Mia")
    with page.expect_download() as caught:
        page.locator("[data-do=page]").click()
    file = tmp_path / "mine.html"
    caught.value.save_as(file)
    text = file.read_text(encoding="utf-8")
    assert "Library to close on Mondays" in text
    assert "Mia" in text
    assert "<script" not in text
    assert "&#60;script&#62;" in text
    assert NOTE_Q1 not in text
    other = page.context.new_page()
    other.goto(file.as_uri())
    assert "Ana <script>alert(1)</script> & co" in other.inner_text("body")
    other.close()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("no json", "This file holds no answers from a student page."),
        ("[]", "This file holds no answers from a student page."),
        ('{"format": "glossator-answers", "version": 1}', "This file holds no answers"),
        (
            '{"format": "glossator-answers", "version": 1, "answers": {}, '
            '"article": {"name": "other", "title": "Another <b>", "words": "sha256:0"}}',
            "This file holds answers to another article: Another <b>",
        ),
        (
            '{"format": "glossator-answers", "version": 1, "article": {"name": "self-study"}, '
            '"answers": {"q1": {"kept": true, "fields": {"who": 7, "how": ["direct"]}}, '
            '"__proto__": {"kept": true}, "nobody": {"fields": null}, "u1": 3}, '
            '"finds": [{"kind": "signal", "exact": "not there"}, 5, {"kind": "x"}]}',
            "Answers read in: 1. Left out, because this page does not ask for it: 2.",
        ),
    ],
)
def test_a_file_that_is_none(
    open_page: Open, lessons_url: str, tmp_path: Path, content: str, said: str
) -> None:
    page = opened(open_page(f"{lessons_url}self-study/lesson/"))
    file = tmp_path / "file.json"
    file.write_text(content, encoding="utf-8")
    page.locator("#read-in").set_input_files(file)
    expect(page.locator("#trouble")).to_contain_text(said)


def test_reading_in_asks_before_it_replaces(
    open_page: Open, lessons_url: str, tmp_path: Path
) -> None:
    page = opened(open_page(f"{lessons_url}self-study/lesson/"))
    answer_quote(page)
    file = tmp_path / "file.json"
    empty = {"format": "glossator-answers", "version": 1, "answers": {}}
    file.write_text(json.dumps({**empty, "article": {"name": "self-study"}}), encoding="utf-8")
    page.locator("#read-in").set_input_files(file)
    page.locator("#sure [value=no]").click()
    expect(page.locator("#sure")).to_be_hidden()
    expect(page.locator("[data-chip=q1]")).to_have_class("kept")
    page.locator("#read-in").set_input_files(file)
    page.locator("#sure [value=yes]").click()
    expect(page.locator("[data-chip=q1]")).not_to_have_class("kept")
