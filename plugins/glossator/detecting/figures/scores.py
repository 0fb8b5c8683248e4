"""Scores and odds: “2-1”, “52–48”, “20 to 1”. They have no value: who is first is not told."""

from __future__ import annotations

from glossator.detecting.figures.found import Found
from glossator.detecting.figures.lexicon import Lexicon
from glossator.detecting.figures.numbers import number
from glossator.detecting.lexer import Tokens
from glossator.detecting.phrases import phrase_at

_DASHES = ("-", "–", "‐", "‑")
_NEAR_SCORE = 8


def shares(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """“80:20”, “50/50”: two parts of a hundred; “in 58:42” is a time that something took."""
    one, sign, two = (tokens.low(index + each) for each in range(3))
    if sign not in (":", "/") or not (tokens.glued(index + 1) and tokens.glued(index + 2)):
        return False
    if not all(each.isascii() and each.isdigit() and len(each) == 2 for each in (one, two)):
        return False
    if sign == ":" and tokens.low(index - 1) in lexicon.data["dates"]["during"]:
        return False
    # “12/88” may be a month
    return int(one) + int(two) == 100 and (sign == ":" or int(one) % 5 == 0)


def score(tokens: Tokens, index: int, lexicon: Lexicon) -> Found | None:
    """“2-1”, “52–48”, “3:1”: without a value, for who is first is not told."""
    one, sign, two = (tokens.low(index + each) for each in range(3))
    of_hundred = shares(tokens, index, lexicon)
    if sign not in (*_DASHES, ":") and not of_hundred:
        return None
    if not (tokens.glued(index + 1) and tokens.glued(index + 2)):
        return None
    if not all(each.isascii() and each.isdigit() and len(each) <= 3 for each in (one, two)):
        return None
    if tokens.glued(index + 3) and tokens.kind(index + 3) in ("w", "n"):
        return None
    if tokens.low(index + 3) in (*_DASHES, ":", "%", "/") and tokens.glued(index + 3):
        return None
    if sign == ":" and len(two) == 2 and not of_hundred:
        return None
    if tokens.low(index - 1) in lexicon.signs:
        return None
    if tokens.low(index - 1) in lexicon.data["units"]["words"]["aged"]:
        return None
    if sign in _DASHES and int(one) < int(two) and not _score_near(tokens, index, lexicon):
        return None
    if sign in _DASHES and (
        phrase_at(tokens, index + 3, lexicon.durations)
        or phrase_at(tokens, index + 3, lexicon.units)
    ):
        return None
    return Found(start=index, end=index + 3, kind="ratio")


def _score_near(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    near = lexicon.data["ratios"]["words"]["score_near"]
    around = (*range(index - _NEAR_SCORE, index), *range(index + 3, index + 3 + _NEAR_SCORE))
    return any(tokens.low(each) in near for each in around if each >= 0)


def odds(tokens: Tokens, index: int, lexicon: Lexicon) -> Found | None:
    """“odds of 20 to 1”, “ruled four to one”: a score with “to”, where a word of scores is near."""
    first = number(tokens, index, lexicon)
    if first is None or not first.value or not first.whole or first.scaled:
        return None
    at = first.end
    word = tokens.low(at)
    words = lexicon.data["ratios"]["words"]
    # “a 2-to-1 vote”, “a 3-for-2 split”
    hyphens = word == "-" and tokens.glued(at) and tokens.low(at + 1) in words["to_hyphenated"]
    at += 1 if hyphens else 0
    if not hyphens and tokens.low(at) not in words["to"]:
        return None
    if not tokens.near(at + 1):
        return None
    at += 2 if hyphens and tokens.low(at + 1) == "-" else 1
    second = number(tokens, at, lexicon)
    if second is None or not second.value or not second.whole or second.digits != first.digits:
        return None
    sure = hyphens and second.value < first.value
    # “1 zu 100”: where the word makes no range, nothing else can be meant
    only = first.digits and not hyphens and word not in lexicon.data["ranges"]["to"]
    if second.value == first.value or (second.value > 100 and not only):
        return None
    if not (sure or only or _score_near(tokens, index, lexicon)):
        return None
    noun = tokens.kind(second.end) == "w" and tokens.near(second.end)
    if (
        noun
        and not (sure or only)
        and tokens.low(second.end) not in lexicon.data["counts"]["stops"]
    ):
        return None
    return Found(start=index, end=second.end, kind="ratio")
