"""On paper: the article and every note, with the addresses of the sources."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from click.testing import CliRunner
from get_browser import find_browser
from pages import Open, press, switch_off
from paper import Paper, pictures_of, printed, read_paper, squeezed
from playwright.sync_api import Browser

from glossator.cli import main
from sites import ARTICLE, GLOSS, ROOT, words_of_markdown, write

SOURCE = ROOT / "docs/articles/putin-rare-minerals.md"

# The text of each note, part by part, as a reader sees it on the screen.
_PARTS = """() => [...document.querySelectorAll(".gloss-notes > ol > li")].map((note) => [
  note.querySelector(".gloss-label").textContent,
  [...note.querySelectorAll(
    ".gloss-exact, .gloss-facts dt, .gloss-facts dd, .gloss-prose:not(.gloss-plain), cite")]
    .filter((part) => !part.querySelector(".gloss-wordings"))
    .map((part) => part.textContent),
])"""


@pytest.fixture(scope="session")
def paper(browser: Browser, article_url: str) -> Paper:
    """The first article, printed as it comes."""
    page = browser.new_page()
    page.goto(article_url)
    made = printed(page)
    page.close()
    return made


def test_every_note_is_printed_with_its_label_and_its_text(
    open_page: Open, article_url: str, paper: Paper
) -> None:
    notes = open_page(article_url).evaluate(_PARTS)
    assert len(notes) == 174
    assert all(paper.holds(label) for label, _ in notes)
    missing = [
        f"{label}: {part}" for label, parts in notes for part in parts if not paper.holds(part)
    ]
    assert missing == []


def test_the_article_is_printed_with_the_references_that_are_on(
    open_page: Open, article_url: str, paper: Paper
) -> None:
    article = squeezed(words_of_markdown(SOURCE.read_text(encoding="utf-8")))
    assert article not in paper.text
    assert paper.holds("“new territories”Q1")
    page = open_page(article_url)
    switch_off(page, "quote", "figure", "link")
    assert article in printed(page).text


def test_every_address_of_a_source_is_printed_and_no_other(
    open_page: Open, article_url: str, paper: Paper
) -> None:
    page = open_page(article_url)
    addresses = page.evaluate(
        "[...document.querySelectorAll('.gloss-bibliography cite')]"
        ".map((cite) => cite.parentElement.getAttribute('href'))"
    )
    assert len(addresses) == 95
    assert [address for address in addresses if not paper.holds(address)] == []
    assert "127.0.0.1" not in paper.text


def test_what_surrounds_the_article_is_printed(
    open_page: Open, article_url: str, paper: Paper
) -> None:
    assert paper.holds("461 words, unchanged")
    assert paper.holds("33bf51899bc8998ce2cd7d1f6582338afb09598ca95e2beb451e6f3ad45df9cd")
    assert paper.holds("Kenkou Land")
    around = ".gloss-timeline bdi, .gloss-timeline .gloss-date, .gloss-question > p"
    texts = open_page(article_url).locator(around).all_text_contents()
    assert len(texts) >= 2 * 17 + 2 * 12
    assert [text for text in texts if not paper.holds(text)] == []


def test_answers_stay_folded_on_paper_unless_their_reader_unfolded_them(
    open_page: Open, article_url: str, paper: Paper
) -> None:
    page = open_page(article_url)
    questions = page.locator(".gloss-question")
    answers = questions.locator("details > p:first-of-type").all_text_contents()
    assert len(answers) >= 12
    assert not any(paper.holds(answer) for answer in answers if answer)
    questions.nth(1).locator("summary").click()
    questions.nth(2).locator("summary").click()
    questions.nth(2).locator("summary").click()
    with_one = printed(page)
    assert with_one.holds(questions.nth(1).locator("details > p").first.text_content() or "")
    assert not with_one.holds(questions.nth(2).locator("details > p").first.text_content() or "")


def test_printing_with_a_note_open_loses_nothing(
    open_page: Open, article_url: str, paper: Paper
) -> None:
    page = open_page(article_url)
    press(page, "#ref-q2")
    assert printed(page) == paper


def test_without_scripts_the_same_is_printed(
    open_page: Open, article_url: str, paper: Paper
) -> None:
    assert printed(open_page(article_url, java_script_enabled=False)) == paper


def test_paper_is_white_in_the_dark(open_page: Open, article_url: str) -> None:
    page = open_page(article_url, color_scheme="dark")
    page.emulate_media(media="print")
    inks = page.evaluate("""() => {
      const parts = "[data-gloss-article] p, .gloss-note-body, .gloss-note-body dd";
      const all = [...document.querySelectorAll(parts)];
      return [...new Set(all.map((part) => getComputedStyle(part).color))];
    }""")
    assert inks == ["rgb(0, 0, 0)"]
    washes = page.evaluate("""() => [...new Set(
      [...document.querySelectorAll("mark.gloss-quote")].map(
        (mark) => getComputedStyle(mark).backgroundColor))]""")
    assert washes == ["rgb(253, 241, 201)"]


def test_paper_under_the_builder_s_own_theme(open_page: Open, plain_theme_url: str) -> None:
    page = open_page(f"{plain_theme_url}articles/library/")
    paper = printed(page)
    for label, parts in page.evaluate(_PARTS):
        assert paper.holds(label)
        assert all(paper.holds(part) for part in parts)
    assert paper.holds("https://example.org/minutes")


@pytest.mark.parametrize(
    ("size", "points"), [("a4", (595, 842)), ("letter", (612, 792))], ids=["a4", "letter"]
)
def test_the_command_prints_every_note(
    open_page: Open, article_url: str, tmp_path: Path, size: str, points: tuple[int, int]
) -> None:
    pdf = tmp_path / "with a space.pdf"
    browser = find_browser()
    arguments = ["print", str(SOURCE), "-o", str(pdf), "--paper", size, "--browser", str(browser)]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    paper = read_paper(pdf)
    assert set(paper.sizes) == {points}
    missing = [
        f"{label}: {part}"
        for label, parts in open_page(article_url).evaluate(_PARTS)
        for part in (label, *parts)
        if not paper.holds(part)
    ]
    assert missing == []
    assert paper.holds("https://www.pravda.com.ua/eng/news/2025/02/24/7499812/")
    assert paper.holds(f"1 / {paper.pages}")


def test_the_command_prints_a_picture_beside_the_article_and_fetches_nothing(
    tmp_path: Path,
) -> None:
    picture = (ROOT / "docs/assets/phone.png").read_bytes()
    remote = "https://example.org/pixel.png"
    article = f"{ARTICLE}\n![Beside it](phöne.png)\n\n![Far away]({remote})\n"
    files = {"mkdocs.yml": "", "library.md": article, "library.gloss.yml": GLOSS}
    write(tmp_path, files)
    (tmp_path / "phöne.png").write_bytes(picture)
    pdf = tmp_path / "library.pdf"
    browser = str(find_browser())
    arguments = ["print", str(tmp_path / "library.md"), "-o", str(pdf), "--browser", browser]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    # Width and height stand in the first chunk of a PNG.
    assert struct.unpack(">II", picture[16:24]) in pictures_of(pdf)
