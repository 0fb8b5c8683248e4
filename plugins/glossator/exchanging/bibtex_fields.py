"""The fields of a BibTeX entry → a source.

Sources: Oren Patashnik, BibTeXing, 1988; the biblatex manual.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from glossator.dates import is_date
from glossator.exchanging.languages import language_tag
from glossator.exchanging.notes import clean
from glossator.exchanging.results import IncomingSource
from glossator.exchanging.source_fields import (
    address_of_doi,
    host_of,
    joined_names,
    web_address_of,
)
from glossator.findings import shown
from glossator.formats.csl_dates import Dated, date_of_text, month_number
from glossator.formats.latex import read_latex
from glossator.formats.source_terms import BIBTEX_NO_PLACE, STATED_FIELD, kind_of_bibtex

_OUTLETS = (
    "journal journaltitle newspaper magazine booktitle maintitle howpublished institution "
    "organization school publisher eventtitle"
).split()
_NOTES = ("annote", "annotation", "note")
_URL_IN_TEXT = re.compile(r"(?:\\url\s?\{)?(https?://[^\s{}]+)\}?")


def source_of(
    where: str,
    kind: str,
    key: str,
    listed: list[tuple[str, str]],
    inherited: Mapping[str, str] = MappingProxyType({}),
) -> IncomingSource:
    """One entry as a source.

    Args:
        where: where it stands, for messages.
        kind: its type.
        key: its key.
        listed: its fields in order, abbreviations replaced.
        inherited: what it has of the entry that its ``crossref`` names, unless it says it itself.

    Raises:
        ValueError: it is no source; the message says why.
    """
    raw: dict[str, str] = {}
    for name, value in listed:
        if name in raw:
            raise ValueError(f"The field {shown(name)} stands twice in the entry {shown(key)}.")
        raw[name] = _value(name, value)
    own = {name for name, value in raw.items() if value or name not in inherited}
    raw |= {name: _value(name, value) for name, value in inherited.items() if name not in own}
    entry = _Entry(raw)
    remarks = entry.remarks
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
        "archive": entry.web_address("archiveurl"),
        "note": "\n\n".join(filter(None, map(entry.text, _NOTES))) or None,
    }
    if made["outlet"] is None:
        raise ValueError("Neither outlet nor address nor author is given.")
    if outlet is None:
        remarks.append(f"no outlet is given; {shown(made['outlet'])} stands for it")
    made = {name: value for name, value in made.items() if value is not None}
    for name, ours in BIBTEX_NO_PLACE.items():
        if said := entry.text(name):
            made[ours] = said
    for ours in (entry.text(STATED_FIELD) or "").split(","):
        if ours.strip():
            made.setdefault(ours.strip(), None)
    if made.get("title_basis") == "description" and made.get("title"):
        made["title"] = made["title"].removeprefix("[").removesuffix("]")
    if entry.is_own and entry.text("type") is None:
        # A source without a kind has none; the type of the entry is but the nearest.
        made.pop("kind", None)
    if entry.unknown:
        kept = ", ".join(shown(command) for command in entry.unknown)
        remarks.append(f"kept as written, because nobody knows what it means in LaTeX: {kept}")
    left_out = sorted(own - entry.used - {"crossref"})
    return IncomingSource(
        where=where, key=key, fields=made, left_out=tuple(left_out), remarks=tuple(remarks)
    )


def _value(name: str, value: str) -> str:
    return value.strip() if name in ("url", "archiveurl") else " ".join(value.split())


class _Entry:
    """The fields of an entry.

    ``used`` are those that were asked for, ``unknown`` the LaTeX commands in them that nobody
    knows, ``remarks`` what else is to be told.
    """

    def __init__(self, raw: dict[str, str]) -> None:
        self.raw = raw
        self.used: set[str] = set()
        self.unknown: dict[str, None] = {}
        self.remarks: list[str] = []

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
        return self.read(self.raw[name]) or None

    def read(self, latex: str) -> str:
        """What LaTeX says."""
        text, unknown = read_latex(latex)
        self.unknown |= dict.fromkeys(unknown)
        return clean(text)

    def first(self, names: list[str]) -> str | None:
        """The first of some fields that is there; the others count as left out."""
        for name in names:
            value = self.raw.get(name)
            if value and not (name == "howpublished" and _URL_IN_TEXT.search(value)):
                return self.text(name)
        return None

    def title(self) -> str | None:
        title, subtitle = self.text("title"), self.text("subtitle")
        return f"{title}: {subtitle}" if title and subtitle else title

    def address(self) -> str | None:
        """The address; of ``howpublished``, where one stands in it, nothing else is taken."""
        said = self._published_at()
        if url := self.web_address("url"):
            return url
        if "doi" in self.raw and (address := address_of_doi(self.raw["doi"])):
            self.used.add("doi")
            return address
        return said

    def web_address(self, name: str) -> str | None:
        value = self.plain(name)
        if value is None:
            return None
        found = _URL_IN_TEXT.fullmatch(value)
        value = (found[1] if found else value).replace("\\_", "_").replace("\\%", "%")
        url, told = web_address_of(value, name)
        self.remarks += [told] if told else []
        return url

    def _published_at(self) -> str | None:
        value = self.raw.get("howpublished", "")
        found = _URL_IN_TEXT.search(value)
        if found is None:
            return None
        self.used.add("howpublished")
        url, told = web_address_of(found[1].rstrip(".,;"), "howpublished")
        if told is None and (value[: found.start()] + value[found.end() :]).strip(" .,;:"):
            told = f"of howpublished {shown(self.read(value))} the address is taken and no outlet"
        self.remarks += [told] if told else []
        return url

    def language(self) -> str | None:
        told = []
        for name in ("language", "langid", "hyphenation"):
            if value := self.text(name):
                tag, said = language_tag(value)
                told += [said] if said else []
                if tag:
                    self.remarks += told
                    return tag
        self.remarks += told
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
                said = joined_names(self.people(value))
                return said if role == "author" or said is None else f"{said} ({role})"
        return None

    def people(self, value: str) -> list[str]:
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
            names.append(self.read(said))
        return names
