"""Is what a gloss file says of an article true to it, founded, and complete?

One plain function, :func:`judge_article`; each module holds one kind of judgement.
"""

from __future__ import annotations

from collections.abc import Sequence

from glossator.annotate import Placement
from glossator.dates import day_of
from glossator.detecting import detect, languages
from glossator.findings import Finding
from glossator.judging.cover import uncovered, uncovered_digits, unused, unused_shared
from glossator.judging.evidence import incomplete, unfounded
from glossator.judging.figures import disagreeing, unsettled
from glossator.judging.links import broken
from glossator.judging.questions import unaskable, unteachable
from glossator.judging.repairs import fingerprinted, repaired
from glossator.judging.wording import miscut, misjudged
from glossator.loading import LoadedSources
from glossator.loading.source_lock import Lock
from glossator.model import Gloss

__all__ = ["fingerprinted", "judge_article", "judge_shared", "unteachable"]


def judge_article(placement: Placement, source: str) -> list[Finding]:
    """All findings on one article and its glosses, those on the gloss file by its lines.

    Those of the placement come with the ways to mend them. Quotes and figures are looked for
    with the rules of the article's language; where there are none, numbers in digits alone.

    Args:
        placement: where the glosses stand.
        source: the article's Markdown, in which lines are counted.
    """
    gloss = placement.gloss
    findings = repaired(placement)
    findings += unfounded(gloss)
    findings += misjudged(gloss)
    findings += miscut(gloss)
    findings += disagreeing(placement)
    findings += unused(gloss)
    own = {key: each for key, each in gloss.sources.items() if f"source:{key}" in gloss.lines}
    findings += broken(gloss.path, own, gloss.records, lambda key: gloss.line_of(f"source:{key}"))
    findings += unaskable(placement)
    findings.sort(key=lambda finding: finding.line)
    language = (gloss.article.language or "en").split("-")[0].lower()
    if language in languages():
        found = detect(placement.text, date=day_of(gloss.article.published), language=language)
        findings += unsettled(placement, found)
        findings += uncovered(placement, found, source)
    else:
        findings += uncovered_digits(placement, source)
    return findings


def judge_shared(
    shared: LoadedSources, glosses: Sequence[Gloss] | None, lock: Lock | None = None
) -> list[Finding]:
    """All findings on shared sources.

    ``glosses`` are those of every article that may cite them; None if not all could be read.
    ``lock`` is what is known of their addresses.
    """
    if shared.path is None:
        return []
    findings = list(incomplete(shared.path, shared.sources, lambda key: shared.lines.get(key, 1)))
    if lock is not None:
        lines = shared.lines
        findings += broken(shared.path, shared.sources, lock.records, lambda key: lines.get(key, 1))
    if glosses is not None:
        findings += unused_shared(shared, glosses)
    return sorted(findings, key=lambda finding: finding.line)
