"""BibTeX → sources: every entry is one, or an error with its line.

Each entry is parsed by itself, so that a brace that is missing in one spoils no other. What an
entry has from another (``crossref``) is put into it once all are read.
Sources: Oren Patashnik, BibTeXing, 1988; the biblatex manual.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from glossator.exchanging.bibtex_fields import source_of
from glossator.exchanging.results import MALFORMED, IncomingSource, Refusal
from glossator.findings import shown
from glossator.formats.latex import LatexError

_HEAD = re.compile(r"^[ \t]*@[ \t]*([A-Za-z]\w*)[ \t]*[{(]", re.MULTILINE)
_CITE_KEY = re.compile(r"\s{0,80}([^\s,{}]{1,80})\s{0,80},")
_MOST_JOINED = 3
"""An entry in whose text a line looks like the beginning of another is read with the next."""
_MOST_PARENTS = 5
"""So far are entries followed: a paper, its volume, the series of that."""
_WHOLE = frozenset("book booklet collection mvbook mvcollection mvproceedings proceedings".split())
"""Entries that stand in no book, but may be a volume of one."""
_ITS_OWN = frozenset(
    "title subtitle titleaddon shorttitle crossref xref ids label key type entrysubtype pages "
    "abstract annotation annote keywords note file".split()
)
"""What an entry says of itself and not of what it holds."""
_ADDRESSES = frozenset("url doi howpublished".split())
"""One is enough: with one of its own, an entry does not stand at the address of another."""


class _Parsed(NamedTuple):
    line: int
    kind: str
    key: str
    fields: list[tuple[str, str]]


def read_bibtex(text: str) -> Iterator[IncomingSource]:
    """Every entry of a bibliography as a source; one that cannot be read says why.

    Raises:
        LatexError: the extra ``bibtex`` is not installed.
    """
    try:
        # Not at the top: installed with an extra.
        import pybtex.database.input.bibtex  # noqa: F401, PLC0415
    except ImportError as error:
        raise LatexError from error
    yield from _Bibliography(text).sources()


class _Bibliography:
    def __init__(self, text: str) -> None:
        from pybtex.database.input.bibtex import month_names  # noqa: PLC0415
        from pybtex.utils import CaseInsensitiveDict  # noqa: PLC0415

        self.text = text
        self.heads = list(_HEAD.finditer(text))
        self.macros = CaseInsensitiveDict(month_names)
        self.keys: dict[str, int] = {}
        self.at, self.line = 0, 1

    def sources(self) -> Iterator[IncomingSource]:
        at = 0
        found: list[_Parsed | IncomingSource] = []
        while at < len(self.heads):
            made, taken = self._next(at)
            found += made
            at += taken
        by_key: dict[str, _Parsed] = {}
        for each in found:
            if isinstance(each, _Parsed):
                by_key.setdefault(each.key.lower(), each)
        for each in found:
            yield self._source(each, by_key) if isinstance(each, _Parsed) else each

    def _next(self, at: int) -> tuple[list[_Parsed | IncomingSource], int]:
        """The entries that begin at head ``at``, and how many heads they take."""
        start = self.heads[at].start()
        kind = self.heads[at][1].lower()
        self.line += self.text.count("\n", self.at, start)
        self.at = start
        line = self.line
        if kind == "comment":
            return [], 1
        first: list[tuple[int, str]] = []
        for taken in range(1, _MOST_JOINED + 1):
            after = at + taken
            end = self.heads[after].start() if after < len(self.heads) else len(self.text)
            entries, problems = self._parsed(self.text[start:end])
            if not problems:
                return [_Parsed(line, *entry) for entry in entries], taken
            first = first or problems
            if after >= len(self.heads):
                break
        offset, what = first[0]
        where = f"line {line + offset}"
        begun = self.heads[at].end()
        key = _CITE_KEY.match(self.text, begun)
        refusal = Refusal(MALFORMED, f"The entry cannot be read: {what}.")
        return [IncomingSource(where=where, key=key[1] if key else "", refusal=refusal)], 1

    def _parsed(
        self, text: str
    ) -> tuple[list[tuple[str, str, list[tuple[str, str]]]], list[tuple[int, str]]]:
        """Entries as type, key and fields; problems as lines below the first, and what is wrong."""
        from pybtex.database.input.bibtex import LowLevelParser  # noqa: PLC0415

        problems: list[tuple[int, str]] = []

        def heard(error: Any) -> None:
            said = str(error.args[0] if error.args else error)
            if type(error).__name__ == "UndefinedMacro":
                said = f"the abbreviation {shown(said)} is not defined"
            line = getattr(error, "lineno", None) or 1
            if type(error).__name__ == "PrematureEOF":
                # Where it begins is of more use than where the file ends.
                line, said = 1, "a brace or a quotation mark is not closed"
            problems.append((line - 1, said))

        made = []
        try:
            for command, content in LowLevelParser(text, macros=self.macros, handle_error=heard):
                if command.lower() not in ("string", "preamble") and content[0]:
                    fields = [(name.lower(), "".join(value)) for name, value in content[1]]
                    made.append((command, content[0], fields))
        except RecursionError:
            problems.append((0, "it is nested too deeply"))
        return made, problems

    def _source(self, entry: _Parsed, by_key: Mapping[str, _Parsed]) -> IncomingSource:
        where, key = f"line {entry.line}", entry.key
        if key.lower() in self.keys:
            what = f"The key {shown(key)} stands twice; first on line {self.keys[key.lower()]}."
            return IncomingSource(where=where, key=key, refusal=Refusal(MALFORMED, what))
        self.keys[key.lower()] = entry.line
        inherited, told = _inherited(entry, by_key)
        try:
            made = source_of(where, entry.kind, key, entry.fields, inherited)
        except ValueError as error:
            what = " ".join([str(error), *(f"{each}." for each in told)])
            return IncomingSource(where=where, key=key, refusal=Refusal(MALFORMED, what))
        return replace(made, remarks=(*made.remarks, *told))


def _inherited(
    entry: _Parsed, by_key: Mapping[str, _Parsed]
) -> tuple[dict[str, str], tuple[str, ...]]:
    """What an entry has from the one that it names, and that one from another; what is missing."""
    found: dict[str, str] = {}
    named, seen = _crossref(entry), {entry.key.lower()}
    own = {name for name, value in entry.fields if value.strip()}
    while named and named.lower() not in seen and len(seen) <= _MOST_PARENTS:
        parent = by_key.get(named.lower())
        if parent is None:
            told = f"the entry {shown(named)}, which crossref names, cannot be read in this file"
            return found, (told,)
        seen.add(named.lower())
        fields = {name: value for name, value in parent.fields if value.strip()}
        if entry.kind.lower() not in _WHOLE:
            # The title of what holds it is no title of its own.
            title, subtitle = fields.get("title"), fields.get("subtitle")
            if title:
                fields.setdefault("booktitle", f"{title}: {subtitle}" if subtitle else title)
        dropped = _ITS_OWN | (_ADDRESSES if own & _ADDRESSES else set())
        for name, value in fields.items():
            if name not in dropped:
                found.setdefault(name, value)
        own |= fields.keys()
        named = _crossref(parent)
    return found, ()


def _crossref(entry: _Parsed) -> str | None:
    named = next((value for name, value in entry.fields if name == "crossref"), "")
    return named.strip() or None
