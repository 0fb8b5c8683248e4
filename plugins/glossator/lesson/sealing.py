"""Notes sealed with a class code, so that a page can hold them and nobody can read them.

The same notes, page and code always make the same bytes. What that costs and why it is safe
stands in docs/decisions/0016-sealed-notes.md; the page opens the boxes in ``student.js``.

Sources: PBKDF2, RFC 8018, 5.2; HKDF, RFC 5869; AES-GCM, NIST SP 800-38D; nonces made from what
is sealed, after the idea of RFC 5297 (SIV).
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec

ITERATIONS = 1_000_000
"""Rounds of PBKDF2 with SHA-256; OWASP asks for 600,000 at least (Password Storage, 2023)."""

_SALT, _SEALING, _NONCES = (
    b"glossator class salt 1",
    b"glossator class key 1",
    b"glossator class nonces 1",
)
_NONCE_BYTES = 12
_KEY_BYTES = 32
_MISSING = (
    "Notes are sealed with the library cryptography, and it is not installed. "
    "Install the extra `class`; in a clone: .venv/bin/pip install --editable '.[class]'"
)
_STEP = 256
"""Boxes grow in steps of so many bytes."""


class SealingError(Exception):
    """The notes cannot be sealed; the message says how to mend it."""


@dataclass(frozen=True)
class Keys:
    """What a code is worth on one page: a key to seal with, and one to make nonces with."""

    sealing: bytes
    nonces: bytes


def require() -> None:
    """Make sure that notes can be sealed here.

    Raises:
        SealingError: the library for it is not installed.
    """
    if find_spec("cryptography") is None:
        raise SealingError(_MISSING)


def salt_of(public: str) -> bytes:
    """The salt of a page, made of all that everybody may read of it.

    So it differs from article to article and changes with the page, and needs no chance. Never
    make it from the code or from the notes: it is printed, and would help to guess either.
    """
    return hashlib.sha256(_SALT + b"\0" + public.encode("utf-8", "surrogatepass")).digest()


def keys_of(code: str, salt: bytes, iterations: int = ITERATIONS) -> Keys:
    """The keys that a normalised code makes on the page with this salt.

    Raises:
        SealingError: the library for it is not installed.
    """
    require()
    from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415 (an extra)
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF  # noqa: PLC0415
    from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC  # noqa: PLC0415

    secret = PBKDF2HMAC(SHA256(), _KEY_BYTES, salt, iterations).derive(code.encode("utf-8"))
    # Two short keys and not one long one of PBKDF2: whoever guesses needs its first part alone.
    return Keys(
        sealing=HKDF(SHA256(), _KEY_BYTES, None, _SEALING).derive(secret),
        nonces=HKDF(SHA256(), _KEY_BYTES, None, _NONCES).derive(secret),
    )


def padded(content: bytes, size: int) -> bytes:
    """``content`` with its length before it and zeros behind, ``size`` bytes in all."""
    return (struct.pack(">I", len(content)) + content).ljust(size, b"\0")


def room_for(contents: Mapping[str, bytes]) -> int:
    """The size that every box of a group gets: its longest, rounded up."""
    longest = max((len(content) for content in contents.values()), default=0) + 4
    return -(-longest // _STEP) * _STEP


def seal_box(keys: Keys, name: str, plain: bytes) -> bytes:
    """One box: nonce, what was sealed, and the tag; ``name`` is bound to it, and not in it.

    A nonce is a keyed digest of name and content. So two contents never share one, also from
    one build to the next with the same code, which is what AES-GCM must never be given.
    """
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 (an extra)

    label = name.encode("utf-8")
    digest = hmac.digest(keys.nonces, struct.pack(">I", len(label)) + label + plain, "sha256")
    nonce = digest[:_NONCE_BYTES]
    return nonce + AESGCM(keys.sealing).encrypt(nonce, plain, label)


def seal(keys: Keys, groups: Mapping[str, Mapping[str, str]]) -> Mapping[str, str]:
    """Every content in a box of its own, in base64, by group and name: ``mark:q1``.

    The boxes of a group are of one size, so that none tells how long its content is.
    """
    sealed: dict[str, str] = {}
    for group, contents in groups.items():
        packed = {name: zlib.compress(text.encode("utf-8"), 9) for name, text in contents.items()}
        size = room_for(packed)
        for name, content in packed.items():
            label = f"{group}:{name}"
            box = seal_box(keys, label, padded(content, size))
            sealed[label] = base64.b64encode(box).decode("ascii")
    return sealed
