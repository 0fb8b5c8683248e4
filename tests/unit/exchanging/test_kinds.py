"""Which kind a stranger's annotation becomes."""

from __future__ import annotations

import pytest

from exchange_samples import TEXT
from glossator.exchanging.kinds import Kinds, source_of_link
from glossator.exchanging.results import IncomingAnnotation
from glossator.model import Span
from glossator.vocabulary import Kind


def kind(exact: str, *tags: str, default: Kind = "claim", links: tuple[str, ...] = ()) -> str:
    start = TEXT.index(exact)
    incoming = IncomingAnnotation(where="x", tags=tags, links=links)
    return Kinds(TEXT, "en", default).kind_of(incoming, Span(start, start + len(exact)))


@pytest.mark.parametrize(
    ("exact", "tags", "expected"),
    [
        ("We are ready", (), "quote"),
        ("“We are ready,”", (), "quote"),
        ("5%", (), "figure"),
        ("rose 5%", (), "claim"),
        ("Prices rose 5% in March.", (), "claim"),
        ("A shocking move", (), "claim"),
        ("A shocking move", ("Figures",), "figure"),
        ("We are ready", ("claim",), "claim"),
        ("A shocking move", ("signal", "loaded word"), "signal"),
        ("A shocking move", ("verbatim",), "quote"),
        ("A shocking move", ("misleading",), "claim"),
        ("5%", ("misleading",), "figure"),
        ("A shocking move", ("link",), "claim"),
    ],
)
def test_kinds(exact: str, tags: tuple[str, ...], expected: str) -> None:
    assert kind(exact, *tags) == expected


def test_the_default_is_asked_last() -> None:
    assert kind("A shocking move", default="signal") == "signal"
    assert kind("5%", default="signal") == "figure"


def test_a_link_needs_an_address() -> None:
    assert kind("Daily Post", "link", links=("https://post.example/",)) == "link"
    made = source_of_link("https://www.post.example/a")
    assert made == {"outlet": "post.example", "url": "https://www.post.example/a"}


@pytest.mark.parametrize(
    ("of", "tags", "expected"),
    [
        ("quote", ("Not found",), {"fidelity": "not-found"}),
        ("quote", ("misleading",), {"fidelity": "unchecked"}),
        ("figure", ("Misleading",), {"verdict": "misleading"}),
        ("claim", (), {"verdict": "unchecked"}),
        ("signal", ("signal", "loaded word"), {"signal": "loaded-word"}),
        ("signal", ("signals",), {"signal": "remark"}),
    ],
)
def test_what_tags_say_beyond_the_kind(
    of: Kind, tags: tuple[str, ...], expected: dict[str, str]
) -> None:
    incoming = IncomingAnnotation(where="x", tags=tags)
    assert Kinds(TEXT, "en").fields_of(of, incoming) == expected


def test_a_language_without_rules_has_no_figures() -> None:
    incoming = IncomingAnnotation(where="x")
    start = TEXT.index("5%")
    assert Kinds(TEXT, "fi").kind_of(incoming, Span(start, start + 2)) == "claim"
