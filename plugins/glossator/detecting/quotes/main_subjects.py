"""What a sentence is about: its first noun phrase, after what only leads it in."""

from __future__ import annotations

from glossator.detecting.quotes.attributions import Speaker
from glossator.detecting.quotes.bounds import DASHES, NOUN, NOUNS
from glossator.detecting.quotes.noun_phrases import NounPhrases
from glossator.detecting.quotes.sentences import CLOSING, FAR, OPENING

_LEAD = 7
"""Tokens that words of time before the subject may have."""


class MainSubjects(NounPhrases):
    """Finds the first noun phrase of a sentence in one text."""

    def main_subject(self, low: int, end: int) -> Speaker | None:
        """The first noun phrase of a sentence, after what only leads it in."""
        tokens, lexicon = self.tokens, self.lexicon
        at = self._past_dateline(low, end)
        while at < end and (tokens.low(at) in OPENING or tokens.low(at) in CLOSING):
            # A quote that begins the sentence is passed over, with the comma after it.
            at = self.closes.get(at, at + 1)
            at += tokens.low(at) == ","
        for _ in range(3):
            first = tokens.low(at)
            leads = (
                first in lexicon.prepositions
                or first in lexicon.conjunctions
                or first in lexicon.adverbs
                or first in lexicon.days
                or first.endswith(self._leading)
                or self._is_asked(at)
            )
            if not leads:
                timely = self._past_time(at, end)
                if timely is None:
                    break
                at = timely
                continue
            if first in lexicon.grammar["joining"] or first in lexicon.adverbs:
                at += 1 + (tokens.low(at + 1) == ",")
                continue
            comma = next(
                (each for each in range(at, min(end, at + 30)) if tokens.low(each) == ","), None
            )
            if comma is None:
                return None
            at = self._past_state(comma + 1, end)
            played = tokens.low(at).endswith(lexicon.grammar["past_verbs"])
            again = next(
                (each for each in range(at, min(end, at + 2 * NOUN)) if tokens.low(each) == ","),
                None,
            )
            if played and not tokens.capital(at) and again is not None:
                # “On one tape, played more than once, Lassiter …”
                at = again + 1
        return self.following(at, end)

    def first_subject(self, low: int, end: int) -> Speaker | None:
        """“At a meeting in Builth one member held up …”: whoever does what the first verb says."""
        tokens, grammar = self.tokens, self.lexicon.grammar
        for index in range(low + 2, min(end, low + FAR)):
            word = tokens.low(index)
            verb = word in self.lexicon.irregular or word.endswith(grammar["past_verbs"])
            if verb and not tokens.capital(index):
                return self.ending(index - 1, low, nearest=True)
        return None

    def _past_state(self, at: int, end: int) -> int:
        """Past “N.H.,” in “In Salem, N.H., on Tuesday, Senator …”."""
        tokens = self.tokens
        if not tokens.capital(at):
            return at
        for index in range(at + 1, min(end, at + NOUNS + 1)):
            if tokens.low(index) == ",":
                return index + 1 if tokens.low(index - 1) == "." else at
            if tokens.kind(index) != "s" and not tokens.glued(index):
                return at
        return at

    def _is_asked(self, at: int) -> bool:
        """“Reached by telephone, Bennett …”: a participle that leads a sentence in."""
        follows = self.tokens.low(at + 1)
        lexicon = self.lexicon
        return (
            self.tokens.low(at).endswith(lexicon.grammar["past_verbs"])
            and self.tokens.capital(at)
            and (follows in lexicon.prepositions or follows in lexicon.that)
        )

    def _past_time(self, at: int, end: int) -> int | None:
        """Past “Late last month, …” and “Hours later, …”."""
        tokens, times = self.tokens, self.lexicon.times
        irregular = self.lexicon.irregular
        named = tokens.low(at) not in times and self.names.within(at, at + 1)
        if named or tokens.low(at) in self.lexicon.pronouns:
            return None
        for index in range(at, min(end, at + _LEAD)):
            if tokens.low(index) == ",":
                timely = any(tokens.low(each) in times for each in range(at, index))
                return index + 1 if timely else None
            low = tokens.low(index)
            verb = low.endswith(self.lexicon.grammar["past_verbs"]) or low in irregular
            if tokens.kind(index) == "s" or verb:
                return None
        return None

    def _past_dateline(self, low: int, end: int) -> int:
        """Past “PHILADELPHIA (UPI) —”."""
        for index in range(low, min(end, low + 14)):
            if self.tokens.low(index) in DASHES and not self.tokens.glued(index + 1):
                return index + 1 + (self.tokens.low(index + 1) in DASHES)
            if self.tokens.kind(index) == "w" and not self.tokens.capital(index):
                break
        return low
