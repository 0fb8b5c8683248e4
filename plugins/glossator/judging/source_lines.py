"""On which line of the Markdown a word of the article stands.

The text that glosses are placed in is made from HTML, and nothing records from which line of the
Markdown a word of it came. What stands between the words differs, and so do addresses and
metadata; the words are the same, in the same order. The nth of a word in the text is therefore the
nth in the source, if the source has it as often; if not, the words beside it tell them apart.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property

_WORD = re.compile(r"[^\W_]+")

Neighbours = tuple[str | None, str | None]
"""The word before and the word after; None for one that may be any."""


class SourceLines:
    """The lines of ``source`` for places in ``text``; both are read once, when first asked."""

    def __init__(self, text: str, source: str) -> None:
        self._text = text
        self._source = source

    def of(self, start: int) -> int:
        """The 1-based line of the first word at or after ``start``; 1 if that cannot be told.

        Args:
            start: a code point of the text.
        """
        at = bisect_left(self._in_text.starts, start)
        if at == len(self._in_text.starts):
            return 1
        found = self._same(at)
        return 1 if found is None else bisect_left(self._breaks, self._in_source.starts[found]) + 1

    def _same(self, at: int) -> int | None:
        """Which word of the source is this word of the text, by their numbers."""
        before, word, after = self._in_text.around(at)
        for wanted in ((None, None), (None, after), (before, None), (before, after)):
            here = self._in_text.places(word, wanted)
            there = self._in_source.places(word, wanted)
            if len(here) == len(there):
                return there[bisect_left(here, at)]
        # Nothing tells them apart: the one that has as many before it, as far as there are any.
        here = self._in_text.places(word, (None, None))
        there = self._in_source.places(word, (None, None))
        return there[min(bisect_left(here, at), len(there) - 1)] if there else None

    @cached_property
    def _in_text(self) -> _Words:
        return _Words(self._text)

    @cached_property
    def _in_source(self) -> _Words:
        return _Words(self._source)

    @cached_property
    def _breaks(self) -> list[int]:
        return [at for at, sign in enumerate(self._source) if sign == "\n"]


class _Words:
    """The words of a text, and where each stands."""

    def __init__(self, text: str) -> None:
        self.starts: list[int] = []
        self._words: list[str] = []
        for found in _WORD.finditer(text):
            self.starts.append(found.start())
            self._words.append(found[0])
        self._of: dict[str, list[int]] = {}
        for at, word in enumerate(self._words):
            self._of.setdefault(word, []).append(at)
        self._beside: dict[str, dict[Neighbours, list[int]]] = {}

    def around(self, at: int) -> tuple[str, str, str]:
        """The word before it, the word itself and the word after it; empty at an end."""
        before = self._words[at - 1] if at else ""
        after = self._words[at + 1] if at + 1 < len(self._words) else ""
        return before, self._words[at], after

    def places(self, word: str, beside: Neighbours) -> list[int]:
        """The numbers of this word where these words stand beside it, in order."""
        if beside == (None, None):
            return self._of.get(word, [])
        if word not in self._beside:
            self._beside[word] = self._told_apart(word)
        return self._beside[word].get(beside, [])

    def _told_apart(self, word: str) -> dict[Neighbours, list[int]]:
        """All neighbours of a word at once: to look for each alone would cost the square."""
        made: dict[Neighbours, list[int]] = {}
        for at in self._of.get(word, ()):
            before, _, after = self.around(at)
            for neighbours in ((None, after), (before, None), (before, after)):
                made.setdefault(neighbours, []).append(at)
        return made
