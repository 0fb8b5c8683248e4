"""The questions for other programs, read again by readers that are not ours."""

from __future__ import annotations

import csv
import io
import re
import warnings
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from glossator.lesson.cartridge import QUIZ, cartridge
from glossator.lesson.gift import gift
from glossator.lesson.material import Material
from glossator.lesson.qti import NAMESPACE, assessment
from glossator.lesson.quiz import QuizItem, quiz_items
from glossator.lesson.table import COLUMNS, table
from glossator.lesson.xml_text import LONGEST_NAME, name_of
from glossator.markup import tag
from glossator.model import Choice

with warnings.catch_warnings():
    # An old reader, whose code today's Python warns of.
    warnings.simplefilter("ignore")
    from pyslet import imscc_profilev1p1, imsqtiv1p2p1, rfc2396

_Q = f"{{{NAMESPACE}}}"
IDS = ["u1", "u2", "u3-1", "u3-2", "u4-1", "u4-2", "u4-3", "u5", "u6"]


@pytest.fixture
def packed(material: Material, tmp_path: Path) -> Path:
    path = tmp_path / "lesson.imscc"
    path.write_bytes(cartridge(material, "lesson-library"))
    return path


def handout_in(packed: Path) -> str:
    [path] = [each for each in zipfile.ZipFile(packed).namelist() if each.endswith(".html")]
    return path


@pytest.mark.filterwarnings("ignore")
def test_an_independent_reader_opens_the_cartridge(packed: Path) -> None:
    package = imscc_profilev1p1.ContentPackage(str(packed))
    resources = package.manifest.root.Resources.Resource
    assert [(each.type, [str(file.href) for file in each.File]) for each in resources] == [
        ("webcontent", [handout_in(packed)]),
        ("imsqti_xmlv1p2/imscc_xmlv1p1/assessment", [QUIZ]),
    ]
    package.close()


@pytest.mark.filterwarnings("ignore")
def test_an_independent_reader_reads_the_quiz(packed: Path, tmp_path: Path) -> None:
    path = tmp_path / "assessment.xml"
    path.write_bytes(zipfile.ZipFile(packed).read(QUIZ))
    document: Any = imsqtiv1p2p1.QTIDocument(baseURI=str(rfc2396.URI.from_path(str(path))))
    document.read()
    sections = document.root.Assessment.SectionMixin
    items = [item for section in sections for item in section.SectionItemMixin]
    assert [item.ident for item in items] == IDS


def test_the_manifest_names_every_file_and_each_item_once(packed: Path) -> None:
    with zipfile.ZipFile(packed) as file:
        names = file.namelist()
        manifest = ET.fromstring(file.read("imsmanifest.xml"))
    named = [each.get("href") for each in manifest.iter() if each.tag.endswith("}file")]
    assert sorted(named) == sorted(set(names) - {"imsmanifest.xml"})
    identifiers = [each.get("identifier") for each in manifest.iter() if each.get("identifier")]
    assert len(identifiers) == len(set(identifiers))
    references = {each.get("identifierref") for each in manifest.iter()} - {None}
    assert references <= set(identifiers)


def test_two_lessons_in_one_course_share_no_file_and_no_identifier(material: Material) -> None:
    """Canvas puts what has the same identifier or path in the place of what is there."""

    def names(title: str, name: str) -> set[str]:
        article = replace(material.gloss.article, title=title)
        other = replace(material, gloss=replace(material.gloss, article=article))
        with zipfile.ZipFile(io.BytesIO(cartridge(other, name))) as file:
            manifest = ET.fromstring(file.read("imsmanifest.xml"))
            quiz = ET.fromstring(file.read(QUIZ))
            pages = {each for each in file.namelist() if each.endswith(".html")}
        assert len(pages) == 1
        identifiers = {each.get("identifier") for each in manifest.iter()} - {None}
        return pages | {str(each) for each in identifiers} | {str(quiz[0].get("ident"))}

    first = names("The library", "lesson-library")
    assert first.isdisjoint(names("The school", "lesson-school"))
    assert first.isdisjoint(names("The school", "lesson-library"))
    assert first.isdisjoint(names("The library", "lesson-other"))
    assert first == names("The library", "lesson-library")


def test_the_handout_in_the_cartridge_holds_no_answer(packed: Path) -> None:
    page = zipfile.ZipFile(packed).read(handout_in(packed)).decode()
    assert "54,500" not in page
    assert "From the minutes" not in page


def test_free_answers_are_not_in_the_quiz(packed: Path) -> None:
    quiz = zipfile.ZipFile(packed).read(QUIZ).decode()
    assert "54,500" not in quiz
    assert "Finds them" not in quiz


def test_choices_are_scored(material: Material) -> None:
    root = ET.fromstring(assessment(quiz_items(material), "quiz", "Title"))
    items = {each.get("ident"): each for each in root.iter(f"{_Q}item")}
    assert list(items) == IDS
    for ident, right in (
        ("u2", "Nobody is named"),
        ("u3-1", "the fall"),
        ("u3-2", "the visits"),
    ):
        item = items[ident]
        labels = {
            label.get("ident"): label.findtext(f".//{_Q}mattext")
            for label in item.iter(f"{_Q}response_label")
        }
        scored = [each.text for each in item.iter(f"{_Q}varequal")]
        assert [labels[each] for each in scored] == [right], ident


def test_of_several_right_choices_each_is_told_in_the_way_moodle_looks_for(
    material: Material,
) -> None:
    """Moodle marks only what is compared to the letter, and is not within “not”."""
    item = QuizItem(
        "u7",
        "Figures",
        "several",
        tag("p", "Which are figures?"),
        [Choice(text="12%", correct=True), Choice(text="Mondays"), Choice(text="9", correct=True)],
    )
    root = ET.fromstring(assessment([item, *quiz_items(material)], "quiz", "Title"))
    made = next(root.iter(f"{_Q}item"))
    wanted = made.find(f".//{_Q}conditionvar/{_Q}and")
    assert wanted is not None
    assert [each.text for each in wanted.findall(f"{_Q}varequal")] == ["a", "c"]
    assert [each.text for each in wanted.findall(f"{_Q}not/{_Q}varequal")] == ["b"]
    assert {each.get("case") for each in root.iter(f"{_Q}varequal")} == {"Yes"}


def test_elements_stand_in_the_order_that_the_schemas_of_cartridges_ask_for(packed: Path) -> None:
    def parts(element: ET.Element) -> list[str]:
        return [each.tag.rpartition("}")[2] for each in element]

    with zipfile.ZipFile(packed) as file:
        manifest = ET.fromstring(file.read("imsmanifest.xml"))
        quiz = ET.fromstring(file.read(QUIZ))
    assert parts(manifest) == ["metadata", "organizations", "resources"]
    assert parts(manifest[0]) == ["schema", "schemaversion", "lom"]
    [organization] = manifest[1]
    assert organization.get("structure") == "rooted-hierarchy"
    [top] = organization
    assert parts(top) == ["item"]  # The one item at the top has no title.
    for item in [each for each in top.iter() if each.tag.endswith("}item") and each is not top]:
        assert parts(item)[0] == "title"
    assert all(set(parts(resource)) == {"file"} for resource in manifest[2])
    assert parts(quiz) == ["assessment"]
    assert parts(quiz[0]) == ["qtimetadata", "section"]
    for item in quiz.iter(f"{_Q}item"):
        scored = ["itemmetadata", "presentation", "resprocessing"]
        free = item.find(f".//{_Q}response_str") is not None
        assert parts(item) == (scored[:2] if free else scored), item.get("ident")
        assert parts(item[1]) == ["material", "response_str" if free else "response_lid"]
    for processing in quiz.iter(f"{_Q}resprocessing"):
        assert parts(processing) == ["outcomes", "respcondition"]
        assert parts(processing[1]) == ["conditionvar", "setvar"]


def test_no_name_is_longer_than_a_system_takes_and_each_tells_its_article(
    material: Material,
) -> None:
    """Moodle refuses a whole cartridge for one name of more than 255 characters."""
    long = "Words about the library " * 20
    article = replace(material.gloss.article, title=long)
    questions = [replace(each, title=long) for each in material.questions]
    material = replace(
        material, gloss=replace(material.gloss, article=article), questions=questions
    )
    with zipfile.ZipFile(io.BytesIO(cartridge(material, "lesson-library"))) as file:
        documents = [ET.fromstring(file.read(each)) for each in ("imsmanifest.xml", QUIZ)]
    titles = [
        each.text or ""
        for each in documents[0].iter()
        if each.tag.endswith(("}title", "}string")) and (each.text or "").strip()
    ]
    names = [each.get("title", "") for each in documents[1].iter() if each.get("title")]
    assert len(titles) == 4
    assert len(names) == 1 + len(IDS)
    assert {len(each) for each in (*titles, *names)} <= {LONGEST_NAME, LONGEST_NAME - 1}
    assert titles[-2].startswith("Handout: Words about the library")
    assert titles[-1].startswith("Questions: Words about the library")


def test_a_name_is_one_line_and_a_short_one_is_as_it_was() -> None:
    assert name_of("a\x0b\n b") == "a b"
    assert name_of("x" * LONGEST_NAME) == "x" * LONGEST_NAME
    assert name_of("x" * (LONGEST_NAME + 1)) == "x" * (LONGEST_NAME - 1) + "…"


def test_the_same_lesson_makes_the_same_cartridge(material: Material) -> None:
    assert cartridge(material, "a") == cartridge(material, "a")


def test_gift_escapes_what_moodle_would_read(material: Material) -> None:
    made = gift(material)
    assert re.findall(r"^// \[id:(\w+)\]", made, re.MULTILINE) == [f"u{n}" for n in range(1, 7)]
    assert r"~<p>\=HYPERLINK(&quot;x&quot;)</p>" in made
    assert "\t=<p>12%</p> -> the fall" in made
    assert "\t=<p>The council meets.</p> -> 2" in made
    # Nothing that opens or closes an answer but our own.
    for block in made.split("\n\n")[1:]:
        bare = re.sub(r"\\[~=#{}:\\]", "", block)
        assert bare.count("{") == bare.count("}") == 1, block


def test_where_a_sheet_is_marked_a_box_for_text_says_what_to_do(material: Material) -> None:
    ask = "<p>Which words hide somebody?</p><p>Copy them here, one on each line.</p>"
    assert f"[html]{ask} {{" in gift(material)
    assert [item.id for item in quiz_items(material) if item.prompt == ask] == ["u5"]


def test_the_table_is_read_again_and_runs_no_formula(material: Material) -> None:
    rows = list(csv.DictReader(io.StringIO(table(material), newline="")))
    assert [row["id"] for row in rows] == [f"u{n}" for n in range(1, 7)]
    assert set(rows[0]) == set(COLUMNS)
    assert rows[1]["right"] == "Nobody is named"
    assert rows[0]["answer"] == "48,000 is 88% of about 54,500."
    assert not any(value.startswith(("=", "+", "-", "@")) for row in rows for value in row.values())
