"""What a language writes as one word: “siebenundvierzig”, “zweieinhalb”, “zehnjährig”, “fünfte”.

Made from the parts that stand in the language's file; a language that writes no numbers as one
word has none of these.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from glossator.detecting.figures.values import quotient
from glossator.detecting.results import FigureKind

_HALF = Decimal("0.5")
_TEENS = 20
_TWELVE = 12


@dataclass(frozen=True)
class Compound:
    """What a single word says: its kind, its value and its unit."""

    kind: FigureKind
    value: Decimal
    unit: str | None = None


def numbers(tables: Mapping[str, Any]) -> Mapping[str, int]:
    """Numbers: “siebenundvierzig”, “zweitausenddreihundert”, “hundertfünfzigtausend”.

    Those below a thousand, so many hundreds (of years) and so many thousands, with hundreds or a
    number below a hundred behind them.
    """
    if not tables["compound"]:
        return {}
    _, _, hundred, thousand = tables["compound"]
    ones, below = _ones(tables), _below_a_hundred(tables)
    firsts = {**ones, **{word: value for word, value in below.items() if 10 < value < _TEENS}}
    hundreds = {f"{word}{hundred}": value * 100 for word, value in firsts.items()}
    hundreds |= {
        f"{each}{more}": value + rest
        for each, value in {**hundreds, hundred: 100}.items()
        for more, rest in below.items()
    }
    counts = {**below, **{word: value for word, value in hundreds.items() if value < 1000}}
    counts |= {tables["compound"][0]: 1, hundred: 100}
    thousands = {f"{word}{thousand}": value * 1000 for word, value in counts.items()}
    further = {
        f"{each}{more}": value + rest
        for each, value in {**thousands, thousand: 1000}.items()
        if value < 20_000
        for more, rest in (
            *below.items(),
            *((f"{word}{hundred}", size * 100) for word, size in ones.items()),
        )
    }
    return {**below, **hundreds, **thousands, **further}


def _ones(tables: Mapping[str, Any]) -> dict[str, int]:
    """One to nine as they stand within a longer word."""
    ones = {word: value for word, value in tables["small"].items() if 1 < value < 10}
    return {**ones, tables["compound"][0]: 1}


def _below_a_hundred(tables: Mapping[str, Any]) -> dict[str, int]:
    joining = tables["compound"][1]
    below = {word: value for word, value in tables["small"].items() if 0 < value < _TEENS}
    below |= {
        f"{word}{joining}{ten}": value + tens
        for word, value in _ones(tables).items()
        for ten, tens in tables["tens"].items()
    }
    return below | dict(tables["tens"])


def with_a_half(tables: Mapping[str, Any]) -> Mapping[str, Decimal]:
    """Numbers with a half: “zweieinhalb”, “anderthalb”."""
    if not tables["halves"]:
        return {}
    half, one_and_a_half = tables["halves"]
    below = {word: value for word, value in tables["small"].items() if 1 < value <= _TWELVE}
    below |= _ones(tables)
    made = {f"{word}{half}": value + _HALF for word, value in below.items()}
    return {**made, one_and_a_half: 1 + _HALF}


def ordinals(tables: Mapping[str, Any], places: Mapping[str, Any]) -> Mapping[str, int]:
    """Ordinals: “zwölfte”, “zwanzigsten”, “hundertdritter”; those that are irregular are given."""
    endings: list[str] = places["endings"]
    given: Mapping[str, int] = places["words"]
    if not endings or not tables["compound"]:
        return given
    hundred, thousand = tables["compound"][2:]
    irregular = {
        value: word.removesuffix(endings[0])
        for word, value in given.items()
        if word.endswith(endings[0])
    }
    stems = {
        irregular.get(value, f"{word}{'t' if value < _TEENS else 'st'}"): value
        for word, value in _below_a_hundred(tables).items()
    }
    stems |= {f"{hundred}{stem}": value + 100 for stem, value in stems.items()}
    stems |= {f"{hundred}st": 100, f"{thousand}st": 1000}
    return {**{f"{stem}{end}": value for stem, value in stems.items() for end in endings}, **given}


def compounds(data: Mapping[str, Any]) -> Mapping[str, Compound]:
    """Measures: “zehnjährige”, “fünfprozentig”, “Dreifache”, “Zweidrittelmehrheit”."""
    if not data["numbers"]["compound"]:
        return {}
    made = dict(_shares(data))
    tables, endings = data["numbers"], data["compounds"]["endings"]
    hundred, thousand = tables["compound"][2:]
    roots: dict[str, Decimal] = {
        word: Decimal(value)
        for word, value in {**_below_a_hundred(tables), **_ones(tables)}.items()
    }
    roots |= {f"{word}{hundred}": Decimal(value * 100) for word, value in _ones(tables).items()}
    roots |= {hundred: Decimal(100), thousand: Decimal(1000), **with_a_half(tables)}
    for stem, basis in told_of(data).items():
        for root, value in roots.items():
            if value != 1 or basis.kind in ("duration", "percent"):
                # “einfach” and “einseitig” count nothing
                compound = Compound(basis.kind, value, basis.unit)
                made |= {f"{root}{stem}{end}": compound for end in endings}
    return made


def told_of(data: Mapping[str, Any]) -> Mapping[str, Compound]:
    """What may be told of a number, without its endings: “-jährig” are years."""
    rules = data["compounds"]
    one = Decimal(1)
    made = {
        stem: Compound("duration", one, unit) for stem, unit in map(str.split, rules["durations"])
    }
    made |= {stem: Compound("percent", one, "percent") for stem in rules["percent"]}
    made |= {stem: Compound("count", one) for stem in rules["counts"]}
    return made | {stem: Compound("ratio", one) for stem in rules["fold"]}


def _shares(data: Mapping[str, Any]) -> Iterator[tuple[str, Compound]]:
    """“Zweidrittelmehrheit”, “dreiviertel”, “Viertelstunde”."""
    rules, ones = data["compounds"], _ones(data["numbers"])
    for part, below in data["ratios"]["parts"].items():
        for word, above in ones.items():
            if 1 < above < below <= 10:
                share = Compound("ratio", quotient(above, below))
                yield from ((f"{word}{part}{more}", share) for more in rules["majorities"])
    for word in rules["quarter_hour"]:
        yield word, Compound("duration", quotient(1, 4), "hour")
        yield from (
            (f"{one}{word}", Compound("duration", quotient(above, 4), "hour"))
            for one, above in ones.items()
            if 1 < above < 4
        )
