"""Units and currencies: their names from CLDR, their symbols, their powers and rates."""

from __future__ import annotations

import pytest

from glossator.detecting.figures.cldr import (
    currency_names,
    powered_names,
    prefixed_names,
    unit_names,
)
from glossator.detecting.figures.lexicon import lexicon
from glossator.detecting.figures.symbols import SYMBOLS
from glossator.detecting.figures.units import per_at, unit_at, with_rates
from glossator.detecting.lexer import tokens

ENGLISH = lexicon("en")


def test_names_are_those_of_cldr() -> None:
    assert dict(unit_names(["length-foot"], ["en"])) == {
        "foot": "foot",
        "feet": "foot",
        "ft": "foot",
    }
    volts = dict(prefixed_names(["electric-volt"], ["en", "de"]))
    assert volts["kilovolts"] == "kilovolt"
    assert volts["mikrovolt"] == "microvolt"


def test_what_cldr_has_with_kilo_alone_is_had_with_every_prefix() -> None:
    hours = dict(prefixed_names(["energy-kilowatt-hour"], ["en", "de"]))
    assert hours["terawatt-hours"] == "terawatt-hour"
    assert hours["megawattstunden"] == "megawatt-hour"


def test_powers_stand_before_a_length() -> None:
    feet = dict(powered_names(["length-foot"], ["en", "de"]))
    assert feet["square feet"] == "square-foot"
    assert feet["kubikfuß"] == "cubic-foot"


def test_a_name_that_several_countries_use_has_no_code() -> None:
    names = currency_names("en")
    assert names["iraqi dinars"] == "IQD"
    assert names["zlotys"] == "PLN"
    assert names["dinars"] == ""
    assert names["manats"] == ""


def test_capitals_tell_symbols_apart() -> None:
    assert SYMBOLS["mW"] == "milliwatt"
    assert SYMBOLS["MW"] == "megawatt"
    assert "pm" not in SYMBOLS


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("kilometres", "kilometer"),
        ("sq. km", "square-kilometer"),
        ("cubic yards", "cubic-yard"),
        ("m2", "square-meter"),
        ("cm^3", "cubic-centimeter"),
        ("km²", "square-kilometer"),
        ("°C", "celsius"),
        ("N·m", "newton-meter"),
        ("μg", "microgram"),
        ("kWh", "kilowatt-hour"),
    ],
)
def test_a_unit(text: str, unit: str) -> None:
    cut = tokens(text)
    assert unit_at(cut, 0, ENGLISH) == (len(cut), unit)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("m/s", "meter-per-second"),
        ("m/s²", "meter-per-square-second"),
        ("m/s^2", "meter-per-square-second"),
        ("litres per 100 km", "liter-per-100-kilometer"),
        ("miles to the gallon", "mile-per-gallon"),
        ("miles an hour", "mile-per-hour"),
        ("mg/kg/day", "milligram-per-kilogram-day"),
        ("grams per cubic centimetre", "gram-per-cubic-centimeter"),
    ],
)
def test_a_rate(text: str, unit: str) -> None:
    cut = tokens(text)
    found = unit_at(cut, 0, ENGLISH)
    assert found is not None
    assert with_rates(cut, *found, ENGLISH) == (len(cut), unit)


@pytest.mark.parametrize("text", ["house", "pm", "in", "the"])
def test_words_that_are_no_units(text: str) -> None:
    assert unit_at(tokens(text), 0, ENGLISH) is None


@pytest.mark.parametrize("text", ["per se", "a house", "/ or"])
def test_what_is_no_rate(text: str) -> None:
    assert per_at(tokens(text), 0, ENGLISH) is None
