"""What a stranger wrote → the Markdown of a note that breaks no rule, and where it came from."""

from __future__ import annotations

import re
from collections.abc import Callable

from glossator.dates import is_date
from glossator.exchanging.html_notes import markdown_of_html
from glossator.exchanging.literal import literal
from glossator.exchanging.results import IncomingAnnotation

_LINK = re.compile(r"\](\(\s*<?)([^)\s>]{1,2000})")
_NOTE = "#note-"
_GOOD = ("http://", "https://", "mailto:")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_ATTRIBUTION = re.compile(r"\[annotation\]\((https?://[^\s()<>]{1,1000})\)", re.IGNORECASE)
_WEB_ADDRESS = re.compile(r"https?://[^\s()<>\"\\\[\]]{1,1000}", re.IGNORECASE)


def note_text(value: str, form: str | None) -> str:
    """A body's text as Markdown; ``form`` is its media type."""
    value = clean(value)
    if form == "text/html":
        return markdown_of_html(value)
    if form == "text/markdown":
        return value.strip()
    paragraphs = [part.split("\n") for part in re.split(r"\n\s*\n", value) if part.strip()]
    return "\n\n".join(
        "  \n".join(literal(line) for line in lines if line.strip()) for lines in paragraphs
    )


def clean(text: str) -> str:
    """The text without characters that nobody sees and no file may hold; line ends as ``\\n``."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNWRITABLE.sub(lambda found: "\n" if found[0] in "\u2028\u2029\x85" else "", text)


def with_links(text: str, note_of: Callable[[str], str | None]) -> str:
    """The note with links that a gloss file keeps.

    Links to other notes lead to ``note_of`` their id. Where that is None, and for addresses that
    are no web or mail address, the link is shown as it was written and leads nowhere.
    """

    def kept(found: re.Match[str]) -> str:
        opening, address = found.groups()
        if address.lower().startswith(_GOOD):
            return found[0]
        if address.startswith(_NOTE) and (ident := note_of(address.removeprefix(_NOTE))):
            return f"]{opening}{_NOTE}{ident}"
        return f"]\\{opening}{address}"

    return _LINK.sub(kept, text)


def attributed(incoming: IncomingAnnotation, *, anonymous: bool) -> str | None:
    """The note of an annotation with a line that says who wrote it, when and where it stands."""
    said = []
    if incoming.creator and not anonymous:
        said.append(literal(incoming.creator))
    if incoming.created and is_date(incoming.created[:10]):
        said.append(incoming.created[:10])
    if incoming.tags:
        said.append(f"tags: {', '.join(literal(tag) for tag in incoming.tags)}")
    if incoming.rights:
        said.append(f"rights: {literal(incoming.rights)}")
    if address := web_address(incoming.address):
        said.append(f"[annotation]({address})")
    line = f"— {' · '.join(said)}" if said else ""
    note = "\n\n".join(part for part in (incoming.note, line) if part)
    return with_links(note, lambda _: None) or None


def web_address(address: str | None) -> str | None:
    """The address, if it is one of the web that a link in a note may lead to."""
    return address if address and _WEB_ADDRESS.fullmatch(address) else None


def addresses_in(text: str) -> set[str]:
    """The addresses of the annotations from which a note was made (:func:`attributed`)."""
    return set(_ATTRIBUTION.findall(text))
