"""A web server on this machine that plays what servers do, and keeps a log of its guests."""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from glossator.linking.fetching import fetching
from glossator.linking.manners import Manners
from glossator.linking.outcomes import Outcome

Play = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Reply:
    """An answer; ``play`` does something else after the headers instead of sending ``body``."""

    body: bytes | str = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    play: Play | None = None

    @property
    def data(self) -> bytes:
        return self.body.encode() if isinstance(self.body, str) else self.body


@dataclass
class Request:
    """One request as the server saw it; times by ``time.monotonic``."""

    method: str
    host: str
    path: str
    headers: Mapping[str, str]
    begun: float
    ended: float = 0.0


class Web:
    """The server: ``pages`` are its answers by path, or by host and path (``one.test/a``)."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.pages: dict[str, Reply | list[Reply] | Callable[[Request], Reply]] = {}
        self.log: list[Request] = []
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.server.daemon_threads = True
        if tls is not None:
            self.server.socket = tls.wrap_socket(self.server.socket, server_side=True)
        self.port = self.server.server_address[1]
        self.scheme = "https" if tls else "http"

    def url(self, path: str, host: str = "one.test") -> str:
        return f"{self.scheme}://{host}:{self.port}{path}"

    def asked(self, *, robots: bool = False) -> list[str]:
        """The paths that were asked for, in order."""
        return [each.path for each in self.log if robots or each.path != "/robots.txt"]

    def reply(self, request: Request) -> Reply:
        found = self.pages.get(f"{request.host}{request.path}", self.pages.get(request.path))
        if isinstance(found, list):
            # The last one stays.
            return found.pop(0) if len(found) > 1 else found[0]
        if callable(found):
            return found(request)
        return found or Reply("Nothing here.", 404)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        web = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def handle(self) -> None:
                try:
                    super().handle()
                except (ConnectionError, ssl.SSLError):
                    self.close_connection = True

            def answer(self) -> None:
                host = self.headers.get("Host", "").partition(":")[0]
                request = Request(
                    self.command, host, self.path, dict(self.headers), time.monotonic()
                )
                web.log.append(request)
                try:
                    self.send(web.reply(request))
                finally:
                    request.ended = time.monotonic()

            def send(self, reply: Reply) -> None:
                if self.command == "HEAD":
                    reply = Reply(status=405)
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                if reply.play is not None:
                    self.close_connection = True
                    self.send_header("Connection", "close")
                elif reply.status != 304:
                    self.send_header("Content-Length", str(len(reply.data)))
                self.end_headers()
                if reply.play is not None:
                    reply.play(self)
                elif reply.status != 304:
                    self.wfile.write(reply.data)

            do_GET = do_HEAD = do_POST = answer  # noqa: N815

            def log_message(self, *_: Any) -> None:
                """Say nothing."""

        return Handler


@contextmanager
def serving(tls: ssl.SSLContext | None = None) -> Iterator[Web]:
    web = Web(tls)
    thread = threading.Thread(target=web.server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield web
    finally:
        web.server.shutdown()
        web.server.server_close()
        thread.join(5)


def html(body: str, **headers: str) -> Reply:
    """A page in UTF-8."""
    made = {"Content-Type": "text/html; charset=utf-8", **headers}
    return Reply(f"<!doctype html><title>T</title><body>{body}</body>", headers=made)


def closed_port() -> int:
    """A port at which nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
    return port


NAMES = {
    "localhost": "127.0.0.1",
    "one.test": "127.0.0.1",
    "two.test": "127.0.0.1",
    "three.test": "127.0.0.1",
    "archive.test": "127.0.0.1",
}


def look_up(names: Mapping[str, str]) -> Callable[..., Any]:
    """What stands in for ``socket.getaddrinfo``: names of these tests, and addresses."""
    real = socket.getaddrinfo

    def getaddrinfo(host: Any, port: Any, *how: Any, **named: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        family, kind = [*how, 0, 0][:2]
        kind = named.get("type", kind)
        try:
            return real(names.get(name, name), port, family, kind, 0, socket.AI_NUMERICHOST)
        except socket.gaierror:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known") from None

    return getaddrinfo


class Clock:
    """Time that passes only when somebody waits."""

    def __init__(self) -> None:
        self.time = 0.0
        self.waits: list[float] = []

    def now(self) -> float:
        return self.time

    async def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.time += seconds


@dataclass
class Guest:
    """Asks with some manners, all addresses of a call in one run."""

    manners: Manners

    def get(self, url: str, **options: Any) -> Outcome:
        return self.get_all(url, **options)[0]

    def get_all(
        self, *urls: str, ssl_context: ssl.SSLContext | None = None, **options: Any
    ) -> list[Outcome]:
        async def ask() -> list[Outcome]:
            async with fetching(self.manners, ssl_context) as fetcher:
                return await asyncio.gather(*(fetcher.get(url, **options) for url in urls))

        return asyncio.run(ask())

    def but(self, **changed: Any) -> Guest:
        return Guest(replace(self.manners, **changed))
