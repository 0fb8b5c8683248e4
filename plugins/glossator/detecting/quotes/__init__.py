"""Quotes of a text, each with its speaker where the text names one."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from glossator.detecting.lexer import tokens
from glossator.detecting.quotes.attributions import Attribution, Place
from glossator.detecting.quotes.kinds import Kinds
from glossator.detecting.quotes.lexicon import Lexicon, lexicon
from glossator.detecting.quotes.marks import Marked, find_marked
from glossator.detecting.quotes.names import Names
from glossator.detecting.quotes.referents import Referents
from glossator.detecting.quotes.sentences import CLOSING, Sentences
from glossator.detecting.quotes.speakers import Speakers
from glossator.detecting.results import DetectedQuote
from glossator.model import Span

_SHORT = 4


def find_quotes(
    text: str, language: str = "en", names: Names | None = None
) -> tuple[DetectedQuote, ...]:
    """Every stretch in quotation marks, in the order of the text.

    ``names`` are the text's, if they are known.
    """
    words = lexicon(language)
    marked = find_marked(text, words.data)
    if not marked:
        return ()
    return _Finder(text, names or Names(tokens(text), words), words, marked).quotes()


class _Finder:
    def __init__(self, text: str, names: Names, words: Lexicon, marked: list[Marked]) -> None:
        self.text = text
        self.cut = cut = names.tokens
        self.words = words
        self.marked = marked
        self.names = names
        self.sentences = Sentences(cut, words)
        self.speakers = Speakers(cut, self.names, words, self.sentences)
        self.kinds = Kinds(cut, words)
        self.places = [self._place(mark) for mark in marked]
        for mark, place in zip(marked, self.places, strict=True):
            if mark.depth == 0 and not mark.carried:
                self.sentences.opens[place.close] = place.open
                self.sentences.closes[place.open] = place.close
        outer = [place for mark, place in zip(marked, self.places, strict=True) if not mark.depth]
        outside = [place.open for place in outer], [place.close for place in outer]
        self.referents = Referents(self.names, words, self.sentences, self.speakers, outside)

    def quotes(self) -> tuple[DetectedQuote, ...]:
        made: list[DetectedQuote] = []
        first_of: dict[str, int] = {}
        found: list[Attribution | None] = []
        outer: int | None = None
        for index, mark in enumerate(self.marked):
            found.append(self._attribution(index, outer, found))
            if mark.depth == 0:
                outer = index
        self._carry_back(found)
        last: DetectedQuote | None = None
        for index, mark in enumerate(self.marked):
            outer = index if mark.depth == 0 else outer
            around = made[outer] if mark.depth and outer is not None else None
            made.append(self._quote(index, found[index], first_of, around, last))
            last = made[-1] if mark.depth == 0 else last
        return tuple(self._spread_signs(self._spread_titles(made)))

    def _spread_signs(self, made: list[DetectedQuote]) -> list[DetectedQuote]:
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
        return apart and high - low <= 2 * _SHORT + 1

    def _spread_titles(self, made: list[DetectedQuote]) -> list[DetectedQuote]:
        """What stands in a row with titles, or was a title elsewhere in the text, is one."""
        known = {_key(quote.text) for quote in made if quote.kind == "title"}
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
                spreads = listed or _key(quote.text) in known
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
        if not 0 < len(between) < _SHORT and self.text[self.marked[first].end - 1] != ",":
            return False
        return len(between) < _SHORT and all(self.cut.low(each) in joining for each in between)

    def _carry_back(self, found: list[Attribution | None]) -> None:
        """A quote that goes on in the next paragraph may be told of only there."""
        later: Attribution | None = None
        for index in range(len(found) - 1, -1, -1):
            mark = self.marked[index]
            if mark.depth:
                continue
            if found[index] is None and mark.carried and later is not None:
                found[index] = Attribution(later.speaker, None, 0.8)
            later = found[index] if mark.continues else None

    def _place(self, mark: Marked) -> Place:
        cut = self.cut
        starts = cut.starts
        opening = bisect_left(starts, mark.opening)
        close = bisect_left(starts, mark.closing)
        low = bisect_left(starts, mark.paragraph[0])
        high = bisect_left(starts, mark.paragraph[1])
        first = bisect_left(starts, mark.start)
        inside = bisect_left(starts, mark.end) - first
        last = mark.end - 1
        while last > mark.start and self.text[last] in CLOSING:
            last -= 1
        return Place(opening, first, close, low, high, self.text[last], inside <= 2 * _SHORT)

    def _attribution(
        self, index: int, outer: int | None, found: list[Attribution | None]
    ) -> Attribution | None:
        mark, place = self.marked[index], self.places[index]
        previous = outer
        if mark.depth:
            return self._within(place, outer)
        if self.speakers.is_nobodys(place):
            return None
        own = self.speakers.own(place)
        if own is not None:
            return own
        start = self.sentences.start(place.open, place.low)
        possessor = self.speakers.possessor(place, start)
        if possessor is not None:
            return possessor
        if mark.continues and previous is not None:
            before = found[previous]
            return before and Attribution(before.speaker, None, 0.9 * before.confidence)
        return self._carried_on(index, previous, found)

    def _within(self, place: Place, outer: int | None) -> Attribution | None:
        """The speaker whom the quote around this one names."""
        if outer is None:
            return None
        around = self.places[outer]
        inner = replace(place, low=around.first, high=around.close - 1)
        start = self.sentences.start(inner.open, inner.low)
        return self.speakers.before(inner, start) or self.speakers.after(inner)

    def _carried_on(
        self, index: int, previous: int | None, found: list[Attribution | None]
    ) -> Attribution | None:
        """The speaker of the quote before, where nothing speaks against it."""
        mark, place = self.marked[index], self.places[index]
        start = self.sentences.start(place.open, place.low)
        if previous is not None and self.marked[previous].paragraph == mark.paragraph:
            before = found[previous]
            if self.speakers.is_cried(place):
                return None
            gap = range(self.places[previous].close, place.open)
            announced = self.speakers.announced(place, start)
            if announced is not None and announced.speaker.name is not None:
                return announced
            if before is not None:
                if self._closes_with(before, start):
                    return None
                if len(gap) < 4 or self._same_sentence(previous, index):
                    return Attribution(before.speaker, None, 0.8)
                last = start if start < place.open else self._sentence_above(place)
                between = self.places[previous].close <= last < place.open
                if between:
                    other = self.speakers.announced(place, last)
                    other = other or self.speakers.main(last, place.open)
                    if other is not None:
                        return other
                    if self.speakers.is_about_another(last, place, before.speaker):
                        return None
                return Attribution(before.speaker, None, 0.5 if between else 0.8)
        if start >= place.open:
            return self._from_above(index, previous, found)
        return self.speakers.announced(place, start) or self.speakers.main(start, place.open)

    def _closes_with(self, before: Attribution, start: int) -> bool:
        """“….” With those words the chair resigned over a “retreat”: not the chair’s word."""
        cue = before.cue
        return cue is not None and cue[0] >= start and self.cut.low(cue[0]) in self.speakers.spoken

    def _sentence_above(self, place: Place) -> int:
        """Where the sentence before a quote that begins one begins."""
        return self.sentences.start(max(place.low, place.open - 1), place.low)

    def _same_sentence(self, previous: int, index: int) -> bool:
        place = self.places[index]
        return self.sentences.start(place.open, place.low) <= self.places[previous].open

    def _from_above(
        self, index: int, previous: int | None, found: list[Attribution | None]
    ) -> Attribution | None:
        """A quote without a word about its speaker: whoever spoke just before."""
        place = self.places[index]
        start = self._sentence_above(place)
        if start < place.open:
            said = self.speakers.last_said(start, place.open)
            return said or self.speakers.main(start, place.open)
        if place.open > place.low:
            return None
        above = self._paragraph_above(place.low)
        if above is None:
            return None
        announced = self.cut.low(place.low - 1) == ":"
        if announced:
            sentence = self.sentences.start(above[1] - 1, above[0])
            said = self.speakers.last_said(sentence, above[1])
            said = said or self.speakers.main(sentence, above[1])
            if said is not None:
                return said
        if previous is not None and self.places[previous].open >= above[0]:
            before = found[previous]
            if before is not None and self._is_dialogue(previous, found):
                return None
            if before is not None:
                return Attribution(before.speaker, None, 0.6)
        return self.speakers.last_said(*above)

    def _is_dialogue(self, index: int, found: list[Attribution | None]) -> bool:
        """Whether two have just spoken in turn, a paragraph each: who goes on is not told."""
        earlier = index - 1
        while earlier >= 0 and self.marked[earlier].depth:
            earlier -= 1
        if earlier < 0:
            return False
        last, first = found[index], found[earlier]
        if last is None or first is None or last.cue is None or first.cue is None:
            return False
        places = self.places[earlier], self.places[index]
        opening = all(place.open == place.low for place in places)
        return (
            opening
            and places[0].high == places[1].low
            and self.referents.who(last.speaker, None) != self.referents.who(first.speaker, None)
        )

    def _paragraph_above(self, low: int) -> tuple[int, int] | None:
        if low == 0:
            return None
        end = low
        text, starts, ends = self.text, self.cut.starts, self.cut.ends
        at = low - 1
        while at > 0 and at > low - 120 and "\n" not in text[ends[at - 1] : starts[at]]:
            at -= 1
        return at, end

    def _quote(
        self,
        index: int,
        attribution: Attribution | None,
        first_of: dict[str, int],
        around: DetectedQuote | None,
        before: DetectedQuote | None,
    ) -> DetectedQuote:
        mark, place = self.marked[index], self.places[index]
        words = self.text[mark.start : mark.end]
        continued = attribution is not None and self._is_speech(index, attribution, before)
        key = _key(words)
        repeats = first_of.setdefault(key, mark.start)
        made = DetectedQuote(
            start=mark.start,
            end=mark.end,
            text=words,
            kind=self.kinds.kind(
                place,
                mark,
                attribution,
                continued=continued,
                told=attribution is None and self._is_told(place),
            ),
            repeats=repeats if repeats != mark.start else None,
        )
        if attribution is None or made.kind in ("title", "scare"):
            return made
        if self.referents.is_nobody(attribution.speaker):
            return replace(made, kind="unsure")
        if self.kinds.is_carried(place):
            return made
        speaker, cue = attribution.speaker, attribution.cue
        starts, ends = self.cut.starts, self.cut.ends
        cue_span = Span(starts[cue[0]], ends[cue[1] - 1]) if cue else None
        return replace(
            made,
            speaker=self.referents.who(speaker, around),
            speaker_span=Span(starts[speaker.start], ends[speaker.end - 1]),
            cue=self.text[cue_span.start : cue_span.end] if cue_span else None,
            cue_span=cue_span,
            confidence=attribution.confidence,
        )

    def _is_told(self, place: Place) -> bool:
        return self.speakers.is_told(place, self.sentences.start(place.open, place.low))

    def _is_speech(
        self, index: int, attribution: Attribution, before: DetectedQuote | None
    ) -> bool:
        """Whether a quote begins a sentence that only its attribution ends, or goes on after it."""
        place, cue, starts = self.places[index], attribution.cue, self.cut.starts
        start = self.sentences.start(place.open, place.low)
        if cue is not None and cue[0] >= place.close:
            return start >= place.open
        if cue is not None and before is not None and before.kind == "direct":
            # “This,” she said, “is the end.”
            return starts[start] <= before.start <= starts[cue[0]] and place.last in ".?!"
        anew = start >= place.open or self.cut.capital(place.first)
        anew = anew or (before is not None and starts[start] <= before.start)
        goes_on = anew and cue is None and before is not None and before.kind == "direct"
        return goes_on and before is not None and before.cue is not None and place.last in ".?!"


def _key(words: str) -> str:
    """The same for words that are quoted twice."""
    return " ".join(words.casefold().split()).rstrip(".,;!?")
