"""Notes in HTML → Markdown with the same words."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators import ARTICLES
from glossator.exchanging.html_notes import markdown_of_html
from glossator.prose import Prose


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>One <b>two</b> <em>three</em>.</p><p>Four</p>", "One **two** *three*.\n\nFour"),
        ("one<br>two", "one  \ntwo"),
        ("<ul><li>one<li>two</ul>", "- one\n\n- two"),
        ("<blockquote><p>said</p></blockquote>after", "> said\n\nafter"),
        ('<a href="https://example.org/">x</a>', "[x](https://example.org/)"),
        ('<a href="javascript:alert(1)">x</a>', "x"),
        ('<a href="https://e.org/)[y](javascript:z">x</a>', "x"),
        ("2 * 3 &lt;b&gt; [x](y)", r"2 \* 3 &lt;b> \[x\](y)"),
        ("<script>alert(1)</script>a<style>b{}</style><svg><text>c</text></svg>", "a"),
        ("<b>open", "**open**"),
        ("<p></p><b></b>", ""),
        ("&amp;lt;script&amp;gt;", "&amp;lt;script&amp;gt;"),
    ],
)
def test_html_to_markdown(html: str, markdown: str) -> None:
    assert markdown_of_html(html) == markdown


@given(ARTICLES, st.sampled_from(["", "<script>x", "</p></b>", "<b><i><a href=x>", "\ue000*"]))
def test_what_comes_out_holds_no_html(html: str, more: str) -> None:
    made = Prose().render(markdown_of_html(html + more))
    assert set(re.findall(r"<([a-z0-9]+)", made)) <= set(
        "p a b em strong ul li blockquote br".split()
    )
    assert "javascript:" not in unescape(made)


def test_a_long_note_takes_linear_time() -> None:
    assert markdown_of_html("<b>" * 50_000).count("*") == 0
    assert len(markdown_of_html("<p>x" * 20_000)) < 100_000
