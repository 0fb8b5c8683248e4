"""How other people's servers are treated, in one place."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import quote

from glossator import __version__

_IN_ADDRESSES = "%:/?#[]@!$&'*+,;="
"""Signs of addresses that stay as they are (RFC 3986); brackets would end the comment."""


@dataclass(frozen=True)
class Manners:
    """What the client does to be a good guest, and not to be harmed.

    Times are in seconds, sizes in bytes. ``sleep`` and ``now`` are the clock by which waits are
    kept.
    """

    contact: str | None = None
    """The address of the site whose links are checked, for those who read their logs."""

    pause: float = 1.0
    """From the end of one request to the start of the next at the same host."""
    together: int = 12
    """Hosts that are asked at the same time."""
    tries: int = 3
    """At a host that says that it is too busy (429, 503)."""
    patience: float = 120.0
    """The longest wait that a host may ask for; who wants more is not asked again in this run."""

    connecting: float = 15.0
    silence: float = 20.0
    whole: float = 60.0
    """Until there is a connection, until the next byte comes, until the last one has come."""
    largest: int = 5_000_000
    """The rest of a longer page is not read, however it is packed."""
    redirects: int = 10

    allow_private: bool = False
    """Whether addresses in private networks, and of this machine, may be asked."""

    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    now: Callable[[], float] = time.monotonic

    @property
    def user_agent(self) -> str:
        """Who asks, and for whom. Source: RFC 9110, section 10.1.5."""
        # Names of other scripts too: a header holds ASCII.
        contact = f"; +{quote(self.contact, safe=_IN_ADDRESSES)}" if self.contact else ""
        return f"Glossator/{__version__} (checks links to sources{contact})"


WAYBACK = "https://archive.org/wayback/available"
"""Where archived copies are asked for, politely too."""

ROBOT = "Glossator"
"""Our name in other people's ``robots.txt``."""
