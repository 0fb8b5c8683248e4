"""Whether an article may be shown: it must not keep the parser busy, and nothing in it may act.

What is wrong is a finding on the article itself. It is never mended in silence: words that are
left out would break the seal, and markup that is changed would not be the author's.
"""

from __future__ import annotations

import html as html_module
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from glossator.active_content import (
    Active,
    active_content,
    lines_in_source,
    running_scheme,
)
from glossator.bounds import excess
from glossator.findings import Finding, shown
from glossator.loading.metadata import MAX_DEPTH, metadata_problem, read_metadata
from glossator.loading.site_config import project_folders
from glossator.markup import Html, tag
from glossator.text import visible_text
from glossator.translation import Translator

Trusted = bool | Collection[str]
"""Articles that may act: all, none, or those with these paths below the docs folder."""

_FEW = 10
_FOLDERS_METADATA = ".meta.yml"
_NOTICE = "gloss-refused"
_OPENING = re.compile(r"<[A-Za-z!/?]")
_QUOTE = re.compile(r"[\"']")
_TEMPLATE = "template"
"""The key of metadata by which a page becomes another one: one that leads away, for instance."""
_HEADING = re.compile(r"<h1[\s>]", re.IGNORECASE)
_HEADING_END = re.compile(r"</h1\s*>", re.IGNORECASE)
_PLAIN = re.compile(
    # Nothing but words, emphasis, headings, lists and links to the web.
    r"\A(?:[^<{\[\]\\&]++|&(?![#A-Za-z])|\[[^\[\]<{&\\]*\]\((?:https?://)?[\w./#?=%-]*\))*+\Z"
)


def is_trusted(trusted: Trusted, slug: str | None) -> bool:
    """Whether the owner of the site answers for the article with this path below the docs."""
    return trusted if isinstance(trusted, bool) else slug in trusted


def read_trusted(value: object) -> Trusted:
    """What the option ``active_content`` of a site says.

    Raises:
        ValueError: it is neither a truth value nor a list of paths.
    """
    if value is None or isinstance(value, bool):
        return bool(value)
    if isinstance(value, (list, tuple)) and all(isinstance(each, str) for each in value):
        return frozenset(value)
    raise ValueError(
        f"`active_content` is {shown(value)}. Write `true`, or a list of articles: "
        "`[articles/map.md]`."
    )


def too_much(path: Path, source: str) -> Finding | None:
    """A finding if an article would keep the Markdown parser busy or end it; see ``bounds``."""
    problem = metadata_problem(source)
    if problem is not None:
        mend = "Keep what the builder needs, written out."
        return Finding(code="too-much", path=path, line=1, what=problem, mend=mend)
    found = excess(source)
    if found is None:
        return None
    return Finding(code="too-much", path=path, line=found.line, what=found.what, mend=found.mend)


def acting(path: Path, html: str, source: str) -> list[Finding]:
    """A finding for each thing in an article's HTML that could act, a few at most.

    Args:
        path: the article.
        html: what it was rendered to.
        source: its Markdown, in which lines are counted.
    """
    found: list[Active] = []
    for active in active_content(html):
        found.append(active)
        if len(found) == _FEW:
            break
    lines = lines_in_source(found, source)
    made = (
        _active(path, line, f"The article holds `{active.what}`")
        for active, line in zip(found, lines, strict=True)
    )
    return list(dict.fromkeys([*_acting_titles(path, html), *made]))


def _acting_titles(path: Path, html: str) -> Iterator[Finding]:
    """A page's title is its first heading or its file's name; themes show it as if it were HTML.

    So they show the names of the folders around it, in the navigation of every page.
    """
    # Looked for apart: an end that is not there would be looked for from each beginning.
    begin = _HEADING.search(html)
    end = _HEADING_END.search(html, begin.end()) if begin is not None else None
    words = visible_text(html[begin.start() : end.end()]) if begin and end else ""
    below = [folder.name for folder in project_folders(path.parent)][:-1]
    names = [("title", words), ("file name", path.stem), *(("folder", name) for name in below)]
    for name, text in names:
        if _breaks_out(text):
            yield _active(path, 1, f"The page's {name} is {shown(text)}")


def acting_metadata(path: Path, metadata: Mapping[str, object], source: str) -> list[Finding]:
    """A finding for each value of a page's metadata that could leave its place in a theme.

    Themes put titles and descriptions into the page as they are, and make another page of one
    that names a template.
    """
    found = []
    for key, value in metadata.items():
        for text in (*_texts(value), str(key)):
            if key == _TEMPLATE or _breaks_out(text) or running_scheme(text):
                at = re.search(rf"^[^\S\n]*{re.escape(str(key))}[^\S\n]*:", source, re.MULTILINE)
                line = source.count("\n", 0, at.start()) + 1 if at is not None else 1
                found.append(_active(path, line, f"The page's `{key}` holds {shown(text)}"))
                break
    return found


def acting_around(path: Path) -> Iterator[Finding]:
    """What could act in the metadata that an article has from its folders.

    Material's plugin ``meta`` takes them from files of this name.
    """
    for folder in project_folders(path.absolute().parent):
        file = folder / _FOLDERS_METADATA
        try:
            text = file.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError):
            continue
        fenced = f"---\n{text}\n---\n"
        problem = metadata_problem(fenced)
        if problem is not None:
            mend = "Keep what the builder needs, written out."
            yield Finding(code="too-much", path=file, line=1, what=problem, mend=mend)
        yield from acting_metadata(file, read_metadata(fenced), text)


def is_plain(source: str) -> bool:
    """Whether a Markdown text certainly has nothing in it that could act, whatever renders it.

    Its metadata and its file's name are another matter.
    """
    return _PLAIN.match(source) is not None


def notice(t: Translator) -> Html:
    """What stands in the place of an article that may not be shown."""
    said = t.say("This article is not shown until it is mended. The log of the build says why.")
    return tag("p", said, class_=_NOTICE, data_gloss_ui=True)


def is_notice(html: str) -> bool:
    """Whether a page is no more than :func:`notice`."""
    return html.startswith(f'<p class="{_NOTICE}"') and html.count("<") == 2


def _active(path: Path, line: int, what: str) -> Finding:
    return Finding(
        code="active-content",
        path=path,
        line=line,
        what=f"{what}, which could act by itself.",
        mend="Take it out. If you trust whoever wrote it, name the article in `active_content`.",
    )


def _breaks_out(text: str) -> bool:
    """Whether a text could begin a tag, or end the value of an attribute and begin another."""
    plain = html_module.unescape(text)
    quote = _QUOTE.search(plain)
    return bool(_OPENING.search(plain)) or (quote is not None and "=" in plain[quote.end() :])


def _texts(value: object, depth: int = MAX_DEPTH) -> Iterator[str]:
    """Every text in a value; what is deeper than may be, and what is no text, as it is shown."""
    if isinstance(value, Mapping) and depth:
        for key, inner in value.items():
            yield from _texts(key, depth - 1)
            yield from _texts(inner, depth - 1)
    elif isinstance(value, Collection) and not isinstance(value, (str, bytes)) and depth:
        for inner in value:
            yield from _texts(inner, depth - 1)
    else:
        yield str(value)
