"""The speaker of a quote that has none of its own: whoever spoke before it, or after."""

from __future__ import annotations

from glossator.detecting.quotes.attributions import Attribution, Place
from glossator.detecting.quotes.passage import Passage


class Carrying(Passage):
    """Carries speakers from quote to quote."""

    def carry_back(self, found: list[Attribution | None]) -> None:
        """A quote that goes on in the next paragraph may be told of only there."""
        later: Attribution | None = None
        for index in range(len(found) - 1, -1, -1):
            mark = self.marked[index]
            if mark.depth:
                continue
            if found[index] is None and mark.carried and later is not None:
                found[index] = Attribution(later.speaker, None, 0.8)
            later = found[index] if mark.continues else None

    def carried_on(
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
        below = self.speakers.told_below(place)
        if above is None:
            return below
        announced = self.cut.low(place.low - 1) == ":"
        if announced:
            sentence = self.sentences.start(above[1] - 1, above[0])
            said = self.speakers.last_said(sentence, above[1])
            said = said or self.speakers.main(sentence, above[1])
            if said is not None:
                return said
        if below is not None and not announced:
            return below
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
