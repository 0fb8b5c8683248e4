"""Whom a mention means: the fullest name that the text has given, or the words for one."""

from __future__ import annotations

from glossator.detecting.quotes.attributions import Speaker
from glossator.detecting.quotes.bounds import NOUN
from glossator.detecting.quotes.names import Name
from glossator.detecting.quotes.persons import Persons
from glossator.detecting.results import DetectedQuote


class Referents(Persons):
    """Resolves the mentions of one text."""

    def who(self, speaker: Speaker, around: DetectedQuote | None) -> str | None:
        """The fullest name that the text has given, or the words that stand for one."""
        if speaker.name is not None:
            return self._national(speaker) or self.names.text(self.names.fullest(speaker.name))
        if speaker.pronoun and around is not None:
            # “I told him, ‘No.’”: whoever speaks around it.
            if self.tokens.low(speaker.start) in self.lexicon.self_:
                return around.speaker
            return self._only_other(speaker, around)
        if speaker.pronoun:
            word = self.tokens.low(speaker.start)
            if word in self.lexicon.indefinite:
                return word
            if word in self.lexicon.plural:
                return self._group(speaker)
            return self._thing(speaker) if word in self.lexicon.things else self.person(speaker)
        named = self.names.within(speaker.start, speaker.end)
        if len(named) > 1 and all(self.names.fullest(name).person for name in named):
            joining = f" {self.lexicon.grammar['and'][0]} "
            return joining.join(self.names.text(self.names.fullest(name)) for name in named)
        return (
            self._given(speaker)
            or self.called(speaker)
            or self._writer(speaker)
            or self.words(speaker)
        )

    def is_nobody(self, speaker: Speaker) -> bool:
        """“Nobody says ‘…’”, “no one is saying ‘…’”, “a notice on the door said ‘…’”."""
        carried = speaker.name is None and self.tokens.low(speaker.end - 1) in self._carriers
        return carried or self.tokens.low(speaker.start) in self.lexicon.grammar["nobody"]

    def _national(self, speaker: Speaker) -> str | None:
        """“the Croat”: the only person whom the text has named."""
        name = speaker.name
        if name is None or len(name.words) > 1:
            return None
        definite = self.tokens.low(name.start - 1) in self.lexicon.grammar["definite"]
        national = name.words[0] in self.lexicon.grammar["nationals"]
        people = self.people(speaker.start) if definite and national else set()
        return people.pop() if len(people) == 1 else None

    def _only_other(self, speaker: Speaker, around: DetectedQuote) -> str | None:
        """“She told me, ‘…’”: the only woman whom the text has named, but for whoever tells it."""
        gender = self.lexicon.pronouns.get(self.tokens.low(speaker.start), "")
        if not gender or around.speaker is None:
            return None
        people = self.people(speaker.start, gender) - {around.speaker}
        return people.pop() if len(people) == 1 else None

    def _writer(self, speaker: Speaker) -> str | None:
        """“Hal Brewer’s new ad”: whose words it holds."""
        last = self.tokens.low(speaker.end - 1)
        if last not in self.lexicon.grammar["writings"]:
            return None
        for name in self.names.within(speaker.start, speaker.end):
            full = self.names.fullest(name)
            if full.person and self.tokens.low(name.end) in self.lexicon.grammar["genitive"]:
                return self.names.text(full)
        return None

    def _thing(self, speaker: Speaker) -> str | None:
        """What “it” means that says something: what spoke, or was told of, a sentence before."""
        own = self.sentences.start(speaker.start, 0)
        subject = self.speakers.mentions.main_subject(own, speaker.start)
        if subject is not None and subject.name and self._is_thing(subject):
            # “Bytewell, which makes what it calls ‘…’”
            return self.names.text(subject.name)
        before = [name for name in self.names.within(own, speaker.start) if self._is_body(name)]
        if len(before) == 1:
            # “Shares in Bytewell fell after it said …”
            return self.names.text(before[0])
        if own == 0:
            return None
        end = own
        for _ in range(2):
            start = self.sentences.start(end - 1, 0)
            said = self.speakers.last_said(start, end)
            subject = self.speakers.mentions.main_subject(start, end)
            for each in (said.speaker if said else None, subject):
                if each is not None and self._is_thing(each):
                    return self.names.text(each.name) if each.name else self.words(each)
            if start == 0 or subject is None or not subject.pronoun:
                return None
            end = start
        return None

    def _is_body(self, name: Name) -> bool:
        """Whether a name is no person’s and stands after “in” or “of”, as whose something is."""
        grammar = self.lexicon.grammar
        ruled = self.tokens.low(name.start - 1) in (*grammar["of"], *grammar["offices_of"])
        return ruled and not self.names.fullest(name).person

    def _given(self, speaker: Speaker) -> str | None:
        """“A man who gave his name only as Tariq”: the name."""
        tokens, grammar = self.tokens, self.lexicon.grammar
        if tokens.low(speaker.end) not in grammar["who"]:
            return None
        for at in range(speaker.end + 2, speaker.end + NOUN):
            if tokens.low(at) not in self.lexicon.as_:
                continue
            told = not set(grammar["name"]).isdisjoint(tokens.lows[speaker.end : at])
            named = self.names.within(at + 1, at + 1 + NOUN) if told else []
            return self.names.text(named[0]) if named and named[0].start == at + 1 else None
        return None

    def _group(self, speaker: Speaker) -> str | None:
        """Whom “they” means: a plural name in its sentence, or the subject of the one before."""
        own = self.sentences.start(speaker.start, 0)
        for name in self.names.within(own, speaker.start)[::-1]:
            after_the = self.tokens.low(name.start - 1) in self.lexicon.grammar["definite"]
            if after_the and name.words[-1].endswith(self.lexicon.grammar["plural"]):
                return self.names.text(name)
        subject = self._subject_before(speaker.start)
        if subject is None or subject.pronoun or subject.name is not None:
            return None
        last = self.tokens.low(subject.end - 1)
        singular = last.removesuffix("s")
        return self.words(subject) if last != singular and singular in self._persons else None

    def _is_thing(self, speaker: Speaker) -> bool:
        """Whether a mention is no person and may say something."""
        if speaker.pronoun:
            return False
        if speaker.name is not None:
            return not self.names.fullest(speaker.name).person
        last, first = self.tokens.low(speaker.end - 1), self.tokens.low(speaker.start)
        persons = self.lexicon.persons
        return (
            first in self.lexicon.determiners
            and last not in persons
            and not last.endswith("s")
            and last not in self.lexicon.genders
        )
