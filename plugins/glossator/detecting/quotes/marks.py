"""Quotation marks → the stretches between them, paragraph by paragraph.

A state machine reads the marks of one paragraph with a stack of those that are open. A mark that
is not closed by the end of its paragraph opens nothing, unless the next paragraph opens it again:
an unbalanced mark never swallows an article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

Family = Literal["double", "single", "guillemet"]
Role = Literal["open", "close"]

_MARK = re.compile(r"(?<=\S)'(?=''(?!'))|``|''|[\"“”„‟«»‹›‘’‚'`]|<(?=[A-Za-z/!])[^<>\n]{0,2000}>")
_DOUBLE = frozenset({'"', "“", "”", "„", "‟", "``", "''"})
_SINGLE = frozenset({"'", "‘", "’", "‚", "`"})
_LOW = frozenset({"„", "‚"})
_BEFORE_OPENING = frozenset(" \t\n\r\u00a0\u2009\u202f([{—–-/…“‘\"'«„‚‹>:,;=*_`")
_AFTER_CLOSING = frozenset(" \t\n\r\u00a0\u2009\u202f.,;:!?)]}—–-…”’\"'»›<*_/")
_SINGLE_CLOSE = re.compile(r"(?<=[^\s])['’](?![^\W_])")
_BREAK = re.compile(r"\n[ \t\r]*(?:\n\s*)?")
_DECADE = re.compile(r"\d\ds?\b")
_LAST_WORD = re.compile(r"(?<![\w’'])[^\W\d_]+\Z")
_WORDLIKE = 12
_ARTICLE = re.compile(r"[^\W\d_]+ \Z")
_WORD = re.compile(r"[^\W\d_]+")
_TERMINAL = ".!?:…”’\"'»)"
_WRAPPED = 40
_DEEPEST = 6
_PARTNERS = {"«": "»", "»": "«", "‹": "›", "›": "‹"}
_TRIPLE = 2
"""Marks that are open where a double one may stand within a single one within a double one."""


@dataclass(frozen=True)
class Marked:
    """What stands between two marks. ``opening`` and ``closing`` are where the marks begin.

    ``depth`` counts the marks that are open around it. ``carried``: the mark is not closed here
    but opened again by the next paragraph. ``paragraph`` is the span of the paragraph.
    """

    opening: int
    start: int
    end: int
    closing: int
    family: Family
    depth: int
    paragraph: tuple[int, int]
    carried: bool = False
    continues: bool = False
    """Whether the paragraph before it carried the same quote."""


@dataclass
class _Open:
    position: int
    start: int
    family: Family
    mark: str


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The paragraphs: parted by line breaks, but for those that only wrap a long line."""
    start = 0
    for found in _BREAK.finditer(text):
        line = text[max(start, found.start() - 2) : found.start()].rstrip("\r")[-1:]
        blank = found[0].count("\n") > 1
        length = found.start() - max(start, text.rfind("\n", start, found.start()) + 1)
        following = text[found.end() : found.end() + 1]
        wrapped = length > _WRAPPED and line and line not in _TERMINAL and following.islower()
        if blank or not wrapped:
            if found.start() > start:
                yield start, found.start()
            start = found.end()
    if start < len(text):
        yield start, len(text)


def find_marked(text: str, rules: Mapping[str, Any]) -> list[Marked]:
    """Every stretch between marks, in the order of the text; ``rules`` is ``[quotes]``."""
    reader = _Reader(text, rules)
    found: list[Marked] = []
    left: list[_Open] = []
    last_paragraph = (0, 0)
    continues = -1
    for paragraph in paragraphs(text):
        if left and reader.may_go_on(left[0]) and reader.opens_again(paragraph, left[0]):
            carried = _carried(left[0], last_paragraph)
            found.append(replace(carried, continues=carried.opening == continues))
            continues = reader.first_mark(paragraph)
        made, left = reader.read(paragraph)
        found += [replace(mark, continues=mark.opening == continues) for mark in made]
        last_paragraph = paragraph
    found = [mark for mark in (_trimmed(text, each) for each in found) if mark.start < mark.end]
    return sorted(found, key=lambda mark: (mark.opening, -mark.closing))


def _carried(opened: _Open, paragraph: tuple[int, int]) -> Marked:
    return Marked(
        opened.position,
        opened.start,
        paragraph[1],
        paragraph[1],
        opened.family,
        0,
        paragraph,
        carried=True,
    )


def _trimmed(text: str, mark: Marked) -> Marked:
    start, end = mark.start, mark.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return mark if (start, end) == (mark.start, mark.end) else replace(mark, start=start, end=end)


class _Reader:
    """Reads the marks of a text; what is decided once for all of it is kept here."""

    def __init__(self, text: str, rules: Mapping[str, Any]) -> None:
        self.text = text
        self.elisions = frozenset(rules["elisions"])
        self.cut_off = frozenset(rules["cut_off"])
        self.inches = frozenset(rules["inches"])
        self.articles = frozenset(rules["grammar"]["articles"])
        self.low_style = "„" in text
        self.next_single_close = -1
        """Where the next mark stands that may close; looked for once, however many open."""
        self._balanced: bool | None = None
        """Whether a paragraph has as many double marks that open as close, once it is asked."""

    def may_go_on(self, opened: _Open) -> bool:
        """Whether what a mark opens may be more than a paragraph: not ‘The “new bridge has …’."""
        before = self.text[max(0, opened.position - _WORDLIKE) : opened.position]
        article = _ARTICLE.search(before)
        built_in = article is not None and article[0].strip().lower() in self.articles
        return not (built_in and self.text[opened.start : opened.start + 1].islower())

    def opens_again(self, paragraph: tuple[int, int], opened: _Open) -> bool:
        """Whether a paragraph begins with the mark that the last one left open."""
        start = self.first_mark(paragraph)
        mark = self.text[start : start + 1]
        if opened.family == "double":
            return mark in _DOUBLE or self.text[start : start + 2] in _DOUBLE
        return mark in (_SINGLE if opened.family == "single" else "«»‹›")

    def first_mark(self, paragraph: tuple[int, int]) -> int:
        """Where a paragraph begins, white space left out."""
        start, end = paragraph
        while start < end and self.text[start].isspace():
            start += 1
        return start

    def read(self, paragraph: tuple[int, int]) -> tuple[list[Marked], list[_Open]]:
        """The pairs of a paragraph, and the marks that it leaves open."""
        stack: list[_Open] = []
        pairs: list[Marked] = []
        self.next_single_close = -1
        self._balanced = None
        for found in _MARK.finditer(self.text, *paragraph):
            mark, at = found[0], found.start()
            if mark[0] == "<":
                continue
            role = self._role(mark, at, found.end(), paragraph, stack)
            family = _family(mark)
            if role == "open":
                again = any(each.family == family for each in stack) and family != "guillemet"
                if again and not self._is_nested(mark, stack, paragraph):
                    # Opened twice: the first was never closed.
                    while stack and any(each.family == family for each in stack):
                        stack.pop()
                if len(stack) < _DEEPEST:
                    stack.append(_Open(at, found.end(), family, mark))
            elif role == "close":
                while stack and stack[-1].family != family:
                    stack.pop()
                if stack:
                    opened = stack.pop()
                    pairs.append(
                        Marked(
                            opened.position,
                            opened.start,
                            at,
                            found.end(),
                            family,
                            len(stack),
                            paragraph,
                        )
                    )
        return pairs, stack

    def _is_nested(self, mark: str, stack: list[_Open], paragraph: tuple[int, int]) -> bool:
        """“… ‘… “…” …’ …”: a mark of the outermost kind again, where all of them are closed."""
        if mark != "“" or len(stack) != _TRIPLE or stack[-1].family != "single":
            return False
        if self._balanced is None:
            counts = [self.text.count(each, *paragraph) for each in "“”"]
            self._balanced = counts[0] == counts[1]
        return self._balanced

    def _role(
        self, mark: str, at: int, end: int, paragraph: tuple[int, int], stack: list[_Open]
    ) -> Role | None:
        before = self.text[at - 1] if at > paragraph[0] else " "
        after = self.text[end] if end < paragraph[1] else " "
        opened = next((each for each in reversed(stack) if each.family == _family(mark)), None)
        if mark in _PARTNERS:
            return self._guillemet(mark, before, after, opened)
        if mark in _SINGLE:
            return self._single(mark, at, paragraph, opened)
        if mark in _LOW:
            return "open"
        return self._double(mark, at, before, after, opened)

    @staticmethod
    def _guillemet(mark: str, before: str, after: str, opened: _Open | None) -> Role | None:
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
        self, mark: str, at: int, before: str, after: str, opened: _Open | None
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
        if may_open and not after.isspace():
            return "open"
        return "open" if before.isspace() and after.isspace() and at else None

    def _inches(self, at: int, after: str, opened: _Open | None) -> bool:
        """Whether a straight mark after a digit means inches."""
        behind = self.text[max(0, at - 6) : at]
        if re.search(r"\d\s?['’′]\s?\d{1,2}$", behind):
            return True
        word = _WORD.match(self.text, at + 1 + (after in " -"))
        return opened is None or (word is not None and word[0].lower() in self.inches)

    def _single(
        self, mark: str, at: int, paragraph: tuple[int, int], opened: _Open | None
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
        word = _LAST_WORD.search(self.text, max(paragraph[0], at - _WORDLIKE), at)
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


def _family(mark: str) -> Family:
    if mark in _DOUBLE:
        return "double"
    return "single" if mark in _SINGLE else "guillemet"
