"""Spans → the same HTML with tags inserted."""

from __future__ import annotations

import pytest

from glossator.model import Span
from glossator.splicing import Insertion, insertions, leaves, splice, unsplice
from glossator.text import map_text


def test_splicing_keeps_every_byte() -> None:
    html = "a\r\n&amp;<B\tc = 'd'>é"
    made = splice(html, [Insertion(4, "[x]"), Insertion(0, "[y]"), Insertion(len(html), "[z]")])
    assert made == "[y]a\r\n&[x]amp;<B\tc = 'd'>é[z]"


def test_equal_places_keep_the_given_order() -> None:
    assert splice("ab", [Insertion(1, "1"), Insertion(1, "2"), Insertion(1, "3")]) == "a123b"


@pytest.mark.parametrize(
    "html",
    [
        '<p>a <mark class="gloss" data-gloss="q1">b</mark><a data-gloss-ref="q1">Q1</a></p>',
        "<p>a <mark>theirs</mark> <a href=x>link</a></p>",
        '<mark data-gloss="q1">a < b &amp; c</mark>',
        '<!-- <mark data-gloss="q1">comment</mark> -->',
        '<script>"<mark data-gloss=q1>"</script>',
        '<mark><mark data-gloss="q1">in theirs</mark></mark>',
        "",
    ],
)
def test_unsplicing_takes_out_ours_and_leaves_theirs(html: str) -> None:
    made = unsplice(html)
    assert unsplice(made) == made
    expected = html
    if "<!--" not in html and "<script" not in html:
        expected = (
            html.replace('<mark class="gloss" data-gloss="q1">b</mark>', "b")
            .replace('<a data-gloss-ref="q1">Q1</a>', "")
            .replace('<mark data-gloss="q1">a < b &amp; c</mark>', "a < b &amp; c")
            .replace('<mark data-gloss="q1">in theirs</mark>', "in theirs")
        )
    assert made == expected


def shown(html: str, *spans: tuple[str, int, int]) -> str:
    """``html`` with marks as ``[ids:`` ``]`` and references as ``^id``."""
    made = insertions(
        map_text(html),
        [(ident, Span(start, end)) for ident, start, end in spans],
        lambda ids: f"[{' '.join(ids)}:",
        lambda ident: f"^{ident}",
    )
    return splice(html, made).replace("</mark>", "]")


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], "one two three four"),
        ([("a", 0, 3)], "[a:one]^a two three four"),
        ([("a", 0, 18)], "[a:one two three four]^a"),
        ([("a", 0, 13), ("b", 4, 7)], "[a:one ][b a:two]^b[a: three]^a four"),
        ([("a", 0, 7), ("b", 4, 13)], "[a:one ][a b:two]^a[b: three]^b four"),
        ([("a", 4, 7), ("b", 4, 7)], "one [a b:two]^a^b three four"),
        ([("a", 0, 4), ("b", 4, 7)], "[a:one ]^a[b:two]^b three four"),
        ([("a", 0, 7), ("b", 0, 3), ("c", 4, 7)], "[b a:one]^b[a: ][c a:two]^c^a three four"),
        ([("a", 4, 7), ("b", 0, 7), ("c", 0, 18)], "[b c:one ][a b c:two]^a^b[c: three four]^c"),
    ],
)
def test_marks_are_leaves_and_references_end_them(
    spans: list[tuple[str, int, int]], expected: str
) -> None:
    assert shown("one two three four", *spans) == expected


def test_a_mark_never_encloses_a_reference_after_punctuation() -> None:
    assert shown("<p>“one,” two</p>", ("a", 0, 10), ("b", 1, 4)) == (
        "<p>[a:“][b a:one][a:,”]^b[a: two]^a</p>"
    )


def test_code_is_left_out_of_marks() -> None:
    assert shown("a <code>b</code> c", ("a", 0, 5)) == "[a:a ]<code>b</code>[a: c]^a"


def test_leaves_of_the_same_words_name_the_shorter_span_first() -> None:
    found = leaves(map_text("one two"), [("long", Span(0, 7)), ("short", Span(0, 3))])
    assert [leaf.ids for leaf in found] == [("short", "long"), ("long",)]
