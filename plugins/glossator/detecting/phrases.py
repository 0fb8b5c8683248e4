"""Phrases of one or more words, looked up among tokens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from glossator.detecting.lexer import Tokens

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Phrases:
    """Phrases → what they mean; the longest that stands is taken."""

    by_first: Mapping[str, list[tuple[Phrase, str]]]

    def __contains__(self, first: str) -> bool:
        return first in self.by_first


def phrase_at(tokens: Tokens, index: int, phrases: Phrases) -> tuple[int, str] | None:
    """The longest of the phrases that stands at a token: where it ends, and what it means."""
    for words, meaning in phrases.by_first.get(tokens.low(index), ()):
        if tokens.words_at(index, words):
            return index + len(words), meaning
    return None


def phrases(meanings: Iterable[tuple[str, str]]) -> Phrases:
    """Look-up of the phrases, longest first."""
    by_first: dict[str, list[tuple[Phrase, str]]] = {}
    for phrase, meaning in meanings:
        words = tuple(split(phrase))
        if words:
            by_first.setdefault(words[0], []).append((words, meaning))
    for found in by_first.values():
        found.sort(key=lambda entry: -len(entry[0]))
    return Phrases(by_first)


def split(phrase: str) -> list[str]:
    """A phrase as the lexer would cut it, hyphens apart."""
    spaced = phrase.lower().replace("’", "'")
    for sign in "-/°%.#²³&":
        spaced = spaced.replace(sign, f" {sign} ")
    return spaced.split()
