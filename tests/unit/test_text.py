"""HTML → visible text and back, with html5lib as the judge."""

from __future__ import annotations

import pytest
from markdown import Markdown

from glossator.text import decode_reference, map_text, seal, visible_text, words_of
from helpers import seen_text

SAME_AS_A_BROWSER = [
    # words and spaces
    "plain words",
    "  two   spaces \n and\ta line  ",
    "a no-break\u00a0space \u00a0 stays",
    "<p>a</p><p>b</p>",
    "<p>a<p>b",
    "<P>Upper</P><B>case</B>",
    "<p>one<br>two<br/>three</p>",
    "<p>one</p>\r\n<p>two\r\nthree</p>",
    "<b>a</b> <i>b</i>",
    "<b>a </b> <i> b</i>",
    "<ul><li>a<li>b <b>c</b></ul>d",
    "<dl><dt>a<dd>b<dt>c<dd>d</dl>",
    "<table><tr><td>a<td>b<tr><td>c</table>",
    "<table><caption>x</caption>\n<thead><tr> <th>a</th> <th>b</th> </tr></thead></table>",
    "<h2>Head</h2>text<blockquote><p>in</p></blockquote>out",
    "a<hr>b",
    "a<div>b</div>c",
    "<span>a</span><span>b</span>",
    "word<b>s</b>plit",
    # entities
    "a &amp; b &lt; c &gt; d &quot; &apos;",
    "&ldquo;a&rdquo; &mdash; &hellip; &euro;5",
    "&notit; &notin; &not &noti",
    "&amp &ampamp; &AMP; &lt &ltx",
    "&nosuch; &nosuch &; & && &# &#; &#x; &#xzz; &#12ab;",
    "&#8212; &#x2014; &#X2014 &#8212",
    "&#0; &#x0; &#xD800; &#x110000; &#99999999;",
    "&#128; &#x93;x&#x94; &#x81; &#1;",
    "&#00000000000000000000065;",
    "&nbsp;a&nbsp;&nbsp;b&nbsp;",
    "a &#32; b&#32;",
    "&#9;a&#10;b&Tab;c&NewLine;d",
    "&NotEqualTilde; &fjlig; &ThickSpace;x",
    # comments and their like
    "a<!-- b -->c",
    "a<!-->b",
    "a<!--->b",
    "a<!-- b --!>c",
    "a<!-- b -- c --->d",
    "a<!-- <p>b</p> -->c",
    "a<!--b",
    "a<?php b ?>c",
    "a<!b>c",
    "a<!doctype html>b",
    "a</>b",
    "a</ b>c",
    "a<![CDATA[b]]>c",
    # what only looks like a tag
    "a < b <3 <- <= c",
    "a<1>b",
    "a <",
    "1 <2 && 3> 2",
    # attributes
    "<a title='<p>not text</p>'>b</a>",
    '<a title="a > b" data-x=">">c</a>d',
    "<a title=a>b</a>",
    "<a b = 'c' d=e>f</a>",
    "<a/b/c>d</a>",
    "<a =x>b</a>",
    "<img alt='not shown'>a",
    "<p\n  class='x'\n>a</p\n>b",
    # what is not seen
    "a<script>b</script>c",
    "a<script>if (a < b) '</p>'</script >c",
    "a<script><!-- <script> </script> --></script>b",
    "a<script><!-- <script> </script> </script>b",
    "a<script><!-- </script>b",
    "a<script><!--></script>b",
    "a<SCRIPT>b</Script>c",
    "a<script>b",
    "a<style>b</style>c",
    "a<style><!-- </style>b",
    "a<textarea>b</textarea>c",
    "a<title>b</title>c",
    "a<template><p>b</p></template>c",
    "a<svg><text>b</text></svg>c",
    "a<svg/>b",
    "a<svg viewBox='0 0 1 1'/>b",
    "a<svg><path d='x'/></svg>b",
    "a<math><mi>b</mi></math>c",
    "a<span hidden>b</span>c",
    "a<div hidden=''>b<p>c</p></div>d",
    "a<select><option>b</option></select>c",
    "<h2>a<a class='x headerlink' href='#a'>¶</a></h2>b",
    "a<sup id='fnref:1'><a class='footnote-ref' href='#fn:1'>1</a></sup>b",
    "<p>a <a class='footnote-backref' href='#fnref:1'>↩</a></p>b",
    "a<iframe>b</iframe>c",
    "a<noscript>b</noscript>c",
    # preformatted text
    "<pre>a\n  b\n\nc</pre>",
    "<pre>\n\na  b\n</pre>c",
    "<pre>  a</pre>",
    "<pre>a\r\nb</pre>",
    "<pre><code>a\n</code></pre>b",
    "<pre>a &#10; b</pre>",
    "<code>a  b</code>",
    # misnested and unclosed
    "<b>a<i>b</b>c</i>d",
    "<p><b>a</p><p>b</b></p>",
    "a</p>b",
    "a</b>c",
    "<div>a",
    "<a href=x>b",
    "<p>a<b>b",
    "a<b",
    "a<b title='",
    # scripts of the world
    "<p>שלום <b>עולם</b></p>",
    "<p>مرحبا\u200f!</p>",
    "e\u0301 <b>e</b>\u0301 ﬁ Å",
    "𝔊𝔩𝔬𝔰𝔰 👩‍👩‍👧‍👦 🇺🇦",
    "soft\u00adhyphen zero\u200bwidth",
    "a\0b",
]


@pytest.mark.parametrize("html", SAME_AS_A_BROWSER)
def test_visible_text_is_what_a_browser_shows(html: str) -> None:
    assert visible_text(html) == seen_text(html)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>a</p>\n<p>b <b>c</b></p>", "a\nb c"),
        ("a<br><br>b", "a\nb"),
        (" \u00a0a ", "\u00a0a"),
        ("<pre>a\n\n  b</pre>", "a\n\n  b"),
        ("<td>1</td><td>2</td>", "1\n2"),
        ("", ""),
        ("<p></p>", ""),
    ],
)
def test_visible_text_golden(html: str, text: str) -> None:
    assert visible_text(html) == text


@pytest.mark.parametrize("digits", ["9" * 5_000, "x" + "f" * 5_000])
def test_a_reference_of_thousands_of_digits_is_one_replacement_character(digits: str) -> None:
    assert visible_text(f"a&#{digits};b") == "a\ufffdb"


def test_leading_zeros_do_not_count() -> None:
    assert decode_reference("&#" + "0" * 5_000 + "65;") == "A"


def test_what_glossator_adds_is_not_part_of_the_text() -> None:
    html = (
        '<mark class="gloss" data-gloss="q1">a</mark><a data-gloss-ref="q1" href="#">Q1</a>'
        "<p data-gloss-ui>controls</p><p>b</p>"
    )
    assert visible_text(html) == "a\nb"


def slices_of(html: str, words: str) -> list[str]:
    text_map = map_text(html)
    start = text_map.text.index(words)
    return [html[piece.start : piece.end] for piece in text_map.slices(start, start + len(words))]


@pytest.mark.parametrize(
    ("html", "words", "pieces"),
    [
        ("<p>one two three</p>", "two", ["two"]),
        ("<p>one <b>two</b> three</p>", "one two three", ["one ", "two", " three"]),
        ("<p>one</p>\n<p>two</p>", "one\ntwo", ["one", "two"]),
        ("a &mdash; b", "—", ["&mdash;"]),
        ("a &mdash; b", "a — b", ["a &mdash; b"]),
        ("one\r\n  two", "one two", ["one\r\n  two"]),
        ("one<!-- x -->two", "onetwo", ["one", "two"]),
        ("one<script>x</script>two", "onetwo", ["one", "two"]),
    ],
)
def test_slices_cut_at_element_boundaries(html: str, words: str, pieces: list[str]) -> None:
    assert slices_of(html, words) == pieces


def test_a_slice_in_code_is_not_markable() -> None:
    pieces = list(map_text("a<code>b</code><pre>c</pre>").slices(0, 4))
    assert [piece.markable for piece in pieces] == [True, False, False]


def test_a_span_never_parts_a_character_reference() -> None:
    text_map = map_text("x &notit; y")
    assert text_map.text == "x ¬it; y"
    assert text_map.snap(2, 3) == (2, 6)


@pytest.mark.parametrize(
    ("html", "words", "before"),
    [
        ("<p>one two three</p>", "two", " three</p>"),
        ("<p>“one two.” Three</p>", "two", " Three</p>"),
        ("<p>one two”, three</p>", "two", " three</p>"),
        ("<p>a two-way street</p>", "two", "-way street</p>"),
        ("<p>costs 5.25 or so</p>", "5", ".25 or so</p>"),
        ("<p>one <b>two</b>, three</p>", "two", "</b>, three</p>"),
        ("<p>one <a href=x>two three</a> four</p>", "two", " four</p>"),
        ("<p><a href=x><b>one</b> two</a>.</p>", "one", ".</p>"),
        ("<p><button>one</button> two</p>", "one", " two</p>"),
        ("<p>one <code>two</code> three</p>", "one two", " three</p>"),
        ("<pre>one two</pre><p>three</p>", "one", "<p>three</p>"),
        ("<p>one <a href=x>two", "two", ""),
        ("<p>one</p><p><a href=x>two</a></p>", "one\n", "</p><p><a href=x>two</a></p>"),
    ],
)
def test_the_reference_stands_after_punctuation_and_outside_links(
    html: str, words: str, before: str
) -> None:
    text_map = map_text(html)
    _, place = text_map.reference_place(text_map.text.index(words) + len(words))
    assert html[place:] == before


def test_white_space_at_the_ends_of_a_span_is_left_out() -> None:
    text_map = map_text("<p>one</p><p>&nbsp;two </p><p>three</p>")
    assert text_map.text == "one\n\u00a0two\nthree"
    assert text_map.snap(3, 9) == (5, 8)


def test_the_ids_of_the_article_are_known() -> None:
    html = "<h2 id=a>A</h2><p ID='b&amp;c'>B</p><svg><g id='d'/></svg><!-- id=e -->"
    assert map_text(html).ids == {"a", "b&c", "d"}


def test_words_are_the_text_without_its_line_breaks() -> None:
    assert words_of(" a\n\n b\u00a0c ") == "a b\u00a0c"


def test_the_seal_is_sha256_of_the_words() -> None:
    expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"  # "abc"
    assert seal("abc") == f"sha256:{expected}"
    assert seal(" abc\n") == seal("abc")


@pytest.mark.parametrize("changed", ["ab", "abd", "a bc", "Abc", "a\u00adbc", "“abc”"])
def test_any_other_words_have_another_seal(changed: str) -> None:
    assert seal(changed) != seal("abc")


def test_the_seal_does_not_depend_on_line_ends_or_indentation() -> None:
    html = "<div>\n  <p>One two</p>\n  <p>three</p>\n</div>"
    windows = html.replace("\n", "\r\n").replace("  ", "\t")
    assert seal(visible_text(html)) == seal(visible_text(windows))


def test_the_number_of_a_footnote_is_no_part_of_the_number_before_it() -> None:
    source = "It was 2025[^1], and 12%[^b] fell.\n\n[^1]: One note.\n[^b]: Another.\n"
    text = visible_text(Markdown(extensions=["footnotes"]).convert(source))
    assert text == "It was 2025, and 12% fell.\nOne note. \nAnother. "
