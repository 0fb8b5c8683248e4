"""The words Glossator judges with, each with its one written definition.

The definitions are what the page "How to read this" prints; a verdict that a
reader cannot look up is worth nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

Kind = Literal["quote", "figure", "claim", "signal", "link", "overlap"]

Fidelity = Literal[
    "verbatim", "truncated", "spliced", "altered", "translated", "not-found", "unchecked"
]

Verdict = Literal[
    "supported",
    "imprecise",
    "misleading",
    "disputed",
    "unsupported",
    "contradicted",
    "not-checkable",
    "unchecked",
]

Manner = Literal["direct", "fragment", "scare"]

QuestionKind = Literal["short-answer", "multiple-choice", "match", "order", "mark-text", "trace"]

Reveal = Literal["self-study", "class", "open"]

NO_RIGHTS = "not settled yet; say by what right the article is shown"
"""What a draft says under `rights`, for a person to replace."""

KINDS: Mapping[Kind, str] = MappingProxyType(
    {
        "quote": "Words in quotation marks: who said them, when and where, and whether those "
        "were the words.",
        "figure": "A number, date or amount: what it measures, its value, who claims it, and "
        "whether it holds.",
        "claim": "A statement without a figure, checked against the sources.",
        "signal": "Something in the writing itself worth noticing: a loaded word, a leap, "
        "something that is missing.",
        "link": "A mention of a source, with a link to what it refers to.",
        "overlap": "A passage whose wording stands elsewhere too, with the wording found there.",
    }
)

FIDELITIES: Mapping[Fidelity, str] = MappingProxyType(
    {
        "verbatim": "The words between the marks stand in a published report, record or "
        "translation exactly as quoted.",
        "truncated": "The words are genuine, but cut so that a qualifier, a condition or the "
        "object of the sentence is lost.",
        "spliced": "Separate pieces were joined and printed as if they had been said in one go.",
        "altered": "Words inside the quotation marks were changed.",
        "translated": "The words were said in another language, and other published "
        "translations differ in sense.",
        "not-found": "Searched for, and no source carries these words.",
        "unchecked": "Nobody has compared these words with a source yet.",
    }
)

VERDICTS: Mapping[Verdict, str] = MappingProxyType(
    {
        "supported": "The sources agree with it.",
        "imprecise": "Roughly right, but loose, incomplete or out of date.",
        "misleading": "True parts, arranged so that a reader would conclude something false.",
        "disputed": "The sources, or the parties themselves, disagree.",
        "unsupported": "No source was found for it.",
        "contradicted": "The sources say otherwise.",
        "not-checkable": "An opinion, a motive, or a comparison without the data it would need.",
        "unchecked": "Nobody has checked it yet.",
    }
)

MANNERS: Mapping[Manner, str] = MappingProxyType(
    {
        "direct": "a whole sentence",
        "fragment": "a part of a sentence",
        "scare": "scare quotes: a word held at a distance",
    }
)
"""What stands between quotation marks. Notes, student page, handout and key say it alike, so that
a class speaks of one thing by one name."""

LETTERS: Mapping[Kind, str] = MappingProxyType(
    {"quote": "Q", "figure": "F", "claim": "C", "signal": "S", "link": "L", "overlap": "O"}
)
"""The letter that tells a kind apart where colour cannot: on paper, in grey, by ear."""

REVEALS: Mapping[Reveal, str] = MappingProxyType(
    {
        "self-study": "The notes are in the page, and each opens on the student's own answer.",
        "class": "The notes are sealed with the class code, and nothing else of them is published.",
        "open": "The notes stand open to everybody, before an answer as after it.",
    }
)
"""How a student page gives out its notes."""

QUESTION_KINDS: Mapping[QuestionKind, str] = MappingProxyType(
    {
        "short-answer": "Answered in the student's own words.",
        "multiple-choice": "One or more of the offered answers are right.",
        "match": "Things are put together in pairs.",
        "order": "Things are put in their order.",
        "mark-text": "Passages are found and marked in the article.",
        "trace": "A quote is followed back to where it was said.",
    }
)
