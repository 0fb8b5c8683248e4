"""The detectors against their gold: what has been reached is not given up again."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from scoring import Score, passages, scores

from glossator import load
from glossator.anchoring import anchor
from glossator.detecting import detect
from glossator.rendering import render_article
from glossator.text import visible_text

ROOT = Path(__file__).parents[2]
ARTICLE = ROOT / "docs/articles/putin-rare-minerals.md"

# A little below what `make evaluate` prints, so that a good change need not be perfect.
REACHED = {
    "quotes: span": 0.995,
    "quotes: span and speaker": 0.97,
    "quotes: span and kind": 0.96,
    "figures: span": 0.975,
    "figures: overlapping span": 0.98,
    "figures: span and kind": 0.975,
    "figures: span, kind and value": 0.97,
}


# On text that no rule has been mended on.
UNSEEN = {
    "quotes: span": 0.99,
    "quotes: span and speaker": 0.94,
    "figures: span": 0.98,
    "figures: overlapping span": 0.985,
    "figures: span, kind and value": 0.945,
}


@pytest.fixture(scope="module")
def unseen() -> dict[str, Score]:
    return scores("unseen/*")


@pytest.mark.parametrize("measure", UNSEEN)
def test_what_a_new_text_may_expect_is_kept(unseen: dict[str, Score], measure: str) -> None:
    score = unseen[measure]
    assert score.f1 >= UNSEEN[measure], "\n".join(score.wrong)


@pytest.fixture(scope="module")
def reached() -> dict[str, Score]:
    return scores()


@pytest.mark.parametrize("measure", REACHED)
def test_what_was_reached_is_kept(reached: dict[str, Score], measure: str) -> None:
    score = reached[measure]
    assert score.f1 >= REACHED[measure], "\n".join(score.wrong)


def test_there_is_enough_gold() -> None:
    gold = list(passages())
    assert len(gold) >= 60
    assert len({passage.id for passage in gold}) == len(gold)


def test_a_scorer_that_finds_nothing_right_says_so() -> None:
    assert Score(right=0, found=3, wanted=3).f1 == 0
    assert Score(right=2, found=4, wanted=2).precision == 0.5


def test_every_quote_of_the_first_article_with_its_speaker() -> None:
    gloss = load(ARTICLE.with_suffix(".gloss.yml")).gloss
    assert gloss is not None
    text = visible_text(render_article(ARTICLE).html)
    found = {
        (each.start, each.end): each
        for each in detect(text, date=datetime.date(2025, 2, 25)).quotes
    }
    for quote in gloss.quotes:
        assert quote.selector is not None
        assert quote.speaker is not None
        span = anchor(text, quote.selector).span
        assert span is not None
        detected = found[span.start, span.end]
        surname = gloss.speakers[quote.speaker].name.split()[-1]
        assert detected.speaker is not None
        assert detected.speaker.split()[-1] == surname
    assert len(gloss.quotes) == 10


def test_every_figure_of_the_first_article() -> None:
    gloss = load(ARTICLE.with_suffix(".gloss.yml")).gloss
    assert gloss is not None
    text = visible_text(render_article(ARTICLE).html)
    found = detect(text, date=datetime.date(2025, 2, 25)).figures
    missed = []
    for figure in gloss.figures:
        assert figure.selector is not None
        span = anchor(text, figure.selector).span
        assert span is not None
        if not any(each.start < span.end and span.start < each.end for each in found):
            missed.append(figure.exact)
    assert missed == []
    assert len(gloss.figures) == 27
