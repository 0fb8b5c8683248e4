"""The fidelity word of a quote beside what its own wording says, word by word."""

from __future__ import annotations

from collections.abc import Iterator

from glossator.fidelity import fidelity_of
from glossator.findings import Finding, shown
from glossator.judging.reporting import finding
from glossator.model import Gloss, Quote

_SAYS_CHANGED = frozenset({"altered", "spliced", "not-found"})


def misjudged(gloss: Gloss) -> Iterator[Finding]:
    """Quotes called verbatim whose wording has other words, and the reverse."""
    for quote in gloss.quotes:
        wordings = comparable(gloss, quote)
        word = fidelity_of(quote.exact, wordings) if quote.exact else None
        if word is None:
            continue
        if quote.fidelity == "verbatim" and word != "verbatim":
            source = f"the source has {shown(wordings[0])}"
            if len(wordings) > 1:
                source = f"none of the {len(wordings)} wordings has these words"
            what = f"`fidelity` says “verbatim”, but {source}."
            mend = f"Word by word it is `{word}`: write that, or give the wording that has them."
            yield finding(gloss, "not-verbatim", quote.id, what, mend)
        elif quote.fidelity in _SAYS_CHANGED and word == "verbatim":
            what = f"`fidelity` says {shown(quote.fidelity)}, but a wording has these very words."
            mend = "Write `verbatim`, or `truncated` if the sense was lost with what is left out."
            yield finding(gloss, "verbatim", quote.id, what, mend)


def miscut(gloss: Gloss) -> Iterator[Finding]:
    """Quotes that are said to be a whole sentence and to have lost a part of it."""
    for quote in gloss.quotes:
        if quote.manner == "direct" and "truncated" in (quote.fidelity, *quote.fidelity_also):
            what = "`manner` says “direct”, a whole sentence, but `fidelity` “truncated”."
            mend = "Write `manner: fragment`, or the fidelity that holds."
            yield finding(gloss, "manner-truncated", quote.id, what, mend)


def comparable(gloss: Gloss, quote: Quote) -> list[str]:
    """The wordings in the language of the article: only those can hold the quote's words."""
    spoken = _primary(gloss.article.language)
    return [
        wording.text
        for wording in quote.wording
        if spoken is None or _primary(wording.language) in (None, spoken)
    ]


def _primary(language: str | None) -> str | None:
    return language.split("-")[0].lower() if language else None
