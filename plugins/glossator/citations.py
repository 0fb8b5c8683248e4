"""A source, said in one line: outlet, title, date, language, kind, and where to find it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from babel import Locale, UnknownLocaleError

from glossator.dates import day_of
from glossator.markup import Html, escape, fill, join, tag
from glossator.model import LinkRecord, Source
from glossator.translation import ENGLISH, Translator

_EXTERNAL = "noopener noreferrer"
_DAY_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)(\d\d)(\d\d)\d{0,6}(?:[a-z]{2}_)?/")
_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")
TITLE_BASES = {
    "url": "title read from the address, not seen on the page",
    "description": "our description; its title was not seen",
}
"""Where a title comes from that was not read on the page itself."""


def is_right_to_left(code: str) -> bool:
    """Whether a language tag names a language that is written from right to left."""
    try:
        return Locale.parse(code, sep="-").text_direction == "rtl"
    except (UnknownLocaleError, ValueError):
        return False


def remarks(source: Source, t: Translator = ENGLISH) -> list[Html]:
    """What there is to say about a source beyond its one line: its note, and where it was seen."""
    said = [tag("p", tag("bdi", source.note), class_="gloss-source-note")] if source.note else []
    if source.seen:
        said.append(
            tag("p", t.say("Seen in: {where}.", where=source.seen), class_="gloss-source-facts")
        )
    return said


def title_of(source: Source) -> str:
    """The title, or what stands for it, in plain text."""
    if source.title is None:
        return source.url or source.outlet
    return f"[{source.title}]" if source.title_basis == "description" else source.title


def facts_of(source: Source, t: Translator = ENGLISH) -> list[str]:
    """Everything beside outlet, title and address, in plain text."""
    facts: list[str] = []
    if source.author:
        facts.append(t.say("by {author}", author=source.author))
    elif source.author_note:
        facts.append(source.author_note)
    elif "author" in source.stated:
        facts.append(t.say("no author given"))
    facts.append(_say_published(source, t))
    if source.kind:
        facts.append(source.kind)
    if source.language:
        language = t.tongue(source.language)
        if source.translated_from:
            origin = t.tongue(source.translated_from)
            language = t.say(
                "{language}, translated from {origin}", language=language, origin=origin
            )
        facts.append(language)
    if source.title is None:
        facts.append(t.say("title not recorded"))
    elif source.title_basis in TITLE_BASES:
        facts.append(t.say(TITLE_BASES[source.title_basis]))
    return facts


def cite(
    source: Source,
    t: Translator = ENGLISH,
    *,
    more: str | None = None,
    with_outlet: bool = True,
    record: LinkRecord | None = None,
) -> Html:
    """The source as inline HTML.

    Args:
        source: what is cited.
        t: says it in the reader's language.
        more: the address of its entry in the list of sources.
        with_outlet: whether the outlet is named.
        record: what is known of its address.
    """
    title = title_of(source)
    language = source.language if source.title_basis == "page" else None
    # Where nothing but the outlet is known, it is said once.
    nameless = source.title is None and source.url is None
    shown: Html | None = None if nameless else tag("cite", title, lang=language, dir="auto")
    if source.url:
        shown = tag("a", shown, href=source.url, rel=_EXTERNAL, **_robust(source))
    links = list(_copies(source, title, record, t))
    back: Html | None = None
    if more:
        label = t.say("More about “{title}”, and every place that cites it", title=title)
        shown_more = tag("a", t.say("more"), href=more, aria_label=label)
        back = tag("span", " · ", shown_more, class_="gloss-more")
    outlet = tag("span", source.outlet, class_="gloss-source-outlet") if with_outlet else None
    facts = " · ".join(facts_of(source, t))
    return join(
        shown,
        " " if shown else None,
        outlet,
        tag("span", " · " if outlet else None, facts, class_="gloss-source-facts"),
        *(join(" · ", link) for link in links),
        back,
    )


def _copies(source: Source, title: str, record: LinkRecord | None, t: Translator) -> Iterator[Html]:
    """The way to the archived copy; the only way to the source if its address is dead."""
    copy = None
    if source.archive:
        label = t.say("Archived copy of “{title}”", title=title)
        copy = tag(
            "a", t.say("archived copy"), href=source.archive, rel=_EXTERNAL, aria_label=label
        )
    if record is not None and record.is_dead:
        day = t.date(record.checked)
        if copy is None:
            said = escape(t.say("no longer at its address ({date})", date=day))
        else:
            text = t.say("no longer at its address ({date}): read the {copy}")
            said = fill(text, date=escape(day), copy=copy)
        yield tag("span", said, class_="gloss-source-gone")
    elif copy is not None:
        yield copy


def _robust(source: Source) -> dict[str, str]:
    """What leads to the copy for programs too, on the link to the original.

    Source: Robust Links, link decoration, 2020, section 2. The date is that of the copy, if its
    address tells it; else the day on which the source was seen, or else appeared.
    """
    if not source.url or not source.archive:
        return {}
    made = {"data_originalurl": source.url, "data_versionurl": source.archive}
    found = _DAY_IN_ADDRESS.search(source.archive)
    days = (
        "-".join(found.groups()) if found else "",
        *_DAY.findall(source.seen or ""),
        (source.published or "")[:10],
    )
    day = next((day for day in days if day_of(day) is not None), None)
    return {**made, "data_versiondate": day} if day else made


def _say_published(source: Source, t: Translator) -> str:
    if source.published:
        said = t.date(source.published)
    elif "published" in source.stated:
        said = t.say("date not shown")
    else:
        said = t.say("date not recorded")
    return f"{said} ({source.published_note})" if source.published_note else said
