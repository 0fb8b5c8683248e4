"""How a gloss that lost its place may be mended, and what ``--fix`` may write unasked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from glossator.anchoring import anchor
from glossator.annotate import place
from glossator.findings import Fix
from glossator.fingerprints import fingerprints
from glossator.judging.repairs import doubt_of_change, fingerprinted, repaired
from glossator.model import Article, Gloss, Quote, Span, TextQuoteSelector
from glossator.text import seal, visible_text

TEXT = (
    "<p>The minister said on Monday that “we will build twelve new hospitals before the end of "
    "the decade”, and left. Rents fell by 5% in Berlin and rose by 5% in Bonn. Nobody was hurt. "
    "A man was seen. A dog was seen.</p>"
)


def fixes(
    exact: str,
    prefix: str | None = None,
    suffix: str | None = None,
    *,
    was: tuple[str, str] = ("", ""),
    language: str | None = "en",
    sealed: bool = True,
) -> tuple[Fix, ...]:
    """The fixes for a gloss; in the article as it was sealed, ``was[1]`` stood for ``was[0]``."""
    quote = Quote(id="q1", exact=exact, prefix=prefix, suffix=suffix)
    old = visible_text(TEXT.replace(*was))
    filed = fingerprints(old) if sealed else None
    article = Article(title="T", rights="r", language=language, fingerprints=filed)
    gloss = Gloss(path=Path("a.gloss.yml"), article=article, quotes=(quote,))
    return tuple(fix for finding in repaired(place(TEXT, gloss)) for fix in finding.fixes)


SHALL = "we shall build twelve new hospitals before the end of the decade"


def test_an_edited_passage_is_sure_if_its_sense_cannot_have_changed() -> None:
    (fix,) = fixes(SHALL, was=("we will", "we shall"))
    assert fix.sure
    words = "we will build twelve new hospitals before the end of the decade"
    assert fix.values == (("exact", words),)


@pytest.mark.parametrize(
    ("was", "language", "sealed"),
    [
        (("", ""), "en", True),  # the words never stood here
        (("we will", "we shall"), "en", False),  # who knows what stood here
        (("we will", "we shall"), "tlh", True),  # “shall” may be “not” in a language not known
    ],
)
def test_nothing_is_sure_if_the_sealed_words_do_not_tell(
    was: tuple[str, str], language: str, sealed: bool
) -> None:
    found = fixes(SHALL, was=was, language=language, sealed=sealed)
    assert [fix.sure for fix in found] == [False]


@pytest.mark.parametrize(
    "exact",
    [
        "we will not build twelve new hospitals before the end of the decade",
        "we won’t build twelve new hospitals before the end of the decade",
        "we will build 12 new hospitals before the end of the decade",
        "we will build twelve new Catholic hospitals before the end of the decade",
        "Rents fell by 6% in Berlin and rose by 5% in Bonn",
        "Rents fell by 5% in London and rose by 5% in Bonn",
        "Somebody was hurt",
    ],
)
def test_a_number_a_name_or_a_denial_is_for_a_person_to_look_at(exact: str) -> None:
    assert not any(fix.sure for fix in fixes(exact))
    now = {
        "we": "we will build twelve new hospitals before the end of the decade",
        "Rents": "Rents fell by 5% in Berlin and rose by 5% in Bonn",
        "Somebody": "Nobody was hurt",
    }[exact.split(maxsplit=1)[0]]
    assert not any(fix.sure for fix in fixes(exact, was=(now, exact)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("the claim is false, he said", "the claim is true, he said"),
        ("it is legal to sell it here", "it is illegal to sell it here"),
        ("they are able to pay it now", "they are unable to pay it now"),
        ("he lied to the whole council", "he spoke to the whole council"),
        ("he called the country an ally", "he called the country an enemy"),
        ("the protest was held at noon", "the failed protest was held at noon"),
        ("it fell to 5 degrees at night", "it fell to −5 degrees at night"),
        ("he spoke of marital law at noon", "he spoke of martial law at noon"),
        ("der Riese kam in das kleine Dorf", "der Reise kam in das kleine Dorf"),
        ("they have killed nobody they knew", "they are killed nobody they knew"),
        ("he has shot at the whole crowd", "he has been shot at the whole crowd"),
        ("the bombing of the old town there", "the bombing to the old town there"),
        ("all of the men were at home", "all of the women were at home"),
        ("the aid went to the south", "the aid went to The South"),
    ],
)
def test_a_word_that_says_something_may_change_the_sense(old: str, new: str) -> None:
    assert doubt_of_change(old, new, "en")
    assert doubt_of_change(new, old, "en")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("der Hund biss den Mann dort", "den Hund biss der Mann dort"),
        ("er hat dort oben einen getötet", "er wird dort oben einen getötet"),
    ],
)
def test_german_articles_and_auxiliaries_tell_who_does_what(old: str, new: str) -> None:
    assert doubt_of_change(old, new, "de")


@pytest.mark.parametrize(
    ("old", "new", "language"),
    [
        ("the offer that he made, is good", "the offer which he made is good", "en"),
        ("the genreal spoke at noon there", "the general spoke at noon there", "en"),
        ("an offer, he has said, of peace", "the offer, he has said, of peace", "en"),
        (
            "Er sagte, dass das Dorf in der Nacht brannte",
            "Er sagte das Dorf brannte in der Nacht",
            "xx",
        ),
        ("das Dorf, welches nachts brannte", "das Dorf, das nachts brannte", "de"),
    ],
)
def test_words_without_a_sense_of_their_own_do_not(old: str, new: str, language: str) -> None:
    assert (doubt_of_change(old, new, language) is None) == (language != "xx")


TUESDAY = ("Monday that", "Tuesday that")


def test_words_whose_surroundings_changed_get_those_of_today() -> None:
    (fix,) = fixes(
        "we will build twelve new hospitals", prefix="said on Tuesday that “", was=TUESDAY
    )
    assert fix.sure
    assert fix.values == (("prefix", None),)
    (fix,) = fixes("we will build twelve new hospitals", prefix="said on Tuesday that “")
    assert not fix.sure


def test_few_words_elsewhere_may_be_others() -> None:
    (fix,) = fixes("in Bonn", prefix="house prices ")
    assert not fix.sure
    (fix,) = fixes("in Bonn", prefix="house prices ", suffix=". Nobody was hurt")
    assert not fix.sure
    was = ("rose by 5% in", "with them house prices in")
    (fix,) = fixes("in Bonn", prefix="house prices ", suffix=". Nobody was hurt", was=was)
    assert fix.sure


def test_the_words_of_a_passage_that_was_taken_out_are_not_looked_for_in_its_twin() -> None:
    was = ("Nobody was", "The cost rose by 5% in Bonn. Nobody was")
    assert fixes("The cost rose by 5% in Bonn", was=was) == ()
    (fix,) = fixes("The cost rose by 5% in Bonn", was=was, sealed=False)
    assert not fix.sure


def test_each_of_several_places_has_a_way_to_it() -> None:
    found = fixes("5%")
    text = visible_text(TEXT)
    selectors = [TextQuoteSelector(exact="5%", **dict(fix.values)) for fix in found]
    spans = [anchor(text, selector).span for selector in selectors]
    assert spans == [Span(at.start(), at.end()) for at in re.finditer("5%", text)]
    assert not any(fix.sure for fix in found)


def test_what_is_nowhere_has_no_repair() -> None:
    assert fixes("The weather will be fine tomorrow in all parts of the country") == ()


@pytest.mark.parametrize("filed", [None, "AbCd"])
def test_fingerprints_are_added_once_and_only_under_a_seal_that_holds(filed: str | None) -> None:
    text = visible_text(TEXT)

    def offered(words: str | None) -> list[Fix]:
        article = Article(title="T", rights="r", words=words, fingerprints=filed)
        return fingerprinted(place(TEXT, Gloss(path=Path("a.gloss.yml"), article=article)))

    wanted = Fix(entry=None, values=(("fingerprints", fingerprints(text)),), sure=True)
    assert offered(seal(text)) == ([] if filed else [wanted])
    assert offered(None) == []
    assert offered(seal("other")) == []
