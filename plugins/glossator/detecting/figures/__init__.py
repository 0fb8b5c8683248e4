"""Figures of a text, each with its value in standard form.

One pass finds the tokens at which a figure may begin; there the grammar is tried, the longest
reading wins, and digits that are the number of something else are set aside.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator

from glossator.detecting.figures.ages import age_after_word, age_of_person, is_aged
from glossator.detecting.figures.bare_units import alone, lasting
from glossator.detecting.figures.compounds import compound
from glossator.detecting.figures.dates import Told
from glossator.detecting.figures.denials import Denied, denied_stretches, denied_token, named
from glossator.detecting.figures.durations import stopped
from glossator.detecting.figures.found import Found
from glossator.detecting.figures.leftovers import left_out
from glossator.detecting.figures.lexicon import Lexicon, lexicon
from glossator.detecting.figures.nouns import counted
from glossator.detecting.figures.ordinals import ordinal
from glossator.detecting.figures.ranges import amount_or_range, when_or_range
from glossator.detecting.figures.ratios import comparison, is_factor, ratio
from glossator.detecting.figures.sharing import share_units
from glossator.detecting.lexer import Tokens, tokens
from glossator.detecting.phrases import phrase_at
from glossator.detecting.results import DetectedFigure, LeftOut

_LIMIT = 4
_YEAR = 4
_MARKS = ("'", "’", "‘")
_SIGNS = ("-", "−", "+", "±")


def find_figures(
    text: str,
    language: str = "en",
    today: datetime.date | None = None,
    cut: Tokens | None = None,
) -> tuple[tuple[DetectedFigure, ...], tuple[LeftOut, ...]]:
    """The figures, and the digits that are none, each in the order of the text.

    Every decimal digit of the text stands in one of them.
    """
    words = lexicon(language)
    told = Told(words, today)
    cut = cut or tokens(text)
    cut.numbers.clear()
    figures: list[Found] = []
    left: list[Denied] = []
    stretches = denied_stretches(text)
    kinds, lows, starts, triggers = cut.kinds, cut.lows, cut.starts, words.triggers
    at = stretch = 0
    for index in [each for each in range(len(cut)) if kinds[each] == "n" or lows[each] in triggers]:
        if index < at or not _may_begin(cut, index, words):
            continue
        while stretch < len(stretches) and stretches[stretch].end <= starts[index]:
            stretch += 1
        if stretch < len(stretches) and stretches[stretch].start <= starts[index]:
            continue
        found = _figure(cut, index, told, left)
        if found is not None:
            figures.append(found)
            at = found.end
        elif left and left[-1].end > starts[index]:
            at = _token_after(cut, index, left[-1].end)
    share_units(cut, figures, words)
    made = tuple(each.figure(cut) for each in figures)
    return made, left_out(cut, made, [*left, *stretches])


def _may_begin(cut: Tokens, index: int, words: Lexicon) -> bool:
    """A cheap look at what follows, for the words and signs that nearly never begin a figure."""
    low = cut.lows[index]
    why = words.unlikely.get(low)
    if why is not None:
        if why == "code":
            return cut.raw(index).isupper()
        if why == "prefix":
            return cut.low(index + 1) == "$"
        return cut.low(index + 1) == "-"
    if low in words.data["dates"]["today"] and cut.raw(index).isupper():
        # “USA TODAY”
        return not cut.raw(index - 1).isupper()
    if low in words.data["numbers"]["a"]:
        following = cut.low(index + 1)
        return following in words.after_article or following in words.signs
    if low in _MARKS:
        return cut.kind(index + 1) == "n" and cut.glued(index + 1)
    if low in _SIGNS:
        return cut.kind(index + 1) in ("n", "s") and cut.glued(index + 1) and not cut.glued(index)
    return True


def _token_after(cut: Tokens, index: int, end: int) -> int:
    while index < len(cut) and cut.starts[index] < end:
        index += 1
    return index


def _figure(cut: Tokens, index: int, told: Told, left: list[Denied]) -> Found | None:
    """The figure that begins at a token; what is denied there is put to ``left``."""
    words = told.lexicon
    if cut.kinds[index] == "n":
        refused = denied_token(cut, index, words)
        if refused is not None:
            left.append(Denied(cut.starts[index], cut.ends[refused[0] - 1], refused[1]))
            return None
    found = _longest(cut, index, told)
    if found is None:
        left.extend(_asked(cut, index, words))
        return None
    found = counted(cut, found, words)
    plural = found.kind == "duration" and cut.low(found.end - 1) == "s"
    if found.kind in ("count", "range", "ratio") or found.bare or plural:
        refused = named(cut, found, words)
        if refused is not None:
            left.append(Denied(cut.starts[index], cut.ends[refused[0] - 1], refused[1]))
            return None
    if found.kind == "duration" and cut.low(index) == "one" and cut.raw(index)[0].isupper():
        return None
    if found.kind == "duration" and cut.low(found.end) in words.data["dates"]["ago"]:
        # “half an hour ago”, “2 weeks and 3 days ago”
        return Found(start=found.start, end=found.end + 1, kind="date")
    if found.bare:
        found = age_of_person(cut, found, words) or found
        if not found.digits and not _counts(cut, found, words):
            left.extend(_asked(cut, index, words))
            return None
    if found.kind == "range" and found.unit is None and is_aged(cut, index, words):
        found = found.but(unit="year")
    if found.approximate or not _limited(cut, found, words):
        return found
    return found.but(approximate=True)


def _asked(cut: Tokens, index: int, words: Lexicon) -> Iterator[Denied]:
    """What tells a number and is no figure: “doubled”, “her forties”, “fifty-fifty”."""
    start, end = cut.starts[index], cut.ends[index]
    if is_factor(cut, index, words):
        yield Denied(start, end, "factor")
    elif cut.low(index) in words.data["dates"]["decades"]:
        yield Denied(start, end, "unsure")
    elif cut.low(index) not in words.small and cut.low(index) not in words.tens:
        return
    elif cut.low(index + 1) == "-" and cut.low(index + 2) == cut.low(index):
        yield Denied(start, cut.ends[index + 2], "unsure")


def _longest(cut: Tokens, index: int, told: Told) -> Found | None:
    """The reading that takes most tokens; of two, the one that is tried first."""
    words, low = told.lexicon, cut.low(index)
    aged = age_after_word(cut, index, words)
    if aged is not None:
        return aged
    digits = cut.kinds[index] == "n"
    worded = digits and cut.kind(index + 1) == "w"
    after = cut.low(index + 1)
    best = None
    if not worded or after in words.after_when or len(low) == _YEAR:
        best = when_or_range(cut, index, told)
    if low in words.of_time_alone:
        return best
    readers = _WITH_DIGITS if digits else _WITHOUT_DIGITS
    if worded and after not in words.after_ratio and low != "1":
        readers = _AMOUNTS
    for reader in readers:
        found = reader(cut, index, words)
        if found is not None and (best is None or found.end > best.end):
            best = found
    return best


_Readers = tuple[Callable[[Tokens, int, Lexicon], Found | None], ...]
_AMOUNTS: _Readers = (amount_or_range, ordinal)
_WITH_DIGITS: _Readers = (ratio, amount_or_range, ordinal, stopped)
_WITHOUT_DIGITS: _Readers = (
    ratio, amount_or_range, ordinal, compound, comparison, lasting, alone,
)  # fmt: skip


def _counts(cut: Tokens, found: Found, words: Lexicon) -> bool:
    """Whether a number in words counts: “one soldier”, not “one of them” or “one day”."""
    rules = words.data["counts"]
    if cut.kind(found.end) == "n" and cut.glued(found.end):
        # “Twenty20”
        return False
    if cut.low(found.end) == "-" and cut.glued(found.end) and cut.glued(found.end + 1):
        if cut.kind(found.end + 1) == "n":
            # “Hawaii Five-0”
            return False
        if cut.low(found.end + 1) == cut.low(found.start):
            # “fifty-fifty”
            return False
        return found.value != 1 and cut.low(found.end + 1) not in rules.get("not_joined", ())
    if cut.low(found.start - 1) == "-" and cut.low(found.start - 2) == cut.low(found.start):
        return False
    if found.value != 1 or found.end != found.start + 1:
        return True
    before, after = cut.low(found.start - 1), cut.low(found.end)
    if cut.kind(found.end) != "w" or not cut.near(found.end) or cut.capital(found.end):
        return False
    return (
        before not in rules["not_after_one"]
        and after not in rules["not_before_one"]
        and cut.low(found.start - 1) != "-"
    )


def _limited(cut: Tokens, found: Found, words: Lexicon) -> bool:
    """Whether a word before it or after it leaves the value open: “about”, “or so”."""
    start = found.start
    for back in range(1, _LIMIT + 1):
        limit = phrase_at(cut, start - back, words.limits_before)
        if limit is not None and limit[0] == start and cut.near(start):
            return True
    return cut.near(found.end) and phrase_at(cut, found.end, words.limits_after) is not None
