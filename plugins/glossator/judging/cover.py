"""What was left over: quotes and figures without a gloss, sources and speakers without a use."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from glossator.annotate import Placement
from glossator.backlinks import backlinks
from glossator.codes import CODES
from glossator.detecting import Detected, languages
from glossator.detecting.results import DetectedFigure, Passage
from glossator.findings import Finding, shown
from glossator.judging.reporting import about, finding
from glossator.judging.source_lines import SourceLines
from glossator.loading import LoadedSources, article_path
from glossator.model import Annotation, Claim, Figure, Gloss, Span

_AROUND = 28
_DIGITS = re.compile(r"\d+(?:[.,:/\u00a0\u202f’'-]\d+)*")


def uncovered(placement: Placement, found: Detected, source: str) -> Iterator[Finding]:
    """Every quote and every figure that was detected and that no gloss of its kind touches.

    A number of which no rule is sure that it is none is asked for as a figure is.
    """
    quotes = [each for each in found.quotes if each.kind != "title"]
    asked = [each for each in found.left_out if each.asked]
    figures = sorted([*found.figures, *asked], key=lambda each: each.start)
    yield from _left_over(placement, quotes, figures, source)


def uncovered_digits(placement: Placement, source: str) -> Iterator[Finding]:
    """Every number in digits that no figure touches, of an article in a language without rules.

    That its quotes and its numbers in words were not looked for is told first.
    """
    article = placement.gloss.article
    known = ", ".join(sorted(languages()))
    what = f"Quotes and numbers in words are not looked for in {shown(article.language or '')}."
    mend = f"See yourself which have no gloss; there are rules for {known}."
    yield about(
        placement.gloss.path,
        placement.gloss.line_of("article"),
        "unread-language",
        None,
        what,
        mend,
    )
    numbers = [
        Passage(start=found.start(), end=found.end(), text=found[0])
        for found in _DIGITS.finditer(placement.text)
    ]
    yield from _left_over(placement, [], numbers, source)


def _left_over(
    placement: Placement, quotes: Sequence[Passage], figures: Sequence[Passage], source: str
) -> Iterator[Finding]:
    gloss = placement.gloss
    lines = SourceLines(placement.text, source)
    for group, passages in ((gloss.quotes, quotes), (gloss.figures, figures)):
        covered = _covered(group, placement)
        for passage in passages:
            if not _touches(covered, passage):
                code = "uncovered-quote" if passages is quotes else _code(passage)
                yield Finding(
                    code=code,
                    path=article_path(gloss.path),
                    line=lines.of(passage.start),
                    what=f"{shown(passage.text)} has no gloss{_place(placement.text, passage)}.",
                    mend="Gloss it, or run `glossator draft`.",
                    severity=CODES[code].severity,
                )


def unused(gloss: Gloss) -> Iterator[Finding]:
    """Sources that the file defines and nothing cites, and speakers who say nothing."""
    cited = backlinks(gloss)
    prose = _prose(gloss)
    for ident, source in gloss.sources.items():
        linked = source.url is not None and source.url in prose
        if f"source:{ident}" in gloss.lines and not cited[ident] and not linked:
            what, mend = "Nothing cites this source.", "Cite it, or delete it."
            yield finding(gloss, "unused-source", ident, what, mend, key=f"source:{ident}")
    speaking = {quote.speaker for quote in gloss.quotes}
    claiming: tuple[Figure | Claim, ...] = (*gloss.figures, *gloss.claims)
    speaking |= {each.claimed_by for each in claiming}
    for ident in gloss.speakers:
        if ident not in speaking:
            what, mend = "This speaker says nothing.", "Name them where they speak, or delete them."
            yield finding(gloss, "unused-speaker", ident, what, mend, key=f"speaker:{ident}")


def unused_shared(shared: LoadedSources, glosses: Sequence[Gloss]) -> Iterator[Finding]:
    """Shared sources that none of the glosses cites; all that may cite them must be given."""
    used: set[str] = set()
    for gloss in glosses:
        used |= {ident for ident, places in backlinks(gloss).items() if places}
        prose = _prose(gloss)
        used |= {key for key, each in shared.sources.items() if each.url and each.url in prose}
    for ident in shared.sources:
        if ident not in used and shared.path is not None:
            what, mend = "No article cites this source.", "Cite it, or delete it."
            line = shared.lines.get(ident, 1)
            yield about(shared.path, line, "unused-source", ident, what, mend)


def _prose(gloss: Gloss) -> str:
    """What is written in sentences, where a source may be linked without being cited."""
    questions = [text for each in gloss.questions for text in (each.question, each.answer)]
    judged: tuple[Figure | Claim, ...] = (*gloss.figures, *gloss.claims)
    evidence = [each.evidence for each in judged]
    notes = [each.note for each in gloss.annotations]
    return "\n".join(filter(None, [gloss.article.note, *notes, *evidence, *questions]))


def _covered(group: Sequence[Annotation], placement: Placement) -> list[Span]:
    """The spans of a group as stretches that do not touch, in order."""
    spans = [placement.spans[each.id] for each in group if each.id in placement.spans]
    # What a lost gloss may have been about is told once, where that gloss is told of.
    lost = (placement.lost[each.id] for each in group if each.id in placement.lost)
    spans += [proposal.span for each in lost for proposal in each.proposals]
    spans.sort()
    merged: list[Span] = []
    for span in spans:
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _touches(covered: list[Span], passage: Passage) -> bool:
    at = bisect_left(covered, Span(passage.end, 0))
    return at > 0 and covered[at - 1].end > passage.start


def _code(passage: Passage) -> str:
    is_time = isinstance(passage, DetectedFigure) and passage.kind in ("date", "time")
    in_words = is_time and not any(map(str.isdigit, passage.text))
    return "uncovered-date" if in_words else "uncovered-figure"


def _place(text: str, passage: Passage) -> str:
    before = " ".join(text[max(0, passage.start - _AROUND) : passage.start].split(" ")[1:])
    after = " ".join(text[passage.end : passage.end + _AROUND].split(" ")[:-1])
    around = " ".join(f"{before}{passage.text}{after}".split())
    return f" (in {shown(around)})" if around != passage.text else ""
