"""Is it the sources that are gone, or is this machine off line?

Nobody but the hosts of the sources is ever asked. Any answer tells, also a refusal. If there is
none, hosts that have not answered before tell nothing, and those that have are asked too.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from glossator.linking.rounds import Key, Round
from glossator.linking.wanted import Target
from glossator.model import LinkRecord

_SILENT = frozenset({"unknown-host", "no-connection", "time-out"})
_TELLS_NOTHING = frozenset({"private-address", "bad-address", "own-fault"})
"""Why nobody was asked at all."""

_MOST_WITNESSES = 3


def has_contact(this: Round) -> bool:
    """Whether anybody has answered in this run, an archive included."""
    return any(map(_answered, this.found.values())) or bool(this.copies) or bool(this.without_copy)


def witnesses(this: Round, targets: Mapping[Key, Target]) -> list[Target]:
    """Addresses of hosts that answered the last time, and were not asked now: the latest first.

    None if they need not be asked: somebody has answered, or nobody was missed.
    """
    if has_contact(this) or not _silent_hosts(this):
        return []
    asked = {_host(url) for _, url in this.found}
    answered = {
        key: record
        for key, record in this.known.items()
        if key in targets and _answered(record) and _host(key[1]) not in asked
    }
    latest = sorted(answered, key=lambda key: answered[key].checked, reverse=True)
    by_host: dict[str, Target] = {}
    for key in latest:
        by_host.setdefault(_host(key[1]), targets[key])
    return list(by_host.values())[:_MOST_WITNESSES]


def is_off_line(this: Round) -> bool:
    """Whether it may be this machine: none of several hosts answered, and one of them should have.

    A host should have if it did the last time, or is asked for the first time.
    """
    silent = _silent_hosts(this)
    if has_contact(this) or len(silent) < 2:
        return False
    return bool(silent - _silent_before(this.known))


def _silent_hosts(this: Round) -> set[str]:
    return {_host(url) for (_, url), record in this.found.items() if record.why in _SILENT}


def _silent_before(known: Mapping[Key, LinkRecord]) -> set[str]:
    silent = {_host(url) for (_, url), record in known.items() if record.why in _SILENT}
    return silent - {_host(url) for (_, url), record in known.items() if _answered(record)}


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").rstrip(".")


def _answered(record: LinkRecord) -> bool:
    return record.why not in _SILENT and record.why not in _TELLS_NOTHING
