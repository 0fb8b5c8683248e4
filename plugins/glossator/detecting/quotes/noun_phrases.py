"""Noun phrases that may speak: the one that ends with a token, the one that begins with it."""

from __future__ import annotations

from glossator.detecting.quotes.attributions import Speaker
from glossator.detecting.quotes.bounds import NOUN, NOUNS, PAIR, Bounds
from glossator.detecting.quotes.names import Name
from glossator.detecting.quotes.sentences import CLOSING
from glossator.detecting.quotes.voices import end_of_noun, is_adverb, is_mute


class NounPhrases(Bounds):
    """Finds the noun phrases beside a token in one text."""

    def ending(self, last: int, low: int, *, nearest: bool = False) -> Speaker | None:
        """The noun phrase that ends with a token; ``nearest``: no other that it belongs to."""
        tokens, lexicon = self.tokens, self.lexicon
        if last < low:
            return None
        word = tokens.low(last)
        if word in lexicon.pronouns:
            return Speaker(last, last + 1, pronoun=True)
        at = last
        while at > low and at > last - 2 * NOUN and not self._bounds(at):
            at -= 1
            begins = tokens.low(at + 1) in lexicon.determiners and not (
                tokens.capital(at + 1) and tokens.kind(at) == "w"
            )
            goes_on = tokens.low(at) in lexicon.prepositions and not nearest
            if begins and not goes_on and tokens.low(at) not in lexicon.grammar["all"]:
                at += 1
                break
        if self._bounds(at) and tokens.low(at) not in lexicon.determiners:
            at += 1
        return self._head(at, last + 1, backwards=True)

    def following(self, first: int, high: int) -> Speaker | None:
        """The noun phrase that begins with a token."""
        tokens, lexicon = self.tokens, self.lexicon
        at = first
        while at < high and self._is_filler(at) and not tokens.capital(at):
            at += 1
        if at >= high:
            return None
        if tokens.low(at) in lexicon.pronouns and not self._counts_one(at, high):
            return self._one_named(at, high) or Speaker(at, at + 1, pronoun=True)
        if tokens.low(at) == "@" and tokens.glued(at + 1) and at + 1 < high:
            end = at + 2
            while (
                end < high
                and tokens.glued(end)
                and (tokens.kind(end) != "s" or tokens.low(end) == "_")
            ):
                # “@deedee_1999”
                end += 1
            return Speaker(at, end)
        end = at
        while end < min(high, at + 2 * NOUN) and not self._ends_phrase(at, end):
            end += 1
        end = self._before_verb(at, end)
        found = self._head(at, end, backwards=False)
        if found is not None and found.name is None:
            # “the company's chief executive, Tim Cook”, “the head of the firm, Tim Cook”
            comma = end
            while comma < min(high, end + NOUN) and tokens.low(comma) != ",":
                comma += 1
            named = self.names.within(comma + 1, min(high, comma + NOUN))
            close = tokens.low(comma) == "," and (
                comma == end or tokens.low(end) in lexicon.prepositions
            )
            called = [name for name in named if self._is_called(name)]
            if close and called and called[0].start - comma <= 2 * NOUNS:
                # “her sous-chef, a Breton named Yann”
                return self.of_name(called[0])
            if close and named and self._described(comma + 1, named[0]):
                ends = named[0].end >= high or tokens.kind(named[0].end) == "s"
                if named[0].person or ends or tokens.low(named[0].end) == ",":
                    return self.of_name(named[0])
            # “co-founder and chief executive Priya Nair”
            joined = tokens.low(end) in lexicon.grammar["and"]
            named = self.names.within(end + 1, min(high, end + NOUN)) if joined else []
            if named and self._titled(end + 1, named[0]):
                return self.of_name(named[0])
        return found

    def _one_named(self, at: int, high: int) -> Speaker | None:
        """“said one, Ned Pascoe, whose family …”; “said one of them, Ned Pascoe”"""
        tokens = self.tokens
        comma = at + 1
        if tokens.low(comma) in self.lexicon.grammar["of"]:
            comma += 2 + (tokens.low(comma + 1) in self.lexicon.determiners)
        if tokens.low(at) not in self.lexicon.indefinite or tokens.low(comma) != ",":
            return None
        named = self.names.within(comma + 1, min(high, comma + NOUN))
        follows = bool(named) and self._titled(comma + 1, named[0]) and named[0].person
        return self.of_name(named[0]) if follows else None

    def _counts_one(self, at: int, high: int) -> bool:
        """“one passenger”: not a pronoun."""
        indefinite = self.tokens.low(at) in self.lexicon.indefinite
        noun = at + 1 < high and self.tokens.kind(at + 1) == "w" and self.tokens.near(at + 1)
        return indefinite and noun and not self._ends_phrase(at, at + 1)

    def _head(self, start: int, end: int, *, backwards: bool) -> Speaker | None:
        """The name in a noun phrase, or the phrase itself."""
        tokens, lexicon = self.tokens, self.lexicon
        stop = next(
            (
                index
                for index in range(start, end)
                if tokens.low(index) in lexicon.prepositions and not self._inside_name(index)
            ),
            end,
        )
        if stop == start:
            # “In Kyiv Zelensky said”: what ends the phrase speaks.
            named = [name for name in self.names.within(start, end) if name.end == end]
            return self.of_name(named[-1]) if named and backwards else None
        alone = stop == start + 1 < end
        if alone and tokens.low(start) in lexicon.indefinite:
            # “one of them”
            return Speaker(start, stop, pronoun=True)
        named = self.names.within(start, stop)
        after = range(named[-1].end, stop) if named else ()
        if named and not any(
            tokens.kind(at) == "w" and not is_adverb(tokens, lexicon, at) for at in after
        ):
            return self.of_name(named[-1])
        return self._noun(start, stop)

    def _noun(self, start: int, end: int) -> Speaker | None:
        """A speaker without a name: “a spokesman”, “officials”."""
        tokens, lexicon = self.tokens, self.lexicon
        while end > start and tokens.kind(end - 1) != "w":
            end -= 1
        while start < end and (tokens.low(start) in CLOSING or tokens.low(start) == "("):
            start += 1
        if tokens.low(end - 1) in lexicon.grammar["whom_too"]:
            # “Your leader quotes me as saying”
            return None
        if end - start > NOUN or end <= start:
            return None
        if end - start > 1 and tokens.low(end - 1) in lexicon.grammar["after_nouns"]:
            end -= 1
        if (
            end - start == PAIR
            and tokens.low(start - 1) == ","
            and tokens.low(start).endswith(lexicon.grammar["participles"])
            and tokens.low(end - 1).endswith(lexicon.grammar["plural"])
        ):
            # “…, defying moderates who say”
            start += 1
        end = end_of_noun(tokens, lexicon, start, end)
        if is_mute(tokens, lexicon, start, end):
            return None
        last, first = tokens.low(end - 1), tokens.low(start)
        verbs = lexicon.verbs
        accused = last in lexicon.persons and first in lexicon.determiners
        if last in lexicon.determiners or last in lexicon.adverbs:
            return None
        if last in verbs and not accused:
            return None
        bare = end == start + 1 and not tokens.capital(start)
        if bare and last.endswith(lexicon.grammar["past"]):
            return None
        if first in lexicon.not_names and first not in lexicon.determiners:
            return None
        if any(tokens.low(each) in verbs for each in range(start, end - 1)):
            return None
        return Speaker(start, end)

    def of_name(self, name: Name) -> Speaker:
        """A name as the one who speaks."""
        return Speaker(name.start, name.end, name)
