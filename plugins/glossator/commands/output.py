"""What goes out of a command, to any terminal or program, whatever its encoding."""

from __future__ import annotations

import errno
import io
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from glossator.commands import Unusable, cannot_write
from glossator.findings import nearest


def as_json(value: object) -> str:
    """A value in one line, for programs: in plain ASCII where the output is not UTF-8."""
    encoding = (getattr(sys.stdout, "encoding", None) or "ascii").lower().replace("_", "-")
    return json.dumps(value, ensure_ascii=encoding not in ("utf-8", "utf8"))


def suit_every_terminal() -> None:
    """Write a character that the terminal does not know as its number."""
    for name in ("stdout", "stderr"):
        stream: Any = getattr(sys, name)
        if stream is None:
            # The caller has closed it: nobody listens.
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


@contextmanager
def plain_errors() -> Iterator[None]:
    """Say in a sentence what the system refuses, for whatever no command has foreseen.

    A reader that goes away (``| head``) is left to click, which ends quietly.
    """
    try:
        yield
    except OSError as error:
        if error.errno == errno.EPIPE:
            raise
        if not isinstance(error.filename, str):
            _give_up_stdout()
            raise cannot_write(Path("standard output"), error) from error
        path = nearest(Path(error.filename))
        raise Unusable(f"{path}: It cannot be used: {error.strerror}.") from error


def _give_up_stdout() -> None:
    """Let nothing be written that could not be, or Python would try once more at the end."""
    with suppress(OSError, ValueError):
        null = os.open(os.devnull, os.O_WRONLY)
        out = sys.__stdout__
        if out is not None and out is sys.stdout:
            os.dup2(null, out.fileno())
        os.close(null)
