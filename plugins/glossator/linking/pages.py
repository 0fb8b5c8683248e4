"""A fetched page → the text that its readers see, or a word for why it cannot be told."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from glossator.linking.outcomes import Answer
from glossator.text import visible_text
from glossator.tokens import tokenize

_HTML = ("text/html", "application/xhtml+xml")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_NOT_FREE = re.compile(r"[\"']isAccessibleForFree[\"']\s*:\s*[\"']?false", re.IGNORECASE)
"""Source: schema.org, ``isAccessibleForFree``, as publishers mark what is for subscribers."""

_MEANT = {
    # What such pages really use. Source: Encoding Standard (WHATWG), section 4.2.
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BEGINNING = 8_000
"""Where a page may name its encoding, in bytes. Browsers look at 1024, and some a little further.
Source: HTML Standard, section 13.2.3.2."""

_XML_ENCODING = re.compile(r"<\?xml\s[^>]*?\sencoding\s*=\s*[\"']([\w.:-]{1,40})[\"']", re.ASCII)
_FEWEST = 200
"""A page with fewer characters than these, and with scripts, is made by the scripts."""


@dataclass(frozen=True)
class Page:
    """The visible text of a page, None if it cannot be told.

    ``doubt`` says why words that are not in the text may be on the page all the same.
    """

    text: str | None
    doubt: str | None = None


def read_page(answer: Answer) -> Page:
    """What readers see of an answer's body."""
    body = answer.body
    kind = answer.content_type.partition(";")[0].strip().lower()
    if answer.packed:
        return Page(None, "encoding")
    if kind == "application/pdf" or body.startswith(b"%PDF-"):
        return Page(None, "pdf")
    is_html = kind in _HTML or (not kind and body.lstrip()[:1] == b"<")
    if kind and not is_html and not kind.startswith("text/"):
        return Page(None, "type")
    text, is_certain = _decoded(body, answer)
    if b"\0" in body[:4_000] and "\0" in text[:4_000]:
        return Page(None, "type")
    doubt = None if is_certain else "encoding"
    if not is_html:
        return Page(text, "too-long" if answer.cut else doubt)
    seen = visible_text(text)
    if answer.cut:
        doubt = "too-long"
    elif _NOT_FREE.search(text):
        doubt = "paywall"
    elif len(seen) < _FEWEST and "<script" in text.lower():
        doubt = "scripts"
    return Page(seen, doubt)


def _decoded(body: bytes, answer: Answer) -> tuple[str, bool]:
    """The characters, and whether it is certain that they are the right ones.

    Text in another encoding is hardly ever valid UTF-8 by chance, so that UTF-8 comes before what
    a page says of itself, which is often wrong.
    """
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, "replace"), True
    for encoding in ("utf-8", *_declared(body, answer)):
        decoder = codecs.getincrementaldecoder(encoding)()
        try:
            # Where it was cut, the last character may be too.
            return decoder.decode(body, final=not answer.cut), True
        except UnicodeError:
            continue
    return body.decode("cp1252", "replace"), False


def _declared(body: bytes, answer: Answer) -> Iterator[str]:
    """The encodings that the server and the page name, as far as there are such."""
    header = _CHARSET.search(answer.content_type)
    for name in (header[1] if header else None, _declared_in(body)):
        try:
            known = codecs.lookup(name) if name else None
        except (LookupError, ValueError):
            continue
        # Some of Python's codecs make no text, or text of no bytes.
        if known is not None and known._is_text_encoding and known.name not in _UNTRUE:
            yield _MEANT.get(known.name, known.name)


def _declared_in(body: bytes) -> str | None:
    """The encoding that a page names in its beginning: how long the rest is costs nothing."""
    beginning = body[:_BEGINNING].decode("latin-1").lstrip()
    if (xml := _XML_ENCODING.match(beginning)) is not None:
        return xml[1]
    for token in tokenize(beginning):
        if token.kind != "start" or token.name != "meta" or not token.attributes:
            continue
        if (named := token.attributes.get("charset", "").strip()) != "":
            return named
        if "http-equiv" in token.attributes:
            meant = _CHARSET.search(token.attributes.get("content", ""))
            if meant is not None:
                return meant[1]
    return None


_UNTRUE = frozenset({"idna", "punycode", "raw_unicode_escape", "unicode_escape", "undefined"})
