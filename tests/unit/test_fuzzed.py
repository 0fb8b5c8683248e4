"""What benchmarks/fuzz.py found, so that it stays mended; the newest last."""

from __future__ import annotations

import pytest

import hostile

FOUND = [
    # Text where a page ends, but an end tag once anything follows the article.
    ("splice", b"<p>One <em>two</\0\0\0\0\0\0\0\x06; three.</p\0\0\0\0\0\0\0\x005o\0three"),
    # A quote within a quote that is never closed, before any other.
    ("detect", "He wrote: “One ‘two’ three.\n\nHe said: “Four.”".encode()),
    # White space at the end, which Python-Markdown leaves out.
    ("markdown", b"<?xml <img src=x onerror=alert(104)> ?>"),
    # A title that could end a theme's, though nothing in the article acts: it is refused, too.
    ("markdown", b"# a *b* <\0\0\0/e) [c](;d"),
    # A comment that begins with what is no character; what it holds is part of it.
    ("active", b"<!--\0\0-><img src=x onerror=alert(1)>-->"),
    # A heading that ends with a sign of headings.
    ("new", b"Why we learn C#\n\nWords.\n\n#\n\nF##\n\nMore words.\n\n1. C#\n"),
]


@pytest.mark.parametrize(("room", "data"), FOUND, ids=[room for room, _ in FOUND])
def test_it_stays_mended(room: str, data: bytes) -> None:
    getattr(hostile, f"room_{room}")(data)
