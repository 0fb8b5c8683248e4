"""What asking came to, beside what was known: which state it makes, and when dead is dead."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from glossator.linking.outcomes import Answer, NoAnswer
from glossator.linking.states import record_of, validators_for, with_copies
from glossator.model import LinkRecord

URL = "https://example.org/minutes"
WORDS = "We had no good choice left"
FIRST, SECOND = "2026-11-22", "2026-11-29"


def page(text: str, **fields: Any) -> Answer:
    body = f"<p>{text}</p>".encode()
    return Answer(
        **{"final": URL, "status": 200, "content_type": "text/html", "body": body, **fields}
    )


def none(standing: Any, why: str, status: int | None = None) -> NoAnswer:
    return NoAnswer(standing=standing, why=why, status=status, final=URL)


GONE = none("gone", "gone", 404)
DOWN = none("failed", "no-connection")
REFUSED = none("unasked", "refused", 403)
PAYWALL = page("Words. " * 40 + '<script>{"isAccessibleForFree": false}</script>')
SEEN = page(f"She said: {WORDS}.", etag='"1"')


def run(*steps: tuple[Any, str], passages: tuple[str, ...] = (WORDS,)) -> LinkRecord:
    known = None
    for outcome, day in steps:
        known = record_of(URL, outcome, passages, known, day)
    assert known is not None
    return known


@pytest.mark.parametrize(
    ("steps", "state"),
    [
        ([SEEN], "same-passage"),
        ([SEEN, SEEN], "same-passage"),
        ([SEEN, page(f"He said: {WORDS}.")], "passage-moved"),
        ([SEEN, page(f"He said: {WORDS}."), page(f"He said: {WORDS}.")], "same-passage"),
        ([SEEN, page("She said nothing.")], "passage-gone"),
        ([page("Nothing.")], "passage-gone"),
        ([SEEN, GONE], "dead"),
        ([GONE, SEEN], "same-passage"),
        ([DOWN], "failing"),
        ([SEEN, DOWN], "failing"),
        ([REFUSED], "not-checked"),
        ([GONE, REFUSED], "not-checked"),
        ([GONE, DOWN], "dead"),
        ([page("", content_type="application/pdf")], "unreadable"),
        ([SEEN, page("", status=304, body=b"")], "same-passage"),
        ([page("", status=304, body=b"")], "not-checked"),
    ],
)
def test_states(steps: list[Any], state: str) -> None:
    days = [f"2026-11-{day:02}" for day in range(1, len(steps) + 1)]
    assert run(*zip(steps, days, strict=True)).state == state


@pytest.mark.parametrize(
    ("outcome", "state"), [(page("x"), "live"), (GONE, "dead"), (page("x", body=b""), "live")]
)
def test_a_source_of_which_no_words_are_known(outcome: Any, state: str) -> None:
    record = run((outcome, FIRST), passages=())
    assert (record.state, record.passages) == (state, ())


# Only what fails on two days is dead.


def test_a_failure_is_none_until_another_day() -> None:
    once = run((DOWN, FIRST))
    again = run((DOWN, FIRST), (DOWN, FIRST))
    assert once == again
    assert (once.state, once.failing_since) == ("failing", FIRST)
    twice = run((DOWN, FIRST), (none("failed", "unknown-host"), SECOND))
    assert (twice.state, twice.failing_since, twice.why) == ("dead", FIRST, "unknown-host")


@pytest.mark.parametrize("between", [SEEN, REFUSED])
def test_the_count_begins_anew_after_a_good_day(between: Any) -> None:
    record = run((DOWN, FIRST), (between, "2026-11-25"), (DOWN, SECOND))
    assert (record.state, record.failing_since) == ("failing", SECOND)


@pytest.mark.parametrize(
    "why", ["robots", "refused", "rate-limited", "login", "certificate", "time-out"]
)
def test_what_may_not_be_looked_at_is_never_dead(why: str) -> None:
    outcome = none("unasked", why)
    assert run(*((outcome, f"2026-11-{day:02}") for day in range(1, 20))).state == "not-checked"


# What is remembered.


@pytest.mark.parametrize(
    "outcome", [GONE, DOWN, REFUSED, page("", content_type="application/pdf"), page("Nothing.")]
)
def test_the_place_of_a_passage_outlives_bad_days(outcome: Any) -> None:
    before = run((SEEN, FIRST)).passages[0]
    after = run((SEEN, FIRST), (outcome, "2026-11-25"), (SEEN, SECOND))
    assert after.passages[0] == before
    moved = run((SEEN, FIRST), (outcome, "2026-11-25"), (page(f"No: {WORDS}."), SECOND))
    assert moved.state == "passage-moved"


def test_words_that_nobody_cites_any_more_are_forgotten() -> None:
    known = run((page(f"{WORDS}. Other words."), FIRST), passages=(WORDS, "Other words"))
    assert len(known.passages) == 2
    record = record_of(URL, SEEN, [WORDS], known, SECOND)
    assert [passage.exact for passage in record.passages] == [WORDS]


def test_where_it_led() -> None:
    assert run((page("x", final=URL), FIRST)).final is None
    assert run((page("x", final="https://example.org/new"), FIRST)).final is not None
    assert run((page("x", final="https://example.org/?pass=" + "x" * 999), FIRST)).final is None


def test_words_are_not_gone_from_a_page_that_cannot_be_read_whole() -> None:
    record = run((SEEN, FIRST), (PAYWALL, SECOND))
    assert (record.state, record.why) == ("unreadable", "paywall")
    assert record.passages[0].gone is None
    both = run((PAYWALL, FIRST), passages=("Words", WORDS))
    assert [passage.exact for passage in both.passages] == ["Words"]
    assert run((PAYWALL, FIRST), passages=("Words",)).state == "same-passage"


# Conditional requests.


def test_a_page_is_asked_for_with_what_came_with_it() -> None:
    record = run((replace(SEEN, final="https://example.org/new"), FIRST))
    validators = validators_for(record, [WORDS])
    assert validators is not None
    assert (validators.url, validators.etag) == ("https://example.org/new", '"1"')


@pytest.mark.parametrize(
    ("record", "passages"),
    [
        (None, [WORDS]),
        (run((page(WORDS), FIRST)), [WORDS]),
        (run((SEEN, FIRST)), [WORDS, "more words"]),
        (run((SEEN, FIRST), (GONE, SECOND)), [WORDS]),
        (run((replace(PAYWALL, etag="1"), FIRST)), [WORDS]),
    ],
    ids=["new", "without validators", "more words", "dead", "read in part"],
)
def test_where_the_page_must_be_read_anew(record: LinkRecord | None, passages: list[str]) -> None:
    assert validators_for(record, passages) is None


def test_a_pdf_that_is_as_it_was() -> None:
    pdf = run((page("", content_type="application/pdf", etag="1"), FIRST))
    assert validators_for(pdf, [WORDS]) is not None
    after = record_of(URL, page("", status=304, body=b""), [WORDS], pdf, SECOND)
    assert after == replace(pdf, checked=SECOND)
    assert (after.state, after.why) == ("unreadable", "pdf")


def test_a_page_that_is_as_it_was() -> None:
    gone = run((replace(SEEN, body=b"Nothing."), FIRST))
    unchanged = page("", status=304, body=b"")
    after = record_of(URL, unchanged, [WORDS], gone, SECOND)
    assert (after.state, after.checked, after.etag) == ("passage-gone", SECOND, '"1"')
    assert after.passages[0].gone == FIRST


# Copies.

COPY = "https://web.archive.org/web/2025/x"


def record(state: Any, url: str = URL, **fields: Any) -> LinkRecord:
    return LinkRecord(url=url, state=state, checked=FIRST, **fields)


@pytest.mark.parametrize(
    ("state", "copies", "copy", "expected"),
    [
        ("dead", [COPY], None, "dead-with-copy"),
        ("dead", [COPY], "same-passage", "dead-with-copy"),
        ("dead", [COPY], "not-checked", "dead-with-copy"),
        ("dead", [COPY], "dead", "dead"),
        ("dead", [], None, "dead"),
        ("dead-with-copy", [], None, "dead"),
        ("live", [COPY], None, "live"),
    ],
)
def test_a_copy_stands_in(state: Any, copies: list[str], copy: Any, expected: str) -> None:
    records = {COPY: record(copy, COPY)} if copy else {}
    after = with_copies(record(state, copy="old"), copies, records)
    assert after.state == expected
    assert after.copy == {"dead-with-copy": COPY, "dead": None, "live": "old"}[expected]
