"""A saved web page → the article in it.

`trafilatura`, an optional extra, knows more pages than any rule of ours; without it, the
elements and metadata that publishers are told to use are read with BeautifulSoup.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag

from glossator.importing.escaping import escaped
from glossator.importing.reading import UnreadableError
from glossator.importing.results import Imported

_BLOCKS = ("h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "blockquote", "pre", "figcaption")
_NOT_WORDS = (
    "script", "style", "noscript", "template", "nav", "aside", "footer", "form", "button", "svg",
    "iframe", "figure", "header .share", "[hidden]", "[aria-hidden=true]",
)  # fmt: skip
_ARTICLES = (
    "[itemprop=articleBody]", "article", "main [role=article]", "main", "[role=main]", "#content",
    "body",
)  # fmt: skip
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_FEWEST = 20
"""Words that an article has at least."""


def imported_page(html: str) -> Imported:
    """The article of a page, its paragraphs and headings in order.

    Raises:
        UnreadableError: no article was found.
    """
    soup = BeautifulSoup(html, "html.parser")
    own = _facts(soup)
    more = _more_facts(html) if None in own.values() else {}
    facts = {key: value or more.get(key) for key, value in own.items()}
    blocks = _by_trafilatura(html) or _by_elements(soup)
    title = facts["title"]
    if title and blocks and _same(blocks[0][1], title):
        blocks = blocks[1:]
    words = " ".join(text for _, text in blocks)
    if len(words.split()) < _FEWEST:
        raise UnreadableError(
            "No article was found in the page. Copy its words into a text file and give that."
        )
    lines = [f"# {escaped(title)}"] if title else []
    lines += [_line(name, text) for name, text in blocks]
    everything = f"{title} {words}" if title else words
    return Imported(markdown="\n\n".join(lines) + "\n", words=everything, **facts)


def _line(name: str, text: str) -> str:
    if name in ("h1", "h2"):
        return f"## {escaped(text)}"
    if name.startswith("h"):
        return f"### {escaped(text)}"
    if name == "li":
        return f"- {escaped(text)}"
    return f"> {escaped(text)}" if name == "blockquote" else escaped(text)


def _by_trafilatura(html: str) -> list[tuple[str, str]]:
    try:
        from trafilatura import extract  # noqa: PLC0415 (an extra)
    except ImportError:
        return []
    found = extract(html, output_format="xml", include_comments=False, include_tables=False)
    if not found:
        return []
    main = BeautifulSoup(found, "html.parser").find("main")
    names = {"head": "h2", "item": "li", "quote": "blockquote", "p": "p"}
    blocks = []
    for element in main.find_all(list(names)) if isinstance(main, Tag) else ():
        text = " ".join(element.get_text().split())
        if text and not element.find(list(names)):
            blocks.append((names[element.name], text))
    return blocks


def _more_facts(html: str) -> dict[str, str | None]:
    """What trafilatura knows about a page, if it is there."""
    try:
        from trafilatura import extract_metadata  # noqa: PLC0415 (an extra)
    except ImportError:
        return {}
    found = extract_metadata(html)
    if found is None:
        return {}
    names = {"title": "title", "outlet": "sitename", "author": "author", "url": "url"}
    facts = {key: _one_line(_text(getattr(found, name, None))) for key, name in names.items()}
    date = _DATE.search(_text(getattr(found, "date", None)) or "")
    return {**facts, "published": date[0] if date else None}


def _by_elements(soup: BeautifulSoup) -> list[tuple[str, str]]:
    for selector in _NOT_WORDS:
        for element in soup.select(selector):
            element.decompose()
    for selector in _ARTICLES:
        found = soup.select(selector)
        blocks = [block for element in found[:1] for block in _blocks(element)]
        if sum(len(text.split()) for _, text in blocks) >= _FEWEST:
            return blocks
    return []


def _blocks(root: Tag) -> Iterator[tuple[str, str]]:
    for element in root.find_all(_BLOCKS):
        if element.find(_BLOCKS) is None:
            text = " ".join(element.get_text().split())
            if text:
                yield element.name, text


def _facts(soup: BeautifulSoup) -> dict[str, str | None]:
    data = _linked_data(soup)
    canonical = soup.select_one("link[rel=canonical]")
    url = _text(canonical.get("href")) if canonical else None
    url = url or _meta(soup, "og:url")
    heading = soup.find("h1")
    title = _text(data.get("headline")) or _meta(soup, "og:title")
    title = title or (heading.get_text() if heading else None)
    title = title or (soup.title.get_text() if soup.title else None)
    time = soup.select_one("time[datetime]")
    dates = (
        _text(data.get("datePublished")),
        _meta(soup, "article:published_time", "date", "dc.date", "parsely-pub-date"),
        _text(time.get("datetime")) if time else None,
    )
    date = next((found[0] for each in dates if each and (found := _DATE.search(each))), None)
    root = soup.find("html")
    language = _text(root.get("lang")) if isinstance(root, Tag) else None
    return {
        "title": _one_line(title),
        "outlet": _one_line(_name(data.get("publisher")) or _meta(soup, "og:site_name")),
        "author": _one_line(_name(data.get("author")) or _meta(soup, "author", "article:author")),
        "published": date,
        "url": url if url and urlsplit(url).scheme in ("http", "https") else None,
        "language": language.split("-")[0].lower() if language else None,
    }


def _linked_data(soup: BeautifulSoup) -> dict[str, Any]:
    for script in soup.select('script[type="application/ld+json"]')[:10]:
        try:
            data = json.loads(script.get_text())
        except (ValueError, RecursionError):
            continue
        graph = data.get("@graph", [data]) if isinstance(data, dict) else data
        for each in graph if isinstance(graph, list) else ():
            if isinstance(each, dict) and "Article" in str(each.get("@type")):
                return each
    return {}


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        names = [name for each in value if (name := _name(each))]
        return ", ".join(names) or None
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _meta(soup: BeautifulSoup, *names: str) -> str | None:
    for name in names:
        for key in ("property", "name"):
            found = soup.find("meta", attrs={key: name})
            content = _text(found.get("content")) if isinstance(found, Tag) else None
            if (content and not content.startswith("http")) or (content and "url" in name):
                return content
    return None


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _one_line(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None


def _same(one: str, two: str) -> bool:
    return " ".join(one.casefold().split()) == " ".join(two.casefold().split())
