"""The sheets of a lesson: what students see, what teachers see, and what students must not."""

from __future__ import annotations

from typing import get_args

import pytest
from bs4 import BeautifulSoup

from glossator.lesson.answered import RUBRICS
from glossator.lesson.material import Material
from glossator.lesson.pages import FOR_STUDENTS, SHEETS, Sheet, sheet_page
from glossator.lesson.plan import minutes_of
from glossator.vocabulary import FIDELITIES, VERDICTS

# What only a teacher may read: of the glosses, and of the questions.
KEY = [
    "Ana Lind, Mayor",
    "We had no good choice left",
    "fall in visits",
    "percent",
    "54,500",
    "From the minutes",
    "Minutes of the meeting",
    "https://example.org/minutes",
    "Who they are, and how many",
    "Nobody who was against",
    "unnamed-source",
    "correct",
    "Finds them",
]


def soup(material: Material, sheet: Sheet) -> BeautifulSoup:
    return BeautifulSoup(sheet_page(material, sheet), "html.parser")


def texts(page: BeautifulSoup, selector: str) -> list[str]:
    return [" ".join(part.get_text().split()) for part in page.select(selector)]


@pytest.mark.parametrize("sheet", FOR_STUDENTS)
def test_no_byte_of_a_student_sheet_tells_an_answer(material: Material, sheet: Sheet) -> None:
    page = sheet_page(material, sheet)
    told = [key for key in KEY if key in page]
    assert told == []
    words = [word for word in (*FIDELITIES, *VERDICTS) if word in page]
    assert words == []


def test_the_key_tells_all_of_it(material: Material) -> None:
    text = soup(material, "key").get_text()
    unsaid = ("percent", "correct", "unnamed-source", "https://", "no good choice", "Nobody who")
    wanted = [key for key in KEY if not any(part in key for part in unsaid)]
    assert [key for key in wanted if key not in text] == []


def test_all_sheets_number_alike(material: Material) -> None:
    ids = [f"question-u{n}" for n in range(1, 7)]
    for sheet in ("handout", "key", "projector"):
        page = soup(material, sheet)
        assert [part["id"] for part in page.select("[id^=question-]")] == ids, sheet
    for sheet in ("handout", "key"):
        page = soup(material, sheet)
        assert [part["id"] for part in page.select("[id^=row-]")] == ["row-q1", "row-f1", "row-f2"]
        assert texts(page, ".lines .label") == ["Q1", "F1", "F2"]


def test_the_handout_has_room_for_every_answer(material: Material) -> None:
    page = soup(material, "handout")
    assert len(page.select(".marks tbody tr")) == 3
    lines = [row.select("td")[0].get_text() for row in page.select(".marks tbody tr")]
    assert lines == ["3", "4", "4"]
    rows = {part["id"]: part for part in page.select(".question")}
    assert len(rows["question-u1"].select(".rule")) == 4
    assert len(rows["question-u2"].select(".choices .box")) == 3
    assert len(rows["question-u3"].select(".pairs .gap")) == 2
    assert len(rows["question-u4"].select(".choices .gap")) == 3
    assert len(rows["question-u5"].select(".gaps .gap")) == 1
    assert len(rows["question-u6"].select(".rule")) == 6


def test_what_a_question_says_is_text(material: Material) -> None:
    page = sheet_page(material, "handout")
    assert "Who are &lt;the&gt; parents?" in page
    assert "The council &amp; co" in page
    assert "note-f1" not in page


def test_the_key_says_which_letters_and_places_are_right(material: Material) -> None:
    handout, key = soup(material, "handout"), soup(material, "key")
    pairs = handout.select_one("#question-u3 .pairs")
    assert pairs is not None
    letters = {row.select("td")[3].get_text(): row.select("td")[2].get_text()
               for row in pairs.select("tr")}  # fmt: skip
    assert texts(key, "#question-u3 .answer li") == [
        f"{letters['the fall']} 12%: the fall",
        f"{letters['the visits']} 48,000: the visits",
    ]
    printed = texts(handout, "#question-u4 .choices li")
    right = ["The plan is printed.", "The council meets.", "The library closes."]
    assert sorted(printed) == sorted(right)
    assert printed != right
    numbers = ", ".join(str(right.index(event) + 1) for event in printed)
    assert texts(key, "#question-u4 .answer b") == [numbers]
    assert texts(key, "#question-u5 .answer li") == ["Some parents (line 7)"]


def test_the_key_has_a_rubric_of_three_levels_where_answers_are_free(material: Material) -> None:
    page = soup(material, "key")
    assert texts(page, "#question-u5 .rubric td") == [
        "Finds them.",
        "Finds the sentence.",
        "Finds nothing.",
    ]
    assert texts(page, "#question-u6 .rubric td") == list(RUBRICS["trace"])
    assert not page.select("#question-u2 .rubric, #question-u3 .rubric, #question-u4 .rubric")


def test_the_projector_shows_the_lines_that_a_question_is_about(material: Material) -> None:
    slide = soup(material, "projector").select_one("#question-u6 .lines")
    assert slide is not None
    assert [line["value"] for line in slide.select("li")] == ["2", "3", "4"]


def test_the_plan_has_its_steps_and_time(material: Material) -> None:
    page = soup(material, "plan")
    assert minutes_of(material) == 65
    assert texts(page, ".steps tbody td:first-child")[-1] == "55–65"
    assert "9 to 11" in page.get_text()
    assert "To trace a quote." in page.get_text()


@pytest.mark.parametrize("sheet", get_args(Sheet))
def test_a_sheet_needs_nothing_else(material: Material, sheet: Sheet) -> None:
    page = soup(material, sheet)
    assert not page.select("link, img, iframe, script[src]")
    policy = page.select_one("meta[http-equiv=Content-Security-Policy]")
    assert policy is not None
    assert str(policy["content"]).startswith("default-src 'none'")
    ids = [part["id"] for part in page.select("[id]")]
    assert len(ids) == len(set(ids))
    assert set(SHEETS) == set(get_args(Sheet))
