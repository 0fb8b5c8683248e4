"""Direct speech, fragments, titles of works, and words kept at arm's length."""

from __future__ import annotations

from glossator.detecting.quotes.attributions import Attribution, Place
from glossator.detecting.quotes.marks import Marked
from glossator.detecting.quotes.terms import Terms
from glossator.detecting.quotes.titles import Titles
from glossator.detecting.quotes.wording import FEW
from glossator.detecting.results import QuoteKind

_CLAUSE = 6
_GUESSED = 0.5
"""Confidence of a speaker whom no verb names."""


class Kinds(Titles, Terms):
    """Tells the kinds of quotes apart in one text."""

    def kind(
        self,
        place: Place,
        mark: Marked,
        attribution: Attribution | None,
        *,
        continued: bool,
        told: bool,
    ) -> QuoteKind:
        """What a stretch in quotation marks is.

        ``continued``: it goes on with, or begins, direct speech that its attribution interrupts.
        ``told``: a word of its sentence says that it was said, whoever said it.
        """
        tokens = self.tokens
        words = self._words(place, mark)
        if not words:
            return "unsure"
        if self._has_author(place):
            return "title"
        if len(words) > 2 * _CLAUSE:
            named = tokens.low(place.open - 1) in self.before_titles
            titled = named and self._is_title(place, words, attribution)
            if titled:
                return "title"
            return "fragment" if self._is_predicated(place, words[0]) else "direct"
        if self._is_nickname(place, words) or self._is_so_called(place) or self._is_letter(words):
            return "scare"
        if self.is_carried(place):
            return "unsure"
        if self._is_term(place, words, mark) or self._is_subject(place, words, attribution):
            return "scare"
        if self._is_title(place, words, attribution):
            return "title"
        aside = mark.depth > 0 and attribution is None and not told and len(words) <= FEW
        if aside and not tokens.capital(words[0]) and place.last not in ".,?!":
            # “He was “resting his eyes”, apparently”
            return "scare"
        few = len(words) < FEW and place.last not in "?!"
        guessed = attribution is None or (
            len(words) == 1 and attribution.cue is None and attribution.confidence <= _GUESSED
        )
        if few and guessed and not continued and not told and not self._is_predicate(place):
            closed = place.last in ".,"
            return "unsure" if closed and attribution is None else "scare"
        if attribution is not None and attribution.cue is not None:
            cue = attribution.cue[0]
            called = (cue < place.open and not continued) or place.last not in ",.?!"
            if called and tokens.low(cue) in self.judging:
                return "fragment"
        return "direct" if continued or self._is_clause(place, words) else "fragment"

    def _is_predicate(self, place: Place) -> bool:
        """“is “great””, “to “win””, “a “disgrace””, but not “a “luxury” tent”."""
        tokens, lexicon = self.tokens, self.lexicon
        before, after = tokens.low(place.open - 1), tokens.low(place.close)
        if before in lexicon.determiners and tokens.kind(place.close) == "w":
            ends = (lexicon.prepositions, lexicon.conjunctions, lexicon.auxiliaries)
            return before in self.predicative and any(after in words for words in ends)
        return before in self.predicative

    def _is_clause(self, place: Place, words: list[int]) -> bool:
        tokens = self.tokens
        begins = tokens.capital(words[0])
        ended = place.last in ",.!?…"
        before = place.open - 1
        announcing = self.lexicon.say | self.lexicon.that - self.lexicon.as_
        built_in = tokens.kind(before) in ("w", "n") and tokens.low(before) not in announcing
        if self._is_predicated(place, words[0]):
            return False
        if not begins and built_in and tokens.low(words[0]) not in self.lexicon.pronouns:
            # called it “a raid on the people who can least afford it.”
            return False
        return (begins and (len(words) > 1 or ended)) or (ended and len(words) >= _CLAUSE)
