"""What in an article's HTML could act: scripts, event handlers, foreign documents, redirects.

An article may come from a stranger. Its HTML is never changed (it is spliced into, not cleaned),
so what could act is named here and the article refused.

The tokens are those of the HTML Standard, but no tree is built of them. So everything is refused
that would make the tree decide what a token is: elements whose content is no markup (``style``,
``title``, ``noscript`` …), MathML, and within SVG all but shapes. What is left reads the same to
every parser.
"""

from __future__ import annotations

import html as html_module
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from glossator.tokens import ESCAPABLE_RAW_TEXT, RAW_TEXT, Token, tokenize

_ACTING = (
    RAW_TEXT
    | ESCAPABLE_RAW_TEXT
    | frozenset(
        # Documents of others, forms, what holds for the whole page, and what moves by itself.
        "applet base bgsound embed fencedframe form frame frameset link marquee math meta object "
        "plaintext portal script".split()
    )
)
_SHAPES = frozenset("circle ellipse g line path polygon polyline rect".split())
"""The elements of a picture within the page; all of them stay in SVG, whatever follows."""

_ATTRIBUTES = frozenset("form formaction http-equiv manifest ping srcdoc".split())
_ADDRESSES = frozenset(
    "action background cite classid codebase data dynsrc href longdesc lowsrc poster profile src "
    "srcset xlink:href xml:base".split()
)
_NAMELESS = frozenset({"img", "image"})
"""What would take the place of ``document.…`` if it had a name."""

_OF_THE_THEME = re.compile(
    r"\s*(?:mkdocs[-_]|__(?:analytics|announce|comments|config|consent|drawer|feedback|mermaid|nav"
    r"|outdated|palette|ref|search|settings|skip|source|tabs|toc|tooltip|version)(?![a-z]))",
    re.IGNORECASE,
)
"""Ids by which themes find their own parts. Scripts read what they are to do from the first
element with such an id."""
_PARTS = "data-md-"
"""What the attributes begin with by which Material finds its own parts."""

_TRIMMED = re.compile(r"\A[\x00-\x20]+")
_DROPPED = re.compile(r"[\t\n\r]")
_RUNNING = re.compile(r"(?:java|vb|live)script\s*:|data\s*:", re.IGNORECASE)
_PICTURE = re.compile(r"data:image/(?:avif|bmp|gif|jpeg|png|webp)[;,]", re.IGNORECASE)
_PICTURES = frozenset({"src", "srcset", "poster"})


class Active(NamedTuple):
    """Something that could act: ``what`` it is, in code, and where its tag begins in the HTML."""

    what: str
    start: int


def active_content(html: str) -> Iterator[Active]:
    """Everything in a rendered article that could run a script, load a document or lead away.

    An iterator, so that whoever asks only whether there is anything stops at the first.
    """
    pictures = 0
    if html.endswith("</"):
        yield Active("</", len(html) - 2)  # it would take in what follows the article
    for token in tokenize(html):
        if token.unfinished:
            yield Active(html[token.start : token.start + 20], token.start)
        elif token.kind == "other" and html.startswith("<![", token.start):
            # Within SVG this hides what follows, outside it does not.
            yield Active("<![", token.start)
        elif token.kind == "start":
            problem = _problem(token, in_picture=pictures > 0)
            if problem is not None:
                yield Active(problem, token.start)
            if token.name == "svg" and not token.self_closing:
                pictures += 1
        elif token.kind == "end" and token.name == "svg":
            pictures = max(0, pictures - 1)


def _problem(token: Token, *, in_picture: bool) -> str | None:
    name, attributes = token.name, token.attributes or {}
    if name in _ACTING or (in_picture and name not in _SHAPES and name != "svg"):
        return f"<{name}>"
    for attribute, value in attributes.items():
        if attribute.startswith("on") or attribute in _ATTRIBUTES:
            return f"{attribute}=…"
        if attribute.startswith(_PARTS):
            return f"{attribute}=…"
        if attribute == "id" and _OF_THE_THEME.match(html_module.unescape(value)):
            return f"id={html_module.unescape(value).strip()[:40]}"
        if attribute == "name" and name in _NAMELESS:
            return f"<{name} name=…>"
        if attribute in _ADDRESSES and (scheme := _running(attribute, value)) is not None:
            return scheme
    return None


def _running(attribute: str, value: str) -> str | None:
    """The scheme of an address that is more than an address (URL Standard, 4.4)."""
    address = _plain_address(value)
    if attribute in _PICTURES and _PICTURE.match(address):
        return None
    return running_scheme(address)


def running_scheme(value: str) -> str | None:
    """The scheme of what a browser would run or load if it took ``value`` for an address."""
    found = _RUNNING.match(_plain_address(value))
    return found[0].lower() if found is not None else None


def _plain_address(value: str) -> str:
    return _DROPPED.sub("", _TRIMMED.sub("", html_module.unescape(value)))


def lines_in_source(found: Sequence[Active], source: str) -> list[int]:
    """For each of ``found``, the 1-based line of the Markdown where it was probably written.

    The nth of a kind is the nth in the source, if it has as many; else an extension made it.
    """
    places: dict[str, Iterator[re.Match[str]]] = {}
    lines = []
    for active in found:
        if active.what not in places:
            places[active.what] = re.finditer(_written(active.what), source, re.IGNORECASE)
        place = next(places[active.what], None)
        lines.append(source.count("\n", 0, place.start()) + 1 if place is not None else 1)
    return lines


def _written(what: str) -> str:
    """A pattern for how somebody may have written it in Markdown."""
    if what.startswith("id="):
        return re.escape(what.removeprefix("id="))
    if what.endswith(":"):
        return re.escape(what)
    return re.escape(what.rstrip(">…").partition(" ")[0])
