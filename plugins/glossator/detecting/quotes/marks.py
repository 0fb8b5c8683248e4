"""Quotation marks → the stretches between them, paragraph by paragraph.

A state machine reads the marks of one paragraph with a stack of those that are open. A mark that
is not closed by the end of its paragraph opens nothing, unless the next paragraph opens it again:
an unbalanced mark never swallows an article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from glossator.detecting.quotes.mark_roles import (
    DOUBLE,
    SINGLE,
    WORDLIKE,
    Family,
    OpenMark,
    Roles,
    family_of,
)

_MARK = re.compile(r"(?<=\S)'(?=''(?!'))|``|''|[\"“”„‟«»‹›‘’‚'`]|<(?=[A-Za-z/!])[^<>\n]{0,2000}>")
_BREAK = re.compile(r"\n[ \t\r]*(?:\n\s*)?")
_ARTICLE = re.compile(r"(?<![^\W\d_])[^\W\d_]+ \Z")
_TERMINAL = ".!?:…”’\"'»)"
_WRAPPED = 40
_DEEPEST = 6
_TRIPLE = 2
"""Marks that are open where a double one may stand within a single one within a double one."""


@dataclass(frozen=True)
class Marked:
    """What stands between two marks. ``opening`` and ``closing`` are where the marks begin.

    ``depth`` counts the pairs of marks around it. ``carried``: the mark is not closed here
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
    left: list[OpenMark] = []
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
    return _nested(sorted(found, key=lambda mark: (mark.opening, -mark.closing)))


def _nested(found: list[Marked]) -> list[Marked]:
    """The same, with the depth of each counted anew: what was never closed is around nothing."""
    around: list[Marked] = []
    nested: list[Marked] = []
    for mark in found:
        while around and around[-1].closing <= mark.opening:
            around.pop()
        nested.append(replace(mark, depth=len(around)))
        around.append(mark)
    return nested


def _carried(opened: OpenMark, paragraph: tuple[int, int]) -> Marked:
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


class _Reader(Roles):
    """Reads the marks of a text."""

    def __init__(self, text: str, rules: Mapping[str, Any]) -> None:
        super().__init__(text, rules)
        self.articles = frozenset(rules["grammar"]["articles"])
        self._balanced: bool | None = None
        """Whether a paragraph has as many double marks that open as close, once it is asked."""

    def may_go_on(self, opened: OpenMark) -> bool:
        """Whether what a mark opens may be more than a paragraph: not ‘The “new bridge has …’."""
        before = self.text[max(0, opened.position - WORDLIKE) : opened.position]
        article = _ARTICLE.search(before)
        built_in = article is not None and article[0].strip().lower() in self.articles
        return not (built_in and self.text[opened.start : opened.start + 1].islower())

    def opens_again(self, paragraph: tuple[int, int], opened: OpenMark) -> bool:
        """Whether a paragraph begins with the mark that the last one left open."""
        start = self.first_mark(paragraph)
        mark = self.text[start : start + 1]
        if opened.family == "double":
            return mark in DOUBLE or self.text[start : start + 2] in DOUBLE
        return mark in (SINGLE if opened.family == "single" else "«»‹›")

    def first_mark(self, paragraph: tuple[int, int]) -> int:
        """Where a paragraph begins, white space left out."""
        start, end = paragraph
        while start < end and self.text[start].isspace():
            start += 1
        return start

    def read(self, paragraph: tuple[int, int]) -> tuple[list[Marked], list[OpenMark]]:
        """The pairs of a paragraph, and the marks that it leaves open."""
        stack: list[OpenMark] = []
        pairs: list[Marked] = []
        self.next_single_close = -1
        self._balanced = None
        for found in _MARK.finditer(self.text, *paragraph):
            mark, at = found[0], found.start()
            if mark[0] == "<":
                continue
            role = self.role(mark, at, found.end(), paragraph, stack)
            family = family_of(mark)
            if role == "open":
                again = any(each.family == family for each in stack) and family != "guillemet"
                if again and not self._is_nested(mark, stack, paragraph):
                    # Opened twice: the first was never closed.
                    while stack and any(each.family == family for each in stack):
                        stack.pop()
                if len(stack) < _DEEPEST:
                    stack.append(OpenMark(at, found.end(), family, mark))
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

    def _is_nested(self, mark: str, stack: list[OpenMark], paragraph: tuple[int, int]) -> bool:
        """“… ‘… “…” …’ …”: a mark of the outermost kind again, where all of them are closed."""
        if mark != "“" or len(stack) != _TRIPLE or stack[-1].family != "single":
            return False
        if self._balanced is None:
            counts = [self.text.count(each, *paragraph) for each in "“”"]
            self._balanced = counts[0] == counts[1]
        return self._balanced
