"""How the words in marks are written: with capitals, as what the article’s subject does."""

from __future__ import annotations

from glossator.detecting.lexer import Tokens
from glossator.detecting.quotes.attributions import Place
from glossator.detecting.quotes.lexicon import Lexicon
from glossator.detecting.quotes.marks import Marked
from glossator.detecting.quotes.sentences import CLOSING

FEW = 3
PLACED = 4
"""Words of weight that a paragraph must have around its quotes to show that it is a headline."""


class Wording:
    """Knows the rules for kinds, and how the words of quotes are written."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        kinds = lexicon.kinds
        self.before_titles = kinds["before_titles"]
        self.after_titles = kinds["after_titles"]
        self.enjoyed = kinds["enjoyed"]
        self.small = kinds["small"]
        self.within = kinds["within"]
        self.carriers = kinds["carriers"]
        self.judging = kinds["judging"]
        self.works = kinds["works"]
        self.parts = kinds["parts"]
        self.named = kinds["named"]
        self.predicative = kinds["predicative"]
        self.spoken = kinds["spoken"]
        self.terms = kinds["terms"]
        self.known = kinds["known"]
        self.calling = kinds["calling"]
        self.laws = kinds["laws"]
        self._headlines: dict[tuple[int, int], bool] = {}

    def is_titular(self, place: Place, mark: Marked) -> bool:
        """Whether the words of a quote are written as those of a title."""
        return self._is_capital(self._words(place, mark))

    def _words(self, place: Place, mark: Marked) -> list[int]:
        tokens = self.tokens
        return [
            index
            for index in range(place.first, place.close)
            if tokens.kinds[index] != "s" and tokens.starts[index] < mark.end
        ]

    def _is_capital(self, words: list[int]) -> bool:
        """Whether every word of weight begins with a capital letter."""
        tokens = self.tokens
        heavy = [index for index in words if tokens.low(index) not in self.small]
        capitals = sum(tokens.capital(index) or tokens.kinds[index] == "n" for index in heavy)
        return bool(heavy) and capitals == len(heavy) and tokens.kinds[words[0]] != "s"

    def _is_predicated(self, place: Place, first: int) -> bool:
        """Ms Hale said he “would vote for …”: what the article’s subject does."""
        tokens, lexicon = self.tokens, self.lexicon
        low, before = tokens.low(first), place.open - 1
        if tokens.capital(first) or low in lexicon.pronouns or low in lexicon.determiners:
            return False
        verb = low in lexicon.auxiliaries or (
            low.endswith(lexicon.grammar["third_person"]) and low not in lexicon.not_names
        )
        subject = tokens.kind(before) in ("w", "n") or tokens.low(before) in CLOSING
        announced = tokens.low(before) in lexicon.cues or tokens.low(before) in lexicon.that
        return verb and subject and not announced
