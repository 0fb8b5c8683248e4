"""What spans articles: every source, with every place that cites it."""

from __future__ import annotations

from pathlib import Path

from glossator import load
from glossator.backlinks import backlinks, works
from glossator.ledgers import by_source
from glossator.library import Library
from sites import ARTICLE, GLOSS, write


def library(folder: Path, **glosses: str) -> Library:
    for name, gloss in glosses.items():
        write(folder, {f"{name}.md": ARTICLE, f"{name}.gloss.yml": gloss})
    return Library(folder)


def test_places_are_in_the_order_of_the_file(tmp_path: Path) -> None:
    library(tmp_path, a=GLOSS)
    gloss = load(tmp_path / "a.gloss.yml").gloss
    assert gloss is not None
    places = backlinks(gloss)
    assert [(place.label, place.anchor) for place in places["minutes"]] == [
        ("Q1", "note-q1"),
        ("F2", "note-f2"),
        ("C1", "note-c1"),
        ("O1", "note-o1"),
        ("Timeline 1", "gloss-event-1"),
    ]
    assert [place.label for place in places["report"]] == ["L1"]


def test_a_question_that_cites_a_source_is_a_place(tmp_path: Path) -> None:
    library(tmp_path, a=f"{GLOSS}    sources: [report, report]\n")
    gloss = load(tmp_path / "a.gloss.yml").gloss
    assert gloss is not None
    labels = [place.label for place in backlinks(gloss)["report"]]
    assert labels == ["L1", "Question U1"]


def test_articles_that_share_a_source_share_its_entry(tmp_path: Path) -> None:
    entries = by_source(library(tmp_path, a=GLOSS, b=GLOSS))
    assert [entry.id for entry in entries] == ["minutes", "report"]
    assert [citation.article for citation in entries[1].citations] == ["a.md", "b.md"]


def test_the_same_id_for_another_source_is_another_entry(tmp_path: Path) -> None:
    other = GLOSS.replace("outlet: Town council", "outlet: Village council")
    entries = by_source(library(tmp_path, a=GLOSS, b=other))
    assert [(entry.id, entry.source.outlet) for entry in entries] == [
        ("minutes", "Town council"),
        ("report", "Town library"),
        ("minutes", "Village council"),
    ]


def test_entries_are_in_the_order_of_outlet_and_title(tmp_path: Path) -> None:
    more = "  z: {outlet: apple, title: b}\n  y: {outlet: Apple, title: A}\n  x: {outlet: Zoo}\n"
    entries = by_source(library(tmp_path, a=GLOSS.replace("quotes:", f"{more}quotes:", 1)))
    assert [entry.id for entry in entries] == ["y", "z", "minutes", "report", "x"]


def test_an_article_s_works_are_its_own_and_the_shared_ones_it_cites(tmp_path: Path) -> None:
    shared = "minutes: {outlet: Town council}\nunused: {outlet: Nobody}\n"
    start, end = GLOSS.index("  minutes:"), GLOSS.index("  report:")
    own = GLOSS[:start] + "  uncited: {outlet: Somebody}\n" + GLOSS[end:]
    write(tmp_path, {"sources.yml": shared})
    library(tmp_path, a=own)
    gloss = load(tmp_path / "a.gloss.yml").gloss
    assert gloss is not None
    assert set(gloss.sources) == {"minutes", "unused", "uncited", "report"}
    assert set(works(gloss)) == {"minutes", "uncited", "report"}


def test_what_a_withheld_gloss_rests_on_is_not_told(tmp_path: Path) -> None:
    withheld = f"{GLOSS}lesson: {{reveal: class}}\n"
    assert by_source(library(tmp_path, a=withheld)) == []
    shared = "sources:\n  one: {outlet: One}\n  two: {outlet: Two}\n  three: {outlet: Three}\n"
    write(tmp_path, {"sources.yml": shared})
    public = GLOSS.replace("sources: [minutes]", "sources: [minutes, two]", 1)
    secret = withheld.replace("sources: [minutes]", "sources: [minutes, one, two]", 1)
    entries = by_source(library(tmp_path, a=secret, b=public))
    assert [entry.id for entry in entries] == ["three", "minutes", "report", "two"]
    assert {each.article for entry in entries for each in entry.citations} == {"b.md"}
