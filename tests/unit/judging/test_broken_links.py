"""What the check says of sources, from the lock file alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from glossator.codes import CODES
from glossator.findings import Finding
from glossator.judging.links import WHY, broken
from glossator.library import Library
from glossator.model import LinkRecord, Passage, Source
from sites import WELL_GLOSSED, small_site, write

PAGE, COPY = "https://example.org/minutes", "https://web.archive.org/web/20250301/x"
LOST = (Passage(exact="no good choice", gone="2026-11-22", reads="no choice"),)


def record(state: Any, url: str = PAGE, **fields: Any) -> LinkRecord:
    return LinkRecord(url=url, state=state, checked="2026-11-29", **fields)


def judge(*records: LinkRecord, archive: str | None = None) -> list[Finding]:
    sources = {"minutes": Source(outlet="Council", url=PAGE, archive=archive)}
    return list(broken(Path("a.gloss.yml"), sources, {r.url: r for r in records}, lambda _: 7))


@pytest.mark.parametrize(
    ("records", "archive", "codes"),
    [
        ([], None, []),
        ([record("same-passage")], None, []),
        ([record("passage-moved")], None, []),
        ([record("live")], None, []),
        ([record("unreadable")], None, []),
        ([record("failing")], None, []),
        ([record("not-checked")], None, []),
        ([record("dead")], None, ["source-dead"]),
        ([record("dead")], COPY, ["source-dead-copy"]),
        ([record("dead-with-copy", copy=COPY)], COPY, ["source-dead-copy"]),
        ([record("dead-with-copy", copy=COPY)], None, ["source-dead"]),
        ([record("dead"), record("dead", COPY)], COPY, ["source-dead", "source-dead"]),
        ([record("dead"), record("not-checked", COPY)], COPY, ["source-dead-copy"]),
        ([record("live"), record("dead", COPY)], COPY, ["source-dead"]),
        ([record("passage-gone", passages=LOST)], None, ["source-passage"]),
        ([record("passage-gone", passages=LOST)], COPY, ["source-passage"]),
        (
            [record("passage-gone", passages=LOST), record("same-passage", COPY)],
            COPY,
            ["source-passage-copy"],
        ),
        (
            [record("same-passage"), record("passage-gone", COPY, passages=LOST)],
            COPY,
            ["source-passage"],
        ),
    ],
)
def test_codes(records: list[LinkRecord], archive: str | None, codes: list[str]) -> None:
    found = judge(*records, archive=archive)
    assert [each.code for each in found] == codes
    assert all(each.severity == CODES[each.code].severity for each in found)
    assert all((each.line, each.id) == (7, "minutes") for each in found)


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (
            record("dead", why="gone", status=404),
            "minutes: The source is gone: it is not there any more (404), 2026-11-29. Correct "
            "`url`, or add `archive`; `glossator links --archive` looks for a copy.",
        ),
        (
            record("dead-with-copy", why="unknown-host", copy=COPY),
            "minutes: The source is gone: there is no such host, 2026-11-29. Add `archive: "
            f"{COPY}`, or correct `url`.",
        ),
        (
            record("passage-gone", passages=(*LOST, *LOST)),
            "minutes: The source no longer has the words “no good choice” and 1 more, missed since "
            "2026-11-22. It has “no choice”. Compare; if it was changed, say so in the note and "
            "name a copy that has them.",
        ),
        (
            record("dead", why="\x1b[31m"),
            "minutes: The source is gone: it leads nowhere, 2026-11-29. Correct `url`, or add "
            "`archive`; `glossator links --archive` looks for a copy.",
        ),
    ],
)
def test_messages(made: LinkRecord, said: str) -> None:
    (found,) = judge(made)
    assert (found.place, found.message) == ("a.gloss.yml:7", said)


def test_every_reason_can_be_said() -> None:
    assert all(text and not text.endswith(".") for text in WHY.values())


LOCK = """\
links:
  - url: https://example.org/minutes
    state: dead
    checked: 2026-11-29
    why: gone
"""


def test_of_a_site(tmp_path: Path) -> None:
    name = "docs/articles/library.gloss.yml"
    small_site(tmp_path, "", {name: WELL_GLOSSED, "docs/sources.lock.yml": LOCK})
    gloss = Library(tmp_path / "docs").load(tmp_path / name).gloss
    assert gloss is not None
    assert gloss.records["https://example.org/minutes"].is_dead
    write(tmp_path, {"docs/sources.lock.yml": "links: {"})
    found = Library(tmp_path / "docs").findings()
    assert [(each.code, each.severity) for each in found] == [("sources-lock", "warning")]
