"""Named sources of a text: outlets, agencies, institutions, documents and links.

A list of known names first, then names that say by one of their words what they are.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import cast

from glossator.detecting.language import rules
from glossator.detecting.lexer import tokens
from glossator.detecting.phrases import Phrases, phrase_at, phrases
from glossator.detecting.quotes.lexicon import lexicon as quotes_lexicon
from glossator.detecting.quotes.names import Names
from glossator.detecting.results import DetectedSource, SourceKind

_LINK = re.compile(
    r"\bhttps?://[^\s<>\"“”«»]{1,2000}|\bwww\.[^\s<>\"“”«»]{1,2000}"
    r"|(?<![\w@./-])(?:[a-z0-9-]{1,63}\.){1,4}(?:com|org|net|gov|edu|int|io|eu|uk|de|fr|ru|ua|us)"
    r"(?:/[^\s<>\"“”«»]{1,2000})?(?![\w@-])",
    re.IGNORECASE,
)
_MOST = 12
_AFTER_LINK = ".,;:!?)]}'’…"
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True)
class _Lexicon:
    known: Phrases
    """Names in small letters → their kind."""
    outlets: frozenset[str]
    institutions: frozenset[str]
    documents: frozenset[str]
    the: frozenset[str]
    joining: frozenset[str]
    places: frozenset[str]
    before_outlets: frozenset[str]
    between: frozenset[str]


@cache
def _lexicon(language: str) -> _Lexicon:
    data = rules(language)["sources"]
    known = {
        name: kind
        for kind, names in (
            ("outlet", data["outlets"]),
            ("agency", data["agencies"]),
            ("institution", data["institutions"]),
        )
        for name in names
    }
    return _Lexicon(
        phrases(known.items()),
        frozenset(data["outlet_endings"]),
        frozenset(data["institution_words"]),
        frozenset(data["document_words"]),
        frozenset(data["the"]),
        frozenset(data["joining"]),
        frozenset(data["places"]),
        frozenset(data["before_outlets"]),
        frozenset(data["between"]),
    )


def find_sources(
    text: str, language: str = "en", names: Names | None = None
) -> tuple[DetectedSource, ...]:
    """Every mention, in the order of the text; ``names`` are the text's, if they are known."""
    names = names or Names(tokens(text), quotes_lexicon(language))
    return tuple(_Finder(text, language, names).sources())


class _Finder:
    def __init__(self, text: str, language: str, names: Names) -> None:
        self.text = text
        self.cut = names.tokens
        self.words = _lexicon(language)
        self.names = names
        self.starts = {name.start: name for name in self.names.all}

    def sources(self) -> list[DetectedSource]:
        found = self._links()
        taken = [False] * (len(self.cut) + 1)
        lows, known, before = self.cut.lows, self.words.known.firsts, self.words.before_outlets
        for index in [each for each, low in enumerate(lows) if low in known]:
            if not taken[index]:
                named = self._known(index)
                if named is not None:
                    end, kind = named
                    found.append(self._source(index, end, kind))
                    taken[index:end] = [True] * (end - index)
        for index in [each for each, low in enumerate(lows) if low in before]:
            found += self._listed(index, taken)
        for name in self.names.all:
            if not any(taken[name.start : name.end]):
                named = self._by_its_words(name.start, name.end)
                if named is not None:
                    end, kind = named
                    found.append(self._source(name.start, end, kind))
                    taken[name.start : end] = [True] * (end - name.start)
        links = [(each.start, each.end) for each in found if each.kind == "link"]
        kept = [
            each
            for each in found
            if each.kind == "link"
            or not any(start <= each.start < end for start, end in _near(links, each.start))
        ]
        return sorted(kept, key=lambda each: each.start)

    def _links(self) -> list[DetectedSource]:
        found = []
        for match in _LINK.finditer(self.text):
            shown = match[0].rstrip(_AFTER_LINK)
            if "(" in shown and match[0].startswith(f"{shown})"):
                shown += ")"
            url = shown if shown.lower().startswith("http") else f"https://{shown}"
            start = match.start()
            found.append(
                DetectedSource(
                    start=start, end=start + len(shown), text=shown, kind="link", url=url
                )
            )
        return found

    def _known(self, index: int) -> tuple[int, SourceKind] | None:
        cut = self.cut
        named = phrase_at(cut, index, self.words.known)
        if named is None:
            return None
        end, kind = named[0], cast(SourceKind, named[1])
        first = index + (cut.low(index) in self.words.the and end > index + 1)
        if kind == "agency" and cut.low(index - 1) in self.words.the:
            return end, kind
        if not cut.capital(first) or (end == first + 1 and not self._stands_alone(first)):
            return None
        return end, kind

    def _stands_alone(self, index: int) -> bool:
        """Whether one capital word is a name by itself: not “Nature Reserve”, not at a start."""
        cut = self.cut
        raw = cut.raw(index)
        if raw.isupper() and len(raw) > 1:
            return True
        if cut.capital(index + 1) and cut.near(index + 1) and cut.low(index + 1) != "'s":
            return False
        return bool(cut.low(index - 1)) and cut.low(index - 1) not in '.!?“"'

    def _by_its_words(self, start: int, end: int) -> tuple[int, SourceKind] | None:
        cut, words = self.cut, self.words
        lows = [cut.low(index) for index in range(start, end)]
        last, first = lows[-1], lows[0]
        if last in words.places:
            return None
        if last in words.documents and end - start > 1:
            return self._with_year(end), "document"
        head = next((low for low in lows if low in words.institutions), None)
        if head is not None:
            past = self._joined(end) if last in words.institutions else end
            if past - start > 1:
                return past, "institution"
        if last in words.outlets and end - start > 1 and first not in words.institutions:
            return end, "outlet"
        return None

    def _listed(self, index: int, taken: list[bool]) -> list[DetectedSource]:
        """“see BBC or Kenkou Land”: names that stand in a row."""
        cut = self.cut
        found: list[DetectedSource] = []
        at = index + 1 + (cut.low(index + 1) == ":")
        while len(found) < _MOST:
            name = self.starts.get(at)
            if name is None:
                break
            if not any(taken[at : name.end]):
                found.append(self._source(at, name.end, "outlet"))
                taken[at : name.end] = [True] * (name.end - at)
            at = name.end
            while cut.low(at) in self.words.between:
                at += 1
        return found

    def _with_year(self, end: int) -> int:
        return end + 1 if _YEAR.fullmatch(self.cut.low(end)) and self.cut.near(end) else end

    def _joined(self, end: int) -> int:
        """Past “for Strategic and International Studies”."""
        cut = self.cut
        if cut.low(end) not in self.words.joining or cut.low(end) in self.words.between:
            return end
        at = end + 1 + (cut.low(end + 1) in self.words.the)
        if not (cut.capital(at) and cut.near(at)):
            return end
        while cut.capital(at) and cut.near(at):
            at += 1
            if cut.low(at) in self.words.joining and cut.capital(at + 1) and at < end + 12:
                at += 1
        return at

    def _source(self, start: int, end: int, kind: SourceKind) -> DetectedSource:
        cut = self.cut
        first = start + (cut.low(start) in self.words.the and end > start + 1)
        at, past = cut.starts[first], cut.ends[end - 1]
        return DetectedSource(start=at, end=past, text=self.text[at:past], kind=kind)


def _near(links: list[tuple[int, int]], start: int) -> list[tuple[int, int]]:
    index = bisect_right(links, (start, 10**12))
    return links[max(0, index - 1) : index]
