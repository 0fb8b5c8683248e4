"""Sources that readers no longer find, or whose words have gone, as the lock file has it.

Nothing is asked of anybody here: that is what `glossator links` is for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from glossator.findings import Finding, shown
from glossator.judging.reporting import about
from glossator.model import LinkRecord, Passage, Source

_PRESENT = ("same-passage", "passage-moved")
WHY = {
    "gone": "it is not there any more",
    "unknown-host": "there is no such host",
    "no-connection": "its server cannot be reached",
    "time-out": "its server takes the call and does not answer in time",
    "server-error": "its server fails",
    "bad-answer": "its server breaks off, or its answer cannot be understood",
    "redirects": "it leads round in circles",
    "robots": "the site asks programs to stay away (robots.txt)",
    "refused": "its server does not let programs read it",
    "rate-limited": "its server asks programs to come back later",
    "login": "it wants a login or a consent",
    "certificate": "no safe connection to it can be made (certificate)",
    "private-address": "it leads into a private network",
    "bad-address": "it leads to something that is no web address",
    "own-fault": "Glossator itself failed at it, which is a fault to report",
    "pdf": "a PDF cannot be searched",
    "type": "what is there is no text",
    "encoding": "its characters cannot be told",
    "scripts": "its text is made by scripts",
    "paywall": "its text is for subscribers",
    "too-long": "it is too long to be read to its end",
}
"""What each ``why`` of a record means, as a part of a sentence."""


def broken(
    path: Path,
    sources: Mapping[str, Source],
    records: Mapping[str, LinkRecord],
    line_of: Callable[[str], int],
) -> Iterator[Finding]:
    """A finding for each source that is dead, or lacks words that are quoted from it."""
    for ident, source in sources.items():
        page, copy = records.get(source.url or ""), records.get(source.archive or "")
        for code, what, mend in _judge(source, page, copy):
            yield about(path, line_of(ident), code, ident, what, mend)


def _judge(
    source: Source, page: LinkRecord | None, copy: LinkRecord | None
) -> Iterator[tuple[str, str, str]]:
    has_copy = bool(source.archive) and (copy is None or not copy.is_dead)
    if page is not None and page.is_dead:
        what = f"The source is gone: {_reason(page)}"
        if has_copy:
            mend = "Readers are sent to the archived copy. If it has moved, correct `url`."
            yield "source-dead-copy", what, mend
        else:
            yield "source-dead", what, _find_copy(page)
    elif page is not None and page.state == "passage-gone":
        what = f"The source no longer has {_lost(page)}"
        if has_copy and copy is not None and copy.state in _PRESENT:
            yield "source-passage-copy", what, "The archived copy has. Look at what was changed."
        else:
            mend = "Compare; if it was changed, say so in the note and name a copy that has them."
            yield "source-passage", what, mend
    if copy is not None and copy.is_dead:
        what = f"The archived copy is gone: {_reason(copy)}"
        yield "source-dead", what, "Name another in `archive`, or delete the key."
    elif copy is not None and copy.state == "passage-gone":
        what = f"The archived copy does not have {_lost(copy)}"
        yield "source-passage", what, "Name a copy of another day, or correct the wording."


def _reason(record: LinkRecord) -> str:
    status = f" ({record.status})" if record.status and record.status >= 400 else ""
    return f"{WHY.get(record.why or '', 'it leads nowhere')}{status}, {record.checked}."


def _find_copy(page: LinkRecord) -> str:
    if page.copy:
        return f"Add `archive: {page.copy}`, or correct `url`."
    return "Correct `url`, or add `archive`; `glossator links --archive` looks for a copy."


def _lost(record: LinkRecord) -> str:
    gone = [passage for passage in record.passages if passage.gone]
    if not gone:
        return "the words."
    first: Passage = gone[0]
    more = f" and {len(gone) - 1} more" if len(gone) > 1 else ""
    reads = f" It has {shown(first.reads)}." if first.reads else ""
    return f"the words {shown(first.exact)}{more}, missed since {first.gone}.{reads}"
