"""Bytes → text, or a sentence that says why not."""

from __future__ import annotations

MAX_BYTES = 6_000_000
"""The largest text, in bytes, that is read."""

_BYTE_ORDER = (b"\xff\xfe", b"\xfe\xff")


class UnreadableError(ValueError):
    """A source that cannot be used; the message says why and how to mend it."""


def read_text(data: bytes) -> str:
    """The text that UTF-8 bytes stand for, as it stands: line ends and all.

    Raises:
        UnreadableError: it is too long, binary, or in another encoding.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableError(
            f"It is longer than {MAX_BYTES // 1_000_000} MB. Give the article alone."
        )
    if data.startswith(_BYTE_ORDER):
        raise UnreadableError("It is UTF-16. Save it as UTF-8.")
    if b"\0" in data:
        raise UnreadableError("It is no text but binary data. Give a text, Markdown or HTML file.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"It is not UTF-8 text (line {line}). Save it as UTF-8."
        raise UnreadableError(message) from error
