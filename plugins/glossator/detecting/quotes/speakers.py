"""Who said what is quoted: sieves from sure to unsure, each with its confidence.

Each sieve looks at one place: after the quote, before it, elsewhere in its sentence, in the
quote before it. The first that finds a speaker is believed; none means that nobody is named.
"""

from __future__ import annotations

from glossator.detecting.quotes.after_quotes import AfterQuotes
from glossator.detecting.quotes.attributions import Attribution, Place, attributed
from glossator.detecting.quotes.before_quotes import BeforeQuotes
from glossator.detecting.quotes.bounds import NOUN
from glossator.detecting.quotes.sentences import OPENING
from glossator.detecting.quotes.sieves import DASHES, NEAR_NOUN
from glossator.detecting.quotes.surroundings import Surroundings


class Speakers(AfterQuotes, BeforeQuotes, Surroundings):
    """Finds speakers in one text."""

    def own(self, place: Place) -> Attribution | None:
        """The speaker whom the quote's own sentence names."""
        start = self.sentences.start(place.open, place.low)
        after = self.after(place)
        if after is not None and self._is_built_in(place):
            # Ada, who asked if he could “wait”, he said …
            before = self.before(place, start)
            if before is not None and before.cue and self._is_near(before.cue[0], place):
                return before
        anew = place.last == "." and self.tokens.capital(place.close)
        if after is not None and (anew or (place.last in "?!" and self._leads_on(place))):
            # Clinton asked: “Why now?” Mills replied, “You look cute.”
            return self.before(place, start) or after
        if after is not None and self._is_ended(place):
            # Her answer: “Why now?” An audit found “waste”.
            return self.before(place, start)
        found = after or self.before(place, start)
        if found is None and self.tokens.low(place.open - 1) in self.lexicon.grammar["genitive"]:
            found = self.possessor(place, start)
        return found or self.around(place)

    def _is_built_in(self, place: Place) -> bool:
        """Whether words stand right before the quote, and the comma after it is outside."""
        tokens = self.tokens
        within = tokens.kind(place.open - 1) == "w" and not tokens.capital(place.first)
        if within and place.last == "," and tokens.low(place.open - 1) in self.lexicon.name:
            # In a letter that Marsh called “odd,” Lee voiced …
            return True
        return within and place.last not in ",.?!" and tokens.low(place.close) in (",", *DASHES)

    def _is_near(self, cue: int, place: Place) -> bool:
        dash = self.tokens.low(place.close) in DASHES
        verbs = self.lexicon.cues if dash else self.lexicon.say
        return self.tokens.low(cue) in verbs and place.open - cue < NOUN

    def _is_ended(self, place: Place) -> bool:
        """Whether another sentence begins after a quote that was announced, or interrupted."""
        tokens = self.tokens
        if place.last not in ".?!" or not tokens.capital(place.close):
            return False
        before = place.open - 1
        if tokens.low(before) == ":":
            return True
        # “If so,” he asked, “why?” Moss, told of it, laughed.
        beside = tokens.low(before) == "," and place.open - 2 > place.low
        near = range(before - 1, max(place.low, before - 1 - NEAR_NOUN), -1)
        for at in near if beside else ():
            if tokens.low(at) in self.lexicon.say:
                return any(each in self.opens for each in (at, at - 1, at - 2))
        return False

    def _leads_on(self, place: Place) -> bool:
        """Whether the sentence after a quote ends in the next one."""
        tokens = self.tokens
        end = self.sentences.end(place.close, place.high)
        leads = tokens.low(end) in OPENING and tokens.low(end - 1) in (",", ":")
        return leads and tokens.capital(place.close) and tokens.capital(end + 1)

    def is_nobodys(self, place: Place) -> bool:
        """“a banner reading “Hands Off””; “dismissed the “forever phone” as a gimmick”."""
        tokens, lexicon = self.tokens, self.lexicon
        near = tokens.lows[max(0, place.open - NEAR_NOUN) : place.open]
        if tokens.low(place.open - 1) in lexicon.say and not self.carriers.isdisjoint(near):
            return True
        follows = tokens.low(place.close) in lexicon.as_
        owned = tokens.low(place.open - 1) in lexicon.determiners
        return follows and owned and tokens.low(place.open - 2) in lexicon.name

    def is_denied(self, place: Place, attribution: Attribution) -> bool:
        """“She has never said ‘yes’”, “if she had said ‘yes’”: nobody said it, as far as told."""
        tokens, grammar = self.tokens, self.lexicon.grammar
        cue = attribution.cue
        if cue is None or not 0 <= place.open - cue[1] <= NEAR_NOUN:
            return False
        if tokens.low(cue[0]) in self.lexicon.kinds["judging"]:
            # “would not call it ‘a war’”
            return tokens.low(cue[0] - 1) in grammar["never"]
        if cue[1] != place.open or tokens.low(cue[0]) not in self.lexicon.say:
            return False
        speaker = attribution.speaker
        if any(tokens.low(at) in grammar["never"] for at in range(speaker.end, cue[0])):
            return True
        had = tokens.low(cue[0] - 1) in grammar["had"]
        return had and tokens.low(speaker.start - 1) in grammar["supposed"]

    def around(self, place: Place) -> Attribution | None:
        """“…” is what Peskov called it; “…” and more, Peskov said."""
        tokens, lexicon = self.tokens, self.lexicon
        if (agent := self._agent(place)) is not None:
            return agent
        end = self.sentences.end(place.close, place.high, over_quotes=True)
        if place.last in ".?!" and (not place.short or self._new_sentence(place)):
            return None
        for index, low in enumerate(tokens.lows[place.close : end], place.close):
            if low in self._sources:
                according = self._according(index, end, 0.8)
                if according is not None:
                    return according
            if (
                low not in lexicon.say
                or low.endswith(self._participles)
                or not self.verbs.is_verb(index)
            ):
                continue
            comma = self.mentions.last_comma(index, place.close)
            first = place.close if comma is None else comma + 1
            speaker = self.mentions.subject(index, first)
            if speaker is None and first == index:
                speaker = self.mentions.following(index + 1, end)
            if speaker is not None and self.subjects.may_speak(speaker):
                return attributed(speaker, index, 0.7)
        return None

    def _agent(self, place: Place) -> Attribution | None:
        """It was called “…” by Peskov."""
        tokens, lexicon = self.tokens, self.lexicon
        if tokens.low(place.close) not in lexicon.by or place.open < 1:
            return None
        for index in range(place.open - 1, max(place.low, place.open - NEAR_NOUN) - 1, -1):
            if tokens.low(index) in lexicon.cues and not tokens.capital(index):
                agent = self.mentions.following(place.close + 1, place.high)
                if agent is not None and self.subjects.may_speak(agent):
                    return attributed(agent, index, 0.8)
                return None
        return None

    def _new_sentence(self, place: Place) -> bool:
        at = place.close
        return self.tokens.capital(at) or self.tokens.low(at) in OPENING
