"""What could act is named; what people write is left in peace."""

from __future__ import annotations

import pytest

from glossator.active_content import active_content, lines_in_source
from hostile import acting_elements, payloads


@pytest.mark.parametrize(
    ("html", "what"),
    [
        ("<p>a</p><script>b</script>", "<script>"),
        ("<p ONCLICK=x>a", "onclick=…"),
        ("<img src=x on\0error=x>", "on\0error=…"),
        ("<a href='  jAva&#10;script&colon;x'>a</a>", "javascript:"),
        ("<a href=&#1;vbscript:x>a</a>", "vbscript:"),
        ("<a href=data:text/html,x>a</a>", "data:"),
        ("<img src=data:image/svg+xml,x>", "data:"),
        ("<style>*{display:none}</style>", "<style>"),
        ("<iframe src=https://example.org></iframe>", "<iframe>"),
        ("<form><button>a</button></form>", "<form>"),
        ("<button formaction=x form=y>a</button>", "formaction=…"),
        ("<meta http-equiv=refresh content=0>", "<meta>"),
        ("<svg><title><b>a</b></title></svg>", "<title>"),
        ("<svg><p>a</p></svg>", "<p>"),
        ("<svg><path d=M0 /><animate></svg>", "<animate>"),
        ("<svg><svg></svg><b>a</b></svg>", "<b>"),
        ("<svg><![CDATA[a]]></svg>", "<!["),
        ("<math><mi>a</mi></math>", "<math>"),
        ("<img name=body>", "<img name=…>"),
        ("<p>a</p><img src=x ", "<img src=x "),
        ("<p>a</", "</"),
        ("<!-- a", "<!-- a"),
        ('<p id="__config">{}</p>', "id=__config"),
        ("<p id=' &#95;_search'>a</p>", "id=__search"),
        ("<h2 id=__nav_1>a</h2>", "id=__nav_1"),
        ("<p id=mkdocs-search-results>a</p>", "id=mkdocs-search-results"),
        ("<p data-md-component=announce>a</p>", "data-md-component=…"),
    ],
)
def test_what_acts(html: str, what: str) -> None:
    found = list(active_content(html))
    assert found[0].what == what
    assert html.startswith("<", found[0].start)


@pytest.mark.parametrize(
    "html",
    [
        "<p>on Monday, javascript: a language, data: many</p>",
        '<p title="javascript: a language">a</p>',
        '<p style="text-align: right" class="on" id="script">a</p>',
        "<a href=mailto:a@example.org>a</a> <a href='#x'>b</a> <a href=tel:1 name=old>c</a>",
        "<img src=data:image/png;base64,AAAA alt=a> <video src=a.mp4 controls></video>",
        '<span class="twemoji"><svg xmlns="a" viewBox="0 0 1 1"><path d="M0"/></svg></span>',
        "<input type=checkbox disabled> <label for=a>b</label>",
        "<details><summary>a</summary></details>",
        "<!-- a comment --><table><tr><td>a<br/>b</table>",
        "<pre><code>&lt;script&gt;</code></pre>",
        "a < b &amp; c",
        "<a id='__span-0-1' name='__codelineno-0-1'></a><input id='__tabbed_1_1' type=radio>",
        "<h2 id=__proto__-constructor>a</h2><h2 id=__searching>b</h2><h2 id=search>c</h2>",
    ],
)
def test_what_people_write(html: str) -> None:
    assert list(active_content(html)) == []
    assert acting_elements(html) == []


@pytest.mark.parametrize("payload", payloads())
def test_no_payload_is_overlooked(payload: str) -> None:
    """Raw, and with something before and after that could change how it is read."""
    for html in (
        payload,
        f"<p>{payload}</p>",
        f"<ul><li>{payload}<svg><g></g></svg>",
        f"{payload}>",
    ):
        if acting_elements(html):
            assert list(active_content(html))


def test_lines_are_those_of_the_source() -> None:
    source = "a\n<b onclick=x>\nb\n<SCRIPT>\n\n[x](javascript:y)\n<c onclick=z>\n"
    html = "<b onclick=x><script></script><a href=javascript:y>x</a><c onclick=z><p onload=q>"
    found = list(active_content(html))
    assert lines_in_source(found, source) == [2, 4, 6, 7, 1]
