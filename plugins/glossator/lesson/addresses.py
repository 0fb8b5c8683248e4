"""The sources of a sheet that is printed: each once, with a number and an address to type."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from glossator.citations import title_of
from glossator.lesson.material import Material
from glossator.markup import Html, join, tag

_SCHEME = re.compile(r"^https?://", re.IGNORECASE)
_TRACKING = re.compile(r"(?<=[?&])utm_\w+=[^&]*(?:&|$)")


def as_typed(url: str) -> str:
    """An address as short as a browser still takes it: what it adds or does not need is gone."""
    if not _SCHEME.match(url):
        return url
    typed = _TRACKING.sub("", _SCHEME.sub("", url).partition("#")[0])
    return typed.rstrip("?&").rstrip("/")


def numbered(idents: Iterable[str]) -> Mapping[str, int]:
    """Each source with its number, in the order in which they are first named."""
    return {ident: number for number, ident in enumerate(dict.fromkeys(idents), 1)}


def briefly(material: Material, ident: str, numbers: Mapping[str, int]) -> Html:
    """A source in few words, with the number under which it stands in full."""
    source = material.gloss.sources[ident]
    date = f", {material.t.date(source.published)}" if source.published else ""
    named = tag("bdi", source.outlet)
    if source.url:
        named = tag("a", named, href=source.url, rel="noopener noreferrer")
    return join(named, date, f" [{numbers[ident]}]")


def in_full(material: Material, idents: Iterable[str], *, ordered: bool = False) -> Html:
    """A list of sources, each with title and address; the article’s own page has the rest."""
    items = (tag("li", _with_address(material, ident)) for ident in idents)
    return tag("ol" if ordered else "ul", *items, class_="sources")


def _with_address(material: Material, ident: str) -> Html:
    """The address of the copy is given too, where the source’s own leads nowhere."""
    gloss, t = material.gloss, material.t
    source, record = gloss.sources[ident], gloss.record_of(ident)
    dead = record is not None and record.is_dead
    addresses = [source.url, source.archive if dead or not source.url else None]
    named = source.title is not None
    language = source.language if source.title_basis == "page" else None
    parts = [
        tag("cite", title_of(source), lang=language, dir="auto") if named else None,
        tag("bdi", source.outlet),
        join(t.date(source.published)) if source.published else None,
        *(tag("a", tag("span", as_typed(url), class_="address", dir="ltr"), href=url,
              rel="noopener noreferrer") for url in addresses if url),
    ]  # fmt: skip
    if dead and record is not None:
        gone = t.say("no longer at its address ({date})", date=t.date(record.checked))
        parts.insert(3, join(gone))
    return join(*(part for part in parts if part), separator=" · ")
