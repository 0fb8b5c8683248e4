"""Judgements without a source, verdicts without evidence, sources that say too little."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from glossator.codes import CODES
from glossator.findings import Finding, shown
from glossator.judging.reporting import about, finding
from glossator.model import Claim, Figure, Gloss, Quote, Source
from glossator.vocabulary import NO_RIGHTS

_WANTED = (
    (
        "published",
        "source-date",
        "The source has no date.",
        "Add `published`; `published: null` says that none is given.",
    ),
    (
        "kind",
        "source-kind",
        "The source has no kind.",
        "Add `kind`, such as “news report” or “transcript”.",
    ),
    (
        "language",
        "source-language",
        "The source has no language.",
        "Add `language`, a tag such as `en`.",
    ),
)

_NEED_NO_SOURCE = frozenset({"unchecked", "not-found", "unsupported", "not-checkable"})


def unfounded(gloss: Gloss) -> Iterator[Finding]:
    """What rests on nothing, or on a source of which too little is known."""
    if gloss.article.rights == NO_RIGHTS:
        yield Finding(
            code="rights",
            path=gloss.path,
            line=gloss.line_of("article.words"),
            what="`rights` is still the draft's.",
            mend="Say by what right you show the article's words.",
            severity=CODES["rights"].severity,
        )
    judged: tuple[Quote | Figure | Claim, ...] = (*gloss.quotes, *gloss.figures, *gloss.claims)
    for annotation in judged:
        yield from _judge(gloss, annotation)
    own = {key: each for key, each in gloss.sources.items() if f"source:{key}" in gloss.lines}
    yield from incomplete(gloss.path, own, lambda ident: gloss.line_of(f"source:{ident}"))


def incomplete(
    path: Path, sources: Mapping[str, Source], line_of: Callable[[str], int]
) -> Iterator[Finding]:
    """Sources that do not say when they appeared, of what kind they are, or in which language."""
    for ident, source in sources.items():
        for field, code, what, mend in _WANTED:
            stated = field == "published" and field in source.stated
            if getattr(source, field) is None and not stated:
                yield about(path, line_of(ident), code, ident, what, mend)


def _judge(gloss: Gloss, annotation: Quote | Figure | Claim) -> Iterator[Finding]:
    ident = annotation.id
    key, word = (
        ("fidelity", annotation.fidelity)
        if isinstance(annotation, Quote)
        else ("verdict", annotation.verdict)
    )
    if word == "unchecked":
        what = f"Nobody has checked this {annotation.kind_of_gloss} yet."
        yield finding(
            gloss, "unchecked", ident, what, f"Compare it with a source and give its `{key}`."
        )
        return
    if not annotation.cited and word not in _NEED_NO_SOURCE:
        what = f"`{key}` says {shown(word)}, and no source is named."
        yield finding(gloss, "no-source", ident, what, "Add `sources: [id]`.")
    if not isinstance(annotation, Quote) and not (annotation.evidence or "").strip():
        what = f"The verdict is {shown(word)}, and nothing says why."
        yield finding(gloss, "no-evidence", ident, what, "Add a sentence in `evidence`.")
