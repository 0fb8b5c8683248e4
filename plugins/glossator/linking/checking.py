"""A whole run: which addresses are due, one round, and what it comes to, written down."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from glossator.linking.contact import has_contact, is_off_line, witnesses
from glossator.linking.copies import write_copies
from glossator.linking.lock import UnusableLockError, save, usable_records
from glossator.linking.manners import Manners
from glossator.linking.outcomes import OffLineError
from glossator.linking.rounds import Key, Round, run_round
from glossator.linking.scope import Scope, read_scope
from glossator.linking.states import has_news, with_copies
from glossator.linking.wanted import Target
from glossator.model import LinkRecord

_SAVE_EVERY = 25

Progress = Callable[[int], AbstractContextManager[Callable[[], None]]]
"""Called with how many addresses there are; gives what is called once for each."""


@dataclass
class Checked:
    """What is known of every address in scope now, and what a run did.

    ``asked`` is how many addresses it asked about, of ``due``; ``talk`` are lines on what it
    wrote.
    """

    scope: Scope
    records: Mapping[Key, LinkRecord]
    asked: int
    due: int
    interrupted: bool = False
    talk: list[str] = field(default_factory=list)


def check_links(
    named: Sequence[Path],
    folders: Sequence[Path],
    manners: Manners,
    *,
    older_than: int | None = None,
    archive: str | None = None,
    on_line: bool = False,
    today: date | None = None,
    ssl_context: ssl.SSLContext | None = None,
    progress: Progress,
) -> Checked:
    """Ask for the sources of gloss files, and those in folders, and write down what is found.

    Args:
        named: gloss files.
        folders: folders with gloss files, or with a site's configuration.
        manners: how other people's servers are treated.
        older_than: ask only for what is new, fails or was last asked for so many days ago.
        archive: the interface of an archive to ask for copies; None to ask for none.
        on_line: whether a person has said that this machine is, though nobody answers.
        today: the day, as it will be written down.
        ssl_context: whose certificates are trusted.
        progress: shows how far it has come.

    Raises:
        UnusableLockError: a lock file is there and cannot be read.
        OffLineError: no host could be reached, and one of them should have been; nothing is
            written down.
        OSError: a file cannot be written; it is as it was.
    """
    today = today or date.today()
    scope = read_scope(named, folders)
    this = Round(today.isoformat(), _known(scope))
    due = [
        target
        for key, target in scope.targets.items()
        if _is_due(target, this.known.get(key), today, older_than)
    ]
    interrupted = False
    with progress(len(due)) as step:
        counted = 0

        def tell() -> None:
            nonlocal counted
            counted += 1
            step()
            if counted % _SAVE_EVERY == 0 and (on_line or has_contact(this)):
                # What cannot be written now is told of at the end, where it is tried again.
                with suppress(OSError, UnusableLockError):
                    _save(this, scope)

        try:
            run_round(this, due, manners, archive=archive, ssl_context=ssl_context, tell=tell)
            asked_too = [] if on_line else witnesses(this, scope.targets)
            due += asked_too
            run_round(this, asked_too, manners, ssl_context=ssl_context, tell=tell)
        except KeyboardInterrupt:
            interrupted = True
    if not on_line and is_off_line(this):
        raise OffLineError
    # Before anything else is written, which may fail: what was found is kept.
    _save(this, scope)
    talk = [*write_copies(this.copies), *_archive_talk(this)]
    # Once more, because copies may stand in the files now.
    scope = read_scope(named, folders)
    _stand_in(this, scope)
    _save(this, scope, prune=True)
    scope = read_scope(named, folders)
    records = {key: record for key in scope.targets if (record := this.record(key)) is not None}
    return Checked(scope, records, counted, len(due), interrupted, talk)


def _known(scope: Scope) -> dict[Key, LinkRecord]:
    known: dict[Key, LinkRecord] = {}
    for path in dict.fromkeys(lock for lock, _ in scope.targets):
        records = usable_records(path)
        known.update({(path, url): record for url, record in records.items()})
    return known


def _is_due(target: Target, record: LinkRecord | None, today: date, older_than: int | None) -> bool:
    if older_than is None or record is None or has_news(record, target.passages):
        return True
    age = (today - date.fromisoformat(record.checked)).days
    return age >= older_than or (record.state == "failing" and age > 0)


def _stand_in(this: Round, scope: Scope) -> None:
    """Say of each dead address whether a copy stands in for it, asked for just now or not."""
    beside: dict[Path, dict[str, LinkRecord]] = {}
    for (lock, url), record in {**this.known, **this.found}.items():
        beside.setdefault(lock, {})[url] = record
    for (lock, url), target in scope.targets.items():
        now = this.record((lock, url))
        if now is not None and not target.is_copy:
            judged = with_copies(now, target.copies, beside[lock])
            if judged != now:
                this.found[lock, url] = judged


def _save(this: Round, scope: Scope, *, prune: bool = False) -> None:
    for path in dict.fromkeys(lock for lock, _ in (*scope.targets, *this.found)):
        found = {url: record for (lock, url), record in this.found.items() if lock == path}
        cited = {url for lock, url in scope.targets if lock == path}
        save(path, found, only=cited if prune and path in scope.whole else None)


def _archive_talk(this: Round) -> list[str]:
    told = []
    if this.without_copy:
        names = sorted({each.ident for each in this.without_copy})
        told.append(f"No archived copy is known of {', '.join(names)}.")
    if this.archive_failed is not None:
        told.append("The archive could not be asked about every source. Try again later.")
    return told
