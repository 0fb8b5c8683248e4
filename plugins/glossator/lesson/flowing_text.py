"""The article on a screen: the lines of the sheets, that flow where there is no room for them."""

from __future__ import annotations

from collections.abc import Iterator

from glossator.asking.cards import Mark
from glossator.citations import is_right_to_left
from glossator.labels import kind_name
from glossator.lesson.lines import Line, Piece
from glossator.lesson.worksheet import Worksheet
from glossator.markup import Html, join, tag

_EVERY = 5


def flowing_text(worksheet: Worksheet) -> Html:
    """The article's paragraphs. Each says where in the text it begins, counted as scripts count
    (:meth:`Worksheet.script_offset`), so that the script finds every place again."""
    language = worksheet.material.gloss.article.language
    return tag(
        "div",
        *(_paragraph(worksheet, *each) for each in _paragraphs(worksheet)),
        id="text",
        class_="article",
        lang=language,
        dir="rtl" if language and is_right_to_left(language) else None,
    )


def _paragraphs(worksheet: Worksheet) -> Iterator[tuple[int, list[tuple[str, Line]]]]:
    """Where each paragraph begins, and its lines with the white space before each."""
    text, at = worksheet.text, 0
    start, lines = 0, list[tuple[str, Line]]()
    for line in worksheet.material.lines:
        found = text.index(line.text, at)
        if line.first:
            if lines:
                yield start, lines
            start, lines = found, []
        lines.append(("" if line.first else text[at:found], line))
        at = found + len(line.text)
    if lines:
        yield start, lines


def _paragraph(worksheet: Worksheet, start: int, lines: list[tuple[str, Line]]) -> Html:
    words = "".join(f"{space}{line.text}" for space, line in lines)
    heading = words in worksheet.material.headings
    title = heading and start == 0
    # Below the heading of the step.
    level = "h3" if title else "h4"
    return tag(
        level if heading else "p",
        *(join(space, _line(worksheet, line)) for space, line in lines),
        class_="title" if title else None,
        data_start=str(worksheet.script_offset(start)),
    )


def _line(worksheet: Worksheet, line: Line) -> Html:
    shown = line.number == 1 or line.number % _EVERY == 0
    return tag(
        "span",
        *(_piece(worksheet, piece) for piece in line.pieces),
        class_="line counted" if shown else "line",
        id=f"line-{line.number}",
        data_line=str(line.number),
    )


def _piece(worksheet: Worksheet, piece: Piece) -> Html:
    by_label = worksheet.material.marks_by_label
    within = [by_label[label] for label in piece.within]
    references = (_reference(worksheet, label, by_label[label]) for label in piece.ends)
    if not within:
        return join(piece.text, *references)
    kinds = dict.fromkeys(each.kind_of_gloss for each in within)
    marked = tag(
        "mark",
        piece.text,
        class_=" ".join(kinds),
        data_marks=" ".join(each.id for each in within),
    )
    return join(marked, *references)


def _reference(worksheet: Worksheet, label: str, mark: Mark) -> Html:
    ident, kind, t = mark.id, mark.kind_of_gloss, worksheet.material.t
    return tag(
        "a",
        label,
        class_=f"ref {kind}",
        id=f"ref-{ident}",
        href=f"#card-{ident}",
        data_for=ident,
        aria_label=f"{kind_name(kind, t)} {label}",
        lang=t.language,
    )
