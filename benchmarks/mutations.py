"""What happens to an article after a gloss was written on it.

A mutation takes a :class:`Case`, three pieces of text of which the middle is the passage, and
gives the case as it is afterwards, or None where it makes no sense (no number to change, say).
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

Fate = Literal["same", "changed", "gone"]


@dataclass(frozen=True)
class Case:
    """An article and a passage in it; paragraphs are lines.

    ``fate``: the passage is the *same* to a reader, its sense has *changed*, or it is *gone*.
    ``entities``: whether the page writes characters as HTML references.
    """

    before: str
    passage: str
    after: str
    language: str
    fate: Fate = "same"
    entities: bool = False

    @property
    def text(self) -> str:
        """The whole article."""
        return self.before + self.passage + self.after

    def everywhere(self, change: Callable[[str], str]) -> Case:
        """The case with each of the three pieces changed."""
        return replace(
            self,
            before=change(self.before),
            passage=change(self.passage),
            after=change(self.after),
        )


Mutation = Callable[[Case, random.Random], Case | None]

SPACELESS = {"zh", "ja"}
FILLERS = {
    "en": "quite often the late council vote about winter fuel drew several angry letters".split(),
    "de": "recht oft der späte Beschluss über Winterholz brachte einige wütende Briefe".split(),
}
SMALL = {"en": ["a", "the", "this", "of", "to", "so"], "de": ["ein", "das", "es", "zu", "so"]}
NAMES = {"en": ["Harald", "Quigley", "Zagreb"], "de": ["Harald", "Quendler", "Zagreb"]}
DENIALS = {"en": "not", "de": "nicht", "es": "no", "ru": "не", "he": "לא", "ar": "لا"}


def pieces(text: str, language: str) -> list[str]:
    """Words, or characters where words are not parted by spaces."""
    return list(text) if language in SPACELESS else text.split(" ")


def joined(words: list[str], language: str) -> str:
    """The reverse of :func:`pieces`."""
    return ("" if language in SPACELESS else " ").join(words)


def _filler(case: Case, rng: random.Random) -> str:
    words = FILLERS.get(case.language)
    if words is None:
        # In other scripts, a piece from elsewhere in the article.
        found = pieces(case.before + case.after, case.language)
        return rng.choice([word for word in found if word.strip()] or ["x"])
    return rng.choice(words)


def _sentence(case: Case, rng: random.Random) -> str:
    words = [_filler(case, rng) for _ in range(rng.randint(6, 14))]
    stop = "。" if case.language in SPACELESS else "."
    return joined(words, case.language) + stop


# The looks of the same words

_CURLY = [("“", "”", "‘", "’"), ("„", "“", "‚", "‘"), ("«", "»", "‹", "›"), ('"', '"', "'", "'")]


def quote_style(case: Case, rng: random.Random) -> Case:
    """Quotation marks and apostrophes of another style, as pairs."""
    style = rng.choice(_CURLY)

    def change(text: str) -> str:
        text = re.sub("[“„«]", style[0], text)
        text = re.sub("[”»]", style[1], text)
        return re.sub("[’']", rng.choice("’'"), text)

    return case.everywhere(change)


def typography(case: Case, rng: random.Random) -> Case:
    """Straight or curly marks, dashes of any length, no-break spaces before units."""
    dash = rng.choice("—–―-")
    straight = rng.random() < 0.5

    def change(text: str) -> str:
        text = re.sub("[—–―]", dash, text)
        text = re.sub(r"(\d) (?=\w)", "\\1\u00a0", text)
        marks = ("“”„‘’‚«»", '"""\'\'\'""') if straight else ("\"'", "“’")
        return text.translate(str.maketrans(*marks))

    return case.everywhere(change)


def white_space(case: Case, rng: random.Random) -> Case:
    """Double, thin and no-break spaces in place of single ones."""
    spaces = [" ", " ", "  ", "\u00a0", "\u2009", "\u202f"]
    return case.everywhere(lambda text: re.sub(" ", lambda _: rng.choice(spaces), text))


def invisible(case: Case, rng: random.Random) -> Case:
    """Soft hyphens, zero-width spaces and marks of direction within words."""
    inserted = ["\u00ad", "\u200b", "\u200e", "\u2060"]

    def change(text: str) -> str:
        return re.sub(
            r"(?<=[^\W\d_]{2})(?=[^\W\d_]{2})",
            lambda _: rng.choice(inserted) if rng.random() < 0.15 else "",
            text,
        )

    return case.everywhere(change)


def normal_form(case: Case, rng: random.Random) -> Case:
    """Composed letters decomposed, or the reverse."""
    form = "NFC" if unicodedata.is_normalized("NFD", case.text) else "NFD"
    return case.everywhere(lambda text: unicodedata.normalize(form, text))


def entities(case: Case, rng: random.Random) -> Case:
    """Characters written as HTML references."""
    return replace(case, entities=True)


# What happens around the passage


def paragraph_inserted(case: Case, rng: random.Random) -> Case:
    """New paragraphs before and after."""
    more = " ".join(_sentence(case, rng) for _ in range(3))
    before = case.before.split("\n")
    before.insert(rng.randrange(len(before)), more)
    return replace(case, before="\n".join(before), after=f"{case.after}\n{more}")


def paragraph_moved(case: Case, rng: random.Random) -> Case:
    """The paragraph of the passage at another place, the others shuffled."""
    start = case.before.rpartition("\n")[2]
    end = case.after.partition("\n")[0]
    others = [*case.before.split("\n")[:-1], *case.after.split("\n")[1:]]
    rng.shuffle(others)
    at = rng.randint(0, len(others))
    before = "".join(f"{line}\n" for line in others[:at]) + start
    return replace(case, before=before, after=end + "".join(f"\n{line}" for line in others[at:]))


def sentence_before(case: Case, rng: random.Random) -> Case:
    """A new sentence at the head of the paragraph."""
    head, newline, start = case.before.rpartition("\n")
    return replace(case, before=f"{head}{newline}{_sentence(case, rng)} {start}")


def context_edited(case: Case, rng: random.Random) -> Case | None:
    """The words beside the passage replaced, those that touch it too."""
    before, after = pieces(case.before, case.language), pieces(case.after, case.language)
    if len(before) < 4 or len(after) < 4:
        return None
    for index in rng.sample([-2, -3, -4], 2):
        before[index] = _filler(case, rng)
    for index in rng.sample([1, 2, 3], 2):
        after[index] = _filler(case, rng)
    return replace(case, before=joined(before, case.language), after=joined(after, case.language))


def sentences_reordered(case: Case, rng: random.Random) -> Case | None:
    """The sentences before and after the passage's own change places."""
    stop = "(?<=[。.!?]) ?" if case.language in SPACELESS else r"(?<=[.!?”]) "
    head, newline, start = case.before.rpartition("\n")
    end, line, tail = case.after.partition("\n")
    first = re.split(stop, start)
    last = re.split(stop, end)
    if len(first) < 2 or len(last) < 2:
        return None
    between = "" if case.language in SPACELESS else " "
    own_before, own_after = first[-1], last[0]
    moved_front = between.join(last[1:])
    moved_back = between.join(first[:-1])
    return replace(
        case,
        before=f"{head}{newline}{moved_front}{between}{own_before}",
        after=f"{own_after}{between}{moved_back}{line}{tail}",
    )


def duplicated(case: Case, rng: random.Random) -> Case:
    """The passage once more as a pull quote, far from its own place."""
    if rng.random() < 0.5:
        return replace(case, before=f"{case.passage}\n{case.before}")
    return replace(case, after=f"{case.after}\n{case.passage}")


def merged(case: Case, rng: random.Random) -> Case:
    """Its paragraph joined with the ones beside it."""
    head, newline, start = case.before.rpartition("\n")
    end, line, tail = case.after.partition("\n")
    between = "" if case.language in SPACELESS else " "
    before = f"{head}{between if newline else ''}{start}"
    return replace(case, before=before, after=f"{end}{between if line else ''}{tail}")


# What happens inside the passage


def _inside(case: Case, least: int = 4) -> list[str] | None:
    words = pieces(case.passage, case.language)
    least = least * 2 if case.language in SPACELESS else least
    return words if len(words) >= least else None


def _with(case: Case, words: list[str], fate: Fate | None = None) -> Case:
    return replace(case, passage=joined(words, case.language), fate=fate or case.fate)


def _plain(words: list[str], language: str) -> list[int]:
    """Where a word stands that is neither a number, nor may be a name or a denial."""
    return [
        index
        for index, word in enumerate(words)
        if 0 < index < len(words) - 1
        and word.isalpha()
        and (word.islower() or language not in ("en", "es", "ru"))
        and word.casefold() not in _TELLING
    ]


_TELLING = set(
    "no not none nor never neither nobody nothing without cannot nicht kein keine nie niemand "
    "nichts ohne не нет לא no ni nunca".split()
)


def split(case: Case, rng: random.Random) -> Case | None:
    """A paragraph's end in the middle of the passage."""
    words = _inside(case)
    if words is None:
        return None
    at = rng.randint(1, len(words) - 1)
    both = (joined(words[:at], case.language), joined(words[at:], case.language))
    return replace(case, passage="\n".join(both))


def interrupted(case: Case, rng: random.Random) -> Case | None:
    """A paragraph of something else in the middle of the passage."""
    words = _inside(case, 12)
    if words is None:
        return None
    at = rng.randint(len(words) // 3, 2 * len(words) // 3)
    first, last = joined(words[:at], case.language), joined(words[at:], case.language)
    return replace(case, passage=f"{first}\n{_sentence(case, rng)}\n{last}")


def case_changed(case: Case, rng: random.Random) -> Case | None:
    """Capitals throughout, or at the head of each word."""
    if case.passage.lower() == case.passage.upper():
        return None
    change = rng.choice([str.upper, str.title])
    changed = change(case.passage)
    return None if changed == case.passage else replace(case, passage=changed)


def spelling(case: Case, rng: random.Random) -> Case | None:
    """One or two misspelt words put right: here, letters changed places or one was doubled."""
    words = _inside(case)
    if words is None or case.language in SPACELESS:
        return None
    able = [index for index in _plain(words, case.language) if len(words[index]) >= 4]
    if not able:
        return None
    for index in rng.sample(able, min(len(able), 2, max(1, len(words) // 6))):
        word = words[index]
        at = rng.randint(1, len(word) - 3) if len(word) > 4 else 1
        swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        words[index] = rng.choice([swapped, word[:at] + word[at] + word[at:]])
    return _with(case, words)


def word_inserted(case: Case, rng: random.Random) -> Case | None:
    """One new word for each eight."""
    words = _inside(case)
    if words is None:
        return None
    for _ in range(max(1, len(words) // 8)):
        words.insert(rng.randint(1, len(words) - 1), _filler(case, rng))
    return _with(case, words)


def word_deleted(case: Case, rng: random.Random) -> Case | None:
    """One word fewer for each eight."""
    words = _inside(case)
    if words is None:
        return None
    for _ in range(max(1, len(words) // 8)):
        able = _plain(words, case.language)
        if not able:
            return None
        del words[rng.choice(able)]
    return _with(case, words)


def word_replaced(case: Case, rng: random.Random) -> Case | None:
    """One word for each eight is another."""
    words = _inside(case)
    if words is None:
        return None
    able = _plain(words, case.language)
    if not able:
        return None
    for index in rng.sample(able, min(len(able), max(1, len(words) // 8))):
        words[index] = _filler(case, rng)
    return _with(case, words)


def punctuation(case: Case, rng: random.Random) -> Case | None:
    """Commas, semicolons and colons come and go."""
    words = _inside(case)
    if words is None or case.language in SPACELESS:
        return None
    for _ in range(max(1, len(words) // 10)):
        at = rng.randrange(len(words) - 1)
        words[at] = words[at][:-1] if words[at][-1:] in (",", ";", ":") else words[at] + ","
    return None if joined(words, case.language) == case.passage else _with(case, words)


def halves_swapped(case: Case, rng: random.Random) -> Case | None:
    """The passage's second part before its first."""
    words = _inside(case, 10)
    if words is None:
        return None
    at = rng.randint(2 * len(words) // 5, 3 * len(words) // 5)
    return _with(case, words[at:] + words[:at])


def scanned(case: Case, rng: random.Random) -> Case | None:
    """Letters misread, one in twenty, in the passage and around it."""
    if len(case.passage) < 20 or case.language in SPACELESS:
        return None
    return case.everywhere(
        lambda text: re.sub(
            r"[^\W\d_]", lambda m: rng.choice("aeclnrtu") if rng.random() < 0.05 else m[0], text
        )
    )


def retypeset(case: Case, rng: random.Random) -> Case | None:
    """The whole page made anew: typography, spaces, references, paragraphs."""
    case = typography(white_space(normal_form(case, rng), rng), rng)
    return paragraph_inserted(paragraph_moved(entities(case, rng), rng), rng)


def heavy(case: Case, rng: random.Random) -> Case | None:
    """Several edits inside, the context edited, the paragraph moved, typography changed."""
    inside = rng.sample([word_inserted, word_deleted, word_replaced, spelling, punctuation], 3)
    made: Case | None = case
    if len(case.passage) < 30:
        return None
    for change in (*inside, rng.choice([context_edited, sentence_before, paragraph_moved])):
        made = change(made, rng) or made
    if made.passage == case.passage:
        return None
    return typography(paragraph_inserted(made, rng), rng)


def rewritten(case: Case, rng: random.Random) -> Case | None:
    """A third of the words are others."""
    words = _inside(case, 10)
    if words is None:
        return None
    able = [index for index, word in enumerate(words) if word.strip()]
    for index in rng.sample(able, len(words) // 3):
        words[index] = _filler(case, rng)
    return _with(case, words, "changed")


# The sense has changed


def number_changed(case: Case, rng: random.Random) -> Case | None:
    """A digit of a number is another."""
    at = [match.start() for match in re.finditer(r"\d", case.passage)]
    if not at:
        return None
    index = rng.choice(at)
    digit = rng.choice([each for each in "123456789" if each != case.passage[index]])
    changed = case.passage[:index] + digit + case.passage[index + 1 :]
    return replace(case, passage=changed, fate="changed")


def name_changed(case: Case, rng: random.Random) -> Case | None:
    """A word with a capital within a sentence is another."""
    words = _inside(case)
    if words is None or case.language not in NAMES:
        return None
    able = [n for n, word in enumerate(words) if n and word.isalpha() and word[0].isupper()]
    if not able:
        return None
    words[rng.choice(able)] = rng.choice(NAMES[case.language])
    return _with(case, words, "changed")


def negated(case: Case, rng: random.Random) -> Case | None:
    """A “not” more, or one fewer."""
    words = _inside(case)
    denial = DENIALS.get(case.language)
    if words is None or denial is None:
        return None
    if denial in words:
        words.remove(denial)
    else:
        words.insert(rng.randint(1, len(words) - 1), denial)
    return _with(case, words, "changed")


def heavy_with_a_number(case: Case, rng: random.Random) -> Case | None:
    """A number changed among other edits."""
    made = heavy(case, rng)
    return None if made is None else number_changed(made, rng)


# The passage is gone


def deleted(case: Case, rng: random.Random) -> Case:
    """The passage alone."""
    return replace(case, passage="", fate="gone")


def sentence_deleted(case: Case, rng: random.Random) -> Case:
    """The passage and some words around it."""
    before, after = pieces(case.before, case.language), pieces(case.after, case.language)
    size = 10 if case.language in SPACELESS else 5
    between = "" if case.language in SPACELESS else " "
    return replace(
        case,
        before=joined(before[:-size], case.language) + between,
        passage="",
        after=joined(after[size:], case.language),
        fate="gone",
    )


def paragraph_deleted(case: Case, rng: random.Random) -> Case:
    """The whole paragraph."""
    before = case.before.rpartition("\n")[0]
    after = case.after.partition("\n")[2]
    return replace(case, before=before, passage="\n", after=after, fate="gone")


def replaced_whole(case: Case, rng: random.Random) -> Case:
    """Other words in its place."""
    words = pieces(case.passage, case.language)
    other = joined([_filler(case, rng) for _ in words], case.language)
    return replace(case, passage=other, fate="gone")


def deleted_and_edited(case: Case, rng: random.Random) -> Case:
    """The passage gone, the rest edited, moved and set anew."""
    made = context_edited(case, rng) or case
    made = paragraph_moved(typography(made, rng), rng)
    return deleted(paragraph_inserted(made, rng), rng)


AFTER: dict[str, Mutation] = {
    each.__name__.replace("_", " "): each
    for each in (
        typography, quote_style, white_space, invisible, normal_form, entities, retypeset,
        paragraph_inserted, paragraph_moved, sentence_before, context_edited,
        sentences_reordered, duplicated, merged, split, interrupted, case_changed, spelling,
        punctuation, word_inserted, word_deleted, word_replaced, halves_swapped, scanned, heavy,
        rewritten, number_changed, name_changed, negated, heavy_with_a_number, deleted,
        sentence_deleted, paragraph_deleted, replaced_whole, deleted_and_edited,
    )
}  # fmt: skip
"""The mutations that come after the gloss, by what they are called in the table."""


# Copies that stood in the article when the gloss was written


def copied(case: Case, rng: random.Random) -> Case:
    """The passage word for word in another paragraph, among other words."""
    return _beside(case, case.passage, rng)


def nearly_copied(case: Case, rng: random.Random) -> Case | None:
    """The passage in another paragraph with a number, a name, a “not” or a word changed."""
    changes = [number_changed, name_changed, negated, word_replaced, word_inserted, small_word]
    rng.shuffle(changes)
    for change in changes:
        made = change(case, rng)
        if made is not None and made.passage != case.passage:
            return _beside(case, made.passage, rng)
    return None


def sentence_nearly_copied(case: Case, rng: random.Random) -> Case | None:
    """The same, with the words beside the passage."""
    made = None
    for change in rng.sample([number_changed, word_replaced, word_inserted, small_word], 4):
        made = made or change(case, rng)
    if made is None or made.passage == case.passage:
        return None
    size = 12 if case.language in SPACELESS else 6
    first = pieces(case.before.rpartition("\n")[2], case.language)[-size:]
    last = pieces(case.after.partition("\n")[0], case.language)[:size]
    return _beside(
        case, joined(first, case.language) + made.passage + joined(last, case.language), rng
    )


def small_word(case: Case, rng: random.Random) -> Case | None:
    """A small word more, which changes little."""
    words = _inside(case)
    if words is None or case.language not in SMALL:
        return None
    words.insert(rng.randint(1, len(words) - 1), rng.choice(SMALL[case.language]))
    return _with(case, words)


def _beside(case: Case, words: str, rng: random.Random) -> Case:
    between = "" if case.language in SPACELESS else " "
    line = f"{_sentence(case, rng)}{between}{words}{between}{_sentence(case, rng)}"
    if rng.random() < 0.5:
        return replace(case, before=f"{line}\n{case.before}")
    return replace(case, after=f"{case.after}\n{line}")


WITH_COPIES: dict[str, tuple[Mutation, Mutation]] = {
    "edited, a copy left": (copied, word_replaced),
    "number changed, a copy left": (copied, number_changed),
    "deleted, a copy left": (copied, deleted),
    "edited, a near copy left": (nearly_copied, word_replaced),
    "number changed, near copy left": (nearly_copied, number_changed),
    "deleted, a near copy left": (nearly_copied, deleted),
    "paragraph gone, near copy left": (nearly_copied, paragraph_deleted),
    "deleted, near sentence left": (sentence_nearly_copied, deleted),
    "paragraph gone, near sent. left": (sentence_nearly_copied, paragraph_deleted),
}
"""A copy before the gloss is written, and a mutation afterwards."""
