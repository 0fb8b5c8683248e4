"""What a gloss file says, as frozen dataclasses. Standard library only.

Words are the field's own: ``exact``, ``prefix``, ``suffix`` and *target* from the W3C
Web Annotation Data Model, source fields after CSL-JSON, verdicts after ClaimReview.
Dates stay text in the form a person wrote them: EDTF (ISO 8601-2), level 1 and the sets of
level 2, so that "about February 2025" (``2025-02~``) needs no invented day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import ClassVar, Literal

from glossator.vocabulary import Fidelity, Kind, Manner, QuestionKind, Reveal, Verdict


@dataclass(frozen=True, kw_only=True)
class TextQuoteSelector:
    """A passage by its words (W3C Web Annotation, section 4.2.4)."""

    exact: str
    prefix: str | None = None
    suffix: str | None = None


@dataclass(frozen=True, kw_only=True)
class TextPositionSelector:
    """A passage by code point offsets, end exclusive (W3C Web Annotation, section 4.2.5)."""

    start: int
    end: int


Selector = TextQuoteSelector | TextPositionSelector


@dataclass(frozen=True, order=True)
class Span:
    """A stretch of visible text: code point offsets, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class Article:
    """What is known about the article itself.

    ``stated`` holds the keys that the file states. An ``author`` of ``None`` that is stated
    means that none is given; one that is not stated means that nobody looked. ``words`` is the
    seal over the visible words, ``fingerprints`` tells where they differ once it is broken.
    """

    title: str
    rights: str
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    published_note: str | None = None
    author: str | None = None
    language: str | None = None
    words: str | None = None
    fingerprints: str | None = None
    filed: str | None = None
    note: str | None = None
    stated: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Speaker:
    """Somebody who is quoted or who claims something."""

    name: str
    role: str | None = None


@dataclass(frozen=True, kw_only=True)
class Source:
    """A document that stands behind a statement."""

    outlet: str
    title: str | None = None
    title_basis: Literal["page", "url", "description"] = "page"
    url: str | None = None
    published: str | None = None
    published_note: str | None = None
    author: str | None = None
    author_note: str | None = None
    kind: str | None = None
    language: str | None = None
    translated_from: str | None = None
    archive: str | None = None
    seen: str | None = None
    note: str | None = None
    stated: frozenset[str] = frozenset()


LinkState = Literal[
    "same-passage",
    "passage-moved",
    "passage-gone",
    "live",
    "unreadable",
    "dead-with-copy",
    "dead",
    "failing",
    "not-checked",
]
"""What was found at an address; each is explained in ``docs/guide/links.md``."""


@dataclass(frozen=True, kw_only=True)
class Passage:
    """Where words of a source stand in its page's visible text.

    ``start`` is the code point offset at which they first stood beside ``prefix`` and ``suffix``,
    None if they were never seen. ``gone`` is the day on which they were first missed, ``reads``
    what stands there instead, if anything comes near.
    """

    exact: str
    start: int | None = None
    prefix: str = ""
    suffix: str = ""
    gone: str | None = None
    reads: str | None = None


@dataclass(frozen=True, kw_only=True)
class LinkRecord:
    """What ``glossator links`` last found at an address.

    ``checked`` is the day of the last try, ``why`` a word for what kept the page from being read,
    ``failing_since`` the day of the first of several tries that failed. ``final`` is where the
    address led to in the end, if to another, ``copy`` an archived copy of what is dead.
    """

    url: str
    state: LinkState
    checked: str
    why: str | None = None
    status: int | None = None
    final: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    failing_since: str | None = None
    copy: str | None = None
    passages: tuple[Passage, ...] = ()

    @property
    def is_dead(self) -> bool:
        """Whether a reader who follows the address finds nothing any more."""
        return self.state in ("dead", "dead-with-copy")


@dataclass(frozen=True, kw_only=True)
class Said:
    """When, where and in which language a quote was said."""

    on: str | None = None
    at: str | None = None
    language: str | None = None
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class Wording:
    """The words as a source has them."""

    text: str
    source: str | None = None
    language: str | None = None


@dataclass(frozen=True, kw_only=True)
class Annotation:
    """One gloss: a target in the article and what is said about it.

    The target is the words in ``exact`` or, with ``target: article``, the article as a whole.
    ``absent`` names what is missing there, for a gloss on something that is not in the text.
    ``plain`` says the note once more in plain words, for readers who choose them.
    """

    kind_of_gloss: ClassVar[Kind]

    id: str
    exact: str | None = None
    prefix: str | None = None
    suffix: str | None = None
    target: Literal["article"] | None = None
    absent: str | None = None
    sources: tuple[str, ...] = ()
    note: str | None = None
    plain: str | None = None

    @property
    def selector(self) -> TextQuoteSelector | None:
        """Where in the text the gloss hangs; ``None`` for the article as a whole."""
        if self.exact is None:
            return None
        return TextQuoteSelector(exact=self.exact, prefix=self.prefix, suffix=self.suffix)

    @property
    def cited(self) -> tuple[str, ...]:
        """Ids of every source the gloss rests on, each once, in the order it names them."""
        return tuple(dict.fromkeys(self.sources))


@dataclass(frozen=True, kw_only=True)
class Quote(Annotation):
    """Words in quotation marks."""

    kind_of_gloss: ClassVar[Kind] = "quote"

    speaker: str | None = None
    manner: Manner | None = None
    said: Said | None = None
    wording: tuple[Wording, ...] = ()
    fidelity: Fidelity = "unchecked"
    fidelity_also: tuple[Fidelity, ...] = ()

    @property
    def cited(self) -> tuple[str, ...]:
        named = (*self.sources, *(w.source for w in self.wording if w.source))
        return tuple(dict.fromkeys(named))


@dataclass(frozen=True, kw_only=True)
class Figure(Annotation):
    """A number, date or amount."""

    kind_of_gloss: ClassVar[Kind] = "figure"

    kind: str | None = None
    measures: str | None = None
    value: str | None = None
    unit: str | None = None
    claimed_by: str | None = None
    origin: str | None = None
    verdict: Verdict = "unchecked"
    evidence: str | None = None


@dataclass(frozen=True, kw_only=True)
class Claim(Annotation):
    """A statement without a figure."""

    kind_of_gloss: ClassVar[Kind] = "claim"

    about: str | None = None
    claimed_by: str | None = None
    verdict: Verdict = "unchecked"
    evidence: str | None = None


@dataclass(frozen=True, kw_only=True)
class Signal(Annotation):
    """Something in the writing, or missing from it, that a reader should notice."""

    kind_of_gloss: ClassVar[Kind] = "signal"

    signal: str


@dataclass(frozen=True, kw_only=True)
class Link(Annotation):
    """A mention of a source."""

    kind_of_gloss: ClassVar[Kind] = "link"

    source: str | None = None
    refers_to: str | None = None
    kind: str | None = None
    linked: bool | None = None

    @property
    def cited(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((self.source, *self.sources) if self.source else self.sources))


@dataclass(frozen=True, kw_only=True)
class Overlap(Annotation):
    """Wording that the article shares with another report."""

    kind_of_gloss: ClassVar[Kind] = "overlap"

    relation: str
    wording: str | None = None


@dataclass(frozen=True, kw_only=True)
class Event:
    """A line of the timeline."""

    date: str
    event: str
    date_note: str | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One of the answers that a multiple-choice question offers."""

    text: str
    correct: bool = False


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Two things that belong together, in a question that asks to match them."""

    left: str
    right: str


@dataclass(frozen=True, kw_only=True)
class Rubric:
    """What an answer of each of three levels shows."""

    proficient: str
    emerging: str
    beginning: str


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question for the class; ``items`` are the ids of the glosses it is about.

    ``kind`` says what a student does; ``choices``, ``pairs``, ``sequence`` (in the right order)
    and ``passages`` (the article's own words, to be found) belong to a kind each.
    """

    id: str
    question: str
    kind: QuestionKind = "short-answer"
    title: str | None = None
    skill: str | None = None
    choices: tuple[Choice, ...] = ()
    pairs: tuple[Pair, ...] = ()
    sequence: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()
    answer: str | None = None
    rubric: Rubric | None = None
    items: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    minutes: int | None = None


@dataclass(frozen=True, kw_only=True)
class Lesson:
    """What a teacher plans; ``ask`` names the questions, own and made by rule, in order.

    ``cards`` names the quotes and figures that students judge one by one. Without it all are
    taken that are no dates, and no more than ``cards_at_most``.
    ``reveal`` is how the student page gives out the notes; without it, a site has no such page.
    """

    grade: str | None = None
    minutes: int | None = None
    aims: tuple[str, ...] = ()
    prepare: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()
    cards: tuple[str, ...] = ()
    cards_at_most: int | None = None
    reveal: Reveal | None = None


@dataclass(frozen=True, kw_only=True)
class Gloss:
    """Everything one gloss file says about one article.

    ``sources`` also holds the shared sources that the file may cite; ``lines`` gives the
    1-based line at which each id is defined, for findings. ``records`` is what is known of the
    sources' addresses, from the lock file of the site.
    """

    path: Path
    article: Article
    speakers: Mapping[str, Speaker] = field(default_factory=lambda: MappingProxyType({}))
    sources: Mapping[str, Source] = field(default_factory=lambda: MappingProxyType({}))
    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    claims: tuple[Claim, ...] = ()
    signals: tuple[Signal, ...] = ()
    links: tuple[Link, ...] = ()
    overlaps: tuple[Overlap, ...] = ()
    timeline: tuple[Event, ...] = ()
    questions: tuple[Question, ...] = ()
    lesson: Lesson | None = None
    lines: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    records: Mapping[str, LinkRecord] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        """Every gloss of the file, kind by kind, in the order of the file."""
        return (
            *self.quotes,
            *self.figures,
            *self.claims,
            *self.signals,
            *self.links,
            *self.overlaps,
        )

    @property
    def withheld(self) -> bool:
        """Whether what the file says is kept from readers until a class has answered."""
        return self.lesson is not None and self.lesson.reveal == "class"

    def record_of(self, ident: str) -> LinkRecord | None:
        """What is known of the address of the source ``ident``."""
        return self.records.get(self.sources[ident].url or "")

    def line_of(self, ident: str) -> int:
        """The line where ``ident`` is defined, 1 if it is not known."""
        return self.lines.get(ident, 1)
