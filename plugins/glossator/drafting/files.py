"""Files that are written whole or not at all, and never over another's."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


def write_new(path: Path, text: str) -> None:
    """Write a file that must not be there yet.

    Raises:
        FileExistsError: it is there.
        OSError: it cannot be written; nothing is left behind.
    """
    beside = _beside(path, text.encode("utf-8"))
    try:
        os.link(beside, path)
    except FileExistsError:
        raise
    except OSError:
        # A file system without hard links.
        if path.exists():
            raise FileExistsError(str(path)) from None
        beside.replace(path)
    finally:
        with suppress(FileNotFoundError):
            beside.unlink()


def replace(path: Path, text: str) -> None:
    """Put a text in the place of a file's, in one step; see :func:`replace_bytes`."""
    replace_bytes(path, text.encode("utf-8"))


def replace_bytes(path: Path, content: bytes) -> None:
    """Put ``content`` in the place of a file's, in one step.

    Raises:
        OSError: it cannot be written; the file is as it was.
    """
    # What a link leads to is written, and the link stays one.
    path = path.resolve()
    beside = _beside(path, content)
    try:
        if path.exists():
            beside.chmod(path.stat().st_mode & 0o777)
        beside.replace(path)
    finally:
        with suppress(FileNotFoundError):
            beside.unlink()


@contextmanager
def folder_to_fill(folder: Path) -> Iterator[None]:
    """Make a folder, with those above it, and take away again those that stay empty by a failure.

    Raises:
        OSError: it cannot be made.
    """
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        for each in missing:
            with suppress(OSError):
                each.rmdir()
        raise


def _beside(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            # Before the name is changed: a power cut must not leave an empty file behind it.
            os.fsync(file.fileno())
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
    return beside
