"""Who said what is quoted: sieves from sure to unsure, each with its confidence.

Each sieve looks at one place: after the quote, before it, elsewhere in its sentence, in the
quote before it. The first that finds a speaker is believed; none means that nobody is named.
"""

from __future__ import annotations

from dataclasses import replace

from glossator.detecting.lexer import Tokens
from glossator.detecting.quotes.attributions import Attribution, Place, attributed
from glossator.detecting.quotes.lexicon import Lexicon
from glossator.detecting.quotes.mentions import COMMAS, NOUN, Mentions, Speaker
from glossator.detecting.quotes.names import Names
from glossator.detecting.quotes.sentences import (
    FAR,
    MANY,
    OPENING,
    Sentences,
)
from glossator.detecting.quotes.subjects import Subjects
from glossator.detecting.quotes.verbs import Verbs

_DASHES = ("—", "–", "-")
_NEAR_NOUN = 4
"""Tokens within which a noun for something said stands before a quote."""


class Speakers:
    """Finds speakers in one text."""

    def __init__(
        self, tokens: Tokens, names: Names, lexicon: Lexicon, sentences: Sentences
    ) -> None:
        self.tokens = tokens
        self.names = names
        self.lexicon = lexicon
        self.sentences = sentences
        self.opens = sentences.opens
        self._participles = lexicon.grammar["participles"]
        self._sources = frozenset(phrase[0] for phrase in lexicon.according)
        self.carriers = frozenset(lexicon.data["kinds"]["carriers"])
        self.named = frozenset(lexicon.data["kinds"]["named"])
        self.spoken = frozenset(lexicon.data["kinds"]["spoken"])
        self.mentions = Mentions(tokens, names, lexicon, sentences)
        self.verbs = Verbs(tokens, names, lexicon, self.mentions)
        self.subjects = Subjects(tokens, lexicon, sentences, self.mentions)

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
        found = after or self.before(place, start)
        if found is None and self.tokens.low(place.open - 1) in self.lexicon.grammar["genitive"]:
            found = self.possessor(place, start)
        return found or self.around(place)

    def _is_built_in(self, place: Place) -> bool:
        """Whether words stand right before the quote, and the comma after it is outside."""
        tokens = self.tokens
        within = tokens.kind(place.open - 1) == "w" and not tokens.capital(place.first)
        return within and place.last not in ",.?!" and tokens.low(place.close) in (",", *_DASHES)

    def _is_near(self, cue: int, place: Place) -> bool:
        dash = self.tokens.low(place.close) in _DASHES
        verbs = self.lexicon.cues if dash else self.lexicon.say
        return self.tokens.low(cue) in verbs and place.open - cue < NOUN

    def _leads_on(self, place: Place) -> bool:
        """Whether the sentence after a quote ends in the next one."""
        tokens = self.tokens
        end = self.sentences.end(place.close, place.high)
        leads = tokens.low(end) in OPENING and tokens.low(end - 1) in (",", ":")
        return leads and tokens.capital(place.close) and tokens.capital(end + 1)

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
        if tokens.low(at) in lexicon.grammar["irregular"] and tokens.low(at) not in lexicon.cues:
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
        charge = speaker is not None and tokens.low(speaker.start - 1) in self.spoken
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
        return 1 < end - at <= _NEAR_NOUN and said and not goes_on

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

    def _according(self, at: int, high: int, confidence: float) -> Attribution | None:
        """“according to Peskov”, “per Peskov”, if it stands here."""
        if self.tokens.low(at) not in self._sources:
            return None
        for phrase in self.lexicon.according:
            if self.tokens.words_at(at, phrase) and (len(phrase) > 1 or self._named(at + 1)):
                speaker = self.mentions.following(at + len(phrase), high)
                if speaker is not None:
                    return Attribution(speaker, (at, at + len(phrase)), confidence)
        return None

    def _at_once(self, at: int, speaker: int) -> bool:
        """Whether nothing but its own words stands before a speaker: “the jailed opposition …”."""
        between = range(at, speaker - 1 if self.tokens.low(speaker - 1) == "," else speaker)
        return len(between) <= NOUN and not any(
            self.tokens.low(index) in COMMAS or self.tokens.low(index) in self.lexicon.conjunctions
            for index in between
            if not self.tokens.glued(index + 1)
        )

    def _named(self, at: int) -> bool:
        """Whether somebody may be named here: after “per”, not in “per cent”."""
        return self.tokens.capital(at) or self.tokens.low(at) in self.lexicon.determiners

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
            low = tokens.low(index)
            if low == ";":
                break
            if low in lexicon.cues and self.verbs.is_verb(index):
                if self._is_aside(index, place):
                    index -= 1
                    continue
                if self._is_subordinate(index, start, place.open):
                    break
                said = self._saying(index, start, passed)
                if said is not None and self._only_names(index, said.speaker, place):
                    return None
                if self._is_believed(index, said, unsure):
                    return said
                unsure = unsure or said
            elif (owned := self._owned(index, start, place)) is not None and unsure is None:
                return owned
            elif (according := self._according(index, place.open, 0.85)) is not None:
                return according
            index -= 1
        return unsure or self._according(start, place.open, 0.85)

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
        persons = self.lexicon.grammar["persons"]
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
        return attributed(self.subjects.owner(noun, start), noun, 0.75)

    def is_nobodys(self, place: Place) -> bool:
        """“a banner reading “Hands Off””; “dismissed the “forever phone” as a gimmick”."""
        tokens, lexicon = self.tokens, self.lexicon
        near = tokens.lows[max(0, place.open - _NEAR_NOUN) : place.open]
        if tokens.low(place.open - 1) in lexicon.say and not self.carriers.isdisjoint(near):
            return True
        follows = tokens.low(place.close) in lexicon.as_
        owned = tokens.low(place.open - 1) in lexicon.determiners
        return follows and owned and tokens.low(place.open - 2) in lexicon.name

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
        if place.open - noun <= _NEAR_NOUN and tokens.low(noun + 1) in lexicon.grammar["of"]:
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
            low, away = tokens.low(index), nearest - index
            if away < _NEAR_NOUN and low in self.spoken:
                return True
            near = away < (NOUN if low in lexicon.say else _NEAR_NOUN)
            if near and low in lexicon.cues and self.verbs.is_verb(index):
                return True
            index -= 1
        return False

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
        for index in range(place.open - 1, max(place.low, place.open - _NEAR_NOUN) - 1, -1):
            if tokens.low(index) in lexicon.cues and not tokens.capital(index):
                agent = self.mentions.following(place.close + 1, place.high)
                if agent is not None and self.subjects.may_speak(agent):
                    return attributed(agent, index, 0.8)
                return None
        return None

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

    def _after_lead(self, start: int, end: int) -> Speaker | None:
        """The first pronoun or person after a comma: “In an interview, after a meeting, he …”."""
        tokens = self.tokens
        for index in range(start, min(end, start + FAR)):
            if index + 1 in self.opens or tokens.low(index) != ",":
                continue
            if self.lexicon.pronouns.get(tokens.low(index + 1)):
                return Speaker(index + 1, index + 2, pronoun=True)
        return None

    def _new_sentence(self, place: Place) -> bool:
        at = place.close
        return self.tokens.capital(at) or self.tokens.low(at) in OPENING

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
            if self.tokens.low(index) in self.lexicon.say and self.verbs.is_verb(index):
                sentence = self.sentences.start(index, start)
                speaker = self.subjects.of_verb(index, sentence)
                if speaker is not None:
                    return Attribution(speaker, (index, index + 1), 0.55)
            index -= 1
        return None

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
        leads = self.tokens.low(at) in (*_DASHES, *self.lexicon.grammar["from"], *self.lexicon.by)
        if at >= start and (leads or self.tokens.low(at) in self.lexicon.grammar["genitive"]):
            return Attribution(self.mentions.of_name(named[0]), None, 0.7)
        return None
