"""Where tags, comments and text begin and end."""

from __future__ import annotations

import pytest

from glossator.tokens import tokenize


def parts(html: str) -> list[tuple[str, str]]:
    return [(token.kind, html[token.start : token.end]) for token in tokenize(html)]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("a", [("text", "a")]),
        ("<p>a</p>", [("start", "<p>"), ("text", "a"), ("end", "</p>")]),
        ("a<br/>b", [("text", "a"), ("start", "<br/>"), ("text", "b")]),
        ("a < b", [("text", "a < b")]),
        ("a<<b>", [("text", "a<"), ("start", "<b>")]),
        ("<a b='>'>c", [("start", "<a b='>'>"), ("text", "c")]),
        ('<a b=">c', [("other", '<a b=">c')]),
        ("<!-->a", [("other", "<!-->"), ("text", "a")]),
        ("<!--->a", [("other", "<!--->"), ("text", "a")]),
        ("<!-- a --!>b", [("other", "<!-- a --!>"), ("text", "b")]),
        ("<!-- a -- > --->b", [("other", "<!-- a -- > --->"), ("text", "b")]),
        ("<!-- a", [("other", "<!-- a")]),
        ("</>a", [("other", "</>"), ("text", "a")]),
        ("</ a>b", [("other", "</ a>"), ("text", "b")]),
        ("a</", [("text", "a</")]),
        ("<?a?>b", [("other", "<?a?>"), ("text", "b")]),
        (
            "<script><b></script>",
            [("start", "<script>"), ("text", "<b>"), ("end", "</script>")],
        ),
        (
            "<script></scripts></script/>",
            [("start", "<script>"), ("text", "</scripts>"), ("end", "</script/>")],
        ),
        (
            "<script><!--<script></script>--></script>",
            [
                ("start", "<script>"),
                ("text", "<!--<script></script>-->"),
                ("end", "</script>"),
            ],
        ),
        (
            "<style></p></STYLE\n>",
            [("start", "<style>"), ("text", "</p>"), ("end", "</STYLE\n>")],
        ),
        ("<plaintext></plaintext>", [("start", "<plaintext>"), ("text", "</plaintext>")]),
    ],
)
def test_tokens(html: str, expected: list[tuple[str, str]]) -> None:
    assert parts(html) == expected


@pytest.mark.parametrize(
    ("html", "attributes"),
    [
        ("<a>", {}),
        ("<a b>", {"b": ""}),
        ("<a B=C>", {"b": "C"}),
        ("<a b='c' b='d'>", {"b": "c"}),
        ("<a b=c/>", {"b": "c/"}),
        ("<a\tb = \"c d\"\ne='f'>", {"b": "c d", "e": "f"}),
        ("<a b=''>", {"b": ""}),
        ("<a =b>", {"=b": ""}),
        ("<a/b/c=d>", {"b": "", "c": "d"}),
        ("<a b=c&amp;d>", {"b": "c&amp;d"}),
        ('<a b="c"d>', {"b": "c", "d": ""}),
    ],
)
def test_attributes(html: str, attributes: dict[str, str]) -> None:
    assert next(tokenize(html)).attributes == attributes


@pytest.mark.parametrize(
    ("html", "closing"),
    [
        ("<svg/>", True),
        ("<svg />", True),
        ("<svg a='b'/>", True),
        ("<svg a=b />", True),
        ("<svg a=b/>", False),
        ("<svg>", False),
        ("<svg/ a>", False),
    ],
)
def test_self_closing(html: str, closing: bool) -> None:
    assert next(tokenize(html)).self_closing is closing


@pytest.mark.parametrize(
    "html",
    [
        "<p>a<!-- b --><script>c</script>d</p",
        "a < b & c > d <",
        "<a b='c",
        "<!",
        "<",
        "</",
        "<title>a<b></title>&lt;",
        "\r\n<p\r\n>\0</p>",
    ],
)
def test_tokens_cover_the_source_without_a_gap(html: str) -> None:
    assert "".join(part for _, part in parts(html)) == html
