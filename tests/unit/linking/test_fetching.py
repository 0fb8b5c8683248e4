"""The client beside a server that plays everything: what it makes of it, and how it behaves."""

from __future__ import annotations

import asyncio
import gzip
import socket
import ssl
import threading
import time
import tracemalloc
import zlib
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler

import pytest
import trustme

from glossator.linking.outcomes import Answer, NoAnswer, Validators
from glossator.linking.unpacking import Body, read_body
from webserver import Clock, Guest, Reply, Web, closed_port, html, look_up, serving


def why(outcome: object) -> tuple[str, str]:
    assert isinstance(outcome, NoAnswer), outcome
    return outcome.standing, outcome.why


def answer(outcome: object) -> Answer:
    assert isinstance(outcome, Answer), outcome
    return outcome


def test_a_page(web: Web, guest: Guest) -> None:
    modified = "Sat, 01 Nov 2025 00:00:00 GMT"
    web.pages["/a"] = html("Words.", **{"ETag": '"1"', "Last-Modified": modified})
    found = answer(guest.get(web.url("/a#:~:text=Words")))
    assert b"Words." in found.body
    assert (found.final, found.status, found.etag) == (web.url("/a"), 200, '"1"')
    assert found.last_modified == modified
    assert [each.method for each in web.log] == ["GET", "GET"]
    assert web.asked(robots=True) == ["/robots.txt", "/a"]


def test_it_says_who_it_is(web: Web, guest: Guest) -> None:
    web.pages["/a"] = html("Words.")
    guest.but(contact="https://news.example/").get(web.url("/a"))
    for each in web.log:
        assert each.headers["User-Agent"].startswith("Glossator/")
        assert "+https://news.example/" in each.headers["User-Agent"]
        assert each.headers["Accept-Encoding"] == "gzip, deflate"


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (404, ("gone", "gone")),
        (410, ("gone", "gone")),
        (401, ("unasked", "refused")),
        (403, ("unasked", "refused")),
        (405, ("unasked", "refused")),
        (451, ("unasked", "refused")),
        (999, ("unasked", "refused")),
        (500, ("failed", "server-error")),
        (502, ("failed", "server-error")),
        (503, ("unasked", "rate-limited")),
        (429, ("unasked", "rate-limited")),
    ],
)
def test_what_a_status_means(
    web: Web, guest: Guest, status: int, expected: tuple[str, str]
) -> None:
    web.pages["/a"] = Reply("No.", status)
    outcome = guest.get(web.url("/a"))
    assert why(outcome) == expected
    assert outcome.status == status


def test_a_challenge_is_no_failure(web: Web, guest: Guest) -> None:
    web.pages["/a"] = Reply("Are you human?", 500, {"cf-mitigated": "challenge"})
    assert why(guest.get(web.url("/a"))) == ("unasked", "refused")


# Where no server is.


def test_nobody_listens(web: Web, guest: Guest) -> None:
    url = f"http://one.test:{closed_port()}/a"
    assert why(guest.get(url)) == ("failed", "no-connection")
    assert guest.get(url).final == url


def test_there_is_no_such_host(web: Web, guest: Guest) -> None:
    assert why(guest.get("http://no-such-host.test/a")) == ("failed", "unknown-host")


def test_a_name_server_that_fails_says_nothing_of_the_host(
    web: Web, guest: Guest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", fails)
    assert why(guest.get("http://one.test/a")) == ("failed", "no-connection")


@pytest.mark.parametrize("url", ["http://[::1", "http://a..test/", "http://" + "a" * 70 + ".test/"])
def test_an_address_that_is_none(web: Web, guest: Guest, url: str) -> None:
    assert why(guest.get(url)) == ("unasked", "bad-address")


# Servers that are slow, endless or out of their mind.


def hold(_: BaseHTTPRequestHandler) -> None:
    time.sleep(1.0)


def drip(handler: BaseHTTPRequestHandler) -> None:
    for _ in range(100):
        handler.wfile.write(b"x")
        handler.wfile.flush()
        time.sleep(0.03)


def pour(handler: BaseHTTPRequestHandler) -> None:
    while True:
        handler.wfile.write(b"<p>words</p>" * 5_000)


def test_a_server_that_falls_silent(web: Web, guest: Guest) -> None:
    web.pages["/a"] = Reply(play=hold)
    assert why(guest.but(silence=0.1).get(web.url("/a"))) == ("unasked", "time-out")


def test_a_body_that_comes_in_drips(web: Web, guest: Guest) -> None:
    web.pages["/a"] = Reply(play=drip)
    assert why(guest.but(whole=0.3).get(web.url("/a"))) == ("unasked", "time-out")


def test_an_endless_body_is_cut_off(web: Web, guest: Guest) -> None:
    web.pages["/a"] = Reply(headers={"Content-Type": "text/html"}, play=pour)
    found = answer(guest.but(largest=100_000).get(web.url("/a")))
    assert found.cut
    assert 0 < len(found.body) <= 160_000


def test_a_body_is_not_read_where_none_is_wanted(web: Web, guest: Guest) -> None:
    web.pages["/a"] = Reply(headers={"Content-Type": "text/html"}, play=pour)
    found = answer(guest.get(web.url("/a"), body=False))
    assert (found.status, found.body) == (200, b"")


BOMB = gzip.compress(bytes(60_000_000))


@pytest.mark.parametrize("packing", ["gzip", "x-gzip", "deflate", "GZIP"])
def test_a_bomb_does_not_go_off(web: Web, guest: Guest, packing: str) -> None:
    web.pages["/a"] = Reply(BOMB, headers={"Content-Encoding": packing})
    found = answer(guest.but(largest=1_000_000).get(web.url("/a")))
    assert found.cut
    assert len(found.body) == 1_000_000


def test_a_bomb_is_unpacked_step_by_step() -> None:
    async def read() -> Body:
        async def chunks() -> AsyncIterator[bytes]:
            yield BOMB

        return await read_body(chunks(), "gzip", 1_000_000)

    tracemalloc.start()
    try:
        assert asyncio.run(read()).cut
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("kind", ["application/pdf", "video/mp4", "image/png"])
def test_what_holds_no_words_is_not_read(web: Web, guest: Guest, kind: str) -> None:
    web.pages["/a"] = Reply(headers={"Content-Type": kind}, play=pour)
    found = answer(guest.get(web.url("/a")))
    assert (found.content_type, found.body) == (kind, b"")


@pytest.mark.parametrize(
    ("packing", "packed"),
    [
        ("gzip", gzip.compress(b"words " * 50_000)),
        ("deflate", zlib.compress(b"words " * 50_000)),
        ("deflate", zlib.compress(b"words " * 50_000)[2:-4]),
        ("identity", b"words " * 50_000),
    ],
    ids=["gzip", "deflate", "bare deflate", "identity"],
)
def test_a_packed_body(web: Web, guest: Guest, packing: str, packed: bytes) -> None:
    web.pages["/a"] = Reply(packed, headers={"Content-Encoding": packing})
    found = answer(guest.get(web.url("/a")))
    assert found.body == b"words " * 50_000
    assert not found.cut


MEMBERS = gzip.compress(b"We had ") + gzip.compress(b"no choice") + gzip.compress(b"")


@pytest.mark.parametrize("behind", [b"", bytes(500), b"\x1f", b"padding"])
@pytest.mark.parametrize("at_a_time", [1, 7, 1_000])
def test_a_body_of_several_gzip_members(behind: bytes, at_a_time: int) -> None:
    data = MEMBERS + behind

    async def chunks() -> AsyncIterator[bytes]:
        for at in range(0, len(data), at_a_time):
            yield data[at : at + at_a_time]

    read = asyncio.run(read_body(chunks(), "gzip", 1_000_000))
    assert read == Body(b"We had no choice")


def test_many_small_members_are_no_work() -> None:
    async def read() -> Body:
        async def chunks() -> AsyncIterator[bytes]:
            yield gzip.compress(b"") * 200_000

        return await read_body(chunks(), "gzip", 5_000_000)

    begun = time.process_time()
    asyncio.run(read())
    assert time.process_time() - begun < 5


@pytest.mark.parametrize(
    ("packing", "body"), [("br", b"\x0b\x02\x80words\x03"), ("gzip", b"no gzip at all")]
)
def test_a_body_that_nobody_can_unpack(web: Web, guest: Guest, packing: str, body: bytes) -> None:
    web.pages["/a"] = Reply(body, headers={"Content-Encoding": packing})
    assert answer(guest.get(web.url("/a"))).packed


def test_a_server_that_talks_nonsense(web: Web, guest: Guest) -> None:
    def nonsense(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"zz\r\nnot a chunk")

    web.pages["/a"] = Reply(headers={"Transfer-Encoding": "chunked"}, play=nonsense)
    assert why(guest.get(web.url("/a"))) == ("unasked", "bad-answer")


def test_a_server_that_hangs_up(web: Web, guest: Guest) -> None:
    def hang_up(request: object) -> Reply:
        raise ConnectionResetError

    web.pages["/a"] = hang_up
    assert why(guest.get(web.url("/a"))) == ("unasked", "bad-answer")


# Certificates.


def contexts() -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """What a server shows for one.test, and a client that trusts whoever has signed it."""
    authority = trustme.CA()
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("one.test").configure_cert(server)
    client = ssl.create_default_context()
    authority.configure_trust(client)
    return server, client


def test_certificates_are_verified(web: Web, guest: Guest) -> None:
    server, client = contexts()
    with serving(server) as secure:
        secure.pages["/a"] = html("Words.")
        url = secure.url("/a")
        assert why(guest.get(url)) == ("unasked", "certificate")
        assert answer(
            guest.get(url, ssl_context=client)
            if False
            else guest.get_all(url, ssl_context=client)[0]
        )
        other = secure.url("/a", "two.test")
        assert why(guest.get(other, ssl_context=client)) == ("unasked", "certificate")
        assert secure.asked() == ["/a"]


# Redirects.


def to(url: str, status: int = 302) -> Reply:
    return Reply(status=status, headers={"Location": url})


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed(web: Web, guest: Guest, status: int) -> None:
    web.pages["/a"] = to("/b/../c", status)
    web.pages["/c"] = to(web.url("/d", "two.test"))
    web.pages["/d"] = html("Words.")
    found = answer(guest.get(web.url("/a")))
    assert found.final == web.url("/d", "two.test")
    assert [f"{each.host}{each.path}" for each in web.log] == [
        "one.test/robots.txt",
        "one.test/a",
        "one.test/c",
        "two.test/robots.txt",
        "two.test/d",
    ]


def test_a_circle_ends(web: Web, guest: Guest) -> None:
    web.pages["/a"], web.pages["/b"] = to("/b"), to("/a")
    assert why(guest.but(redirects=4).get(web.url("/a"))) == ("failed", "redirects")
    assert web.asked() == ["/a", "/b", "/a", "/b", "/a"]


def test_a_circle_that_a_cookie_opens(web: Web, guest: Guest) -> None:
    def door(request: object) -> Reply:
        if "seen=1" in request.headers.get("Cookie", ""):
            return html("Words.")
        return Reply(status=302, headers={"Location": "/a", "Set-Cookie": "seen=1; Path=/"})

    web.pages["/a"] = door
    assert b"Words." in answer(guest.get(web.url("/a"))).body
    guest.get(web.url("/a"))
    assert [("Cookie" in each.headers) for each in web.log if each.path == "/a"] == [
        False,
        True,
        False,
        True,
    ]


@pytest.mark.parametrize("place", ["file:///etc/passwd", "ftp://one.test/", "javascript:alert(1)"])
def test_a_redirect_out_of_the_web(web: Web, guest: Guest, place: str) -> None:
    web.pages["/a"] = to(place)
    assert why(guest.get(web.url("/a"))) == ("unasked", "bad-address")


def test_a_redirect_to_a_login(web: Web, guest: Guest) -> None:
    web.pages["/a"] = to("/login?next=/a")
    web.pages["/login?next=/a"] = html("Who are you?")
    assert why(guest.get(web.url("/a"))) == ("unasked", "login")
    assert isinstance(guest.get(web.url("/login?next=/a")), Answer)


def test_a_page_about_logins_is_none(web: Web, guest: Guest) -> None:
    web.pages["/a"] = to("/news/login-reform")
    web.pages["/news/login-reform"] = html("Words.")
    assert isinstance(guest.get(web.url("/a")), Answer)


def test_a_redirect_without_a_place(web: Web, guest: Guest) -> None:
    web.pages["/a"] = Reply(status=302)
    assert why(guest.get(web.url("/a"))) == ("failed", "redirects")


# Conditional requests.


def test_a_page_that_has_not_changed_is_not_sent(web: Web, guest: Guest) -> None:
    web.pages["/a"] = to("/b")
    web.pages["/b"] = lambda request: (
        Reply(status=304) if request.headers.get("If-None-Match") == '"7"' else html("Words.")
    )
    since = "Sat, 01 Nov 2025 00:00:00 GMT"
    validators = Validators(web.url("/b"), '"7"', since)
    assert answer(guest.get(web.url("/a"), validators=validators)).status == 304
    asked = {each.path: each.headers for each in web.log}
    assert "If-None-Match" not in asked["/a"]
    assert asked["/b"]["If-Modified-Since"] == since


@pytest.mark.parametrize("etag", ["\xe9\xff", "é", '"\u20ac"'])
def test_a_validator_goes_back_byte_for_byte(web: Web, guest: Guest, etag: str) -> None:
    sent = etag.encode("latin-1" if max(etag) <= "ÿ" else "utf-8").decode("latin-1")
    web.pages["/a"] = html("Words.", ETag=sent)
    found = answer(guest.get(web.url("/a")))
    again = guest.get(web.url("/a"), validators=Validators(found.final, found.etag))
    assert isinstance(again, Answer)
    assert web.log[-1].headers.get("If-None-Match") in (sent, None)


@pytest.mark.parametrize("etag", ["\u20ac", "a\nb", "a\0", " a", "", "x" * 201])
def test_what_can_stand_in_no_header_is_not_sent(web: Web, guest: Guest, etag: str) -> None:
    web.pages["/a"] = html("Words.")
    assert isinstance(guest.get(web.url("/a"), validators=Validators(web.url("/a"), etag)), Answer)
    assert "If-None-Match" not in web.log[-1].headers


def test_a_site_whose_address_is_not_ascii(web: Web, guest: Guest) -> None:
    web.pages["/a"] = html("Words.")
    assert isinstance(guest.but(contact="https://zürich.example/ä\r\n)").get(web.url("/a")), Answer)
    assert web.log[-1].headers["User-Agent"].endswith("ple/%C3%A4%0D%0A%29)")


# Robots.


@pytest.mark.parametrize(
    ("rules", "allowed"),
    [
        ("User-agent: *\nDisallow: /", False),
        ("User-agent: Glossator\nDisallow: /a", False),
        ("User-agent: glossator\nDisallow:\n\nUser-agent: *\nDisallow: /", True),
        ("User-agent: *\nDisallow: /*.pdf$\nDisallow: /b", True),
        ("User-agent: *\nDisallow: /\nAllow: /a", True),
        ("no rules at all \x00 \xff", True),
        ("\ufeffUser-agent: *\nDisallow: /", False),
        ("User-agent: Glossator/2.0\nDisallow: /", False),
        ("user-agent:glossator/2.0 # we\nDisallow: /\n\nUser-agent: *\nAllow: /", False),
        ("User-agent: Glossator (news)\nAllow: /\n\nUser-agent: *\nDisallow: /", True),
        ("User-agent: Gloss\nDisallow: /", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: Gloss\nAllow: /", False),
        ("User-agent: Glossators\nUser-agent: other/1.0\nDisallow: /", True),
        ("User-agent: other\nUser-agent: Glossator/1\nDisallow: /", False),
        ("User-agent: * # all\nDisallow: /", False),
        ("", True),
    ],
)
def test_rules_for_robots(web: Web, guest: Guest, rules: str, allowed: bool) -> None:
    web.pages["/robots.txt"] = Reply(rules)
    web.pages["/a"] = html("Words.")
    outcome = guest.get(web.url("/a"))
    if allowed:
        assert isinstance(outcome, Answer)
    else:
        assert why(outcome) == ("unasked", "robots")
        assert web.asked() == []


@pytest.mark.parametrize("kind", ["application/octet-stream", "image/png", "", "text/html"])
@pytest.mark.parametrize("place", ["/robots.txt", "/elsewhere"])
def test_rules_hold_whatever_type_they_are_sent_as(
    web: Web, guest: Guest, kind: str, place: str
) -> None:
    web.pages["/robots.txt"] = to(place)
    web.pages[place] = Reply("User-agent: *\nDisallow: /", headers={"Content-Type": kind})
    web.pages["/a"] = html("Words.")
    assert why(guest.get(web.url("/a"))) == ("unasked", "robots")


@pytest.mark.parametrize(
    ("status", "expected"),
    [(404, None), (403, None), (401, None), (500, "robots"), (503, "robots"), (429, "robots")],
)
def test_no_rules_and_rules_that_cannot_be_told(
    web: Web, guest: Guest, status: int, expected: str | None
) -> None:
    web.pages["/robots.txt"] = Reply("", status)
    web.pages["/a"] = html("Words.")
    outcome = guest.but(tries=1).get(web.url("/a"))
    if expected is None:
        assert isinstance(outcome, Answer)
    else:
        assert why(outcome)[0] == "unasked"
        assert web.asked() == []


def test_rules_are_read_once_and_where_a_redirect_leads_too(web: Web, guest: Guest) -> None:
    web.pages["/a"] = web.pages["/b"] = to(web.url("/c", "two.test"))
    web.pages["two.test/robots.txt"] = Reply("User-agent: *\nDisallow: /c")
    outcomes = guest.get_all(web.url("/a"), web.url("/b"))
    assert [why(each) for each in outcomes] == [("unasked", "robots")] * 2
    assert web.asked(robots=True).count("/robots.txt") == 2
    assert "/c" not in web.asked()


def test_an_interface_for_programs_needs_no_rules(web: Web, guest: Guest) -> None:
    web.pages["/api"] = Reply("{}")
    guest.get(web.url("/api"), robots=False)
    assert web.asked(robots=True) == ["/api"]


# Politeness.


def overlapping(web: Web) -> list[tuple[str, str]]:
    """Pairs of requests that were at one host at the same time."""
    return [
        (one.path, two.path)
        for at, one in enumerate(web.log)
        for two in web.log[at + 1 :]
        if one.host == two.host and one.begun < two.ended and two.begun < one.ended
    ]


def test_never_two_at_once_at_one_host_and_in_order(web: Web, guest: Guest, clock: Clock) -> None:
    def slow(_: object) -> Reply:
        time.sleep(0.02)
        return html("Words.")

    paths = [f"/{at}" for at in range(8)]
    web.pages |= dict.fromkeys(paths, slow)
    # A redirect to a host that is being asked waits for its turn too.
    web.pages["three.test/r"] = to(web.url("/0"))
    urls = [web.url(path, host) for path in paths for host in ("one.test", "two.test")]
    guest.get_all(*urls, web.url("/r", "three.test"))
    assert overlapping(web) == []
    for host in ("one.test", "two.test"):
        asked = [each.path for each in web.log if each.host == host and each.path != "/robots.txt"]
        assert list(dict.fromkeys(asked)) == paths
    assert len(web.log) == 8 + 8 + 2 + 3


def test_hosts_are_asked_side_by_side(web: Web, guest: Guest) -> None:
    both = threading.Barrier(2, timeout=5)

    def meet(_: object) -> Reply:
        both.wait()
        return html("Words.")

    web.pages["/a"] = meet
    outcomes = guest.get_all(web.url("/a", "one.test"), web.url("/a", "two.test"))
    assert all(isinstance(each, Answer) for each in outcomes)


def test_there_is_a_pause_between_two_requests(web: Web, guest: Guest, clock: Clock) -> None:
    web.pages["/a"] = web.pages["/b"] = html("Words.")
    guest.but(pause=3.0).get_all(web.url("/a"), web.url("/b"))
    assert clock.waits == [3.0, 3.0]


@pytest.mark.parametrize(("delay", "pause"), [("5", 5.0), ("0.1", 1.0), ("86400", 30.0)])
def test_a_site_says_how_long_the_pause_is(
    web: Web, guest: Guest, clock: Clock, delay: str, pause: float
) -> None:
    web.pages["/robots.txt"] = Reply(f"User-agent: *\nCrawl-delay: {delay}")
    web.pages["/a"] = web.pages["/b"] = html("Words.")
    guest.get_all(web.url("/a"), web.url("/b"))
    assert clock.waits == [1.0, pause]


def test_a_busy_server_is_given_the_time_that_it_asks_for(
    web: Web, guest: Guest, clock: Clock
) -> None:
    web.pages["/a"] = [Reply("", 429, {"Retry-After": "17"}), html("Words.")]
    assert isinstance(guest.get(web.url("/a")), Answer)
    assert clock.waits == [1.0, 17.0]


def test_a_busy_server_that_names_a_date(web: Web, guest: Guest, clock: Clock) -> None:
    until = format_datetime(datetime.now(UTC) + timedelta(seconds=60), usegmt=True)
    web.pages["/a"] = [Reply("", 503, {"Retry-After": until}), html("Words.")]
    assert isinstance(guest.get(web.url("/a")), Answer)
    assert 50 < clock.waits[1] <= 60


@pytest.mark.parametrize("named", ["soon", "", "-5", "Thu, 99 Nov 2025 00:00:00 GMT"])
def test_a_busy_server_that_names_no_time(web: Web, guest: Guest, clock: Clock, named: str) -> None:
    web.pages["/a"] = Reply("", 429, {"Retry-After": named})
    assert why(guest.get(web.url("/a"))) == ("unasked", "rate-limited")
    assert clock.waits == [1.0, 4.0, 16.0]


def test_who_asks_for_too_long_a_wait_is_left_alone(web: Web, guest: Guest, clock: Clock) -> None:
    web.pages["/a"] = web.pages["/b"] = Reply("", 429, {"Retry-After": "86400"})
    web.pages["two.test/a"] = html("Words.")
    outcomes = guest.get_all(web.url("/a"), web.url("/b"), web.url("/a", "two.test"))
    assert [why(each) for each in outcomes[:2]] == [("unasked", "rate-limited")] * 2
    assert isinstance(outcomes[2], Answer)
    assert [each.path for each in web.log if each.host == "one.test"] == ["/robots.txt", "/a"]
    assert max(clock.waits) < 100


# Where nobody may look.


@pytest.mark.parametrize(
    "host", ["one.test", "127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "0"]
)
def test_private_addresses_are_not_asked(web: Web, guest: Guest, host: str) -> None:
    web.pages["/a"] = html("A secret.")
    outcome = guest.but(allow_private=False).get(web.url("/a", host))
    assert isinstance(outcome, NoAnswer)
    assert outcome.why in ("private-address", "unknown-host")
    assert web.log == []


def test_nor_after_a_redirect(web: Web, guest: Guest, monkeypatch: pytest.MonkeyPatch) -> None:
    web.pages["/a"] = to(web.url("/secret", "two.test"))
    web.pages["/secret"] = html("A secret.")
    # To the guard, one.test is a host of the open Internet.
    monkeypatch.setattr(
        "glossator.linking.transport.is_open", lambda address: address != "127.0.0.2"
    )
    monkeypatch.setattr(
        socket, "getaddrinfo", look_up({"one.test": "127.0.0.1", "two.test": "127.0.0.2"})
    )
    assert why(guest.but(allow_private=False).get(web.url("/a"))) == ("unasked", "private-address")
    assert web.asked() == ["/a"]
