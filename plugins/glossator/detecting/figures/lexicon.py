"""A language's rules for figures, made ready for looking up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from babel.numbers import list_currencies

from glossator.detecting.figures import one_word
from glossator.detecting.figures.cldr import (
    currency_names,
    powered_names,
    prefixed_names,
    unit_names,
)
from glossator.detecting.language import rules
from glossator.detecting.phrases import Phrases, phrases, split

_FEW = 6
"""Words that a list may have and still be quick to look through."""
_MOST_TIMES = 100
_NOT_CODES = {"ALL", "TOP", "MOP", "CUP", "SOS", "BAM", "PEN"}
"""Codes that are words in capital letters too."""


@dataclass(frozen=True)
class Lexicon:
    """See ``[figures]`` in ``languages/<code>.toml``; each field is a table of it."""

    data: Mapping[str, Any]
    small: Mapping[str, int]
    tens: Mapping[str, int]
    scales: Mapping[str, int]
    short_scales: Mapping[str, int]
    glued_scales: Mapping[str, int]
    plurals: Mapping[str, int]
    mixed: Mapping[str, Decimal]
    """Numbers with a half in one word: “zweieinhalb”."""
    compounds: Mapping[str, one_word.Compound]
    """Words that are a whole figure: “zehnjährige”."""
    told_of: Mapping[str, one_word.Compound]
    """What may hang on digits: the “jährige” of “10-jährige”."""
    factors: Mapping[str, Decimal]
    """How many times, before a word that compares: “twice”."""
    further: frozenset[str]
    """Words that say how many times and are no amount: “doubled”, “zweimal”."""
    signs: Mapping[str, tuple[str, Decimal]]
    codes: frozenset[str]
    money: Phrases
    percent: Phrases
    of_shares: frozenset[str]
    """Words near which “points” are percentage points."""
    of_games: frozenset[str]
    """Words near which they are not."""
    units: Phrases
    durations: Phrases
    to_the: Phrases
    of_age: Phrases
    fractions: Mapping[str, int]
    ordinals: Mapping[str, int]
    holidays: Phrases
    days: Phrases
    hence: Phrases
    parts_of_day: Phrases
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    numerals: frozenset[str]
    """Words with which a number may begin."""
    out_of: Phrases
    magnitude: Phrases
    comparison: Phrases
    limits_before: Phrases
    limits_after: Phrases
    known: frozenset[tuple[str, ...]]
    """Names of two numbers and a sign: “9/11”."""
    long_names: tuple[str, ...]
    """Names of several tokens that numbers may follow: “s&p”."""
    triggers: frozenset[str]
    unlikely: Mapping[str, str]
    """Triggers that begin something only as ``code`` (in capitals), ``prefix`` (before a sign of
    money) or ``lasting`` (before a hyphen): a cheap look tells."""
    after_when: frozenset[str]
    """Words that go on a date or a time of day that begins with digits."""
    after_ratio: frozenset[str]
    """Words that go on a ratio that begins with digits."""
    clock: frozenset[str]
    """Words with which a time of day may begin."""
    of_time_alone: frozenset[str]
    """Those of the triggers that begin nothing but a date or a time of day."""
    after_article: frozenset[str]
    """Words that make “a” or “an” before them the beginning of a figure."""


def currency(entry: str) -> tuple[str, Decimal]:
    """``USD/100`` → the currency and what one of these is worth in it."""
    code, _, parts = entry.partition("/")
    return code, Decimal(1) / Decimal(parts or 1)


def _units(table: Mapping[str, Any], locales: list[str]) -> Iterable[tuple[str, str]]:
    """Names of units from CLDR, then the aliases, which win."""
    for word, ident in (
        *prefixed_names(table["prefixed"], locales),
        *powered_names(table["powered"], locales),
        *unit_names(table["cldr"], locales),
    ):
        if word not in table["not_names"]:
            yield word, ident
    for ident, names in table["aliases"].items():
        for word in names:
            yield word, ident


def _money(table: Mapping[str, Any], locale: str) -> Iterable[tuple[str, str]]:
    """Names of currencies from CLDR, then those of the language's own table, which win."""
    for word, code in currency_names(locale).items():
        if word not in table["not_names"]:
            yield word, code
    yield from table["words"].items()


def _factors(
    data: Mapping[str, Any], numbers: Mapping[str, int], mixed: Mapping[str, Decimal]
) -> Mapping[str, Decimal]:
    """How many times: “twice”; and “zweimal”, where a language writes such words as one."""
    made = {word: Decimal(str(value)) for word, value in data["ratios"]["words"]["twice"].items()}
    for end in data["compounds"]["times"]:
        few = (word for word, value in numbers.items() if 1 < value <= _MOST_TIMES)
        made |= {f"{word}{end}": Decimal(numbers[word]) for word in few}
        made |= {f"{word}{end}": value for word, value in mixed.items()}
    return made


def _quick(rules: Mapping[str, Any]) -> dict[str, Any]:
    """The same rules with their longer lists as sets: what the grammar asks is who is in them."""
    return {
        name: _quick(each)
        if isinstance(each, dict)
        else frozenset(each)
        if isinstance(each, list) and len(each) > _FEW
        else each
        for name, each in rules.items()
    }


@cache
def lexicon(language: str) -> Lexicon:
    """The rules of a language for figures.

    Raises:
        UnknownLanguageError: there are none.
    """
    data = rules(language)["figures"]
    numbers, money, units = data["numbers"], data["money"], data["units"]
    dates, ratios, ordinals = data["dates"], data["ratios"], data["ordinals"]
    small = {**one_word.numbers(numbers), **numbers["small"]}
    mixed = one_word.with_a_half(numbers)
    compounds = one_word.compounds(data)
    places = one_word.ordinals(numbers, ordinals)
    factors = _factors(data, small, mixed)
    further = {*ratios["words"]["factors"], *(word for word in factors if factors[word] > 1)}
    durations = {name: ident for ident, names in units["durations"].items() for name in names}
    unit_names = dict(_units(units, data["locales"]))
    for name in durations:
        unit_names.pop(name, None)
    percent = {name: ident for ident, names in data["percent"].items() for name in names}
    signs = {sign: currency(code) for sign, code in money["signs"].items()}
    when = {
        *dates["months"], *dates["weekdays"], *dates["today"], *dates["yesterday"],
        *dates["tomorrow"], *dates["last"], *dates["next"], *dates["this"], *dates["fiscal"],
        *dates["fiscal_prefix"], *dates["seasons"], *dates["decades"], dates["quarter_prefix"],
        *data["times"]["noon"], *data["times"]["midnight"], "'", "’", "‘",
        *(split(phrase)[0] for phrase in (*dates["holidays"], *dates["days"])),
    }  # fmt: skip
    others = {
        *small, *mixed, *compounds, *further, *ratios["words"]["factor_verbs"],
        *ratios["words"]["every_nth"], *numbers["tens"], *numbers["scales"], *numbers["plurals"],
        *numbers["a"], *numbers["half"], *numbers["minus"], *signs, *ratios["parts"],
        *places, *durations, *factors, *money["prefixes"],
        *money["before"], *(code.lower() for code in list_currencies()),
        *(split(word)[0] for word in ratios["words"]["magnitude"]),
        *(split(word)[0] for word in ratios["words"]["comparison"]),
    }  # fmt: skip
    extra = {
        *dates["eras_before"], *data["times"]["quarter"], *units["words"]["aged"],
        *"¼½¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞", "-", "−", "+", "±",
        *(
            f"{word}{ratios['words']['fold']}"
            for word in (*numbers["small"], *numbers["tens"], *numbers["scales"])
        ),
    }  # fmt: skip
    many = {
        *small, *numbers["tens"], *numbers["scales"], *numbers["plurals"], *numbers["a"],
        *numbers["half"], *numbers["minus"], *signs, *ratios["parts"], *places,
        *factors, *money["before"], *when, *extra,
        *(split(word)[0] for word in ratios["words"]["magnitude"]),
        *(split(word)[0] for word in ratios["words"]["comparison"]),
    }  # fmt: skip
    unlikely = {code.lower(): "code" for code in list_currencies()}
    unlikely |= dict.fromkeys(money["prefixes"], "prefix") | dict.fromkeys(durations, "lasting")
    for code in list_currencies():
        if code.lower() in money["prefixes"] or code.lower() in durations:
            del unlikely[code.lower()]
    clock = {
        *small, *numbers["tens"], *numbers["a"], *numbers["half"], *data["times"]["quarter"],
        *data["times"]["noon"], *data["times"]["midnight"],
    }  # fmt: skip
    times, ranges = data["times"], data["ranges"]
    after_when = {
        *dates["months"], *dates["of"], *ordinals["suffixes"], *dates["eras_after"],
        *dates["decade_endings"], *dates["quarters"], *dates["halves"], *dates["at"], *dates["on"],
        *ranges["to"], *ranges["and"], *ranges["or"], *dates["ago"], *times["am"], *times["pm"],
        *times["oclock"], *times["past"], *times["to"], *times["after"], *times["before"],
        *times["minutes"], *times["hours"], *times["zones"], *durations, "h", "t", "a", "p",
        *(split(phrase)[0] for phrase in times["parts_of_day"]), *dates["centuries"],
    }  # fmt: skip
    after_ratio = {
        *ratios["parts"], *ratios["words"]["in"], *ratios["words"]["to"], ratios["words"]["fold"],
        *ratios["words"]["times"], *numbers["scales"], *numbers["short_scales"], *numbers["and"],
        *numbers["glued_scales"], "x", "e",
        *(split(phrase)[0] for phrase in ratios["words"]["out_of"]),
    }  # fmt: skip
    return Lexicon(
        data=_quick(data),
        small=small,
        tens=numbers["tens"],
        scales=numbers["scales"],
        short_scales=numbers["short_scales"],
        glued_scales=numbers["glued_scales"],
        plurals=numbers["plurals"],
        mixed=mixed,
        compounds=compounds,
        told_of={
            f"{stem}{end}": basis
            for stem, basis in one_word.told_of(data).items()
            for end in data["compounds"]["endings"]
        },
        factors=factors,
        further=frozenset(further),
        signs=signs,
        codes=frozenset(list_currencies()) - _NOT_CODES,
        money=phrases(_money(money, data["locales"][0])),
        percent=phrases(percent.items()),
        of_shares=frozenset(data["points"]["near"]),
        of_games=frozenset(data["points"]["not_near"]),
        units=phrases(unit_names.items()),
        durations=phrases(durations.items()),
        to_the=phrases((each, each) for each in units["words"]["to_the"]),
        of_age=phrases((each, each) for each in units["words"]["of_age"]),
        fractions=ratios["parts"],
        ordinals=places,
        holidays=phrases(dates["holidays"].items()),
        days=phrases((phrase, str(days)) for phrase, days in dates["days"].items()),
        hence=phrases((each, each) for each in dates["hence"]),
        parts_of_day=phrases(data["times"]["parts_of_day"].items()),
        months=dates["months"],
        weekdays=dates["weekdays"],
        numerals=frozenset(
            {*small, *mixed, *numbers["tens"], *numbers["scales"], *numbers["plurals"]}
            | {*numbers["a"], *numbers["half"]}
        ),
        out_of=phrases((each, each) for each in ratios["words"]["out_of"]),
        magnitude=phrases((each, each) for each in ratios["words"]["magnitude"]),
        comparison=phrases((each, each) for each in ratios["words"]["comparison"]),
        after_article=frozenset(
            {*numbers["scales"], *numbers["half"], *numbers["couple"], *ratios["parts"], *durations}
            | set(data["ranges"]["to"] if compounds else ())
            | {word for word, each in compounds.items() if each.value < 1}
            | {*data["counts"]["one_of"], *(split(word)[0] for word in percent)}
            | {word.partition(" ")[0] for word in (*unit_names, *money["words"])}
            | {each.partition(" ")[0] for each in ratios["words"]["magnitude"]}
        ),
        limits_before=phrases((phrase, phrase) for phrase in data["limits"]["before"]),
        limits_after=phrases((phrase, phrase) for phrase in data["limits"]["after"]),
        known=frozenset(tuple(re.findall(r"\d+|\D+", name)) for name in data["denied"]["known"]),
        long_names=tuple(
            name for name in data["denied"]["names"] if not name.isalpha() and len(name) > 2
        ),
        triggers=frozenset(when | others | extra),
        unlikely={word: why for word, why in unlikely.items() if word not in many},
        after_when=frozenset(after_when),
        after_ratio=frozenset(after_ratio),
        clock=frozenset(clock),
        of_time_alone=frozenset(when - others),
    )
