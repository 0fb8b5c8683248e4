"""A lesson's sheets as a browser prints and shows them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from statistics import median

import pytest
from bs4 import BeautifulSoup, Tag
from click.testing import CliRunner
from get_browser import find_browser
from paper import letter_sizes, read_paper, squeezed
from playwright.sync_api import Browser

from glossator.cli import main
from glossator.loading import load
from sites import ROOT, first_site

ARTICLE = ROOT / "docs/articles/putin-rare-minerals.md"
A4, LETTER = (595, 842), (612, 792)


@pytest.fixture(scope="session")
def lesson(made_once: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lesson with all questions on the first article, printed on both papers."""

    def fill(folder: Path) -> None:
        article = first_site(tmp_path_factory.mktemp("site")) / ARTICLE.relative_to(ROOT)
        gloss = article.with_name("putin-rare-minerals.gloss.yml")
        chosen = re.compile(r"^  cards: .*\n", re.MULTILINE)
        text, taken = chosen.subn("", gloss.read_text(encoding="utf-8"))
        assert taken == 1
        gloss.write_text(text, encoding="utf-8")
        arguments = ["lesson", str(article), "-o", str(folder), "--browser", str(find_browser())]
        made = CliRunner().invoke(main, arguments)
        assert made.exit_code == 0, made.output

    return made_once("lesson", fill)


@pytest.fixture(scope="session")
def two_periods(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped lesson on the first article, asking the four that its gloss file proposes."""
    folder = tmp_path_factory.mktemp("two-periods")
    article = first_site(tmp_path_factory.mktemp("site")) / ARTICLE.relative_to(ROOT)
    gloss = article.with_name("putin-rare-minerals.gloss.yml")
    text = gloss.read_text(encoding="utf-8")
    assert text.count("  # ask: [") == 1
    gloss.write_text(text.replace("  # ask: [", "  ask: ["), encoding="utf-8")
    made = CliRunner().invoke(main, ["lesson", str(article), "-o", str(folder), "--html"])
    assert made.exit_code == 0, made.output
    return folder


def text_of(pdf: Path) -> str:
    return read_paper(pdf).text


@pytest.mark.parametrize("sheet", ["handout", "key", "plan", "projector"])
def test_both_papers_have_their_size(lesson: Path, sheet: str) -> None:
    for paper, size in (("a4", A4), ("letter", LETTER)):
        found = read_paper(lesson / f"{sheet}-{paper}.pdf").sizes[0]
        assert found == pytest.approx(size[::-1] if sheet == "projector" else size, abs=1)


def lines_of(lesson: Path, sheet: str) -> list[Tag]:
    page = BeautifulSoup((lesson / f"{sheet}.html").read_text(encoding="utf-8"), "html.parser")
    return page.select(".lines li")


def test_lines_have_the_same_numbers_on_both_sheets(lesson: Path) -> None:
    handout, key = (
        [(line["value"], line.get_text()) for line in lines_of(lesson, sheet)]
        for sheet in ("handout", "key")
    )
    assert handout == key
    assert len(handout) > 40


def test_a_line_of_ours_is_a_line_on_paper(lesson: Path) -> None:
    for sheet in ("handout", "key"):
        printed = read_paper(lesson / f"{sheet}-a4.pdf").sheets[0].splitlines()
        whole = "\n".join(map(squeezed, printed))
        plain = [line.get_text() for line in lines_of(lesson, sheet)[:20] if not line.select("sup")]
        broken = [line for line in plain if squeezed(line) not in whole]
        assert len(plain) > 5
        assert broken == []


def test_a_printed_slide_is_a_page_and_can_be_read_from_the_last_row(lesson: Path) -> None:
    """A line of text is 24 points at least on a sheet of 297 mm, as slides have it."""
    for paper in ("a4", "letter"):
        pages = letter_sizes(lesson / f"projector-{paper}.pdf")
        assert len(pages) == 13
        for sizes in pages[1:]:
            assert max(sizes) >= 24
            # The lines of the article, 72 letters each, are as large as they fit.
            assert sum(number for size, number in sizes.items() if size < 13) < 120


def test_four_of_the_questions_fit_into_two_periods(two_periods: Path) -> None:
    plan = BeautifulSoup((two_periods / "plan.html").read_text(encoding="utf-8"), "html.parser")
    ends = [row.get_text() for row in plan.select(".steps tbody td:first-child")]
    assert int(ends[-1].rpartition("–")[2]) <= 90
    handout = BeautifulSoup(
        (two_periods / "handout.html").read_text(encoding="utf-8"), "html.parser"
    )
    assert 8 <= len(handout.select(".marks tbody tr")) <= 15


@pytest.mark.parametrize("sheet", ["handout", "key"])
def test_no_heading_stands_alone_at_the_foot_of_a_page(lesson: Path, sheet: str) -> None:
    page = BeautifulSoup((lesson / f"{sheet}.html").read_text(encoding="utf-8"), "html.parser")
    # On the handout, a question is followed by lines to write on, which have no text.
    leading = page.select("h2, h3, .do, .part, .key .asked, .rubric caption, thead")
    ends = {squeezed(each.get_text())[-30:] for each in leading}
    for paper in ("a4", "letter"):
        for printed in read_paper(lesson / f"{sheet}-{paper}.pdf").sheets[:-1]:
            lines = [squeezed(line) for line in printed.splitlines()]
            whole = [line for line in lines if line and not re.search(r"·(Handout|Key)|^\d+/\d+$",
                     line)]  # fmt: skip
            assert not any("".join(whole).endswith(end) for end in ends), whole[-2:]


def test_the_key_has_no_page_that_is_half_empty(lesson: Path) -> None:
    """Questions follow each other: a page but for the last has three quarters of the usual lines,
    at least."""
    sheets = read_paper(lesson / "key-a4.pdf").sheets
    lines = [len(printed.splitlines()) for printed in sheets[:-1]]
    assert min(lines) > 0.75 * median(lines)


def test_the_printed_handout_tells_no_answer(lesson: Path) -> None:
    gloss = load(ARTICLE.with_name("putin-rare-minerals.gloss.yml")).gloss
    assert gloss is not None
    article = squeezed(ARTICLE.read_text(encoding="utf-8"))
    asked = squeezed(" ".join(question.question for question in gloss.questions))
    for sheet in ("handout", "projector"):
        text = text_of(lesson / f"{sheet}-a4.pdf")
        told = [question.id for question in gloss.questions
                if squeezed(question.answer or "?")[:60] in text]  # fmt: skip
        assert told == []
        names = [each.name for each in gloss.speakers.values()]
        seen = [name for name in names if squeezed(name) in text
                and squeezed(name) not in article + asked]  # fmt: skip
        assert seen == []


def test_the_printed_key_holds_every_answer(lesson: Path) -> None:
    gloss = load(ARTICLE.with_name("putin-rare-minerals.gloss.yml")).gloss
    assert gloss is not None
    text = text_of(lesson / "key-a4.pdf")
    for question in gloss.questions:
        assert question.answer is not None
        plain = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", question.answer)
        missing = [word for word in plain.split() if word.isascii() and word not in text]
        assert missing == [], question.id
    for figure in gloss.figures:
        assert squeezed(figure.measures or "") in text, figure.id


def test_arrow_keys_walk_through_the_projector_view(browser: Browser, lesson: Path) -> None:
    page = browser.new_page()
    page.goto((lesson / "projector.html").as_uri())
    top = """() => [...document.querySelectorAll(".slide")]
      .findIndex((slide) => slide === document.activeElement)"""
    for key, at in (
        ("ArrowRight", 1),
        (" ", 2),
        ("PageDown", 3),
        ("ArrowLeft", 2),
        ("End", 12),
        ("ArrowRight", 12),
        ("Home", 0),
    ):
        page.keyboard.press(key)
        assert page.evaluate(top) == at, key
    page.close()
