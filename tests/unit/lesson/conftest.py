"""One lesson for all its tests: a small article with a question of each kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossator.annotate import place
from glossator.lesson.material import Material, gather
from glossator.loading import load
from glossator.rendering import render_article
from sites import ARTICLE, GLOSS, write

QUESTIONS = """\
questions:
  - id: u1
    title: Twelve per cent of what?
    skill: numbers
    question: How many visits were there the year before? See [F1](#note-f1).
    answer: 48,000 is 88% of about **54,500**.
    items: [f1, f2]
    sources: [minutes]
    minutes: 10
  - id: u2
    kind: multiple-choice
    question: Who are <the> parents?
    choices:
      - {text: Nobody is named, correct: true}
      - {text: =HYPERLINK("x")}
      - {text: The council & co}
  - id: u3
    kind: match
    question: What measures what?
    pairs: [{left: 12%, right: the fall}, {left: "48,000", right: the visits}]
  - id: u4
    kind: order
    question: What came first?
    sequence: [The plan is printed., The council meets., The library closes.]
  - id: u5
    kind: mark-text
    question: Which words hide somebody?
    passages: [Some parents]
    rubric: {proficient: Finds them., emerging: Finds the sentence., beginning: Finds nothing.}
  - id: u6
    kind: trace
    question: Where are the mayor’s words from?
    answer: From the minutes.
    items: [q1]
lesson:
  grade: 9 to 11
  aims: [To trace a quote.]
"""


@pytest.fixture
def material(tmp_path: Path) -> Material:
    """The material of the lesson."""
    gloss = GLOSS[: GLOSS.index("questions:")] + QUESTIONS
    write(tmp_path, {"library.md": ARTICLE, "library.gloss.yml": gloss})
    loaded = load(tmp_path / "library.gloss.yml")
    assert loaded.gloss is not None, loaded.findings
    return gather(place(render_article(tmp_path / "library.md").html, loaded.gloss))
