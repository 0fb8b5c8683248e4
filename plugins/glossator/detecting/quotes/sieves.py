"""What every sieve for speakers has: the words of the text, and “according to”."""

from __future__ import annotations

from glossator.detecting.lexer import Tokens
from glossator.detecting.quotes.attributions import Attribution
from glossator.detecting.quotes.lexicon import Lexicon
from glossator.detecting.quotes.mentions import Mentions
from glossator.detecting.quotes.names import Names
from glossator.detecting.quotes.readers import Reader
from glossator.detecting.quotes.sentences import Sentences
from glossator.detecting.quotes.subjects import Subjects
from glossator.detecting.quotes.verbs import Verbs

DASHES = ("—", "–", "-")
NEAR_NOUN = 4
"""Tokens within which a noun for something said stands before a quote."""


class Sieve(Reader):
    """Looks for a speaker in one text."""

    def __init__(
        self, tokens: Tokens, names: Names, lexicon: Lexicon, sentences: Sentences
    ) -> None:
        super().__init__(tokens, names, lexicon, sentences)
        self._participles = lexicon.grammar["participles"]
        self._sources = frozenset(phrase[0] for phrase in lexicon.according)
        self.carriers = lexicon.kinds["carriers"]
        self.named = lexicon.kinds["named"]
        self.spoken = lexicon.kinds["spoken"]
        self.charges = self.spoken | lexicon.kinds["terms"]
        """Nouns for words that a clause may follow: “a charge he denies”."""
        self.mentions = Mentions(tokens, names, lexicon, sentences)
        self.verbs = Verbs(tokens, names, lexicon, self.mentions)
        self.subjects = Subjects(tokens, lexicon, sentences, self.mentions)

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

    def _named(self, at: int) -> bool:
        """Whether somebody may be named here: after “per”, not in “per cent”."""
        low = self.tokens.low(at)
        if self.tokens.capital(at - 1) and self.tokens.low(at - 2) in self.lexicon.say:
            # “said Per Larsson”
            return False
        titled = low in self.lexicon.titles and self.tokens.kind(at - 2) != "n"
        return self.tokens.capital(at) or titled or low in self.lexicon.determiners
