"""The article on a sheet: numbered lines, numbered marks, and nothing that tells an answer."""

from __future__ import annotations

from glossator.citations import is_right_to_left
from glossator.lesson.lines import Line, Piece
from glossator.lesson.material import Material
from glossator.markup import Html, join, tag

_EVERY = 5
"""Each so many lines the number is printed; the first line has one too."""


def article_lines(material: Material) -> Html:
    """The article's lines, in a list; each carries its number."""
    language, headings = material.gloss.article.language, _of_headings(material)
    return tag(
        "ol",
        *(_line(line, heading=line.number in headings) for line in material.lines),
        class_="lines",
        lang=language,
        dir="rtl" if language and is_right_to_left(language) else None,
    )


def _of_headings(material: Material) -> set[int]:
    """The numbers of the lines of headings, which may be broken as any paragraph."""
    headings = {"".join(heading.split()) for heading in material.headings}
    paragraphs: list[list[Line]] = []
    for line in material.lines:
        if line.first:
            paragraphs.append([])
        paragraphs[-1].append(line)
    return {
        line.number
        for lines in paragraphs
        if "".join("".join(line.text for line in lines).split()) in headings
        for line in lines
    }


def _line(line: Line, *, heading: bool) -> Html:
    looks = {
        "first": line.first,
        "counted": line.number == 1 or line.number % _EVERY == 0,
        "heading": heading,
    }
    return tag(
        "li",
        *map(_piece, line.pieces),
        value=str(line.number),
        class_=" ".join(name for name, given in looks.items() if given) or None,
    )


def _piece(piece: Piece) -> Html:
    labels = (tag("sup", label, class_="label") for label in piece.ends)
    text = tag("mark", piece.text) if piece.within else join(piece.text)
    return join(text, *labels)
