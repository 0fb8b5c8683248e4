"""What a person wrote in a note, from Markdown to HTML that can do no harm.

Two walls, each enough alone: the Markdown instance knows no raw HTML, and what it makes
goes through an allow-list. Links go to http, https and mailto addresses, or to another
note of the same page (``#note-q2``).
"""

from __future__ import annotations

import re

import nh3
from markdown import Markdown

from glossator.markup import Html, join, tag
from glossator.text import visible_text

_TAGS = set("a abbr blockquote br code del em li ol p pre q s strong sub sup ul".split())
_SCHEMES = {"http", "https", "mailto"}
_FRAGMENT = re.compile(r"#[A-Za-z][A-Za-z0-9_-]*\Z", re.ASCII)
_SCHEME = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_COSTLY = re.compile(r"[\[\](){}<>*_`!~#=&-]")

MAX_MARKUP = 1_000
"""More characters of Markdown syntax than this in one note, and it is shown as plain text:
the parser's time grows with the square of some of them."""


class Prose:
    """Renders the notes of one page; holds one Markdown instance and no other state."""

    def __init__(self) -> None:
        self._markdown = Markdown(output_format="html")
        self._markdown.preprocessors.deregister("html_block")
        self._markdown.inlinePatterns.deregister("html")

    def render(self, text: str) -> Html:
        """The note as HTML blocks."""
        if len(_COSTLY.findall(text)) > MAX_MARKUP:
            return _plain(text)
        try:
            made = self._markdown.reset().convert(text)
        except (RecursionError, AssertionError):
            return _plain(text)
        return Html(
            nh3.clean(
                made,
                tags=_TAGS,
                attributes={"a": {"href"}},
                url_schemes=_SCHEMES,
                attribute_filter=_only_good_links,
                link_rel="noopener noreferrer nofollow ugc",
            )
        )

    def render_inline(self, text: str) -> Html:
        """The note without the paragraph around it, if it is a single one."""
        made = self.render(text).strip()
        if made.startswith("<p>") and made.endswith("</p>") and made.count("<p>") == 1:
            return Html(made[3:-4])
        return Html(made)

    def plain(self, text: str) -> str:
        """The words of the note without markup, for the search index."""
        return " ".join(visible_text(self.render(text)).split())


def _plain(text: str) -> Html:
    paragraphs = [part for part in re.split(r"\n\s*\n", text) if part.strip()]
    return join(*(tag("p", part.strip()) for part in paragraphs))


def _only_good_links(element: str, attribute: str, value: str) -> str | None:
    if (element, attribute) == ("a", "href") and not (
        _FRAGMENT.match(value) or _SCHEME.match(value)
    ):
        return None
    return value
