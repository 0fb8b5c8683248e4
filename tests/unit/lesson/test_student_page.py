"""The student page as a document: its places, what it holds back, and what it lets run."""

from __future__ import annotations

import gzip
import html as html_module
import json
import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from glossator.annotate import place
from glossator.lesson.fields import fields_of_question
from glossator.lesson.opened import contents
from glossator.lesson.publishing import private, site_page, unsealable, with_page
from glossator.lesson.student_page import student_page
from glossator.lesson.worksheet import Worksheet, prepare
from glossator.library import Library, lesson_slug
from glossator.loading import load
from glossator.rendering import render_article
from glossator.shipping import shipped, student_assets
from glossator.text import seal, visible_text
from glossator.translation import ENGLISH, Translator
from glossator.vocabulary import FIDELITIES, VERDICTS, Reveal
from sites import ARTICLE, LESSON, RIGHT_TO_LEFT, write

CODE = "acornactoralbumalleyalmond"

ASTRAL = """\
# Über 𝄞 und 12%

Sie sagte: „Né 𝄞 e\u0301“, und es waren\u00a048\u202f000 Leute.

Ein  zweiter
Absatz mit 12% darin.
"""


BLOCKS = """\
# A

- one 12%
- two

| a | b |
|---|---|
| c | 48,000 |

```
code  x

  y
```
"""


def worksheet(
    folder: Path, reveal: Reveal = "self-study", article: str = ARTICLE, gloss: str = LESSON
) -> Worksheet:
    write(folder, {"library.md": article, "library.gloss.yml": gloss})
    loaded = load(folder / "library.gloss.yml")
    assert loaded.gloss is not None, loaded.findings
    html = render_article(folder / "library.md").html
    return prepare(place(html, loaded.gloss), html, "library", reveal)


def parsed(page: str) -> BeautifulSoup:
    return BeautifulSoup(page, "html5lib")


def text_of(page: BeautifulSoup) -> str:
    """The text as the script reads it: each paragraph from where it says that it begins."""
    whole = ""
    for paragraph in page.select("#text [data-start]"):
        for reference in paragraph.select(".ref"):
            reference.extract()
        start = int(str(paragraph["data-start"]))
        units = whole.encode("utf-16-le")
        assert len(units) // 2 <= start
        whole = units.decode("utf-16-le") + "\n" * (start - len(units) // 2)
        whole += paragraph.get_text()
    return whole


GLOSS = (
    "article: {title: Über, rights: mine, language: de}\n"
    "quotes:\n  - {id: q1, exact: Né 𝄞 e\u0301}\n"
    "figures:\n  - {id: f1, exact: 12%, suffix: ' darin'}\n"
    "signals:\n  - {id: s1, exact: zweiter Absatz, signal: odd, note: Look here.}\n"
)


@pytest.mark.parametrize(
    ("article", "gloss"),
    [
        (ARTICLE, LESSON),
        (ASTRAL, GLOSS),
        (ARTICLE.replace("\n", "\r\n"), LESSON),
        tuple(RIGHT_TO_LEFT.values()),
        (BLOCKS, "article: {title: A, rights: mine}\nfigures: [{id: f1, exact: 12%}]\n"),
    ],
    ids=["plain", "astral", "crlf", "rtl", "blocks"],
)  # fmt: skip
def test_the_text_is_the_article_s_to_the_letter(tmp_path: Path, article: str, gloss: str) -> None:
    sheet = worksheet(tmp_path, article=article, gloss=gloss)
    page = parsed(student_page(sheet))
    for mark in page.select("#text mark[data-marks]"):
        assert mark.get_text() in sheet.text
    read = text_of(page)
    assert " ".join(read.split()) == " ".join(visible_text(render_article(sheet.material.gloss.path
        .with_name("library.md")).html).split())  # fmt: skip
    # Every place that is told to the script is the place of the words.
    units = sheet.text.encode("utf-16-le")
    for other in page.select("template .other[data-from]") or page.select(".other[data-from]"):
        start, end = int(str(other["data-from"])), int(str(other["data-to"]))
        said = units[2 * start : 2 * end].decode("utf-16-le")
        exact = other.select_one(".gloss-exact")
        assert exact is not None
        assert " ".join(said.split()) == " ".join(exact.get_text().split())


def test_headings_are_headings_and_lines_have_their_numbers(tmp_path: Path) -> None:
    page = parsed(student_page(worksheet(tmp_path)))
    headings = [(each.name, each.get_text()) for each in page.select("#text :is(h2, h3, h4)")]
    assert headings == [("h3", "Library to close on Mondays"), ("h4", "What parents say")]
    numbers = [int(str(each["data-line"])) for each in page.select("#text .line")]
    assert numbers == list(range(1, len(numbers) + 1))
    assert [str(each["data-line"]) for each in page.select("#text .counted")][:2] == ["1", "5"]


def test_every_mark_and_question_has_a_card_with_room_on_screen_and_paper(tmp_path: Path) -> None:
    sheet = worksheet(tmp_path)
    page = parsed(student_page(sheet))
    cards = [str(each["data-card"]) for each in page.select(".card")]
    assert cards == ["q1", "f1", "f2", "u1", "u2", "u3", "u4", "u5", "u6"]
    for card in page.select(".card"):
        assert card.select(".controls .field")
        assert card.select(".paper")
        assert card.select("[data-needed]")
    assert [str(each["data-for"]) for each in page.select("#text .ref")] == ["q1", "f1", "f2"]
    assert page.select_one("#card-q1 .around mark").get_text() == "We had no choice,"  # type: ignore[union-attr]
    ids = [str(each["id"]) for each in page.select("[id]")]
    assert len(ids) == len(set(ids))
    for link in page.select("main a[href^='#'], footer a[href^='#']"):
        assert str(link["href"])[1:] in ids


def test_what_is_offered_tells_nothing_by_its_order(tmp_path: Path) -> None:
    material = worksheet(tmp_path).material
    by_id = {question.id: question for question in material.questions}
    (choice,) = fields_of_question(material, by_id["u2"])
    assert choice.form == "one"
    (pair, other) = fields_of_question(material, by_id["u3"])
    assert pair.options == other.options == [("the fall", "the fall"), ("the visits", "the visits")]
    events = [field.ask for field in fields_of_question(material, by_id["u4"])]
    assert sorted(events) == sorted(by_id["u4"].sequence)
    assert events != list(by_id["u4"].sequence)


def test_notes_are_in_templates_that_no_browser_shows(tmp_path: Path) -> None:
    sheet = worksheet(tmp_path)
    page = parsed(student_page(sheet))
    names = [str(each["data-content"]) for each in page.select("template[data-content]")]
    assert names == [f"{group}:{name}" for group, held in contents(sheet).items() for name in held]
    asked = {str(each["data-content"]) for each in page.select("main [data-content]")}
    assert asked == set(names)
    for template in page.select("template"):
        template.extract()
    assert "no good choice left" not in str(page)


def test_notes_stand_open_in_details(tmp_path: Path) -> None:
    page = parsed(student_page(worksheet(tmp_path, "open")))
    assert not page.select("template")
    assert len(page.select(".note > details")) == 10
    assert "no good choice left" in page.select_one("#card-q1 details").get_text()  # type: ignore[union-attr]


def test_a_sealed_page_needs_a_code_and_names_no_verdict(tmp_path: Path) -> None:
    sheet = worksheet(tmp_path, "class")
    with pytest.raises(ValueError, match="sealed with a code"):
        student_page(sheet)
    page = student_page(sheet, code=CODE, iterations=1_000)
    assert page == student_page(sheet, code=CODE, iterations=1_000)
    for held in contents(sheet).values():
        for content in held.values():
            assert content
            assert content not in page
    for word in (*FIDELITIES, *VERDICTS):
        assert not re.search(rf"\b{word}\b", page), word
    data = json.loads(str(parsed(page).select_one("#sealed").string))  # type: ignore[union-attr]
    assert data["iterations"] == 1_000
    assert {name.partition(":")[0] for name in data["boxes"]} == {"mark", "question", "notes"}


def test_notes_lead_nowhere_that_is_not_there(tmp_path: Path) -> None:
    sheet = worksheet(tmp_path)
    ids = {str(each["id"]) for each in parsed(student_page(sheet)).select("[id]")}
    for held in contents(sheet).values():
        for content in held.values():
            assert "data-judgement" not in content
            for link in parsed(content).select("a[href^='#']"):
                assert str(link["href"])[1:] in ids, link


def test_only_its_own_script_may_run(tmp_path: Path) -> None:
    page = parsed(student_page(worksheet(tmp_path)))
    (policy,) = page.select("meta[http-equiv]")
    assert "default-src 'none'" in str(policy["content"])
    assert "unsafe" not in str(policy["content"])
    assert not page.select("[style], [onclick], [src], link[rel=stylesheet]")


def test_data_cannot_end_its_element(tmp_path: Path) -> None:
    evil = "</script><script>alert(1)</script><!--"
    gloss = LESSON.replace("title: Library to close on Mondays", f'title: "{evil}"')
    page = parsed(student_page(worksheet(tmp_path, gloss=gloss)))
    assert len(page.select("script:not([type])")) == 1
    about = json.loads(str(page.select_one("#about").string))  # type: ignore[union-attr]
    assert about["title"] == evil
    assert about["words"] == seal(visible_text(render_article(tmp_path / "library.md").html))


def test_every_word_is_translated(tmp_path: Path) -> None:
    write(tmp_path, {"library.md": ARTICLE, "library.gloss.yml": LESSON})
    gloss = load(tmp_path / "library.gloss.yml").gloss
    assert gloss is not None
    html = render_article(tmp_path / "library.md").html

    def said(t: Translator) -> set[str]:
        page = parsed(student_page(prepare(place(html, gloss), html, "library", "self-study", t)))
        data: dict[str, Any] = json.loads(str(page.select_one("#say").string))  # type: ignore[union-attr]
        for part in page.select(
            "#text, .around mark, script, template, .asked, bdi, style, .facts, h3"
        ):
            if isinstance(part, Tag):
                part.extract()
        texts = {each.strip() for each in page.get_text("\n").split("\n")}
        flat = {each for each in data.values() if isinstance(each, str)}
        return {each for each in texts | flat if len(re.findall(r"[a-z]{3,}", each)) > 2}

    shared = said(ENGLISH) & said(Translator("de"))
    assert [each for each in shared if each not in ARTICLE and "…" not in each] == []


# As a part of a site.


@pytest.mark.parametrize(
    ("article", "lesson"),
    [
        ("one.md", "one/lesson/index.html"),
        ("a/b.md", "a/b/lesson/index.html"),
        ("index.md", "lesson/index.html"),
        ("a/index.md", "a/lesson/index.html"),
        ("a/README.md", "a/lesson/index.html"),
        ("a b/é.md", "a b/é/lesson/index.html"),
    ],
)
def test_where_the_page_of_a_site_stands(article: str, lesson: str) -> None:
    assert lesson_slug(article) == lesson


@pytest.fixture
def library(tmp_path: Path) -> Library:
    files = {"sources.yml": "sources: {}\n"}
    for reveal in ("self-study", "class", "open"):
        files[f"a/{reveal}.md"] = ARTICLE
        files[f"a/{reveal}.gloss.yml"] = f"{LESSON}  reveal: {reveal}\n"
    files |= {"none.md": ARTICLE, "none.gloss.yml": LESSON}
    return Library(write(tmp_path, files))


def test_which_articles_have_a_page_and_which_are_public(library: Library) -> None:
    assert [gloss.path.name for gloss in library.withheld()] == ["class.gloss.yml"]
    assert "class.gloss.yml" not in {gloss.path.name for gloss in library.glosses()}
    assert {gloss.path.name.partition(".")[0] for gloss in with_page(library)} == {
        "self-study",
        "class",
        "open",
    }


def test_which_files_must_not_be_copied(library: Library) -> None:
    uris = ["a/class.gloss.yml", "a/class.gloss.yml~", "a/class.md", "a/open.gloss.yml",
            "sources.yml", "sub/sources.lock.yml", "a/class.png", "class.gloss.yml"]  # fmt: skip
    assert private(uris, library) == [
        "a/class.gloss.yml",
        "a/class.gloss.yml~",
        "sources.yml",
        "sub/sources.lock.yml",
    ]
    without = Library(library.docs_dir, lambda slug: slug != "a/class.md")
    assert without.withheld() == []
    assert private(uris, without) == private(uris, library)
    (library.docs_dir / "a/class.gloss.yml").unlink()
    assert private(uris, Library(library.docs_dir)) == []


def test_what_cannot_be_sealed_is_told_for_each_file(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GLOSSATOR_CLASS_CODE", raising=False)
    (finding,) = unsealable(library)
    assert (finding.code, finding.path.name, finding.severity) == (
        "class-code",
        "class.gloss.yml",
        "error",
    )
    lines = finding.path.read_text(encoding="utf-8").splitlines()
    assert lines[finding.line - 1] == "lesson:"
    monkeypatch.setenv("GLOSSATOR_CLASS_CODE", CODE)
    assert unsealable(library) == []


def test_a_site_s_page_asks_its_own_host_alone(library: Library) -> None:
    (gloss,) = [each for each in with_page(library) if each.path.name.startswith("open")]
    html = render_article(library.docs_dir / "a/open.md").html
    page = site_page(gloss, html, "a/open.md", "../", ENGLISH)
    assert 'href="../../../assets/glossator/student.css"' in page
    assert 'src="../../../assets/glossator/student.js"' in page
    assert "script-src 'self'" in html_module.unescape(page)
    assert '<a href="../">' in page


def test_the_reading_page_carries_none_of_it() -> None:
    both = "".join(shipped().values())
    assert "studentSeal" not in both
    assert "prefers-color-scheme: dark" in student_assets()["student.css"]
    assert "data-md-color-scheme" not in student_assets()["student.css"]
    weight = sum(len(gzip.compress(each.encode(), 9)) for each in student_assets().values())
    assert weight <= 15_000
