"""Symbols of units, which are the same in every language and differ by capitals: “mW” and “MW”.

BIPM, The International System of Units (9th edition), tables 2, 4, 7 and 8; IEC 80000-13 for bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_PREFIXES = {
    "f": "femto", "p": "pico", "n": "nano", "µ": "micro", "μ": "micro", "m": "milli", "c": "centi",
    "d": "deci", "h": "hecto", "k": "kilo", "M": "mega", "G": "giga", "T": "tera", "P": "peta",
    "E": "exa", "Ki": "kibi", "Mi": "mebi", "Gi": "gibi", "Ti": "tebi",
}  # fmt: skip

_WITH_PREFIXES = (
    # The symbol, what it is, and the prefixes that are used with it and make no other word.
    ("m", "meter", "f n µ μ m c d k"),
    ("g", "gram", "n µ μ m k"),
    ("L", "liter", "µ μ m c d h"),
    ("l", "liter", "µ μ m c d h"),
    ("W", "watt", "n µ μ m k M G T"),
    ("Wh", "watt-hour", "m k M G T"),
    ("V", "volt", "µ μ m k M"),
    ("VA", "volt-ampere", "k M"),
    ("A", "ampere", "n µ μ m k"),
    ("Ah", "ampere-hour", "m"),
    ("J", "joule", "n µ μ m k M G T P E"),
    ("Hz", "hertz", "m k M G T"),
    ("Pa", "pascal", "h k M G"),
    ("N", "newton", "µ μ m k M"),
    ("Nm", "newton-meter", "k"),
    ("eV", "electronvolt", "m k M G T"),
    ("B", "byte", "k K M G T P E Ki Mi Gi Ti"),
    ("bit", "bit", "k M G T"),
    ("bps", "bit-per-second", "k K M G T"),
    ("Ω", "ohm", "m k M G"),
    ("Ω", "ohm", "m k M G"),  # the sign for ohm, U+2126
    ("T", "tesla", "n µ μ m"),
    ("Sv", "sievert", "n µ μ m"),
    ("Gy", "gray", "µ μ m"),
    ("Bq", "becquerel", "k M G T P"),
    ("F", "farad", "p n µ μ m"),
    ("H", "henry", "n µ μ m"),
    ("C", "coulomb", "n µ μ m"),
    ("S", "siemens", "n µ μ m"),
    ("lm", "lumen", ""),
    ("lx", "lux", ""),
    ("cd", "candela", ""),
    ("mol", "mole", "n µ μ m k"),
    ("M", "molar", "n µ μ m"),
    ("cal", "calorie", "k"),
    ("K", "kelvin", "m"),
    ("pc", "parsec", "k M G"),
    ("t", "tonne", "k M G"),
    ("dB", "decibel", ""),
    ("bar", "bar", "m k"),
    ("Da", "dalton", "k"),
    ("ha", "hectare", ""),
    ("Gal", "gal", ""),
    ("rad", "radian", "m"),
    ("Torr", "torr", "m"),
)
_OTHERS = {
    "kn": "knot", "kt": "knot", "mph": "mile-per-hour", "lbf": "pound-force", "Å": "angstrom",
    "°": "degree", "′": "arc-minute", "″": "arc-second",
    "°C": "celsius", "ºC": "celsius", "℃": "celsius",
    "°F": "fahrenheit", "ºF": "fahrenheit", "℉": "fahrenheit",
    "Gb": "gigabit", "Mb": "megabit", "kb": "kilobit", "Kb": "kilobit", "Tb": "terabit",
    "KW": "kilowatt", "KWh": "kilowatt-hour", "KHz": "kilohertz", "KV": "kilovolt",
    "KJ": "kilojoule", "ug": "microgram", "um": "micrometer", "uL": "microliter",
    "mcg": "microgram", "cc": "cubic-centimeter", "dBA": "decibel", "dBm": "decibel-milliwatt",
}  # fmt: skip
_WORDS = frozenset(
    {"pc", "cd", "Gal", "rad", "C", "F", "H", "B", "S", "M", "mT", "mH", "mC", "mS", "T", "mM"}
)
"""Symbols that are as often something else: only a rule of the language may read them."""


def _made() -> dict[str, str]:
    made = dict(_OTHERS)
    for symbol, ident, prefixes in _WITH_PREFIXES:
        made.setdefault(symbol, ident)
        for prefix in prefixes.split():
            made.setdefault(prefix + symbol, _PREFIXES.get(prefix, "kilo") + ident)
    return {symbol: ident for symbol, ident in made.items() if symbol not in _WORDS}


SYMBOLS: Mapping[str, str] = MappingProxyType(_made())
"""Each symbol as it is written, with the unit’s identifier."""

OF_TIME: Mapping[str, str] = MappingProxyType(
    {"s": "second", "sec": "second", "min": "minute", "h": "hour", "hr": "hour", "d": "day",
     "wk": "week", "mo": "month", "yr": "year", "y": "year", "a": "year", "ms": "millisecond"}
)  # fmt: skip
"""Symbols of time, as they stand after a stroke: “m/s”."""
