"""The table of glosses: RFC 4180, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from glossator import load
from glossator.annotate import place
from glossator.exporting.csv_table import BYTE_ORDER_MARK, COLUMNS, Tabled, csv_table
from glossator.model import Claim, Figure
from helpers import gloss_of
from samples import ARTICLE_HTML, COMPLETE, as_yaml


def rows(text: str) -> list[dict[str, str]]:
    assert text.startswith(BYTE_ORDER_MARK)
    return list(csv.DictReader(io.StringIO(text.removeprefix(BYTE_ORDER_MARK), newline="")))


def test_a_row_for_each_gloss(tmp_path: Path) -> None:
    path = tmp_path / "a.gloss.yml"
    path.write_text(as_yaml(COMPLETE), encoding="utf-8")
    gloss = load(path).gloss
    assert gloss is not None
    found = {row["id"]: row for row in rows(csv_table([Tabled(gloss, place(ARTICLE_HTML, gloss))]))}
    assert list(found) == ["q1", "o1", "c1", "f1", "l1", "s1", "q2"]
    quote = found["q1"]
    assert (quote["exact"], quote["start"], quote["end"]) == ("We are ready", "1", "13")
    assert (quote["speaker"], quote["role"], quote["said_on"]) == (
        "Ann Smith",
        "Minister",
        "2025-02-24",
    )
    assert quote["wording"] == "We are ready to talk"
    assert quote["sources"] == "Its title, Daily Post; Office of Statistics, Office of Statistics"
    assert found["f1"]["judgement"] == "imprecise"
    assert found["f1"]["claimed_by"] == "Ann Smith"
    assert found["q2"]["target"] == "article"
    assert found["s1"]["signal"] == "loaded word"


def test_line_ends_quotation_marks_and_commas() -> None:
    gloss = gloss_of(Claim(id="c1", exact="Prices", note='One, "two"\nthree'))
    text = csv_table([Tabled(gloss, place(ARTICLE_HTML, gloss))])
    assert text.endswith("\r\n")
    assert '"One, ""two""\nthree"' in text
    assert rows(text)[0]["note"] == 'One, "two"\nthree'
    assert text.splitlines()[0].removeprefix(BYTE_ORDER_MARK) == ",".join(COLUMNS)


@pytest.mark.parametrize(
    "note",
    [
        '=HYPERLINK("https://evil.example","x")',
        "+1+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(A1)",
        " =1+1",
        "\u200b=1+1",
        "\uff1d1+1",
        "|calc",
    ],
)
def test_what_a_spreadsheet_would_run_begins_with_an_apostrophe(note: str) -> None:
    gloss = gloss_of(Claim(id="c1", exact="Prices", note=note))
    assert rows(csv_table([Tabled(gloss, place(ARTICLE_HTML, gloss))]))[0]["note"] == f"'{note}"


@pytest.mark.parametrize("value", ["-5", "+3.5", "-1e9", "12%", "5 to 7"])
def test_numbers_stay_numbers(value: str) -> None:
    gloss = gloss_of(Figure(id="f1", exact="5%", value=value))
    assert rows(csv_table([Tabled(gloss, place(ARTICLE_HTML, gloss))]))[0]["value"] == value
