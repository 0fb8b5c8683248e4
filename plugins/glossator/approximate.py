"""Where a text comes near a passage whose words no longer stand in it.

Words are compared, not letters: an edit changes whole words, and a text of a million letters
has few places where three words of a passage stand in order. Rare words of the passage and of
its surroundings choose some windows of the text (*seeds*); in each, the words in common are
chained in order, with a price for what lies between. Both steps are bounded, so that the time
grows with the length of the text alone, and only by what it takes to list its words.

Nothing here is an answer: what comes near is shown to a person.
"""

from __future__ import annotations

import math
import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

_MARKS = "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
_INDIC = "\u0900-\u0963\u0966-\u0dff"
_WORD = re.compile(
    # Scripts without spaces between words: each letter for itself.
    "[\u0e00-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u9fff\uf900-\ufaff\uff66-\uff9d"
    "\U00020000-\U0003ffff]"
    r"|\d+(?:[.,:]\d+)*"
    rf"|[^\W\d_](?:[^\W_\u3040-\u30ff\u3400-\u9fff]|[{_MARKS}{_INDIC}]|'(?=\w))*"
    rf"|[{_INDIC}]+|[%‰$€£¥₽₴₹]"
)
"""A word, a number, or a sign that is read as a word, in a folded text."""

MAX_WORDS = 400
"""The longest passage, in words, that is looked for."""
_CONTEXT = 12
"""How many words of the surroundings help."""
_SEEDS = 20_000
"""How many places of its words are looked at for one passage."""
_WINDOWS = 6
_PAIRS = 20_000
"""How many pairs of words are compared letter by letter for one passage."""
_SMALL = 1_000
"""In a text of fewer words a word tells as much as if there were so many."""
_GAP = 0.1
"""The price of a word of the text between two of the passage; a word in common is worth 0.2 to 1.
"""
_ALIKE = 0.7
"""How alike two spellings of a word are at least, as a share of its letters."""


class Near(NamedTuple):
    """A stretch of the folded text that comes near a passage.

    ``covered``: the share of the passage's words that are there in order, by weight. ``around``:
    the share of the given surroundings that stand beside it, None if none were given. ``edges``:
    whether the first and the last word of the passage are there, so that its ends are certain.
    """

    start: int
    end: int
    covered: float
    around: float | None
    edges: bool

    @property
    def score(self) -> float:
        """How near it comes, between 0 and 1."""
        return self.covered if self.around is None else 0.75 * self.covered + 0.25 * self.around


class _Query(NamedTuple):
    words: list[str]
    weights: list[float]
    prefix: list[str]
    suffix: list[str]

    @property
    def total(self) -> float:
        return sum(self.weights)


class _Chain(NamedTuple):
    """Words in common, in order: their numbers in the text, and in the passage."""

    pairs: list[tuple[int, int]]
    worth: float


class WordIndex:
    """The words of a folded text, and where each of them stands."""

    def __init__(self, folded: str) -> None:
        self.text = folded
        self.words: list[str] = []
        self.starts = array("q")
        self.ends = array("q")
        self.places: dict[str, list[int]] = defaultdict(list)
        for number, match in enumerate(_WORD.finditer(folded)):
            word = match[0].casefold()
            self.words.append(word)
            self.starts.append(match.start())
            self.ends.append(match.end())
            self.places[word].append(number)
        self._most = math.log(max(len(self.words), _SMALL) + 2)

    def weight(self, word: str) -> float:
        """What a word tells: 1 if it is rare in the text, 0.2 if it is everywhere."""
        count = len(self.places.get(word, ()))
        return max(0.2, 1 - math.log(count + 1) / self._most) if count else 1.0

    def near(self, exact: str, prefix: str = "", suffix: str = "") -> list[Near]:
        """What comes near the passage ``exact``, the nearest first; few, and none that overlap.

        All three are folded texts.
        """
        words = words_in(exact)
        if not words or len(words) > MAX_WORDS or not self.words:
            return []
        query = _Query(
            words,
            [self.weight(word) for word in words],
            words_in(prefix)[-_CONTEXT:],
            words_in(suffix)[:_CONTEXT],
        )
        found = []
        for low, high in self._windows(query):
            chain = self._chain(query, low, high)
            if chain is not None:
                found.append(self._measured(query, chain, exact))
        found += self._between(query, exact)
        if len(words) <= 3:
            found += self._spelt_otherwise(query, exact)
        found.sort(key=lambda each: -each.score)
        apart: list[Near] = []
        for each in found:
            if all(each.end <= other.start or other.end <= each.start for other in apart):
                apart.append(each)
        return [each for each in apart if _is_near(each, query)]

    def _windows(self, query: _Query) -> Iterator[tuple[int, int]]:
        """Stretches of words in which the passage may stand, the likeliest first."""
        around = [*query.prefix, *query.words, *query.suffix]
        lead = len(query.prefix)
        broad = max(4, len(around) // 4)
        votes: Counter[int] = Counter()
        budget = _SEEDS
        order = sorted(range(len(around)), key=lambda at: len(self.places.get(around[at], ())))
        for at in order:
            places = self.places.get(around[at], ())
            if len(places) > budget:
                break
            budget -= len(places)
            worth = self.weight(around[at])
            if not lead <= at < lead + len(query.words):
                worth /= 2
            for place in places:
                votes[(place - at) // broad] += worth  # type: ignore[assignment]
        both = {each: votes[each] + votes.get(each + 1, 0) for each in votes}
        slack = min(60, max(20, len(query.words) // 2))
        used: set[int] = set()
        for number in sorted(both, key=lambda each: (-both[each], each)):
            if len(used) >= _WINDOWS:
                return
            if number in used or number + 1 in used or number - 1 in used:
                continue
            used.add(number)
            first = number * broad
            low = max(0, first - slack)
            high = min(len(self.words), first + 2 * broad + len(around) + slack)
            if low < high:
                yield low, high

    def _chain(self, query: _Query, low: int, high: int) -> _Chain | None:
        """The words in common between the passage and a window, in order but for one swap."""
        window = self.words[low:high]
        pairs = _common(query.words, window)
        chain = _chained(query, pairs, len(window))
        if chain is None:
            return None
        # A part that changed places with another: what is left of the passage, close by.
        used = {at for _, at in chain.pairs}
        first, last = chain.pairs[0][0], chain.pairs[-1][0]
        reach = len(query.words) - len(used) + 4
        rest = {
            at: [
                place
                for place in places
                if first - reach <= place < first or last < place <= last + reach
            ]
            for at, places in pairs.items()
            if at not in used
        }
        other = _chained(query, rest, len(window))
        if other is not None and other.worth >= 0.2 * query.total:
            begin, end = other.pairs[0][0], other.pairs[-1][0]
            if (end < first and first - end <= 3) or (begin > last and begin - last <= 3):
                both = sorted([*chain.pairs, *other.pairs])
                chain = _Chain(both, chain.worth + other.worth)
        return _Chain([(low + place, at) for place, at in chain.pairs], chain.worth)

    def _measured(self, query: _Query, chain: _Chain, exact: str) -> Near:
        first, last = chain.pairs[0][0], chain.pairs[-1][0]
        # Of a passage whose parts changed places, both ends are inside of it.
        in_order = all(one[1] < two[1] for one, two in pairwise(chain.pairs))
        before = chain.pairs[0][1] if in_order else 0
        after = len(query.words) - 1 - chain.pairs[-1][1] if in_order else 0
        start = self._edge(first, -before, query.prefix)
        end = self._edge(last, after, query.suffix)
        covered = min(1.0, chain.worth / query.total)
        low, high = self._with_marks(start, end, exact)
        return Near(low, high, covered, self._around(query, start, end), before == after == 0)

    def _edge(self, number: int, more: int, context: Sequence[str]) -> int:
        """The number of the passage's first or last word, of which ``more`` are others now."""
        if more == 0:
            return number
        step = 1 if more > 0 else -1
        beside = (context[0] if step > 0 else context[-1]) if context else None
        if beside is not None:
            for far in range(1, abs(more) + 4):
                at = number + step * far
                if 0 <= at < len(self.words) and self.words[at] == beside:
                    return at - step
        return max(0, min(len(self.words) - 1, number + more))

    def _around(self, query: _Query, start: int, end: int) -> float | None:
        sides = []
        if query.prefix:
            there = self.words[max(0, start - len(query.prefix) - 4) : start]
            sides.append(self._shared(query.prefix, there))
        if query.suffix:
            there = self.words[end + 1 : end + 1 + len(query.suffix) + 4]
            sides.append(self._shared(query.suffix, there))
        return sum(sides) / len(sides) if sides else None

    def _shared(self, wanted: Sequence[str], there: Sequence[str]) -> float:
        left = Counter(there)
        whole = shared = 0.0
        for word in wanted:
            weight = self.weight(word)
            whole += weight
            if left[word] > 0:
                left[word] -= 1
                shared += weight
        return shared / whole

    def _between(self, query: _Query, exact: str) -> Iterator[Near]:
        """What stands between the given surroundings, if it looks like a passage of few words."""
        if len(query.words) > 3 or not (query.prefix or query.suffix):
            return
        size = len(query.words)
        for start in self._after(query.prefix) if query.prefix else self._before(query, size):
            if query.suffix:
                ends = range(start, min(len(self.words) - 1, start + size + 3))
                end = next((e for e in ends if self.words[e + 1] == query.suffix[0]), None)
            else:
                end = start + size - 1
            if end is None or end >= len(self.words):
                continue
            low, high = self._with_marks(start, end, exact)
            alike = likeness(exact, self.text[low:high])
            if alike >= 0.6 or (_is_number(exact) and _is_number(self.text[low:high])):
                around = self._around(query, start, end) or 0.0
                yield Near(low, high, max(0.5, alike), around, edges=False)

    def _after(self, words: Sequence[str]) -> list[int]:
        """Where, after all of ``words`` in order, the next word stands."""
        found = []
        for place in self.places.get(words[-1], ())[:_SEEDS]:
            first = place - len(words) + 1
            if (
                first >= 0
                and self.words[first : place + 1] == words
                and place + 1 < len(self.words)
            ):
                found.append(place + 1)
        return found[:_WINDOWS]

    def _before(self, query: _Query, size: int) -> list[int]:
        words = query.suffix
        found = [
            place - size
            for place in self.places.get(words[0], ())[:_SEEDS]
            if place >= size and self.words[place : place + len(words)] == words
        ]
        return found[:_WINDOWS]

    def _spelt_otherwise(self, query: _Query, exact: str) -> Iterator[Near]:
        """Few words, of which none may stand in the text as it was written."""
        absent = [at for at, word in enumerate(query.words) if word not in self.places]
        if len(absent) != 1:
            return
        (at,) = absent
        wanted = query.words[at]
        others = [word for word in self.places if _may_be_alike(wanted, word)]
        for other in others[:_PAIRS]:
            alike = spelling_likeness(wanted, other)
            if alike < (0.5 if wanted.isdigit() else _ALIKE):
                continue
            for place in self.places[other][:_WINDOWS]:
                start, end = place - at, place - at + len(query.words) - 1
                if start < 0 or end >= len(self.words):
                    continue
                there = self.words[start : end + 1]
                if all(there[n] == word for n, word in enumerate(query.words) if n != at):
                    low, high = self._with_marks(start, end, exact)
                    yield Near(low, high, alike, self._around(query, start, end), edges=True)

    def _with_marks(self, first: int, last: int, exact: str) -> tuple[int, int]:
        """The stretch of two words, with the marks at its ends that the passage has at its own."""
        start, end = self.starts[first], self.ends[last]
        words = list(_WORD.finditer(exact))
        lead = exact[: words[0].start()].rstrip() if words else ""
        trail = exact[words[-1].end() :].lstrip() if words else ""
        least = self.ends[first - 1] if first else 0
        most = self.starts[last + 1] if last + 1 < len(self.words) else len(self.text)
        for _ in lead:
            if start > least and not self.text[start - 1].isspace():
                start -= 1
        for _ in trail:
            if end < most and not self.text[end].isspace():
                end += 1
        return start, end


def words_in(folded: str) -> list[str]:
    """The words of a folded text, in small letters."""
    return [match[0].casefold() for match in _WORD.finditer(folded)]


def likeness(one: str, two: str) -> float:
    """How alike two short texts are, letter by letter, between 0 and 1."""
    return SequenceMatcher(None, one.casefold(), two.casefold(), autojunk=False).ratio()


@lru_cache(maxsize=4_096)
def spelling_likeness(one: str, two: str) -> float:
    """How alike two words are, between 0 and 1; the longer of them counts."""
    blocks = SequenceMatcher(None, one, two, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / max(len(one), len(two))


def _may_be_alike(one: str, two: str) -> bool:
    if one.isdigit() or len(one) < 4:
        return len(one) == len(two) and one.isdigit() == two.isdigit()
    return abs(len(one) - len(two)) <= 2 and (one[0] == two[0] or one[-2:] == two[-2:])


def _is_number(text: str) -> bool:
    return any(sign.isdigit() for sign in text)


def _common(words: Sequence[str], window: Sequence[str]) -> dict[int, list[int]]:
    """For each word of a passage, where in a window it stands, or one that is spelt like it."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(window):
        places[word].append(place)
    own = set(words)
    others = [(place, word) for place, word in enumerate(window) if word not in own]
    found: dict[int, list[int]] = {}
    budget = _PAIRS
    for at, word in enumerate(words):
        if word in places:
            found[at] = places[word]
        elif len(word) >= 4 and budget > 0:
            budget -= len(others)
            like = [
                place
                for place, other in others
                if _may_be_alike(word, other) and spelling_likeness(word, other) >= _ALIKE
            ]
            if like:
                found[at] = like
    return found


def _chained(query: _Query, pairs: Mapping[int, Iterable[int]], size: int) -> _Chain | None:
    """The chain of common words, both in order, that is worth most.

    ``pairs`` names for each word of the passage its places in a window of ``size`` words.
    """
    nothing = (0.0, -1)
    # For each place, the best chain that ends there, as if the way to the window's head were
    # paid for: so chains that end at different places can be compared.
    ending = [nothing] * (size + 1)
    links: list[tuple[int, int, int, float]] = []
    best = -1
    for at in sorted(pairs):
        reached = list(accumulate(ending, max))
        for place in pairs[at]:
            before, link = reached[place]
            worth = query.weights[at]
            ahead = before - _GAP * (place - 1)
            if link >= 0 and ahead > 0:
                links.append((place, at, link, worth + ahead))
            else:
                links.append((place, at, -1, worth))
            made = links[-1][3]
            if best < 0 or made > links[best][3]:
                best = len(links) - 1
            paid = (made + _GAP * place, len(links) - 1)
            ending[place + 1] = max(ending[place + 1], paid)
    if best < 0:
        return None
    found, worth = [], links[best][3]
    while best >= 0:
        place, at, best, _ = links[best]
        found.append((place, at))
    return _Chain(found[::-1], worth)


def _is_near(each: Near, query: _Query) -> bool:
    """Whether a person would see the passage in it."""
    told = each.covered * query.total
    if each.around is not None and each.around >= 0.5:
        return each.covered >= 0.3
    if told < 1.2 and not (len(query.words) <= 3 and each.edges):
        return False
    return each.covered >= (0.5 if each.around is None or each.around >= 0.2 else 0.65)
