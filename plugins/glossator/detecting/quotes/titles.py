"""Titles of works, of programmes and of laws."""

from __future__ import annotations

from glossator.detecting.quotes.attributions import Attribution, Place
from glossator.detecting.quotes.sentences import ENDS
from glossator.detecting.quotes.wording import FEW, PLACED, Wording

_HEADLINE = 30
"""Tokens that a headline may have."""
_SURE = 0.9


class Titles(Wording):
    """Tells titles from quotations in one text."""

    def _has_author(self, place: Place) -> bool:
        """“The Long Goodbye,” by Ann Marsh: a headline or a work, if no verb stands before it."""
        tokens = self.tokens
        by = place.close + (tokens.low(place.close) == ",")
        if tokens.low(by) not in self.lexicon.by or not tokens.capital(by + 1):
            return False
        if tokens.capital(by) or not tokens.near(by):
            # … on the show.” By July, …
            return False
        begins = tokens.kind(place.open - 1) != "w" or place.last in ",?!"
        return begins and tokens.capital(place.first)

    def _is_title(self, place: Place, words: list[int], attribution: Attribution | None) -> bool:
        """“Meet the Press”: every word of weight begins with a capital letter."""
        tokens = self.tokens
        if not self._is_capital(words) or tokens.raw(words[0]).islower():
            return False
        heavy = [index for index in words if tokens.low(index) not in self.small]
        before, after = tokens.low(place.open - 1), tokens.low(place.close)
        second = tokens.low(place.open - 2)
        if before == ":" or before in self.spoken or second in self.spoken or self._is_cry(place):
            # “Defendant: ‘Yes, Your Honour.’”, “chants of ‘Lock Her Up’”
            return False
        if before in self.named and self._names_a_thing(place.open - 1, attribution):
            return True
        if before == "," and second in self.before_titles:
            # “in her memoir, ‘Promises Kept,’”, “his show, ‘The Apprentice.’”
            determined = tokens.low(words[0]) in self.lexicon.determiners
            return len(heavy) > 1 or determined or second in self.works
        # “Vote Blue”-T-shirts
        worn = after == "-" and tokens.low(place.close + 2) in self.after_titles
        if before in self.before_titles or after in self.after_titles or before == "'s" or worn:
            return True
        if self._is_law(place, heavy) or self._is_apart(place, words):
            return True
        if before in self.lexicon.grammar["of"] and second in self.parts:
            return True
        if second in self.carriers or tokens.low(place.open - 3) in self.carriers:
            # “a banner reading ‘Hands Off’”
            return before in self.before_titles and before not in self.carriers
        if place.last == "," and self._is_work(place.close):
            # “Nightjar,” her third film, …
            return True
        near = tokens.lows[max(0, place.open - FEW) : place.open]
        told = before in self.lexicon.say and before not in self.enjoyed
        # he writes, “THIS IS IT.”
        told = told or (before in (",", ":") and second in self.lexicon.say)
        if not told and ENDS.isdisjoint(near) and not self.enjoyed.isdisjoint(near):
            return True
        if before in self.within and tokens.low(words[0]) in self.lexicon.determiners:
            # “his turn in ‘The Revenant.’”
            return len(words) > 1
        if (place.last in ".!?" and len(words) <= 2) or self._in_headline(place):
            return False
        somebody = attribution is not None and tokens.low(words[0]) in self.lexicon.pronouns
        return len(heavy) > 1 and not somebody and not self._is_sure(attribution)

    def _is_cry(self, place: Place) -> bool:
        """“Marsh’s ‘Make Hull Great’ rallying cry”, “the ‘Make Hull Great’ slogan”."""
        tokens = self.tokens
        owned = tokens.low(place.open - 1) == "'s" and tokens.low(place.close + 1) in self.spoken
        return place.last not in ".," and (owned or tokens.low(place.close) in self.spoken)

    def _is_law(self, place: Place, heavy: list[int]) -> bool:
        """The “Secure Our Homes Act”."""
        named = self.tokens.low(heavy[-1]) in self.laws
        return named and self.tokens.low(place.open - 1) in self.lexicon.determiners

    def _is_apart(self, place: Place, words: list[int]) -> bool:
        """The book in which he tells it, “A Chair by the Door”, is out."""
        between = self.tokens.low(place.open - 1) == "," == self.tokens.low(place.close)
        if not between or len(words) <= 2:
            return False
        return not self.works.isdisjoint(self._clause_before(place))

    def _clause_before(self, place: Place) -> list[str]:
        """The words of the sentence before a quote, as far as they are near."""
        lows = self.tokens.lows[max(place.low, place.open - 3 * PLACED) : place.open]
        for index in range(len(lows) - 1, -1, -1):
            if lows[index] in ENDS:
                return lows[index + 1 :]
        return lows

    def _is_work(self, at: int) -> bool:
        """Whether a noun for a work stands before the next comma: “her third film, …”."""
        tokens = self.tokens
        for index in range(at, at + 2 * PLACED):
            low = tokens.low(index)
            if low in self.works:
                after = tokens.low(index + 1)
                return after in (",", "-") or after in self.lexicon.prepositions
            if tokens.kind(index) != "w" or low in self.lexicon.cues:
                return False
        return False

    def _is_sure(self, attribution: Attribution | None) -> bool:
        if attribution is None:
            return False
        cue = attribution.cue
        if cue is not None and self.tokens.low(cue[0]) in self.judging:
            # “Jacobs called her ‘The Chancellor of the Free World’”
            return True
        if attribution.confidence < _SURE:
            return False
        return cue is None or cue[1] > cue[0] + 1 or self.tokens.low(cue[0]) in self.lexicon.say

    def _names_a_thing(self, verb: int, attribution: Attribution | None) -> bool:
        """“a play called ‘Brokers’”: no person calls it so."""
        tokens = self.tokens
        if tokens.low(verb - 1) in self.lexicon.auxiliaries:
            return True
        speaker = attribution.speaker if attribution is not None else None
        somebody = speaker is not None and (speaker.name is not None or speaker.pronoun)
        return not (somebody and speaker is not None and speaker.end == verb)

    def _in_headline(self, place: Place) -> bool:
        """Whether nearly all words of the paragraph begin with a capital letter."""
        key = (place.low, place.high)
        if key not in self._headlines:
            tokens = self.tokens
            heavy = [
                index
                for index in range(place.low, min(place.high, place.low + _HEADLINE + 1))
                if tokens.kinds[index] == "w" and tokens.low(index) not in self.small
            ]
            capitals = sum(tokens.capital(index) for index in heavy)
            short = place.high - place.low <= _HEADLINE
            self._headlines[key] = short and len(heavy) > PLACED and capitals >= 0.8 * len(heavy)
        return self._headlines[key]
