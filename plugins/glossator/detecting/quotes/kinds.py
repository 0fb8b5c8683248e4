"""Direct speech, fragments, titles of works, and words kept at arm's length."""

from __future__ import annotations

from glossator.detecting.lexer import Tokens
from glossator.detecting.phrases import split
from glossator.detecting.quotes.attributions import Attribution, Place
from glossator.detecting.quotes.lexicon import Lexicon
from glossator.detecting.quotes.marks import Marked
from glossator.detecting.quotes.sentences import CLOSING, ENDS
from glossator.detecting.results import QuoteKind

_CLAUSE = 6
_FEW = 3
_HEADLINE = 30
"""Tokens that a headline may have."""
_PLACED = 4
"""Words of weight that a paragraph must have around its quotes to show that it is a headline."""
_TERM = 4
"""Words that what is spoken of as a word may have."""
_SURE = 0.9
_GUESSED = 0.5
"""Confidence of a speaker whom no verb names."""


class Kinds:
    """Tells the kinds of quotes apart in one text."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        rules = lexicon.data["kinds"]
        self.before_titles = frozenset(rules["before_titles"])
        self.after_titles = frozenset(rules["after_titles"])
        self._before: dict[str, list[tuple[str, ...]]] = {}
        """Phrases that stand before what is no quotation, by their last word."""
        for phrase in map(split, (*rules["so_called"], *rules["glosses"])):
            self._before.setdefault(phrase[-1], []).append(tuple(phrase))
        self.enjoyed = frozenset(rules["enjoyed"])
        self.small = frozenset(rules["small"])
        self.within = frozenset(rules["within"])
        self.carriers = frozenset(rules["carriers"])
        self.judging = frozenset(rules["judging"])
        self.works = frozenset(rules["works"])
        self.parts = frozenset(rules["parts"])
        self.named = frozenset(rules["named"])
        self.predicative = frozenset(rules["predicative"])
        self.spoken = frozenset(rules["spoken"])
        self.terms = frozenset(rules["terms"])
        self.known = frozenset(rules["known"])
        self.calling = frozenset(rules["calling"])
        self.laws = frozenset(rules["laws"])
        self._headlines: dict[tuple[int, int], bool] = {}

    def kind(
        self,
        place: Place,
        mark: Marked,
        attribution: Attribution | None,
        *,
        continued: bool,
        told: bool,
    ) -> QuoteKind:
        """What a stretch in quotation marks is.

        ``continued``: it goes on with, or begins, direct speech that its attribution interrupts.
        ``told``: a word of its sentence says that it was said, whoever said it.
        """
        tokens = self.tokens
        words = self._words(place, mark)
        if not words:
            return "unsure"
        if self._has_author(place):
            return "title"
        if len(words) > 2 * _CLAUSE:
            named = tokens.low(place.open - 1) in self.before_titles
            titled = named and self._is_title(place, words, attribution)
            if titled:
                return "title"
            return "fragment" if self._is_predicated(place, words[0]) else "direct"
        if self._is_nickname(place, words) or self._is_so_called(place) or self._is_letter(words):
            return "scare"
        if self.is_carried(place):
            return "unsure"
        if self._is_term(place, words, mark) or self._is_subject(place, words, attribution):
            return "scare"
        if self._is_title(place, words, attribution):
            return "title"
        aside = mark.depth > 0 and attribution is None and not told and len(words) <= _FEW
        if aside and not tokens.capital(words[0]) and place.last not in ".,?!":
            # “He was “resting his eyes”, apparently”
            return "scare"
        few = len(words) < _FEW and place.last not in "?!"
        guessed = attribution is None or (
            len(words) == 1 and attribution.cue is None and attribution.confidence <= _GUESSED
        )
        if few and guessed and not continued and not told and not self._is_predicate(place):
            closed = place.last in ".,"
            return "unsure" if closed and attribution is None else "scare"
        if attribution is not None and attribution.cue is not None:
            cue = attribution.cue[0]
            called = (cue < place.open and not continued) or place.last not in ",.?!"
            if called and tokens.low(cue) in self.judging:
                return "fragment"
        return "direct" if continued or self._is_clause(place, words) else "fragment"

    def is_titular(self, place: Place, mark: Marked) -> bool:
        """Whether the words of a quote are written as those of a title."""
        return self._is_capital(self._words(place, mark))

    def _words(self, place: Place, mark: Marked) -> list[int]:
        tokens = self.tokens
        return [
            index
            for index in range(place.first, place.close)
            if tokens.kinds[index] != "s" and tokens.starts[index] < mark.end
        ]

    def _is_predicated(self, place: Place, first: int) -> bool:
        """Ms Hale said he “would vote for …”: what the article’s subject does."""
        tokens, lexicon = self.tokens, self.lexicon
        low, before = tokens.low(first), place.open - 1
        if tokens.capital(first) or low in lexicon.pronouns or low in lexicon.determiners:
            return False
        verb = low in lexicon.auxiliaries or (
            low.endswith(lexicon.grammar["third_person"]) and low not in lexicon.not_names
        )
        subject = tokens.kind(before) in ("w", "n") or tokens.low(before) in CLOSING
        announced = tokens.low(before) in lexicon.cues or tokens.low(before) in lexicon.that
        return verb and subject and not announced

    def _is_predicate(self, place: Place) -> bool:
        """“is “great””, “to “win””, “a “disgrace””, but not “a “luxury” tent”."""
        tokens, lexicon = self.tokens, self.lexicon
        before, after = tokens.low(place.open - 1), tokens.low(place.close)
        if before in lexicon.determiners and tokens.kind(place.close) == "w":
            ends = (lexicon.prepositions, lexicon.conjunctions, lexicon.auxiliaries)
            return before in self.predicative and any(after in words for words in ends)
        return before in self.predicative

    def _has_author(self, place: Place) -> bool:
        """“The Long Goodbye,” by Ann Marsh: a headline or a work, if no verb stands before it."""
        tokens = self.tokens
        by = place.close + (tokens.low(place.close) == ",")
        if tokens.low(by) not in self.lexicon.by or not tokens.capital(by + 1):
            return False
        begins = tokens.kind(place.open - 1) != "w" or place.last in ",?!"
        return begins and tokens.capital(place.first)

    def _is_so_called(self, place: Place) -> bool:
        phrases = self._before.get(self.tokens.low(place.open - 1), ())
        return any(self.tokens.words_at(place.open - len(phrase), phrase) for phrase in phrases)

    def is_carried(self, place: Place) -> bool:
        """“signs that read “Hands Off””, “carried signs: “Out””, “a poster reading “Out””."""
        tokens = self.tokens
        at = place.open - 1
        if tokens.low(at) == ":":
            at -= 1
        elif tokens.low(at) in self.lexicon.say or tokens.low(at) in self.enjoyed:
            at -= 1
            at -= tokens.low(at) in self.lexicon.that
        infinitive = tokens.low(at - 1) in self.lexicon.modals
        return tokens.low(at) in self.carriers and not infinitive

    def _is_term(self, place: Place, words: list[int], mark: Marked) -> bool:
        """A word that is spoken of as a word, or a name that somebody goes by."""
        tokens, lexicon = self.tokens, self.lexicon
        if place.last in "?!" or len(words) > _TERM:
            return False
        at = place.open - 1
        before, second = tokens.low(at), tokens.low(at - 1)
        be = lexicon.grammar["be"]
        if before in self.terms and place.last != ".":
            # the phrase “without delay”
            return second in lexicon.determiners or second in lexicon.grammar["genitive"]
        links = before in be or before.endswith(lexicon.grammar["third_person"])
        if second in self.terms and (before in lexicon.grammar["with"] or links):
            # replaced the term with “variability”; their favourite word is “robust”
            return True
        if before in lexicon.as_:
            # who is known to friends and foes alike as “the Hammer”
            near = tokens.lows[max(0, at - 2 * _PLACED) : at]
            return not self.known.isdisjoint(near)
        if tokens.low(at) in self.calling and tokens.low(at - 2) in lexicon.grammar["what"]:
            # what physicists call “degeneracy”
            return not tokens.capital(at - 1) and second not in lexicon.pronouns
        few = len(words) <= _FEW
        if few and before in lexicon.determiners and second in lexicon.grammar["negation"]:
            # not a “denier”
            return mark.depth > 0 or place.last not in ".,"
        if few and mark.depth and self._is_denied(at):
            return True
        return self._is_named_term(place)

    def _is_denied(self, at: int) -> bool:
        """“We are not a ‘story stock,’”: words that whoever speaks will not have."""
        tokens, grammar = self.tokens, self.lexicon.grammar
        at -= tokens.low(at) in grammar["articles"]
        low = tokens.low(at)
        return low in grammar["negation"] or low.endswith(("n't", "n’t"))

    def _is_named_term(self, place: Place) -> bool:
        """“Landslide” is a word that loses its meaning; “frank”, in Whitehall, being a word."""
        tokens, grammar = self.tokens, self.lexicon.grammar
        for index in range(place.close, min(place.high, place.close + 2 * _FEW)):
            low = tokens.low(index)
            if low in grammar["be"]:
                article = tokens.low(index + 1) in grammar["articles"]
                return article and tokens.low(index + 2) in self.terms
            if index == place.close and low != ",":
                return False
        return False

    def _is_subject(self, place: Place, words: list[int], attribution: Attribution | None) -> bool:
        """A “sting jet” cannot be ruled out, said …: what the whole sentence is about."""
        tokens, lexicon = self.tokens, self.lexicon
        if len(words) > 2 or place.last in ".,?!" or attribution is None:
            return False
        cue = attribution.cue
        if cue is not None and cue[0] <= place.close + _FEW:
            return False
        start = place.open - 1
        while (
            start > place.low
            and place.open - start < 2 * _FEW
            and (
                tokens.low(start - 1) not in ENDS
                and (tokens.kind(start) == "w" or tokens.glued(start))
            )
        ):
            start -= 1
        begins = start == place.low or tokens.low(start - 1) in ENDS
        before = tokens.lows[start : place.open]
        told = any(
            low in lexicon.cues or (low in lexicon.auxiliaries and low != "'s") for low in before
        )
        follows = tokens.low(place.close)
        genitive = not set(lexicon.grammar["genitive"]).isdisjoint(before)
        owned = before[:1] and before[0] in lexicon.determiners
        determined = before[-1:] and before[-1] in lexicon.determiners
        is_subject = follows in lexicon.auxiliaries or (
            bool(determined) and tokens.kind(place.close) == "w" and follows not in lexicon.say
        )
        whole = bool(owned) or (genitive and cue is not None)
        return begins and whole and not told and is_subject

    def _is_letter(self, words: list[int]) -> bool:
        """An “R” behind a name, and not the words “I” or “A”."""
        letters = [index for index in words if self.tokens.kinds[index] == "w"]
        if len(letters) != 1:
            return False
        low = self.tokens.low(letters[0])
        capital = self.tokens.capital(letters[0])
        return len(low) == 1 and capital and low not in self.lexicon.not_names

    def _is_nickname(self, place: Place, words: list[int]) -> bool:
        """Frank “Lefty” Malone."""
        tokens = self.tokens
        before, after = place.open - 1, place.close
        return (
            len(words) <= _FEW
            and tokens.capital(before)
            and tokens.capital(after)
            and tokens.low(before) not in self.lexicon.not_names
            and tokens.low(after) not in self.lexicon.not_names
            and tokens.capital(words[0])
            and place.last not in ",.!?"
        )

    def _is_clause(self, place: Place, words: list[int]) -> bool:
        tokens = self.tokens
        begins = tokens.capital(words[0])
        ended = place.last in ",.!?…"
        before = place.open - 1
        announcing = self.lexicon.say | self.lexicon.that - self.lexicon.as_
        built_in = tokens.kind(before) in ("w", "n") and tokens.low(before) not in announcing
        if self._is_predicated(place, words[0]):
            return False
        if not begins and built_in and tokens.low(words[0]) not in self.lexicon.pronouns:
            # called it “a raid on the people who can least afford it.”
            return False
        return (begins and (len(words) > 1 or ended)) or (ended and len(words) >= _CLAUSE)

    def _is_capital(self, words: list[int]) -> bool:
        """Whether every word of weight begins with a capital letter."""
        tokens = self.tokens
        heavy = [index for index in words if tokens.low(index) not in self.small]
        capitals = sum(tokens.capital(index) or tokens.kinds[index] == "n" for index in heavy)
        return bool(heavy) and capitals == len(heavy) and tokens.kinds[words[0]] != "s"

    def _is_title(self, place: Place, words: list[int], attribution: Attribution | None) -> bool:
        """“Meet the Press”: every word of weight begins with a capital letter."""
        tokens = self.tokens
        if not self._is_capital(words) or tokens.raw(words[0]).islower():
            return False
        heavy = [index for index in words if tokens.low(index) not in self.small]
        before, after = tokens.low(place.open - 1), tokens.low(place.close)
        second = tokens.low(place.open - 2)
        if before == ":" or before in self.spoken or second in self.spoken:
            # “Defendant: ‘Yes, Your Honour.’”, “chants of ‘Lock Her Up’”
            return False
        if before in self.named and self._names_a_thing(place.open - 1, attribution):
            return True
        if before == "," and second in self.before_titles:
            # “in her memoir, ‘Promises Kept,’”, “his show, ‘The Apprentice.’”
            determined = tokens.low(words[0]) in self.lexicon.determiners
            return len(heavy) > 1 or determined or second in self.works
        # “Vote Blue”-T-shirts
        worn = after == "-" and tokens.low(place.close + 2) in self.after_titles
        if before in self.before_titles or after in self.after_titles or before == "'s" or worn:
            return True
        if self._is_law(place, heavy) or self._is_apart(place, words):
            return True
        if before in self.lexicon.grammar["of"] and second in self.parts:
            return True
        if second in self.carriers or tokens.low(place.open - 3) in self.carriers:
            # “a banner reading ‘Hands Off’”
            return before in self.before_titles and before not in self.carriers
        if place.last == "," and self._is_work(place.close):
            # “Nightjar,” her third film, …
            return True
        near = tokens.lows[max(0, place.open - _FEW) : place.open]
        told = before in self.lexicon.say and before not in self.enjoyed
        # he writes, “THIS IS IT.”
        told = told or (before in (",", ":") and second in self.lexicon.say)
        if not told and ENDS.isdisjoint(near) and not self.enjoyed.isdisjoint(near):
            return True
        if before in self.within and tokens.low(words[0]) in self.lexicon.determiners:
            # “his turn in ‘The Revenant.’”
            return len(words) > 1
        if (place.last in ".!?" and len(words) <= 2) or self._in_headline(place):
            return False
        somebody = attribution is not None and tokens.low(words[0]) in self.lexicon.pronouns
        return len(heavy) > 1 and not somebody and not self._is_sure(attribution)

    def _is_law(self, place: Place, heavy: list[int]) -> bool:
        """The “Secure Our Homes Act”."""
        named = self.tokens.low(heavy[-1]) in self.laws
        return named and self.tokens.low(place.open - 1) in self.lexicon.determiners

    def _is_apart(self, place: Place, words: list[int]) -> bool:
        """The book in which he tells it, “A Chair by the Door”, is out."""
        between = self.tokens.low(place.open - 1) == "," == self.tokens.low(place.close)
        if not between or len(words) <= 2:
            return False
        return not self.works.isdisjoint(self._clause_before(place))

    def _clause_before(self, place: Place) -> list[str]:
        """The words of the sentence before a quote, as far as they are near."""
        lows = self.tokens.lows[max(place.low, place.open - 3 * _PLACED) : place.open]
        for index in range(len(lows) - 1, -1, -1):
            if lows[index] in ENDS:
                return lows[index + 1 :]
        return lows

    def _is_work(self, at: int) -> bool:
        """Whether a noun for a work stands before the next comma: “her third film, …”."""
        tokens = self.tokens
        for index in range(at, at + 2 * _PLACED):
            low = tokens.low(index)
            if low in self.works:
                after = tokens.low(index + 1)
                return after in (",", "-") or after in self.lexicon.prepositions
            if tokens.kind(index) != "w" or low in self.lexicon.cues:
                return False
        return False

    def _is_sure(self, attribution: Attribution | None) -> bool:
        if attribution is None:
            return False
        cue = attribution.cue
        if cue is not None and self.tokens.low(cue[0]) in self.judging:
            # “Jacobs called her ‘The Chancellor of the Free World’”
            return True
        if attribution.confidence < _SURE:
            return False
        return cue is None or cue[1] > cue[0] + 1 or self.tokens.low(cue[0]) in self.lexicon.say

    def _names_a_thing(self, verb: int, attribution: Attribution | None) -> bool:
        """“a play called ‘Brokers’”: no person calls it so."""
        tokens = self.tokens
        if tokens.low(verb - 1) in self.lexicon.auxiliaries:
            return True
        speaker = attribution.speaker if attribution is not None else None
        somebody = speaker is not None and (speaker.name is not None or speaker.pronoun)
        return not (somebody and speaker is not None and speaker.end == verb)

    def _in_headline(self, place: Place) -> bool:
        """Whether nearly all words of the paragraph begin with a capital letter."""
        key = (place.low, place.high)
        if key not in self._headlines:
            tokens = self.tokens
            heavy = [
                index
                for index in range(place.low, min(place.high, place.low + _HEADLINE + 1))
                if tokens.kinds[index] == "w" and tokens.low(index) not in self.small
            ]
            capitals = sum(tokens.capital(index) for index in heavy)
            short = place.high - place.low <= _HEADLINE
            self._headlines[key] = short and len(heavy) > _PLACED and capitals >= 0.8 * len(heavy)
        return self._headlines[key]
