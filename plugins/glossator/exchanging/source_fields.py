"""What the readers of bibliographies share: keys, outlets, addresses of sources."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

_LONGEST = 64
_GOOD = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,63}", re.ASCII)
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)


def source_id(key: str) -> str:
    """A key as an id of ours: ``doi:10.1000/xyz`` is ``doi-10-1000-xyz``."""
    if _GOOD.fullmatch(key):
        return key
    plain = unicodedata.normalize("NFKD", key).encode("ascii", "ignore").decode()
    made = re.sub(r"[^A-Za-z0-9_-]+", "-", plain).strip("-_")
    if not made[:1].isalpha():
        made = f"s-{made}".rstrip("-")
    return made[:_LONGEST]


def host_of(url: str | None) -> str | None:
    """The name of the site that an address leads to."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def address_of_doi(doi: str) -> str | None:
    """The address that a DOI leads to; None if it is none."""
    found = _DOI.fullmatch(doi.strip())
    return f"https://doi.org/{found[1]}" if found else None


def joined_names(names: list[str]) -> str | None:
    """Names as one text: ``A, B and C``."""
    names = [name for name in names if name]
    if len(names) < 2:
        return names[0] if names else None
    return f"{', '.join(names[:-1])} and {names[-1]}"
