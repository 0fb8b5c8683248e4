"""Where the sealed words of an article went.

A gloss file may hold a fingerprint of each word of the article as it was sealed. They cannot be
read, but they can be compared: with today's words they tell which of them are the old ones, which
were moved, and which are new. So it is known whether a passage was edited where it stood or taken
out, and that words that look like it were always another passage.

The comparison is Heckel's (“A technique for isolating differences between files”, 1978) on runs of
words: those that are once in both are the same; from there it goes on in both directions as far
as words agree, and what lies between two such runs is compared in itself.
"""

from __future__ import annotations

import math
import re
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import islice, pairwise
from typing import NamedTuple

from glossator.fingerprints import MAX_WORDS, filed_prints, fingerprint, printed_words, prints_of
from glossator.model import Span, TextQuoteSelector

_RUNS = (16, 8, 4)
"""Of so many words are the runs that make two places the same: the long ones first, because of
two clauses that are nearly alike a short run may be left in the wrong one."""
_BETWEEN = 300
"""Stretches of more words than that, none of them in a common run, are not compared."""
_SEEDS = 20_000
"""How many places of its words are looked at for one passage."""
_MORE = 6
"""So many new words may stand between a passage and what was beside it."""
_AROUND = 12
"""So many words around a passage on each side bear witness."""
_OPENING = ("“", "„", "«", "»", '"', "(", "‘")
_CLOSING = (
    ",",
    ".",
    ";",
    ":",
    "?",
    "!",
    "”",
    "’",
    ",”",
    ".”",
    "”,",
    "”.",
    '"',
    ',"',
    '."',
    ")",
    "“",
)
_END = re.compile(r"[.!?。！？…][”’»\")\]]*$")
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")
_REACH = 400
"""How far from a passage, in words, what stood beside it is looked for."""


class Home(NamedTuple):
    """Where a passage that was sealed stands today.

    ``span`` is the stretch between what stood beside it, ``kept`` the share of its words that
    are there still. No span: nothing is between what stood before it and what stood after it, or
    these are apart now and none of its words is left. ``certain``: it
    stood in the sealed text word for word, beside the words that the quote gives, and what was
    right beside it is there, so that it begins and ends with the span. ``old``: its words among
    the sealed ones, end exclusive. ``verbatim``: they are the quote's to the letter.
    """

    span: Span | None
    kept: float
    certain: bool
    old: tuple[int, int]
    verbatim: bool = False


class Trace:
    """The sealed words beside today's."""

    def __init__(self, filed: str, text: str) -> None:
        words = list(islice(printed_words(text), 2 * MAX_WORDS))
        self.starts = array("q", (word.start() for word in words))
        self.ends = array("q", (word.end() for word in words))
        self._old = filed_prints(filed)
        new = prints_of(words)
        self._heads = frozenset(_heads(words, text))
        self.new_of = array("q", [-1]) * len(self._old)
        """For each sealed word its number today, -1 if it is gone."""
        self.old_of = array("q", [-1]) * len(words)
        """For each of today's words its number among the sealed ones, -1 if it is new."""
        self._compare(new)
        self._places: dict[str, list[int]] = defaultdict(list)
        for number, each in enumerate(self._old):
            self._places[each].append(number)

    def _compare(self, new: Sequence[str]) -> None:
        old = self._old
        head = 0
        for head, (one, two) in enumerate([*zip(old, new, strict=False), ("", "-")]):  # noqa: B007
            if one != two:
                break
        for number in range(head):
            self._pair(number, number)
        for length in _RUNS[:-1]:
            self._pair_runs(new, length)
            self._extend(new)
        self._fill(new)
        self._pair_runs(new, _RUNS[-1])
        self._extend(new)
        self._fill(new)

    def _pair(self, one: int, two: int) -> None:
        self.new_of[one] = two
        self.old_of[two] = one

    def _free(self, one: int, two: int) -> bool:
        return self.new_of[one] < 0 and self.old_of[two] < 0

    def _pair_runs(self, new: Sequence[str], length: int) -> None:
        ours, theirs = _runs(self._old, length), _runs(new, length, self._heads)
        for run, one in ours.items():
            two = theirs.get(run, -1)
            if one >= 0 and two >= 0:
                for step in range(length):
                    if self._free(one + step, two + step):
                        self._pair(one + step, two + step)

    def _extend(self, new: Sequence[str]) -> None:
        old = self._old
        for one in range(len(old) - 1):
            two = self.new_of[one] + 1
            if two in self._heads:
                continue
            if 0 < two < len(new) and self._free(one + 1, two) and old[one + 1] == new[two]:
                self._pair(one + 1, two)
        for one in range(len(old) - 1, 0, -1):
            two = self.new_of[one] - 1
            if two + 1 in self._heads:
                continue
            if two >= 0 and self._free(one - 1, two) and old[one - 1] == new[two]:
                self._pair(one - 1, two)

    def _fill(self, new: Sequence[str]) -> None:
        """Compare what lies between two words that stand in the same order in both."""
        paired = [number for number in range(len(self._old)) if self.new_of[number] >= 0]
        edges = [(-1, -1), *((n, self.new_of[n]) for n in paired), (len(self._old), len(new))]
        for (one, two), (after_one, after_two) in pairwise(edges):
            gone = range(one + 1, after_one)
            come = range(two + 1, min(after_two, two + 2 + _BETWEEN))
            if not gone or not come or after_two <= two or len(gone) > _BETWEEN:
                continue
            matcher = SequenceMatcher(
                None, [self._old[n] for n in gone], [new[n] for n in come], autojunk=False
            )
            for first, second, size in matcher.get_matching_blocks():
                for step in range(size):
                    if self._free(gone[first + step], come[second + step]):
                        self._pair(gone[first + step], come[second + step])

    def home(self, quote: TextQuoteSelector) -> Home | None:
        """Where the passage went that the quote meant when it was sealed.

        None if the sealed words do not tell: they have no such passage, or several.
        """
        found = self._passage(quote)
        # One word may be another's by chance: its place is a hint, and its ends are not certain.
        old, verbatim = found or (self._only(quote.exact), False)
        if old is None:
            return None
        home = self._home_of(old)
        return home._replace(verbatim=verbatim, certain=home.certain and verbatim)

    def _only(self, exact: str) -> tuple[int, int] | None:
        """Where the only word of a passage stood, if once."""
        words = [word[0] for word in printed_words(exact)]
        if len(words) != 1:
            return None
        for ends in (("",), (",", ".", ";")):
            looks = {look for end in ends for look in _looks(words[0] + end, "")}
            places = [number for look in looks for number in self._places.get(look, ())]
            if places:
                return (places[0], places[0] + 1) if len(places) == 1 else None
        return None

    def _home_of(self, old: tuple[int, int]) -> Home:
        first, last = old
        kept = sorted(self.new_of[n] for n in range(first, last) if self.new_of[n] >= 0)
        before = self._beside(range(first - 1, max(-2, first - 1 - _REACH), -1))
        after = self._beside(range(last, min(len(self._old) + 1, last + _REACH)))
        size = last - first
        if kept:
            return self._home_of_kept(old, _largest(kept, 2 * size + 30), before, after)
        if before is None or after is None or not before[0] < after[0]:
            return Home(None, 0.0, False, old)
        if after[0] - before[0] <= 1:
            return Home(None, 0.0, True, old)
        # Words that stood between the passage and what is left beside it may be gone with it.
        low, high = before[0] + 1, after[0] - 1
        certain = before[1] == after[1] == 0 and self._is_of_a_piece(old, low, high)
        return Home(self._span(low, high), 0.0, certain, old)

    def _home_of_kept(
        self,
        old: tuple[int, int],
        kept: Sequence[int],
        before: tuple[int, int] | None,
        after: tuple[int, int] | None,
    ) -> Home:
        first, last = kept[0], kept[-1]
        lead = self.old_of[first] - old[0]
        trail = old[1] - 1 - self.old_of[last]
        # What was beside it must be there on both sides: words alone may be met by chance.
        after_what = before is not None and 0 < first - before[0] <= lead + before[1] + _MORE
        before_what = after is not None and 0 < after[0] - last <= trail + after[1] + _MORE
        certain = before_what and after_what
        # Its first words are others now: they reach back to what stood before it.
        if lead and before is not None and after_what:
            first = before[0] + 1
            certain = certain and before[1] == 0
        if trail and after is not None and before_what:
            last = after[0] - 1
            certain = certain and after[1] == 0
        share = len(kept) / (old[1] - old[0])
        certain = certain and self._is_of_a_piece(old, first, last)
        return Home(self._span(first, last), share, certain, old)

    def _is_of_a_piece(self, old: tuple[int, int], first: int, last: int) -> bool:
        """Whether the words that were around a passage are around it still, most of them.

        Of two clauses that are nearly alike, parts of one may have been taken for the other.
        """
        around = [*range(old[0] - _AROUND, old[0]), *range(old[1], old[1] + _AROUND)]
        today = [self.new_of[n] for n in around if 0 <= n < len(self._old)]
        near = range(first - 2 * _AROUND, last + 2 * _AROUND + 1)
        left = [number for number in today if number >= 0]
        here = sum(1 for number in left if number in near)
        return 5 * here >= 4 * len(left) and 3 * here >= len(today)

    def _span(self, first: int, last: int) -> Span:
        return Span(self.starts[first], self.ends[last])

    def _beside(self, numbers: range) -> tuple[int, int] | None:
        """Today's number of the nearest sealed word that is left, and how many are not.

        Before the first and after the last word stand the ends of the text.
        """
        for far, number in enumerate(numbers):
            if number == -1:
                return -1, far
            if number == len(self._old):
                return len(self.starts), far
            if self.new_of[number] >= 0:
                return self.new_of[number], far
        return None

    def foreign(self, span: Span, home: Home | None) -> float:
        """The share of the words in ``span`` that were sealed, but not as those of ``home``."""
        if home is None:
            return 0.0
        first, last = bisect_right(self.ends, span.start), bisect_left(self.starts, span.end)
        old = self.old_of[first:last]
        others = sum(1 for number in old if number >= 0 and not home.old[0] <= number < home.old[1])
        return others / max(1, len(old))

    def _passage(self, quote: TextQuoteSelector) -> tuple[tuple[int, int], bool] | None:
        """Which of the sealed words the quote means, and whether they are its own to the letter."""
        best: dict[tuple[int, int], tuple[int, bool]] = {}
        for prefix, exact, suffix in _layouts(quote):
            for start, count in self._matches(prefix, exact, suffix).items():
                place = start, min(len(self._old), start + len(exact))
                verbatim = self._is_verbatim(start, prefix, exact, suffix)
                best[place] = max(best.get(place, (0, False)), (count, verbatim))
        ranked = sorted(best.items(), key=lambda item: item[1], reverse=True)[:2]
        if not ranked or (len(ranked) == 2 and ranked[0][1][0] == ranked[1][1][0]):
            return None
        place, (_, verbatim) = ranked[0]
        return place, verbatim

    def _is_verbatim(
        self, start: int, prefix: Sequence[str], exact: Sequence[str], suffix: Sequence[str]
    ) -> bool:
        """Whether all words of the quote stand there, but for what may be parts of words."""
        looks = _all_looks(prefix, exact, suffix)
        first = start - len(prefix)
        for at, each in enumerate(looks):
            if (at == 0 and prefix) or (at == len(looks) - 1 and suffix):
                continue
            number = first + at
            if not 0 <= number < len(self._old) or self._old[number] not in each:
                return False
        return True

    def _matches(
        self, prefix: Sequence[str], exact: Sequence[str], suffix: Sequence[str]
    ) -> dict[int, int]:
        """Where the passage may begin, and how many words of the quote agree there."""
        looks = _all_looks(prefix, exact, suffix)
        places = [[n for look in each for n in self._places.get(look, ())] for each in looks]
        counts: Counter[int] = Counter()
        budget = _SEEDS
        for at in sorted(range(len(looks)), key=lambda n: len(places[n])):
            budget -= len(places[at])
            if budget < 0:
                break
            counts.update({place - at + len(prefix) for place in places[at]})
        # The outermost words may be parts of words: they count if they agree, and never against.
        least = max(2, math.ceil(0.7 * (len(looks) - 2)))
        whole = len(looks)
        # Words of the quote that are not there count against a way to part it.
        return {start: 2 * n - whole for start, n in counts.items() if n >= least and start >= 0}


def _layouts(quote: TextQuoteSelector) -> Iterator[tuple[list[str], list[str], list[str]]]:
    """The words of a quote, as they may be parted where exact and context touch."""
    prefix, exact, suffix = (
        [word[0] for word in printed_words(each or "")]
        for each in (quote.prefix, quote.exact, quote.suffix)
    )
    if not exact:
        return
    for glued_before in (False, True) if prefix else (False,):
        for glued_after in (False, True) if suffix else (False,):
            head, own, tail = list(prefix), list(exact), list(suffix)
            if glued_before:
                own[0] = head.pop() + own[0]
            if glued_after:
                own[-1] += tail.pop(0)
            yield head, own, tail


def _all_looks(
    prefix: Sequence[str], exact: Sequence[str], suffix: Sequence[str]
) -> list[set[str]]:
    """For each word of a quote the fingerprints that it may have had.

    A passage may leave out the marks at its ends.
    """
    line = [*prefix, *exact, *suffix]
    looks = [_looks(word, line[at - 1] if at else "") for at, word in enumerate(line)]
    first, last = len(prefix), len(prefix) + len(exact) - 1
    heads, tails = ("", *_OPENING), ("", *_CLOSING)
    if first == last:
        marked = [f"{head}{line[first]}{tail}" for head in heads for tail in tails]
        looks[first] |= {fingerprint(each) for each in marked}
    else:
        looks[first] |= {fingerprint(f"{head}{line[first]}") for head in heads}
        looks[last] |= {fingerprint(f"{line[last]}{tail}") for tail in tails}
    return looks


def _looks(word: str, before: str) -> set[str]:
    """The fingerprints of a word with its quotation marks straight or curly."""
    looks = {word}
    if "'" in word or '"' in word:
        looks.add(word.replace("'", "’"))
        looks.add(re.sub('"$', "”", re.sub('^"', "“", word)))
    elif any(mark in word for mark in "‘’“”"):
        looks.add(word.translate(_STRAIGHT))
    return {fingerprint(each, before) for each in looks}


def _runs(
    prints: Sequence[str], length: int, heads: Collection[int] = frozenset()
) -> dict[str, int]:
    """Where each run of so many words stands, -1 if at several places.

    None goes on from one sentence into the next, which ``heads`` name: sentences move, and the
    end of the one before is often like the end of another.
    """
    found: dict[str, int] = {}
    whole_from = 0
    for end in range(1, len(prints) + 1):
        if end - 1 in heads:
            whole_from = end - 1
        start = end - length
        if start < whole_from:
            continue
        run = "".join(prints[start:end])
        found[run] = -1 if run in found else start
    return found


def _heads(words: Sequence[re.Match[str]], text: str) -> Iterator[int]:
    """The numbers of the words that begin a sentence or a paragraph."""
    for number, (last, word) in enumerate(pairwise(words), start=1):
        if _END.search(last[0]) or "\n" in text[last.end() : word.start()]:
            yield number


def _largest(numbers: Sequence[int], reach: int) -> list[int]:
    """The largest group of ascending numbers of which none is far from the first."""
    best: list[int] = []
    start = 0
    for end in range(len(numbers)):
        while numbers[end] - numbers[start] > reach:
            start += 1
        if end - start + 1 > len(best):
            best = list(numbers[start : end + 1])
    return best
