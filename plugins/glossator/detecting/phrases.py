"""Phrases of one or more words, looked up among tokens."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from glossator.detecting.lexer import Tokens

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Phrases:
    """Phrases → what they mean; the longest that stands is taken.

    Long ones are kept by their first two words, for many begin with “the”.
    """

    single: Mapping[str, str]
    longer: Mapping[tuple[str, str], list[tuple[Phrase, str]]]
    firsts: frozenset[str]

    def __contains__(self, first: str) -> bool:
        return first in self.firsts


def phrase_at(tokens: Tokens, index: int, phrases: Phrases) -> tuple[int, str] | None:
    """The longest of the phrases that stands at a token: where it ends, and what it means."""
    low = tokens.low(index)
    if low not in phrases.firsts:
        return None
    for words, meaning in phrases.longer.get((low, tokens.low(index + 1)), ()):
        if tokens.words_at(index, words):
            return index + len(words), meaning
    single = phrases.single.get(low)
    return None if single is None else (index + 1, single)


def phrases(meanings: Iterable[tuple[str, str]]) -> Phrases:
    """Look-up of the phrases, longest first."""
    single: dict[str, str] = {}
    longer: dict[tuple[str, str], list[tuple[Phrase, str]]] = {}
    for phrase, meaning in meanings:
        words = tuple(split(phrase))
        if len(words) == 1:
            single[words[0]] = meaning
        elif words:
            longer.setdefault((words[0], words[1]), []).append((words, meaning))
    for found in longer.values():
        found.sort(key=lambda entry: -len(entry[0]))
    return Phrases(single, longer, frozenset([*single, *(first for first, _ in longer)]))


def split(phrase: str) -> list[str]:
    """A phrase as the lexer would cut it, hyphens apart."""
    spaced = phrase.lower().replace("’", "'")
    spaced = re.sub(r"'s\b", " 's", spaced)
    for sign in "-/°%‰.#&+<>≤≥":
        spaced = spaced.replace(sign, f" {sign} ")
    return spaced.split()
