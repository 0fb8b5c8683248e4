"""Who speaks, as far as it has been found out, and where a quote stands."""

from __future__ import annotations

from dataclasses import dataclass

from glossator.detecting.quotes.names import Name


@dataclass(frozen=True)
class Speaker:
    """A mention that speaks. ``start`` and ``end`` are tokens; ``name`` if it has one."""

    start: int
    end: int
    name: Name | None = None
    pronoun: bool = False


@dataclass(frozen=True)
class Attribution:
    """Who speaks, the cue that says so (tokens), and how sure that is."""

    speaker: Speaker
    cue: tuple[int, int] | None
    confidence: float


@dataclass(frozen=True)
class Place:
    """A quote among the tokens: those inside its marks, and its paragraph's.

    ``open`` is the token of its opening mark, ``close`` the first one after its closing mark.
    ``last`` is the last character inside.
    """

    open: int
    first: int
    close: int
    low: int
    high: int
    last: str
    short: bool


def attributed(speaker: Speaker | None, cue: int, confidence: float) -> Attribution | None:
    """The attribution to a speaker, if there is one, by a verb of one token."""
    return None if speaker is None else Attribution(speaker, (cue, cue + 1), confidence)
