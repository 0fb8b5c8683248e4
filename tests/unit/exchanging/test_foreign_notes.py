"""The notes of strangers: clean, with links that a gloss file keeps, and with their source."""

from __future__ import annotations

import pytest

from glossator.exchanging.notes import addresses_in, attributed, clean, note_text, with_links
from glossator.exchanging.results import IncomingAnnotation
from glossator.prose import Prose


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("[x](https://e.org/) [y](mailto:a@b.c)", "[x](https://e.org/) [y](mailto:a@b.c)"),
        ("[x](javascript:alert(1))", r"[x]\(javascript:alert(1))"),
        ("[x]( <data:text/html,x>)", r"[x]\( <data:text/html,x>)"),
        ("![x](/local.png)", r"![x]\(/local.png)"),
        ("[x](#note-q1) [y](#note-q9)", r"[x](#note-q7) [y]\(#note-q9)"),
    ],
)
def test_links(note: str, expected: str) -> None:
    made = with_links(note, {"q1": "q7"}.get)
    assert made == expected
    assert "javascript:" not in "".join(part for part in Prose().render(made).split("href")[1:])


def test_what_nobody_sees_goes_and_lines_stay() -> None:
    assert clean("a\0b\x1b[31mc\r\nd\u2028e\x85f\ufeff") == "ab[31mc\nd\ne\nf\ufeff"


def test_plain_text_keeps_its_lines() -> None:
    assert note_text("one\ntwo\n\n* three", None) == "one  \ntwo\n\n\\* three"
    assert note_text("one\n\n- *two*\n", "text/markdown") == "one\n\n- *two*"


def test_who_wrote_it_when_and_where() -> None:
    incoming = IncomingAnnotation(
        where="annotation 1",
        address="https://hypothes.is/a/abc",
        note="A note.",
        tags=("a*b", "c"),
        creator="Jane <b>",
        created="2024-05-01T10:00:00Z",
        rights="CC BY 4.0",
    )
    line = (
        r"— Jane &lt;b> · 2024-05-01 · tags: a\*b, c · rights: CC BY 4.0 · "
        "[annotation](https://hypothes.is/a/abc)"
    )
    made = attributed(incoming, anonymous=False)
    assert made == f"A note.\n\n{line}"
    assert addresses_in(made) == {"https://hypothes.is/a/abc"}
    assert "Jane" not in (attributed(incoming, anonymous=True) or "")


def test_a_highlight_without_anything_is_no_note() -> None:
    assert attributed(IncomingAnnotation(where="x", created="soon"), anonymous=False) is None
