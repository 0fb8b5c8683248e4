"""HTML cut into tokens that know where they stand in the source.

A tokenizer after section 13.2.5 of the HTML Standard, reduced to what the text map asks:
where tags, comments and text begin and end. It changes nothing, never fails, and reads
any input once. The standard library's ``HTMLParser`` is not used because its reading of
comments, raw text and unclosed tags differs between patch releases of one Python version,
and marks must never land inside what a browser takes for a script.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

SPACE = "\t\n\f\r "
"""ASCII whitespace of the HTML Standard; a no-break space is not in it."""

RAW_TEXT = frozenset({"style", "xmp", "iframe", "noembed", "noframes", "noscript"})
ESCAPABLE_RAW_TEXT = frozenset({"textarea", "title"})

_TAG_NAME = re.compile(r"[A-Za-z][^\t\n\f\r />]*")
_ATTRIBUTE = re.compile(
    r"[\t\n\f\r /]*"
    r"(?:(?P<name>[^\t\n\f\r />][^\t\n\f\r />=]*)"
    r"(?:[\t\n\f\r ]*=[\t\n\f\r ]*"
    r"(?:\"(?P<double>[^\"]*)(?P<double_end>\")?|'(?P<single>[^']*)(?P<single_end>')?"
    r"|(?P<bare>[^\t\n\f\r >\"'][^\t\n\f\r >]*))?"
    r")?)?"
)
_COMMENT_END = re.compile(r"--!?>")
_SCRIPT_MARKS = re.compile(r"<!--|-->|<(/?)script(?=[\t\n\f\r />])", re.IGNORECASE)


class Token(NamedTuple):
    """One piece of the source: ``html[start:end]``.

    ``name`` is the lower-case tag name; ``attributes`` holds raw, undecoded values.
    ``raw`` marks the content of script, style and their like; ``self_closing`` a tag written
    ``<name/>``, which means something in SVG and MathML only; ``unfinished`` a tag or comment
    that the input does not close.
    """

    kind: Literal["text", "start", "end", "other"]
    start: int
    end: int
    name: str = ""
    attributes: dict[str, str] | None = None
    raw: bool = False
    self_closing: bool = False
    unfinished: bool = False


def tokenize(html: str) -> Iterator[Token]:
    """Yield the tokens of ``html``; together they cover it without a gap."""
    position = text_from = 0
    length = len(html)
    while (mark := html.find("<", position)) != -1:
        token = _markup_at(html, mark)
        if token is None:
            position = mark + 1
            continue
        if mark > text_from:
            yield Token("text", text_from, mark)
        yield token
        position = text_from = token.end
        if token.kind == "start":
            end = _raw_content_end(html, token)
            if end is not None:
                if end > position:
                    yield Token("text", position, end, raw=True)
                position = text_from = end
    if text_from < length:
        yield Token("text", text_from, length)


def _markup_at(html: str, mark: int) -> Token | None:
    """The tag or comment that starts at ``mark``, or None if the ``<`` is plain text."""
    following = html[mark + 1 : mark + 2]
    if following.isascii() and following.isalpha():
        return _tag(html, mark, mark + 1, "start")
    if following == "/":
        after = html[mark + 2 : mark + 3]
        if after.isascii() and after.isalpha():
            return _tag(html, mark, mark + 2, "end")
        return _other(html, mark, html.find(">", mark + 2) + 1) if after else None
    if following == "!":
        if html.startswith("--", mark + 2):
            return _other(html, mark, _comment_end(html, mark + 4))
        return _other(html, mark, html.find(">", mark + 2) + 1)
    if following == "?":
        return _other(html, mark, html.find(">", mark + 2) + 1)
    return None


def _other(html: str, mark: int, end: int) -> Token:
    """A comment or its like; ``end`` is 0 if nothing closes it."""
    return Token("other", mark, end or len(html), unfinished=not end)


def _tag(html: str, mark: int, name_at: int, kind: Literal["start", "end"]) -> Token:
    name = _TAG_NAME.match(html, name_at)
    assert name is not None
    attributes: dict[str, str] = {}
    position = name.end()
    length = len(html)
    while position < length:
        found = _ATTRIBUTE.match(html, position)
        assert found is not None
        position = found.end()
        if found["name"] is not None:
            value = found["double"] or found["single"] or found["bare"] or ""
            attributes.setdefault(found["name"].lower(), value)
        if html[position : position + 1] == ">":
            closing = html[position - 1] == "/" and not found["bare"]
            return Token(
                kind, mark, position + 1, name[0].lower(), attributes, self_closing=closing
            )
    # An unfinished tag at the end of the input is dropped, as browsers do.
    return Token("other", mark, length, unfinished=True)


def _comment_end(html: str, position: int) -> int:
    for abrupt in (">", "->"):
        if html.startswith(abrupt, position):
            return position + len(abrupt)
    found = _COMMENT_END.search(html, position)
    return found.end() if found else 0


def _raw_content_end(html: str, token: Token) -> int | None:
    """Where the content of a raw text element ends, None if ``token`` opens another kind."""
    if token.name == "script":
        return _script_end(html, token.end)
    if token.name == "plaintext":
        return len(html)
    if token.name in RAW_TEXT or token.name in ESCAPABLE_RAW_TEXT:
        closing = re.compile(rf"</{token.name}(?=[\t\n\f\r />])", re.IGNORECASE)
        found = closing.search(html, token.end)
        return found.start() if found else len(html)
    return None


def _script_end(html: str, position: int) -> int:
    """Follow the escaped states of script data (13.2.5.15 to 13.2.5.31)."""
    escaped = doubly = False
    while found := _SCRIPT_MARKS.search(html, position):
        position = found.end()
        if found[0] == "<!--":
            if not escaped:
                escaped = True
                # The two dashes may already belong to the closing mark: "<!-->".
                position -= 2
        elif found[0] == "-->":
            escaped = doubly = False
        elif not found[1]:
            doubly = doubly or escaped
        elif doubly:
            doubly = False
        else:
            return found.start()
    return len(html)
