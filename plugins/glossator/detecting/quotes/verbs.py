"""Whether a word is a verb that tells of a quote, or a noun or part of a name."""

from __future__ import annotations

from glossator.detecting.lexer import Tokens
from glossator.detecting.quotes.bounds import NOUN
from glossator.detecting.quotes.lexicon import Lexicon
from glossator.detecting.quotes.mentions import Mentions
from glossator.detecting.quotes.names import Names
from glossator.detecting.quotes.sentences import CLOSING, FAR, OPENING, ends_sentence


class Verbs:
    """Tells the verbs of one text from nouns that are written like them."""

    def __init__(self, tokens: Tokens, names: Names, lexicon: Lexicon, mentions: Mentions) -> None:
        self.tokens = tokens
        self.names = names
        self.lexicon = lexicon
        self.mentions = mentions
        self.spoken = lexicon.kinds["spoken"]

    def next_cue(self, start: int, end: int, cues: frozenset[str]) -> int | None:
        for index in range(start, min(end, start + FAR)):
            if self.tokens.low(index) in cues and self.is_verb(index):
                return index
        return None

    def is_verb(self, index: int) -> bool:
        """Whether a word that may be a cue is a verb here, not a noun or part of a name."""
        tokens, lexicon = self.tokens, self.lexicon
        low = tokens.low(index)
        if tokens.capital(index) and index and not ends_sentence(tokens, index - 1, lexicon):
            return tokens.low(index - 1) in CLOSING or tokens.low(index - 1) in OPENING
        before = tokens.low(index - 1)
        owned = before in lexicon.determiners or before in lexicon.possessives
        if owned and (before not in lexicon.indefinite or low in lexicon.nouns):
            return False
        if before in lexicon.grammar["genitive"] and low in self.spoken:
            return False
        if low not in lexicon.nouns:
            owned = before in lexicon.grammar["genitive"] and low not in lexicon.say
            return not owned or low.endswith(lexicon.grammar["past"])
        return self._fits(index)

    def _fits(self, index: int) -> bool:
        """Whether a word that may be a noun follows a subject of its number."""
        tokens, lexicon = self.tokens, self.lexicon
        at = index - 1
        while tokens.low(at) in lexicon.adverbs:
            at -= 1
        before = tokens.low(at)
        after = tokens.low(index + 1)
        grammar = lexicon.grammar
        introduces = after == ":" or (after == "," and tokens.low(index + 2) in OPENING)
        if introduces or after in lexicon.that:
            # “The report states that …”, but not “Bush’s Facebook post:”.
            subject = self.mentions.ending(at, max(0, at - NOUN))
            owned = any(tokens.low(each) in grammar["genitive"] for each in range(at - 2, at + 1))
            bare = subject is not None and subject.name is None and not owned
            if subject is not None and bare and tokens.low(subject.start) in lexicon.determiners:
                return True
            if bare and before not in lexicon.relative:
                return False
        low = tokens.low(index)
        if low.endswith(grammar["third_person"]) and low not in grammar["not_third_person"]:
            if before in lexicon.pronouns:
                return before not in grammar["plural_pronouns"]
            if before in lexicon.relative and before not in lexicon.determiners:
                return True
            named = self.names.before(index, 1)
            return bool(named) and named[0].end == at + 1 and named[0].person
        return before in lexicon.modals or before in grammar["plural_subjects"]

    def may_be_verb(self, index: int) -> bool:
        """Whether a word is written in small letters and has no other duty."""
        tokens, lexicon = self.tokens, self.lexicon
        low = tokens.low(index)
        return (
            tokens.kind(index) == "w"
            and not tokens.capital(index)
            and (low.endswith(lexicon.grammar["finite"]) or low in lexicon.irregular)
            and low not in lexicon.not_names
            and low not in lexicon.auxiliaries
            and low not in lexicon.prepositions
            and low not in lexicon.conjunctions
            and low not in lexicon.adverbs
            and low not in lexicon.determiners
        )
