"""What readers see of a page, in whatever encoding, and what cannot be told."""

from __future__ import annotations

import codecs
import time

import pytest

from glossator.linking.outcomes import Answer
from glossator.linking.pages import Page, read_page

GERMAN = "Größe: „größer“ – 5 €"
RUSSIAN = "мы готовы привлекать"


def read(body: bytes, content_type: str = "text/html", **fields: object) -> Page:
    return read_page(
        Answer(final="u", status=200, content_type=content_type, body=body, **fields)  # type: ignore[arg-type]
    )


def page(text: str, head: str = "") -> str:
    return f"<!doctype html><html><head>{head}</head><body><p>{text}</p></body></html>"


@pytest.mark.parametrize(
    ("text", "encoding", "content_type", "head"),
    [
        (GERMAN, "utf-8", "text/html; charset=utf-8", ""),
        (GERMAN, "utf-8", "text/html", ""),
        (GERMAN, "utf-8", "text/html; charset=iso-8859-1", ""),
        (GERMAN, "utf-8", "text/html", '<meta charset="windows-1252">'),
        (GERMAN, "cp1252", "text/html; charset=iso-8859-1", ""),
        (GERMAN, "cp1252", "text/html; charset=utf-8", '<meta charset="windows-1252">'),
        (RUSSIAN, "cp1251", 'text/html; Charset="windows-1251"', ""),
        (RUSSIAN, "koi8-r", "text/html", '<meta http-equiv=x content="text/html; charset=koi8-r">'),
        (RUSSIAN, "cp1251", "text/html; charset=nonsense", '<meta charset="windows-1251">'),
        (RUSSIAN, "utf-8-sig", "text/html; charset=windows-1251", ""),
        ("日本語", "cp932", "text/html; charset=Shift_JIS", ""),
        ("日本語", "utf-16", "text/html", ""),
        (GERMAN, "utf-8", "application/xhtml+xml", ""),
        (GERMAN, "utf-8", "", ""),
    ],
)
def test_encodings(text: str, encoding: str, content_type: str, head: str) -> None:
    assert read(page(text, head).encode(encoding), content_type) == Page(text)


def test_an_encoding_that_nobody_names() -> None:
    found = read(page(RUSSIAN).encode("cp1251"))
    assert found.text != RUSSIAN
    assert found.doubt == "encoding"


@pytest.mark.parametrize("name", ["rot13", "base64", "idna", "unicode_escape", "undefined", "\0"])
def test_what_is_no_encoding_of_pages(name: str) -> None:
    body = page("größer").encode("cp1252")
    assert read(body, f"text/html; charset={name}").text == "größer"


@pytest.mark.parametrize(
    "head",
    [
        b"<meta charset='a\0b'>",
        b"<meta charset=\0>",
        b"<?xml version='1.0' encoding='a\0b'?>",
        b"<?xml version='1.0' encoding='utf\0-8'?>",
        b"<meta http-equiv=content-type content='text/html; charset=\0'>",
        b"<meta charset='" + b"a" * 5_000 + b"'>",
    ],
)
@pytest.mark.parametrize("kind", ["text/html", "application/xhtml+xml", "text/plain", ""])
def test_a_name_of_an_encoding_that_can_be_none(head: bytes, kind: str) -> None:
    found = read(head + b"\xff page", kind)
    assert found.text is None or found.text.endswith("ÿ page")


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<?xml version="1.0" encoding="windows-1251"?>', RUSSIAN),
        ('  <?xml encoding="koi8-r" version="1.0" ?><meta charset="windows-1251">', None),
        ('<!-- <meta charset="koi8-r"> --><meta charset=windows-1251>', RUSSIAN),
        ('<script>"<meta charset=koi8-r>"</script><META Charset = "Windows-1251" >', RUSSIAN),
        ('<meta name=x content="charset=koi8-r"><meta charset=" windows-1251 ">', RUSSIAN),
        ('<meta name="d" content="a > b"/><meta charset="windows-1251"/>', RUSSIAN),
        (" " * 5_000 + "<meta charset=windows-1251>", RUSSIAN),
        (" " * 50_000 + "<meta charset=windows-1251>", None),
    ],
)
def test_where_a_page_names_its_encoding(head: str, expected: str | None) -> None:
    assert (read((head + page(RUSSIAN)).encode("cp1251")).text == expected) == bool(expected)


@pytest.mark.parametrize("unit", ["<meta ", "<meta charset", "<?xml ", "<!--", " encoding"])
def test_a_page_that_keeps_naming_its_encoding_is_no_work(unit: str) -> None:
    body = f"<?xml {unit * 300_000}".encode() + b"\xff"
    begun = time.process_time()
    read(body, "text/plain")
    assert time.process_time() - begun < 2


def test_plain_text() -> None:
    assert read(b"a < b\n\nc", "text/plain") == Page("a < b\n\nc")


@pytest.mark.parametrize(
    ("body", "content_type", "doubt"),
    [
        (b"%PDF-1.7 ...", "application/pdf", "pdf"),
        (b"%PDF-1.7 ...", "text/html", "pdf"),
        (b"\x89PNG", "image/png", "type"),
        (b"{}", "application/json", "type"),
        (b"\0\1\2\3" * 50, "text/plain", "type"),
    ],
)
def test_what_is_no_page(body: bytes, content_type: str, doubt: str) -> None:
    assert read(body, content_type) == Page(None, doubt)


def test_what_nobody_could_unpack() -> None:
    assert read(b"", packed=True) == Page(None, "encoding")


def test_soup() -> None:
    soup = b"<p>one<p>two <b>three<i> four</b> five<table><td>six<script>no<!--</script><!-- no"
    assert read(soup).text == "one\ntwo three four five\nsix"


def test_a_page_that_scripts_make() -> None:
    body = page("Please wait. <script>go()</script>").encode()
    assert read(body) == Page("Please wait.", "scripts")
    assert read(page("Short, and all of it.").encode()).doubt is None


@pytest.mark.parametrize("value", ['"isAccessibleForFree": false', '"isAccessibleForFree":"False"'])
def test_a_page_for_subscribers(value: str) -> None:
    head = f'<script type="application/ld+json">{{{value}}}</script>'
    assert read(page("Words. " * 100, head).encode()).doubt == "paywall"


@pytest.mark.parametrize("content_type", ["text/html", "text/plain"])
def test_a_page_that_was_cut_within_a_character(content_type: str) -> None:
    body = ("ä" * 100).encode()[:-1]
    found = read(body, content_type, cut=True)
    assert found == Page("ä" * 99, "too-long")


def test_a_byte_order_mark_comes_first() -> None:
    assert read(codecs.BOM_UTF8 + page("ä").encode(), "text/html; charset=cp1252").text == "ä"
