"""Names and symbols of units and currencies, from CLDR's data as Babel carries them.

Unicode CLDR, part 6 (Supplemental): unit identifiers; part 2 (General): unit and currency names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import product

from babel import Locale
from babel.core import get_global
from babel.numbers import get_currency_name
from babel.units import format_unit

PREFIXES = {
    "10p-15": "femto", "10p-12": "pico", "10p-9": "nano", "10p-6": "micro", "10p-3": "milli",
    "10p-2": "centi", "10p-1": "deci", "10p2": "hecto", "10p3": "kilo", "10p6": "mega",
    "10p9": "giga", "10p12": "tera", "10p15": "peta", "10p18": "exa",
    "1024p1": "kibi", "1024p2": "mebi", "1024p3": "gibi", "1024p4": "tebi",
}  # fmt: skip
"""CLDR's keys of the prefixes, with what an identifier calls them."""
_POWERS = {"power2": "square", "power3": "cubic"}
_COUNTS = (1, 2)
_KILO = "kilo"


def unit_names(units: Iterable[str], locales: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The names of some units in small letters, long and short, each with the unit's identifier.

    Args:
        units: CLDR's identifiers with their type before them: ``length-meter``.
        locales: the languages whose names are wanted.
    """
    for locale, unit in product([Locale.parse(name) for name in locales], units):
        for name in _names(locale, unit, ("long", "short")):
            yield name, unit.partition("-")[2]


def prefixed_names(units: Iterable[str], locales: Iterable[str]) -> Iterator[tuple[str, str]]:
    """“kilovolts”, “Megawattstunden”: the long names of units with each prefix of the SI.

    A unit that CLDR has with “kilo” alone is told so, and is taken without it first.
    """
    units = list(units)
    for locale in (Locale.parse(name) for name in locales):
        patterns = _compounds(locale)
        kilo = patterns.get("10p3", "kilo{0}").format("").lower()
        for unit in units:
            ident = unit.partition("-")[2].removeprefix(_KILO)
            names = {name.removeprefix(kilo) for name in _names(locale, unit, ("long",))}
            for key, prefix in PREFIXES.items():
                for name in sorted(names):
                    if key in patterns:
                        yield patterns[key].format(name).lower(), prefix + ident


def powered_names(units: Iterable[str], locales: Iterable[str]) -> Iterator[tuple[str, str]]:
    """“square feet”, “Kubikmeter”: the long names of lengths as areas and volumes."""
    units = list(units)
    for locale in (Locale.parse(name) for name in locales):
        patterns = _compounds(locale)
        for unit, (key, power) in product(units, _POWERS.items()):
            for name in _names(locale, unit, ("long",)):
                if key in patterns:
                    yield patterns[key].format(name).lower(), f"{power}-{unit.partition('-')[2]}"


def currency_names(locale: str) -> dict[str, str]:
    """The names in small letters of the money that is in use somewhere today → its code.

    The last word of a name (“zlotys”) stands for it where no other currency shares that word;
    where one does (“dinars”), it means money of no code: ``""``.
    """
    names: dict[str, str] = {}
    lasts: dict[str, set[str]] = {}
    sharing: defaultdict[str, set[str]] = defaultdict(set)
    for code in _current():
        both = [
            get_currency_name(code, count, locale=locale).lower().replace("ʻ", "'")
            for count in _COUNTS
        ]
        names.update(dict.fromkeys(both, code))
        lasts[code] = {name.split()[-1] for name in both}
        for word in lasts[code]:
            sharing[word].add(code)
    for words in lasts.values():
        # “manats” is shared, for “manat” is.
        together = set().union(*(sharing[word] for word in words))
        for word in words:
            sharing[word] |= together
    for word, codes in sharing.items():
        names.setdefault(word, next(iter(codes)) if len(codes) == 1 else "")
    return names


def _current() -> list[str]:
    """The codes of the currencies that are legal tender somewhere."""
    used = get_global("territory_currencies").values()
    return sorted({code for each in used for code, _, end, tender in each if tender and not end})


def _names(locale: Locale, unit: str, lengths: tuple[str, ...]) -> Iterator[str]:
    for count, length in product(_COUNTS, lengths):
        try:
            said = format_unit(count, unit, length=length, locale=locale)  # type: ignore[arg-type]
        except ValueError:
            continue
        name = said.replace(str(count), "").strip().lower()
        if len(name) > 1 and name.replace(" ", "").replace("-", "").isalpha():
            yield name


def _compounds(locale: Locale) -> dict[str, str]:
    """The patterns with which a locale puts prefixes and powers before a unit’s long name."""
    data = locale._data["compound_unit_patterns"]
    patterns = {}
    for key in (*PREFIXES, *_POWERS):
        long = data.get(key, {}).get("long", {})
        pattern = long.get("prefix") or long.get("compound")
        if isinstance(pattern, str):
            patterns[key] = pattern
    return patterns
