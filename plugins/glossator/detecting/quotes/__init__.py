"""Quotes of a text, each with its speaker where the text names one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from glossator.detecting.lexer import tokens
from glossator.detecting.quotes.kinds import Kinds
from glossator.detecting.quotes.lexicon import Lexicon, lexicon
from glossator.detecting.quotes.marks import Marked, find_marked
from glossator.detecting.quotes.mentions import Speaker
from glossator.detecting.quotes.names import Name, Names
from glossator.detecting.quotes.sentences import CLOSING, Sentences
from glossator.detecting.quotes.speakers import Attribution, Place, Speakers
from glossator.detecting.results import DetectedQuote
from glossator.model import Span

_SHORT = 4
_NEAR = 30
"""Names that are looked at to find out whom a pronoun means."""


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
        self.outer_opens = [place.open for place in outer]
        self.outer_closes = [place.close for place in outer]

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
        return tuple(self._spread_titles(made))

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
            gap = range(self.places[previous].close, place.open)
            announced = self.speakers.announced(place, start)
            if announced is not None and announced.speaker.name is not None:
                return announced
            if before is not None:
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
            and self._who(last.speaker, None) != self._who(first.speaker, None)
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
        speaker, cue = attribution.speaker, attribution.cue
        starts, ends = self.cut.starts, self.cut.ends
        cue_span = Span(starts[cue[0]], ends[cue[1] - 1]) if cue else None
        return replace(
            made,
            speaker=self._who(speaker, around),
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

    def _who(self, speaker: Speaker, around: DetectedQuote | None) -> str | None:
        """The fullest name that the text has given, or the words that stand for one."""
        if speaker.name is not None:
            return self.names.text(self.names.fullest(speaker.name))
        if speaker.pronoun and around is not None:
            # “I told him, ‘No.’”: whoever speaks around it; whom “he” means is not told.
            return around.speaker if self.cut.low(speaker.start) in self.words.self_ else None
        if speaker.pronoun:
            word = self.cut.low(speaker.start)
            if word in self.words.indefinite:
                return word
            return self._thing(speaker) if word in self.words.things else self._person(speaker)
        named = self.names.within(speaker.start, speaker.end)
        if len(named) > 1 and all(self.names.fullest(name).person for name in named):
            joining = f" {self.words.grammar['and'][0]} "
            return joining.join(self.names.text(self.names.fullest(name)) for name in named)
        return self._called(speaker) or self._writer(speaker) or self._words(speaker)

    def _writer(self, speaker: Speaker) -> str | None:
        """“Hal Brewer’s new ad”: whose words it holds."""
        last = self.cut.low(speaker.end - 1)
        if last not in self.words.grammar["writings"]:
            return None
        for name in self.names.within(speaker.start, speaker.end):
            full = self.names.fullest(name)
            if full.person and self.cut.low(name.end) in self.words.grammar["genitive"]:
                return self.names.text(full)
        return None

    def _called(self, speaker: Speaker) -> str | None:
        """“the immunologist”: the only person whom the text has named, if it is a calling."""
        lows = self.cut.lows[speaker.start : speaker.end]
        grammar = self.words.grammar
        calling = lows[-1].endswith(grammar["callings"]) or lows[-1] in grammar["called"]
        if lows[0] not in grammar["definite"] or not calling:
            return None
        people = {
            self.names.text(full)
            for full in map(self.names.fullest, self.names.before(speaker.start, _NEAR))
            if full.person and not self._quoted(full.start)
        }
        return people.pop() if len(people) == 1 else None

    def _thing(self, speaker: Speaker) -> str | None:
        """What “it” means that says something: what spoke, or was told of, a sentence before."""
        own = self.sentences.start(speaker.start, 0)
        subject = self.speakers.mentions.main_subject(own, speaker.start)
        if subject is not None and subject.name and self._is_thing(subject):
            # “Bytewell, which makes what it calls ‘…’”
            return self.names.text(subject.name)
        if own == 0:
            return None
        end = own
        for _ in range(2):
            start = self.sentences.start(end - 1, 0)
            said = self.speakers.last_said(start, end)
            subject = self.speakers.mentions.main_subject(start, end)
            for each in (said.speaker if said else None, subject):
                if each is not None and self._is_thing(each):
                    return self.names.text(each.name) if each.name else self._words(each)
            if start == 0 or subject is None or not subject.pronoun:
                return None
            end = start
        return None

    def _is_thing(self, speaker: Speaker) -> bool:
        """Whether a mention is no person and may say something."""
        if speaker.pronoun:
            return False
        if speaker.name is not None:
            return not self.names.fullest(speaker.name).person
        last, first = self.cut.low(speaker.end - 1), self.cut.low(speaker.start)
        persons = self.words.grammar["persons"]
        return (
            first in self.words.determiners
            and last not in persons
            and not last.endswith("s")
            and last not in self.words.genders
        )

    def _words(self, speaker: Speaker) -> str:
        """A mention as it stands, on one line."""
        starts, ends = self.cut.starts, self.cut.ends
        return " ".join(self.text[starts[speaker.start] : ends[speaker.end - 1]].split())

    def _quoted(self, token: int) -> bool:
        at = bisect_right(self.outer_opens, token) - 1
        return at >= 0 and token < self.outer_closes[at]

    def _subject_before(self, token: int) -> Speaker | None:
        """The subject of the sentence before the one in which a token stands."""
        own = self.sentences.start(token, 0)
        if own == 0:
            return None
        before = self.sentences.start(own - 1, 0)
        return self.speakers.mentions.main_subject(before, own)

    def _person(self, speaker: Speaker) -> str | None:
        """Whom a pronoun means: the last person named or heard whom it fits."""
        word = self.cut.low(speaker.start)
        gender = self.words.pronouns.get(word) or self.words.owners.get(word, "")
        if not gender:
            return None
        own = self.sentences.start(speaker.start, 0)
        subject = self._subject_before(speaker.start)
        if subject is not None and subject.name is None:
            last = self.cut.low(subject.end - 1)
            fits = self.words.genders.get(last) in (None, gender)
            if last in self.words.grammar["persons"] and fits:
                return self._called(subject) or self._words(subject)
            first = self.cut.low(subject.start)
            if first in self.words.grammar["definite"] and not self.names.before(own, 1):
                # “The abbot smiled.”: nobody else has been named.
                return self._words(subject)
        for name in self.names.before(speaker.start, _NEAR):
            if self._quoted(name.start) or self.cut.low(name.start - 1) == "(":
                continue
            if name.start > own and self._is_agent(name):
                # “Challenged by Ms Achebe, he said”
                continue
            full = self.names.fullest(name)
            if full.person and full.gender in ("", gender):
                return self.names.text(full)
        return None

    def _is_agent(self, name: Name) -> bool:
        """Whether “by” stands a few words before a name."""
        before = self.cut.lows[max(0, name.start - _SHORT) : name.start]
        return not self.words.by.isdisjoint(before)


def _key(words: str) -> str:
    """The same for words that are quoted twice."""
    return " ".join(words.casefold().split()).rstrip(".,;!?")
