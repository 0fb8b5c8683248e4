"""The words around a figure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property

from glossator.detecting.figures.lexicon import Lexicon, lexicon
from glossator.detecting.language import rules
from glossator.detecting.lexer import Tokens
from glossator.detecting.quotes.lexicon import lexicon as quotes_lexicon
from glossator.detecting.quotes.sentences import ENDS, ends_sentence
from glossator.detecting.results import DetectedFigure

_FAR = 60


class Surroundings:
    """Looks up what stands around a place of one text."""

    def __init__(self, tokens: Tokens, language: str) -> None:
        self.tokens = tokens
        self.lexicon: Lexicon = lexicon(language)
        self.remarks = rules(language)["remarks"]
        self._sentences = quotes_lexicon(language)
        self._known: dict[int, tuple[int, int]] = {}
        """The sentences that have been asked for, by the figure’s start: several remarks ask."""

    def token_at(self, offset: int) -> int:
        """The first token at an offset or after it."""
        return bisect_left(self.tokens.starts, offset)

    def first(self, figure: DetectedFigure) -> int:
        """The first token of a figure."""
        return bisect_left(self.tokens.starts, figure.start)

    def after(self, figure: DetectedFigure) -> int:
        """The first token after a figure."""
        return bisect_left(self.tokens.starts, figure.end)

    def word_before(self, figure: DetectedFigure) -> str:
        """The word before a figure, in small letters."""
        return self.tokens.low(self.first(figure) - 1)

    def words(self, start: int, end: int) -> list[str]:
        """The words between two tokens, in small letters."""
        tokens = self.tokens
        return [tokens.low(at) for at in range(max(0, start), end) if tokens.kind(at) == "w"]

    def sentence(self, figure: DetectedFigure) -> tuple[int, int]:
        """The code points between which the sentence of a figure lies."""
        known = self._known.get(figure.start)
        if known is None:
            known = self._known[figure.start] = self._sentence(figure)
        return known

    def _sentence(self, figure: DetectedFigure) -> tuple[int, int]:
        tokens, parting = self.tokens, self._parting
        start, end = self.first(figure), self.after(figure)
        before, after = bisect_left(parting, start), bisect_left(parting, end)
        first = parting[before - 1] + 1 if before else 0
        last = parting[after] if after < len(parting) else len(tokens)
        start = max(first, start - _FAR)
        end = min(last, end + _FAR)
        stop = tokens.ends[end - 1] if end else 0
        return tokens.starts[start] if start < len(tokens) else 0, stop

    @cached_property
    def _parting(self) -> list[int]:
        """The tokens that end a sentence or a line."""
        tokens, text = self.tokens, self.tokens.text
        ending = {
            index
            for index, low in enumerate(tokens.lows)
            if low in ENDS and ends_sentence(tokens, index, self._sentences)
        }
        between = zip(tokens.ends, tokens.starts[1:], strict=False)
        ending.update(
            index
            for index, (end, start) in enumerate(between)
            if start > end and "\n" in text[end:start]
        )
        return sorted({*ending, len(tokens) - 1} if len(tokens) else ending)

    def sentences(
        self, figures: tuple[DetectedFigure, ...]
    ) -> list[tuple[tuple[int, int], list[DetectedFigure]]]:
        """The sentences that hold figures, each with its own."""
        starts = [figure.start for figure in figures]
        found: list[tuple[tuple[int, int], list[DetectedFigure]]] = []
        at = 0
        while at < len(figures):
            span = self.sentence(figures[at])
            last = max(at + 1, bisect_right(starts, span[1]))
            found.append((span, list(figures[at:last])))
            at = last
        return found
