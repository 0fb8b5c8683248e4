"""Words that are nobody’s: terms, nicknames, words at arm’s length, words on signs."""

from __future__ import annotations

from glossator.detecting.quotes.attributions import Attribution, Place
from glossator.detecting.quotes.bounds import DASHES
from glossator.detecting.quotes.marks import Marked
from glossator.detecting.quotes.sentences import ENDS
from glossator.detecting.quotes.wording import FEW, PLACED, Wording

_TERM = 4
"""Words that what is spoken of as a word may have."""


class Terms(Wording):
    """Tells words that nobody said from quotations in one text."""

    def _is_so_called(self, place: Place) -> bool:
        phrases = self.lexicon.before.get(self.tokens.low(place.open - 1), ())
        return any(self.tokens.words_at(place.open - len(phrase), phrase) for phrase in phrases)

    def is_carried(self, place: Place) -> bool:
        """“signs that read “Hands Off””, “carried signs: “Out””, “a poster reading “Out””."""
        tokens = self.tokens
        at = place.open - 1
        if tokens.low(at) == ":":
            at -= 1
        elif tokens.low(at) in self.lexicon.say or tokens.low(at) in self.enjoyed:
            at -= 1
            at -= tokens.low(at) in self.lexicon.that or tokens.low(at) in self.lexicon.relative
            # “the sign — which read ‘Out’”
            at -= tokens.low(at) in DASHES
        infinitive = tokens.low(at - 1) in self.lexicon.modals
        return tokens.low(at) in self.carriers and not infinitive

    def _is_term(self, place: Place, words: list[int], mark: Marked) -> bool:
        """A word that is spoken of as a word, or a name that somebody goes by."""
        tokens, lexicon = self.tokens, self.lexicon
        if place.last in "?!" or len(words) > _TERM:
            return False
        at = place.open - 1
        before, second = tokens.low(at), tokens.low(at - 1)
        be = lexicon.grammar["be"]
        if before in self.terms and place.last != ".":
            # the phrase “without delay”
            return second in lexicon.determiners or second in lexicon.grammar["genitive"]
        links = before in be or before.endswith(lexicon.grammar["third_person"])
        if second in self.terms and (before in lexicon.grammar["with"] or links):
            # replaced the term with “variability”; their favourite word is “robust”
            return True
        if before in lexicon.as_:
            # who is known to friends and foes alike as “the Hammer”
            near = tokens.lows[max(0, at - 2 * PLACED) : at]
            return not self.known.isdisjoint(near)
        if tokens.low(at) in self.calling and tokens.low(at - 2) in lexicon.grammar["what"]:
            # what physicists call “degeneracy”
            return not tokens.capital(at - 1) and second not in lexicon.pronouns
        few = len(words) <= FEW
        if few and before in lexicon.determiners and second in lexicon.grammar["negation"]:
            # not a “denier”
            return mark.depth > 0 or place.last not in ".,"
        if few and mark.depth and self._is_denied(at):
            return True
        return self._is_named_term(place)

    def _is_denied(self, at: int) -> bool:
        """“We are not a ‘story stock,’”: words that whoever speaks will not have."""
        tokens, grammar = self.tokens, self.lexicon.grammar
        at -= tokens.low(at) in grammar["articles"]
        low = tokens.low(at)
        return low in grammar["negation"] or low.endswith(("n't", "n’t"))

    def _is_named_term(self, place: Place) -> bool:
        """“Landslide” is a word that loses its meaning; “frank”, in Whitehall, being a word."""
        tokens, grammar = self.tokens, self.lexicon.grammar
        for index in range(place.close, min(place.high, place.close + 2 * FEW)):
            low = tokens.low(index)
            if low in grammar["be"]:
                article = tokens.low(index + 1) in grammar["articles"]
                return article and tokens.low(index + 2) in self.terms
            if index == place.close and low != ",":
                return False
        return False

    def _is_subject(self, place: Place, words: list[int], attribution: Attribution | None) -> bool:
        """A “sting jet” cannot be ruled out, said …: what the whole sentence is about."""
        tokens, lexicon = self.tokens, self.lexicon
        if len(words) > 2 or place.last in ".,?!" or attribution is None:
            return False
        cue = attribution.cue
        if cue is not None and cue[0] <= place.close + FEW:
            return False
        start = place.open - 1
        while (
            start > place.low
            and place.open - start < 2 * FEW
            and (
                tokens.low(start - 1) not in ENDS
                and (tokens.kind(start) == "w" or tokens.glued(start))
            )
        ):
            start -= 1
        begins = start == place.low or tokens.low(start - 1) in ENDS
        before = tokens.lows[start : place.open]
        told = any(
            low in lexicon.cues or (low in lexicon.auxiliaries and low != "'s") for low in before
        )
        follows = tokens.low(place.close)
        genitive = not set(lexicon.grammar["genitive"]).isdisjoint(before)
        owned = before[:1] and before[0] in lexicon.determiners
        determined = before[-1:] and before[-1] in lexicon.determiners
        is_subject = follows in lexicon.auxiliaries or (
            bool(determined) and tokens.kind(place.close) == "w" and follows not in lexicon.say
        )
        whole = bool(owned) or (genitive and cue is not None)
        return begins and whole and not told and is_subject

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
            len(words) <= FEW
            and tokens.capital(before)
            and tokens.capital(after)
            and tokens.low(before) not in self.lexicon.not_names
            and tokens.low(after) not in self.lexicon.not_names
            and tokens.capital(words[0])
            and place.last not in ",.!?"
        )
