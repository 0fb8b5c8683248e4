"""JSON of strangers: read, or refused with the line."""

from __future__ import annotations

import pytest

from glossator.exchanging.json_text import (
    MAX_BYTES,
    UnreadableError,
    half_character,
    read_json,
    read_text,
    repeated_key,
)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('{"a":\n [1, 2', 2, "cut off"),
        ('{"a":\n\n 1,}', 3, "not valid JSON"),
        ('{"NaN": "NaN",\n "b": NaN}', 2, "NaN is no JSON"),
        ("[1,\n\n-Infinity]", 3, "-Infinity is no JSON"),
        ("[" * 100_000, 1, "nested too deeply"),
        ('{"a":' * 100_000, 1, "nested too deeply"),
    ],
)
def test_what_is_no_json(text: str, line: int, said: str) -> None:
    with pytest.raises(UnreadableError, match=said) as caught:
        read_json(text)
    assert caught.value.line == line


@pytest.mark.parametrize(
    ("data", "line", "said"),
    [
        (b"one\ntwo\xff", 2, "not UTF-8"),
        (b"\xff\xfe[\0]\0", 1, "UTF-16"),
        (b"[\n1\0]", 2, "binary"),
        (b" " * (MAX_BYTES + 1), 1, "longer than 20 MB"),
    ],
)
def test_what_is_no_text(data: bytes, line: int, said: str) -> None:
    with pytest.raises(UnreadableError, match=said) as caught:
        read_text(data)
    assert caught.value.line == line


def test_a_byte_order_mark_and_another_encoding() -> None:
    assert read_text(b"\xef\xbb\xbf[]") == "[]"
    assert read_text("Müller".encode("latin-1"), "latin-1") == "Müller"


def test_a_key_that_stands_twice_is_found_however_deep() -> None:
    assert repeated_key(read_json('[{"a": [{"b": 1, "c": 2, "b": 3}]}]')) == "b"
    assert repeated_key(read_json('[{"a": {"a": 1}}]')) is None


def test_half_a_character_is_found_in_values_and_keys() -> None:
    assert half_character(read_json(r'{"a": ["\ud83d"]}'))
    assert half_character(read_json(r'{"\udc00": 1}'))
    assert not half_character(read_json(r'{"a": "\ud83d\ude00"}'))


def test_an_endless_number_is_none() -> None:
    assert read_json("[1, 99]") == [1, 99]
    assert read_json(f"[{'9' * 6_000}]") == ["9" * 6_000]
