"""What several tests share: glosses in a line, and a second opinion on HTML.

The second opinion is html5lib, which reads HTML as browsers do and knows nothing of
Glossator. Lists of element names are written out again here on purpose: a mistake in the
package's own must not hide itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import html5lib

from glossator.model import Annotation, Article, Gloss, Quote

GLOSS_PATH = Path("docs/article.gloss.yml")

_BLOCKS = set(
    "address article aside blockquote body caption center col colgroup dd details dialog dir div "
    "dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend "
    "li main menu nav ol optgroup option p pre search section summary table tbody td tfoot th "
    "thead tr ul".split()
)
_UNSEEN = set(
    "script style template head title textarea select datalist object video audio canvas svg math "
    "iframe noembed noframes noscript xmp meter progress plaintext".split()
)
_BREAK = "\ue000"
_KEPT = str.maketrans({"\n": "\ue001", " ": "\ue002", "\t": "\ue003", "\r": "\ue001"})
_GIVEN_BACK = str.maketrans({"\ue001": "\n", "\ue002": " ", "\ue003": "\t"})


def gloss_of(*annotations: Annotation, **fields: Any) -> Gloss:
    """A gloss that holds ``annotations``; gloss number n is defined on line 10 n."""
    groups: dict[str, list[Annotation]] = {}
    for annotation in annotations:
        groups.setdefault(f"{annotation.kind_of_gloss}s", []).append(annotation)
    fields.setdefault("article", Article(title="Title", rights="public domain"))
    lines = {annotation.id: 10 * n for n, annotation in enumerate(annotations, start=1)}
    return Gloss(
        path=GLOSS_PATH,
        lines=lines,
        **{name: tuple(group) for name, group in groups.items()},
        **fields,
    )


def quotes_of(*exact: str, **fields: Any) -> Gloss:
    """A gloss with one quote for each of ``exact``: q1, q2 …"""
    return gloss_of(*(Quote(id=f"q{n}", exact=words) for n, words in enumerate(exact, 1)), **fields)


def article_of(page: str) -> str:
    """The article, marks and references included, out of an annotated page."""
    start = re.search(r"<article data-gloss-article[^>]*>\n", page)
    assert start is not None
    return page[start.end() : page.rindex("\n</article>\n")]


def tree(html: str) -> Element:
    """``html`` as a browser reads it inside a ``div``."""
    made: Element = html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False)
    return made


def elements(root: Element) -> Iterable[Element]:
    """Every element below ``root``; comments are none."""
    return (item for item in root.iter() if isinstance(item.tag, str) and item is not root)


def text_of(element: Element) -> str:
    """The text below an element, comments left out."""
    parts = [element.text or "" if isinstance(element.tag, str) else ""]
    for child in element:
        parts += [text_of(child), child.tail or ""]
    return "".join(parts)


def seen_text(html: str) -> str:
    """The visible text as the design defines it, read off the tree of another parser."""
    parts: list[str] = []
    _read(tree(html), parts, pre=False)
    lines = []
    for line in "".join(parts).split(_BREAK):
        words = re.sub(r"[\t\n\f\r ]+", " ", line).strip(" ")
        words = re.sub(r"^[\ue001-\ue003 ]*\ue001|[\ue001-\ue003 ]+$", "", words)
        if words:
            lines.append(words.translate(_GIVEN_BACK))
    return "\n".join(lines)


def _read(element: Element, parts: list[str], *, pre: bool) -> None:
    if isinstance(element.tag, str) and not _is_unseen(element):
        tag = element.tag.rpartition("}")[2]
        edge = _BREAK if tag in _BLOCKS or tag == "br" else ""
        pre = pre or tag == "pre"
        parts += [edge, _kept(element.text, pre)]
        for child in element:
            _read(child, parts, pre=pre)
            parts.append(_kept(child.tail, pre))
        parts.append(edge)


_ADDED = frozenset({"headerlink", "footnote-ref", "footnote-backref"})


def _is_unseen(element: Element) -> bool:
    return (
        element.tag.rpartition("}")[2] in _UNSEEN
        or any(name in element.attrib for name in ("hidden", "data-gloss-ref", "data-gloss-ui"))
        or not _ADDED.isdisjoint(element.get("class", "").split())
    )


def _kept(text: str | None, pre: bool) -> str:
    return (text or "").translate(_KEPT) if pre else text or ""


Plain = tuple[str, dict[str, str], list[Any]]


def plain_tree(html: str, *, unwrap: bool = False) -> list[Any]:
    """The tree as nested lists, so that two can be compared.

    With ``unwrap``, marks of ours are taken away around their content, and references of
    ours with theirs.
    """
    content: list[Any] = []
    _flatten(tree(html), content, unwrap)
    return content


def _flatten(element: Element, into: list[Any], unwrap: bool) -> None:
    _add_text(into, element.text)
    for child in element:
        if not isinstance(child.tag, str):
            into.append(("comment", {}, [child.text]))
        elif unwrap and "data-gloss-ref" in child.attrib:
            pass
        elif unwrap and "data-gloss" in child.attrib:
            _flatten(child, into, unwrap)
        else:
            content: list[Any] = []
            _flatten(child, content, unwrap)
            into.append((child.tag, dict(child.attrib), content))
        _add_text(into, child.tail)


def _add_text(into: list[Any], text: str | None) -> None:
    if text and into and isinstance(into[-1], str):
        into[-1] += text
    elif text:
        into.append(text)
