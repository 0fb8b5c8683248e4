"""While somebody else's input is rendered: no network, no other program, no file outside.

The Markdown extensions that a site names are trusted, since somebody installed them; what the
site's configuration and its articles ask of them is not. An extension that includes files or
addresses would otherwise read for a stranger whatever the person who checks may read.

Python tells of each such act beforehand (PEP 578, audit hooks). Such a hook cannot be taken out
again, so there is one, which listens only within :func:`guarded`, in the thread that entered it.
"""

from __future__ import annotations

import os
import sys
import sysconfig
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from glossator.installed import installation_folders

_ACTS = (
    "ctypes.dlopen", "ftplib.", "http.client.", "os.exec", "os.fork", "os.posix_spawn",
    "os.spawn", "os.startfile", "os.system", "pty.spawn", "smtplib.", "socket.", "sqlite3.",
    "ssl.", "subprocess.", "telnetlib.", "urllib.", "webbrowser.", "winreg.",
)  # fmt: skip
"""Acts that rendering needs never."""

_CHANGES = (
    "os.chflags", "os.chmod", "os.chown", "os.link", "os.mkdir", "os.putenv", "os.remove",
    "os.rename", "os.rmdir", "os.symlink", "os.truncate", "os.unsetenv", "os.utime", "shutil.",
    "tempfile.",
)  # fmt: skip
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_TRUNC


class ForbiddenError(Exception):
    """Something was asked for that is not to be had; the message says what."""


class _Watch(threading.local):
    within: Path | None = None


_watch = _Watch()


@contextmanager
def guarded(project: Path) -> Iterator[None]:
    """Within this, nothing is read outside ``project`` and Python's own folders, nothing written.

    Raises:
        ForbiddenError: within it, for whoever asks for anything else.
    """
    _install()
    before = _watch.within
    _watch.within = project.resolve()
    try:
        yield
    finally:
        _watch.within = before


@cache
def _install() -> None:
    sys.addaudithook(_heard)


def _heard(event: str, arguments: tuple[Any, ...]) -> None:
    project = _watch.within
    if project is None:
        return
    if event == "open":
        _watch.within = None  # looking where a path leads is itself heard of
        try:
            problem = _wrong_with(project, *arguments)
        finally:
            _watch.within = project
        if problem is not None:
            raise ForbiddenError(problem)
    elif event.startswith(_ACTS) or event.startswith(_CHANGES):
        raise ForbiddenError(f"{event} {' '.join(map(str, arguments[:2]))}".strip())


def _wrong_with(project: Path, path: object, _mode: object = None, flags: object = 0) -> str | None:
    if not isinstance(path, (str, bytes, os.PathLike)):
        return None  # a file that is open already
    named = os.fsdecode(path)
    if isinstance(flags, int) and flags & _WRITES and not _is_bytecode(named):
        return f"write {named}"
    real = Path(named).resolve()
    if real.is_relative_to(project) or any(real.is_relative_to(each) for each in _own()):
        return None
    return f"read {named}"


def _is_bytecode(named: str) -> bool:
    """Python keeps what it has compiled of a module that is imported for the first time."""
    return "__pycache__" in Path(named).parts and any(
        Path(named).resolve().is_relative_to(each) for each in _own()
    )


@cache
def _own() -> tuple[Path, ...]:
    """Where Python and what is installed for it lie."""
    paths = sysconfig.get_paths()
    named = (paths["stdlib"], paths["platstdlib"], Path(__file__).parent)
    return (*(Path(each).resolve() for each in named), *installation_folders())
