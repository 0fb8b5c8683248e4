"""The strip, its table, the tallies and the summary card."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag

from glossator import annotate
from glossator.annotate import DEPTH, overlapping
from glossator.model import Claim, Figure, Gloss, Quote, Signal, Source, Span, Speaker
from glossator.strip import WIDTH, Placed, paragraphs, strip, strip_table
from glossator.tallies import judged, quoted_words, signalled, source_kinds, speaker_of
from helpers import gloss_of

TEXT = "Head\nOne two three.\n\nFour five."


def soup(html: str | None) -> Tag:
    assert html is not None
    return BeautifulSoup(html, "html5lib")


def test_paragraphs_know_where_they_begin() -> None:
    found = paragraphs(TEXT)
    assert [paragraph.text for paragraph in found] == ["Head", "One two three.", "Four five."]
    assert all(TEXT[each.start :].startswith(each.text) for each in found)
    assert paragraphs("") == []


def placed(**spans: tuple[int, int]) -> Placed:
    figures = [
        Figure(id="f1", exact="One", verdict="supported"),
        Figure(id="f2", exact="Four", verdict="misleading"),
        Figure(id="f3", exact="nowhere", verdict="disputed"),
    ]
    return Placed(figures, {ident: Span(*span) for ident, span in spans.items()}, TEXT)


def test_a_tick_stands_where_its_words_do_and_is_as_tall_as_they_are_wrong() -> None:
    picture = soup(strip(placed(f1=(5, 8), f2=(21, 25))))
    ticks = {str(tick["data-gloss-go"]): tick for tick in picture.select("rect")}
    assert set(ticks) == {"f1", "f2"}
    one, four = ticks["f1"], ticks["f2"]
    assert float(str(one["x"])) == round(WIDTH * 5 / len(TEXT), 1)
    assert float(str(four["x"])) == round(WIDTH * 21 / len(TEXT), 1)
    assert float(str(one["height"])) * 2 < float(str(four["height"]))
    assert one["class"] == ["gloss-tick-good"]
    assert four["class"] == ["gloss-tick-bad"]


def test_the_ends_of_paragraphs_are_one_shape() -> None:
    picture = soup(strip(placed(f1=(5, 8))))
    shape = picture.select_one("path.gloss-break")
    assert shape is not None
    starts = [TEXT.index("One"), TEXT.index("Four")]
    assert str(shape["d"]).count("M") == 2
    for start in starts:
        assert f"M{round(WIDTH * start / len(TEXT), 1):g} " in str(shape["d"])


def test_without_a_place_there_is_no_picture_and_no_table() -> None:
    nothing = placed()
    assert strip(nothing) is None
    assert strip_table(nothing, None) is None


def test_the_table_counts_by_paragraph() -> None:
    table = soup(strip_table(placed(f1=(5, 8), f2=(21, 25)), "en"))
    rows = [[cell.get_text() for cell in row.select("th, td")] for row in table.select("tr")]
    assert rows == [
        ["No.", "Begins with", "Figures"],
        ["1", "Head", "–"],
        ["2", "One two three.", "1"],
        ["3", "Four five.", "1"],
    ]


GLOSS = gloss_of(
    Quote(id="q1", exact="one two", speaker="ana", fidelity="altered"),
    Quote(id="q2", exact="three four five", speaker="bo", fidelity="altered"),
    Quote(id="q3", exact="six", speaker="ana"),
    Quote(id="q4", exact="seven"),
    Figure(id="f1", exact="8", claimed_by="ana", verdict="disputed"),
    Claim(id="c1", exact="nine", claimed_by="the paper", verdict="supported"),
    Signal(id="s1", exact="ten", signal="loaded"),
    speakers={"ana": Speaker(name="Ana"), "bo": Speaker(name="Bo")},
    sources={
        "a": Source(outlet="A", kind="minutes"),
        "b": Source(outlet="B", kind="minutes"),
        "c": Source(outlet="C"),
    },
)


def test_tallies() -> None:
    assert [(each.speaker, each.quotes, each.words) for each in quoted_words(GLOSS)] == [
        ("ana", 2, 3),
        ("bo", 1, 3),
        (None, 1, 1),
    ]
    assert [(group.kind, group.number, [*map(tuple, group.words)]) for group in judged(GLOSS)] == [
        ("quote", 4, [("altered", 2), ("unchecked", 2)]),
        ("figure", 1, [("disputed", 1)]),
        ("claim", 1, [("supported", 1)]),
    ]
    assert [group.words for group in signalled(GLOSS)] == [(("loaded", 1),)]
    assert source_kinds(GLOSS, ["a", "b", "c"]) == {"minutes": 2, None: 1}
    speakers = [speaker_of(GLOSS, annotation) for annotation in GLOSS.annotations]
    assert speakers == ["ana", "bo", "ana", None, "ana", None, None]


def page(gloss: Gloss, html: str) -> Tag:
    return soup(annotate(html, gloss).html)


def test_the_summary_has_a_table_for_each_count() -> None:
    found = page(GLOSS, "<p>one two three four five six seven 8 nine ten</p>")
    captions = [caption.get_text() for caption in found.select(".gloss-chart caption")]
    assert captions == ["Who is quoted", "4 quotes", "1 figure", "1 claim"]
    rows = [row.get_text("|", strip=True) for row in found.select(".gloss-chart tbody tr")]
    assert rows[:3] == ["Ana (2)|3", "Bo (1)|3", "speaker not known (1)|1"]


def test_the_bar_offers_what_the_file_holds() -> None:
    found = page(GLOSS, "<p>one two three four five six seven 8 nine ten</p>")
    facets = [(str(box["data-facet"]), str(box["value"])) for box in found.select(".gloss-facet")]
    assert facets == [
        ("speaker", "ana"),
        ("speaker", "bo"),
        ("word", "altered"),
        ("word", "unchecked"),
        ("word", "disputed"),
        ("word", "supported"),
        ("word", "loaded"),
    ]
    assert page(gloss_of(), "<p>one</p>").select(".gloss-bar") == []


def test_the_innermost_of_overlapping_glosses_is_named_first() -> None:
    spans = {"claim": Span(0, 30), "quote": Span(5, 20), "figure": Span(8, 10), "far": Span(30, 40)}
    assert overlapping(spans) == {
        "claim": ["figure", "quote"],
        "quote": ["figure", "claim"],
        "figure": ["quote", "claim"],
    }


def test_many_glosses_on_the_same_words_name_only_so_many() -> None:
    found = overlapping({f"c{number}": Span(0, 10 + number) for number in range(500)})
    assert max(map(len, found.values())) <= 2 * DEPTH


def test_a_note_names_the_others_on_its_words() -> None:
    gloss = gloss_of(
        Claim(id="c1", exact="It cost 5 pounds in all"),
        Quote(id="q1", exact="cost 5 pounds"),
        Figure(id="f1", exact="5 pounds", verdict="disputed"),
    )
    found = page(gloss, "<p>It cost 5 pounds in all.</p>")
    also = {
        str(note["id"]): [str(link["href"]) for link in note.select(".gloss-also a")]
        for note in found.select(".gloss-note")
    }
    assert also == {
        "note-c1": ["#note-f1", "#note-q1"],
        "note-q1": ["#note-f1", "#note-c1"],
        "note-f1": ["#note-q1", "#note-c1"],
    }
    text = found.select_one("#note-q1 .gloss-also")
    assert text is not None
    assert text.get_text() == "Also on these words: F1 figure, disputed; C1 claim, unchecked"


def test_the_margin_can_be_left_out() -> None:
    assert 'class="gloss-page" data-gloss-margin>' in annotate("<p>x</p>", gloss_of()).html
    assert "data-gloss-margin" not in annotate("<p>x</p>", gloss_of(), margin=False).html
