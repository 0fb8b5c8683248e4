"""What a site asks programs to leave alone: the Robots Exclusion Protocol (RFC 9309).

The rules themselves are read by ``protego``; here is what an answer without rules means.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from protego import Protego

from glossator.linking.manners import ROBOT
from glossator.linking.outcomes import Answer, NoAnswer, Outcome

LARGEST = 500_000
"""More of a ``robots.txt`` need not be read. Source: RFC 9309, section 2.5."""

_GROUP = re.compile(r"^([ \t]*user[- ]?agent[ \t]*:)([^#\r\n]*)", re.IGNORECASE | re.MULTILINE)
_TOKEN = re.compile(r"\s*([A-Za-z_-]+)", re.ASCII)
_ANOTHER = "another-robot"

_LONGEST_PAUSE = 30.0
"""A link is asked for once a week: who wants longer pauses means crawlers."""


@dataclass(frozen=True)
class Rules:
    """What may be asked for at an origin; ``pause`` is how long to wait between two requests."""

    allows_all: bool = True
    parsed: Protego | None = None
    unreachable: NoAnswer | None = None
    """Why nobody can be asked there at all: the server itself is not there."""

    def allows(self, url: str) -> bool:
        """Whether ``url`` may be asked for."""
        return self.allows_all and (self.parsed is None or self.parsed.can_fetch(url, ROBOT))

    @property
    def pause(self) -> float:
        """The ``Crawl-delay``, which is no part of the RFC but is often given; 0 for none."""
        delay = self.parsed.crawl_delay(ROBOT) if self.parsed is not None else None
        return min(float(delay or 0.0), _LONGEST_PAUSE)


def rules_of(outcome: Outcome) -> Rules:
    """What the answer to a request for ``robots.txt`` means (RFC 9309, section 2.3.1).

    No file, no rules. A server that fails at it may have rules, so that nothing is asked of it.
    """
    if isinstance(outcome, Answer):
        text = outcome.body.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")
        return Rules(parsed=Protego.parse(_GROUP.sub(_for_whom, text)))
    if outcome.standing == "gone" or (outcome.status is not None and _is_refusal(outcome.status)):
        return Rules()
    if outcome.why in ("server-error", "rate-limited"):
        return Rules(allows_all=False)
    if outcome.why in ("redirects", "bad-answer", "bad-address"):
        return Rules()
    return Rules(unreachable=outcome)


def _for_whom(group: re.Match[str]) -> str:
    """The first line of a group with our name, a name that is not ours, or all robots'.

    Names are compared whole, without case, up to the sign that no name has: `Glossator/2.0` is we,
    `Gloss` is not (RFC 9309, section 2.2.1).
    """
    named = group[2].strip()
    token = _TOKEN.match(named)
    if token is not None:
        named = ROBOT if token[1].lower() == ROBOT.lower() else _ANOTHER
    return f"{group[1]} {named}"


def _is_refusal(status: int) -> bool:
    return 400 <= status < 500 and status != 429
