"""Named sources and links."""

from __future__ import annotations

import pytest

from glossator.detecting.sources import find_sources


def found(text: str) -> list[str]:
    return [f"{each.kind} {each.text}" for each in find_sources(text)]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("He told the Guardian and Reuters.", ["outlet Guardian", "agency Reuters"]),
        ("The Kremlin told the BBC.", ["institution Kremlin", "outlet BBC"]),
        ("The Kabul Times wrote it.", ["outlet Kabul Times"]),
        ("The Ministry of Health knew.", ["institution Ministry of Health"]),
        (
            "The Centre for Strategic Studies knew.",
            ["institution Centre for Strategic Studies"],
        ),
        ("As the Annual Report 2024 says.", ["document Annual Report 2024"]),
        ("For more, see BBC or Kenkou Land.", ["outlet BBC", "outlet Kenkou Land"]),
        ("Read https://example.org/a_(b).", ["link https://example.org/a_(b)"]),
        ("Read www.example.org/a, then go.", ["link www.example.org/a"]),
        ("It stands on example.org.", ["link example.org"]),
        ("The sun and the times were good.", []),
        ("Nature is kind. Science, too.", []),
        ("He lives in Bank Street.", []),
        ("Write to a@example.org.", []),
    ],
)
def test_sources(text: str, sources: list[str]) -> None:
    assert found(text) == sources


def test_a_link_has_its_address() -> None:
    [one] = find_sources("Read www.example.org/a.")
    assert one.url == "https://www.example.org/a"
