"""What is an address."""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path

import pytest

from glossator.loading import load
from glossator.loading.rules import url_problem


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "http://example.org/a?b=c&d#e",
        "HTTPS://EXAMPLE.ORG/",
        "https://example.org:8080/~a/(b)/c,d;e'f",
        "https://münchen.example/straße",
        "https://[2001:db8::1]/",
        "https://web.archive.org/web/2025/https://example.org/",
    ],
)
def test_addresses(url: str) -> None:
    assert url_problem(url) is None


@pytest.mark.parametrize(
    "url",
    [
        "",
        " https://example.org",
        "https://example.org ",
        "https://exa mple.org",
        "https://example.org\n",
        "ht\ntps://example.org",
        "\x00https://example.org",
        "https://example.org/\u00a0",
        "https://example.org/\u200b",
        "https://example.org/<script>",
        "https://example.org/`",
        "https:\\\\example.org",
        "https:///path",
        "https://?a",
        "https://[::1",
        "https://example.org:port/",
        "javascript://example.org/%0aalert(1)",
        "mailto:a@example.org",
        "blob:https://example.org",
        "view-source:https://example.org",
    ],
)
def test_what_is_no_address_of_a_source(url: str) -> None:
    assert url_problem(url)


def unseen() -> list[str]:
    """Every character that is not seen or changes how others are, and what is kept for such."""
    kinds = {"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"}
    return [
        sign
        for sign in map(chr, range(sys.maxunicode + 1))
        if unicodedata.category(sign) in kinds or "\U000e0000" <= sign <= "\U000e0fff"
    ]


def test_no_address_holds_what_is_not_seen() -> None:
    signs = unseen()
    assert {"\u061c", "\u202e", "\u00ad", "\u3000", "\U000e0001", "\U000e007f"} < set(signs)
    assert [sign for sign in signs if not url_problem(f"https://example.org/a{sign}b")] == []


def test_both_addresses_of_a_source_are_judged(tmp_path: Path) -> None:
    path = tmp_path / "a.gloss.yml"
    path.write_text(
        "article: {title: T, rights: R}\nsources:\n  s:\n    outlet: O\n"
        '    url: "https://example.org/\\u061C"\n    archive: "https://example.org/\\U000E0041"\n'
    )
    assert [(each.code, each.line) for each in load(path).findings] == [("url", 5), ("url", 6)]
