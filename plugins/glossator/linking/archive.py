"""Archived copies, as the Wayback Machine of the Internet Archive knows them.

Source: Wayback Availability JSON API, archive.org/help/wayback_api.php.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit, urlunsplit

from glossator.linking.fetching import Fetcher
from glossator.linking.outcomes import Answer, NoAnswer
from glossator.loading.rules import url_problem
from glossator.model import Source

_BEGINS = re.compile(r"[\[{]?(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_DAY = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b", re.ASCII)
_STAMP = re.compile(r"\d{8,14}", re.ASCII)


@dataclass(frozen=True)
class Copy:
    """An archived copy; ``day`` is when it was taken."""

    url: str
    day: str


async def find_copy(fetcher: Fetcher, source: Source, api: str) -> Copy | NoAnswer | None:
    """The copy nearest to the time for which a source is cited.

    Args:
        fetcher: asks.
        source: what a copy is wanted of.
        api: the address of the interface.

    Returns:
        The copy; None if there is none; why nobody knows.
    """
    asked = {"url": source.url or ""}
    if stamp := wanted_time(source):
        asked["timestamp"] = stamp
    outcome = await fetcher.get(f"{api}?{urlencode(asked)}", robots=False)
    if isinstance(outcome, NoAnswer):
        return outcome
    return _closest(outcome)


def wanted_time(source: Source) -> str:
    """When the source said what it is cited for: the day it was seen, or else published.

    As digits, from year to day, as far as they are known.
    """
    if seen := _DAY.search(source.seen or ""):
        return "".join(seen.groups())
    found = _BEGINS.match(source.published or "")
    return "".join(part for part in found.groups() if part) if found else ""


def _closest(answer: Answer) -> Copy | NoAnswer | None:
    try:
        data: Any = json.loads(answer.body)
        closest = data["archived_snapshots"].get("closest")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return NoAnswer(standing="failed", why="bad-answer", final=answer.final)
    if not isinstance(closest, dict) or closest.get("available") is not True:
        return None
    url, stamp = closest.get("url"), closest.get("timestamp")
    if str(closest.get("status")) != "200" or not isinstance(url, str) or url_problem(url):
        return None
    if not isinstance(stamp, str) or not _STAMP.fullmatch(stamp):
        return None
    parts = urlsplit(url)
    if parts.hostname == "web.archive.org":
        # It says http, and has answered https for years.
        url = urlunsplit(parts._replace(scheme="https", netloc="web.archive.org"))
    return Copy(url, f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:8]}")
