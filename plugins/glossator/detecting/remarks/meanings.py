"""One number that is given two meanings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from glossator.detecting.remarks.surroundings import Surroundings
from glossator.detecting.results import DetectedFigure, Remark
from glossator.model import Span

_BEFORE, _AFTER = 4, 6
_KINDS = ("money", "percent", "quantity")
_SMALL = 10


def two_meanings(figures: tuple[DetectedFigure, ...], around: Surroundings) -> Iterator[Remark]:
    """The same amount at several places whose surroundings have no word in common."""
    groups: dict[tuple[object, ...], list[DetectedFigure]] = defaultdict(list)
    for figure in figures:
        if figure.kind in _KINDS and figure.value is not None and abs(figure.value) > 0:
            if figure.kind == "percent" and figure.value < _SMALL // 2:
                continue
            groups[figure.kind, figure.value, figure.unit].append(figure)
    for same in groups.values():
        if 2 <= len(same) <= _SMALL:
            remark = _judged(same, around)
            if remark is not None:
                yield remark


def _judged(same: list[DetectedFigure], around: Surroundings) -> Remark | None:
    sentences = [around.sentence(figure) for figure in same]
    if len(set(sentences)) == 1:
        return None
    told = [
        _about(figure, sentence, around) for figure, sentence in zip(same, sentences, strict=True)
    ]
    apart = [
        (first, second)
        for first in range(len(same))
        for second in range(first + 1, len(same))
        if told[first] and told[second] and not set(told[first]) & set(told[second])
    ]
    if not apart:
        return None
    beside = "; ".join(" ".join(words[:3]) for words in dict.fromkeys(map(tuple, told)) if words)
    return Remark(
        code="two-meanings",
        spans=tuple(Span(figure.start, figure.end) for figure in same),
        what=f"“{same[0].text}” stands at {len(same)} places, beside: {beside}. "
        "Is it the same thing each time?",
    )


def _about(figure: DetectedFigure, sentence: tuple[int, int], around: Surroundings) -> list[str]:
    """The words of weight beside a figure, within its sentence."""
    dull = around.lexicon.data["counts"]["stops"]
    units = around.remarks["dull"]
    after = around.after(figure)
    first = around.first(figure)
    lowest, highest = around.token_at(sentence[0]), around.token_at(sentence[1])
    words = [
        *around.words(after, min(highest, after + _AFTER)),
        *around.words(max(lowest, first - _BEFORE), first),
    ]
    return [
        word.removesuffix("s")
        for word in words
        if len(word) > 2 and word not in dull and word not in units
    ]
