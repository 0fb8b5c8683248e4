"""The page's own words in the reader's language: text, plurals, dates, numbers.

Each language is one catalogue, ``locales/<language>.po`` (GNU gettext), whose keys are the
English texts in the code. English needs none, and a text that a catalogue lacks is said in
English. This is the language of what Glossator says. An article, a quote and a note keep their
own. ``make translations`` brings the catalogues up to the code.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from io import BytesIO

from babel import Locale, UnknownLocaleError
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, get_decimal_symbol
from babel.support import NullTranslations, Translations

from glossator.dates import Moment, parse_date

LOCALES = files("glossator") / "locales"
"""Where the catalogues are."""

_DECIMAL = re.compile(r"([+-]?)(0|[1-9]\d{0,38})(?:\.(\d{1,39}))?", re.ASCII)


@cache
def languages() -> tuple[str, ...]:
    """The languages that Glossator speaks: English, and each that has a catalogue."""
    names = (entry.name for entry in LOCALES.iterdir())
    found = {name.removesuffix(".po") for name in names if name.endswith(".po")}
    return tuple(sorted({"en", *found}))


def nearest(language: str | None) -> str:
    """The language to speak for a language tag: ``de`` for ``de-AT``, else ``en``."""
    wanted = (language or "").replace("_", "-").lower()
    while wanted:
        if wanted in languages():
            return wanted
        wanted = wanted.rpartition("-")[0]
    return "en"


@cache
def _catalogue(language: str) -> NullTranslations:
    if language == "en":
        return NullTranslations()
    with (LOCALES / f"{language}.po").open("rb") as source:
        catalogue = read_po(source, locale=Locale.parse(language, sep="-"))
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(compiled)


class Translator:
    """Says things in one language, the nearest one that Glossator speaks."""

    def __init__(self, language: str | None = "en") -> None:
        self.language = nearest(language)
        self.locale = Locale.parse(self.language, sep="-")

    @property
    def _catalogue(self) -> NullTranslations:
        return _catalogue(self.language)

    def say(self, text: str, /, **values: object) -> str:
        """``text`` with ``values`` in place of its ``{names}``."""
        # To gettext, the empty text is the head of the catalogue.
        said = self._catalogue.gettext(text) if text else ""
        return said.format(**values) if values else said

    def count(self, one: str, many: str, number: int, /, **values: object) -> str:
        """The text for so many; ``{number}`` stands for the number as it is written."""
        said = self._catalogue.ngettext(one, many, number)
        return said.format(number=self.number(number), **values)

    def number(self, number: int) -> str:
        """With the separators of the language."""
        return format_decimal(number, locale=self.locale)

    def value(self, text: str) -> str:
        """A value in standard form: ``48000.50`` is "48,000.50"; what is no number stays.

        Short numbers get no separators: a year is none of its thousands.
        """
        found = _DECIMAL.fullmatch(text)
        if found is None:
            return text
        sign, whole, fraction = found.groups()
        said = sign + (self.number(int(whole)) if len(whole) > 4 else whole)
        return f"{said}{get_decimal_symbol(self.locale)}{fraction}" if fraction else said

    def tongue(self, code: str) -> str:
        """What a language tag names: ``pcm`` is "Nigerian Pidgin"."""
        try:
            name = self.locale.languages.get(code)
            name = name or Locale.parse(code, sep="-").get_display_name(self.locale)
        except (UnknownLocaleError, ValueError):
            name = None
        return name or code

    def date(self, text: str) -> str:
        """A date in EDTF: ``2025-02~`` is "about February 2025"."""
        parsed = parse_date(text)
        if isinstance(parsed, str):
            return parsed
        if isinstance(parsed, Moment):
            return self._moment(parsed)
        said = [self._moment(part) if isinstance(part, Moment) else part for part in parsed.parts]
        match parsed.relation:
            case "or":
                return format_list(said, style="or", locale=self.locale)
            case "and":
                return format_list(said, locale=self.locale)
            case "later":
                return self.say("{date} or later", date=said[0])
            case "earlier":
                return self.say("{date} or earlier", date=said[0])
            case "to":
                return self.say("{first} to {last}", first=said[0], last=said[-1])

    def _moment(self, moment: Moment) -> str:
        said = moment.year
        if moment.month:
            # Beside a day, some languages inflect the month.
            form = "format" if moment.day else "stand-alone"
            month = self.locale.months[form]["wide"][moment.month]
            said = self.say("{month} {year}", month=month, year=moment.year)
            if moment.day:
                said = self.say(
                    "{day} {month} {year}", day=moment.day, month=month, year=moment.year
                )
        if moment.time:
            said = self.say("{date}, {time}", date=said, time=moment.time)
            if moment.zone:
                said += " UTC" if moment.zone == "Z" else f" (UTC{moment.zone})"
        if moment.about:
            said = self.say("about {date}", date=said)
        if moment.unsure:
            said = self.say("{date}, uncertain", date=said)
        return said


ENGLISH = Translator("en")
