"""What holds for every text, whatever it is."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from glossator.detecting import detect
from glossator.detecting.plain import plain
from glossator.detecting.quotes.marks import paragraphs

_PIECES = st.sampled_from(
    [
        *"“”\"'‘’«»„ \n(),.:—é½٣ש𝒜\u00a0",
        *("``", "''", "\n\n", "\r\n", "e\u0301", "’90s", "6'2\"", '<a b="1">', "https://a.org/1"),
        *("said", "Ada Marsh", "Trump", "he", "she", "according to", "who", "called", "the", "of"),
        *("5", "1,234.5", "$5bn", "5 %", "12:30", "2024", "Monday", "a third", "two", "million"),
        *("per", "to", "from", "and", "G7", "F-16"),
        *("±", "m²", "10⁶", ".5", "1h30", "°", "kg", "km/h", "x", "by", "aged", "a couple of", "½"),
        *("million,", "point", "half", "quarter", "past", "May", "the", "first", "20", "'s", "-"),
        *("pounds", "cents", "old", "century", "ago", "at", "p.m.", "a", "one", "Christmas Eve"),
    ]
)
TEXTS = st.lists(_PIECES, max_size=40).map(" ".join) | st.lists(_PIECES, max_size=40).map("".join)


@given(TEXTS | st.text(max_size=80))
def test_spans_are_those_of_the_text(text: str) -> None:
    found = detect(text)
    for each in (*found.quotes, *found.figures, *found.sources, *found.left_out):
        assert 0 <= each.start < each.end <= len(text)
        assert text[each.start : each.end] == each.text
    for quote in found.quotes:
        for span in (quote.speaker_span, quote.cue_span):
            assert span is None or text[span.start : span.end].strip()
    for remark in found.remarks:
        assert remark.spans


@given(TEXTS | st.text(max_size=80))
def test_every_digit_is_accounted_for(text: str) -> None:
    found = detect(text)
    covered = {
        index for each in (*found.figures, *found.left_out) for index in range(each.start, each.end)
    }
    assert [
        index for index, sign in enumerate(text) if sign.isdecimal() and index not in covered
    ] == []


@given(TEXTS)
def test_figures_do_not_overlap(text: str) -> None:
    figures = detect(text).figures
    assert all(one.end <= two.start for one, two in itertools.pairwise(figures))


@given(TEXTS)
def test_quotes_are_nested_or_apart(text: str) -> None:
    quotes = detect(text).quotes
    assert list(quotes) == sorted(quotes, key=lambda each: (each.start, -each.end))
    for index, one in enumerate(quotes):
        for two in quotes[index + 1 :]:
            assert one.end <= two.start or two.end <= one.end


@given(TEXTS)
def test_no_quote_leaves_its_paragraph(text: str) -> None:
    parts = list(paragraphs(text))
    for quote in detect(text).quotes:
        assert any(start <= quote.start and quote.end <= end for start, end in parts)


@given(TEXTS, st.sampled_from(["en", "de"]))
def test_the_same_text_gives_the_same_finds(text: str, language: str) -> None:
    assert plain(detect(text, language=language)) == plain(detect(text, language=language))
