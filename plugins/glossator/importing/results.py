"""What was found in a source."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Imported:
    """An article as Markdown, and what its source says about it; None where it says nothing.

    ``published`` is an EDTF date, ``language`` a BCP 47 tag. ``words`` are the source's own, to
    be compared with the words that the Markdown comes to.
    """

    markdown: str
    words: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
