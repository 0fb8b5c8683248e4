"""Sealed boxes: fixed vectors, what they hide, and that the same makes the same."""

from __future__ import annotations

import base64
import hashlib
import hmac
import sys
import zlib
from itertools import pairwise

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given, settings
from hypothesis import strategies as st

from glossator.lesson.sealing import (
    ITERATIONS,
    Keys,
    SealingError,
    keys_of,
    padded,
    require,
    room_for,
    salt_of,
    seal,
    seal_box,
)

KEYS = Keys(sealing=bytes(range(32)), nonces=bytes(range(32, 64)))


def hkdf(secret: bytes, purpose: bytes) -> bytes:
    """RFC 5869 with SHA-256 and no salt, for one block, written out again."""
    extracted = hmac.digest(bytes(32), secret, "sha256")
    return hmac.digest(extracted, purpose + b"\x01", "sha256")


def opened(keys: Keys, name: str, box: bytes) -> str:
    plain = AESGCM(keys.sealing).decrypt(box[:12], box[12:], name.encode())
    length = int.from_bytes(plain[:4], "big")
    assert plain[4 + length :].strip(b"\0") == b""
    return zlib.decompress(plain[4 : 4 + length]).decode()


def test_the_keys_are_what_the_standards_say() -> None:
    salt = salt_of("a page")
    assert salt.hex() == hashlib.sha256(b"glossator class salt 1\0a page").hexdigest()
    keys = keys_of("acornactoralbumalleyalmond", salt, 1000)
    secret = hashlib.pbkdf2_hmac("sha256", b"acornactoralbumalleyalmond", salt, 1000)
    assert keys.sealing == hkdf(secret, b"glossator class key 1")
    assert keys.nonces == hkdf(secret, b"glossator class nonces 1")
    assert keys.sealing.hex() == VECTOR_KEY


VECTOR_KEY = "f9634a9132fe185c359f4f1c610dacdc46f0fb6587b6c30790727c18b97b179c"
VECTOR_BOX = (
    "3922349f6910cf324123fc5ae6f8e8a151e965674260846a78263684f0e1"
    "4b2440516fe2766439b1310b331e903520d9e078792a380767ad728299d7"
)


def test_a_box_is_the_same_as_ever() -> None:
    """Pages of older versions must open for ever; if this fails, raise the number in the names."""
    assert seal_box(KEYS, "mark:q1", padded(b"hidden", 32)).hex() == VECTOR_BOX


def test_there_are_more_rounds_than_owasp_asks_for() -> None:
    assert ITERATIONS >= 600_000


def test_every_content_comes_out_again_and_none_can_be_read() -> None:
    groups = {"mark": {"q1": "Es war “so” 𝄞", "q2": "x" * 5_000}, "notes": {"rest": ""}}
    boxes = seal(KEYS, groups)
    assert list(boxes) == ["mark:q1", "mark:q2", "notes:rest"]
    for label, box in boxes.items():
        group, _, name = label.partition(":")
        assert opened(KEYS, label, base64.b64decode(box)) == groups[group][name]
        assert b"xxx" not in base64.b64decode(box)


def test_boxes_of_a_group_are_of_one_size() -> None:
    texts = {str(at): "".join(chr(33 + (at * each) % 90) for each in range(at * 40))
             for at in range(1, 40)}  # fmt: skip
    sizes = {len(box) for box in seal(KEYS, {"mark": texts}).values()}
    assert len(sizes) == 1


def test_one_note_more_or_less_changes_no_other_box() -> None:
    one = seal(KEYS, {"mark": {"q1": "a", "q2": "b"}})
    two = seal(KEYS, {"mark": {"q1": "a", "q2": "c"}})
    assert one["mark:q1"] == two["mark:q1"]
    assert one["mark:q2"] != two["mark:q2"]


def test_a_box_in_the_place_of_another_is_refused() -> None:
    boxes = seal(KEYS, {"mark": {"q1": "a", "q2": "b"}})
    with pytest.raises(InvalidTag):
        opened(KEYS, "mark:q2", base64.b64decode(boxes["mark:q1"]))


@settings(max_examples=200)
@given(st.lists(st.tuples(st.text(max_size=4), st.binary(max_size=8)), unique=True, min_size=2))
def test_no_two_contents_share_a_nonce(contents: list[tuple[str, bytes]]) -> None:
    nonces = [seal_box(KEYS, name, plain)[:12] for name, plain in contents]
    assert len(set(nonces)) == len(nonces)


def test_names_and_contents_do_not_run_into_one_another() -> None:
    nonces = [seal_box(KEYS, name, plain)[:12] for name, plain in (("ab", b"c"), ("a", b"bc"))]
    assert nonces[0] != nonces[1]


@given(st.dictionaries(st.text(max_size=3), st.binary(max_size=2_000), min_size=1))
def test_the_room_is_enough_and_grows_in_steps(contents: dict[str, bytes]) -> None:
    size = room_for(contents)
    assert size % 256 == 0
    for content in contents.values():
        assert len(padded(content, size)) == size


def test_salt_code_and_rounds_all_change_the_keys() -> None:
    made = [
        keys_of(code, salt, rounds).sealing
        for code, salt, rounds in (
            ("a", b"1", 10),
            ("b", b"1", 10),
            ("a", b"2", 10),
            ("a", b"1", 11),
        )
    ]
    assert all(one != two for one, two in pairwise(sorted(made)))


def test_without_the_library_a_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("glossator.lesson.sealing.find_spec", lambda name: None)
    with pytest.raises(SealingError, match=r"pip install --editable '\.\[class\]'"):
        require()
    with pytest.raises(SealingError):
        keys_of("a", b"salt", 1)


def test_nobody_else_needs_the_library() -> None:
    """Only a class seals; the package must be there without it."""
    import subprocess

    code = (
        "import sys; import glossator.cli, glossator.mkdocs_plugin; "
        "sys.exit('cryptography' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
