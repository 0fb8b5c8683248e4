"""Links from one note to another are only words where notes have no address."""

from __future__ import annotations

import pytest

from glossator.lesson.note_links import without_note_links

TO_NOTE = '<a href="#note-q2" rel="noopener">see <em>there</em></a>'
OUT = '<a href="https://e.org/a">out</a>'


@pytest.mark.parametrize(
    ("html", "made"),
    [
        ("words", "words"),
        (f"<p>{TO_NOTE}.</p>", "<p>see <em>there</em>.</p>"),
        (f"{OUT} {TO_NOTE} {OUT}", f"{OUT} see <em>there</em> {OUT}"),
        (f"{TO_NOTE}{TO_NOTE}", "see <em>there</em>see <em>there</em>"),
        ('<a href="#note-q2">a</a></a>', "a"),
        ("<abbr>a</abbr>", "<abbr>a</abbr>"),
        ('<a href="#noted">a</a>', '<a href="#noted">a</a>'),
    ],
)
def test_only_links_to_notes_lose_their_address(html: str, made: str) -> None:
    assert without_note_links(html) == made
