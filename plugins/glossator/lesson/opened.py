"""What opens on a student page: the note on each mark, the answer to each question, the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from glossator.lesson.answered import told
from glossator.lesson.note_links import without_note_links
from glossator.lesson.worksheet import Worksheet
from glossator.markup import Html, join, tag
from glossator.model import Annotation
from glossator.notes import NoteWriter, PageLinks
from glossator.strip import tone_of_word

REST = "rest"
"""The name of the one content that holds every note on what is not marked."""

_MORE = re.compile(r'<span class="gloss-more">(?:[^<]|<(?!/?span))*</span>')
_JUDGEMENT = re.compile(r' data-judgement="([^"]*)"')
_OTHER_DATA = re.compile(r' data-(?:kind|fidelity|verdict|signal|relation|speaker|source)="[^"]*"')

Contents = Mapping[str, Mapping[str, str]]


def contents(worksheet: Worksheet) -> Contents:
    """Everything that is held back, as HTML by group and name."""
    material = worksheet.material
    return {
        "mark": {each.id: opened_note(worksheet, each) for each in material.marks},
        "question": {
            each.id: told(material, each, material.t.say("Answer")) for each in material.questions
        },
        "notes": {REST: join(*_rest(worksheet))},
    }


def opened_note(worksheet: Worksheet, gloss: Annotation) -> Html:
    """A note as on the article's page, without the links that lead nowhere here."""
    material, ident = worksheet.material, gloss.id
    words = worksheet.surroundings(ident)[1] if ident in material.mark_ids else None
    writer = NoteWriter(material.gloss, material.labels, material.prose, PageLinks(), t=material.t)
    made = _MORE.sub("", without_note_links(writer.note(gloss, words)))
    # The tone of a word and not the word: the style sheet of a sealed page must name no verdict.
    made = _JUDGEMENT.sub(lambda found: f' data-tone="{tone_of_word(found[1])}"', made)
    return tag("ul", Html(_OTHER_DATA.sub("", made)), class_="notes", lang=material.t.language)


def _rest(worksheet: Worksheet) -> Iterator[Html]:
    """Each note on what students are to find, with its place in the text; the whole text's last."""
    material = worksheet.material
    others = [each for each in material.gloss.annotations if each.id not in material.mark_ids]
    placed = [each for each in others if each.id in worksheet.spans]
    for each in sorted(placed, key=lambda each: worksheet.spans[each.id]):
        span = worksheet.spans[each.id]
        yield tag(
            "div",
            opened_note(worksheet, each),
            class_="other",
            data_from=str(worksheet.script_offset(span.start)),
            data_to=str(worksheet.script_offset(span.end)),
            data_to_find=each.kind_of_gloss == "signal" or bool(each.absent),
        )
    for each in others:
        if each.target:
            yield tag("div", opened_note(worksheet, each), class_="other", data_to_find=True)
