"""A text with its quotes in their places, and all that is known of it."""

from __future__ import annotations

from bisect import bisect_left

from glossator.detecting.quotes.attributions import Place
from glossator.detecting.quotes.kinds import Kinds
from glossator.detecting.quotes.lexicon import Lexicon
from glossator.detecting.quotes.marks import Marked
from glossator.detecting.quotes.names import Names
from glossator.detecting.quotes.referents import Referents
from glossator.detecting.quotes.sentences import CLOSING, Sentences
from glossator.detecting.quotes.speakers import Speakers

SHORT = 4
"""Tokens that part two quotes that stand in a row."""


class Passage:
    """One text, its marks among its tokens, and those who find speakers and kinds in it."""

    def __init__(self, text: str, names: Names, words: Lexicon, marked: list[Marked]) -> None:
        self.text = text
        self.cut = cut = names.tokens
        self.words = words
        self.marked = marked
        self.names = names
        self.sentences = Sentences(cut, words)
        self.speakers = Speakers(cut, self.names, words, self.sentences)
        self.kinds = Kinds(cut, words)
        self.places = [self._place(mark) for mark in marked]
        for mark, place in zip(marked, self.places, strict=True):
            if mark.depth == 0 and not mark.carried:
                self.sentences.opens[place.close] = place.open
                self.sentences.closes[place.open] = place.close
        outer = [place for mark, place in zip(marked, self.places, strict=True) if not mark.depth]
        outside = [place.open for place in outer], [place.close for place in outer]
        self.referents = Referents(self.names, words, self.sentences, self.speakers, outside)

    def _place(self, mark: Marked) -> Place:
        cut = self.cut
        starts = cut.starts
        opening = bisect_left(starts, mark.opening)
        close = bisect_left(starts, mark.closing)
        low = bisect_left(starts, mark.paragraph[0])
        high = bisect_left(starts, mark.paragraph[1])
        first = bisect_left(starts, mark.start)
        inside = bisect_left(starts, mark.end) - first
        last = mark.end - 1
        while last > mark.start and self.text[last] in CLOSING:
            last -= 1
        return Place(opening, first, close, low, high, self.text[last], inside <= 2 * SHORT)
