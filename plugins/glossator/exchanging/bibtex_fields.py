"""The fields of a BibTeX entry → a source.

Sources: Oren Patashnik, BibTeXing, 1988; the biblatex manual.
"""

from __future__ import annotations

import re
from typing import Any

from glossator.dates import is_date
from glossator.exchanging.notes import clean
from glossator.exchanging.results import IncomingSource
from glossator.exchanging.source_fields import address_of_doi, host_of, joined_names
from glossator.findings import shown
from glossator.formats.csl_dates import Dated, date_of_text, month_number
from glossator.formats.latex import text_of_latex
from glossator.formats.source_terms import BIBTEX_NO_PLACE, STATED_FIELD, kind_of_bibtex

_OUTLETS = (
    "journal journaltitle newspaper magazine booktitle maintitle howpublished institution "
    "organization school publisher eventtitle"
).split()
_NOTES = ("annote", "annotation", "note")
_URL_IN_TEXT = re.compile(r"(?:\\url\s*\{)?(https?://[^\s{}]+)\}?")
_LANGUAGES = {
    "english": "en",
    "american": "en-US",
    "british": "en-GB",
    "french": "fr",
    "german": "de",
    "ngerman": "de",
    "italian": "it",
    "polish": "pl",
    "russian": "ru",
    "spanish": "es",
    "ukrainian": "uk",
}
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


def source_of(where: str, kind: str, key: str, listed: list[tuple[str, str]]) -> IncomingSource:
    """One entry as a source.

    Args:
        where: where it stands, for messages.
        kind: its type.
        key: its key.
        listed: its fields in order, abbreviations replaced.

    Raises:
        ValueError: it is no source; the message says why.
    """
    raw: dict[str, str] = {}
    for name, value in listed:
        if name in raw:
            raise ValueError(f"The field {shown(name)} stands twice in the entry {shown(key)}.")
        raw[name] = " ".join(value.split()) if name not in ("url", "archiveurl") else value.strip()
    entry = _Entry(raw)
    remarks: list[str] = []
    url = entry.address()
    found = entry.date()
    author = entry.names()
    outlet = entry.first(_OUTLETS)
    made: dict[str, Any] = {
        "outlet": outlet or host_of(url) or author,
        "title": entry.title(),
        "url": url,
        "published": found.edtf,
        "published_note": found.note,
        "author": author,
        "kind": entry.text("type") or entry.text("entrysubtype") or kind_of_bibtex(kind),
        "language": entry.language(),
        "archive": entry.plain("archiveurl"),
        "note": "\n\n".join(filter(None, map(entry.text, _NOTES))) or None,
    }
    if made["outlet"] is None:
        raise ValueError("Neither outlet nor address nor author is given.")
    if outlet is None:
        remarks.append(f"no outlet is given; {shown(made['outlet'])} stands for it")
    made = {name: value for name, value in made.items() if value is not None}
    for name, own in BIBTEX_NO_PLACE.items():
        if said := entry.text(name):
            made[own] = said
    for own in (entry.text(STATED_FIELD) or "").split(","):
        if own.strip():
            made.setdefault(own.strip(), None)
    if made.get("title_basis") == "description" and made.get("title"):
        made["title"] = made["title"].removeprefix("[").removesuffix("]")
    if entry.is_own and entry.text("type") is None:
        # A source without a kind has none; the type of the entry is but the nearest.
        made.pop("kind", None)
    left_out = sorted(set(raw) - entry.used)
    return IncomingSource(
        where=where, key=key, fields=made, left_out=tuple(left_out), remarks=tuple(remarks)
    )


class _Entry:
    """The fields of an entry; ``used`` are those that were asked for."""

    def __init__(self, raw: dict[str, str]) -> None:
        self.raw = raw
        self.used: set[str] = set()

    @property
    def is_own(self) -> bool:
        """Whether Glossator wrote it."""
        return STATED_FIELD in self.raw or not self.raw.keys().isdisjoint(BIBTEX_NO_PLACE)

    def plain(self, name: str) -> str | None:
        """A field that is no LaTeX."""
        self.used.add(name)
        value = clean(self.raw.get(name, "")).strip()
        return value or None

    def text(self, name: str) -> str | None:
        self.used.add(name)
        if name not in self.raw:
            return None
        return clean(text_of_latex(self.raw[name])) or None

    def first(self, names: list[str]) -> str | None:
        """The first of some fields that is there; the others count as left out."""
        for name in names:
            value = self.raw.get(name)
            if value and not (name == "howpublished" and _URL_IN_TEXT.fullmatch(value)):
                return self.text(name)
        return None

    def title(self) -> str | None:
        title, subtitle = self.text("title"), self.text("subtitle")
        return f"{title}: {subtitle}" if title and subtitle else title

    def address(self) -> str | None:
        if url := self.plain("url"):
            found = _URL_IN_TEXT.fullmatch(url)
            return (found[1] if found else url).replace("\\_", "_").replace("\\%", "%")
        if "doi" in self.raw and (address := address_of_doi(self.raw["doi"])):
            self.used.add("doi")
            return address
        if found := _URL_IN_TEXT.fullmatch(self.raw.get("howpublished", "")):
            self.used.add("howpublished")
            return found[1]
        return None

    def language(self) -> str | None:
        for name in ("language", "langid", "hyphenation"):
            if value := self.text(name):
                known = _LANGUAGES.get(value.lower())
                if known or _TAG.fullmatch(value):
                    return known or value
                self.used.discard(name)
        return None

    def date(self) -> Dated:
        whole = self.plain("date")
        if whole:
            self.used |= {"year", "month", "day"}
            return Dated(whole) if is_date(whole) else date_of_text(whole)
        year, month, day = (self.text(name) for name in ("year", "month", "day"))
        if not year:
            return Dated(None, month)
        parts = re.fullmatch(
            r"(?:(\d{1,2})\W+)?([A-Za-z]+|\d{1,2})\.?(?:\W+(\d{1,2}))?", month or ""
        )
        number = month_number(parts[2]) if parts else None
        if not number:
            return date_of_text(f"{month} {year}" if month else year)
        on = day or (parts[1] or parts[3] if parts else None)
        edtf = f"{year}-{number}" + (f"-{on.zfill(2)}" if on else "")
        return Dated(edtf) if is_date(edtf) else date_of_text(f"{year} {month} {on or ''}")

    def names(self) -> str | None:
        for role in ("author", "editor", "translator"):
            if value := self.raw.get(role):
                self.used.add(role)
                said = joined_names(_people(value))
                return said if role == "author" or said is None else f"{said} ({role})"
        return None


def _people(value: str) -> list[str]:
    """The names in a field, each as it is said: given name first."""
    from pybtex.bibtex.utils import split_name_list  # noqa: PLC0415
    from pybtex.database import Person  # noqa: PLC0415
    from pybtex.errors import capture  # noqa: PLC0415

    names = []
    for name in split_name_list(value):
        if name.strip().lower() == "others":
            names.append("others")
            continue
        with capture() as problems:
            person = Person(name)
        if problems:
            raise ValueError(f"The name {shown(name)} cannot be read: too many commas.")
        first = [*person.first_names, *person.middle_names, *person.prelast_names]
        said = " ".join([*first, *person.last_names])
        if person.lineage_names:
            said += f", {' '.join(person.lineage_names)}"
        names.append(clean(text_of_latex(said)))
    return names
