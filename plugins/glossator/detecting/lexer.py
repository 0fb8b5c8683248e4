"""Text → tokens: numbers, words and single signs, with where they stand."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import accumulate
from operator import not_
from typing import Any, TypeVar

_T = TypeVar("_T")

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
_WIDEST = 8
"""Characters of the widest gap between two tokens that are near each other."""
_SPACE = re.compile(r"[^\S\n]*(?:\n[^\S\n]*)?")


_PADS = 64
"""How far beyond the ends of a text a rule may look."""


class Tokens:
    """The tokens of a text, as lists side by side: the grammar looks at many of them.

    ``lows`` are the words in lower case with straight apostrophes, the rest as it stands;
    ``kinds`` are ``n`` (number), ``w`` (word) and ``s`` (sign). Both go on beyond the last token
    with empty strings, which stand before the first one as well: a list counts from its end.

    What is asked of single tokens is asked more often than anything else. Each answer is read
    off beforehand, and to ask is to take it from a list.
    """

    def __init__(self, text: str, found: list[str], gaps: list[str], ends: list[int]) -> None:
        self.text = text
        self.starts = ends[:-1:2]
        self.ends = ends[1::2]
        self.lows = [*map(_LOWS.__getitem__, found), *_NOTHING]
        self.kinds = [*map(_KINDS.__getitem__, found), *_NOTHING]
        self.numbers: dict[int, Any] = {}
        """What a language has read as the number at a token: many rules ask for it."""
        between = gaps[1:-1]
        beside = [False, *map(_NEARS.__getitem__, between), *_NO]
        touching = [False, *map(not_, between), *_NO]
        self.low: Callable[[int], str] = self.lows.__getitem__
        """The token in lower case; nothing beyond the ends."""
        self.kind: Callable[[int], str] = self.kinds.__getitem__
        """``n``, ``w`` or ``s``; nothing beyond the ends."""
        self.raw: Callable[[int], str] = [*found, *_NOTHING].__getitem__
        """The token as it stands."""
        self.glued: Callable[[int], bool] = touching.__getitem__
        """Whether the token stands right after the one before it."""
        self.near: Callable[[int], bool] = beside.__getitem__
        """Whether only spaces, and at most one line break, part the token from the one before."""
        self.capital: Callable[[int], bool] = [
            *map(_CAPITALS.__getitem__, found),
            *_NO,
        ].__getitem__
        """Whether the token is a word that begins with a capital letter."""

    def __len__(self) -> int:
        return len(self.starts)

    def words_at(self, index: int, phrase: tuple[str, ...]) -> bool:
        """Whether these words stand here, one beside the other."""
        for at, word in enumerate(phrase, index):
            if self.low(at) != word or (at > index and not self.near(at)):
                return False
        return True


class _Memory(dict[str, _T]):
    """What a token is told to be, kept for the next one that is the same: most are."""

    def __init__(self, tell: Callable[[str], _T]) -> None:
        super().__init__()
        self.tell = tell

    def __missing__(self, token: str) -> _T:
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


def _capital(token: str) -> bool:
    return token[0].isupper() and _kind(token) == "w"


def _near(gap: str) -> bool:
    if len(gap) < 2:
        return True
    return len(gap) <= _WIDEST and _SPACE.fullmatch(gap) is not None


_KINDS, _LOWS, _CAPITALS, _NEARS = _Memory(_kind), _Memory(_low), _Memory(_capital), _Memory(_near)
_NOTHING, _NO = ("",) * _PADS, (False,) * _PADS


def tokens(text: str) -> Tokens:
    """Cut a text into tokens, in one pass."""
    # In turn what stands between two tokens, and a token: all loops are the interpreter’s own.
    pieces = _TOKEN.split(text)
    ends = list(accumulate(map(len, pieces)))
    return Tokens(text, found=pieces[1::2], gaps=pieces[::2], ends=ends)
