"""Verdicts on figures and claims as ClaimReview, for those who collect fact-checks.

Source: schema.org, ClaimReview, Claim and Rating.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from glossator.annotate import Placement
from glossator.citations import title_of
from glossator.dates import Moment, parse_date
from glossator.formats.addresses import Addresses
from glossator.model import Article, Claim, Figure, Gloss, Source
from glossator.prose import Prose
from glossator.vocabulary import VERDICTS, Verdict

RATINGS: Mapping[Verdict, int] = MappingProxyType(
    {"supported": 5, "imprecise": 4, "disputed": 3, "misleading": 2, "contradicted": 1}
)
"""A number from 1 to 5 for verdicts that are a point on a scale from false to true.

``unsupported`` and ``not-checkable`` say that nothing was found, which is no such point: they
have their word and no number.
"""

_BEST, _WORST = 5, 1


def claim_reviews(
    gloss: Gloss, placement: Placement, *, page: str | None = None, reviewer: str | None = None
) -> list[dict[str, Any]]:
    """A ClaimReview for each figure and claim that has a verdict, in the order of the text.

    Args:
        gloss: the gloss file.
        placement: the same file's glosses, placed in the article.
        page: the address of the annotated page, if it is published.
        reviewer: who made the reviews, if it is to be said.
    """
    addresses = Addresses(gloss, placement.text, page)
    prose = Prose()
    return [
        _review(each, gloss, addresses, prose, reviewer)
        for each in placement.in_order
        if isinstance(each, (Figure, Claim)) and each.verdict != "unchecked"
    ]


def _review(
    item: Figure | Claim, gloss: Gloss, addresses: Addresses, prose: Prose, reviewer: str | None
) -> dict[str, Any]:
    explained = prose.plain(item.evidence) if item.evidence else VERDICTS[item.verdict]
    made: dict[str, Any] = {
        "@type": "ClaimReview",
        "@id": addresses.note(item.id),
        "url": addresses.note(item.id) if addresses.page else None,
        "author": {"@type": "Organization", "name": reviewer} if reviewer else None,
        "claimReviewed": _claim_text(item),
        "reviewBody": prose.plain(item.note) if item.note else None,
        "itemReviewed": _claim(item, gloss, addresses),
        "reviewRating": {
            "@type": "Rating",
            "alternateName": item.verdict,
            **_rating(item.verdict),
            "ratingExplanation": explained,
        },
        "citation": [_citation(gloss.sources[ident]) for ident in item.cited],
    }
    return _said(made)


def _rating(verdict: Verdict) -> dict[str, int]:
    if verdict not in RATINGS:
        return {}
    return {"ratingValue": RATINGS[verdict], "bestRating": _BEST, "worstRating": _WORST}


def _claim_text(item: Figure | Claim) -> str:
    about = item.measures if isinstance(item, Figure) else item.about
    words = item.exact or item.absent or ""
    return f"{words} ({about})" if about and words else words or about or ""


def _claim(item: Figure | Claim, gloss: Gloss, addresses: Addresses) -> dict[str, Any]:
    return _said(
        {
            "@type": "Claim",
            "author": _claimant(item.claimed_by, gloss),
            "appearance": _article(gloss.article, addresses),
            "text": item.exact,
        }
    )


def _claimant(claimed_by: str | None, gloss: Gloss) -> dict[str, Any] | None:
    """Who claims it: a person if a role is known, else nothing is said of what they are."""
    if not claimed_by:
        return None
    speaker = gloss.speakers.get(claimed_by)
    if speaker is None:
        return {"@type": "Thing", "name": claimed_by}
    if speaker.role is None:
        return {"@type": "Thing", "name": speaker.name}
    return {"@type": "Person", "name": speaker.name, "jobTitle": speaker.role}


def _article(article: Article, addresses: Addresses) -> dict[str, Any]:
    return _said(
        {
            "@type": "NewsArticle",
            "@id": addresses.article,
            "url": article.url,
            "headline": article.title,
            "author": {"@type": "Thing", "name": article.author} if article.author else None,
            "publisher": _organisation(article.outlet),
            "datePublished": _day(article.published),
            "inLanguage": article.language,
        }
    )


def _citation(source: Source) -> dict[str, Any]:
    return _said(
        {
            "@type": "CreativeWork",
            "name": title_of(source),
            "url": source.url,
            "archivedAt": source.archive,
            "publisher": _organisation(source.outlet),
            "datePublished": _day(source.published),
            "inLanguage": source.language,
        }
    )


def _organisation(name: str | None) -> dict[str, str] | None:
    return {"@type": "Organization", "name": name} if name else None


def _day(edtf: str | None) -> str | None:
    """The date in ISO 8601, where it is one date and sure."""
    parsed = parse_date(edtf) if edtf else None
    known = isinstance(parsed, Moment) and not parsed.about and not parsed.unsure
    return edtf if known else None


def _said(made: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in made.items() if value not in (None, "", [])}
