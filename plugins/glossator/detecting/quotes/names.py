"""The names of a text: where they stand, and which of them mean the same person."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from glossator.detecting.lexer import Tokens
from glossator.detecting.quotes.lexicon import Lexicon

_FEW = 8
_WHOLE = 5
"""Tokens that somebody’s whole name may have, initials and their full stops included."""
_NICKNAMED = 4
"""Tokens that a nickname, its marks and the surname have."""
_PARTY = re.compile(r"[A-Z]-[A-Z][a-z]")
_NICKNAMES = "“\"‘'"
_JOINTS = ("-", "‑", "'", "’", "&")


@dataclass(frozen=True)
class Name:
    """A name, titles and offices left out. ``start`` and ``end`` are tokens."""

    start: int
    end: int
    words: tuple[str, ...]
    gender: str = ""
    titled: bool = False
    person: bool = False


class Names:
    """Every name of a text, in its order."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.all: list[Name] = []
        self._by_last: dict[str, tuple[list[int], list[Name]]] = {}
        self._by_first: dict[str, tuple[list[int], list[Name]]] = {}
        self._leading = (
            lexicon.prepositions | lexicon.conjunctions | lexicon.adverbs | lexicon.numbers
        )
        self._inner = frozenset(
            (*_JOINTS, ".", *_NICKNAMES, *lexicon.particles, *lexicon.grammar["for"])
        )
        """What may stand within a name that is no part of it."""
        self._read()
        self.starts = [name.start for name in self.all]
        self.ends = [name.end for name in self.all]

    def within(self, start: int, end: int) -> list[Name]:
        """The names that lie wholly between two tokens."""
        first = bisect_left(self.starts, start)
        found = []
        for name in self.all[first : bisect_right(self.starts, end - 1)]:
            if name.end <= end:
                found.append(name)
        return found

    def before(self, token: int, most: int) -> list[Name]:
        """The last names that end before a token, the nearest first."""
        last = bisect_right(self.ends, token)
        return self.all[max(0, last - most) : last][::-1]

    def fullest(self, name: Name) -> Name:
        """The last fuller name of the same person that the text has given by then, or itself."""
        if len(name.words) > 1:
            return name
        word = name.words[0]
        for known in (self._by_last, self._by_first):
            starts, fuller = known.get(word, ([], []))
            index = bisect_right(starts, name.start)
            for each in reversed(fuller[max(0, index - _FEW) : index]):
                if not (name.gender and each.gender and name.gender != each.gender):
                    return each
        return name

    def text(self, name: Name) -> str:
        """The name as it stands, on one line."""
        starts, ends = self.tokens.starts, self.tokens.ends
        return " ".join(self.tokens.text[starts[name.start] : ends[name.end - 1]].split())

    def _read(self) -> None:
        tokens, lexicon = self.tokens, self.lexicon
        text, starts, lows, kinds = tokens.text, tokens.starts, tokens.lows, tokens.kinds
        capitals = [
            index
            for index, start in enumerate(starts)
            if kinds[index] == "w" and text[start].isupper()
        ]
        past = 0
        for index in capitals:
            if index < past or lows[index] in lexicon.days:
                continue
            low = lows[index]
            if low in lexicon.not_names or low in self._leading:
                said = low in lexicon.auxiliaries and (
                    (tokens.low(index + 1) in lexicon.say and kinds[index - 1] != "n")
                    or self._is_within(index)
                )
                leads = low in self._leading and not tokens.capital(index + 1)
                if (low in lexicon.not_names or leads) and not said:
                    continue
            if index and lows[index - 1] in ",(" and _PARTY.match(text, starts[index]):
                # “Sen. Harriet Lowell, D-Maine”
                past = index + 3
                continue
            past = self._run_end(index)
            self._add(index, past)

    def _is_within(self, index: int) -> bool:
        """“the anaesthetist Will Carver”: capital words within a sentence."""
        tokens = self.tokens
        before = tokens.kind(index - 1) == "w" and not tokens.capital(index - 1)
        return before and tokens.capital(index + 1) and tokens.near(index + 1)

    def _is_part(self, index: int, end: int) -> bool:
        """Whether a title is part of a name: “Dean Royle”, “the Justice Department”."""
        lows, lexicon = self.tokens.lows, self.lexicon
        if index + 2 != end:
            return False
        return lows[index] in lexicon.first_names or lows[index + 1] in lexicon.organisations

    def _is_lettered(self, end: int) -> bool:
        """Whether a name ends in a letter that stands for nothing longer: “Exhibit B”."""
        tokens = self.tokens
        if tokens.kind(end) == "n" and tokens.glued(end):
            return True
        letter = tokens.kind(end - 1) == "w" and len(tokens.low(end - 1)) == 1
        return letter and tokens.low(end) != "."

    def _kin(self, start: int, end: int) -> str:
        """“her husband Stan”, “His daughter, Renee Ward, …”: what a noun says of a name."""
        tokens, genders = self.tokens, self.lexicon.genders
        noun = start - 1
        if tokens.low(noun) == "," and tokens.low(end) in (",", "."):
            noun -= 1
        return "" if tokens.capital(noun) else genders.get(tokens.low(noun), "")

    def _of_many(self, start: int, end: int) -> bool:
        """“Allies of Gerald Moss”, “Residents of Mill Lane”: a noun and whose they are."""
        low = self.tokens.low(start)
        people = self.lexicon.grammar["persons"]
        plural = low.endswith(self.lexicon.grammar["plural"]) and low not in people
        alone = end == start + 1 and self.tokens.low(end) in self.lexicon.grammar["of"]
        return alone and plural and (low[:-1] in people or low in self.lexicon.grammar["followers"])

    def _is_body(self, start: int, end: int) -> bool:
        """“the Alliance for Honest Science”: the name of a body goes on after “for”."""
        tokens, lexicon = self.tokens, self.lexicon
        bodies = tokens.low(end) in lexicon.grammar["for"] and tokens.near(end)
        named = tokens.low(end - 1) in lexicon.organisations
        begins = end == start + 1 or tokens.low(start - 1) in lexicon.determiners
        after = tokens.low(end + 1)
        goes_on = tokens.capital(end + 1) and tokens.near(end + 1)
        return (
            bodies
            and named
            and begins
            and goes_on
            and after not in lexicon.not_names
            and after not in lexicon.days
        )

    def _is_nicknamed(self, start: int, end: int) -> bool:
        """Vernon “Bud” Lassiter."""
        tokens = self.tokens
        return (
            tokens.low(end) in _NICKNAMES
            and tokens.low(end - 1) not in self.lexicon.titles
            and tokens.capital(end + 1)
            and tokens.glued(end + 1)
            and tokens.low(end + 2) in "”\"’'"
            and tokens.glued(end + 2)
            and tokens.capital(end + 3)
            and tokens.near(end + 3)
            and not tokens.glued(end + 3)
            and tokens.low(start) not in self.lexicon.not_names
            and tokens.low(end + 3) not in self.lexicon.not_names
            and tokens.low(end + 3) not in self.lexicon.days
        )

    def _inserted(self, start: int, end: int) -> int:
        """How many tokens a name goes on over that are no plain capital words."""
        tokens = self.tokens
        low = tokens.low(end)
        if low == "." and tokens.glued(end) and self._is_initial(end - 1):
            return 1
        if low in _JOINTS and self._joined(end):
            return 2
        if low in ("'", "’") and self._owned(end):
            return 1
        if self._is_nicknamed(start, end):
            return 4
        return 2 if self._is_body(start, end) else 0

    def _run_end(self, index: int) -> int:
        """Past the capital words that stand together, with particles and initials between them."""
        tokens, lexicon = self.tokens, self.lexicon
        end = index + 1
        while end < len(tokens):
            if tokens.capital(end) and tokens.near(end):
                if tokens.low(end) in lexicon.days or "\n" in self._gap(end):
                    break
                end += 1
            elif tokens.lows[end] not in self._inner:
                break
            elif inserted := self._inserted(index, end):
                end += inserted
            elif self._of_many(index, end):
                break
            elif tokens.low(end) in lexicon.particles and tokens.near(end):
                named = end > index + 1 and self._is_full(index, end)
                if named and tokens.low(end) in lexicon.prepositions:
                    # “Ben Katz of Leeds”
                    break
                past = end + 1
                while tokens.low(past) in lexicon.particles and past < end + 3:
                    past += 1
                if not (tokens.capital(past) and tokens.near(past)):
                    break
                if tokens.low(past) in lexicon.not_names or tokens.low(past) in lexicon.days:
                    break
                end = past + 1
            else:
                break
        return end

    def _is_full(self, start: int, end: int) -> bool:
        """Whether capital words are somebody’s whole name: “Petra Osei of Linden Research”."""
        lexicon = self.lexicon
        if end - start > _WHOLE:
            return False
        lows = self.tokens.lows
        while start < end and (lows[start] in lexicon.titles or lows[start] == "."):
            start += 1
        lows = lows[start:end]
        if lows and lows[0] in lexicon.genders:
            return True
        after_the = self.tokens.low(start - 1) in lexicon.determiners
        known = any(low in lexicon.organisations for low in lows)
        return len(lows) > 1 and not after_the and not known

    def _owned(self, mark: int) -> bool:
        """“the Teachers’ Association”: what owns and what is owned are one name."""
        tokens = self.tokens
        after = mark + 1
        return (
            tokens.glued(mark)
            and tokens.low(mark - 1).endswith("s")
            and tokens.near(after)
            and tokens.capital(after)
            and tokens.low(after) in self.lexicon.organisations
        )

    def _gap(self, index: int) -> str:
        return self.tokens.text[self.tokens.ends[index - 1] : self.tokens.starts[index]]

    def _is_initial(self, index: int) -> bool:
        raw = self.tokens.raw(index)
        titled = raw.lower() in self.lexicon.abbreviations
        return (len(raw) == 1 or titled) and self.tokens.capital(index + 2)

    def _joined(self, end: int) -> bool:
        """“Jean-Claude”, “al-Assad”, “O’Brien”, “Marks & Spencer”."""
        tokens = self.tokens
        if tokens.low(end) == "&":
            return tokens.capital(end + 1) and tokens.near(end + 1)
        return tokens.glued(end) and tokens.glued(end + 1) and tokens.kind(end + 1) == "w"

    def _add(self, start: int, end: int) -> None:
        tokens, lexicon = self.tokens, self.lexicon
        lows, kinds = tokens.lows, tokens.kinds
        gender, titled, core = "", False, start
        for index in range(start, end):
            low = lows[index]
            if low in lexicon.titles and not self._is_part(index, end):
                after = index + 1 + (tokens.low(index + 1) == ".")
                if after < end:
                    core, titled = after, True
                    gender = lexicon.genders.get(low, gender)
        before = lows[start - 1] if start else ""
        if not titled and before in lexicon.titles and tokens.near(start):
            titled, gender = True, lexicon.genders.get(before, "")
        if not titled and before == "." and tokens.low(start - 2) in lexicon.titles:
            titled, gender = True, lexicon.genders.get(tokens.low(start - 2), "")
        if core > start and lows[core] in lexicon.determiners:
            # “Sprecherin der Initiative” is nobody's name.
            return
        words = tuple([lows[index] for index in range(core, end) if kinds[index] == "w"])
        if end - core > _NICKNAMED and tokens.low(end - 4) in _NICKNAMES and len(words) > 2:
            # The nickname is no part of what a fuller name is told by.
            words = (*words[:-2], words[-1])
        if not words:
            return
        if not gender and (before == "," or before in lexicon.genders):
            gender = self._kin(start, end)
        first = lexicon.genders.get(words[0], "")
        gender = gender or (first if len(words) > 1 else "")
        institution = not first and not lexicon.organisations.isdisjoint(words)
        after_the = core > 0 and lows[core - 1] in lexicon.determiners
        called = bool(first) or titled or (len(words) in (2, 3) and len(max(words, key=len)) > 1)
        person = called and not institution and not after_the
        if person and not titled:
            # “St. Paul”, “Form N5B”
            person = words[0] not in lexicon.grammar["saints"] and not self._is_lettered(end)
        made = Name(core, end, words, gender, titled, person)
        self.all.append(made)
        if len(words) > 1 and not institution:
            for known, word in ((self._by_last, words[-1]), (self._by_first, words[0])):
                starts, fuller = known.setdefault(word, ([], []))
                starts.append(core)
                fuller.append(made)
