"""Where a noun phrase begins and ends: its titles, its fillers, the verb after it."""

from __future__ import annotations

from glossator.detecting.lexer import Tokens
from glossator.detecting.quotes.lexicon import Lexicon
from glossator.detecting.quotes.names import Name, Names
from glossator.detecting.quotes.readers import Reader
from glossator.detecting.quotes.sentences import FAR, Sentences, ends_sentence

COMMAS = frozenset(",;:—–-")
DASHES = frozenset("—–-")
NOUN = 9
"""Tokens that a speaker without a name may have."""
PAIR = 2
NOUNS = 4
"""Words that may describe somebody before the name."""


class Bounds(Reader):
    """Tells which tokens belong to a noun phrase in one text."""

    def __init__(
        self, tokens: Tokens, names: Names, lexicon: Lexicon, sentences: Sentences
    ) -> None:
        super().__init__(tokens, names, lexicon, sentences)
        self._adverbs = lexicon.grammar["adverbs"]
        self._leading = (*lexicon.grammar["participles"], *self._adverbs)

    def _is_filler(self, at: int) -> bool:
        low = self.tokens.low(at)
        return (
            low in self.lexicon.adverbs
            or (low in self.lexicon.auxiliaries and not self._is_name(at))
            or (low.endswith(self._adverbs) and len(low) > 4 and not self.tokens.capital(at))
            or (self.tokens.capital(at) and low in self.lexicon.days)
            or (low in self.lexicon.grammar["on"] and self.tokens.low(at + 1) in self.lexicon.days)
        )

    def _titled(self, start: int, name: Name) -> bool:
        """Whether nothing but titles stands before a name."""
        return all(self._is_title(at) for at in range(start, name.start))

    def _described(self, start: int, name: Name) -> bool:
        """Whether nothing but titles, or a few nouns before a person, stands before a name."""
        if self._titled(start, name):
            return True
        tokens, lexicon = self.tokens, self.lexicon
        return (
            name.person
            and name.start - start <= NOUNS
            and all(
                tokens.kind(at) == "w"
                and tokens.low(at) not in lexicon.verbs
                and tokens.low(at) not in lexicon.auxiliaries
                and tokens.low(at) not in lexicon.prepositions
                and tokens.low(at) not in lexicon.conjunctions
                and tokens.low(at) not in lexicon.pronouns
                and not tokens.low(at).endswith(lexicon.grammar["past_verbs"])
                for at in range(start, name.start)
            )
        )

    def _is_called(self, name: Name) -> bool:
        return self.tokens.low(name.start - 1) in self.lexicon.data["kinds"]["named"]

    def _is_title(self, at: int) -> bool:
        low = self.tokens.low(at)
        return low == "." or low in self.lexicon.titles

    def _is_name(self, at: int) -> bool:
        """“May said”, “Theresa May said”."""
        return any(name.start <= at < name.end for name in self.names.before(at + 1, 1))

    def _inside_name(self, index: int) -> bool:
        names = self.names
        found = names.before(index + 8, 4)
        return names.is_office(index) or any(name.start < index < name.end for name in found)

    def _ends_phrase(self, start: int, index: int) -> bool:
        """Whether a noun phrase that began at ``start`` is over before a token."""
        tokens, lexicon = self.tokens, self.lexicon
        low = tokens.low(index)
        if tokens.kind(index) == "s":
            inner = low in ("-", "‑", "'", "’", "&", ".")
            return not inner or (low == "." and ends_sentence(tokens, index, lexicon))
        if index == start:
            return False
        joins = low in lexicon.grammar["of"] or low in lexicon.grammar["offices_of"]
        joins = joins or (tokens.capital(index) and low in lexicon.prepositions)
        if joins and self._inside_name(index):
            # “Surfers Against Sewage”, “Secretary of State Ada Marsh”
            return False
        if (
            tokens.capital(index)
            and low in lexicon.auxiliaries
            and self.names.within(index, index + PAIR)
        ):
            # “the anaesthetist Will Carver”
            return False
        before = tokens.low(index - 1)
        determined = before in lexicon.possessives or before in lexicon.grammar["articles"]
        owned = (determined or before in lexicon.grammar["genitive"]) and low in lexicon.nouns
        anew = low in lexicon.possessives or low in lexicon.grammar["articles"]
        return (
            (anew and before not in lexicon.grammar["all"] and not tokens.capital(index))
            or low in lexicon.prepositions
            or low in lexicon.conjunctions
            or (low in lexicon.auxiliaries and low not in lexicon.grammar["genitive"])
            or (low in lexicon.cues and not tokens.capital(index) and not owned)
            or low in lexicon.days
            or (low in lexicon.adverbs and not determined)
        )

    def _bounds(self, index: int) -> bool:
        """Whether a noun phrase cannot go on over this token."""
        tokens, lexicon = self.tokens, self.lexicon
        low = tokens.low(index)
        if tokens.kind(index) == "s":
            return low not in ("-", "‑", "'", "’", "&", ".", "(", ")") or (
                low == "." and ends_sentence(tokens, index, lexicon)
            )
        if tokens.capital(index) and (low not in lexicon.not_names or self._is_name(index)):
            return False
        if low in lexicon.grammar["genitive"]:
            return tokens.low(index - 1) in lexicon.pronouns
        if low in lexicon.grammar["infinitive"] and tokens.low(index + 1) in lexicon.determiners:
            # “a source close to the minister”
            return False
        return (
            low in lexicon.conjunctions
            or low in lexicon.auxiliaries
            or (low in lexicon.say and low in lexicon.verbs)
            or low in lexicon.pronouns
        )

    def _before_verb(self, start: int, end: int) -> int:
        """Where a phrase ends if a verb that is no cue follows a name: “Halvorsen cut its …”."""
        tokens, lexicon = self.tokens, self.lexicon
        grammar = lexicon.grammar
        for name in self.names.within(start, end):
            verb = name.end
            if verb >= end or tokens.kind(verb) != "w" or tokens.capital(verb):
                continue
            low, after = tokens.low(verb), tokens.low(verb + 1)
            if low in grammar["genitive"] or low in lexicon.titles:
                continue
            if low.endswith(grammar["past_verbs"]) or low in lexicon.irregular:
                return verb
            if verb + 1 == end:
                governs = after in lexicon.determiners or after in lexicon.possessives
                to = low.endswith(grammar["finite"]) and after in grammar["infinitive"]
                if governs or to or lexicon.pronouns.get(after):
                    return verb
        for verb in range(start + 2, end):
            beside = tokens.kind(verb - 1) == "w" and tokens.low(start) in lexicon.determiners
            if beside and tokens.low(verb) in lexicon.irregular:
                return verb
        if end - start > PAIR and tokens.low(end - 1).endswith(grammar["past_verbs"]):
            determined = tokens.low(start) in lexicon.determiners
            if determined and tokens.low(end - 2) in lexicon.persons:
                # “A Danish diplomat translated for us”
                return end - 1
        governs = (
            tokens.low(end) in grammar["articles"]
            or tokens.low(end) in grammar["infinitive"]
            or tokens.low(end) in lexicon.possessives
        )
        if governs and end - start > 2 and tokens.low(end - 1).endswith(grammar["past_verbs"]):
            return end - 1
        return end

    def last_comma(self, end: int, low: int) -> int | None:
        """The last comma or dash between two tokens, if no quote stands after it."""
        for index in range(end - 1, max(low, end - FAR) - 1, -1):
            if self.tokens.low(index) in (",", "—", "–"):
                return index
            if index + 1 in self.opens:
                return None
        return None

    def _opening_bracket(self, closing: int, low: int) -> int | None:
        for index in range(closing - 1, max(low, closing - 15) - 1, -1):
            if self.tokens.low(index) == "(":
                return index
        return None
