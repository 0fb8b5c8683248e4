"""Whom capital words name: titles left out, with what they say of the person."""

from __future__ import annotations

from dataclasses import dataclass

from glossator.detecting.quotes.capital_runs import HYPHENS, NICKNAMES, CapitalRuns

_NICKNAMED = 4
"""Tokens that a nickname, its marks and the surname have."""


@dataclass(frozen=True)
class Name:
    """A name, titles and offices left out. ``start`` and ``end`` are tokens."""

    start: int
    end: int
    words: tuple[str, ...]
    gender: str = ""
    title: str = ""
    """The last title before it, written out: “agent”, “governor”."""
    person: bool = False
    institution: bool = False


@dataclass(frozen=True)
class _Titled:
    """Where a name begins after its titles, the last of them, and what they say of gender."""

    core: int
    title: str = ""
    gender: str = ""


class Naming(CapitalRuns):
    """Reads the capital words of one text as names."""

    def name(self, start: int, end: int) -> Name | None:
        """The name that some capital words are."""
        tokens, lexicon = self.tokens, self.lexicon
        lows, kinds = tokens.lows, tokens.kinds
        titled = self._titled(start, end)
        core, gender = titled.core, titled.gender
        if core > start and lows[core] in lexicon.determiners:
            # “Sprecherin der Initiative” is nobody's name.
            return None
        if core > start and lows[core] in lexicon.prepositions:
            # “the Archbishop of Canterbury”: the office is all that is told.
            return Name(start, end, self._words(start, end), institution=True)
        parts = [lows[index] for index in range(core, end) if kinds[index] == "w"]
        if not parts:
            return None
        words = self._words(core, end)
        kin = ""
        before = lows[start - 1] if start else ""
        if not gender and (before == "," or before in lexicon.genders):
            gender = kin = self._kin(start, end)
        first = lexicon.genders.get(words[0], "") or lexicon.genders.get(parts[0], "")
        gender = gender or (first if len(words) > 1 else "")
        body = not (
            lexicon.organisations.isdisjoint(parts) and lexicon.bodily.isdisjoint(parts[1:])
        )
        institution = not first and body
        after_the = core > 0 and lows[core - 1] in lexicon.determiners
        several = len(words) in (2, 3) and len(max(words, key=len)) > 1
        called = bool(first or kin or titled.title) or several
        person = called and not institution and not after_the
        if person and not titled.title:
            # “St. Paul”, “Form N5B”
            person = words[0] not in lexicon.grammar["saints"] and not self._is_lettered(end)
        if tokens.kind(end) == "n" and words[-1] in lexicon.grammar["numbered"]:
            # “Section 4 of the Act”
            end += tokens.near(end)
        title = lexicon.whole.get(titled.title, titled.title)
        return Name(core, end, words, gender, title, person, institution)

    def _titled(self, start: int, end: int) -> _Titled:
        """What stands before a name, within its capital words or right before them."""
        tokens, lexicon = self.tokens, self.lexicon
        lows = tokens.lows
        found = _Titled(start)
        for index in range(start, end):
            low = lows[index]
            if low in lexicon.titles and not self._is_part(index, end):
                after = index + 1 + (tokens.low(index + 1) == ".")
                after += 2 * self.is_office(after)
                if after < end:
                    found = _Titled(after, low, lexicon.genders.get(low, found.gender))
        if found.title:
            return found
        before = start - 1
        if tokens.low(before) == ".":
            before -= 1
        elif not tokens.near(start):
            return found
        low = tokens.low(before)
        return _Titled(start, low, lexicon.genders.get(low, "")) if low in lexicon.titles else found

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

    def _words(self, start: int, end: int) -> tuple[str, ...]:
        """The words of a name; what a hyphen joins is one: “Petra Novotna-Hall”."""
        lows, kinds = self.tokens.lows, self.tokens.kinds
        words: list[str] = []
        for index in range(start, end):
            if kinds[index] != "w":
                continue
            if index > start and lows[index - 1] in HYPHENS and words:
                words[-1] = f"{words[-1]}-{lows[index]}"
            else:
                words.append(lows[index])
        if end - start > _NICKNAMED and self.tokens.low(end - 4) in NICKNAMES and len(words) > 2:
            # The nickname is no part of what a fuller name is told by.
            del words[-2]
        return tuple(words)
