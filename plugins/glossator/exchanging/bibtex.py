"""BibTeX → sources: every entry is one, or an error with its line.

Each entry is parsed by itself, so that a brace that is missing in one spoils no other.
Sources: Oren Patashnik, BibTeXing, 1988; the biblatex manual.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from glossator.exchanging.bibtex_fields import source_of
from glossator.exchanging.results import MALFORMED, IncomingSource, Refusal
from glossator.findings import shown
from glossator.formats.latex import LatexError

_HEAD = re.compile(r"^[ \t]*@[ \t]*([A-Za-z]\w*)[ \t]*[{(]", re.MULTILINE)
_CITE_KEY = re.compile(r"\s{0,80}([^\s,{}]{1,80})\s{0,80},")
_MOST_JOINED = 3
"""An entry in whose text a line looks like the beginning of another is read with the next."""


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
        while at < len(self.heads):
            made, taken = self._next(at)
            yield from made
            at += taken

    def _next(self, at: int) -> tuple[list[IncomingSource], int]:
        """The sources of the entry that begins at head ``at``, and how many heads it takes."""
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
                return [self._source(line, *entry) for entry in entries], taken
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

    def _source(
        self, line: int, kind: str, key: str, fields: list[tuple[str, str]]
    ) -> IncomingSource:
        where = f"line {line}"
        if key.lower() in self.keys:
            what = f"The key {shown(key)} stands twice; first on line {self.keys[key.lower()]}."
            return IncomingSource(where=where, key=key, refusal=Refusal(MALFORMED, what))
        self.keys[key.lower()] = line
        try:
            return source_of(where, kind, key, fields)
        except ValueError as error:
            return IncomingSource(where=where, key=key, refusal=Refusal(MALFORMED, str(error)))
