"""Which addresses are of the open Internet, and that the one judged is the one connected to."""

from __future__ import annotations

import asyncio
import socket
from typing import Any

import httpcore
import pytest

from glossator.linking.outcomes import UnansweredError
from glossator.linking.transport import GuardedBackend, is_open


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.9.10",
        "0.0.0.0",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "169.254.169.254",
        "192.0.2.1",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "fd00:ec2::254",
        "ff02::1",
        "2001:db8::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "2002:7f00:1::",
        "2002:c0a8:101::1",
    ],
)
def test_closed(address: str) -> None:
    assert not is_open(address)


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "1.1.1.1", "2606:4700::1111", "64:ff9b::101:101"]
)
def test_open(address: str) -> None:
    assert is_open(address)


class Line(httpcore.AsyncNetworkBackend):
    """Remembers where it was to connect to."""

    def __init__(self, *dead: str) -> None:
        self.asked: list[str] = []
        self.dead = dead

    async def connect_tcp(self, host: str, *_: Any, **__: Any) -> Any:
        self.asked.append(host)
        if host in self.dead:
            raise httpcore.ConnectError(host)
        return httpcore.AsyncMockStream([])


def connect(names: list[list[str]], line: Line, *, allow_private: bool = False) -> None:
    backend = GuardedBackend(allow_private=allow_private)
    backend._inner = line  # type: ignore[assignment]

    def answer(_: Any, port: Any, *__: Any) -> Any:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port)) for ip in names.pop(0)]

    async def run() -> None:
        await backend.connect_tcp("name.example", 80)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "getaddrinfo", answer)
        asyncio.run(run())


def test_a_name_is_looked_up_once_and_its_address_is_used() -> None:
    line = Line()
    names = [["93.184.216.34"], ["127.0.0.1"]]
    connect(names, line)
    assert line.asked == ["93.184.216.34"]
    assert names == [["127.0.0.1"]]


def test_of_several_addresses_only_open_ones_are_used() -> None:
    line = Line("1.1.1.1")
    connect([["10.0.0.1", "1.1.1.1", "169.254.169.254", "93.184.216.34"]], line)
    assert line.asked == ["1.1.1.1", "93.184.216.34"]


def test_a_name_that_stands_for_this_network() -> None:
    line = Line()
    with pytest.raises(UnansweredError, match="private-address"):
        connect([["192.168.0.1"]], line)
    assert line.asked == []
    connect([["192.168.0.1"]], line, allow_private=True)
    assert line.asked == ["192.168.0.1"]
