"""Quotes of a text, each with its speaker where the text names one.

What is where, in the order in which it happens:

- ``mark_roles``, ``marks``: the stretches between quotation marks
- ``capital_runs``, ``naming``, ``names``, ``sentences``: those of the text around them
- ``passage``: each stretch at its place among the tokens
- ``readers``: what everybody has who reads a text
- ``bounds``, ``noun_phrases``, ``main_subjects``, ``mentions``, ``subjects``, ``verbs``: who
  does what
- ``sieves``, ``after_quotes``, ``before_quotes``, ``surroundings``, ``speakers``: who says it
- ``carrying``: a speaker from one quote to the next
- ``persons``, ``referents``: whom “she”, “it” and “the agent” mean
- ``wording``, ``terms``, ``titles``, ``kinds``: speech, a fragment, a title, words at arm's length
- ``rows``: what stands beside a title or on signs
"""

from __future__ import annotations

from dataclasses import replace

from glossator.detecting.lexer import tokens
from glossator.detecting.quotes.attributions import Attribution, Place
from glossator.detecting.quotes.carrying import Carrying
from glossator.detecting.quotes.lexicon import lexicon
from glossator.detecting.quotes.marks import find_marked
from glossator.detecting.quotes.names import Names
from glossator.detecting.quotes.rows import Rows, key_of
from glossator.detecting.results import DetectedQuote
from glossator.model import Span


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


class _Finder(Rows, Carrying):
    """Finds the quotes of one text."""

    def quotes(self) -> tuple[DetectedQuote, ...]:
        made: list[DetectedQuote] = []
        first_of: dict[str, int] = {}
        found: list[Attribution | None] = []
        outer: int | None = None
        for index, mark in enumerate(self.marked):
            found.append(self._attribution(index, outer, found))
            if mark.depth == 0:
                outer = index
        self.carry_back(found)
        last: DetectedQuote | None = None
        for index, mark in enumerate(self.marked):
            outer = index if mark.depth == 0 else outer
            around = made[outer] if mark.depth and outer is not None else None
            made.append(self._quote(index, found[index], first_of, around, last))
            last = made[-1] if mark.depth == 0 else last
        return tuple(self.spread_signs(self.spread_titles(made)))

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
        return self.carried_on(index, previous, found)

    def _within(self, place: Place, outer: int | None) -> Attribution | None:
        """The speaker whom the quote around this one names."""
        if outer is None:
            return None
        around = self.places[outer]
        inner = replace(place, low=around.first, high=around.close - 1)
        start = self.sentences.start(inner.open, inner.low)
        return self.speakers.before(inner, start) or self.speakers.after(inner)

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
        key = key_of(words)
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
        if self.referents.is_nobody(attribution.speaker) or self.speakers.is_denied(
            place, attribution
        ):
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
