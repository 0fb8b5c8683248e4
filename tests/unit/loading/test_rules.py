"""What is an address."""

from __future__ import annotations

import pytest

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
