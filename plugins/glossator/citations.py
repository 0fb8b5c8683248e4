"""A source, said in one line: outlet, title, date, language, kind, and where to find it."""

from __future__ import annotations

from babel import Locale, UnknownLocaleError

from glossator.dates import say_date
from glossator.markup import Html, join, tag
from glossator.model import Source

_ENGLISH = Locale("en")
_EXTERNAL = "noopener noreferrer"
_BASIS = {
    "url": "title read from the address, not seen on the page",
    "description": "our description; its title was not seen",
}


def say_language(code: str) -> str:
    """A language tag in English: ``pcm`` is "Nigerian Pidgin"."""
    try:
        name = _ENGLISH.languages.get(code) or Locale.parse(code, sep="-").get_display_name("en")
    except (UnknownLocaleError, ValueError):
        name = None
    return name or code


def is_right_to_left(code: str) -> bool:
    """Whether a language tag names a language that is written from right to left."""
    try:
        return Locale.parse(code, sep="-").text_direction == "rtl"
    except (UnknownLocaleError, ValueError):
        return False


def remarks(source: Source) -> list[Html]:
    """What there is to say about a source beyond its one line: its note, and where it was seen."""
    said = [tag("p", tag("bdi", source.note), class_="gloss-source-note")] if source.note else []
    if source.seen:
        said.append(tag("p", f"Seen in: {source.seen}.", class_="gloss-source-facts"))
    return said


def title_of(source: Source) -> str:
    """The title, or what stands for it, in plain text."""
    if source.title is None:
        return source.url or source.outlet
    return f"[{source.title}]" if source.title_basis == "description" else source.title


def facts_of(source: Source) -> list[str]:
    """Everything beside outlet, title and address, in plain text."""
    facts: list[str] = []
    if source.author:
        facts.append(f"by {source.author}")
    elif source.author_note:
        facts.append(source.author_note)
    elif "author" in source.stated:
        facts.append("no author given")
    facts.append(_say_published(source))
    if source.kind:
        facts.append(source.kind)
    if source.language:
        language = say_language(source.language)
        if source.translated_from:
            language += f", translated from {say_language(source.translated_from)}"
        facts.append(language)
    if source.title is None:
        facts.append("title not recorded")
    elif source.title_basis in _BASIS:
        facts.append(_BASIS[source.title_basis])
    return facts


def cite(source: Source, *, more: str | None = None, with_outlet: bool = True) -> Html:
    """The source as inline HTML; ``more`` is the address of its entry in the list of sources."""
    title = title_of(source)
    language = source.language if source.title_basis == "page" else None
    # Where nothing but the outlet is known, it is said once.
    nameless = source.title is None and source.url is None
    shown: Html | None = None if nameless else tag("cite", title, lang=language, dir="auto")
    if source.url:
        shown = tag("a", shown, href=source.url, rel=_EXTERNAL)
    links: list[Html] = []
    back: Html | None = None
    if source.archive:
        label = f"Archived copy of “{title}”"
        links.append(
            tag("a", "archived copy", href=source.archive, rel=_EXTERNAL, aria_label=label)
        )
    if more:
        label = f"More about “{title}”, and every place that cites it"
        shown_more = tag("a", "more", href=more, aria_label=label)
        back = tag("span", " · ", shown_more, class_="gloss-more")
    outlet = tag("span", source.outlet, class_="gloss-source-outlet") if with_outlet else None
    facts = " · ".join(facts_of(source))
    return join(
        shown,
        " " if shown else None,
        outlet,
        tag("span", " · " if outlet else None, facts, class_="gloss-source-facts"),
        *(join(" · ", link) for link in links),
        back,
    )


def _say_published(source: Source) -> str:
    if source.published:
        said = say_date(source.published)
    elif "published" in source.stated:
        said = "date not shown"
    else:
        said = "date not recorded"
    return f"{said} ({source.published_note})" if source.published_note else said
