"""What is asked of the Wayback Machine, and what is taken from its answer."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest

from glossator.linking.archive import Copy, find_copy, wanted_time
from glossator.linking.fetching import fetching
from glossator.linking.manners import Manners
from glossator.linking.outcomes import NoAnswer
from glossator.model import Source
from webserver import Reply, Web

URL = "https://example.org/a?b=c&d"
STORED = "http://web.archive.org/web/20250301123456/https://example.org/a?b=c&d"


@pytest.mark.parametrize(
    ("published", "seen", "stamp"),
    [
        ("2025-03-05", None, "20250305"),
        ("2025-03-05T10:00-08:00", None, "20250305"),
        ("2025-03", None, "202503"),
        ("2025~", None, "2025"),
        ("2025-02-28/..", None, "20250228"),
        ("[2023-02,2023-11-28]", None, "202302"),
        ("2025-03-05", "on paper, 2025-04-01", "20250401"),
        ("2025-03-05", "stored copy", "20250305"),
        (None, None, ""),
    ],
)
def test_the_time_for_which_a_source_is_cited(
    published: str | None, seen: str | None, stamp: str
) -> None:
    assert wanted_time(Source(outlet="A", url=URL, published=published, seen=seen)) == stamp


async def ask(manners: Manners, api: str, source: Source) -> Any:
    async with fetching(manners) as fetcher:
        return await find_copy(fetcher, source, api)


def closest(**fields: Any) -> str:
    copy = {"available": True, "status": "200", "timestamp": "20250301123456", "url": STORED}
    return json.dumps({"archived_snapshots": {"closest": {**copy, **fields}}})


SECURE = "https://web.archive.org/web/20250301123456/https://example.org/a?b=c&d"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (closest(), Copy(SECURE, "2025-03-01")),
        (closest(url="http://web.archive.org:80/"), Copy("https://web.archive.org/", "2025-03-01")),
        (closest(url="http://other.example/x"), Copy("http://other.example/x", "2025-03-01")),
        (closest(status="404"), None),
        (closest(available=False), None),
        (closest(available="yes"), None),
        (closest(url="javascript:alert(1)"), None),
        (closest(url=None), None),
        (closest(timestamp="2025"), None),
        (closest(timestamp=20250301), None),
        ('{"url": "x", "archived_snapshots": {}}', None),
    ],
)  # fmt: skip
def test_answers(web: Web, manners: Manners, body: str, found: Copy | None) -> None:
    web.pages["/api?url=https%3A%2F%2Fexample.org%2Fa%3Fb%3Dc%26d&timestamp=20250305"] = Reply(body)
    source = Source(outlet="A", url=URL, published="2025-03-05")
    assert asyncio.run(ask(manners, web.url("/api"), source)) == found
    assert web.asked(robots=True) == [
        "/api?url=https%3A%2F%2Fexample.org%2Fa%3Fb%3Dc%26d&timestamp=20250305"
    ]


@pytest.mark.parametrize("reply", [Reply("", 500), Reply("", 404), Reply("[1]")])
def test_an_archive_that_is_down(web: Web, manners: Manners, reply: Reply) -> None:
    web.pages["/api?url=https%3A%2F%2Fexample.org%2Fa%3Fb%3Dc%26d"] = reply
    found = asyncio.run(ask(manners, web.url("/api"), Source(outlet="A", url=URL)))
    assert isinstance(found, NoAnswer)
