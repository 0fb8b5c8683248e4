"""The strip: a small picture of an article, one tick for each gloss at its place."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from glossator.labels import judgement, layer_name
from glossator.markup import Html, tag
from glossator.model import Annotation, Span
from glossator.translation import ENGLISH, Translator
from glossator.vocabulary import KINDS, Kind

WIDTH = 1000
"""Of a lane, in its own units; it is stretched to the width of the page."""

_HEIGHT = 12
_LEAST = 4

Tone = Literal["good", "care", "bad", "open"]

_TONES: Mapping[str, Tone] = {
    "supported": "good",
    "verbatim": "good",
    "imprecise": "care",
    "translated": "care",
    "truncated": "care",
    "disputed": "care",
    "misleading": "bad",
    "spliced": "bad",
    "contradicted": "bad",
    "altered": "bad",
    "not-found": "bad",
}

# The height tells the same as the colour: the taller, the worse.
_TALL: Mapping[Tone, int] = {"good": 5, "open": 5, "care": 8, "bad": 12}


def tone(annotation: Annotation) -> Tone | None:
    """How well a gloss speaks of its words; None if it does not judge them."""
    if annotation.kind_of_gloss not in ("quote", "figure", "claim"):
        return None
    return _TONES.get(judgement(annotation) or "", "open")


class Paragraph(NamedTuple):
    """A line of the visible text: a paragraph, a heading, an item of a list."""

    start: int
    text: str


def paragraphs(text: str) -> list[Paragraph]:
    """The lines of the visible text that have words."""
    found: list[Paragraph] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Paragraph(start, line))
        start += len(line) + 1
    return found


@dataclass(frozen=True)
class Placed:
    """The glosses of an article that have a place in its visible text."""

    annotations: Sequence[Annotation]
    spans: Mapping[str, Span]
    text: str

    @property
    def scale(self) -> float:
        """Units of the strip for a character of the text."""
        return WIDTH / max(1, len(self.text))

    def of(self, kind: Kind) -> list[Annotation]:
        """Those of one kind, in order."""
        return [
            each
            for each in self.annotations
            if each.kind_of_gloss == kind and each.id in self.spans
        ]


def strip(placed: Placed, t: Translator = ENGLISH) -> Html | None:
    """The picture, a lane for each kind; None if no gloss has a place in the text."""
    breaks = [paragraph.start for paragraph in paragraphs(placed.text)][1:]
    # One shape for all: a theme may have each element of a page styled several times.
    shape = "".join(f"M{_number(place * placed.scale)} 0h1v{_HEIGHT}h-1z" for place in breaks)
    lines = tag("path", d=shape, class_="gloss-break") if breaks else None
    lanes = []
    for kind in KINDS:
        ticks = [_tick(each, placed.spans[each.id], placed.scale) for each in placed.of(kind)]
        if ticks:
            name = tag("span", layer_name(kind, t), class_=f"gloss-sample-{kind}")
            lane = tag(
                "div",
                tag("span", name, class_="gloss-lane-name"),
                _lane(lines, *ticks),
                class_=f"gloss-lane gloss-lane-{kind}",
            )
            lanes.append(lane)
    if not lanes:
        return None
    # A picture of what the references and the notes say to everybody; its table is elsewhere.
    return tag("div", *lanes, class_="gloss-strip", aria_hidden="true", data_search_exclude=True)


def _lane(*content: Html | None) -> Html:
    return tag(
        "svg",
        *content,
        viewBox=f"0 0 {WIDTH} {_HEIGHT}",
        preserveAspectRatio="none",
        focusable="false",
    )


def _tick(annotation: Annotation, span: Span, scale: float) -> Html:
    """Not a link: themes take every element with an address for one of HTML. What it is called
    says the script when somebody points at it, in the words of the reference."""
    judged = tone(annotation)
    tall = _TALL[judged] if judged else 8
    return tag(
        "rect",
        x=_number(span.start * scale),
        y=str(_HEIGHT - tall),
        width=_number(max(_LEAST, (span.end - span.start) * scale)),
        height=str(tall),
        class_=f"gloss-tick-{judged}" if judged else None,
        data_gloss_go=annotation.id,
    )


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def strip_table(placed: Placed, language: str | None, t: Translator = ENGLISH) -> Html | None:
    """What the strip shows, paragraph by paragraph, for those who cannot see it."""
    rows = list(_rows(placed))
    kinds = [kind for kind in KINDS if any(counts[kind] for _, counts in rows)]
    if not kinds:
        return None
    head = (tag("th", layer_name(kind, t), scope="col") for kind in kinds)
    body = (
        tag(
            "tr",
            tag("th", str(number), scope="row"),
            tag("td", _beginning(paragraph.text), lang=language, dir="auto"),
            *(
                tag("td", str(counts[kind]) if counts[kind] else "–", class_="gloss-number")
                for kind in kinds
            ),
        )
        for number, (paragraph, counts) in enumerate(rows, 1)
    )
    table = tag(
        "table",
        tag("caption", t.say("Notes in each paragraph"), class_="gloss-unseen"),
        tag(
            "thead",
            tag(
                "tr",
                tag("th", t.say("No."), scope="col"),
                tag("th", t.say("Begins with"), scope="col"),
                *head,
            ),
        ),
        tag("tbody", *body),
    )
    return tag(
        "details",
        tag("summary", t.say("Paragraph by paragraph")),
        # A wide table scrolls on its own, also by keyboard.
        tag(
            "div",
            table,
            class_="gloss-table",
            tabindex="0",
            role="group",
            aria_label=t.say("Notes in each paragraph"),
        ),
        class_="gloss-more-rows",
    )


def _rows(placed: Placed) -> Iterator[tuple[Paragraph, Counter[Kind]]]:
    found = paragraphs(placed.text)
    starts = [paragraph.start for paragraph in found]
    counts: list[Counter[Kind]] = [Counter() for _ in found]
    for annotation in placed.annotations:
        span = placed.spans.get(annotation.id)
        if span is not None:
            counts[max(0, bisect_right(starts, span.start) - 1)][annotation.kind_of_gloss] += 1
    return zip(found, counts, strict=True)


def _beginning(text: str) -> str:
    words = text.split()
    return " ".join(words[:6]) + (" …" if len(words) > 6 else "")


def bar_of(number: int, most: int, tone_name: str | None = None) -> Html:
    """A bar as long as ``number`` is of ``most``, as a picture in a cell of a table."""
    return tag(
        "svg",
        tag(
            "rect",
            width=_number(100 * number / max(1, most)),
            height="10",
            class_=f"gloss-tick-{tone_name}" if tone_name else None,
        ),
        class_="gloss-length",
        viewBox="0 0 100 10",
        preserveAspectRatio="none",
        aria_hidden="true",
        focusable="false",
    )


def tone_of_word(word: str) -> Tone:
    """The tone of a word of fidelity or verdict."""
    return _TONES.get(word, "open")
