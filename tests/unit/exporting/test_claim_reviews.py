"""Verdicts as ClaimReview."""

from __future__ import annotations

from glossator.annotate import place
from glossator.exporting.claim_review import RATINGS, claim_reviews
from glossator.model import Article, Claim, Figure, Quote, Source, Speaker
from glossator.vocabulary import VERDICTS, Verdict
from helpers import gloss_of

HTML = "<p>Visits fell by 12% last year, the mayor said. It was the worst year.</p>"
ARTICLE = Article(
    title="Library to close",
    rights="mine",
    outlet="The Town Post",
    url="https://post.example/library",
    published="2025-03-06~",
    language="en",
)
FIELDS = {
    "article": ARTICLE,
    "speakers": {
        "lind": Speaker(name="Ana Lind", role="Mayor"),
        "paper": Speaker(name="The paper"),
    },
    "sources": {
        "report": Source(
            outlet="Library", title="Report", url="https://lib.example/r", published="2025-01"
        )
    },
}


def test_a_figure_with_a_verdict() -> None:
    figure = Figure(
        id="f1",
        exact="12%",
        measures="visits, 2024 on 2023",
        claimed_by="lind",
        verdict="misleading",
        evidence="It was **8%**.",
        note="See [the table](https://lib.example/t).",
        sources=("report",),
    )
    gloss = gloss_of(figure, **FIELDS)
    [review] = claim_reviews(
        gloss, place(HTML, gloss), page="https://site.example/a/", reviewer="Class 9b"
    )
    assert review == {
        "@type": "ClaimReview",
        "@id": "https://site.example/a/#note-f1",
        "url": "https://site.example/a/#note-f1",
        "author": {"@type": "Organization", "name": "Class 9b"},
        "claimReviewed": "12% (visits, 2024 on 2023)",
        "reviewBody": "See the table.",
        "itemReviewed": {
            "@type": "Claim",
            "author": {"@type": "Person", "name": "Ana Lind", "jobTitle": "Mayor"},
            "appearance": {
                "@type": "NewsArticle",
                "@id": "https://post.example/library",
                "url": "https://post.example/library",
                "headline": "Library to close",
                "publisher": {"@type": "Organization", "name": "The Town Post"},
                "inLanguage": "en",
            },
            "text": "12%",
        },
        "reviewRating": {
            "@type": "Rating",
            "alternateName": "misleading",
            "ratingValue": 2,
            "bestRating": 5,
            "worstRating": 1,
            "ratingExplanation": "It was 8%.",
        },
        "citation": [
            {
                "@type": "CreativeWork",
                "name": "Report",
                "url": "https://lib.example/r",
                "publisher": {"@type": "Organization", "name": "Library"},
                "datePublished": "2025-01",
            }
        ],
    }


def test_only_judged_figures_and_claims_in_the_order_of_the_text() -> None:
    gloss = gloss_of(
        Quote(id="q1", exact="Visits fell", fidelity="verbatim"),
        Claim(id="c2", exact="It was the worst year", verdict="disputed"),
        Claim(id="c1", exact="Visits fell", verdict="supported"),
        Claim(id="c3", target="article", absent="a date", verdict="unsupported"),
        Figure(id="f1", exact="12%"),
        **FIELDS,
    )
    reviews = claim_reviews(gloss, place(HTML, gloss))
    assert [review["claimReviewed"] for review in reviews] == [
        "Visits fell",
        "It was the worst year",
        "a date",
    ]
    assert all("url" not in review for review in reviews)


def test_the_scale_runs_from_contradicted_to_supported() -> None:
    order: list[Verdict] = ["contradicted", "misleading", "disputed", "imprecise", "supported"]
    assert [RATINGS[verdict] for verdict in order] == [1, 2, 3, 4, 5]
    unplaced = set(VERDICTS) - set(RATINGS)
    assert unplaced == {"unsupported", "not-checkable", "unchecked"}


def test_a_verdict_that_is_no_point_on_the_scale_has_its_word_alone() -> None:
    gloss = gloss_of(Claim(id="c1", exact="the worst year", verdict="not-checkable"), **FIELDS)
    [review] = claim_reviews(gloss, place(HTML, gloss))
    rating = review["reviewRating"]
    assert rating["alternateName"] == "not-checkable"
    assert "ratingValue" not in rating
    assert rating["ratingExplanation"] == VERDICTS["not-checkable"]


def test_who_claims_it_without_a_role_is_not_called_a_person() -> None:
    gloss = gloss_of(
        Claim(id="c1", exact="Visits fell", claimed_by="paper", verdict="supported"),
        Claim(id="c2", exact="worst year", claimed_by="some readers", verdict="supported"),
        **FIELDS,
    )
    authors = [each["itemReviewed"]["author"] for each in claim_reviews(gloss, place(HTML, gloss))]
    assert authors == [
        {"@type": "Thing", "name": "The paper"},
        {"@type": "Thing", "name": "some readers"},
    ]
