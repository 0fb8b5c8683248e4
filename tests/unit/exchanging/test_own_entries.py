"""Our own exports taken into files that say something already."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from glossator import load
from glossator.annotate import place
from glossator.exchanging.files import read_file
from glossator.exchanging.merging import Wanted, merge
from glossator.exchanging.results import Merged
from glossator.exporting.json_text import json_text
from glossator.exporting.web_annotation import annotation_collection
from glossator.model import Article, Claim, Figure, Gloss, Question, Quote, Source, Speaker
from helpers import gloss_of
from samples import ARTICLE_HTML, COMPLETE, as_yaml

ARTICLE = Article(title="T", rights="mine", url="https://example.org/article")


@pytest.fixture
def sample(tmp_path: Path) -> Gloss:
    path = tmp_path / "a.gloss.yml"
    path.write_text(as_yaml(COMPLETE), encoding="utf-8")
    gloss = load(path).gloss
    assert gloss is not None
    return gloss


def exported(gloss: Gloss) -> Any:
    return json.loads(json_text(annotation_collection(gloss, place(ARTICLE_HTML, gloss))))


def merged(data: Any, into: Gloss, html: str = ARTICLE_HTML) -> Merged:
    return merge(place(html, into), read_file(json.dumps(data).encode()), Wanted())


def statuses(made: Merged) -> list[str]:
    return [each.status for each in made.told]


def test_what_is_there_is_not_added_again(sample: Gloss) -> None:
    made = merged(exported(sample), sample)
    assert set(statuses(made)) == {"present"}
    assert len(made.additions) == 0


def test_what_a_person_changed_since_stays_as_it_is() -> None:
    before = gloss_of(Claim(id="c1", exact="Prices rose", verdict="disputed"), article=ARTICLE)
    since = gloss_of(Claim(id="c1", exact="Prices rose", verdict="supported"), article=ARTICLE)
    [told] = merged(exported(before), since).told
    assert (told.status, told.code, told.id) == ("refused", "conflict", "c1")


def test_an_id_that_another_gloss_has_is_changed_and_links_follow() -> None:
    theirs = gloss_of(
        Figure(id="f1", exact="5%", note="See [that](#note-c1)."),
        Claim(id="c1", exact="Prices rose", note="See [the figure](#note-f1), [none](#note-x9)."),
        article=ARTICLE,
        questions=(Question(id="w1", question="Why? [c](#note-c1)", items=("c1", "f1")),),
    )
    mine = gloss_of(
        Figure(id="f1", exact="March"),
        Claim(id="c1", exact="A shocking move"),
        article=ARTICLE,
        questions=(Question(id="w1", question="Another?"),),
    )
    data = exported(theirs)
    made = merged(data, mine)
    assert made.additions.groups["figures"] == [
        {"id": "f2", "exact": "5%", "note": "See [that](#note-c2)."}
    ]
    assert made.additions.groups["claims"][0]["note"] == (
        r"See [the figure](#note-f2), [none]\(#note-x9)."
    )
    [question] = made.additions.groups["questions"]
    assert question == {"id": "w2", "question": "Why? [c](#note-c2)", "items": ["c2", "f2"]}
    # And once more: each is known by what it says, whatever its id.
    after = gloss_of(
        *mine.annotations,
        Figure(id="f2", exact="5%", note="See [that](#note-c2)."),
        Claim(id="c2", exact="Prices rose", note=made.additions.groups["claims"][0]["note"]),
        article=ARTICLE,
        questions=(*mine.questions, Question(**{**question, "items": ("c2", "f2")})),
    )
    again = merged(data, after)
    assert [each.status for each in again.told if each.kind != "x"][:1] == ["present"]
    assert "figures" not in again.additions.groups


def test_speakers_and_sources_that_others_have_under_the_same_id() -> None:
    theirs = gloss_of(
        Quote(id="q1", exact="We are ready", speaker="ann", sources=("post",)),
        article=ARTICLE,
        speakers={"ann": Speaker(name="Ann Smith"), "bob": Speaker(name="Bob")},
        sources={"post": Source(outlet="Daily Post"), "paper": Source(outlet="The Paper")},
    )
    mine = gloss_of(
        article=ARTICLE,
        speakers={"ann": Speaker(name="Ann Other"), "robert": Speaker(name="Bob")},
        sources={"post": Source(outlet="Morning Post")},
    )
    made = merged(exported(theirs), mine)
    assert made.additions.speakers == {"ann-2": {"name": "Ann Smith"}}
    assert made.additions.sources == {
        "post-2": {"outlet": "Daily Post"},
        "paper": {"outlet": "The Paper"},
    }
    [quote] = made.additions.groups["quotes"]
    assert (quote["speaker"], quote["sources"]) == ("ann-2", ["post-2"])


def test_an_edited_article_orphans_what_has_no_place(sample: Gloss) -> None:
    html = ARTICLE_HTML.replace("Prices rose 5%", "Prices rose 6%")
    made = merged(exported(sample), gloss_of(article=ARTICLE), html)
    by_id = {each.address: each for each in made.told}
    assert len(by_id) == len(made.told)
    assert statuses(made).count("orphaned") == 1
    question = made.additions.groups["questions"][0]
    # It asked about the figure too, which is not here.
    assert question["items"] == ["q1"]


@pytest.mark.parametrize("items", [True, 0, 5, "10", {"id": "q1"}])
def test_a_question_about_what_is_no_list_of_glosses_is_refused(
    sample: Gloss, items: object
) -> None:
    data = exported(sample)
    asked = (each for each in data["first"]["items"] if each["motivation"] == "questioning")
    question = next(asked)
    question["gloss"]["items"] = items
    made = merged(data, gloss_of(article=ARTICLE))
    [told] = [each for each in made.told if each.address == question["id"]]
    assert (told.status, told.code) == ("refused", "malformed")


@pytest.mark.parametrize(
    "entry",
    [
        {},
        {"kind_of_gloss": "question"},
        {"kind_of_gloss": ["quote"]},
        {"kind_of_gloss": "quote", "id": "q1"},
        {"kind_of_gloss": "quote", "id": "</script>", "exact": "We are ready"},
        {"kind_of_gloss": "quote", "id": "q1", "exact": "We are ready", "speaker": "nobody"},
        {"kind_of_gloss": "quote", "id": "q1", "exact": "We are ready", "fidelity": "sure"},
        {"kind_of_gloss": "claim", "id": "c1", "exact": "5%", "note": "[x](javascript:alert(1))"},
        {"kind_of_gloss": "claim", "id": "c1", "exact": "5%", "note": {"a": "b"}},
        {"kind_of_gloss": "claim", "id": "c1", "exact": "5%", "note": "\x1b[31m"},
    ],
)
def test_an_entry_that_no_gloss_file_may_hold(entry: Any) -> None:
    data = exported(gloss_of(Claim(id="c1", exact="Prices rose"), article=ARTICLE))
    data["first"]["items"][0]["gloss"] = entry
    made = merged(data, gloss_of(article=ARTICLE))
    assert [(each.status, each.code) for each in made.told] == [("refused", "malformed")]
    assert len(made.additions) == 0


def test_what_the_file_says_beside_its_glosses_is_judged_too() -> None:
    data = exported(gloss_of(Claim(id="c1", exact="Prices rose"), article=ARTICLE))
    data["glossFile"] |= {
        "speakers": {"ann": {"role": "Minister"}, "bob": {"name": "Bob"}},
        "sources": {"post": {"outlet": "Post", "url": "javascript:alert(1)"}, "x": 5},
        "timeline": [{"date": "soon", "event": "x"}, {"date": "2025", "event": "y"}, 5],
    }
    made = merged(data, gloss_of(article=ARTICLE))
    assert made.additions.speakers == {"bob": {"name": "Bob"}}
    assert made.additions.sources == {}
    assert made.additions.groups["timeline"] == [{"date": "2025", "event": "y"}]
    assert len(made.remarks) == 5
