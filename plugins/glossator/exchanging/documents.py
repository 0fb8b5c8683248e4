"""Whether two addresses name one document."""

from __future__ import annotations

import re
from collections.abc import Collection
from urllib.parse import parse_qsl, urlencode, urlsplit

_PROXY = re.compile(r"https?://via\.hypothes\.is/(?:https?://via\.hypothes\.is/)?(?=https?://)")
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id", re.IGNORECASE)
_INDEX = re.compile(r"/(?:index\.html?)?$")


def is_one_of(address: str, known: Collection[str]) -> bool:
    """Whether ``address`` names one of the documents that are ``known`` by theirs."""
    return address in known or normal_address(address) in {normal_address(each) for each in known}


def normal_address(address: str) -> str:
    """An address without what does not tell documents apart.

    Scheme, ``www.``, fragment, trailing slash and the marks of campaigns go, and so does the
    proxy that Hypothes.is sends readers through.
    """
    address = _PROXY.sub("", address.strip())
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").removeprefix("www.")
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
        query = parse_qsl(parts.query, keep_blank_values=True)
    except ValueError:
        return address
    if parts.scheme.lower() not in ("http", "https"):
        return address.partition("#")[0]
    kept = urlencode([pair for pair in query if not _TRACKING.fullmatch(pair[0])])
    return f"{host}{port}{_INDEX.sub('', parts.path)}" + (f"?{kept}" if kept else "")
