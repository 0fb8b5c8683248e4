"""Which fidelity word a quote deserves, decided by the words of quote and source alone.

Case, punctuation and the style of quotation marks count for nothing; each word, number and sign
of a unit counts. What the sense of an omission is, no program can tell: a quote whose words all
stand together in the source is ``verbatim`` here, though a person may rightly call it
``truncated``.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from glossator.differences import MAX_WORDS, compare, words
from glossator.vocabulary import Fidelity

_ELLIPSIS = re.compile(r"[\[(]?(?:…|\.(?: ?\.){2,})[\])]?")
_SIC = re.compile(r"\[\s*sic\s*(?:!\s*)?\]", re.IGNORECASE)
_FITTED = re.compile(r"\[(\w)\](?=\w)")
"""A letter whose case was fitted to the sentence: “[w]e”."""
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*(?:\s|$)|\n\s*\n")

_ORDER: tuple[Fidelity, ...] = ("verbatim", "truncated", "spliced", "altered", "not-found")

_NEAR = 8
"""A single word proves nothing, unless at most so many words part it from more of the quote."""


@dataclass(frozen=True)
class _Run:
    """Words of the quote that stand together in a source: their place in its text."""

    size: int
    source: int
    start: int
    end: int


def fidelity_of(exact: str, wordings: Sequence[str]) -> Fidelity | None:
    """The word for ``exact`` beside what the sources have; the best of them counts.

    Returns:
        ``verbatim``: one of them has all the words, together. ``truncated``: in this order, but
        words between them were left out, within a sentence or where an ellipsis says so.
        ``spliced``: taken from several sentences, from several sources or in another order.
        ``altered``: at least half of the words agree. ``not-found``: fewer do. ``None``: there is
        nothing to compare, or it is too long.
    """
    plain = _FITTED.sub(r"\1", _SIC.sub(" ", exact))
    codes: dict[str, str] = {}
    pieces = [piece for part in _ELLIPSIS.split(plain) if (piece := _coded(part, codes))]
    sources = [wording for wording in wordings if words(wording)]
    count = sum(map(len, pieces))
    if not pieces or not sources or count > MAX_WORDS:
        return None
    found = [_beside(plain, pieces, source, codes) for source in sources]
    best = min(found, key=_ORDER.index)
    if _ORDER.index(best) > _ORDER.index("spliced") and len(sources) > 1:
        joined = [_coded(source, codes) for source in sources]
        runs = [_cover(piece, joined) for piece in pieces]
        if all(run is not None for run in runs):
            return "spliced"
    return best


def _coded(text: str, codes: dict[str, str]) -> str:
    """The words of a text, a character for each: words are then found as fast as letters are."""
    return "".join(codes.setdefault(word, chr(len(codes))) for word, _, _ in words(text))


def _beside(plain: str, pieces: list[str], source: str, codes: dict[str, str]) -> Fidelity:
    have = words(source)
    coded = _coded(source, codes)
    whole = "".join(pieces)
    if whole in coded:
        return "verbatim"
    if len(pieces) == 1 and any(_in_order(whole, part) for part in _sentences(source, codes)):
        return "truncated"
    covered: list[tuple[int, _Run]] = []
    for number, piece in enumerate(pieces):
        runs = _cover(piece, [coded])
        if runs is None:
            return _changed(plain, source)
        covered += [(number, run) for run in runs]
    for (one, before), (two, after) in itertools.pairwise(covered):
        if after.start < before.end:
            return "spliced"
        between = source[have[before.end - 1][2] : have[after.start][1]]
        if one == two and _SENTENCE_END.search(between):
            return "spliced"
    return "truncated"


def _sentences(source: str, codes: dict[str, str]) -> Iterator[str]:
    start = 0
    for end in _SENTENCE_END.finditer(source):
        yield _coded(source[start : end.start()], codes)
        start = end.end()
    yield _coded(source[start:], codes)


def _in_order(piece: str, source: str) -> bool:
    if len(source) < len(piece):
        return False
    runs = _cover(piece, [source])
    return runs is not None and all(one.end <= two.start for one, two in itertools.pairwise(runs))


def _changed(plain: str, source: str) -> Fidelity:
    if len(words(source)) > MAX_WORDS:
        # Too long to be compared whole: the part that shares most words stands for it.
        source = _nearest_part(plain, source)
    return "altered" if compare(plain, source) is not None else "not-found"


def _nearest_part(plain: str, source: str) -> str:
    have, said = words(source), words(plain)
    wanted = {word for word, _, _ in said}
    size = min(MAX_WORDS, 2 * len(said) + 20)
    shared = [word in wanted for word, _, _ in have]
    score = best = sum(shared[:size])
    first = 0
    for start in range(1, len(have) - size + 1):
        score += shared[start + size - 1] - shared[start - 1]
        if score > best:
            first, best = start, score
    return source[have[first][1] : have[min(first + size, len(have)) - 1][2]]


def _cover(piece: str, sources: Sequence[str]) -> list[_Run] | None:
    """The piece as runs of words that each stand together in a source; None if it is not so."""
    runs: list[_Run] = []
    at = 0
    while at < len(piece):
        run = _longest(piece[at:], sources, runs[-1] if runs else None)
        if run is None:
            return None
        runs.append(run)
        at += run.size
    if len(runs) == 1:
        return runs
    near = [
        one.source == two.source and 0 <= two.start - one.end <= _NEAR
        for one, two in itertools.pairwise(runs)
    ]
    proven = all(
        run.size > 1 or (number and near[number - 1]) or (number < len(near) and near[number])
        for number, run in enumerate(runs)
    )
    return runs if proven and any(run.size > 1 for run in runs) else None


def _longest(piece: str, sources: Sequence[str], after: _Run | None) -> _Run | None:
    """The longest beginning of ``piece`` in a source; of equals the first after the last run."""
    best: _Run | None = None
    for number, source in enumerate(sources):
        size = _shared(piece, source, best.size if best else 0)
        if size:
            follows = after.end if after is not None and after.source == number else 0
            start = source.find(piece[:size], follows)
            start = source.find(piece[:size]) if start == -1 else start
            best = _Run(size, number, start, start + size)
    return best


def _shared(piece: str, source: str, more_than: int) -> int:
    """How much of the beginning of ``piece`` stands together in ``source``; 0 if not more."""
    least, most = more_than, len(piece) + 1
    while most - least > 1:
        middle = (least + most) // 2
        if piece[:middle] in source:
            least = middle
        else:
            most = middle
    return least if least > more_than else 0
