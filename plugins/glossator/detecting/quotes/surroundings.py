"""Who speaks by the sentences around a quote: their subjects, and who spoke last."""

from __future__ import annotations

from dataclasses import replace

from glossator.detecting.quotes.attributions import Attribution, Place, Speaker, attributed
from glossator.detecting.quotes.bounds import NOUN
from glossator.detecting.quotes.sentences import FAR
from glossator.detecting.quotes.sieves import Sieve


class Surroundings(Sieve):
    """Finds whom the sentences around a quote are about."""

    def main(self, start: int, end: int) -> Attribution | None:
        """The subject of a sentence, if it is a person or a pronoun that means one."""
        start = self._after_semicolon(start, end)
        speaker = self.mentions.main_subject(start, end)
        if speaker is None or not self._is_person(speaker):
            speaker = self._after_lead(start, end)
        return None if speaker is None else Attribution(speaker, None, 0.5)

    def is_about_another(self, start: int, place: Place, speaker: Speaker) -> bool:
        """Whether the subject of a sentence is told, and is not who spoke before."""
        subject = self.mentions.main_subject(start, place.open)
        if subject is None or subject.pronoun:
            return False
        if subject.name is None:
            return self.subjects.may_speak(subject) and speaker.name is not None
        if speaker.name is None:
            return True
        return self.names.fullest(subject.name).words != self.names.fullest(speaker.name).words

    def _after_lead(self, start: int, end: int) -> Speaker | None:
        """The first pronoun or person after a comma: “In an interview, after a meeting, he …”."""
        tokens = self.tokens
        for index in range(start, min(end, start + FAR)):
            if index + 1 in self.opens or tokens.low(index) != ",":
                continue
            if self.lexicon.pronouns.get(tokens.low(index + 1)):
                return Speaker(index + 1, index + 2, pronoun=True)
        return None

    def _after_semicolon(self, start: int, end: int) -> int:
        tokens = self.tokens
        for index in range(end - 1, max(start, end - FAR), -1):
            if tokens.low(index) == ";":
                return index + 1
            if index + 1 in self.opens:
                break
        return start

    def _is_person(self, speaker: Speaker) -> bool:
        if speaker.pronoun:
            return bool(self.lexicon.pronouns.get(self.tokens.low(speaker.start)))
        return speaker.name is not None and self.names.fullest(speaker.name).person

    def last_said(self, start: int, end: int) -> Attribution | None:
        """The speaker of the last cue between two tokens, quotes passed over."""
        index = end - 1
        lowest = max(start, end - 2 * FAR)
        while index >= lowest:
            if index + 1 in self.opens:
                index = self.opens[index + 1] - 1
                continue
            if self.tokens.lows[index] in self.lexicon.say and self.verbs.is_verb(index):
                sentence = self.sentences.start(index, start)
                speaker = self.subjects.of_verb(index, sentence)
                if speaker is not None:
                    return Attribution(speaker, (index, index + 1), 0.55)
            index -= 1
        return None

    def told_below(self, place: Place) -> Attribution | None:
        """“It came like a train.” Ada Marsh was at home.: whom the next sentence is about."""
        tokens = self.tokens
        if place.last not in ".?!" or place.short or not tokens.capital(place.close):
            return None
        end = self.sentences.end(place.close, place.high)
        speaker = self.mentions.main_subject(place.close, end)
        if speaker is None or speaker.name is None or speaker.start > place.close + NOUN:
            return None
        grammar, told = self.lexicon.grammar, set(tokens.lows[place.close : end])
        if not told.isdisjoint((*grammar["never"], *grammar["unlike"])):
            # “It is a scandal.” Ada Marsh could not disagree more.
            return None
        known = self.names.fullest(speaker.name)
        whole = known.person and len(known.words) > 1
        return Attribution(speaker, None, 0.5) if whole else None

    def announced(self, place: Place, start: int) -> Attribution | None:
        """Her husband, Stan, was blunter: “…”: the subject of what announces a quote."""
        if self.tokens.low(place.open - 1) != ":":
            return None
        colon = place.open - 1
        speaker = self.mentions.main_subject(self.last_clause(start, colon), colon)
        if speaker is None or (speaker.name is None and not speaker.pronoun):
            # “That does not surprise the pollster Daron Shaw: ‘…’”
            named = self.names.before(place.open - 1, 1)
            last = bool(named) and named[0].end == place.open - 1 and named[0].start > start
            if last and self.names.fullest(named[0]).person:
                return Attribution(self.mentions.of_name(named[0]), None, 0.6)
        if speaker is None:
            return None
        verb = speaker.end - 1
        if speaker.name is None and verb > speaker.start and self.verbs.may_be_verb(verb):
            # “Her husband disagrees: …”
            return attributed(replace(speaker, end=verb), verb, 0.6)
        return Attribution(speaker, None, 0.6)

    def last_clause(self, start: int, end: int) -> int:
        """Past “The plan failed, and”: where the last clause of a sentence begins."""
        tokens, joining = self.tokens, self.lexicon.grammar["joining"]
        for index in range(end - 1, max(start, end + 1 - FAR), -1):
            if tokens.low(index) in joining and tokens.low(index - 1) == ",":
                subject = self.mentions.following(index + 1, end)
                follows = subject is not None and subject.end < end
                if subject is not None and follows and self.subjects.may_speak(subject):
                    return index + 1
                return start
        return start
