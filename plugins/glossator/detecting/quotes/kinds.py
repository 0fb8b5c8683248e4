"""Direct speech, fragments, titles of works, and words kept at arm's length."""

from __future__ import annotations

from glossator.detecting.lexer import Tokens
from glossator.detecting.phrases import split
from glossator.detecting.quotes.lexicon import Lexicon
from glossator.detecting.quotes.marks import Marked
from glossator.detecting.quotes.speakers import Attribution, Place
from glossator.detecting.results import QuoteKind

_CLAUSE = 6
_FEW = 3


class Kinds:
    """Tells the kinds of quotes apart in one text."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        rules = lexicon.data["kinds"]
        self.before_titles = frozenset(rules["before_titles"])
        self.after_titles = frozenset(rules["after_titles"])
        self.so_called = [tuple(split(phrase)) for phrase in rules["so_called"]]
        self.enjoyed = frozenset(rules["enjoyed"])
        self.small = frozenset(rules["small"])
        self.within = frozenset(rules["within"])

    def kind(
        self, place: Place, mark: Marked, attribution: Attribution | None, *, continued: bool
    ) -> QuoteKind:
        """What a stretch in quotation marks is.

        ``continued``: it goes on with, or begins, direct speech that its attribution interrupts.
        """
        tokens = self.tokens
        words = [
            index
            for index in range(place.first, place.close)
            if tokens.kinds[index] != "s" and tokens.starts[index] < mark.end
        ]
        if not words:
            return "unsure"
        if len(words) > 2 * _CLAUSE:
            named = tokens.low(place.open - 1) in self.before_titles
            titled = named and self._is_title(place, words, attribution)
            return "title" if titled else "direct"
        if self._is_nickname(place, words) or self._is_so_called(place) or self._is_letter(words):
            return "scare"
        if self._is_title(place, words, attribution):
            return "title"
        if attribution is None:
            apart = len(words) < _FEW and place.last not in ".,?!"
            return "scare" if apart else "unsure"
        return "direct" if continued or self._is_clause(place, words) else "fragment"

    def _is_so_called(self, place: Place) -> bool:
        return any(
            self.tokens.words_at(place.open - len(phrase), phrase) for phrase in self.so_called
        )

    def _is_letter(self, words: list[int]) -> bool:
        """An “R” behind a name, and not the words “I” or “A”."""
        letters = [index for index in words if self.tokens.kinds[index] == "w"]
        if len(letters) != 1:
            return False
        low = self.tokens.low(letters[0])
        capital = self.tokens.capital(letters[0])
        return len(low) == 1 and capital and low not in self.lexicon.not_names

    def _is_nickname(self, place: Place, words: list[int]) -> bool:
        """Frank “Lefty” Malone."""
        tokens = self.tokens
        before, after = place.open - 1, place.close
        return (
            len(words) <= _FEW
            and tokens.capital(before)
            and tokens.capital(after)
            and tokens.low(before) not in self.lexicon.not_names
            and tokens.low(after) not in self.lexicon.not_names
            and tokens.capital(words[0])
            and place.last not in ",.!?"
        )

    def _is_clause(self, place: Place, words: list[int]) -> bool:
        begins = self.tokens.capital(words[0])
        ended = place.last in ",.!?…"
        return (begins and (len(words) > 1 or ended)) or (ended and len(words) >= _CLAUSE)

    def _is_title(self, place: Place, words: list[int], attribution: Attribution | None) -> bool:
        """“Meet the Press”: every word of weight begins with a capital letter."""
        tokens = self.tokens
        heavy = [index for index in words if tokens.low(index) not in self.small]
        capitals = sum(tokens.capital(index) or tokens.kinds[index] == "n" for index in heavy)
        if not heavy or capitals < len(heavy) or not tokens.capital(words[0]):
            return False
        before, after = tokens.low(place.open - 1), tokens.low(place.close)
        if before == ":":
            # “Defendant: ‘Yes, Your Honour.’”
            return False
        if before == "," and tokens.low(place.open - 2) in self.before_titles:
            # “in her memoir, ‘Promises Kept,’”, “his show, ‘The Apprentice.’”
            return len(heavy) > 1 or tokens.low(words[0]) in self.lexicon.determiners
        if before in self.before_titles or after in self.after_titles or before == "'s":
            return True
        near = range(place.open - _FEW, place.open)
        if any(tokens.low(index) in self.enjoyed for index in near):
            return True
        if before in self.within and tokens.low(words[0]) in self.lexicon.determiners:
            # “his turn in ‘The Revenant.’”
            return len(words) > 1
        if place.last in ".!?" and len(words) <= 2:
            return False
        sure = attribution is not None and attribution.confidence >= 0.9
        return len(heavy) > 1 and not sure
