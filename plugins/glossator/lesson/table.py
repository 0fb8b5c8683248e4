"""The questions as a table (CSV, RFC 4180), for spreadsheets and other programs."""

from __future__ import annotations

import csv
from io import StringIO

from glossator.lesson.answered import rubric_of
from glossator.lesson.material import Material
from glossator.model import Question

COLUMNS = ("number", "id", "kind", "title", "skill", "minutes", "question", "offered", "right",
           "answer", "proficient", "emerging", "beginning", "glosses", "sources")  # fmt: skip

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table(material: Material) -> str:
    """A row for each question; several values in a cell stand on lines of their own."""
    made = StringIO()
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for number, question in enumerate(material.questions, 1):
        writer.writerow([_cell(value) for value in _row(material, question, number)])
    return made.getvalue()


def _row(material: Material, question: Question, number: int) -> tuple[str, ...]:
    rubric = rubric_of(material, question)
    levels = (rubric.proficient, rubric.emerging, rubric.beginning) if rubric else ("", "", "")
    return (
        str(number),
        question.id,
        question.kind,
        question.title or "",
        question.skill or "",
        str(question.minutes or ""),
        material.prose.plain(question.question),
        "\n".join(_offered(question)),
        "\n".join(_right(question)),
        material.prose.plain(question.answer) if question.answer else "",
        *levels,
        "\n".join(question.items),
        "\n".join(question.sources),
    )


def _offered(question: Question) -> list[str]:
    return [choice.text for choice in question.choices]


def _right(question: Question) -> list[str]:
    return [
        *(choice.text for choice in question.choices if choice.correct),
        *(f"{pair.left}: {pair.right}" for pair in question.pairs),
        *question.sequence,
        *question.passages,
    ]


def _cell(value: str) -> str:
    """A spreadsheet would take some beginnings for a formula, and run it."""
    return f"'{value}" if value.startswith(_FORMULA) else value
