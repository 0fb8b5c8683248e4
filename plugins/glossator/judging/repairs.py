"""How to mend a gloss that lost its place, as keys to write into the file.

A repair is offered, never used: the page marks nothing until a person, or a person's
``--fix``, has written it. Sure are only those after which the note still speaks of the same
thing: no number, no name and no “not” has changed, and the place is not in doubt.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from glossator.anchoring import SURE, Anchorer, Proposal
from glossator.annotate import Placement
from glossator.findings import Finding, Fix
from glossator.fingerprints import fingerprints
from glossator.folding import fold_text
from glossator.model import Annotation, Span, TextQuoteSelector
from glossator.selecting import selector_for
from glossator.text import seal

_CONTEXT = ("prefix", "suffix")
_WORD = re.compile(r"\w[\w’'-]*|[^\w\s]")
_DENIES = frozenset(
    "no not none nor never neither nobody nothing without cannot kein keine keinen keinem keiner "
    "nicht nie niemand nichts ohne weder".split()
)
_TELLING_WORDS = 4
"""So many words in a row are not met twice by chance; fewer need one side that still fits."""


def repaired(placement: Placement) -> list[Finding]:
    """The findings of a placement, those on lost glosses with the ways to mend them."""
    by_id = {annotation.id: annotation for annotation in placement.gloss.annotations}
    anchorer = Anchorer(placement.text)
    findings = []
    for finding in placement.findings:
        lost = placement.lost.get(finding.id or "")
        if lost is not None:
            annotation = by_id[finding.id or ""]
            taken = _taken(annotation, placement)
            free = [each for each in lost.proposals if each.span not in taken]
            fixes = _fixes(annotation, free or lost.proposals, anchorer)
            findings.append(replace(finding, fixes=fixes))
        else:
            findings.append(finding)
    return findings


def fingerprinted(placement: Placement) -> list[Fix]:
    """Fingerprints for an article whose seal holds and that has none yet."""
    article = placement.gloss.article
    if article.fingerprints or article.words != seal(placement.text):
        return []
    return [Fix(entry=None, values=(("fingerprints", fingerprints(placement.text)),), sure=True)]


def _taken(annotation: Annotation, placement: Placement) -> set[Span]:
    """Where other glosses of the same kind stand: the words meant are not those."""
    kind = annotation.kind_of_gloss
    glosses = placement.gloss.annotations
    return {
        placement.spans[each.id]
        for each in glosses
        if each.kind_of_gloss == kind and each.id in placement.spans
    }


def _fixes(
    annotation: Annotation, proposals: Sequence[Proposal], anchorer: Anchorer
) -> tuple[Fix, ...]:
    fixes = []
    for proposal in proposals:
        if proposal.reason == "inside-a-word":
            continue
        try:
            selector = selector_for(anchorer.text, proposal.span, anchorer=anchorer)
        except ValueError:
            continue
        sure = len(proposals) == 1 and _is_sure(annotation, proposal, anchorer.text)
        values = _changes(annotation, selector)
        if values:
            fixes.append(Fix(entry=annotation.id, values=values, sure=sure))
    return tuple(fixes)


def _changes(
    annotation: Annotation, selector: TextQuoteSelector
) -> tuple[tuple[str, str | None], ...]:
    """The keys of the selector that are to be written anew; words that still fit are kept."""
    values: list[tuple[str, str | None]] = []
    if fold_text(selector.exact) != fold_text(annotation.exact or ""):
        values.append(("exact", selector.exact))
    for key in _CONTEXT:
        old, new = getattr(annotation, key), getattr(selector, key)
        if (old or None) != new:
            values.append((key, new))
    return tuple(values)


def _is_sure(annotation: Annotation, proposal: Proposal, text: str) -> bool:
    if proposal.reason == "surroundings":
        words = len((annotation.exact or "").split())
        return words >= _TELLING_WORDS or _one_side_fits(annotation, proposal.span, text)
    return (
        proposal.reason == "edited"
        and proposal.confidence >= SURE
        and _says_the_same(annotation.exact or "", proposal.exact)
    )


def _one_side_fits(annotation: Annotation, span: Span, text: str) -> bool:
    before, after = fold_text(text[: span.start]).rstrip(), fold_text(text[span.end :]).lstrip()
    prefix, suffix = fold_text(annotation.prefix or ""), fold_text(annotation.suffix or "")
    return bool(
        (prefix and before.endswith(prefix.rstrip()))
        or (suffix and after.startswith(suffix.lstrip()))
    )


def _says_the_same(old: str, new: str) -> bool:
    """Whether no number, sign, name or denial differs; other words may."""
    one, two = _WORD.findall(fold_text(old)), _WORD.findall(fold_text(new))
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    for kind, start, end, first, last in matcher.get_opcodes():
        if kind == "equal":
            continue
        for words, at, until in ((one, start, end), (two, first, last)):
            if any(_weighs(words[index], index) for index in range(at, until)):
                return False
    return True


def _weighs(word: str, index: int) -> bool:
    low = word.casefold()
    return (
        any(sign.isdigit() for sign in word)
        or low in _DENIES
        or low.endswith(("n't", "n’t"))
        or (word[:1].isupper() and index > 0)
        or word in {"%", "$", "€", "£", "¥", "-", "+"}
    )
