"""What asking for an address comes to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Standing = Literal["gone", "failed", "unasked"]


@dataclass(frozen=True, kw_only=True)
class Answer:
    """A page, or the word that it is as it was (304)."""

    final: str
    """The address that led here in the end."""
    status: int
    content_type: str = ""
    body: bytes = b""
    cut: bool = False
    """Whether there was more than is read."""
    etag: str | None = None
    last_modified: str | None = None
    packed: bool = False
    """Whether the body is packed in a way that we do not know."""


@dataclass(frozen=True, kw_only=True)
class NoAnswer:
    """No page, and why.

    ``gone``: the server says that there is none. ``failed``: it may be there tomorrow.
    ``unasked``: nothing can be said of it, because we may not look.
    """

    standing: Standing
    why: str
    status: int | None = None
    final: str | None = None


Outcome = Answer | NoAnswer

FAULT = NoAnswer(standing="unasked", why="own-fault")
"""A fault of ours, met with one source: the others must not suffer for it."""


@dataclass(frozen=True)
class Validators:
    """What a server gave with a page, so that it need not send it again (RFC 9110, 8.8)."""

    url: str
    """The address that they belong to: no other one is shown them."""
    etag: str | None = None
    last_modified: str | None = None

    @property
    def headers(self) -> dict[bytes, bytes]:
        """The headers that ask for the page only if it is another now, byte for byte as it came.

        What can stand in no header, as in a lock file that was edited, is left out.
        """
        given = {b"If-None-Match": self.etag, b"If-Modified-Since": self.last_modified}
        return {
            name: value.encode("latin-1")
            for name, value in given.items()
            if value and is_validator(value)
        }


def is_validator(text: str) -> bool:
    """Whether a validator is worth keeping, and can be sent: no line end, no sign of two bytes."""
    return 0 < len(text) <= 200 and text.isprintable() and text.strip() == text and max(text) <= "ÿ"


class OffLineError(RuntimeError):
    """Nobody could be reached, which says more of this machine than of the sources."""


class UnansweredError(Exception):
    """Raised within the client where there will be no answer; ``outcome`` says why."""

    def __init__(self, outcome: NoAnswer) -> None:
        super().__init__(outcome.why)
        self.outcome = outcome
