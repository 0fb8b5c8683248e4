"""Whether a noun phrase without a name may speak at all, and which of its words belong to it.

A speaker is ``null`` rather than guessed: “the need”, “14 percent” and “drew up” say nothing.
"""

from __future__ import annotations

from glossator.detecting.lexer import Tokens
from glossator.detecting.quotes.lexicon import Lexicon

_HANDED_OUT = 3
"""Tokens that a phrase has besides the word that ends it: “a leaflet handed”."""
_LONG = 4
"""Words of more letters are told by their endings: “quickly”, “filed”; not “ally”, “bed”."""


def end_of_noun(tokens: Tokens, lexicon: Lexicon, start: int, end: int) -> int:
    """Where the phrase ends without what is said of its noun: “a poll conducted” (in May)."""
    while end - start > 1 and is_adverb(tokens, lexicon, end - 1):
        # “party chairman Bo Lee fairly (rebuked)”
        end -= 1
    if end - start > _HANDED_OUT and tokens.low(end - 1) in lexicon.grammar["out"]:
        # “a leaflet handed out (by the council)”
        end -= 1
    before = tokens.low(end - 2)
    described = end - start > 2 and _is_past(tokens, lexicon, end - 1)
    if described and tokens.kind(end - 2) == "w" and not _only_leads(lexicon, before):
        return end - 1
    return end


def is_adverb(tokens: Tokens, lexicon: Lexicon, at: int) -> bool:
    """Whether its ending makes a word an adverb: “quickly”."""
    low = tokens.low(at)
    return (
        len(low) > _LONG
        and not tokens.capital(at)
        and low.endswith(lexicon.grammar["adverbs"])
        and low not in lexicon.grammar["nouns_like_adverbs"]
    )


def is_mute(tokens: Tokens, lexicon: Lexicon, start: int, end: int) -> bool:
    """Whether nobody is meant by the words: no person, no body, no text."""
    first, last = tokens.low(start), tokens.low(end - 1)
    if last in lexicon.grammar["genitive"]:
        return True
    timely = last in lexicon.times and last not in lexicon.kinds["records"]
    if last in lexicon.kinds["mute"] or timely or tokens.kind(start) == "s":
        return True
    if first in lexicon.prepositions or first in lexicon.grammar["no"]:
        return True
    if tokens.capital(start) and end == start + 1:
        # “Given his past, …” begins a sentence with it.
        return first in lexicon.irregular
    written = first in lexicon.determiners or tokens.kind(start) == "n"
    if written or tokens.raw(start) != first:
        return False
    if _is_person(lexicon, last):
        return False
    if _is_past(tokens, lexicon, start):
        # “founded marsh.example”
        return True
    if end - start > 1:
        return False
    plural = last.endswith(lexicon.grammar["plural"]) and last not in lexicon.say
    text = last in lexicon.kinds["spoken"] or last in lexicon.grammar["writings"]
    return not plural and not text and last not in lexicon.indefinite


def _is_person(lexicon: Lexicon, noun: str) -> bool:
    return (
        noun in lexicon.persons
        or noun.removesuffix("s") in lexicon.persons
        or noun in lexicon.kinds["people"]
        or noun in lexicon.titles
    )


def _is_past(tokens: Tokens, lexicon: Lexicon, at: int) -> bool:
    """“released”, “known”: what a verb of the past and a participle may look like."""
    low = tokens.low(at)
    past = len(low) > _LONG and low.endswith(lexicon.grammar["past_verbs"])
    past = past or low in lexicon.irregular
    return past and not tokens.capital(at) and low not in lexicon.persons


def _only_leads(lexicon: Lexicon, word: str) -> bool:
    """“the two accused”, “a newly elected”: the participle is the noun, or nothing is."""
    return (
        word in lexicon.determiners
        or word in lexicon.adverbs
        or word in lexicon.numbers
        or word.endswith(lexicon.grammar["adverbs"])
    )
