"""The commands, one module each, and what they share."""

from __future__ import annotations

import errno
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from glossator.findings import nearest

GOOD, FOUND, UNUSABLE = 0, 1, 2
"""Exit codes: all is well; there are findings; wrong use or unreadable input."""

STOPPED = 130
"""The exit code of a program that was told to stop, as shells have it."""


class Unusable(click.ClickException):
    """Input that cannot be used; the message says why and how to mend it."""

    exit_code = UNUSABLE

    def show(self, file: object = None) -> None:  # noqa: ARG002 (click's own signature)
        """Print the message as it is."""
        click.echo(self.message, err=True)


_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_KIND = {
    errno.EISDIR: "It is a folder: name a file in it.",
    errno.EEXIST: "It is a file: name a folder.",
    errno.ENOTDIR: "One of the folders in this path is a file: name another place.",
}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


def cannot_write(path: Path, error: OSError, state: str = "") -> Unusable:
    """What to say if ``path`` could not be written; ``state`` tells what is still whole."""
    reason = error.strerror or str(error)
    if error.errno in _FULL:
        mend = "Free some space there, and try again."
    elif error.errno in _FORBIDDEN:
        mend = "Name a place where you may write, or ask for the right to."
    else:
        mend = _KIND.get(error.errno or 0, "")
    said = " ".join(filter(None, (f"It cannot be written: {reason}.", state, mend)))
    return Unusable(f"{nearest(path)}: {said}")


@contextmanager
def stoppable() -> Iterator[None]:
    """Let a request to end be Ctrl-C, so that nothing is left behind."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
