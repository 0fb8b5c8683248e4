"""Whom a mention means: the fullest name that the text has given, or the words for one."""

from __future__ import annotations

from bisect import bisect_right

from glossator.detecting.quotes.attributions import Speaker
from glossator.detecting.quotes.lexicon import Lexicon
from glossator.detecting.quotes.names import Name, Names
from glossator.detecting.quotes.sentences import Sentences
from glossator.detecting.quotes.speakers import Speakers
from glossator.detecting.results import DetectedQuote

_NEAR = 30
"""Names that are looked at to find out whom a pronoun means."""
_BACK = 4
"""Sentences that are looked at for somebody without a name."""
_SHORT = 4
"""Tokens within which “by” stands before whoever does something."""


class Referents:
    """Resolves the mentions of one text."""

    def __init__(
        self,
        names: Names,
        lexicon: Lexicon,
        sentences: Sentences,
        speakers: Speakers,
        quoted: tuple[list[int], list[int]],
    ) -> None:
        self.tokens = names.tokens
        self.text = names.tokens.text
        self.names = names
        self.lexicon = lexicon
        self.sentences = sentences
        self.speakers = speakers
        self.outer_opens, self.outer_closes = quoted
        self._persons = frozenset(lexicon.grammar["persons"])

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
            return self._thing(speaker) if word in self.lexicon.things else self._person(speaker)
        named = self.names.within(speaker.start, speaker.end)
        if len(named) > 1 and all(self.names.fullest(name).person for name in named):
            joining = f" {self.lexicon.grammar['and'][0]} "
            return joining.join(self.names.text(self.names.fullest(name)) for name in named)
        return self._called(speaker) or self._writer(speaker) or self._words(speaker)

    def is_nobody(self, speaker: Speaker) -> bool:
        """“Nobody says ‘…’”, “no one is saying ‘…’”."""
        return self.tokens.low(speaker.start) in self.lexicon.grammar["nobody"]

    def _national(self, speaker: Speaker) -> str | None:
        """“the Croat”: the only person whom the text has named."""
        name = speaker.name
        if name is None or len(name.words) > 1:
            return None
        definite = self.tokens.low(name.start - 1) in self.lexicon.grammar["definite"]
        national = name.words[0] in self.lexicon.grammar["nationals"]
        people = self._people(speaker.start) if definite and national else set()
        return people.pop() if len(people) == 1 else None

    def _only_other(self, speaker: Speaker, around: DetectedQuote) -> str | None:
        """“She told me, ‘…’”: the only woman whom the text has named, but for whoever tells it."""
        gender = self.lexicon.pronouns.get(self.tokens.low(speaker.start), "")
        if not gender or around.speaker is None:
            return None
        people = self._people(speaker.start, gender) - {around.speaker}
        return people.pop() if len(people) == 1 else None

    def _people(self, token: int, gender: str = "") -> set[str]:
        """Whom the article itself has named before a token; of a gender, if one is given."""
        named = self.names.before(token, _NEAR)
        full = [self.names.fullest(name) for name in named if not self._quoted(name.start)]
        return {
            self.names.text(each)
            for each in full
            if each.person and (not gender or each.gender in ("", gender))
            if not self._is_shouted(each)
        }

    def _is_shouted(self, name: Name) -> bool:
        """“PORT ALDEN —”: a place before the news from it."""
        text = self.names.text(name)
        return len(text) > _SHORT and text.isupper()

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

    def _called(self, speaker: Speaker) -> str | None:
        """“the immunologist”: the only person whom the text has named, if it is a calling."""
        lows = self.tokens.lows[speaker.start : speaker.end]
        grammar = self.lexicon.grammar
        calling = lows[-1].endswith(grammar["callings"]) or lows[-1] in grammar["called"]
        if lows[0] not in grammar["definite"] or not calling:
            return None
        people = self._people(speaker.start)
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
        return self._words(subject) if last != singular and singular in self._persons else None

    def _is_thing(self, speaker: Speaker) -> bool:
        """Whether a mention is no person and may say something."""
        if speaker.pronoun:
            return False
        if speaker.name is not None:
            return not self.names.fullest(speaker.name).person
        last, first = self.tokens.low(speaker.end - 1), self.tokens.low(speaker.start)
        persons = self.lexicon.grammar["persons"]
        return (
            first in self.lexicon.determiners
            and last not in persons
            and not last.endswith("s")
            and last not in self.lexicon.genders
        )

    def _words(self, speaker: Speaker) -> str:
        """A mention as it stands, on one line."""
        starts, ends = self.tokens.starts, self.tokens.ends
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

    def _joined_before(self, token: int) -> Speaker | None:
        """“Iqbal thanked him, but the shadow minister was in no mood.”: of the last clause."""
        own = self.sentences.start(token, 0)
        if own == 0:
            return None
        before = self.sentences.start(own - 1, 0)
        clause = self.speakers.last_clause(before, own)
        subject = self.speakers.mentions.following(clause, own) if clause > before else None
        return subject if subject is not None and subject.name is None else None

    def _person(self, speaker: Speaker) -> str | None:
        """Whom a pronoun means: the last person named or heard whom it fits."""
        word = self.tokens.low(speaker.start)
        gender = self.lexicon.pronouns.get(word) or self.lexicon.owners.get(word, "")
        if not gender:
            return None
        own = self.sentences.start(speaker.start, 0)
        if (same := self._same_subject(speaker, own, gender)) is not None:
            return same
        subject = self._joined_before(speaker.start) or self._subject_before(speaker.start)
        if subject is not None and subject.name is None:
            last = self.tokens.low(subject.end - 1)
            fits = self.lexicon.genders.get(last) in (None, gender)
            if last in self.lexicon.grammar["persons"] and fits:
                return self._called(subject) or self._words(subject)
            first = self.tokens.low(subject.start)
            if first in self.lexicon.grammar["definite"] and not self.names.before(own, 1):
                # “The abbot smiled.”: nobody else has been named.
                return self._words(subject)
        for name in self.names.before(speaker.start, _NEAR):
            if self._quoted(name.start) or self.tokens.low(name.start - 1) == "(":
                continue
            if name.start > own and self._is_agent(name):
                # “Challenged by Ms Achebe, he said”
                continue
            full = self.names.fullest(name)
            if full.person and full.gender in ("", gender):
                return self.names.text(full)
        return self._unnamed(own, gender)

    def _unnamed(self, own: int, gender: str) -> str | None:
        """“the first minister conceded … “…,” he said”: who spoke before, if nobody was named."""
        end = own
        for _ in range(_BACK):
            if end == 0:
                return None
            start = self.sentences.start(end - 1, 0)
            said = self.speakers.last_said(start, end)
            each = said.speaker if said else None
            if each is not None and each.name is None and not each.pronoun:
                last = self.tokens.low(each.end - 1)
                definite = self.tokens.low(each.start) in self.lexicon.grammar["definite"]
                fits = self.lexicon.genders.get(last) in (None, gender)
                return self._words(each) if definite and fits and last in self._persons else None
            if each is not None and each.name is not None:
                return None
            end = start
        return None

    def _same_subject(self, speaker: Speaker, own: int, gender: str) -> str | None:
        """“Rubio said he had told Cruz”: whoever says it, where a name does."""
        verb = speaker.start - 1
        verb -= self.tokens.low(verb) in self.lexicon.that
        if verb <= own or self.tokens.low(verb) not in self.lexicon.say:
            return None
        said = self.speakers.mentions.subject(verb, own)
        if said is None or said.name is None or self._quoted(said.start):
            return None
        full = self.names.fullest(said.name)
        institution = not self.lexicon.organisations.isdisjoint(full.words)
        return None if institution or full.gender not in ("", gender) else self.names.text(full)

    def _is_agent(self, name: Name) -> bool:
        """Whether “by” stands a few words before a name."""
        before = self.tokens.lows[max(0, name.start - _SHORT) : name.start]
        return not self.lexicon.by.isdisjoint(before)
