"""Notes: Markdown in, HTML that can do no harm out."""

from __future__ import annotations

import pytest

from glossator.prose import MAX_MARKUP, Prose
from helpers import elements, tree

REL = 'rel="noopener noreferrer nofollow ugc"'


@pytest.mark.parametrize(
    ("note", "html"),
    [
        (
            "One *two* **three** `four`.",
            "<p>One <em>two</em> <strong>three</strong> <code>four</code>.</p>",
        ),
        ("One\n\ntwo", "<p>One</p>\n<p>two</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>"),
        (
            "[a](https://example.org/?b=1&c=2)",
            f'<p><a href="https://example.org/?b=1&amp;c=2" {REL}>a</a></p>',
        ),
        ("[a](#note-q2)", f'<p><a href="#note-q2" {REL}>a</a></p>'),
        (
            "<https://example.org>",
            f'<p><a href="https://example.org" {REL}>https://example.org</a></p>',
        ),
        ("[a][1]\n\n[1]: https://example.org", f'<p><a href="https://example.org" {REL}>a</a></p>'),
        ("1 < 2 & 3 > 2", "<p>1 &lt; 2 &amp; 3 &gt; 2</p>"),
        ("<b>a</b>", "<p>&lt;b&gt;a&lt;/b&gt;</p>"),
        ("“a” — b", "<p>“a” — b</p>"),
        ("", ""),
    ],
)
def test_golden(note: str, html: str) -> None:
    assert Prose().render(note) == html


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "&#106;avascript:alert(1)",
        "javascript&colon;alert(1)",
        "java\tscript:alert(1)",
        " javascript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//example.org",
        "/admin",
        "../admin",
        "?delete=1",
        "blob:x",
        "#",
        "#a:b",
    ],
)
@pytest.mark.parametrize(
    "form", ["[a]({})", "[a](<{}>)", "<{}>", "[a][b]\n\n[b]: {}", "[a][b]\n\n[b]: <{}>", "![a]({})"]
)
def test_only_good_links(address: str, form: str) -> None:
    root = tree(Prose().render(form.format(address)))
    assert [item.get("href") for item in elements(root) if item.get("href")] == []
    assert [item.tag for item in elements(root) if item.tag == "img"] == []


@pytest.mark.parametrize(
    "note",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)>",
        "</p><iframe src=x>",
        "`<script>`",
        "    <script>alert(1)</script>",
        '[a](https://example.org/"onmouseover="alert(1))',
        '[a](https://example.org "x" onclick="y")',
        "<!-- --><script>",
        "<div markdown='1'>a</div>",
        "\x02wzxhzdk:0\x03 \x02klzzwxh:0\x03",
        "&lt;script&gt;",
        "[<script>]: x",
    ],
)
def test_no_raw_html_survives(note: str) -> None:
    allowed = set("a abbr blockquote br code del em li ol p pre q s strong sub sup ul".split())
    for item in elements(tree(Prose().render(note))):
        assert item.tag in allowed
        assert set(item.attrib) <= {"href", "rel", "title"}


def test_a_note_knows_nothing_of_another() -> None:
    prose = Prose()
    prose.render("[a]: https://example.org")
    assert "<a" not in prose.render("[a][a]")


def test_inline() -> None:
    prose = Prose()
    assert prose.render_inline("One *two*") == "One <em>two</em>"
    assert prose.render_inline("One\n\ntwo") == "<p>One</p>\n<p>two</p>"


def test_plain() -> None:
    assert (
        Prose().plain("One *two* & [three](https://example.org)\n\n- four")
        == "One two & three four"
    )


@pytest.mark.parametrize("mark", ["[", "*", "`", "<", "![](", "- ", "> ", "_a", "#"])
def test_more_markup_than_any_note_needs_is_shown_as_text(mark: str) -> None:
    note = mark * (MAX_MARKUP + 1)
    made = Prose().render(note)
    assert {item.tag for item in elements(tree(made))} == {"p"}
    assert "".join(tree(made).itertext()).strip() == note.strip()


@pytest.mark.parametrize(
    "mark", ["[", "*", "`", "<http://a", "![](", "- ", "> ", "**a", "[a](<b", "1. "]
)
def test_costly_markup_within_the_limit_still_comes_to_an_end(mark: str) -> None:
    assert Prose().render(mark * (MAX_MARKUP // max(1, len(mark)))) is not None
