"""The sheets of a lesson: what students see, what teachers see, and what students must not."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from bs4 import BeautifulSoup, Tag

from glossator.annotate import place
from glossator.lesson.addresses import as_typed
from glossator.lesson.answered import RUBRICS
from glossator.lesson.fields import fields_of_mark
from glossator.lesson.handout import handout
from glossator.lesson.material import Material, gather
from glossator.lesson.pages import FOR_STUDENTS, SHEETS, Sheet, sheet_page
from glossator.lesson.plan import minutes_of
from glossator.loading import load
from glossator.rendering import render_article
from glossator.vocabulary import FIDELITIES, MANNERS, VERDICTS
from sites import ARTICLE, LESSON, write

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


def lesson_on(folder: Path, gloss: str) -> Material:
    """The material of a lesson on the small article with another gloss file."""
    write(folder, {"library.md": ARTICLE, "library.gloss.yml": gloss})
    loaded = load(folder / "library.gloss.yml")
    assert loaded.gloss is not None, loaded.findings
    html = render_article(folder / "library.md").html
    return gather(place(html, loaded.gloss), html)


def texts(page: BeautifulSoup | Tag, selector: str) -> list[str]:
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


def test_the_handout_asks_what_the_student_page_asks_in_the_same_words(material: Material) -> None:
    page = soup(material, "handout")
    for table in page.select("table.marks"):
        ident = table.select("tbody tr")[0]["id"]
        mark = next(each for each in material.marks if f"row-{each.id}" == ident)
        fields = fields_of_mark(material, mark)
        assert [each.get_text() for each in table.select("thead th")][2:] == [f.ask for f in fields]
        ticks = [each.get_text().removeprefix("☐ ") for each in table.select("tbody tr")[0].select(
            ".tick")]  # fmt: skip
        offered = [words for field in fields for _, words in field.options]
        assert ticks == offered
        assert "I do not know yet" in offered
    quote = fields_of_mark(material, material.marks[0])
    manners = [words for field in quote for _, words in field.options]
    assert [words for words in MANNERS.values() if words in manners] == list(MANNERS.values())


def test_headings_of_the_article_look_like_headings(material: Material) -> None:
    for sheet in ("handout", "key"):
        headings = texts(soup(material, sheet), ".lines .heading")
        assert headings == ["Library to close on Mondays", "What parents say"]


def told(page: BeautifulSoup, ident: str) -> dict[str, str]:
    """What the key tells of a card, by label."""
    rows = page.select(f"#row-{ident} .facts-list > div")
    return {
        " ".join(row.select("dt")[0].get_text().split()): " ".join(
            row.select("dd")[0].get_text(" ").split()
        )
        for row in rows
    }


SAID = """\
    said: {on: 2025-03-04, at: council meeting, language: en}
    manner: direct
"""


def test_every_line_of_the_key_has_its_label(tmp_path: Path) -> None:
    gloss = LESSON.replace("    fidelity: altered\n", f"{SAID}    fidelity: altered\n")
    page = soup(lesson_on(tmp_path, gloss), "key")
    quote = told(page, "q1")
    assert quote["Who speaks"] == "Ana Lind, Mayor"
    assert quote["When and where"] == "4 March 2025, council meeting, in English"
    assert quote["What is between the marks"] == "a whole sentence"
    assert quote["Fidelity"] == "altered : Words inside the quotation marks were changed."
    assert quote["Note"].startswith("The minutes have")
    assert quote["Sources"] == "Town council , 5 March 2025 [1]"
    accepted = texts(page, "#row-q1 dd li")
    assert accepted[:2] == [
        "Who speaks? Ana Lind, or: Mayor",
        "What is between the marks? a whole sentence",
    ]
    beside = page.select("#row-q1 .wordings td")
    assert [" ".join(cell.get_text().split()) for cell in beside] == [
        "We had no choice,",
        "We had no good choice left. (Town council)",
    ]
    assert texts(page, "#row-q1 .wordings th") == ["In the article", "In the source"]
    # What differs is told apart without colour.
    assert "good" in "".join(texts(page, "#row-q1 .wordings u"))
    figure = told(page, "f1")
    assert (figure["What it measures"], figure["Value"]) == ("fall in visits", "12 percent")
    assert figure["Verdict"].startswith("unchecked")
    assert not page.select(".entry dd:not(:is(dt + dd))")


def test_the_key_says_what_cards_are_worth(material: Material) -> None:
    page = soup(material, "key")
    captions = texts(page, ".rubric caption")
    assert captions[:2] == ["Rubric for each quote", "Rubric for each figure"]
    assert captions[2:] == ["Rubric for question 1", "Rubric for question 6", "Rubric"]
    assert all(len(table.select("tr")) == 3 for table in page.select(".rubric"))


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        ("supported", "Would you trust this number? yes; or “I do not know yet”, with a way to"),
        ("misleading", "Would you trust this number? no; or “I do not know yet”, with a reason to"),
        ("unchecked", "Would you trust this number? “I do not know yet”; or yes or no, with a"),
    ],
)
def test_what_to_accept_follows_the_verdict(tmp_path: Path, verdict: str, said: str) -> None:
    gloss = LESSON.replace("    verdict: supported\n    sources: [minutes]\nclaims:",
                           f"    verdict: {verdict}\n    sources: [minutes]\nclaims:")  # fmt: skip
    accepted = texts(soup(lesson_on(tmp_path, gloss), "key"), "#row-f2 dd li")
    assert any(each.startswith(said) for each in accepted), accepted


def test_what_is_no_card_is_in_the_key_and_keeps_its_lines(tmp_path: Path) -> None:
    gloss = f"{LESSON}  cards: [f2]\n"
    material = lesson_on(tmp_path, gloss)
    for sheet in ("handout", "key"):
        page = soup(material, sheet)
        assert [part["id"] for part in page.select("[id^=row-]")] == ["row-f2"]
        assert texts(page, ".lines .label") == ["F2"]
        assert "line 4" in texts(page, "#question-u1 .facts")[0]
    assert texts(soup(material, "key"), ".unasked tbody th") == [
        "Q1 We had no choice,",
        "F1 12%",
    ]
    assert not soup(material, "handout").select(".unasked")


def test_a_date_that_is_chosen_is_asked_about_as_a_date(tmp_path: Path) -> None:
    gloss = LESSON.replace("claims:", "  - {id: f3, exact: Tuesday, kind: weekday}\nclaims:", 1)
    assert [each.id for each in lesson_on(tmp_path, gloss).marks] == ["q1", "f1", "f2"]
    page = soup(lesson_on(tmp_path, f"{gloss}  cards: [f1, f3]\n"), "handout")
    assert [texts(table, "thead th")[3] for table in page.select("table.marks")] == [
        "Would you trust this number?",
        "Is this date right?",
    ]


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
    general = {
        table.select("caption")[0].get_text(): texts(table, "td")
        for table in page.select(".key > main > .rubric")
    }
    assert general["Rubric for question 1"] == list(RUBRICS["short-answer"])
    assert general["Rubric for question 6"] == list(RUBRICS["trace"])
    assert not page.select("#question-u1 .rubric, #question-u6 .rubric")
    assert not page.select("#question-u2 .rubric, #question-u3 .rubric, #question-u4 .rubric")


def test_the_key_has_a_rubric_for_several_questions_once(tmp_path: Path) -> None:
    more = "  - {id: u7, question: And now?, answer: Nothing.}\nlesson:\n"
    page = soup(lesson_on(tmp_path, LESSON.replace("lesson:\n", more)), "key")
    assert "Rubric for questions 1, 7" in texts(page, ".rubric caption")
    assert page.get_text().count(RUBRICS["short-answer"][0]) == 1


def test_the_key_names_what_a_question_is_about_by_what_is_in_the_key(tmp_path: Path) -> None:
    gloss = LESSON.replace("items: [f1, f2]", "items: [f1, c1, s1, s2, o1]")
    page = soup(lesson_on(tmp_path, gloss), "key")
    assert texts(page, "#question-u1 > .facts")[1] == (
        "Notes: F1, “will stay closed on Mondays”, S1, “the council said on Tuesday”"
    )


def test_the_key_prints_each_address_once_as_it_is_typed(tmp_path: Path) -> None:
    gloss = LESSON.replace("https://example.org/minutes", "https://example.org/minutes/?utm_a=1#p")
    page = soup(lesson_on(tmp_path, gloss), "key")
    assert texts(page, "#question-u1 > .facts")[-1] == "Sources: Town council, 5 March 2025 [1]"
    assert texts(page, "main > .sources > li") == [
        "Minutes of the meeting of 4 March · Town council · 5 March 2025 · example.org/minutes"
    ]
    assert texts(soup(lesson_on(tmp_path, gloss), "plan"), ".sources .address") == [
        "example.org/minutes"
    ]


@pytest.mark.parametrize(
    ("url", "typed"),
    [
        ("https://www.example.org/", "www.example.org"),
        ("http://example.org/a?b=1&utm_source=x&c=2#:~:text=d", "example.org/a?b=1&c=2"),
        ("https://example.org/?utm_source=x&utm_medium=y", "example.org"),
        ("https://example.org/?p=5", "example.org/?p=5"),
        ("doi:10.1000/182", "doi:10.1000/182"),
    ],
)
def test_an_address_is_short_and_whole(url: str, typed: str) -> None:
    assert as_typed(url) == typed


def test_a_key_has_no_marks_of_markdown(tmp_path: Path) -> None:
    page = soup(lesson_on(tmp_path, f"{LESSON}  cards: [f2]\n"), "key")
    assert "`" not in page.get_text()
    assert texts(page, "h2 + .facts code") == ["lesson: cards:"]


@pytest.mark.parametrize(("word", "unit"), [("kilometres", "kilometres"), ("km", "kilometers")])
def test_the_key_spells_units_as_the_article_does(tmp_path: Path, word: str, unit: str) -> None:
    article = ARTICLE.replace("48,000", f"48,000 {word}")
    gloss = LESSON.replace('value: "48000"\n', 'value: "48000"\n    unit: kilometer\n')
    write(tmp_path, {"library.md": article, "library.gloss.yml": gloss})
    loaded = load(tmp_path / "library.gloss.yml")
    assert loaded.gloss is not None, loaded.findings
    html = render_article(tmp_path / "library.md").html
    page = soup(gather(place(html, loaded.gloss), html), "key")
    assert told(page, "f2")["Value"] == f"48,000 {unit}"


def test_the_projector_shows_the_lines_that_a_question_is_about(material: Material) -> None:
    slide = soup(material, "projector").select_one("#question-u6 .lines")
    assert slide is not None
    # They are a paragraph; nothing is left out.
    assert [line["value"] for line in slide.select("li")] == ["2", "3", "4", "5"]
    assert not soup(material, "projector").select("#question-u6 .left-out")


LONG = " ".join(f"Sentence number {at} says that nothing of note was decided." for at in range(20))


def on_long_article(folder: Path, items: str) -> Material:
    """The lesson, its mayor in the midst of a paragraph that no slide has room for."""
    article = ARTICLE.replace("“We had **", f"{LONG} “We had **")
    gloss = LESSON.replace("    items: [q1]\n", f"    items: {items}\n")
    write(folder, {"library.md": article, "library.gloss.yml": gloss})
    loaded = load(folder / "library.gloss.yml")
    assert loaded.gloss is not None, loaded.findings
    html = render_article(folder / "library.md").html
    return gather(place(html, loaded.gloss), html)


def test_the_projector_says_which_lines_it_leaves_out(tmp_path: Path) -> None:
    material = on_long_article(tmp_path, "[q1]")
    at = material.mark_lines["q1"]
    slide = soup(material, "projector").select("#question-u6")[0]
    shown = [int(str(line["value"])) for line in slide.select(".lines li")]
    assert shown == [at - 1, at, at + 1]
    last = next(
        line.number for line in material.lines if line.number > at and line.first
    ) - 1  # fmt: skip
    assert texts(slide, ".left-out") == [f"Lines 2–{last}; {at - 1}–{at + 1} shown"]


def test_the_projector_shows_lines_of_a_question_with_many(tmp_path: Path) -> None:
    quotes = "".join(f"  - {{id: q{at + 20}, exact: number {at} says}}\n" for at in range(0, 20, 4))
    gloss = LESSON.replace("figures:\n", f"{quotes}figures:\n", 1)
    items = ", ".join(f"q{at + 20}" for at in range(0, 20, 4))
    gloss = gloss.replace("    items: [q1]\n", f"    items: [{items}]\n")
    article = ARTICLE.replace("“We had **", f"{LONG} “We had **")
    write(tmp_path, {"library.md": article, "library.gloss.yml": gloss})
    loaded = load(tmp_path / "library.gloss.yml")
    assert loaded.gloss is not None, loaded.findings
    html = render_article(tmp_path / "library.md").html
    material = gather(place(html, loaded.gloss), html)
    slide = soup(material, "projector").select("#question-u6")[0]
    numbers = sorted(material.mark_lines[f"q{at + 20}"] for at in range(0, 20, 4))
    assert [int(str(line["value"])) for line in slide.select(".lines li")] == numbers
    assert "shown" in texts(slide, ".left-out")[0]


@pytest.mark.parametrize(
    ("asked", "lines"),
    [
        ("How many visits were there?", 4),
        ("Rewrite the third paragraph.", 8),
        ("Put these in order, and say why.", 8),
        ("Build a timeline of the day.", 8),
        ("Schreibe den Absatz ohne Bilder um.", 8),
        ("Bringe sie in die richtige Reihenfolge.", 8),
        ("What was ordered, and who borders on it?", 4),
    ],
)
def test_there_is_more_room_where_more_is_written(tmp_path: Path, asked: str, lines: int) -> None:
    old = "How many visits were there the year before? See [F1](#note-f1)."
    page = soup(lesson_on(tmp_path, LESSON.replace(old, asked)), "handout")
    assert len(page.select("#question-u1 .rule")) == lines


@pytest.mark.parametrize("sheet", ["handout", "key"])
def test_the_headline_stands_once_on_a_sheet(tmp_path: Path, sheet: Sheet) -> None:
    page = soup(lesson_on(tmp_path, LESSON), sheet)
    assert page.get_text().count("Library to close on Mondays") == 2  # and in the title
    assert len(page.select("h1")) == 1
    other = LESSON.replace("title: Library to close on Mondays", "title: The library", 1)
    assert texts(soup(lesson_on(tmp_path, other), sheet), "h1") == ["The library"]
    assert texts(soup(lesson_on(tmp_path, LESSON), "plan"), "h1") == ["Library to close on Mondays"]


def test_the_plan_has_its_steps_and_time(material: Material) -> None:
    page = soup(material, "plan")
    assert minutes_of(material) == 58
    assert texts(page, ".steps tbody td:first-child")[-1] == "48–58"
    assert "9 to 11" in page.get_text()
    assert "To trace a quote." in page.get_text()


def test_the_plan_says_where_each_period_begins(tmp_path: Path) -> None:
    page = soup(lesson_on(tmp_path, f"{LESSON}  minutes: 30\n"), "plan")
    rows = texts(page, ".steps tbody tr")
    assert [rows.index(row) for row in rows if "begins here" in row] == [4]
    assert rows[3].startswith("23–28")
    assert rows[4] == "Period 2 begins here, if a period has 30 minutes."
    assert "30 minutes; the steps below take 58" in page.get_text()
    whole = soup(lesson_on(tmp_path, f"{LESSON}  minutes: 60\n"), "plan")
    assert "begins here" not in whole.get_text()
    assert "the steps below take" not in whole.get_text()
    assert (
        "Period 2 begins here, if a period has 45 minutes."
        in soup(lesson_on(tmp_path, LESSON), "plan").get_text()
    )


def test_the_plan_has_no_step_for_cards_that_there_are_not(tmp_path: Path) -> None:
    page = soup(lesson_on(tmp_path, f"{LESSON}  cards_at_most: 0\n"), "plan")
    assert "go through the quotes and figures" not in page.get_text()
    assert texts(page, ".steps tbody td:first-child")[-1] == "43–53"


def test_the_plan_points_to_sources_only_where_it_has_them(tmp_path: Path) -> None:
    assert "Try the sources below" in soup(lesson_on(tmp_path, LESSON), "plan").get_text()
    gloss = LESSON.replace("    sources: [minutes]\n    minutes: 10\n", "    minutes: 10\n")
    assert "Try the sources below" not in soup(lesson_on(tmp_path, gloss), "plan").get_text()


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


def test_a_question_has_one_number_where_the_style_is_lost(material: Material) -> None:
    page = BeautifulSoup(handout(material), "html.parser")
    [questions] = page.select(".questions")
    assert questions.name == "ul"
    numbers = [heading.get_text().partition(".")[0] for heading in questions.select("li > h3")]
    assert numbers == [str(number) for number in range(1, len(material.questions) + 1)]
