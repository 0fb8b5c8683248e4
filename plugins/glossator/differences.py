"""Two wordings of one saying, compared word by word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from glossator.folding import fold_text

Part = Literal["same", "differs", "around"]

_UNITS = "%‰$€£¥¢₽₴₹₩₪₺=≠<>≤≥±×÷"
"""Signs that mean as much as a word: they are words, with or without a space beside them."""

_WORD = re.compile(rf"[{_UNITS}]|[^\s–—…{_UNITS}]+")

_MINUS = re.compile(r"\W*?[-−](?=[.,]?\d)")
_NAMED = re.compile(r"(?<!\w)[a-z](?:\+\+|#)", re.IGNORECASE)
"""A letter that is another name with its signs: C, C++ and C#."""

MAX_WORDS = 400
"""Longer wordings are not compared: the time grows with the product of their lengths."""


class Piece(NamedTuple):
    """A stretch of a wording: in the other one too, in this one alone, or around what both say."""

    part: Part
    text: str


class Comparison(NamedTuple):
    """Both wordings in pieces; each side's pieces, joined, are the wording."""

    article: tuple[Piece, ...]
    source: tuple[Piece, ...]


def compare(article: str, source: str) -> Comparison | None:
    """What the article prints against what the source has; None if they share too little.

    Case, the style of quotation marks and punctuation count for nothing. What the source says
    before and after the words of the article is ``around``: a report may quote a part.
    """
    ours, theirs = words(article), words(source)
    if not ours or not theirs or max(len(ours), len(theirs)) > MAX_WORDS:
        return None
    matcher = SequenceMatcher(
        None, [word for word, _, _ in ours], [word for word, _, _ in theirs], autojunk=False
    )
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if 2 * sum(block.size for block in blocks) < len(ours):
        return None
    kept_ours = {at for block in blocks for at in range(block.a, block.a + block.size)}
    kept_theirs = {at for block in blocks for at in range(block.b, block.b + block.size)}
    # Before and after what both say, a source goes on about something else.
    first = min(kept_theirs) if 0 in kept_ours else 0
    last = max(kept_theirs) if len(ours) - 1 in kept_ours else len(theirs) - 1
    return Comparison(
        tuple(_pieces(article, ours, kept_ours, 0, len(ours) - 1)),
        tuple(_pieces(source, theirs, kept_theirs, first, last)),
    )


def words(text: str) -> list[tuple[str, int, int]]:
    """The words of a text as they are compared, each with its start and end."""
    found = ((_bare(match[0]), *match.span()) for match in _WORD.finditer(text))
    return [word for word in found if word[0]]


def _bare(word: str) -> str:
    """The letters and digits of a word between its punctuation, in one case."""
    if word in _UNITS:
        return word
    marks = "".join({each for each in word if unicodedata.category(each)[0] in "PSC"})
    bare = fold_text(word.strip(marks)).casefold()
    if bare[:1].isdigit() and _MINUS.match(word):
        return f"-{bare}"
    named = _NAMED.search(word)
    return named[0].casefold() if named is not None and len(bare) == 1 else bare


def _pieces(
    text: str, words: Sequence[tuple[str, int, int]], kept: set[int], first: int, last: int
) -> Iterator[Piece]:
    """The text cut where its words change sides; what lies between words goes with the former."""
    parts: list[Part] = [
        "around" if not first <= at <= last else "same" if at in kept else "differs"
        for at in range(len(words))
    ]
    start = 0
    for at, part in enumerate(parts):
        if at + 1 == len(parts):
            yield Piece(part, text[start:])
        elif parts[at + 1] != part:
            end = words[at][2]
            yield Piece(part, text[start:end])
            following = words[at + 1][1]
            # Spaces and commas between two sides belong to neither.
            if "differs" in (part, parts[at + 1]):
                if end < following:
                    yield Piece("same", text[end:following])
                start = following
            else:
                start = end
