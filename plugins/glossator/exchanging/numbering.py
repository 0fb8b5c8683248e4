"""Ids for what is new: none that is taken."""

from __future__ import annotations

from collections.abc import Iterable


class Ids:
    """Ids of one sort that are in use: those of glosses and questions, or of sources."""

    def __init__(self, taken: Iterable[str]) -> None:
        self.taken = set(taken)
        self._last: dict[str, int] = {}

    def numbered(self, letter: str) -> str:
        """The next id of a kind, now in use: ``q7``."""
        number = self._last.get(letter, 0) + 1
        while f"{letter}{number}" in self.taken:
            number += 1
        self._last[letter] = number
        return self.take(f"{letter}{number}")

    def named(self, wanted: str) -> str:
        """``wanted`` or, if that is taken, the same with a number; now in use."""
        ident, number = wanted, 2
        while ident in self.taken:
            ident, number = f"{wanted[:60]}-{number}", number + 1
        return self.take(ident)

    def take(self, ident: str) -> str:
        """Note that an id is in use."""
        self.taken.add(ident)
        return ident
