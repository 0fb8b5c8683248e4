"""Where a name begins and ends: capital words that stand together, and what joins them."""

from __future__ import annotations

from glossator.detecting.lexer import Tokens
from glossator.detecting.quotes.lexicon import Lexicon

NICKNAMES = "“\"‘'"
HYPHENS = ("-", "‑")
_WHOLE = 5
"""Tokens that somebody’s whole name may have, initials and their full stops included."""
_JOINTS = ("-", "‑", "'", "’", "&")


class CapitalRuns:
    """Finds the capital words of one text that stand together."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self._inner = frozenset(
            (
                *_JOINTS,
                ".",
                *NICKNAMES,
                *lexicon.particles,
                *lexicon.grammar["for"],
                *lexicon.grammar["offices_of"],
            )
        )
        """What may stand within a name that is no part of it."""

    def is_within(self, index: int) -> bool:
        """“the anaesthetist Will Carver”: capital words within a sentence."""
        tokens = self.tokens
        before = tokens.kind(index - 1) == "w" and not tokens.capital(index - 1)
        return before and tokens.capital(index + 1) and tokens.near(index + 1)

    def run_end(self, index: int) -> int:
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
                hyphen = tokens.low(past) in HYPHENS and tokens.glued(past)
                # “Bashar al-Assad”
                past += hyphen and tokens.glued(past + 1)
                if not (tokens.capital(past) and tokens.near(past)):
                    break
                if tokens.low(past) in lexicon.not_names or tokens.low(past) in lexicon.days:
                    break
                end = past + 1
            else:
                break
        return end

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
        if self.is_office(end):
            return 2
        return 2 if self._is_body(start, end) else 0

    def is_office(self, of: int) -> bool:
        """“Secretary of State Ada Marsh”: a title goes on over what it is the title of."""
        tokens, lexicon = self.tokens, self.lexicon
        return (
            tokens.low(of) in lexicon.grammar["offices_of"]
            and tokens.low(of - 1) in lexicon.titles
            and tokens.capital(of + 1)
            and tokens.low(of + 1) in lexicon.grammar["offices"]
        )

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
            tokens.low(end) in NICKNAMES
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

    def _of_many(self, start: int, end: int) -> bool:
        """“Allies of Gerald Moss”, “Residents of Mill Lane”: a noun and whose they are."""
        low = self.tokens.low(start)
        people = self.lexicon.persons
        plural = low.endswith(self.lexicon.grammar["plural"]) and low not in people
        alone = end == start + 1 and self.tokens.low(end) in self.lexicon.grammar["of"]
        return alone and plural and (low[:-1] in people or low in self.lexicon.grammar["followers"])

    def _is_full(self, start: int, end: int) -> bool:
        """Whether capital words are somebody’s whole name: “Petra Osei of Linden Research”."""
        lexicon = self.lexicon
        lows = self.tokens.lows
        while start < end and (lows[start] in lexicon.titles or lows[start] == "."):
            start += 1
        lows = lows[start:end]
        if len(lows) > _WHOLE:
            return False
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
