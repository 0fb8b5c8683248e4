"""What a student page is made of: a lesson's material, and the article's text with its places."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from glossator.annotate import Placement
from glossator.lesson.material import Material, gather
from glossator.model import Span
from glossator.text import seal
from glossator.translation import ENGLISH, Translator
from glossator.vocabulary import Reveal

_TWO_UNITS = re.compile(r"[\U00010000-\U0010ffff]")
_AROUND = 70
"""So many characters of the article before and after a mark are shown beside its questions."""


@dataclass(frozen=True)
class Worksheet:
    """One article for students.

    ``name`` names the article among those of its site, and with ``words``, the seal of its text,
    what a browser keeps. ``spans`` are places in ``text``.
    """

    material: Material
    name: str
    reveal: Reveal
    text: str
    spans: Mapping[str, Span]

    @property
    def words(self) -> str:
        """The seal of the words that the page shows, whatever the gloss file has filed."""
        return seal(self.text)

    def script_offset(self, at: int) -> int:
        """A place in the text as scripts count it: in units of UTF-16, of which some take two."""
        return at + bisect_left(self._of_two_units, at)

    @cached_property
    def _of_two_units(self) -> list[int]:
        return [found.start() for found in _TWO_UNITS.finditer(self.text)]

    def surroundings(self, ident: str) -> tuple[str, str, str]:
        """The words of a gloss and some before and after them, within the paragraph."""
        span = self.spans[ident]
        # No more than that is looked at: a paragraph may be a whole article.
        near = slice(max(0, span.start - _AROUND - 1), span.start)
        before = self.text[near].rpartition("\n")[2]
        after = self.text[span.end : span.end + _AROUND + 1].partition("\n")[0]
        if len(before) > _AROUND:
            before = f"… {before[-_AROUND:].partition(' ')[2]}"
        if len(after) > _AROUND:
            after = f"{after[:_AROUND].rpartition(' ')[0]} …"
        return before, self.text[span.start : span.end], after


def prepare(
    placement: Placement, html: str, name: str, reveal: Reveal, t: Translator = ENGLISH
) -> Worksheet:
    """The worksheet of an article that was rendered as ``html``, its glosses in their places."""
    return Worksheet(
        material=gather(placement, html, t),
        name=name,
        reveal=reveal,
        text=placement.text,
        spans=placement.spans,
    )
