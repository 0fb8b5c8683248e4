"""A gloss file as it reads in plain words, for paper and for a lesson."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from glossator.model import Annotation, Gloss

_Kind = TypeVar("_Kind", bound=Annotation)


def in_plain_words(gloss: Gloss) -> Gloss:
    """The same gloss, in which each note that is also said in plain words is said in these."""
    return replace(
        gloss,
        quotes=_plainly(gloss.quotes),
        figures=_plainly(gloss.figures),
        claims=_plainly(gloss.claims),
        signals=_plainly(gloss.signals),
        links=_plainly(gloss.links),
        overlaps=_plainly(gloss.overlaps),
    )


def _plainly(annotations: tuple[_Kind, ...]) -> tuple[_Kind, ...]:
    return tuple(
        replace(each, note=each.plain, plain=None) if each.plain else each for each in annotations
    )
