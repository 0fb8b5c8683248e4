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
    language = material.gloss.article.language
    return tag(
        "ol",
        *map(_line, material.lines),
        class_="lines",
        lang=language,
        dir="rtl" if language and is_right_to_left(language) else None,
    )


def _line(line: Line) -> Html:
    shown = line.number == 1 or line.number % _EVERY == 0
    return tag(
        "li",
        *map(_piece, line.pieces),
        value=str(line.number),
        class_=" ".join(filter(None, ("first" if line.first else "", "counted" if shown else "")))
        or None,
    )


def _piece(piece: Piece) -> Html:
    labels = (tag("sup", label, class_="label") for label in piece.ends)
    text = tag("mark", piece.text) if piece.within else join(piece.text)
    return join(text, *labels)
