"""Text → tokens: numbers, words and single signs, with where they stand."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

_TOKEN = re.compile(
    # a word: most are of plain letters, which are quicker to tell
    r"((?:[a-zA-Z]+[^\W\d_]*|[^\W\d_]+)(?:[\u0300-\u036f\u00ad]+[^\W\d_]*)*"
    r"(?:['’](?!s\b)[^\W\d_]+)*|['’]s\b"
    # a number
    r"|\d{1,3}(?:(?:[ ]\d{3}){2,}|[ ]000)(?!\d)"
    r"|\d+(?:[.,]\d+|['’\u00a0\u202f\u2009]\d{3}(?!\d))*"
    r"|(?<![\w.,)\]])\.\d+(?![\d.,]*[^\W\d_]\.)"
    # a sign
    r"|[^\w\s]|_)"
)
_MOST = 1 << 16
"""Different tokens that are remembered from text to text."""
_LONGEST = 40
"""Characters of a token that is remembered."""
_SPACE = re.compile(r"[^\S\n]*\n?[^\S\n]*")


@dataclass(frozen=True)
class Tokens:
    """The tokens of a text, as lists side by side: the grammar looks at many of them.

    ``lows`` are the words in lower case with straight apostrophes, the rest as it stands;
    ``kinds`` are ``n`` (number), ``w`` (word) and ``s`` (sign).
    """

    text: str
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    lows: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    numbers: dict[int, Any] = field(default_factory=dict)
    """What a language has read as the number at a token: many rules ask for it."""

    def __len__(self) -> int:
        return len(self.lows)

    def low(self, index: int) -> str:
        """The token in lower case; nothing beyond the ends."""
        # Asked more often than anything else: trying is quicker than comparing with the length.
        if index < 0:
            return ""
        try:
            return self.lows[index]
        except IndexError:
            return ""

    def kind(self, index: int) -> str:
        """``n``, ``w`` or ``s``; nothing beyond the ends."""
        if index < 0:
            return ""
        try:
            return self.kinds[index]
        except IndexError:
            return ""

    def raw(self, index: int) -> str:
        """The token as it stands."""
        if not 0 <= index < len(self.lows):
            return ""
        return self.text[self.starts[index] : self.ends[index]]

    def glued(self, index: int) -> bool:
        """Whether the token stands right after the one before it."""
        return 0 < index < len(self.lows) and self.starts[index] == self.ends[index - 1]

    def near(self, index: int) -> bool:
        """Whether only spaces, and at most one line break, part the token from the one before."""
        if not 0 < index < len(self.lows):
            return False
        start, end = self.ends[index - 1], self.starts[index]
        if end - start < 2:
            return True
        found = _SPACE.match(self.text, start, min(end, start + 8))
        return found is not None and found.end() == end

    def capital(self, index: int) -> bool:
        """Whether the token is a word that begins with a capital letter."""
        return self.kind(index) == "w" and self.text[self.starts[index]].isupper()

    def words_at(self, index: int, phrase: tuple[str, ...]) -> bool:
        """Whether these words stand here, one beside the other."""
        for at, word in enumerate(phrase, index):
            if self.low(at) != word or (at > index and not self.near(at)):
                return False
        return True


class _Memory(dict[str, str]):
    """What a token is told to be, kept for the next one that is the same: most are."""

    def __init__(self, tell: Callable[[str], str]) -> None:
        super().__init__()
        self.tell = tell

    def __missing__(self, token: str) -> str:
        told = self.tell(token)
        if len(token) <= _LONGEST:
            if len(self) > _MOST:
                self.clear()
            self[token] = told
        return told


def _kind(token: str) -> str:
    first = token[0]
    if first.isdecimal() or (first == "." and len(token) > 1):
        return "n"
    return "w" if len(token) > 1 or (first.isalnum() and first != "_") else "s"


def _low(token: str) -> str:
    return token.lower().replace("’", "'") if _kind(token) == "w" else token


_KINDS, _LOWS = _Memory(_kind), _Memory(_low)


def tokens(text: str) -> Tokens:
    """Cut a text into tokens, in one pass."""
    # In turn what stands between two tokens, and a token: all loops are the interpreter’s own.
    pieces = _TOKEN.split(text)
    ends = list(accumulate(map(len, pieces)))
    found = pieces[1::2]
    return Tokens(
        text,
        starts=ends[:-1:2],
        ends=ends[1::2],
        lows=list(map(_LOWS.__getitem__, found)),
        kinds=list(map(_KINDS.__getitem__, found)),
    )
