"""Who is meant by the subject of a verb, found without a grammar of the whole sentence."""

from __future__ import annotations

from glossator.detecting.quotes.attributions import Speaker
from glossator.detecting.quotes.bounds import COMMAS, DASHES, NOUN, PAIR
from glossator.detecting.quotes.main_subjects import MainSubjects
from glossator.detecting.quotes.names import Name


class Mentions(MainSubjects):
    """Finds the mentions around a verb in one text."""

    def subject(self, cue: int, low: int) -> Speaker | None:
        """Who does what a verb says: the noun phrase before it."""
        tokens, lexicon = self.tokens, self.lexicon
        at = cue - 1
        while at >= low and self._is_filler(at):
            at -= 1
        timely = tokens.low(at) in lexicon.times
        if timely and tokens.low(at - 1) in lexicon.grammar["timely"]:
            # “A group of artists this week published …”
            at -= 2
        if at < low:
            return None
        sign = tokens.low(at)
        if sign in (*DASHES, ","):
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
        if len(names) < PAIR or names[0].end != last + 1 or names[1].start < low:
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
        persons = lexicon.persons
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
        found = self.ending(at, low, nearest=thing) or self.ending(at, low, nearest=True)
        if found is None and not thing:
            # “The vote was close for Mr. Lee, who said”: what is close says nothing.
            named = self.names.ending(at + 1, low)
            return self.of_name(named) if named is not None else None
        if found is None or thing or found.name is not None:
            return found
        return self._owner_of_description(found, low) or self._agent(found, at, low) or found

    def _owner_of_description(self, found: Speaker, low: int) -> Speaker | None:
        """“Ames, a maker of valves who once said”: whom the words after the comma describe."""
        tokens = self.tokens
        comma = found.start - 1
        # “Ames, then a clerk, who …”
        comma -= tokens.low(comma) in self.lexicon.adverbs
        apart = tokens.low(comma) == "," and comma > low
        if not apart or tokens.low(found.start) not in self.lexicon.grammar["articles"]:
            return None
        named = self.names.ending(comma, low)
        person = named is not None and self.names.fullest(named).person
        return self.of_name(named) if named is not None and person else None

    def _agent(self, found: Speaker, last: int, low: int) -> Speaker | None:
        """“a protest by Democrats who called it”: whoever stands after “by”."""
        for index in range(last, max(low, found.start, last - NOUN), -1):
            if self.tokens.low(index) in self.lexicon.by:
                return self.following(index + 1, last + 1)
        return None

    def _earlier_subject(self, at: int, low: int) -> Speaker | None:
        """“Peskov smiled and said”: the subject of the verb before the conjunction."""
        return self.main_subject(low, at)
