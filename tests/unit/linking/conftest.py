"""A small web of several hosts, all of them this machine, and a client with good manners."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from glossator.linking.manners import Manners
from webserver import NAMES, Clock, Guest, Web, look_up, serving


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    monkeypatch.setattr(socket, "getaddrinfo", look_up(NAMES))
    with serving() as made:
        yield made


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def manners(clock: Clock) -> Manners:
    """No wait is a real one; bounds are short."""
    return Manners(
        allow_private=True, sleep=clock.sleep, now=clock.now, silence=5.0, whole=10.0, pause=1.0
    )


@pytest.fixture
def guest(manners: Manners) -> Guest:
    return Guest(manners)
