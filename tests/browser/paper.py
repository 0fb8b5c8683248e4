"""What stands on printed sheets, read by the reader of PDF that is in Chromium (PDFium)."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

from firefox import FIREFOX
from playwright.sync_api import Page
from pypdfium2 import PdfDocument, PdfTextPage
from pypdfium2.raw import (
    FPDF_PAGEOBJ_IMAGE,
    FS_MATRIX,
    FPDFText_GetFontSize,
    FPDFText_GetMatrix,
)


def squeezed(text: str) -> str:
    """Without spaces, which a PDF does not hold reliably, and without ligatures."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


class Paper(NamedTuple):
    """Printed sheets: the text of each, line by line, and its width and height in points."""

    sheets: tuple[str, ...]
    sizes: tuple[tuple[int, int], ...]

    @property
    def pages(self) -> int:
        return len(self.sheets)

    @property
    def text(self) -> str:
        """All of it, squeezed."""
        return _squeezed_sheets(self.sheets)

    def holds(self, text: str) -> bool:
        return squeezed(text) in self.text


@cache
def _squeezed_sheets(sheets: tuple[str, ...]) -> str:
    return squeezed("".join(sheets))


def read_paper(pdf: Path | bytes) -> Paper:
    """The sheets of a PDF, a file or what would be in one."""
    document = PdfDocument(pdf)
    try:
        # PDFium says of a hyphen at the end of a line that words are broken there, by U+0002.
        texts = tuple(
            sheet.get_textpage().get_text_bounded().replace("\x02", "-") for sheet in document
        )
        sizes = tuple((round(sheet.get_width()), round(sheet.get_height())) for sheet in document)
    finally:
        document.close()
    return Paper(texts, sizes)


def letter_sizes(pdf: Path) -> list[Counter[float]]:
    """For each sheet, how many of its letters are how large, in points."""
    document = PdfDocument(pdf)
    try:
        return [_letter_sizes(sheet.get_textpage()) for sheet in document]
    finally:
        document.close()


def _letter_sizes(text: PdfTextPage) -> Counter[float]:
    sizes: Counter[float] = Counter()
    for at in range(text.count_chars()):
        if text.get_text_range(at, 1).isspace():
            continue
        matrix = FS_MATRIX()
        FPDFText_GetMatrix(text, at, matrix)
        sizes[FPDFText_GetFontSize(text, at) * math.hypot(matrix.c, matrix.d)] += 1
    return sizes


def pictures_of(pdf: Path) -> set[tuple[int, int]]:
    """Width and height in pixels of each picture that is printed."""
    document = PdfDocument(pdf)
    try:
        return {
            picture.get_px_size()
            for sheet in document
            for picture in sheet.get_objects(filter=[FPDF_PAGEOBJ_IMAGE])
        }
    finally:
        document.close()


def printed(page: Page) -> Paper:
    """The page as the browser prints it on A4."""
    if FIREFOX:  # over BiDi, Playwright gives inches where centimetres are asked for
        edges = dict.fromkeys(("top", "right", "bottom", "left"), "1.5in")
        return read_paper(page.pdf(width="21in", height="29.7in", margin=edges))
    return read_paper(page.pdf(format="A4", prefer_css_page_size=True))
