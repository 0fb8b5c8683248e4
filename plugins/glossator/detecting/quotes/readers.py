"""What everybody has who reads the sentences of one text."""

from __future__ import annotations

from glossator.detecting.lexer import Tokens
from glossator.detecting.quotes.lexicon import Lexicon
from glossator.detecting.quotes.names import Names
from glossator.detecting.quotes.sentences import Sentences


class Reader:
    """Reads one text: its words, its names, its sentences with the quotes in them."""

    def __init__(
        self, tokens: Tokens, names: Names, lexicon: Lexicon, sentences: Sentences
    ) -> None:
        self.tokens = tokens
        self.names = names
        self.lexicon = lexicon
        self.sentences = sentences
        self.opens = sentences.opens
        self.closes = sentences.closes
