"""Who speaks by what stands before a quote: Peskov said: “…”; her remark that “…”."""

from __future__ import annotations

from glossator.detecting.quotes.attributions import Attribution, Place, Speaker, attributed
from glossator.detecting.quotes.bounds import NOUN
from glossator.detecting.quotes.sentences import FAR, MANY
from glossator.detecting.quotes.sieves import DASHES, NEAR_NOUN, Sieve


class BeforeQuotes(Sieve):
    """Finds the speaker whom the words before a quote name."""

    def before(self, place: Place, start: int) -> Attribution | None:
        """Peskov said: “…”; according to Peskov, “…”; Peskov called it “…”."""
        tokens, lexicon = self.tokens, self.lexicon
        if tokens.low(place.open - 1) == ":":
            found = self._before_colon(place.open - 1, start)
            if found is not None:
                return found
        passed = 0
        unsure: Attribution | None = None
        index = place.open - 1
        while index >= max(start, place.open - FAR) and passed < MANY:
            if index + 1 in self.opens:
                # What another quote holds is not the article's.
                index = self.opens[index + 1] - 1
                passed += 1
                continue
            low = tokens.lows[index]
            if low == ";":
                break
            if low in lexicon.cues and self._tells(index, place):
                if self._is_subordinate(index, start, place.open):
                    break
                said = self._saying(index, start, passed)
                if said is not None and self._only_names(index, said.speaker, place):
                    return None
                if self._is_believed(index, said, unsure):
                    return said
                unsure = unsure or said
            elif low in self.spoken or low in self._sources:
                named = self._by_noun(index, start, place, unsure)
                if named is not None:
                    return named
            index -= 1
        return unsure or self._according(start, place.open, 0.85)

    def _tells(self, index: int, place: Place) -> bool:
        """Whether a cue is a verb that may tell of the quote."""
        told = self.verbs.is_verb(index) and not self._is_aside(index, place)
        return told and not self._is_subject_clause(index, place)

    def _is_subject_clause(self, cue: int, place: Place) -> bool:
        """Jurors heard that what lawyers say “is not evidence”."""
        tokens, lexicon = self.tokens, self.lexicon
        if cue + 1 != place.open or tokens.low(place.first) not in lexicon.auxiliaries:
            return False
        return not set(lexicon.grammar["what"]).isdisjoint(tokens.lows[max(0, cue - 3) : cue])

    def _by_noun(
        self, index: int, start: int, place: Place, unsure: Attribution | None
    ) -> Attribution | None:
        """“her remark that ‘…’”, unless a verb has been found already; “according to her”."""
        owned = self._owned(index, start, place) if unsure is None else None
        return owned or self._according(index, place.open, 0.85)

    def _is_aside(self, cue: int, place: Place) -> bool:
        """“dismissed the judge who wrote it, Ellen Marcus, as a “radical””: not “wrote”."""
        tokens, lexicon = self.tokens, self.lexicon
        if tokens.low(cue - 1) not in lexicon.grammar["who"] or tokens.low(cue - 2) == ",":
            return False
        at = place.open - 1
        at -= tokens.low(at) in lexicon.grammar["articles"]
        return tokens.low(at) in lexicon.as_ and tokens.low(at - 1) == "," and cue < at - 2

    def is_cried(self, place: Place) -> bool:
        """“a cry of ‘Shame’”: somebody’s, but not of whoever spoke before."""
        tokens = self.tokens
        of = tokens.low(place.open - 1) in self.lexicon.grammar["of"]
        return of and tokens.low(place.open - 2) in self.spoken

    def _only_names(self, cue: int, speaker: Speaker, place: Place) -> bool:
        """“a loophole called an ‘inversion’”: nobody calls it so here."""
        tokens = self.tokens
        if tokens.low(cue) not in self.named or place.open - cue > 2 or speaker.end != cue:
            return False
        persons = self.lexicon.persons
        last = tokens.low(speaker.end - 1)
        return (
            speaker.name is None
            and not speaker.pronoun
            and tokens.low(speaker.start) in self.lexicon.determiners
            and last not in persons
            and last.removesuffix("s") not in persons
        )

    def _saying(self, cue: int, start: int, passed: int) -> Attribution | None:
        """Who says what a verb before the quote tells, ``passed`` quotes away."""
        low = self.tokens.low(cue)
        sure = low in self.lexicon.say and not passed
        said = attributed(self.subjects.of_verb(cue, start), cue, 0.9 if sure else 0.75)
        if said is None and low.endswith(self._participles):
            said = attributed(self.subjects.nominative(start, cue), cue, 0.6)
        return said

    def _is_believed(self, cue: int, said: Attribution | None, unsure: Attribution | None) -> bool:
        """Whether no verb farther from the quote is asked who says it.

        “Cruz said that Rubio will continue …”: whoever says it is looked for.
        """
        tokens, lexicon = self.tokens, self.lexicon
        low = tokens.low(cue)
        if said is None or low in lexicon.inner or tokens.low(cue - 1) in lexicon.modals:
            return False
        if unsure is None:
            return True
        # “Salter, writing in the Times, thought it …”
        writing = low.endswith(self._participles) and tokens.low(cue + 1) not in lexicon.that
        return low in lexicon.say and not writing

    def _owned(self, noun: int, start: int, place: Place) -> Attribution | None:
        """“her remark that ‘…’”: a noun for something said, and whose it is."""
        if self.tokens.low(noun) not in self.spoken or not self._introduces(noun, place):
            return None
        owner = self.subjects.owner(noun, start)
        if owner is None:
            return None
        judging = owner.start - 1
        while judging > start and self.tokens.low(judging) in (*self.lexicon.titles, "."):
            judging -= 1
        if self._is_judged(judging, noun, place):
            judged = self._saying(judging, start, 0)
            if judged is not None:
                return judged
        return attributed(owner, noun, 0.75)

    def _is_judged(self, verb: int, noun: int, place: Place) -> bool:
        """Whether the quote is said of what somebody said: “denounced his remarks as ‘hurtful’”."""
        tokens, lexicon = self.tokens, self.lexicon
        if tokens.low(verb) not in lexicon.cues or not self.verbs.is_verb(verb):
            return False
        told = noun + 1 == place.open or tokens.low(noun + 1) in lexicon.grammar["be"]
        return told or tokens.low(verb) in lexicon.name

    def _is_subordinate(self, cue: int, start: int, end: int) -> bool:
        """“While Sullivan praised it, Clinton wrote of …”: the first clause does not tell of it."""
        tokens, lexicon = self.tokens, self.lexicon
        if tokens.low(start) not in lexicon.grammar["when"] or cue - start > NOUN:
            return False
        comma = next((at for at in range(cue + 1, end) if tokens.low(at) == ","), None)
        if comma is None or comma + 2 >= end:
            return False
        follows = self.names.within(comma + 1, min(end, comma + NOUN))
        named = bool(follows) and follows[0].start == comma + 1 and follows[0].end < end
        verb = follows[0].end if named else comma + 2
        subject = named or bool(lexicon.pronouns.get(tokens.low(comma + 1)))
        return subject and tokens.kind(verb) == "w" and not tokens.capital(verb)

    def _introduces(self, noun: int, place: Place) -> bool:
        """Whether a noun for something said tells of the quote: “warning that”, “remark: ‘…’”."""
        tokens, lexicon = self.tokens, self.lexicon
        if place.open - noun <= 2:
            return True
        if place.open - noun <= NEAR_NOUN and tokens.low(noun + 1) in lexicon.grammar["of"]:
            # her promise of a “fairer” system
            return True
        after = tokens.lows[noun + 1 : min(noun + 6, place.open)]
        return not lexicon.that.isdisjoint(after) or after[0] in lexicon.grammar["be"]

    def is_told(self, place: Place, start: int) -> bool:
        """Whether a verb, or a noun for something said, announces a quote: “claims that ‘…’”."""
        tokens, lexicon = self.tokens, self.lexicon
        passed = 0
        index = place.open - 1
        nearest = index
        while index >= max(start, place.open - FAR) and passed < MANY:
            if index + 1 in self.opens:
                index = self.opens[index + 1] - 1
                passed += 1
                continue
            low, away = tokens.lows[index], nearest - index
            if away < NEAR_NOUN and low in self.spoken:
                return True
            near = away < (NOUN if low in lexicon.say else NEAR_NOUN)
            if near and low in lexicon.cues and self.verbs.is_verb(index):
                return True
            index -= 1
        return False

    def possessor(self, place: Place, start: int) -> Attribution | None:
        """Putin’s “…” pitch; Peskov’s Tuesday nod—“…”."""
        for name in reversed(self.names.within(max(start, place.open - NOUN), place.open)):
            person = name.person or self.names.fullest(name).person
            between = self.tokens.lows[name.end + 1 : place.open]
            if not self.lexicon.modals.isdisjoint(between):
                # “Penhale’s deputy will take over on an “interim” basis”
                continue
            if person and self.tokens.low(name.end) in self.lexicon.grammar["genitive"]:
                return Attribution(self.mentions.of_name(name), None, 0.6)
        return None

    def _before_colon(self, colon: int, start: int) -> Attribution | None:
        """“Peskov: ‘…’”, where nothing else stands before the colon."""
        speaker = self.mentions.following(start, colon)
        if speaker is not None and speaker.end == colon and speaker.name is not None:
            return Attribution(speaker, None, 0.8)
        named = self.names.before(colon, 1)
        if not named or named[0].end != colon:
            return None
        # “More from Carl Bialik: ‘…’”, “a change of heart - Carl Bialik: ‘…’”
        at = named[0].start - 1
        leads = self.tokens.low(at) in (*DASHES, *self.lexicon.grammar["from"], *self.lexicon.by)
        if at >= start and (leads or self.tokens.low(at) in self.lexicon.grammar["genitive"]):
            return Attribution(self.mentions.of_name(named[0]), None, 0.7)
        return None
