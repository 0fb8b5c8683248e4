"""All that the sheets of one lesson are made of, gathered once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from glossator.annotate import Placement
from glossator.asking.cards import Mark, carded
from glossator.asking.choosing import chosen
from glossator.labels import labels
from glossator.lesson.lines import Line, Passages, marks_of, numbered_lines
from glossator.lesson.note_links import without_note_links
from glossator.markup import Html
from glossator.model import Annotation, Figure, Gloss, Question, Quote
from glossator.prose import Prose
from glossator.text import visible_text
from glossator.translation import ENGLISH, Translator

_HEADING = re.compile(r"<h([1-6])[\s>].{0,2000}?</h\1\s*>", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True)
class Material:
    """One lesson: the article in lines, what is marked in it, and what is asked about it.

    ``marks`` are the quotes and figures that students judge, in the order of the text, and
    ``unasked`` the others that have a place. ``mark_lines`` are the numbers of the lines on which
    each of both begins, by its id. ``headings`` are the lines that are headings in the article.
    """

    gloss: Gloss
    lines: Sequence[Line]
    headings: frozenset[str]
    marks: Sequence[Mark]
    unasked: Sequence[Mark]
    mark_lines: Mapping[str, int]
    labels: Mapping[str, str]
    questions: Sequence[Question]
    prose: Prose
    t: Translator

    @cached_property
    def marks_by_label(self) -> Mapping[str, Mark]:
        """The marks by what stands beside them in the text: “Q3”."""
        return {self.labels[each.id]: each for each in self.marks}

    @cached_property
    def mark_ids(self) -> frozenset[str]:
        """The ids of the marks."""
        return frozenset(each.id for each in self.marks)

    @cached_property
    def words(self) -> str:
        """The article's words in lower case, to see how it spells."""
        return "\n".join(line.text for line in self.lines).lower()

    @cached_property
    def _passages(self) -> Passages:
        return Passages(self.lines)

    @cached_property
    def _by_id(self) -> Mapping[str, Annotation]:
        return {each.id: each for each in self.gloss.annotations}

    def lines_of(self, passage: str) -> str:
        """The lines of a passage, as they are written: “12”, “12–13”; empty if it has none."""
        found = self._passages.lines_with(passage)
        ends = dict.fromkeys((found[0], found[-1])) if found else ()
        return "–".join(str(number) for number in ends)

    def render(self, text: str) -> Html:
        """Markdown as HTML; links to notes lose their address, for a sheet has no notes."""
        return without_note_links(self.prose.render(text))

    def render_inline(self, text: str) -> Html:
        """The same without the paragraph around it, if it is a single one."""
        return without_note_links(self.prose.render_inline(text))

    def about(self, question: Question) -> list[Annotation]:
        """The glosses that a question is about."""
        return [self._by_id[ident] for ident in question.items if ident in self._by_id]


def gather(placement: Placement, html: str, t: Translator = ENGLISH) -> Material:
    """The material of a lesson on an article that was rendered as ``html``, once its glosses have
    their places."""
    gloss = placement.gloss
    names = labels(gloss.annotations)
    placed = [
        each
        for each in placement.in_order
        if isinstance(each, (Quote, Figure)) and each.id in placement.spans
    ]
    marks = carded(placed, gloss.lesson)
    asked = {each.id for each in marks}
    every = numbered_lines(placement.text, marks_of(placed, placement.spans, names))
    return Material(
        gloss=gloss,
        lines=numbered_lines(placement.text, marks_of(marks, placement.spans, names)),
        headings=frozenset(visible_text(found[0]) for found in _HEADING.finditer(html)),
        marks=marks,
        unasked=[each for each in placed if each.id not in asked],
        mark_lines=_first_lines(every, names),
        labels=names,
        questions=chosen(gloss, t),
        prose=Prose(),
        t=t,
    )


def _first_lines(lines: Sequence[Line], names: Mapping[str, str]) -> dict[str, int]:
    """The line on which each mark begins, by the id of its gloss."""
    by_label = {label: ident for ident, label in names.items()}
    found: dict[str, int] = {}
    for line in lines:
        for piece in line.pieces:
            for label in piece.within:
                found.setdefault(by_label[label], line.number)
    return found
