"""Which quotes and figures students judge one by one: those that the teacher names, or a choice.

An article of 500 words may have 40 of them, and a class has a lesson. Left out at first are dates,
weekdays and times of day: “would you trust this number?” is no question to ask of a Monday, and
where a date is worth asking about, a teacher names it. Nothing is lost with that: what is no card
is still there for students to find, and in the key.
"""

from __future__ import annotations

from collections.abc import Sequence

from glossator.asking.spreading import spread
from glossator.model import Figure, Lesson, Quote
from glossator.quantities import is_dated

Mark = Quote | Figure
"""What can be a card."""


def is_date(mark: Mark) -> bool:
    """Whether a mark is a date, which is asked about in another way than a number."""
    return isinstance(mark, Figure) and is_dated(mark.kind, mark.value, mark.unit)


def carded(marks: Sequence[Mark], lesson: Lesson | None) -> list[Mark]:
    """The cards among ``marks``, the quotes and figures that have a place, in their order.

    Those of ``lesson.cards``; without it all but dates, and no more of them than
    ``lesson.cards_at_most``.
    """
    lesson = lesson or Lesson()
    if lesson.cards:
        return [mark for mark in marks if mark.id in lesson.cards]
    offered = [mark for mark in marks if not is_date(mark)]
    most = len(offered) if lesson.cards_at_most is None else lesson.cards_at_most
    checked = [mark for mark in offered if _is_checked(mark)]
    taken = spread(checked, most)
    rest = [mark for mark in offered if not _is_checked(mark)]
    taken += spread(rest, most - len(taken))
    ids = {mark.id for mark in taken}
    return [mark for mark in offered if mark.id in ids]


def _is_checked(mark: Mark) -> bool:
    """A note that tells something is worth an answer more than one that does not."""
    return (mark.fidelity if isinstance(mark, Quote) else mark.verdict) != "unchecked"
