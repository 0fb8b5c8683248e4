"""Who is meant: the noun phrases that may speak, found without a grammar of the whole sentence."""

from __future__ import annotations

from dataclasses import dataclass

from glossator.detecting.lexer import Tokens
from glossator.detecting.quotes.lexicon import Lexicon
from glossator.detecting.quotes.names import Name, Names
from glossator.detecting.quotes.sentences import CLOSING, FAR, OPENING, Sentences, ends_sentence

COMMAS = frozenset(",;:—–-")
_DASHES = frozenset("—–-")
NOUN = 9
_PAIR = 2
_NOUNS = 4
"""Words that may describe somebody before the name."""
_LEAD = 7
"""Tokens that words of time before the subject may have."""
"""Tokens that a speaker without a name may have."""


@dataclass(frozen=True)
class Speaker:
    """A mention that speaks. ``start`` and ``end`` are tokens; ``name`` if it has one."""

    start: int
    end: int
    name: Name | None = None
    pronoun: bool = False


class Mentions:
    """Finds the mentions around a verb in one text."""

    def __init__(
        self, tokens: Tokens, names: Names, lexicon: Lexicon, sentences: Sentences
    ) -> None:
        self.tokens = tokens
        self.names = names
        self.lexicon = lexicon
        self.opens = sentences.opens
        self.closes = sentences.closes
        self._adverbs = lexicon.grammar["adverbs"]
        self._leading = (*lexicon.grammar["participles"], *self._adverbs)

    def subject(self, cue: int, low: int) -> Speaker | None:
        """Who does what a verb says: the noun phrase before it."""
        tokens, lexicon = self.tokens, self.lexicon
        at = cue - 1
        while at >= low and self._is_filler(at):
            at -= 1
        timely = tokens.low(at) in lexicon.grammar["times"]
        if timely and tokens.low(at - 1) in lexicon.grammar["timely"]:
            # “A group of artists this week published …”
            at -= 2
        if at < low:
            return None
        sign = tokens.low(at)
        if sign in (*_DASHES, ","):
            return self._before_insertion(at, low)
        if sign == ")":
            opening = self._opening_bracket(at, low)
            return self.ending(opening - 1, low) if opening is not None else None
        if sign in lexicon.relative:
            return self._antecedent(at, low)
        if sign in lexicon.conjunctions and sign not in lexicon.grammar["whom"]:
            return self._earlier_subject(at, low)
        partly = tokens.low(at) in lexicon.grammar["whom"]
        if partly and tokens.low(at - 2) in lexicon.indefinite:
            # “the families, one of whom shouted”
            return Speaker(at - 2, at - 1, pronoun=True)
        found = self._both(at, low) or self.ending(at, low)
        who = self._relative(at if found is None else found.start, low, found is None)
        if who is not None:
            # “A witness who saw the crash said”
            return self.ending(who - 1, low)
        clause = found is None or tokens.low(found.start) in lexicon.relative
        if clause or (found is not None and self._is_object(found, low)):
            # “The captain of a ferry that sank off Mull said”
            main = self.main_subject(low, cue)
            if main is not None and main.end < (cue if found is None else found.start):
                return main
            return None if clause else found
        return found

    def _both(self, last: int, low: int) -> Speaker | None:
        """“Ana Torres and Sheriff Bill Coe said”, where nothing else stands before."""
        names = self.names.before(last + 1, 2)
        if len(names) < _PAIR or names[0].end != last + 1 or names[1].start < low:
            return None
        second, first = names
        joined = self.tokens.low(first.end) in self.lexicon.grammar["and"]
        people = all(self.names.fullest(name).person for name in names)
        begins = self._titled(low, first) and self._titled(first.end + 1, second)
        return Speaker(first.start, second.end) if joined and people and begins else None

    def _relative(self, start: int, low: int, alone: bool) -> int | None:
        """The “who” of a clause, all without commas, that ends in a mention at ``start``."""
        tokens, lexicon = self.tokens, self.lexicon
        verbs = 0
        for index in range(start - 1, max(low, start - 2 * NOUN), -1):
            word = tokens.low(index)
            if tokens.kind(index) == "s" and word not in ("-", "‑", ".", "'", "’"):
                return None
            if word in lexicon.grammar["who"]:
                noun = tokens.kind(index - 1) == "w" and tokens.low(index - 1) not in lexicon.cues
                return index if verbs and noun else None
            if word in lexicon.say and not alone:
                return None
            verbs += word not in lexicon.titles and word not in lexicon.determiners
        return None

    def _is_object(self, speaker: Speaker, low: int) -> bool:
        """Whether a name is nothing but what a preposition rules."""
        before = speaker.start - 1
        ruled = speaker.name is not None and before > low and not self.tokens.capital(before)
        word = self.tokens.low(before)
        beside = word in self.lexicon.grammar["with"]
        return ruled and word in self.lexicon.prepositions and not beside

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
            and name.start - start <= _NOUNS
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

    def _before_insertion(self, comma: int, low: int) -> Speaker | None:
        """Before “, the Republican nominee,”; or the name within such an insertion."""
        tokens = self.tokens
        first = self.last_comma(comma, low)
        if first is None:
            found = self.ending(comma - 1, low)
            main = self.main_subject(low, comma)
            # “The candidate mocked a reporter, called him …”
            earlier = main is not None and found is not None and main.end < found.start
            return main if earlier else found
        leading = self.names.within(low, min(comma, low + NOUN))
        certain = leading and (leading[0].person or leading[0].start == low)
        followed = certain and tokens.low(leading[0].end) == ","
        if followed and self._titled(low, leading[0]):
            return self.of_name(leading[0])
        inner = self.names.within(first + 1, comma)
        alone = inner and (inner[0].end == comma or inner[0].person)
        if alone and self._titled(first + 1, inner[0]):
            outer = self.ending(first - 1, low)
            if outer is None or outer.name is None or self._is_object(outer, low):
                return self.of_name(inner[0])
            office = self._is_office(outer.name) or self._has_head(low, first)
            if inner[0].person and inner[0].end == comma and office:
                # “Ridgeline’s CEO, Carter Blythe, said”
                return self.of_name(inner[0])
        if tokens.low(first - 1) == ")":
            opening = self._opening_bracket(first - 1, low)
            if opening is not None:
                return self.ending(opening - 1, low)
        outer = self.ending(first - 1, low)
        if outer is not None and (outer.name is not None or outer.pronoun):
            return outer
        # “In Kyiv, where it rained, the president said”
        return outer

    def _is_office(self, name: Name) -> bool:
        """Whether capital words before a comma are an office, or a body that has a head."""
        titles = all(word in self.lexicon.titles for word in name.words)
        body = not self.lexicon.organisations.isdisjoint(name.words)
        return titles or body

    def _has_head(self, low: int, end: int) -> bool:
        """“The general secretary of the Union of Miners and Drivers, …”: an office, and of what."""
        tokens, lexicon = self.tokens, self.lexicon
        persons = lexicon.grammar["persons"]
        if tokens.low(low) not in lexicon.grammar["articles"]:
            return False
        for index in range(low + 1, min(end, low + NOUN)):
            if tokens.low(index) in lexicon.grammar["of"]:
                before = tokens.low(index - 1)
                return before in persons or before in lexicon.titles
        return False

    def _antecedent(self, relative: int, low: int) -> Speaker | None:
        at = relative - 1
        if self.tokens.low(at) in COMMAS:
            at -= 1
        if self.tokens.low(at) == ")":
            opening = self._opening_bracket(at, low)
            at = opening - 1 if opening is not None else at
        thing = self.tokens.low(relative) not in self.lexicon.grammar["who"]
        found = self.ending(at, low, nearest=thing)
        if found is None or thing or found.name is not None:
            return found
        return self._owner_of_description(found, low) or self._agent(found, at, low) or found

    def _owner_of_description(self, found: Speaker, low: int) -> Speaker | None:
        """“Ames, a maker of valves who once said”: whom the words after the comma describe."""
        tokens = self.tokens
        apart = tokens.low(found.start - 1) == "," and found.start - 2 >= low
        if not apart or tokens.low(found.start) not in self.lexicon.grammar["articles"]:
            return None
        named = self.names.before(found.start, 1)
        beside = bool(named) and named[0].end == found.start - 1 and named[0].start >= low
        full = self.names.fullest(named[0]) if beside else None
        return self.of_name(named[0]) if full is not None and full.person else None

    def _agent(self, found: Speaker, last: int, low: int) -> Speaker | None:
        """“a protest by Democrats who called it”: whoever stands after “by”."""
        for index in range(last, max(low, found.start, last - NOUN), -1):
            if self.tokens.low(index) in self.lexicon.by:
                return self.following(index + 1, last + 1)
        return None

    def _earlier_subject(self, at: int, low: int) -> Speaker | None:
        """“Peskov smiled and said”: the subject of the verb before the conjunction."""
        return self.main_subject(low, at)

    def main_subject(self, low: int, end: int) -> Speaker | None:
        """The first noun phrase of a sentence, after what only leads it in."""
        tokens, lexicon = self.tokens, self.lexicon
        at = self._past_dateline(low, end)
        while at < end and (tokens.low(at) in OPENING or tokens.low(at) in CLOSING):
            # A quote that begins the sentence is passed over, with the comma after it.
            at = self.closes.get(at, at + 1)
            at += tokens.low(at) == ","
        for _ in range(3):
            first = tokens.low(at)
            leads = (
                first in lexicon.prepositions
                or first in lexicon.conjunctions
                or first in lexicon.adverbs
                or first in lexicon.days
                or first.endswith(self._leading)
                or self._is_asked(at)
            )
            if not leads:
                timely = self._past_time(at, end)
                if timely is None:
                    break
                at = timely
                continue
            if first in lexicon.grammar["joining"] or first in lexicon.adverbs:
                at += 1 + (tokens.low(at + 1) == ",")
                continue
            comma = next(
                (each for each in range(at, min(end, at + 30)) if tokens.low(each) == ","), None
            )
            if comma is None:
                return None
            at = self._past_state(comma + 1, end)
            played = tokens.low(at).endswith(lexicon.grammar["past_verbs"])
            again = next(
                (each for each in range(at, min(end, at + 2 * NOUN)) if tokens.low(each) == ","),
                None,
            )
            if played and not tokens.capital(at) and again is not None:
                # “On one tape, played more than once, Lassiter …”
                at = again + 1
        return self.following(at, end)

    def _past_state(self, at: int, end: int) -> int:
        """Past “N.H.,” in “In Salem, N.H., on Tuesday, Senator …”."""
        tokens = self.tokens
        if not tokens.capital(at):
            return at
        for index in range(at + 1, min(end, at + _NOUNS + 1)):
            if tokens.low(index) == ",":
                return index + 1 if tokens.low(index - 1) == "." else at
            if tokens.kind(index) != "s" and not tokens.glued(index):
                return at
        return at

    def _is_asked(self, at: int) -> bool:
        """“Reached by telephone, Bennett …”: a participle that leads a sentence in."""
        follows = self.tokens.low(at + 1)
        lexicon = self.lexicon
        return (
            self.tokens.low(at).endswith(lexicon.grammar["past_verbs"])
            and self.tokens.capital(at)
            and (follows in lexicon.prepositions or follows in lexicon.that)
        )

    def _past_time(self, at: int, end: int) -> int | None:
        """Past “Late last month, …” and “Hours later, …”."""
        tokens, times = self.tokens, self.lexicon.grammar["times"]
        irregular = self.lexicon.grammar["irregular"]
        named = tokens.low(at) not in times and self.names.within(at, at + 1)
        if named or tokens.low(at) in self.lexicon.pronouns:
            return None
        for index in range(at, min(end, at + _LEAD)):
            if tokens.low(index) == ",":
                timely = any(tokens.low(each) in times for each in range(at, index))
                return index + 1 if timely else None
            low = tokens.low(index)
            verb = low.endswith(self.lexicon.grammar["past_verbs"]) or low in irregular
            if tokens.kind(index) == "s" or verb:
                return None
        return None

    def _past_dateline(self, low: int, end: int) -> int:
        """Past “PHILADELPHIA (UPI) —”."""
        for index in range(low, min(end, low + 14)):
            if self.tokens.low(index) in _DASHES and not self.tokens.glued(index + 1):
                return index + 1 + (self.tokens.low(index + 1) in _DASHES)
            if self.tokens.kind(index) == "w" and not self.tokens.capital(index):
                break
        return low

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
            close = comma == end or tokens.low(end) in lexicon.prepositions
            called = [name for name in named if self._is_called(name)]
            if close and called and called[0].start - comma <= 2 * _NOUNS:
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
            if low.endswith(grammar["past_verbs"]) or low in grammar["irregular"]:
                return verb
            if verb + 1 == end:
                governs = after in lexicon.determiners or after in lexicon.possessives
                to = low.endswith(grammar["finite"]) and after in grammar["infinitive"]
                if governs or to or lexicon.pronouns.get(after):
                    return verb
        for verb in range(start + 2, end):
            beside = tokens.kind(verb - 1) == "w" and tokens.low(start) in lexicon.determiners
            if beside and tokens.low(verb) in grammar["irregular"]:
                return verb
        if end - start > _PAIR and tokens.low(end - 1).endswith(grammar["past_verbs"]):
            determined = tokens.low(start) in lexicon.determiners
            if determined and tokens.low(end - 2) in grammar["persons"]:
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

    def _one_named(self, at: int, high: int) -> Speaker | None:
        """“said one, Ned Pascoe, whose family …”"""
        tokens = self.tokens
        if tokens.low(at) not in self.lexicon.indefinite or tokens.low(at + 1) != ",":
            return None
        named = self.names.within(at + 2, min(high, at + NOUN))
        follows = bool(named) and self._titled(at + 2, named[0]) and named[0].person
        return self.of_name(named[0]) if follows else None

    def _counts_one(self, at: int, high: int) -> bool:
        """“one passenger”: not a pronoun."""
        indefinite = self.tokens.low(at) in self.lexicon.indefinite
        noun = at + 1 < high and self.tokens.kind(at + 1) == "w" and self.tokens.near(at + 1)
        return indefinite and noun and not self._ends_phrase(at, at + 1)

    def _ends_phrase(self, start: int, index: int) -> bool:
        """Whether a noun phrase that began at ``start`` is over before a token."""
        tokens, lexicon = self.tokens, self.lexicon
        low = tokens.low(index)
        if tokens.kind(index) == "s":
            inner = low in ("-", "‑", "'", "’", "&", ".")
            return not inner or (low == "." and ends_sentence(tokens, index, lexicon))
        if index == start:
            return False
        if low in lexicon.grammar["of"] and self._inside_name(index):
            return False
        if (
            tokens.capital(index)
            and low in lexicon.auxiliaries
            and self.names.within(index, index + _PAIR)
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

    def _inside_name(self, index: int) -> bool:
        names = self.names
        found = names.before(index + 8, 4)
        return any(name.start < index < name.end for name in found)

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
        if named and not any(tokens.kind(each) == "w" for each in range(named[-1].end, stop)):
            return self.of_name(named[-1])
        return self._noun(start, stop)

    def _noun(self, start: int, end: int) -> Speaker | None:
        """A speaker without a name: “a spokesman”, “officials”."""
        tokens, lexicon = self.tokens, self.lexicon
        while end > start and tokens.kind(end - 1) != "w":
            end -= 1
        if end - start > NOUN or end <= start:
            return None
        if end - start > 1 and tokens.low(end - 1) in lexicon.grammar["after_nouns"]:
            end -= 1
        if (
            end - start == _PAIR
            and tokens.low(start - 1) == ","
            and tokens.low(start).endswith(lexicon.grammar["participles"])
            and tokens.low(end - 1).endswith(lexicon.grammar["plural"])
        ):
            # “…, defying moderates who say”
            start += 1
        last, first = tokens.low(end - 1), tokens.low(start)
        verbs = lexicon.verbs
        accused = last in lexicon.grammar["persons"] and first in lexicon.determiners
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
