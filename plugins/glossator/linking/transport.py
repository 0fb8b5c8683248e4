"""Connections that lead nowhere but into the open Internet.

An address comes from a gloss file, which a stranger may have written, and may name the machine
on which the check runs, its neighbours, or a cloud's metadata service, by number, by name or by
a redirect. So each name is looked up here, once, and the connection goes to the very address that
was judged: a name that answers differently the second time (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator, Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any

import httpcore
import httpx

from glossator.linking.outcomes import NoAnswer, UnansweredError

_NAT64 = ip_network("64:ff9b::/96")
"""Addresses that hold an IPv4 address in their last 32 bits. Source: RFC 6052, section 2.1."""


def is_open(address: str) -> bool:
    """Whether an IP address is one of the open Internet, and leads to no other that is not."""
    ip = ip_address(address.partition("%")[0])
    return all(each.is_global and not each.is_multicast for each in (ip, *_within(ip)))


def _within(ip: IPv4Address | IPv6Address) -> list[IPv4Address]:
    """The IPv4 addresses that an IPv6 address stands for."""
    if isinstance(ip, IPv4Address):
        return []
    found = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
    if ip in _NAT64:
        found.append(IPv4Address(int(ip) & 0xFFFFFFFF))
    return [each for each in found if each is not None]


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Looks a name up, judges what it stands for, and connects to that."""

    def __init__(self, *, allow_private: bool) -> None:
        self._allow_private = allow_private
        self._inner = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """See :class:`httpcore.AsyncNetworkBackend`."""
        addresses = await self._look_up(host, port)
        allowed = [each for each in addresses if self._allow_private or is_open(each)]
        if not allowed:
            raise UnansweredError(NoAnswer(standing="unasked", why="private-address"))
        for address in allowed[:-1]:
            try:
                return await self._inner.connect_tcp(
                    address, port, timeout, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return await self._inner.connect_tcp(
            allowed[-1], port, timeout, local_address, socket_options
        )

    async def connect_unix_socket(self, *_: Any, **__: Any) -> httpcore.AsyncNetworkStream:
        """No address leads to one."""
        raise UnansweredError(NoAnswer(standing="unasked", why="private-address"))

    async def sleep(self, seconds: float) -> None:
        """See :class:`httpcore.AsyncNetworkBackend`."""
        await asyncio.sleep(seconds)

    @staticmethod
    async def _look_up(host: str, port: int) -> list[str]:
        loop = asyncio.get_running_loop()
        try:
            found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except socket.gaierror as error:
            # A name server that does not answer says nothing about the name.
            temporary = error.errno == socket.EAI_AGAIN
            why = "no-connection" if temporary else "unknown-host"
            raise UnansweredError(NoAnswer(standing="failed", why=why)) from error
        except UnicodeError as error:
            raise UnansweredError(NoAnswer(standing="unasked", why="bad-address")) from error
        return list(dict.fromkeys(str(each[4][0]) for each in found))


class GuardedTransport(httpx.AsyncBaseTransport):
    """``httpx`` over connections of a :class:`GuardedBackend`; no proxy stands between."""

    def __init__(self, *, allow_private: bool, ssl_context: ssl.SSLContext | None = None) -> None:
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=ssl_context or httpx.create_ssl_context(),
            max_connections=None,
            max_keepalive_connections=20,
            # Shorter than servers keep theirs: none must be closed while we ask.
            keepalive_expiry=3.0,
            network_backend=GuardedBackend(allow_private=allow_private),
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """See :class:`httpx.AsyncBaseTransport`."""
        url = request.url
        response = await self._pool.handle_async_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(
                    scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
                ),
                headers=request.headers.raw,
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            status_code=response.status,
            headers=response.headers,
            stream=_Stream(response),
            extensions=response.extensions,
        )

    async def aclose(self) -> None:
        """Close every connection."""
        await self._pool.aclose()


class _Stream(httpx.AsyncByteStream):
    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._response.aiter_stream():
            yield chunk

    async def aclose(self) -> None:
        await self._response.aclose()
