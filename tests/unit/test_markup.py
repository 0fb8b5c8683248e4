"""Every string is text unless it is HTML already."""

from __future__ import annotations

from glossator.markup import Html, escape, join, open_tag, tag


def test_text_is_escaped_once() -> None:
    assert escape("<b> & \"'") == "&lt;b&gt; &amp; &quot;&#x27;"
    assert escape(escape("<b>")) == "&lt;b&gt;"
    assert escape(Html("<b>")) == "<b>"


def test_elements() -> None:
    assert tag("p", "a < b", None, tag("b", "c")) == "<p>a &lt; b<b>c</b></p>"
    assert tag("br") == "<br>"
    assert tag("p") == "<p></p>"


def test_attributes() -> None:
    made = open_tag("a", class_="x", data_kind='"', href=None, hidden=True, checked=False, id="")
    assert made == '<a class="x" data-kind="&quot;" hidden id="">'


def test_joining() -> None:
    assert join("<", None, Html("<b>"), separator=" & ") == "&lt; &amp; <b>"
    assert isinstance(join("a"), Html)


def test_string_methods_lose_the_trust() -> None:
    assert escape(Html("<b>").upper()) == "&lt;B&gt;"
