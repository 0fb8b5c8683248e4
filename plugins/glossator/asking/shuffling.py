"""An order that looks like chance and is the same in every build and on every sheet."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from string import ascii_lowercase
from typing import TypeVar

from glossator.model import Pair, Question

_Item = TypeVar("_Item")


def shuffled(items: Iterable[_Item], seed: str, text: Callable[[_Item], str]) -> list[_Item]:
    """``items`` in an order that depends on ``seed`` and on what each says, and on nothing else."""

    def key(item: _Item) -> bytes:
        return hashlib.sha256(f"{seed}\n{text(item)}".encode("utf-8", "surrogatepass")).digest()

    return sorted(items, key=key)


def lettered(question: Question) -> list[tuple[str, Pair]]:
    """The right sides of a match, lettered, in the order in which they are printed."""
    mixed = shuffled(question.pairs, question.id, lambda pair: pair.right)
    return list(zip(letters(len(mixed)), mixed, strict=True))


def mixed(question: Question) -> list[str]:
    """What is to be put in order, in the order in which it is printed."""
    made = shuffled(question.sequence, question.id, str)
    # Chance may bring the right order, which would ask nothing.
    return made if made != list(question.sequence) else made[::-1]


def letters(count: int) -> list[str]:
    """a, b, c, …; after z: aa, ab."""
    size = len(ascii_lowercase)
    return [
        (ascii_lowercase[at // size - 1] if at >= size else "") + ascii_lowercase[at % size]
        for at in range(count)
    ]
