"""The entries that let the search find each note."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossator import load
from glossator.exporting.search_records import SearchRecord, search_records
from glossator.model import Gloss
from sites import ARTICLE, GLOSS, write


@pytest.fixture
def gloss(tmp_path: Path) -> Gloss:
    write(tmp_path, {"a.md": ARTICLE, "a.gloss.yml": GLOSS})
    loaded = load(tmp_path / "a.gloss.yml")
    assert loaded.gloss is not None
    return loaded.gloss


def by_id(gloss: Gloss, url: str = "articles/a/") -> dict[str, SearchRecord]:
    records = list(search_records(gloss, url))
    assert all(record.url.startswith(f"{url}#") for record in records)
    found = {record.url.partition("#")[2]: record for record in records}
    assert len(found) == len(records)
    return found


def test_every_note_question_and_the_timeline(gloss: Gloss) -> None:
    notes = ("q1", "f1", "f2", "c1", "s1", "s2", "l1", "o1")
    assert set(by_id(gloss)) == {f"note-{ident}" for ident in notes} | {
        "question-u1",
        "gloss-timeline",
    }


def test_a_quote(gloss: Gloss) -> None:
    record = by_id(gloss)["note-q1"]
    assert record.title == "Quote Q1: We had no choice,"
    assert record.html == (
        "<p>altered · Ana Lind, Mayor · We had no good choice left. · "
        "The minutes have “no good choice left”. See also F1. · "
        "Minutes of the meeting of 4 March, Town council</p>"
    )


def test_a_figure_a_claim_a_signal_a_link_an_overlap(gloss: Gloss) -> None:
    found = {ident: (record.title, record.html) for ident, record in by_id(gloss).items()}
    minutes = "Minutes of the meeting of 4 March, Town council"
    assert found["note-f1"] == ("Figure F1: 12%", "<p>unchecked · fall in visits</p>")
    assert found["note-c1"][1] == f"<p>supported · {minutes}</p>"
    assert found["note-s1"] == (
        "Signal S1: Some parents",
        "<p>unnamed source · Who they are, and how many.</p>",
    )
    assert found["note-s2"][0] == "Signal S2: the whole article"
    assert found["note-l1"][1] == "<p>a report that is not linked · Annual report, Town library</p>"
    assert found["note-o1"] == (
        "Shared wording O1: the council said on Tuesday",
        f"<p>same wording · {minutes}</p>",
    )


def test_a_question_without_its_answer(gloss: Gloss) -> None:
    record = by_id(gloss)["question-u1"]
    assert record.title == "Question: Twelve per cent of what?"
    assert record.html == "<p>How many visits were there the year before?</p>"


def test_the_timeline_is_one_entry(gloss: Gloss) -> None:
    assert by_id(gloss)["gloss-timeline"].html == "<p>The council meets.</p>"


def test_what_a_file_says_is_text(tmp_path: Path) -> None:
    evil = GLOSS.replace("measures: fall in visits", "measures: <script>alert(1)</script>")
    write(tmp_path, {"a.gloss.yml": evil})
    loaded = load(tmp_path / "a.gloss.yml")
    assert loaded.gloss is not None
    html = by_id(loaded.gloss)["note-f1"].html
    assert "<script" not in html
    assert "&lt;script&gt;" in html
