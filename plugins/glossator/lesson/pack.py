"""The teacher's pack: every file of a lesson, by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from glossator.lesson.cartridge import cartridge
from glossator.lesson.gift import gift
from glossator.lesson.material import Material
from glossator.lesson.pages import SHEETS, sheet_page
from glossator.lesson.table import table
from glossator.printing.sheet import Paper

PAPERS: tuple[Paper, ...] = ("A4", "letter")


def files_of(material: Material, name: str) -> Mapping[str, bytes]:
    """What can be written as it is: sheets as HTML, and the questions for other programs."""
    sheets = {
        f"{sheet}.html": sheet_page(material, sheet).encode("utf-8", "xmlcharrefreplace")
        for sheet in SHEETS
    }
    return {
        **sheets,
        "questions.gift.txt": gift(material).encode("utf-8", "replace"),
        # Spreadsheets take a table for UTF-8 only if it says so.
        "questions.csv": table(material).encode("utf-8-sig", "replace"),
        f"{name}.imscc": cartridge(material, name),
    }


def pages_to_print(material: Material, papers: Sequence[Paper] = PAPERS) -> Mapping[str, str]:
    """The pages that a browser makes PDFs of, by the PDF's name."""
    return {
        f"{sheet}-{paper.lower()}.pdf": sheet_page(material, sheet, paper)
        for sheet in SHEETS
        for paper in papers
    }
