"""What can be asked by rule about an article's quotes, figures, signals and events.

Each rule makes questions of one kind; their ids come from the ids of the glosses, so that a
teacher can name one in ``lesson.ask`` and find it again after the file has changed.
"""

from __future__ import annotations

from collections.abc import Mapping

from glossator.asking import events, figures, quotes, signals
from glossator.model import Gloss, Question
from glossator.translation import ENGLISH, Translator

RULES = (quotes.speakers, quotes.traces, figures.meanings, figures.trust, figures.dates,
         signals.passages, signals.absences, events.in_order)  # fmt: skip


def by_rule(gloss: Gloss, t: Translator = ENGLISH) -> Mapping[str, Question]:
    """Every question that the rules make, by id, rule by rule in the order of the file."""
    return {question.id: question for rule in RULES for question in rule(gloss, t)}
