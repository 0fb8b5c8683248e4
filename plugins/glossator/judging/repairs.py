"""How to mend a gloss that lost its place, as keys to write into the file.

A repair is offered, never used: the page marks nothing until a person, or a person's
``--fix``, has written it. Sure are only those after which the note still speaks of the same
thing: no word has changed that says anything, and the place is not in doubt.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import cache

from glossator.anchoring import Anchorer, Proposal
from glossator.annotate import Placement
from glossator.findings import Finding, Fix, shown
from glossator.fingerprints import fingerprints
from glossator.folding import fold_text
from glossator.model import Annotation, Article, Span, TextQuoteSelector
from glossator.selecting import selector_for
from glossator.text import seal

_CONTEXT = ("prefix", "suffix")
_WORD = re.compile(r"\w[\w’'-]*|[^\w\s]")
_LIGHT = {
    "de": "das dass welches dieses die welche diese und sowie",
    "en": "a an the that which who this these and will shall",
}
"""By language, words that may come, go and stand for each other without a change of what is said.

Any other word may be the one that counts: “unlikely” for “likely”, “are killed” for “have
killed”, “aid of” for “aid to”, “den Mann” for “der Mann”. In other languages every word may.
"""

_OWN_WORDS = frozenset(
    "angel angle casual causal dairy diary marital martial quiet quite sacred scared silver sliver "
    "stain satin trail trial tired tried united untied".split()
)
"""Words that a slip of the pen makes of one another."""

_SIGNS = frozenset("%‰$€£¥-−+±<>=≠×^°?")
"""Signs that count as much as a word."""

_CHANGED = 0.25
"""Of a passage in which a greater share of the words is another, the note may not be true."""


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
            article = placement.gloss.article
            fixes = _fixes(annotation, free or lost.proposals, anchorer, article)
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
    annotation: Annotation,
    proposals: Sequence[Proposal],
    anchorer: Anchorer,
    article: Article,
) -> tuple[Fix, ...]:
    fixes = []
    language, is_fingerprinted = article.language, bool(article.fingerprints)
    firm = sum(1 for proposal in proposals if proposal.firm)
    for proposal in proposals:
        if proposal.reason == "inside-a-word":
            continue
        try:
            selector = selector_for(anchorer.text, proposal.span, anchorer=anchorer)
        except ValueError:
            continue
        doubt = _doubt_of_place(proposal, firm, fingerprinted=is_fingerprinted)
        doubt = doubt or _doubt_of_sense(annotation, proposal, language)
        if doubt is None and not _keeps_figures(annotation, proposal.span, anchorer.text):
            doubt = "a number beside it is another"
        values = _changes(annotation, selector)
        if not _leads(annotation, values, proposal.span, anchorer):
            values = tuple((key, getattr(selector, key)) for key in ("exact", *_CONTEXT))
        if values:
            sure = doubt is None
            fixes.append(Fix(entry=annotation.id, values=values, sure=sure, doubt=doubt))
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


def _leads(
    annotation: Annotation,
    values: Sequence[tuple[str, str | None]],
    span: Span,
    anchorer: Anchorer,
) -> bool:
    """Whether the gloss leads to ``span`` once the values are written."""
    new = {key: getattr(annotation, key) for key in ("exact", *_CONTEXT)} | dict(values)
    return anchorer.anchor([TextQuoteSelector(**new)], propose=False).span == span


def _doubt_of_place(proposal: Proposal, firm: int, *, fingerprinted: bool) -> str | None:
    """Why it is not known that the passage stood here; None if it is."""
    if firm > 1:
        return f"{firm} places are as likely"
    if proposal.firm:
        return None
    if fingerprinted:
        return "the `fingerprints` do not tell that the passage stood here"
    return "without `fingerprints` nothing tells that the passage stood here"


def _doubt_of_sense(annotation: Annotation, proposal: Proposal, language: str | None) -> str | None:
    if proposal.reason != "edited":
        return None
    return doubt_of_change(annotation.exact or "", proposal.exact, language)


def _keeps_figures(annotation: Annotation, span: Span, text: str) -> bool:
    """Whether each number that was given beside the passage is beside it still.

    Of clauses that are alike but for their figures, the figures tell which is which.
    """
    prefix, suffix = annotation.prefix or "", annotation.suffix or ""
    before = text[max(0, span.start - 2 * len(prefix) - 20) : span.start]
    after = text[span.end : span.end + 2 * len(suffix) + 20]
    there = set(_WORD.findall(fold_text(before))), set(_WORD.findall(fold_text(after)))
    given = _WORD.findall(fold_text(prefix)), _WORD.findall(fold_text(suffix))
    return all(
        word in words or not any(sign.isdigit() for sign in word)
        for side, words in zip(given, there, strict=True)
        for word in side
    )


def doubt_of_change(old: str, new: str, language: str | None = None) -> str | None:
    """Why a note on ``old`` may not be true of ``new``, as half a sentence; None if it is.

    It is if nothing differs but punctuation, slips of the pen and words that carry no sense of
    their own, and of these few. Where those are not known for the language, a tag, no word differs.
    """
    light = _light((language or "en").split("-")[0].lower())
    one, two = _WORD.findall(fold_text(old)), _WORD.findall(fold_text(new))
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    changed = 0
    for kind, start, end, first, last in matcher.get_opcodes():
        if kind == "equal":
            continue
        gone, come = one[start:end], two[first:last]
        if len(gone) == len(come) and all(map(_respelt, gone, come)):
            continue
        changed += max(sum(map(_is_word, gone)), sum(map(_is_word, come)))
        words = [(word, start + at) for at, word in enumerate(gone)]
        words += [(word, first + at) for at, word in enumerate(come)]
        heavy = next((word for word, at in words if _weighs(word, at, light)), None)
        if heavy is not None and not light:
            return "which words change the sense is not known in this language"
        if heavy is not None:
            return f"{shown(heavy)} may change the sense"
    if changed > _CHANGED * sum(map(_is_word, one)):
        return "too many of the words are others"
    return None


@cache
def _light(language: str) -> frozenset[str]:
    return frozenset(_LIGHT.get(language, "").split())


def _respelt(one: str, two: str) -> bool:
    """Whether two letters beside each other were put right, which makes no other word of it."""
    differs = [at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b]
    if len(one) != len(two) or len(one) < 5 or len(differs) != 2 or one.casefold() in _OWN_WORDS:
        return False
    here, there = differs
    swapped = one[here : there + 1] == two[here : there + 1][::-1] and there == here + 1
    return swapped and one.isalpha() and set(one[here : there + 1].casefold()) != {"e", "i"}


def _is_word(word: str) -> bool:
    return word[0].isalnum()


def _weighs(word: str, index: int, light: frozenset[str]) -> bool:
    if not _is_word(word):
        return word in _SIGNS
    return word.casefold() not in light or (word[:1].isupper() and index > 0)
