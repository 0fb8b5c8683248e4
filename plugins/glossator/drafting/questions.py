"""Questions → entries of a gloss file, to be copied, chosen from and edited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import Any

from glossator.drafting.yaml_text import flow_mapping, scalar, scalar_in_flow
from glossator.model import Choice, Pair, Question, Rubric

_ONE_EACH = frozenset({"sequence", "passages"})
"""Lists whose entries are sentences: each on a line of its own."""


def questions_yaml(questions: Sequence[Question]) -> str:
    """``questions:`` with an entry for each; keys that say nothing are left out."""
    if not questions:
        return "questions: []\n"
    lines = ["questions:"]
    for question in questions:
        lines += _entry(question)
    return "\n".join(lines) + "\n"


def _entry(question: Question) -> Iterator[str]:
    lead = "  - "
    for key, value in _stated(question):
        yield from _lines(lead, key, value)
        lead = "    "


def _stated(of: Question | Choice | Pair | Rubric) -> Iterator[tuple[str, Any]]:
    for item in fields(of):
        value = getattr(of, item.name)
        if value != item.default:
            yield item.name, value


def _lines(lead: str, key: str, value: Any) -> Iterator[str]:
    if isinstance(value, Rubric):
        yield f"{lead}{key}:"
        yield from (f"      {level}: {scalar(text)}" for level, text in _stated(value))
    elif isinstance(value, tuple) and isinstance(value[0], (Choice, Pair)):
        yield f"{lead}{key}:"
        yield from (f"      - {_flow(each)}" for each in value)
    elif key in _ONE_EACH:
        yield f"{lead}{key}:"
        yield from (f"      - {scalar(each)}" for each in value)
    elif isinstance(value, tuple):
        yield f"{lead}{key}: [{', '.join(map(scalar_in_flow, value))}]"
    elif isinstance(value, str) and "\n" in value and _is_plain(value):
        yield f"{lead}{key}: |-"
        yield from (f"      {line}" if line else "" for line in value.split("\n"))
    else:
        yield f"{lead}{key}: {scalar(value)}"


def _is_plain(text: str) -> bool:
    """Whether a text can stand as a block, line by line as it is."""
    lines = text.split("\n")
    return (
        all(line.isprintable() for line in lines)
        and bool(lines[-1])
        and lines[0] == lines[0].lstrip()
    )


def _flow(of: Choice | Pair) -> str:
    said = flow_mapping({key: value for key, value in _stated(of) if value is not True})
    return f"{said[:-1]}, correct: true}}" if isinstance(of, Choice) and of.correct else said
