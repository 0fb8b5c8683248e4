"""One document, many addresses."""

from __future__ import annotations

import pytest

from glossator.exchanging.documents import is_one_of

KNOWN = ["https://post.example/library"]


@pytest.mark.parametrize(
    "address",
    [
        "https://post.example/library",
        "http://www.post.example/library/",
        "https://post.example/library/index.html",
        "https://post.example:443/library#part",
        "https://post.example/library?utm_source=x&fbclid=y",
        "https://via.hypothes.is/https://post.example/library",
    ],
)
def test_the_same(address: str) -> None:
    assert is_one_of(address, KNOWN)


@pytest.mark.parametrize(
    "address",
    [
        "https://post.example/library2",
        "https://post.example/library?page=2",
        "https://post.example:8000/library",
        "https://other.example/library",
        "urn:x-pdf:abc",
        "https://[",
        "",
    ],
)
def test_another(address: str) -> None:
    assert not is_one_of(address, KNOWN)


def test_what_is_no_web_address_is_itself() -> None:
    assert is_one_of("urn:x-pdf:abc", ["urn:x-pdf:abc"])
