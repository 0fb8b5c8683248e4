"""The box of findings, and what stands in for a file that is not good."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from glossator.findings import Finding
from glossator.library import Library
from glossator.loading import article_path
from glossator.serving import Desk, findings_box
from sites import ARTICLE, GLOSS, write

BAD = GLOSS.replace("fidelity: altered", "fidelity: alterd")
GLOSS_FILE = Path("docs/one.gloss.yml")
PAGE = Path("docs/one.md")


def finding(path: Path, what: str = "Wrong.", code: str = "wrong") -> Finding:
    return Finding(code=code, path=path, line=3, what=what, mend="Mend it.")


def told(desk: Desk, page: Path) -> list[str]:
    """What the box on a page says, a finding each, and what the page is said to show."""
    box = BeautifulSoup(desk.box(page, "findings.css"), "html5lib")
    first = box.select_one(".gloss-findings p")
    state = first.get_text().partition(". ")[2] if first else ""
    return [item.get_text() for item in box.select("li")] + [state] * bool(state)


def test_what_a_finding_says_is_text() -> None:
    evil = '</aside><script>alert(1)</script>\x1b[31m<img src=x onerror="alert(1)">'
    html = findings_box([finding(Path("docs/<b>.gloss.yml"), evil)], "findings.css", "Shown.")
    page = BeautifulSoup(html, "html5lib")
    assert page.select("script, img, b") == []
    assert "\x1b" not in html
    assert "alert(1)" in page.get_text()
    box = page.select_one("aside.gloss-findings[data-gloss-ui]")
    assert box is not None
    assert "docs/<b>.gloss.yml:3" in box.get_text()


def test_a_finding_stands_on_its_own_page_and_on_all_if_it_has_none() -> None:
    desk = Desk()
    desk.pages = {PAGE, Path("docs/two.md")}
    desk.begin([], [])
    desk.hear([finding(GLOSS_FILE, "A."), finding(PAGE, "B."), finding(GLOSS_FILE, "A.")])
    desk.hear([finding(Path("docs/sources.yml"), "C.")])
    assert told(desk, PAGE) == [
        "docs/one.gloss.yml:3 A. Mend it.",
        "docs/one.md:3 B. Mend it.",
        "docs/sources.yml:3 C. Mend it.",
    ]
    assert told(desk, Path("docs/two.md")) == ["docs/sources.yml:3 C. Mend it."]
    desk.begin([], [])
    assert desk.box(PAGE, "findings.css") == ""


def test_the_box_says_what_the_page_shows_instead(tmp_path: Path) -> None:
    article = write(tmp_path, {"one.md": ARTICLE}) / "one.md"
    gloss = tmp_path / "one.gloss.yml"
    desk = Desk()
    desk.pages = {article}

    def build(text: str) -> None:
        gloss.write_text(text, encoding="utf-8")
        library = Library(tmp_path, kept=desk.glosses)
        desk.begin(library.findings(), library.paths())
        desk.hear(desk.findings)

    build(BAD)
    assert told(desk, article)[-1] == "The article is shown without its notes until this is mended."
    build(GLOSS)
    assert told(desk, article) == []
    build(BAD)
    assert told(desk, article)[-1] == "The page is shown as it was when its files were last good."


def test_the_last_good_text_stands_in_for_one_that_cannot_be_read(tmp_path: Path) -> None:
    desk = Desk()
    article = tmp_path / "one.md"
    source, why = desk.read(article)
    assert source == "# one\n"
    assert why is not None
    assert why.code == "unreadable"
    write(tmp_path, {"one.md": ARTICLE})
    assert desk.read(article) == (None, None)
    article.write_bytes(b"\xff")
    source, why = desk.read(article)
    assert source == ARTICLE
    assert why is not None


def test_a_gloss_file_that_is_gone_is_told_once(tmp_path: Path) -> None:
    write(tmp_path, {"one.md": ARTICLE})
    gloss = tmp_path / "one.gloss.yml"
    desk = Desk()
    desk.begin([], [gloss])
    desk.begin([], [])
    assert [each.code for each in desk.findings] == ["gone"]
    desk.begin([], [])
    assert desk.findings == []


@pytest.mark.parametrize("keep", [True, False])
def test_a_library_keeps_what_was_last_good_only_if_it_is_told_to(
    tmp_path: Path, keep: bool
) -> None:
    write(tmp_path, {"one.md": ARTICLE, "one.gloss.yml": GLOSS})
    path = tmp_path / "one.gloss.yml"
    kept = {} if keep else None
    good = Library(tmp_path, kept=kept).load(path).gloss
    path.write_text(BAD, encoding="utf-8")
    loaded = Library(tmp_path, kept=kept).load(path)
    assert [each.code for each in loaded.findings] != []
    assert loaded.gloss == (good if keep else None)
    assert article_path(path).is_file()
