"""The names of a text: where they stand, and which of them mean the same person."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from glossator.detecting.lexer import Tokens
from glossator.detecting.quotes.lexicon import Lexicon
from glossator.detecting.quotes.naming import Name, Naming

__all__ = ["Name", "Names"]

_FEW = 8
_PARTY = re.compile(r"[A-Z]-[A-Z][a-z]")


class Names(Naming):
    """Every name of a text, in its order."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        super().__init__(tokens, lexicon)
        self.all: list[Name] = []
        self._by_last: dict[str, tuple[list[int], list[Name]]] = {}
        self._by_first: dict[str, tuple[list[int], list[Name]]] = {}
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

    def ending(self, token: int, low: int) -> Name | None:
        """The name that ends right before ``token``, if it begins at ``low`` or later."""
        named = self.before(token, 1)
        beside = bool(named) and named[0].end == token and named[0].start >= low
        return named[0] if beside else None

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
            if low in lexicon.not_names or low in lexicon.leading:
                said = low in lexicon.auxiliaries and (
                    (tokens.low(index + 1) in lexicon.say and kinds[index - 1] != "n")
                    or self.is_within(index)
                )
                leads = low in lexicon.leading and not tokens.capital(index + 1)
                if (low in lexicon.not_names or leads) and not said:
                    continue
            if index and lows[index - 1] in ",(" and _PARTY.match(text, starts[index]):
                # “Sen. Harriet Lowell, D-Maine”
                past = index + 3
                continue
            past = self.run_end(index)
            name = self.name(index, past)
            if name is not None:
                self._add(name)

    def _add(self, name: Name) -> None:
        words = name.words
        self.all.append(name)
        if len(words) > 1 and not name.institution:
            last = words[-1]
            # “Bashar al-Assad”: “Assad”, too
            lasts = {last, last.rpartition("-")[2]}
            for known, word in (
                *((self._by_last, word) for word in sorted(lasts)),
                (self._by_first, words[0]),
            ):
                starts, fuller = known.setdefault(word, ([], []))
                starts.append(name.start)
                fuller.append(name)
