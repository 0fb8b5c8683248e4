"""What an article may ask of the Markdown parser.

Python-Markdown is written for its users' own texts. Some of its patterns take a time that grows
with the square of what they read, and it calls itself for each level of nesting, so that twenty
kilobytes of brackets keep it busy for half a minute and some hundred nested lists end it. An
article is therefore measured before the parser sees it, in one pass, by what a paragraph holds:
that is the stretch the parser reads again and again.

The bounds are far above what a person writes; docs/guide/what-we-check.md has the figures.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

MAX_WORK = 60_000_000
"""Openings (brackets, tags, code) times characters, paragraph by paragraph, summed; and what
the parser looks for to the end of the text, at a part of that, as measured."""

_RULE, _LINE, _WORDS = 4, 8, 64
_ESCAPE, _SIGN = 40, 100
_TAG, _BLOCK, _SHORT = 4, 10, 2
"""So many count as one opening, as measured: lines that are headings or rules, others, those
that are nothing but words; escaped signs, references and quotation marks; unclosed tags, fences,
abbreviations."""

MAX_BLOCKS = 25_000
"""Stretches between empty lines. The parser takes each from the head of a list, and some
extensions look for each among all: a long novel has some 10,000."""

MAX_REFERENCES = 500
"""References to one footnote. For each the parser counts from the first one on."""

MAX_RUN = 1_000
"""So many brackets or delimiters of one kind in a row."""

MAX_EMPHASES = 1_000
"""So many runs of ``*`` and ``_`` in one paragraph."""

MAX_DEPTH = 100
"""Levels of lists, quotations and indented blocks."""

MAX_DEFINITIONS = 200
"""Definitions in one paragraph."""

_OPENING = re.compile(r"[\[<]|`+")
_ESCAPED = re.compile(r"\\[^\w\s]")
_REPLACED = re.compile(r"&#?\w{1,40};|[\"']")
_RULES = re.compile(r"^ {0,3}(?:#|=+[ \t]*$|(?:[-*_][ \t]*){3,}$)", re.MULTILINE)
_WORDY = re.compile(r"^[\"'“”‘’„«»(]{0,3}[^\W\d_][^|\n]*(?<![ \\])$", re.MULTILINE)
_FOOTNOTE = re.compile(r"\[\^([^\]\n]{1,200})\](?!:)")
_UNCLOSED = re.compile(r"<[A-Za-z/!?][^<>]*(?=<|\Z)")
_FENCE = re.compile(r"^[ \t]*(?:```|~~~)", re.MULTILINE)
_ABBREVIATION = re.compile(r"^ {0,3}\*\[", re.MULTILINE)
_EMPHASIS = re.compile(r"\*+|(?<!\w)_+|_+(?!\w)")
_RUN = re.compile(r"([\[\](){}<>*_`~!&^#])\1{%d}" % (MAX_RUN - 1))  # noqa: UP031 (braces)
_LEVELS = re.compile(r"(?:[ \t]*(?:>|(?:[-+*:]|\d{1,9}[.)])(?=[ \t])))*[ \t]*")
_MARKER = re.compile(r">|[-+*:]|\d{1,9}[.)]")
_TAB = 4
_ROUTINE = 2_000
"""A text of so few characters may hold what it likes, as long as it is not nested."""


class Excess(NamedTuple):
    """What is too much: the 1-based line where it begins, what it is, how to mend it."""

    line: int
    what: str
    mend: str


def excess(source: str) -> Excess | None:
    """Why ``source`` should not be given to the Markdown parser; None if all is well."""
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    run = _RUN.search(source)
    if run is not None:
        what = f"More than {MAX_RUN:,} `{run[1]}` stand in a row."
        return Excess(_line(source, run.start()), what, "Take them out, or break them up.")
    label, times = next(iter(Counter(_FOOTNOTE.findall(source)).most_common(1)), ("", 0))
    if times > MAX_REFERENCES:
        what = f"More than {MAX_REFERENCES} references lead to one footnote."
        return Excess(_line(source, source.index(f"[^{label}]")), what, "Leave some out.")
    work, heaviest, worst = _through_it_all(source), 0, 1
    paragraph: list[str] = []
    begins, blocks = 1, 0
    for number, line in enumerate((*source.split("\n"), ""), start=1):
        if _depth(line) > MAX_DEPTH:
            what = (
                f"Lists, quotations or blocks are nested too deeply: more than {MAX_DEPTH} levels."
            )
            return Excess(number, what, "Write it with fewer levels.")
        if line.strip(" \t"):
            if not paragraph:
                begins, blocks = number, blocks + 1
                if blocks > MAX_BLOCKS:
                    what = f"More than {MAX_BLOCKS:,} blocks stand between empty lines."
                    return Excess(number, what, "Split the article.")
            paragraph.append(line)
            continue
        if paragraph:
            found = _in_paragraph(paragraph, begins)
            if found is not None:
                return found
            weight = _weight(paragraph)
            work += weight
            if weight > heaviest:
                heaviest, worst = weight, begins
            paragraph = []
    if work > MAX_WORK:
        what = "The Markdown parser would take too long: many lines, brackets, tags, backticks or"
        what += " escaped signs stand in long paragraphs, most of them in this one."
        return Excess(worst, what, "Part it with empty lines, or take out what is no text.")
    return None


def _in_paragraph(lines: list[str], begins: int) -> Excess | None:
    text = "\n".join(lines)
    if len(text) > _ROUTINE and len(_EMPHASIS.findall(text)) > MAX_EMPHASES:
        what = f"A paragraph has more than {MAX_EMPHASES:,} runs of `*` or `_`."
        return Excess(begins, what, "Part it with empty lines, or take them out.")
    if sum(1 for line in lines if line.lstrip(" \t").startswith(":")) > MAX_DEFINITIONS:
        what = f"More than {MAX_DEFINITIONS} definitions stand without an empty line between them."
        return Excess(begins, what, "Put empty lines between them.")
    return None


def _weight(lines: list[str]) -> int:
    text = "\n".join(lines)
    counted = ((_OPENING, 1), (_ESCAPED, _ESCAPE), (_REPLACED, _SIGN))
    openings = sum(len(found.findall(text)) // share for found, share in counted)
    rules, words = len(_RULES.findall(text)), len(_WORDY.findall(text))
    rest = len(lines) - rules - words
    return (openings + rules // _RULE + words // _WORDS + rest // _LINE) * len(text)


def _through_it_all(source: str) -> int:
    """What the parser looks for from each place to the end of the text."""
    counted = ((_UNCLOSED, _TAG), (_FENCE, _BLOCK), (_ABBREVIATION, _SHORT))
    return sum(len(found.findall(source)) * len(source) // share for found, share in counted)


def _depth(line: str) -> int:
    prefix = _LEVELS.match(line)
    assert prefix is not None
    if len(prefix[0]) < MAX_DEPTH:
        return 0
    width = sum(_TAB if sign == "\t" else 1 for sign in prefix[0] if sign in " \t")
    markers = len(_MARKER.findall(prefix[0]))
    return markers + max(0, width - markers) // _TAB


def _line(source: str, at: int) -> int:
    return source.count("\n", 0, at) + 1
