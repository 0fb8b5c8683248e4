"""How far the detectors agree with the gold: precision, recall and F1 per kind of find."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from glossator.detecting import detect

FOLDER = Path(__file__).parent
MEASURES = (
    "quotes: span",
    "quotes: span and speaker",
    "quotes: span and kind",
    "figures: span",
    "figures: overlapping span",
    "figures: span and kind",
    "figures: span, kind and value",
)


@dataclass(frozen=True)
class Passage:
    """A passage with what should be found in it; spans are code points."""

    id: str
    text: str
    date: datetime.date | None
    quotes: list[dict[str, Any]] | None
    figures: list[dict[str, Any]] | None


@dataclass
class Score:
    """Counts for one measure."""

    right: int = 0
    found: int = 0
    wanted: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def passages(name: str = "*") -> Iterator[Passage]:
    """Every passage of the gold of that name, and every short case as a passage of its own."""
    for path in sorted(FOLDER.glob(f"{name}.gold.yml")):
        for entry in yaml.safe_load(path.read_text(encoding="utf-8")):
            if "cases" in entry:
                yield from _cases(entry)
                continue
            quotes, figures = entry.get("quotes", []), entry.get("figures", [])
            yield Passage(
                entry["id"],
                entry["text"],
                entry.get("date"),
                None if quotes == "ignore" else _placed(entry["text"], quotes),
                None if figures == "ignore" else _placed(entry["text"], figures),
            )


def _cases(entry: dict[str, Any]) -> Iterator[Passage]:
    """Short texts, each with its figures in one line: ``count 12 = ~12 people``."""
    for number, (text, *lines) in enumerate(entry["of"], 1):
        figures = _placed(text, [_figure(line) for line in lines])
        yield Passage(f"{entry['cases']}-{number}", text, entry.get("date"), None, figures)


def _figure(line: str) -> dict[str, Any]:
    named, _, facts = line.rpartition(" =")
    kind, _, text = named.partition(" ")
    figure: dict[str, Any] = {"kind": kind, "text": text}
    first, _, unit = facts.strip().partition(" ")
    if first.startswith("~"):
        figure["approximate"] = True
    first = first.removeprefix("~")
    if kind in ("date", "time") and first:
        figure["iso"] = first
    elif ".." in first:
        figure["low"], figure["high"] = (float(end) for end in first.split(".."))
    elif first:
        figure["value"] = float(first)
    return {**figure, "unit": unit} if unit else figure


def _placed(text: str, wanted: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each with its span: the first place after the one before it, or else the first of all."""
    placed, at = [], 0
    for each in wanted:
        words = str(each["text"])
        start = text.find(words, at)
        if start == -1:
            start = text.find(words)
        assert start != -1, f"{words!r} is not in the passage"
        placed.append({**each, "start": start, "end": start + len(words)})
        at = start + 1
    return placed


def scores(name: str = "*") -> dict[str, Score]:
    """The score of each measure over the whole gold, or that of a name."""
    made = {measure: Score() for measure in MEASURES}
    for passage in passages(name):
        found = detect(passage.text, date=passage.date)
        if passage.quotes is not None:
            for measure, same in (
                ("quotes: span", lambda *_: True),
                ("quotes: span and speaker", _same_speaker),
                ("quotes: span and kind", _same_kind),
            ):
                _count(made[measure], passage, list(found.quotes), passage.quotes, same)
        if passage.figures is None:
            continue
        figures = list(found.figures)
        _count(made["figures: span"], passage, figures, passage.figures, lambda *_: True)
        _count(made["figures: span and kind"], passage, figures, passage.figures, _same_kind)
        _count(
            made["figures: span, kind and value"], passage, figures, passage.figures, _same_value
        )
        _overlapping(made["figures: overlapping span"], figures, passage.figures)
    return made


def scores_by_kind(name: str = "*") -> dict[str, Score]:
    """The same for each kind: span and kind right, and for figures the value too."""
    made: dict[str, Score] = {}
    for passage in passages(name):
        found = detect(passage.text, date=passage.date)
        for group, each, wanted, same in (
            ("quote", found.quotes, passage.quotes, _same_kind),
            ("figure", found.figures, passage.figures, _same_value),
        ):
            if wanted is None:
                continue
            kinds = {one.kind for one in each} | {right["kind"] for right in wanted}
            for kind in kinds:
                score = made.setdefault(f"{group}: {kind}", Score())
                of_kind = [one for one in each if one.kind == kind]
                _count(
                    score, passage, of_kind, [one for one in wanted if one["kind"] == kind], same
                )
    return dict(sorted(made.items(), reverse=True))


def _count(score: Score, passage: Passage, found: list[Any], wanted: Any, same: Any) -> None:
    score.found += len(found)
    score.wanted += len(wanted)
    by_span = {(each["start"], each["end"]): each for each in wanted}
    met = set()
    for each in found:
        right = by_span.get((each.start, each.end))
        if right is not None and same(each, right):
            score.right += 1
            met.add((each.start, each.end))
        else:
            score.wrong.append(f"{passage.id}: found {_shown(each)}, gold {right and _told(right)}")
    for span, each in by_span.items():
        if span not in met and not any((one.start, one.end) == span for one in found):
            score.wrong.append(f"{passage.id}: missed {_told(each)}")


def _overlapping(score: Score, found: list[Any], wanted: list[dict[str, Any]]) -> None:
    score.found += len(found)
    score.wanted += len(wanted)
    left = Counter(range(len(wanted)))
    for each in found:
        for index, right in enumerate(wanted):
            if left[index] and each.start < right["end"] and right["start"] < each.end:
                left[index] = 0
                score.right += 1
                break


def _same_speaker(found: Any, right: dict[str, Any]) -> bool:
    named, wanted = found.speaker, right.get("speaker")
    return _bare(named) == _bare(wanted)


def _bare(name: str | None) -> str:
    """A name without an article before it."""
    return (name or "").casefold().removeprefix("the ")


def _same_kind(found: Any, right: dict[str, Any]) -> bool:
    return bool(found.kind == right.get("kind"))


def _same_value(found: Any, right: dict[str, Any]) -> bool:
    if found.kind != right.get("kind"):
        return False
    for key in ("value", "low", "high"):
        if key in right and (getattr(found, key) is None or not _close(found, key, right[key])):
            return False
    if "unit" in right and found.unit != right["unit"]:
        return False
    return "iso" not in right or found.iso == right["iso"]


def _close(found: Any, key: str, wanted: float) -> bool:
    return abs(float(getattr(found, key)) - wanted) <= 1e-6 * max(1.0, abs(wanted))


def _shown(each: Any) -> str:
    facts = [each.kind, each.text]
    if hasattr(each, "speaker"):
        facts.append(each.speaker)
    else:
        facts += [each.value, each.low, each.high, each.unit, each.iso]
    return " | ".join(str(fact) for fact in facts if fact is not None)


def _told(right: dict[str, Any]) -> str:
    return " | ".join(
        str(right[key])
        for key in ("kind", "text", "speaker", "value", "low", "high", "unit", "iso")
        if key in right
    )
