"""Who says what a verb before a quote tells, or whose claim it is."""

from __future__ import annotations

from glossator.detecting.lexer import Tokens
from glossator.detecting.quotes.attributions import Speaker
from glossator.detecting.quotes.bounds import COMMAS, NOUN
from glossator.detecting.quotes.lexicon import Lexicon
from glossator.detecting.quotes.mentions import Mentions
from glossator.detecting.quotes.sentences import FAR, Sentences

_NEAR = 4
"""Tokens within which whoever owns a claim stands before it."""


class Subjects:
    """Finds the subjects of verbs and the owners of nouns in one text."""

    def __init__(
        self, tokens: Tokens, lexicon: Lexicon, sentences: Sentences, mentions: Mentions
    ) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.opens = sentences.opens
        self.mentions = mentions
        self._participles = lexicon.grammar["participles"]

    def of_verb(self, cue: int, start: int) -> Speaker | None:
        """The speaker of a verb before the quote."""
        tokens, lexicon = self.tokens, self.lexicon
        low = tokens.low(cue)
        participle = low.endswith(self._participles)
        apart = tokens.low(cue - 1) == "," or cue in self.opens
        if apart and low in lexicon.say and not participle:
            # “…, explained Rosenberg, ‘…’”, “It was, said one diplomat, ‘…’”; “Your job,” said
            # Vance, a nurse, “is …”
            inverted = self.mentions.following(cue + 1, cue + 2 * NOUN)
            closed = inverted is not None and tokens.low(inverted.end) == ","
            if inverted is not None and closed and self.may_speak(inverted):
                return inverted
        if tokens.low(cue + 1) in lexicon.by:
            agent = self.mentions.following(cue + 2, cue + 2 + 2 * NOUN)
            if agent is not None and self.may_speak(agent):
                return agent
        if participle and tokens.low(cue - 1) in lexicon.as_:
            # “quoted Eva Marsh as saying”
            if tokens.low(cue - 2) in (*lexicon.objects, *lexicon.grammar["whom_too"]):
                return Speaker(cue - 2, cue - 1, pronoun=True)
            return self.mentions.ending(cue - 2, start)
        if participle:
            if (said := self._said_before(cue, start)) is not None:
                return said
            near = self.mentions.subject(cue, start)
            beside = near is not None and COMMAS.isdisjoint(tokens.lows[near.end : cue])
            if near is not None and beside and self._accompanies(near, start):
                # “…, with Marsh saying”
                return near
            clause = self._clause(start, cue)
            return self.mentions.main_subject(clause, cue) or near
        at = cue - 1
        while tokens.low(at) in lexicon.adverbs:
            at -= 1
        if tokens.low(at) in lexicon.grammar["be"] or tokens.low(at) in lexicon.grammar["when"]:
            # “was called”, “when asked”: somebody else speaks.
            return None
        if tokens.low(cue - 1) in lexicon.grammar["infinitive"]:
            return self._seeming(cue, start) or self.mentions.main_subject(start, cue)
        return self.mentions.subject(cue, start)

    def _said_before(self, cue: int, start: int) -> Speaker | None:
        """“It was late, Marsh said on Monday, adding that …”: whoever said that, adds."""
        tokens, lexicon = self.tokens, self.lexicon
        if tokens.low(cue - 1) != ",":
            return None
        for index in range(cue - 2, max(start, cue - NOUN), -1):
            low = tokens.low(index)
            if low in COMMAS or index + 1 in self.opens:
                return None
            if low in lexicon.say and low in lexicon.verbs and not low.endswith(self._participles):
                named = self.mentions.names.ending(index, start)
                return self.mentions.of_name(named) if named is not None else None
        return None

    def _seeming(self, cue: int, start: int) -> Speaker | None:
        """“a podcast in which Hanley appeared to call it”: the name before the verb."""
        verb = cue - 2
        if not self.tokens.low(verb).endswith(self.lexicon.grammar["past_verbs"]):
            return None
        named = self.mentions.names.ending(verb, start)
        return self.mentions.of_name(named) if named is not None else None

    def _clause(self, start: int, cue: int) -> int:
        """Where the clause begins: “Labour laughed, but the Treasury hit back, saying”."""
        tokens, joining = self.tokens, self.lexicon.grammar["joining"]
        for index in range(cue - 2, max(start, cue - FAR), -1):
            if index + 1 in self.opens:
                return start
            if tokens.low(index) in joining and tokens.low(index - 1) == ",":
                subject = self.mentions.following(index + 1, cue)
                begins = subject is not None and subject.end < cue - 1 and self.may_speak(subject)
                return index + 1 if begins else start
        return start

    def may_speak(self, speaker: Speaker) -> bool:
        """Whether a mention is more than a bare word: “by Marsh”, not “by telephone”."""
        tokens, lexicon = self.tokens, self.lexicon
        if speaker.name is not None or speaker.pronoun:
            return True
        last = tokens.low(speaker.end - 1)
        persons = lexicon.persons
        return (
            tokens.low(speaker.start) in lexicon.determiners
            or last in persons
            or last.removesuffix("s") in persons
        )

    def _accompanies(self, speaker: Speaker, start: int) -> bool:
        tokens = self.tokens
        at = speaker.start - 1
        while at > start and (
            tokens.low(at) in self.lexicon.titles
            or tokens.low(at) in self.lexicon.determiners
            or tokens.low(at) == "."
        ):
            at -= 1
        return tokens.low(at) in self.lexicon.grammar["with"]

    def nominative(self, start: int, cue: int) -> Speaker | None:
        """“When he returned he began by saying”: such a pronoun is always a subject."""
        for index in range(cue - 1, max(start, cue - FAR) - 1, -1):
            if index + 1 in self.opens:
                return None
            if self.lexicon.pronouns.get(self.tokens.low(index)):
                return Speaker(index, index + 1, pronoun=True)
        return None

    def owner(self, noun: int, start: int) -> Speaker | None:
        """Whose claim, warning or answer it is: “her remark that”, “Obama’s warning that”."""
        tokens, lexicon = self.tokens, self.lexicon
        for index in range(noun - 1, max(start, noun - _NEAR) - 1, -1):
            low = tokens.low(index)
            if tokens.kind(index) != "w" or low in lexicon.grammar["articles"]:
                return None
            if low in lexicon.owners:
                return Speaker(index, index + 1, pronoun=True)
            if low in lexicon.grammar["genitive"]:
                return self.mentions.ending(index - 1, start)
        return None
