"""Lists that a page of the site may hold: articles, sources, the words and their meaning.

A page asks for one with a comment in its Markdown, ``<!-- glossator: sources -->``, so that
title, introduction and place in the navigation stay its author's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping

from glossator.backlinks import works
from glossator.citations import cite, remarks
from glossator.codes import COVER, EVIDENCE, FILES, LESSON, LINKS, PLACES, Code
from glossator.labels import counted, kind_name, word_name
from glossator.ledgers import Citation, LedgerEntry, by_source
from glossator.library import Library
from glossator.markup import Html, join, tag
from glossator.model import Gloss
from glossator.notes import PageIds
from glossator.tallies import verdict_rows
from glossator.text import map_text
from glossator.translation import ENGLISH, Translator
from glossator.vocabulary import FIDELITIES, KINDS, LETTERS, VERDICTS, Fidelity, Verdict

UrlOf = Callable[[str], str | None]

_PLACE = re.compile(r"(?:<p>\s*)?<!--\s*glossator:\s*([a-z-]{1,30})\s*-->(?:\s*</p>)?")
_HEADING = re.compile(r"<h([1-6])[\s>]")


def fill(
    html: str, library: Callable[[], Library], url_of: UrlOf, t: Translator = ENGLISH
) -> tuple[str, list[str]]:
    """Put the lists in the places that ask for them; also return names that are not known.

    ``library`` is called only if a list needs it.
    """
    unknown: list[str] = []
    if not _PLACE.search(html):
        return html, unknown
    ids = PageIds(map_text(html).ids)

    def replacement(found: re.Match[str]) -> str:
        match found[1]:
            case "articles":
                return _articles(library(), url_of, heading_below(html, found.start()), t)
            case "sources":
                return _sources(library(), url_of, heading_below(html, found.start()), ids, t)
            case "kinds":
                return _kinds(ids, t)
            case "fidelities":
                return _words("fidelity", FIDELITIES, ids, t)
            case "verdicts":
                return _words("verdict", VERDICTS, ids, t)
            case "findings":
                return _findings(heading_below(html, found.start()), ids)
        unknown.append(found[1])
        return found[0]

    return _PLACE.sub(replacement, html), unknown


def heading_below(html: str, position: int) -> str:
    """The element for headings of a list that stands at ``position``: no level is left out."""
    level = 1
    for found in _HEADING.finditer(html, 0, position):
        level = int(found[1])
    return f"h{min(level + 1, 6)}"


def _articles(library: Library, url_of: UrlOf, heading: str, t: Translator) -> Html:
    cards = [
        _article(gloss, url_of(library.slug(gloss)), heading, t) for gloss in library.glosses()
    ]
    cards += [
        tag("li", *_named(gloss, url_of(library.slug(gloss)), heading, t), class_="gloss-card")
        for gloss in library.withheld()
    ]
    if not cards:
        return tag("p", t.say("No article has been glossed yet."), lang=t.language)
    return tag("ul", *cards, class_="gloss-articles", lang=t.language)


def _named(gloss: Gloss, url: str | None, heading: str, t: Translator) -> list[Html | None]:
    """The title of an article and where it was published."""
    article = gloss.article
    title = tag("a", article.title, href=url) if url else join(article.title)
    published = t.date(article.published) if article.published else None
    facts = " · ".join(part for part in (article.outlet, published) if part)
    return [
        tag(heading, title, class_="gloss-title"),
        tag("p", facts, class_="gloss-source-facts") if facts else None,
    ]


def _article(gloss: Gloss, url: str | None, heading: str, t: Translator) -> Html:
    counts = Counter(annotation.kind_of_gloss for annotation in gloss.annotations)
    numbers = [tag("li", counted(kind, counts[kind], t)) for kind in KINDS if counts[kind]]
    numbers.append(tag("li", t.count("{number} source", "{number} sources", len(works(gloss)))))
    rows = (tag("div", tag("dt", name), tag("dd", value)) for name, value in verdict_rows(gloss, t))
    return tag(
        "li",
        *_named(gloss, url, heading, t),
        tag("ul", *numbers, class_="gloss-numbers"),
        tag("dl", *rows, class_="gloss-facts"),
        class_="gloss-card",
    )


def _sources(library: Library, url_of: UrlOf, heading: str, ids: PageIds, t: Translator) -> Html:
    entries = by_source(library, t)
    if not entries:
        return tag("p", t.say("No source has been cited yet."), lang=t.language)
    items = [_source(entry, url_of, heading, ids, t) for entry in entries]
    return tag("ul", *items, class_="gloss-source-list", lang=t.language)


def _source(entry: LedgerEntry, url_of: UrlOf, heading: str, ids: PageIds, t: Translator) -> Html:
    return tag(
        "li",
        tag(heading, entry.source.outlet, id=ids(f"source-{entry.id}"), class_="gloss-title"),
        tag("p", cite(entry.source, t, with_outlet=False, record=entry.record)),
        *remarks(entry.source, t),
        tag("p", *_places(entry, url_of, t), class_="gloss-cited"),
        class_="gloss-source",
    )


def _places(entry: LedgerEntry, url_of: UrlOf, t: Translator) -> list[Html]:
    if not entry.citations:
        return [join(t.say("Not cited by any note."))]
    by_article: dict[tuple[str, str], list[Citation]] = {}
    for citation in entry.citations:
        by_article.setdefault((citation.article, citation.title), []).append(citation)
    parts: list[Html] = []
    for (article, title), citations in by_article.items():
        url = url_of(article)
        links = [
            tag(
                "a",
                citation.place.label,
                href=f"{url}#{citation.place.anchor}",
                aria_label=t.say("{label} in {title}", label=citation.place.label, title=title),
            )
            if url is not None
            else join(citation.place.label)
            for citation in citations
        ]
        parts.append(
            tag(
                "span",
                t.say("Cited in"),
                " ",
                tag("cite", title),
                ": ",
                join(*links, separator=" "),
            )
        )
    return parts


def _kinds(ids: PageIds, t: Translator) -> Html:
    rows = [
        tag(
            "div",
            tag(
                "dt",
                tag("mark", kind_name(kind, t), class_=f"gloss gloss-{kind}"),
                " ",
                tag("span", LETTERS[kind], class_="gloss-letter"),
            ),
            tag("dd", t.say(meaning)),
            id=ids(f"kind-{kind}"),
        )
        for kind, meaning in KINDS.items()
    ]
    return tag("dl", *rows, class_="gloss-words gloss-shown", lang=t.language)


def _words(
    group: str,
    words: Mapping[Fidelity, str] | Mapping[Verdict, str],
    ids: PageIds,
    t: Translator,
) -> Html:
    rows = [
        tag(
            "div",
            tag("dt", tag("span", word_name(word, t), class_="gloss-word", data_judgement=word)),
            tag("dd", t.say(meaning)),
            id=ids(f"{group}-{word}"),
        )
        for word, meaning in words.items()
    ]
    return tag("dl", *rows, class_="gloss-words", lang=t.language)


def _findings(heading: str, ids: PageIds) -> Html:
    """Every kind of finding, in English as the messages are."""
    groups = {
        "The files": FILES,
        "Words and places": PLACES,
        "Evidence": EVIDENCE,
        "What was left over": COVER,
        "Links to sources": LINKS,
        "Questions and lesson": LESSON,
    }
    return tag(
        "div",
        *(
            join(tag(heading, title, id=ids(f"findings-{at}")), _codes(codes, ids))
            for at, (title, codes) in enumerate(groups.items(), 1)
        ),
        lang="en",
        class_="gloss-findings-list",
    )


def _codes(codes: Mapping[str, Code], ids: PageIds) -> Html:
    rows = [
        tag(
            "div",
            tag("dt", tag("code", code), f" {known.severity}"),
            tag(
                "dd",
                tag("p", tag("strong", f"{known.title}."), " ", _with_code(known.why)),
                tag("p", _with_code(known.mend)),
            ),
            id=ids(f"finding-{code}"),
        )
        for code, known in codes.items()
    ]
    return tag("dl", *rows, class_="gloss-words")


def _with_code(text: str) -> Html:
    """A sentence in which backticks hold code."""
    parts = text.split("`")
    return join(*(tag("code", part) if at % 2 else part for at, part in enumerate(parts)))
