"""Quotes in a row: titles beside a title, signs beside a sign."""

from __future__ import annotations

from dataclasses import replace

from glossator.detecting.quotes.passage import SHORT, Passage
from glossator.detecting.results import DetectedQuote


def key_of(words: str) -> str:
    """The same for words that are quoted twice."""
    return " ".join(words.casefold().split()).rstrip(".,;!?")


class Rows(Passage):
    """Spreads what one quote of a row is to the others."""

    def spread_signs(self, made: list[DetectedQuote]) -> list[DetectedQuote]:
        """“carried signs: “Out,” “Shame” and, on a box, “No.””: they are all on signs."""
        row = False
        for index, quote in enumerate(made):
            carried = self.kinds.is_carried(self.places[index])
            row = carried or (row and self._on_signs(index - 1, index))
            if row and not carried:
                made[index] = DetectedQuote(
                    start=quote.start,
                    end=quote.end,
                    text=quote.text,
                    kind="unsure",
                    repeats=quote.repeats,
                )
        return made

    def _on_signs(self, first: int, second: int) -> bool:
        """Whether only commas and “and”, with some words between commas, part two quotes."""
        if self._in_row(first, second):
            return True
        low, high = self.places[first].close, self.places[second].open
        joining = self.cut.low(low) in self.words.grammar["and"]
        apart = joining and self.cut.low(low + 1) == "," == self.cut.low(high - 1)
        return apart and high - low <= 2 * SHORT + 1

    def spread_titles(self, made: list[DetectedQuote]) -> list[DetectedQuote]:
        """What stands in a row with titles, or was a title elsewhere in the text, is one."""
        known = {key_of(quote.text) for quote in made if quote.kind == "title"}
        if not known:
            return made
        row: list[int] = []
        rows = [row]
        for index in range(len(made)):
            if row and not self._in_row(row[-1], index):
                row = []
                rows.append(row)
            row.append(index)
        for row in rows:
            listed = any(made[index].kind == "title" for index in row)
            for index in row:
                quote = made[index]
                spreads = listed or key_of(quote.text) in known
                if quote.kind == "title" or not spreads:
                    continue
                if self.kinds.is_carried(self.places[index]):
                    continue
                if self.kinds.is_titular(self.places[index], self.marked[index]):
                    made[index] = replace(
                        quote,
                        kind="title",
                        speaker=None,
                        speaker_span=None,
                        cue=None,
                        cue_span=None,
                        confidence=0.0,
                    )
        return made

    def _in_row(self, first: int, second: int) -> bool:
        """Whether nothing but commas and “and” stands between two quotes."""
        between = range(self.places[first].close, self.places[second].open)
        joining = (*self.words.grammar["and"], ",", "&")
        if not 0 < len(between) < SHORT and self.text[self.marked[first].end - 1] != ",":
            return False
        return len(between) < SHORT and all(self.cut.low(each) in joining for each in between)
