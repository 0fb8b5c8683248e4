"""Whom “he” and “she” mean: the last person told of whom the pronoun fits."""

from __future__ import annotations

from bisect import bisect_right

from glossator.detecting.quotes.attributions import Speaker
from glossator.detecting.quotes.lexicon import Lexicon
from glossator.detecting.quotes.names import Name, Names
from glossator.detecting.quotes.sentences import FAR, Sentences
from glossator.detecting.quotes.speakers import Speakers
from glossator.detecting.results import DetectedQuote

NEAR = 30
"""Names that are looked at to find out whom a pronoun means."""
_BACK = 4
"""Sentences that are looked at for somebody without a name."""
_SHORT = 4
"""Tokens within which “by” stands before whoever does something."""
_DEEP = 3
"""Sentences through which one pronoun is asked for by the next."""
_NOBODY: frozenset[str] = frozenset()


class Persons:
    """Resolves the pronouns of persons in one text."""

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
        self._persons = lexicon.persons
        self._carriers = lexicon.kinds["carriers"]

    def person(self, speaker: Speaker) -> str | None:
        """Whom a pronoun means: the last person named or heard whom it fits."""
        word = self.tokens.low(speaker.start)
        lexicon = self.lexicon
        gender = lexicon.pronouns.get(word) or lexicon.owners.get(word) or lexicon.objects.get(word)
        return self._meant(speaker.start, gender, _NOBODY, _DEEP) if gender else None

    def _meant(self, token: int, gender: str, but: frozenset[str], deep: int) -> str | None:
        """The last person of a gender before a pronoun, apart from some."""
        own = self.sentences.start(token, 0)
        same = self._same_subject(token, own, gender)
        if same is not None and same not in but:
            return same
        subject = self._subject_before(token)
        asked = self._asked_before(own, gender) if deep else None
        if asked is not None:
            return self._meant(asked[0], gender, but | {asked[1]}, deep - 1)
        clause = self._joined_before(token)
        heard = self._unnamed_subject(clause or subject, own, gender)
        if heard is not None and heard not in but:
            return heard
        named = self._last_named(token, own, gender, but, None if clause else subject)
        if named is None and deep and subject is not None and subject.pronoun:
            named = self._meant(subject.start, gender, but, deep - 1)
        return named or self._unnamed(own, gender)

    def _unnamed_subject(self, subject: Speaker | None, own: int, gender: str) -> str | None:
        """“The abbot smiled.”, “The minister’s claim drew laughter.”: somebody without a name."""
        if subject is None or subject.name is not None:
            return None
        tokens, grammar = self.tokens, self.lexicon.grammar
        for index in range(subject.start + 1, subject.end):
            owns = tokens.low(index) in grammar["genitive"]
            if owns and tokens.low(subject.end - 1) not in self._persons:
                subject = Speaker(subject.start, index)
                break
        last = tokens.low(subject.end - 1)
        fits = self.lexicon.genders.get(last) in (None, gender)
        if last in self._persons and fits:
            return self.who(subject, None)
        definite = tokens.low(subject.start) in grammar["definite"]
        # Nobody else has been named.
        return self.words(subject) if definite and not self.names.before(own, 1) else None

    def _last_named(
        self, token: int, own: int, gender: str, but: frozenset[str], subject: Speaker | None
    ) -> str | None:
        """The last person named whom a pronoun fits: of one sentence, rather its subject."""
        found: str | None = None
        known = False
        about = subject.name if subject is not None else None
        before = self.sentences.start(own - 1, 0) if own else 0
        for name in self.names.before(token, NEAR):
            if self.quoted(name.start) or self.tokens.low(name.start - 1) == "(":
                continue
            if name.start > own and self._is_agent(name):
                # “Challenged by Ms Achebe, he said”
                continue
            full = self.names.fullest(name)
            if not full.person or full.gender not in ("", gender):
                continue
            text = self.names.text(full)
            if text in but:
                continue
            whole = about is None or name.start >= own or name.start < before
            if whole:
                return found or text
            if name == about:
                return text if full.gender or not known else found
            known = known or bool(full.gender)
            found = found or text
        return found

    def _asked_before(self, own: int, gender: str) -> tuple[int, str] | None:
        """“An officer asked her to step back. “…,” she said”: the “her”, and who asked."""
        tokens, grammar = self.tokens, self.lexicon.grammar
        if own == 0:
            return None
        before = self.sentences.start(own - 1, 0)
        for index in range(own - 1, max(before, own - FAR), -1):
            word = tokens.low(index)
            if self.lexicon.objects.get(word) != gender or self.quoted(index):
                continue
            if tokens.low(index - 1) not in grammar["asking"]:
                continue
            after = tokens.low(index + 1)
            noun = word in self.lexicon.owners and tokens.kind(index + 1) == "w"
            if noun and after not in grammar["infinitive"] and after not in self.lexicon.that:
                # “told her mother”
                continue
            subject = self.speakers.mentions.subject(index - 1, before)
            if subject is None or subject.pronoun:
                return None
            asker = self.words(subject)
            if subject.name is not None:
                asker = self.names.text(self.names.fullest(subject.name))
            return index, asker
        return None

    def who(self, speaker: Speaker, around: DetectedQuote | None) -> str | None:
        """The fullest name that the text has given, or the words that stand for one."""
        raise NotImplementedError

    def called(self, speaker: Speaker) -> str | None:
        """“the immunologist”: the only person whom the text has named, if it is a calling."""
        lows = self.tokens.lows[speaker.start : speaker.end]
        grammar = self.lexicon.grammar
        calling = lows[-1].endswith(grammar["callings"]) or lows[-1] in grammar["called"]
        if lows[0] not in grammar["definite"]:
            return None
        people = self.people(speaker.start) if calling else self._of_title(speaker, lows[-1])
        return people.pop() if len(people) == 1 else None

    def _of_title(self, speaker: Speaker, title: str) -> set[str]:
        """“Agent Luis Marquez … the agent said”: those before whose names the title stood."""
        if speaker.end != speaker.start + 2 or title not in self.lexicon.titles:
            return set()
        named = self.names.before(speaker.start, NEAR)
        return {
            self.names.text(self.names.fullest(name))
            for name in named
            if name.title == title and name.person and not self.quoted(name.start)
        }

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
                return self.words(each) if definite and fits and last in self._persons else None
            if each is not None and each.name is not None:
                return None
            end = start
        return None

    def _same_subject(self, token: int, own: int, gender: str) -> str | None:
        """“Rubio said he had told Cruz”: whoever says it, where a name does."""
        verb = token - 1
        verb -= self.tokens.low(verb) in self.lexicon.that
        if verb <= own or self.tokens.low(verb) not in self.lexicon.say:
            return None
        said = self.speakers.mentions.subject(verb, own)
        if said is None or said.name is None or self.quoted(said.start):
            return None
        full = self.names.fullest(said.name)
        institution = not self.lexicon.organisations.isdisjoint(full.words)
        return None if institution or full.gender not in ("", gender) else self.names.text(full)

    def _is_agent(self, name: Name) -> bool:
        """Whether “by” stands a few words before a name."""
        before = self.tokens.lows[max(0, name.start - _SHORT) : name.start]
        return not self.lexicon.by.isdisjoint(before)

    def _subject_before(self, token: int) -> Speaker | None:
        """The subject of the sentence before the one in which a token stands."""
        own = self.sentences.start(token, 0)
        if own == 0:
            return None
        before = self.sentences.start(own - 1, 0)
        mentions = self.speakers.mentions
        return mentions.main_subject(before, own) or mentions.first_subject(before, own)

    def _joined_before(self, token: int) -> Speaker | None:
        """“Iqbal thanked him, but the shadow minister was in no mood.”: of the last clause."""
        own = self.sentences.start(token, 0)
        if own == 0:
            return None
        before = self.sentences.start(own - 1, 0)
        clause = self.speakers.last_clause(before, own)
        subject = self.speakers.mentions.following(clause, own) if clause > before else None
        return subject if subject is not None and subject.name is None else None

    def people(self, token: int, gender: str = "") -> set[str]:
        """Whom the article itself has named before a token; of a gender, if one is given."""
        named = self.names.before(token, NEAR)
        full = [self.names.fullest(name) for name in named if not self.quoted(name.start)]
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

    def words(self, speaker: Speaker) -> str:
        """A mention as it stands, on one line."""
        starts, ends = self.tokens.starts, self.tokens.ends
        return " ".join(self.text[starts[speaker.start] : ends[speaker.end - 1]].split())

    def quoted(self, token: int) -> bool:
        at = bisect_right(self.outer_opens, token) - 1
        return at >= 0 and token < self.outer_closes[at]
