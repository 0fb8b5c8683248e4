"""Whether a quotation mark opens or closes, by what stands beside it and what is open."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Family = Literal["double", "single", "guillemet"]
Role = Literal["open", "close"]

DOUBLE = frozenset({'"', "“", "”", "„", "‟", "``", "''"})
SINGLE = frozenset({"'", "‘", "’", "‚", "`"})
_LOW = frozenset({"„", "‚"})
_BEFORE_OPENING = frozenset(" \t\n\r\u00a0\u2009\u202f([{—–-/…“‘\"'«„‚‹>:,;=*_`")
_AFTER_CLOSING = frozenset(" \t\n\r\u00a0\u2009\u202f.,;:!?)]}—–-…”’\"'»›<*_/")
_SINGLE_CLOSE = re.compile(r"(?<=[^\s])['’](?![^\W_])")
_DECADE = re.compile(r"\d\ds?\b")
_LAST_WORD = re.compile(r"(?<![\w’'])[^\W\d_]+\Z")
WORDLIKE = 12
_WORD = re.compile(r"[^\W\d_]+")
_PARTNERS = {"«": "»", "»": "«", "‹": "›", "›": "‹"}


@dataclass
class OpenMark:
    position: int
    start: int
    family: Family
    mark: str


def family_of(mark: str) -> Family:
    """Double, single or guillemet."""
    if mark in DOUBLE:
        return "double"
    return "single" if mark in SINGLE else "guillemet"


class Roles:
    """Tells the roles of the marks of one text; what is decided once for all of it is kept here."""

    def __init__(self, text: str, rules: Mapping[str, Any]) -> None:
        self.text = text
        self.elisions = frozenset(rules["elisions"])
        self.cut_off = frozenset(rules["cut_off"])
        self.inches = frozenset(rules["inches"])
        self.next_single_close = -1
        """Where the next mark stands that may close; looked for once, however many open."""

    def role(
        self, mark: str, at: int, end: int, paragraph: tuple[int, int], stack: list[OpenMark]
    ) -> Role | None:
        """Whether a mark opens or closes; neither, if it is an apostrophe or inches."""
        before = self.text[at - 1] if at > paragraph[0] else " "
        after = self.text[end] if end < paragraph[1] else " "
        opened = next((each for each in reversed(stack) if each.family == family_of(mark)), None)
        if mark in _PARTNERS:
            return self._guillemet(mark, before, after, opened)
        if mark in SINGLE:
            return self._single(mark, at, paragraph, opened)
        if mark in _LOW:
            return "open"
        return self._double(mark, at, before, after, opened)

    @staticmethod
    def _guillemet(mark: str, before: str, after: str, opened: OpenMark | None) -> Role | None:
        """«…» of the French, »…« of the Danes, »…» of the Swedes: what opened decides."""
        if opened is not None and mark == _PARTNERS[opened.mark]:
            return "close"
        ends = after in _AFTER_CLOSING and not before.isspace()
        if opened is not None and mark == opened.mark and ends:
            return "close"
        usual = mark in "«‹"
        begins = before in _BEFORE_OPENING and not after.isspace()
        return "open" if usual or begins else None

    def _double(
        self, mark: str, at: int, before: str, after: str, opened: OpenMark | None
    ) -> Role | None:
        may_open = before in _BEFORE_OPENING
        may_close = after in _AFTER_CLOSING
        if mark in ("“", "‟", "``"):
            if opened and (opened.mark in _LOW or (may_close and not may_open)):
                return "close"
            return "open"
        if mark in ("”", "''"):
            if opened:
                return "close"
            return "open" if may_open and not may_close else None
        if before.isdigit() and self._inches(at, after, opened):
            return None
        if opened:
            anew = before.isspace() and not after.isspace() and not may_close
            return "open" if anew else "close"
        if after.isspace():
            return "open" if before.isspace() and at else None
        # “about"joint operations" …”: a space was forgotten, and nothing is open to be closed.
        return "open" if may_open or after.isalpha() else None

    def _inches(self, at: int, after: str, opened: OpenMark | None) -> bool:
        """Whether a straight mark after a digit means inches."""
        behind = self.text[max(0, at - 6) : at]
        if re.search(r"\d\s?['’′]\s?\d{1,2}$", behind):
            return True
        word = _WORD.match(self.text, at + 1 + (after in " -"))
        return opened is None or (word is not None and word[0].lower() in self.inches)

    def _single(
        self, mark: str, at: int, paragraph: tuple[int, int], opened: OpenMark | None
    ) -> Role | None:
        before = self.text[at - 1] if at > paragraph[0] else " "
        after = self.text[at + 1] if at + 1 < paragraph[1] else " "
        if mark == "‚":
            return "open" if before in _BEFORE_OPENING and not after.isspace() else None
        if before.isalnum() and after.isalnum():
            return None
        may_open = before in _BEFORE_OPENING and not after.isspace()
        if mark == "‘" and opened and opened.mark == "‚":
            return "close"
        if mark in "’'" and opened and not before.isspace() and not after.isalnum():
            goes_on = self._possessive(at, before, after, paragraph)
            return None if goes_on or self._cut_off(at, after, paragraph) else "close"
        if before.isdigit() or not may_open or mark == "’" or self._elided(at):
            return None
        # ‘’E was a menace, that ’un’
        dropped = mark == "‘" and after in "’'" and self.text[at + 2 : at + 3].isalpha()
        if not after.isalnum() and after not in '[(“"…¿¡$£€@#<' and not dropped:
            return None
        return "open" if self._closes_later(at, paragraph) else None

    def _elided(self, at: int) -> bool:
        """“’90s”, “’em”, “’til”."""
        word = _WORD.match(self.text, at + 1)
        if word is not None:
            return word[0].lower() in self.elisions
        return _DECADE.match(self.text, at + 1) is not None

    def _closes_later(self, at: int, paragraph: tuple[int, int]) -> bool:
        if at + 2 > self.next_single_close:
            found = _SINGLE_CLOSE.search(self.text, at + 2, paragraph[1])
            self.next_single_close = found.start() if found else len(self.text) + 1
        return self.next_single_close < paragraph[1]

    def _cut_off(self, at: int, after: str, paragraph: tuple[int, int]) -> bool:
        """“an’ I should know”: a word that has lost its end, and another mark that closes."""
        if after != " " or not self.text[at + 2 : at + 3].isalpha():
            return False
        word = _LAST_WORD.search(self.text, max(paragraph[0], at - WORDLIKE), at)
        if word is None or word[0].lower() not in self.cut_off:
            return False
        return _SINGLE_CLOSE.search(self.text, at + 1, paragraph[1]) is not None

    def _possessive(self, at: int, before: str, after: str, paragraph: tuple[int, int]) -> bool:
        """Whether “workers’ rights” goes on: another mark follows that closes better."""
        if before not in "sS" or after != " ":
            return False
        better = _SINGLE_CLOSE.search(self.text, at + 1, paragraph[1])
        if better is None or not self.text[at + 2 : at + 3].isalpha():
            return False
        between = self.text[at + 1 : better.start()]
        return not re.search(r"(?:^|[\s(])['‘]\w", between)
