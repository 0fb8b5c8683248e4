"""Asks for pages: one at a time of each host, with pauses, within bounds, and never twice.

Each request takes its turn at its host, redirects and ``robots.txt`` included, so that no host
ever has two of ours at once. Whatever goes wrong is an outcome; nothing that a server does raises.
"""

from __future__ import annotations

import asyncio
import re
import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import NamedTuple
from urllib.parse import urldefrag, urlsplit

import httpcore
import httpx

from glossator.linking.manners import Manners
from glossator.linking.outcomes import (
    Answer,
    NoAnswer,
    Outcome,
    Standing,
    UnansweredError,
    Validators,
    is_validator,
)
from glossator.linking.robots import LARGEST, Rules, rules_of
from glossator.linking.transport import GuardedTransport
from glossator.linking.unpacking import PACKINGS, read_body

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({429, 503})
_GONE = frozenset({404, 410})
_LOGIN = re.compile(
    r"/(?:log-?in|sign-?in|auth|oauth2?|sso|anmelden|consent|captcha)(?:\.\w{2,4})?(?:[/?]|$)"
    r"|//(?:login|accounts?|auth|sso|consent)\.",
    re.IGNORECASE,
)
"""Where a redirect to leads when a site wants to know its readers first."""

_TEXTS = frozenset({"application/xhtml+xml", "application/json"})

_ACCEPT = b"text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5"


@dataclass
class _Host:
    """Whose turn it is at a host, and from when on it may be asked again."""

    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    free_at: float = 0.0
    pause: float = 0.0
    closed: NoAnswer | None = None
    """Why it is not to be asked again in this run."""


class Fetcher:
    """A client for one run; :func:`fetching` makes one and puts it away."""

    def __init__(self, manners: Manners, transport: httpx.AsyncBaseTransport) -> None:
        self._manners = manners
        self._transport = transport
        self._hosts: dict[str, _Host] = {}
        self._rules: dict[str, asyncio.Task[Rules]] = {}
        self._crowd = asyncio.Semaphore(manners.together)

    async def get(
        self,
        url: str,
        *,
        validators: Validators | None = None,
        body: bool = True,
        robots: bool = True,
        rules: bool = False,
    ) -> Outcome:
        """Ask for a page and follow where it leads.

        Args:
            url: the address.
            validators: what came with the page the last time.
            body: whether the page itself is wanted, or only whether it is there.
            robots: false for an interface that is made for programs.
            rules: whether it is a ``robots.txt``, whose rules hold whatever type it is sent as.
        """
        try:
            wanted = _Wanted(body, LARGEST if rules else self._manners.largest, any_type=rules)
            return await self._follow(url, validators, wanted, robots=robots)
        except UnansweredError as error:
            return error.outcome
        except (httpx.InvalidURL, ValueError):
            return NoAnswer(standing="unasked", why="bad-address")

    async def _follow(
        self, url: str, validators: Validators | None, wanted: _Wanted, *, robots: bool
    ) -> Outcome:
        # Its cookies live as long as one way: some sites lead in circles without them.
        client = httpx.AsyncClient(
            transport=self._transport,
            trust_env=False,
            timeout=httpx.Timeout(self._manners.silence, connect=self._manners.connecting),
        )
        at = start = urldefrag(url).url
        for _ in range(self._manners.redirects + 1):
            if robots:
                await self._obey(at)
            headers = validators.headers if validators and validators.url == at else {}
            response = await self._in_turn(client, at, headers, wanted)
            if response.status not in _REDIRECTS or not response.location:
                return _judged(start, response)
            at = _joined(at, response.location)
        return NoAnswer(standing="failed", why="redirects", final=at)

    async def _obey(self, url: str) -> None:
        """Go on if the site's rules allow it.

        Raises:
            UnansweredError: they do not, or nobody is there.
        """
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
        if origin not in self._rules:
            self._rules[origin] = asyncio.create_task(self._read_rules(origin))
        rules = await asyncio.shield(self._rules[origin])
        if rules.unreachable is not None:
            raise UnansweredError(replace(rules.unreachable, final=url))
        if not rules.allows(url):
            raise UnansweredError(NoAnswer(standing="unasked", why="robots", final=url))
        host = self._host(url)
        host.pause = max(host.pause, rules.pause)

    async def _read_rules(self, origin: str) -> Rules:
        return rules_of(await self.get(f"{origin}/robots.txt", robots=False, rules=True))

    def _host(self, url: str) -> _Host:
        return self._hosts.setdefault((urlsplit(url).hostname or "").rstrip("."), _Host())

    async def _in_turn(
        self, client: httpx.AsyncClient, url: str, headers: Mapping[bytes, bytes], wanted: _Wanted
    ) -> _Response:
        host, manners = self._host(url), self._manners
        async with host.turn:
            for attempt in range(1, manners.tries + 1):
                if host.closed is not None:
                    raise UnansweredError(host.closed)
                await self._wait_for(host)
                async with self._crowd:
                    try:
                        response = await _exchange(client, manners, url, headers, wanted)
                    finally:
                        host.free_at = manners.now() + max(manners.pause, host.pause)
                if response.status not in _BUSY:
                    return response
                asked = _seconds(response.retry_after)
                wait = manners.pause * 4**attempt if asked is None else asked
                if attempt == manners.tries or wait > manners.patience:
                    if response.status == 429 or asked is not None:
                        host.closed = _busy(url, response)
                    return response
                host.free_at = max(host.free_at, manners.now() + wait)
        raise AssertionError  # pragma: no cover (each way out of the loop returns)

    async def _wait_for(self, host: _Host) -> None:
        wait = host.free_at - self._manners.now()
        if wait > 0:
            await self._manners.sleep(wait)


@asynccontextmanager
async def fetching(
    manners: Manners, ssl_context: ssl.SSLContext | None = None
) -> AsyncIterator[Fetcher]:
    """A client that closes its connections at the end.

    ``ssl_context`` says whose certificates are trusted, if not those that everybody trusts.
    """
    transport = GuardedTransport(allow_private=manners.allow_private, ssl_context=ssl_context)
    try:
        yield Fetcher(manners, transport)
    finally:
        await transport.aclose()


class _Wanted(NamedTuple):
    """What is read of a page: nothing, or so many bytes, of texts only or of any type."""

    body: bool
    largest: int
    any_type: bool


@dataclass(frozen=True)
class _Response:
    url: str
    status: int
    headers: httpx.Headers
    body: bytes = b""
    cut: bool = False
    packed: bool = False

    @property
    def location(self) -> str | None:
        place: str | None = self.headers.get("location")
        return place

    @property
    def retry_after(self) -> str | None:
        time: str | None = self.headers.get("retry-after")
        return time


async def _exchange(
    client: httpx.AsyncClient,
    manners: Manners,
    url: str,
    headers: Mapping[bytes, bytes],
    wanted: _Wanted,
) -> _Response:
    """One request and its answer.

    Raises:
        UnansweredError: there is none, or none that can be understood.
    """
    ours = {
        b"User-Agent": manners.user_agent.encode("ascii"),
        b"Accept": _ACCEPT,
        b"Accept-Encoding": PACKINGS.encode("ascii"),
    }
    try:
        async with asyncio.timeout(manners.whole):
            request = client.build_request("GET", url, headers={**ours, **headers})
            response = await client.send(request, stream=True, follow_redirects=False)
            try:
                status = response.status_code
                if not wanted.body or not 200 <= status < 300:
                    return _Response(url, status, response.headers)
                if not wanted.any_type and not _is_text(response.headers):
                    return _Response(url, status, response.headers)
                packing = response.headers.get("content-encoding", "")
                read = await read_body(response.aiter_raw(), packing, wanted.largest)
                return _Response(url, status, response.headers, read.data, read.cut, read.packed)
            finally:
                await response.aclose()
    except UnansweredError:
        raise
    except (httpx.InvalidURL, httpcore.UnsupportedProtocol, UnicodeError) as error:
        raise _unanswered(url, "unasked", "bad-address") from error
    except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
        if _is_about_trust(error):
            raise _unanswered(url, "unasked", "certificate") from error
        raise _unanswered(url, "failed", "no-connection") from error
    # Whoever has taken the call is there, and may be so for a browser.
    except (TimeoutError, httpcore.TimeoutException) as error:
        raise _unanswered(url, "unasked", "time-out") from error
    except (
        httpcore.NetworkError,
        httpcore.ProtocolError,
        httpx.HTTPError,
        httpx.StreamError,
        OSError,
        ValueError,
    ) as error:
        raise _unanswered(url, "unasked", "bad-answer") from error


def _is_text(headers: Mapping[str, str]) -> bool:
    """Whether a body may hold words; that of a film or a PDF need not be sent."""
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    return not kind or kind.startswith("text/") or kind in _TEXTS


def _unanswered(url: str, standing: Standing, why: str) -> UnansweredError:
    return UnansweredError(NoAnswer(standing=standing, why=why, final=url))


def _is_about_trust(error: BaseException | None) -> bool:
    """Whether there was a connection that could not be made a safe one."""
    while error is not None:
        if isinstance(error, ssl.SSLError):
            return True
        error = error.__cause__ or error.__context__
    return False


def _judged(asked: str, response: _Response) -> Outcome:
    """What an answer that leads nowhere else means for a reader."""
    status, final = response.status, response.url
    if final != asked and _LOGIN.search(final) and not _LOGIN.search(asked):
        return NoAnswer(standing="unasked", why="login", status=status, final=final)
    if status == 304 or 200 <= status < 300:
        return Answer(
            final=final,
            status=status,
            content_type=response.headers.get("content-type", ""),
            body=response.body,
            cut=response.cut,
            packed=response.packed,
            etag=_validator(response, b"etag"),
            last_modified=_validator(response, b"last-modified"),
        )
    if status in _GONE:
        return NoAnswer(standing="gone", why="gone", status=status, final=final)
    if status in _BUSY:
        return _busy(final, response)
    if 500 <= status < 600 and "cf-mitigated" not in response.headers:
        return NoAnswer(standing="failed", why="server-error", status=status, final=final)
    if 300 <= status < 400:
        return NoAnswer(standing="failed", why="redirects", status=status, final=final)
    return NoAnswer(standing="unasked", why="refused", status=status, final=final)


def _busy(url: str, response: _Response) -> NoAnswer:
    return NoAnswer(standing="unasked", why="rate-limited", status=response.status, final=url)


def _validator(response: _Response, name: bytes) -> str | None:
    """A validator that is worth keeping, a character for each byte: as such it is sent back."""
    for key, value in response.headers.raw:
        if key.lower() == name:
            return text if is_validator(text := value.decode("latin-1")) else None
    return None


def _joined(base: str, location: str) -> str:
    try:
        joined = httpx.URL(base).join(location)
    except (httpx.InvalidURL, ValueError) as error:
        raise _unanswered(base, "failed", "redirects") from error
    if joined.scheme not in ("http", "https") or not joined.host:
        raise _unanswered(base, "unasked", "bad-address")
    return str(joined.copy_with(fragment=None))


def _seconds(retry_after: str | None) -> float | None:
    """How long to wait: a number of seconds, or a date (RFC 9110, section 10.2.3)."""
    if not retry_after:
        return None
    if retry_after.strip().isdecimal():
        return float(retry_after.strip()[:9])
    try:
        until = parsedate_to_datetime(retry_after)
    except (ValueError, OverflowError):
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max(0.0, (until - datetime.now(UTC)).total_seconds())
