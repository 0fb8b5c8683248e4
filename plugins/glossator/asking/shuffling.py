"""An order that looks like chance and is the same in every build and on every sheet."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from typing import TypeVar

_Item = TypeVar("_Item")


def shuffled(items: Iterable[_Item], seed: str, text: Callable[[_Item], str]) -> list[_Item]:
    """``items`` in an order that depends on ``seed`` and on what each says, and on nothing else."""

    def key(item: _Item) -> bytes:
        return hashlib.sha256(f"{seed}\n{text(item)}".encode("utf-8", "surrogatepass")).digest()

    return sorted(items, key=key)
