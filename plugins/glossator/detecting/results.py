"""What was found in a text. Offsets are code points into the text as given, end exclusive."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from glossator.model import Span

QuoteKind = Literal["direct", "fragment", "scare", "title", "unsure"]
FigureKind = Literal[
    "money", "percent", "quantity", "count", "date", "time", "duration", "ordinal", "ratio", "range"
]
SourceKind = Literal["outlet", "agency", "institution", "document", "link"]


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A stretch of the text: ``text`` is exactly what stands from ``start`` to ``end``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, kw_only=True)
class DetectedQuote(Passage):
    """Words in quotation marks, the marks themselves left out.

    ``kind``: ``direct`` is a sentence or clause of somebody's; ``fragment`` some words of
    somebody's, built into a sentence of the article's; ``scare`` words that the writer keeps at
    arm's length; ``title`` the name of a work or a thing; ``unsure`` is for a person to say.
    A quote that goes on in a new paragraph, whose mark is opened again there, is one quote for
    each paragraph; so is one that its attribution interrupts.

    ``speaker`` is the fullest name that the text has given by then, or ``None``: never a guess.
    ``speaker_span`` is the mention beside the quote from which it was read, a pronoun maybe;
    ``cue`` is the word that says how it was said (“said”, “according to”). ``confidence`` of
    the speaker is between 0 and 1. ``repeats`` is the start of the first quote with the same
    words.
    """

    kind: QuoteKind
    speaker: str | None = None
    speaker_span: Span | None = None
    cue: str | None = None
    cue_span: Span | None = None
    confidence: float = 0.0
    repeats: int | None = None


@dataclass(frozen=True, kw_only=True)
class DetectedFigure(Passage):
    """A number, an amount or a time, with its value in standard form.

    ``value`` is what the words come to (“$1.2bn”: 1200000000; “5 %”: 5; “a third”: 1/3 to
    twelve places), ``low`` and ``high`` the ends of a range, or what a tolerance leaves of a value
    (“10±2 kg”: 10, 8 and 12); ``None`` where the text gives none.
    ``unit`` is a CLDR unit id (``kilometer``, ``percent``), an ISO 4217 code for money, a
    compound with ``-per-`` for rates, or for a count the word that is counted, as written; money
    whose name several countries use (“25 dinars”) has none.
    ``currency`` is the ISO 4217 code alone. ``iso`` is an ISO 8601 (EDTF) date, time, instant,
    duration or interval. ``approximate`` says that a word before it (“about”, “nearly”, “more
    than”), which is no part of it, or its own (“dozens”) leaves the value open.
    """

    kind: FigureKind
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    currency: str | None = None
    iso: str | None = None
    approximate: bool = False


@dataclass(frozen=True, kw_only=True)
class DetectedSource(Passage):
    """An outlet, an agency, an institution, a document or a link that the text names."""

    kind: SourceKind
    url: str | None = None


@dataclass(frozen=True, kw_only=True)
class LeftOut(Passage):
    """Digits that are no figure; ``why`` says what they are: ``telephone``, ``name`` …

    What may be one all the same is ``unsure`` (“told Reuters 50”, “in her 40s”) or ``unread``; a
    word such as “twice” or “doubled” is a ``factor``.
    """

    why: str

    @property
    def asked(self) -> bool:
        """Whether a person should look: no rule is sure that nothing is counted here."""
        return self.why in ("unsure", "unread", "factor")


@dataclass(frozen=True)
class Remark:
    """Something to notice across figures; ``what`` is a sentence with its working.

    ``code``: ``same-sum``, ``two-meanings``, ``change``, ``percent-points``, ``shares``,
    ``weekday`` or ``zone``.
    """

    code: str
    spans: tuple[Span, ...]
    what: str


@dataclass(frozen=True, kw_only=True)
class Detected:
    """All that :func:`glossator.detect` found, each kind in the order of the text."""

    quotes: tuple[DetectedQuote, ...] = ()
    figures: tuple[DetectedFigure, ...] = ()
    sources: tuple[DetectedSource, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    remarks: tuple[Remark, ...] = ()
