"""What asking came to, and what was known before → what is known now.

A word too much costs more trust than one too little: *dead* is only what the server itself says
is not there (404, 410), or what failed on two different days: nobody there, an error of the
server, a circle. Whatever else happens may happen to programs alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from urllib.parse import urldefrag

from glossator.linking.outcomes import Answer, NoAnswer, Outcome, Validators
from glossator.linking.pages import read_page
from glossator.linking.passages import PageWords, Seen
from glossator.model import LinkRecord, LinkState, Passage

_LIVE: tuple[LinkState, ...] = ("same-passage", "passage-moved", "passage-gone", "live")
_NEVER_READ = ("pdf", "type")
_UNCHANGED = 304
_LONGEST = 500


def validators_for(record: LinkRecord | None, passages: Iterable[str]) -> Validators | None:
    """What lets the server say that nothing has changed; None if the page must be read anew.

    It must where another passage is looked for than the last time, or where it was read in part.
    """
    if record is None or has_news(record, passages):
        return None
    if record.state not in _LIVE and record.why not in _NEVER_READ:
        return None
    if not (record.etag or record.last_modified):
        return None
    at = record.final or urldefrag(record.url).url
    return Validators(at, record.etag, record.last_modified)


def has_news(record: LinkRecord, passages: Iterable[str]) -> bool:
    """Whether words are looked for that were not when the page was last read."""
    looked_for = {passage.exact for passage in record.passages}
    return record.state in _LIVE and bool(set(passages) - looked_for)


def record_of(
    url: str, outcome: Outcome, passages: Iterable[str], known: LinkRecord | None, today: str
) -> LinkRecord:
    """The new record of an address.

    Args:
        url: the address.
        outcome: what asking for it came to.
        passages: the words that the page should have.
        known: the record before, if there is one.
        today: the day.
    """
    wanted = list(dict.fromkeys(passages))
    if isinstance(outcome, NoAnswer):
        return _unanswered(url, outcome, wanted, known, today)
    if outcome.status == _UNCHANGED:
        if known is None or validators_for(known, wanted) is None:
            astray = NoAnswer(standing="unasked", why="bad-answer", status=outcome.status)
            return _unanswered(url, astray, wanted, known, today)
        return replace(_kept(known, wanted), checked=today, failing_since=None)
    made = LinkRecord(
        url=url,
        state="live",
        checked=today,
        status=outcome.status,
        final=_other(url, outcome.final),
        etag=outcome.etag,
        last_modified=outcome.last_modified,
    )
    return _read(made, outcome, wanted, known, today) if wanted else made


def _kept(known: LinkRecord, wanted: list[str]) -> LinkRecord:
    """The record of a page that is as it was: what had moved then has stayed since."""
    passages = tuple(passage for passage in known.passages if passage.exact in wanted)
    state: LinkState = "live"
    if known.why in _NEVER_READ:
        state = "unreadable"
    elif passages:
        gone = any(passage.gone for passage in passages)
        state = "passage-gone" if gone else "same-passage"
    return replace(known, state=state, passages=passages)


def _read(
    made: LinkRecord, answer: Answer, wanted: list[str], known: LinkRecord | None, today: str
) -> LinkRecord:
    remembered = _remembered(known)
    page = read_page(answer)
    if page.text is None:
        kept = _only(remembered, wanted)
        return replace(made, state="unreadable", why=page.doubt, passages=kept)
    words = PageWords(page.text)
    seen = [words.look_up(exact, remembered.get(exact), today) for exact in wanted]
    if page.doubt is not None and any(each.state == "gone" for each in seen):
        found = {each.passage.exact: each.passage for each in seen if each.state != "gone"}
        kept = _only({**remembered, **found}, wanted)
        return replace(made, state="unreadable", why=page.doubt, passages=kept)
    passages = tuple(each.passage for each in seen)
    return replace(made, state=_worst(seen), passages=passages)


def _worst(seen: Iterable[Seen]) -> LinkState:
    states = {each.state for each in seen}
    if "gone" in states:
        return "passage-gone"
    return "passage-moved" if "moved" in states else "same-passage"


def _unanswered(
    url: str, outcome: NoAnswer, wanted: list[str], known: LinkRecord | None, today: str
) -> LinkRecord:
    since = None
    if outcome.standing == "failed":
        since = (known.failing_since if known is not None else None) or today
    state: LinkState = "not-checked"
    if outcome.standing == "gone" or (since is not None and since < today):
        state = "dead"
    elif outcome.standing == "failed":
        # What was dead before is not alive for failing in another way.
        state = "dead" if known is not None and known.is_dead else "failing"
    return LinkRecord(
        url=url,
        state=state,
        why=outcome.why,
        checked=today,
        failing_since=since,
        status=outcome.status,
        final=_other(url, outcome.final),
        passages=_only(_remembered(known), wanted),
    )


def _other(url: str, final: str | None) -> str | None:
    """Where an address led to, if to another that is worth remembering.

    Very long ones are passes for a moment, and others the next time.
    """
    if final is None or final == urldefrag(url).url or len(final) > _LONGEST:
        return None
    return final


def _remembered(known: LinkRecord | None) -> Mapping[str, Passage]:
    return {passage.exact: passage for passage in known.passages} if known is not None else {}


def _only(remembered: Mapping[str, Passage], wanted: list[str]) -> tuple[Passage, ...]:
    return tuple(remembered[exact] for exact in wanted if exact in remembered)


def with_copies(
    record: LinkRecord, copies: Iterable[str], records: Mapping[str, LinkRecord]
) -> LinkRecord:
    """The record with the archived copy that stands in for a dead address, if one does."""
    if not record.is_dead:
        return record
    there = [copy for copy in copies if copy not in records or not records[copy].is_dead]
    copy = there[0] if there else None
    return replace(record, state="dead-with-copy" if copy else "dead", copy=copy)
