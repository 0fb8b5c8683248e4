"""What the grammar makes of some tokens, before it is told where they stand in the text."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from glossator.detecting.lexer import Tokens
from glossator.detecting.results import DetectedFigure, FigureKind


@dataclass(frozen=True, kw_only=True)
class Found:
    """A figure from token ``start`` up to token ``end``, which is no part of it."""

    start: int
    end: int
    kind: FigureKind
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    currency: str | None = None
    iso: str | None = None
    approximate: bool = False
    bare: bool = False
    """A number with nothing that says of what: weak where a name is as likely."""
    digits: bool = True

    def but(self, **changes: object) -> Found:
        """The same with some fields changed."""
        # ``dataclasses.replace`` asks for every field by name, and this is called for each figure.
        made = object.__new__(Found)
        made.__dict__.update(self.__dict__, **changes)
        return made

    def figure(self, tokens: Tokens) -> DetectedFigure:
        """The figure in the text."""
        start, end = tokens.starts[self.start], tokens.ends[self.end - 1]
        return DetectedFigure(
            start=start,
            end=end,
            text=tokens.text[start:end],
            kind=self.kind,
            value=self.value,
            low=self.low,
            high=self.high,
            unit=self.unit,
            currency=self.currency,
            iso=self.iso,
            approximate=self.approximate,
        )
