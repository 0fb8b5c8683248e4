"""A body as it comes, unpacked and cut off where it gets too long."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass

PACKINGS = "gzip, deflate"
"""What we can unpack without a byte too much: what others there are, no one is told to send."""

_ANY_HEADER = 32 + zlib.MAX_WBITS
_BIT = 1_000
_MEMBER = b"\x1f\x8b"
"""How each member of a gzip file begins. Source: RFC 1952, sections 2.2 and 2.3.1."""
_ONCE = 64_000
"""So much is unpacked at a time: a bomb is cut off long before it has gone off."""


@dataclass
class Body:
    """What was read; ``cut`` says that there was more, ``packed`` that nobody can read it."""

    data: bytes = b""
    cut: bool = False
    packed: bool = False


async def read_body(chunks: AsyncIterator[bytes], packing: str, largest: int) -> Body:
    """Read chunks until they end, or are more than ``largest`` bytes, packed or unpacked.

    Args:
        chunks: the body as it comes over the wire.
        packing: its ``Content-Encoding`` (RFC 9110, section 8.4).
        largest: how much is kept.
    """
    packing = packing.strip().lower()
    if packing not in ("", "identity", "gzip", "x-gzip", "deflate"):
        return Body(packed=True)
    unpack = _Unpacker(packing)
    kept = bytearray()
    wire = 0
    async for chunk in chunks:
        wire += len(chunk)
        try:
            for piece in unpack(chunk):
                kept += piece
                if len(kept) > largest:
                    return Body(bytes(kept[:largest]), cut=True)
        except zlib.error:
            return Body(bytes(kept), cut=bool(kept), packed=not kept)
        if wire > largest:
            return Body(bytes(kept), cut=True)
    return Body(bytes(kept + unpack.rest()))


class _Unpacker:
    def __init__(self, packing: str) -> None:
        self._inflater = (
            zlib.decompressobj(_ANY_HEADER) if packing not in ("", "identity") else None
        )
        self._begun = False
        self._between = b""
        self._in_members = packing in ("gzip", "x-gzip")

    def __call__(self, chunk: bytes) -> Iterator[bytes]:
        if self._inflater is None:
            yield chunk
            return
        # Bit by bit: what stands behind the end of a member is copied for each that begins there.
        for at in range(0, len(chunk), _BIT):
            yield from self._unpacked(chunk[at : at + _BIT])

    def _unpacked(self, waiting: bytes) -> Iterator[bytes]:
        assert self._inflater is not None
        while waiting:
            if self._inflater.eof:
                waiting = self._between + waiting
                self._between = b""
                if not self._in_members or not waiting.startswith(_MEMBER[: len(waiting)]):
                    # What is no further member is padding, as gzip has it.
                    self._in_members = False
                    return
                if len(waiting) < len(_MEMBER):
                    self._between = waiting
                    return
                self._inflater = zlib.decompressobj(_ANY_HEADER)
            yield self._inflate(waiting)
            waiting = self._inflater.unused_data or self._inflater.unconsumed_tail

    def rest(self) -> bytes:
        """What was unpacked and not given yet: less than a line."""
        return self._inflater.flush() if self._inflater is not None else b""

    def _inflate(self, waiting: bytes) -> bytes:
        assert self._inflater is not None
        try:
            made = self._inflater.decompress(waiting, _ONCE)
        except zlib.error:
            if self._begun:
                raise
            # Some servers send deflate without the header that belongs to it.
            self._inflater = zlib.decompressobj(-zlib.MAX_WBITS)
            made = self._inflater.decompress(waiting, _ONCE)
        self._begun = True
        return made
