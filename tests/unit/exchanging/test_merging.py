"""What is new in annotations, and what becomes of each of them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from exchange_samples import ADDRESS, annotation, quote, row
from glossator.annotate import place
from glossator.exchanging.files import read_file
from glossator.exchanging.merging import Wanted, merge
from glossator.exchanging.results import Merged
from glossator.model import Article, Claim, Gloss, Source
from helpers import gloss_of
from samples import ARTICLE_HTML

ARTICLE = Article(title="T", rights="mine", url=ADDRESS, language="en")
LINE = "— jane · 2024-05-01 · [annotation](https://hypothes.is/a/abc)"


def merged(
    *items: Any, gloss: Gloss | None = None, html: str = ARTICLE_HTML, **wanted: Any
) -> Merged:
    gloss = gloss or gloss_of(article=ARTICLE)
    content = read_file(json.dumps(items).encode())
    return merge(place(html, gloss), content, Wanted(**wanted))


def status(*items: Any, **options: Any) -> list[tuple[str, str]]:
    return [(each.status, each.code) for each in merged(*items, **options).told]


def test_a_quote_with_all_that_is_known() -> None:
    made = merged(row())
    assert made.additions.groups == {
        "quotes": [
            {
                "id": "q1",
                "exact": "We are ready",
                "fidelity": "unchecked",
                "note": f"A *note*.\n\n{LINE}",
            }
        ]
    }
    [told] = made.told
    assert (told.status, told.id, told.kind) == ("imported", "q1", "quote")


def test_the_shortest_selector_that_leads_there() -> None:
    html = "<p>Visits fell by 12%. Visits fell again.</p>"
    made = merged(
        annotation(
            "Visits fell",
            target={
                "source": ADDRESS,
                "selector": quote("Visits fell", prefix="12%. ", suffix=" again."),
            },
        ),
        html=html,
    )
    [entry] = made.additions.groups["claims"]
    assert (entry["exact"], entry.get("prefix"), entry.get("suffix")) == (
        "Visits fell",
        "by 12%.",
        None,
    )


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (row("no such words"), ("orphaned", "orphaned")),
        (row("es"), ("orphaned", "orphaned")),
        (row("a"), ("orphaned", "orphaned")),
        (row(references=["x"]), ("refused", "reply")),
        (row(group="x"), ("refused", "group")),
        (row(permissions={"read": ["acct:x"]}), ("refused", "private")),
        (row(hidden=True), ("refused", "hidden")),
        (row(None), ("refused", "page-note")),
        (row(uri="https://other.example/"), ("refused", "other-document")),
        (row(text="x" * 20_001), ("refused", "malformed")),
        (annotation(target=ADDRESS), ("refused", "page-note")),
        (annotation(target=f"{ADDRESS}#part"), ("refused", "page-note")),
        (annotation(target={"selector": quote("5%")}), ("imported", "imported")),
        (annotation(target={"selector": None}), ("refused", "malformed")),
        (
            annotation(target={"source": ADDRESS, "selector": {"type": "SvgSelector"}}),
            ("refused", "no-words"),
        ),
    ],
)
def test_what_becomes_of_each(item: Any, expected: tuple[str, str]) -> None:
    assert status(item) == [expected]


def test_what_is_ambiguous() -> None:
    html = "<p>Visits fell by 12%. Visits fell again.</p>"
    assert status(row("Visits fell"), html=html) == [("ambiguous", "ambiguous")]


def test_what_stands_in_code() -> None:
    html = "<p>One.</p><pre><code>two three</code></pre>"
    assert status(row("two three"), html=html) == [("refused", "unmarkable")]


def test_private_notes_page_notes_and_other_addresses_on_demand() -> None:
    items = [
        row(group="x"),
        row(None, id="b"),
        row(id="c", uri="http://www.copy.example/library/#x"),
    ]
    found = status(
        *items, private=True, page_notes=True, documents=["https://copy.example/library"]
    )
    assert found == [("imported", "imported")] * 3
    made = merged(row(None), page_notes=True)
    assert made.additions.groups["claims"][0]["target"] == "article"


def test_an_article_without_an_address_takes_one_document() -> None:
    gloss = gloss_of(article=Article(title="T", rights="mine"))
    assert status(row(), row(id="b"), gloss=gloss) == [("imported", "imported")] * 2
    two = status(row(), row(id="b", uri="https://other.example/"), gloss=gloss)
    assert two == [("refused", "other-document")] * 2


def test_links_become_sources_once() -> None:
    gloss = gloss_of(
        article=ARTICLE, sources={"post": Source(outlet="Post", url="https://post.example/1")}
    )
    body = [
        {"type": "TextualBody", "value": "See there."},
        {"id": "https://post.example/1"},
        {"id": "https://new.example/a"},
    ]
    made = merged(
        annotation("5%", body=body), annotation(id="https://n.example/2", body=body), gloss=gloss
    )
    assert made.additions.sources == {
        "new-example": {"outlet": "new.example", "url": "https://new.example/a"}
    }
    cited = [entry["sources"] for group in made.additions.groups.values() for entry in group]
    assert cited == [["post", "new-example"]] * 2


def test_a_link_leads_to_its_source() -> None:
    body = [
        {"type": "TextualBody", "value": "link", "purpose": "tagging"},
        {"id": "https://post.example/1", "purpose": "linking"},
    ]
    made = merged(annotation("Daily Post", body=body))
    [entry] = made.additions.groups["links"]
    assert entry["source"] == "post-example"
    assert "sources" not in entry


def test_a_source_of_an_entry_that_is_refused_is_cited_by_nobody() -> None:
    link = {"id": "https://new.example/a"}
    long = {"type": "TextualBody", "value": "x" * 30_000}
    made = merged(
        annotation("5%", body=[long, link]), annotation(id="https://n.example/2", body=link)
    )
    assert [each.status for each in made.told] == ["refused", "imported"]
    [cited] = made.additions.groups["quotes"][0]["sources"]
    assert made.additions.sources[cited]["url"] == "https://new.example/a"


def test_what_a_note_links_to_is_there_already_even_if_a_person_mended_it() -> None:
    mended = Claim(id="c1", exact="Prices rose", note=f"Mended. {LINE}", verdict="disputed")
    gloss = gloss_of(mended, article=ARTICLE)
    assert status(row(), gloss=gloss) == [("present", "present")]


def test_a_note_that_links_to_it_in_passing_is_another() -> None:
    other = Claim(id="c1", exact="Prices rose", note="See [this](https://hypothes.is/a/abc).")
    gloss = gloss_of(other, article=ARTICLE)
    assert status(row(), gloss=gloss) == [("imported", "imported")]


def test_what_has_no_address_is_known_by_place_and_words() -> None:
    item = annotation("5%", id=None)
    gloss = gloss_of(Claim(id="c1", exact="5%", note="A note."), article=ARTICLE)
    assert status(item, gloss=gloss) == [("present", "present")]
    assert status(item, item) == [("imported", "imported"), ("present", "present")]


def test_ids_that_are_taken_are_not_given_again() -> None:
    gloss = gloss_of(Claim(id="q1", exact="5%"), Claim(id="c2", exact="March"), article=ARTICLE)
    made = merged(
        row(id="1", links=None),
        row("Prices rose", id="2", links=None),
        row("A shocking move", id="3", links=None),
        gloss=gloss,
    )
    assert [each.id for each in made.told] == ["q2", "c1", "c3"]


def test_names_are_left_out_on_demand() -> None:
    made = merged(row(), anonymous=True)
    assert "jane" not in made.additions.groups["quotes"][0]["note"]
