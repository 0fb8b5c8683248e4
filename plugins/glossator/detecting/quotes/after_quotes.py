"""Who speaks by what stands after a quote: “…,” said Peskov; “…,” according to Peskov."""

from __future__ import annotations

from dataclasses import replace

from glossator.detecting.quotes.attributions import Attribution, Place, attributed
from glossator.detecting.quotes.bounds import COMMAS, NOUN
from glossator.detecting.quotes.sentences import OPENING
from glossator.detecting.quotes.sieves import NEAR_NOUN, Sieve


class AfterQuotes(Sieve):
    """Finds the speaker whom the words after a quote name."""

    def after(self, place: Place) -> Attribution | None:
        """“…,” Peskov said; “…,” said Peskov; “…,” according to Peskov."""
        tokens, lexicon = self.tokens, self.lexicon
        at = place.close
        end = self.sentences.end(at, place.high)
        if at >= end:
            return None
        comma = tokens.low(at) in COMMAS and tokens.low(at) not in ";:"
        at += comma
        if (verdict := self._verdict(at, end)) is not None:
            return verdict
        if place.last == "." and not comma and tokens.capital(at) and not self._whole(at, end):
            return self._with_those_words(at, end)
        if (according := self._according(at, end, 0.95)) is not None:
            return according
        if (comma or place.last == ",") and tokens.low(at) in lexicon.as_:
            return self._as_put(at + 1, end)
        leads = tokens.low(at) in lexicon.conjunctions or tokens.low(at) in lexicon.prepositions
        if leads or not (comma or place.last in ",?!…—–-."):
            return None
        return self._verb_after(place, at, end)

    def _verdict(self, at: int, end: int) -> Attribution | None:
        """“W nan,” was the verdict of one commenter."""
        tokens, lexicon = self.tokens, self.lexicon
        if tokens.low(at) not in lexicon.grammar["be"]:
            return None
        noun = at + 2
        verdict = tokens.low(at + 1) in lexicon.grammar["articles"] and (
            tokens.low(noun) in self.spoken
            and tokens.low(noun + 1) in (*lexicon.grammar["of"], *lexicon.grammar["from"])
        )
        speaker = self.mentions.following(noun + 2, end) if verdict else None
        return attributed(speaker, noun, 0.8)

    def _with_those_words(self, at: int, end: int) -> Attribution | None:
        """“I should have known.” With those words the chair resigned."""
        tokens, lexicon = self.tokens, self.lexicon
        words = at + 2
        said = (
            tokens.low(at) in lexicon.grammar["with"]
            and tokens.low(at + 1) in lexicon.determiners
            and tokens.low(words) in self.spoken
        )
        comma = tokens.low(words + 1) == ","
        speaker = self.mentions.following(words + 1 + comma, end) if said else None
        if speaker is None:
            return None
        last = speaker.end - 1
        verb = tokens.low(last).endswith(lexicon.grammar["past_verbs"])
        if speaker.name is None and verb and last > speaker.start + 1:
            speaker = replace(speaker, end=last)
        return attributed(speaker, words, 0.7)

    def _verb_after(self, place: Place, at: int, end: int) -> Attribution | None:
        tokens, lexicon = self.tokens, self.lexicon
        if tokens.low(at) in lexicon.irregular and tokens.low(at) not in lexicon.cues:
            # “…,” ran the headline
            ran = self._unknown_verb(place, at, end)
            if ran is not None and self.subjects.may_speak(ran.speaker):
                return ran
        cue = self.verbs.next_cue(at, end, lexicon.say)
        if cue is None or cue > at + NOUN:
            near = self.verbs.next_cue(at, min(end, at + NOUN), lexicon.cues)
            cue = cue if near is None else near
        if cue is None:
            return self._unknown_verb(place, at, end)
        if tokens.low(cue - 1) in lexicon.grammar["infinitive"]:
            return None
        quoted = tokens.low(cue + 1) in (*lexicon.as_, *lexicon.by)
        if tokens.low(cue - 1) in lexicon.grammar["be"] and not quoted:
            # “Why now?” Ryan was asked.
            return None
        if all(tokens.low(each) in lexicon.adverbs for each in range(at, cue)):
            return self._inverted(cue, end)
        speaker = self.mentions.subject(cue, at)
        if speaker is not None and not self._at_once(at, speaker.start):
            return None
        charge = speaker is not None and tokens.low(speaker.start - 1) in self.charges
        if charge and tokens.low(at) in lexicon.grammar["articles"]:
            # “not electable,” a charge Cruz calls absurd
            return None
        return attributed(speaker, cue, 0.95)

    def _inverted(self, cue: int, end: int) -> Attribution | None:
        """“…,” said Peskov."""
        tokens = self.tokens
        if tokens.low(cue).endswith(self._participles):
            # “…,” claiming he knew: whoever does is named before.
            return None
        speaker = self.mentions.following(cue + 1, end)
        if speaker is not None and speaker.pronoun and speaker.end < end:
            # “…,” says she warned
            return None if tokens.kind(speaker.end) == "w" else attributed(speaker, cue, 0.95)
        return attributed(speaker, cue, 0.95)

    def _as_put(self, at: int, end: int) -> Attribution | None:
        """“…,” as Peskov put it."""
        cue = self.verbs.next_cue(at, min(end, at + 2 * NOUN), self.lexicon.cues)
        if cue is None:
            return None
        speaker = self.mentions.subject(cue, at)
        return (
            attributed(speaker, cue, 0.9) if speaker and self.subjects.may_speak(speaker) else None
        )

    def _whole(self, at: int, end: int) -> bool:
        """“….” Peskov said.: a sentence that is nothing but its attribution."""
        tokens = self.tokens
        goes_on = tokens.low(end + 1) in OPENING or tokens.low(end) != "."
        said = tokens.low(end - 1) in self.lexicon.say
        return 1 < end - at <= NEAR_NOUN and said and not goes_on

    def _unknown_verb(self, place: Place, at: int, end: int) -> Attribution | None:
        """“…,” beams the teacher; “…,” she shrugs: a word where a verb of saying would stand."""
        mentions = self.mentions
        if self.sentences.start(place.open, place.low) < place.open:
            return None
        if self.verbs.may_be_verb(at):
            return attributed(mentions.following(at + 1, end), at, 0.7)
        speaker = mentions.following(at, end)
        named = speaker is not None and (speaker.pronoun or speaker.name is not None)
        if speaker is None or not named or not self._at_once(at, speaker.start):
            return None
        verb = speaker.end
        ends = verb + 1 >= end or self.tokens.low(verb + 1) in COMMAS
        return attributed(speaker, verb, 0.7) if self.verbs.may_be_verb(verb) and ends else None

    def _at_once(self, at: int, speaker: int) -> bool:
        """Whether nothing but its own words stands before a speaker: “the jailed opposition …”."""
        between = range(at, speaker - 1 if self.tokens.low(speaker - 1) == "," else speaker)
        return len(between) <= NOUN and not any(
            self.tokens.low(index) in COMMAS or self.tokens.low(index) in self.lexicon.conjunctions
            for index in between
            if not self.tokens.glued(index + 1)
        )
