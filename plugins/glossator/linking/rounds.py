"""One round: every address is asked for once, then copies are looked for where there is none."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urldefrag

from glossator.linking.archive import Copy, find_copy
from glossator.linking.fetching import Fetcher, fetching
from glossator.linking.manners import Manners
from glossator.linking.outcomes import FAULT, NoAnswer, Outcome, Validators
from glossator.linking.states import record_of, validators_for
from glossator.linking.wanted import Definition, Target
from glossator.model import LinkRecord

Key = tuple[Path, str]
"""A lock file and an address."""


@dataclass(frozen=True)
class FoundCopy:
    """A copy for a source that names none; ``fits`` is false if it does not help.

    ``record`` is what was found at the copy itself.
    """

    definition: Definition
    copy: Copy
    record: LinkRecord

    @property
    def fits(self) -> bool:
        """Whether it may be written down: it is there, and has the words if any are known."""
        return not self.record.is_dead and self.record.state != "passage-gone"


@dataclass
class Round:
    """What is known before, and what is found, which grows while the round lasts."""

    today: str
    known: dict[Key, LinkRecord]
    found: dict[Key, LinkRecord] = field(default_factory=dict)
    copies: list[FoundCopy] = field(default_factory=list)
    without_copy: list[Definition] = field(default_factory=list)
    archive_failed: NoAnswer | None = None
    """Why the archive could not be asked about all sources."""
    reading: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held while a page is read."""

    def record(self, key: Key) -> LinkRecord | None:
        """What is known now."""
        return self.found.get(key) or self.known.get(key)


def run_round(
    this: Round,
    targets: Sequence[Target],
    manners: Manners,
    *,
    archive: str | None = None,
    ssl_context: ssl.SSLContext | None = None,
    tell: Callable[[], None] = lambda: None,
) -> None:
    """Ask for each of ``targets`` and put what is found into ``this``.

    Args:
        this: what is known; interrupted, it holds what was found until then.
        targets: what to ask for.
        manners: how.
        archive: the interface of the archive to ask for copies; None to ask for none.
        ssl_context: whose certificates are trusted.
        tell: called once for each target.
    """
    # A part of a page is on the same page.
    by_url: dict[str, list[Target]] = {}
    for target in targets:
        by_url.setdefault(urldefrag(target.url).url, []).append(target)

    async def ask_all() -> None:
        this.reading = asyncio.Lock()
        async with fetching(manners, ssl_context) as fetcher, asyncio.TaskGroup() as tasks:
            for url, alike in by_url.items():
                tasks.create_task(_ask(this, fetcher, url, alike, archive=archive, tell=tell))

    asyncio.run(ask_all())


async def _ask(
    this: Round,
    fetcher: Fetcher,
    url: str,
    alike: Sequence[Target],
    *,
    archive: str | None,
    tell: Callable[[], None],
) -> None:
    """Ask once for an address that one or more sources and lock files have."""
    wanted = any(target.passages for target in alike)
    try:
        outcome = await fetcher.get(url, validators=_validators(this, alike), body=wanted)
    # Whatever one source comes to, the others are asked, and what they come to is written down.
    except Exception:
        outcome = FAULT
    for target in alike:
        await _keep(this, target, outcome)
    for target in alike:
        if archive is not None and not target.is_copy:
            try:
                await _look_for_copies(this, fetcher, target, archive)
            except Exception:
                this.archive_failed = FAULT
        tell()


def _validators(this: Round, alike: Iterable[Target]) -> Validators | None:
    """What all lock files agree to have seen before."""
    each = {validators_for(this.known.get((t.lock, t.url)), t.passages) for t in alike}
    return each.pop() if len(each) == 1 else None


async def _keep(this: Round, target: Target, outcome: Outcome) -> None:
    key = (target.lock, target.url)
    this.found[key] = await _record(this, target.url, outcome, target.passages, this.known.get(key))


async def _record(
    this: Round, url: str, outcome: Outcome, passages: Iterable[str], known: LinkRecord | None
) -> LinkRecord:
    try:
        # In a thread: a long page must not keep the other hosts waiting until they give up. And
        # in one at a time, because each of them takes its turns from the one that asks.
        async with this.reading:
            return await asyncio.to_thread(record_of, url, outcome, passages, known, this.today)
    except Exception:
        return record_of(url, FAULT, passages, known, this.today)


async def _look_for_copies(this: Round, fetcher: Fetcher, target: Target, archive: str) -> None:
    for definition in target.definitions:
        if definition.source.archive or definition.source.url != target.url:
            continue
        if this.archive_failed is not None:
            return
        found = await find_copy(fetcher, definition.source, archive)
        if isinstance(found, NoAnswer):
            this.archive_failed = found
        elif found is None:
            this.without_copy.append(definition)
        else:
            outcome = await fetcher.get(found.url, body=bool(target.passages))
            record = await _record(this, found.url, outcome, target.passages, None)
            this.copies.append(FoundCopy(definition, found, record))
            if this.copies[-1].fits:
                this.found[target.lock, found.url] = record
