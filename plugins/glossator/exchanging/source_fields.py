"""What the readers of bibliographies share: keys, outlets, addresses of sources."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256
from urllib.parse import quote, urlsplit

from glossator.findings import shown
from glossator.loading.rules import url_problem

_LONGEST = 64
_GOOD = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,63}", re.ASCII)
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
_WITHOUT_SCHEME = re.compile(r"www\.[\w-]+\.", re.IGNORECASE)
_ONLY_ADDRESSES = re.compile(
    r"(?:https?://|www\.)\S+(?:\s+(?:and\s+|&\s+)?(?:https?://|www\.)\S+)*", re.IGNORECASE
)


def source_id(key: str) -> str:
    """A key as an id of ours: ``doi:10.1000/xyz`` is ``doi-10-1000-xyz``."""
    if _GOOD.fullmatch(key):
        return key
    plain = unicodedata.normalize("NFKD", key).encode("ascii", "ignore").decode()
    made = re.sub(r"[^A-Za-z0-9_-]+", "-", plain).strip("-_")
    if not made[:1].isalpha():
        made = f"s-{made}".rstrip("-")
    return made[:_LONGEST]


def distinct_id(key: str) -> str:
    """The same, of its own also where the letters of keys are none of an id.

    Of 日本 nothing is left, nor of 中国; a number made of the key alone tells them apart, at each
    import alike.
    """
    made = source_id(key)
    letters = (each for each in unicodedata.normalize("NFKD", key) if not each.isascii())
    if not any(each.isalnum() and "LATIN" not in unicodedata.name(each, "") for each in letters):
        return made
    number = sha256(unicodedata.normalize("NFC", key).encode("utf-8", "replace")).hexdigest()[:8]
    return f"{made[: _LONGEST - 9].rstrip('-_')}-{number}"


def web_address_of(value: str, name: str) -> tuple[str | None, str | None]:
    """The address in a field of a bibliography, and what is to be told of it, if anything.

    Of several the first counts. One that no gloss file may hold is left out.

    Args:
        value: the field.
        name: its name, for what is told.
    """
    whole = value.strip().removeprefix("<").removesuffix(">")
    problem = url_problem(whole)
    if problem is None:
        return whole, None
    first = whole.split(maxsplit=1)[0].rstrip(",;") if whole else ""
    if _WITHOUT_SCHEME.match(first):
        # Every browser that is given it asks for the same.
        first = f"https://{first}"
    if _ONLY_ADDRESSES.fullmatch(whole) and url_problem(first) is None:
        return first, f"{name} {shown(value)} is taken for {first}"
    return None, f"left out: {name} {shown(value)}, which {problem}"


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
    if found is None:
        return None
    address = f"https://doi.org/{found[1]}"
    # Older DOIs have angle brackets in them.
    return address if url_problem(address) is None else quote(address, safe="%/:;()._-~#?&=+,@!$'*")


def joined_names(names: list[str]) -> str | None:
    """Names as one text: ``A, B and C``."""
    names = [name for name in names if name]
    if len(names) < 2:
        return names[0] if names else None
    return f"{', '.join(names[:-1])} and {names[-1]}"
