"""A folder of files put in another's place in one step: the old site or the new one, never a mix.

All that is needed for it lies in one hidden folder beside the site, on the same file system:
the lock, what is being built, and, for a moment, the old site. It is gone when all went well.
What a killed process left there is cleared away, or put back, by the next one.
"""

from __future__ import annotations

import ctypes
import errno
import os
import re
import secrets
import shutil
import stat
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_LOCK = "lock"
_MOMENT = 0.01

# Of renameat2(2): both names are seen from the current folder; let them change places.
_HERE, _EXCHANGE = -100, 2
_NO_EXCHANGE = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EPERM}
_NO_LOCKS = {errno.ENOSYS, errno.ENOTSUP, errno.ENOLCK}

_GENERATOR = re.compile(
    rb"<meta[^>]*generator[^>]*(?:mkdocs|properdocs|zensical)|<!--\s*MkDocs version", re.IGNORECASE
)
_BEGINNING = 200_000


class SwapError(Exception):
    """A folder cannot be built beside or swapped; the message says why and how to mend it."""


class BusyError(SwapError):
    """Another process is building the same site."""


def refusal(site: Path, kept: Iterable[Path]) -> str | None:
    """Why a folder must not be replaced as a whole; None if it may be.

    Replaced is what is not there, what is empty, and what a builder made. ``kept`` are folders
    that must outlive the swap: neither they nor one that holds them is ever replaced.
    """
    mend = "Name a folder for the site alone: --site-dir site"
    site = site.resolve()
    kept = [*kept, Path.cwd()]
    with suppress(RuntimeError):
        kept.append(Path.home())
    for folder in kept:
        if folder.resolve().is_relative_to(site):
            return f"{site}: {folder.resolve()} would be lost with this folder. {mend}"
    if os.path.ismount(site):
        return f"{site}: This folder is a mount point and cannot be swapped. Name one inside it."
    if not site.exists():
        return None
    if not site.is_dir():
        return f"{site}: This is a file. {mend}"
    visible = any(not entry.name.startswith(".") for entry in site.iterdir())
    if visible and not _is_site(site):
        return (
            f"{site}: No site builder made what is in this folder, so it is left alone. "
            "Empty it, or name another with --site-dir."
        )
    return None


def _is_site(folder: Path) -> bool:
    """Whether a builder made what is in a folder: its pages say so, or its files do."""
    pages = [page for name in ("index.html", "404.html") if (page := folder / name).is_file()]
    made = ("assets/glossator/glossator.css", "sitemap.xml", "search/search_index.json")
    if pages and any((folder / each).is_file() for each in made):
        return True
    for page in pages:
        with suppress(OSError), page.open("rb") as file:
            if _GENERATOR.search(file.read(_BEGINNING)):
                return True
    return False


class Workplace:
    """The hidden folder beside a site, held by one process. Made by :func:`workplace`."""

    def __init__(self, site: Path) -> None:
        self.site = site.resolve()
        self.folder = self.site.parent / f".{self.site.name}.glossator"
        self.old = self.folder / "old"

    def fresh(self) -> Path:
        """A new empty folder to build in; its name is never used again.

        A builder whose parent was killed may go on writing for a while: not into this one.
        """
        folder = self.folder / f"new-{secrets.token_hex(4)}"
        folder.mkdir()
        return folder

    def recover(self) -> str | None:
        """Put the old site back if there is none, and clear away all that a killed process left.

        Returns what to tell if the old site was put back.
        """
        back = self.old.exists() and not self.site.exists()
        if back:
            self.old.rename(self.site)
        for entry in list(self.folder.iterdir()):
            # What cannot be deleted is left for the next time.
            if entry.name != _LOCK:
                _remove(entry)
        return f"{self.site}: An earlier build was cut off; the old site is back." if back else None

    def swap(self, new: Path, *, exchange: bool = True) -> None:
        """Put ``new`` in the place of the site, then delete the old one.

        Hidden files at the top of the old site stay, as builders keep them when they empty it:
        a repository, ``.well-known``. All is on the disk before the old site goes.

        Raises:
            SwapError: the folders cannot be moved; the old site is where it was.
            OSError: the disk is full or broken; likewise.
        """
        _keep_hidden(self.site, new)
        _write_out(new)
        try:
            if not self.site.exists():
                new.rename(self.site)
            elif not (exchange and _exchange(new, self.site)):
                # Between the two there is no site; whoever is next puts the old one back.
                self.site.rename(self.old)
                new.rename(self.site)
        except OSError as error:
            self.recover()
            raise SwapError(
                f"{self.site}: The new site cannot take this place ({error.strerror}). "
                "The old one is whole. Name another folder with --site-dir."
            ) from error
        _sync(self.site.parent)
        self.recover()


@contextmanager
def workplace(site: Path) -> Iterator[Workplace]:
    """Hold the place beside ``site``, and leave nothing of it behind.

    Raises:
        BusyError: another process holds it. A process that was killed holds nothing.
        OSError: the folder cannot be made.
    """
    place = Workplace(site)
    lock = _take_lock(place)
    try:
        yield place
    finally:
        try:
            place.recover()
        finally:
            _give_lock_back(place, lock)


def _take_lock(place: Workplace) -> int:
    """An open file that is locked and still has its name: the one before deletes its own."""
    path = place.folder / _LOCK
    for _ in range(100):
        with suppress(FileExistsError):
            place.folder.mkdir(parents=True, exist_ok=True)
        try:
            lock = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        except FileNotFoundError:
            time.sleep(_MOMENT)
            continue
        try:
            if not _locked(lock):
                holder = os.read(lock, 20).decode("ascii", "replace")
                process = f" (process {holder})" if holder.isdigit() else ""
                raise BusyError(
                    f"{place.site}: Another build{process} is writing this site. "
                    "Wait until it has ended."
                )
            with suppress(FileNotFoundError):
                if os.path.samestat(os.fstat(lock), path.stat()):
                    _sign(lock)
                    return lock
        except BaseException:
            os.close(lock)
            raise
        os.close(lock)
        time.sleep(_MOMENT)
    raise BusyError(
        f"{place.site}: Builds of this site keep beginning. Wait until they have ended."
    )


def _sign(lock: int) -> None:
    """Say who holds it, for the others’ message; on a full disk it is held all the same."""
    with suppress(OSError):
        os.ftruncate(lock, 0)
        os.write(lock, str(os.getpid()).encode())


def _give_lock_back(place: Workplace, lock: int) -> None:
    path = place.folder / _LOCK
    if sys.platform == "win32":
        os.close(lock)
        with suppress(OSError):
            path.unlink()
    else:
        # While it is still held: nobody can hold a file of this name and lose it.
        with suppress(OSError):
            path.unlink()
        os.close(lock)
    with suppress(OSError):
        place.folder.rmdir()


def _locked(lock: int) -> bool:
    """Lock an open file until it is closed, or until the process ends in any way."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415

            os.lseek(lock, 1 << 20, os.SEEK_SET)
            msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
            os.lseek(lock, 0, os.SEEK_SET)
        else:
            import fcntl  # noqa: PLC0415

            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        # A file system without locks: names that are never used again must be enough.
        return error.errno in _NO_LOCKS
    return True


def _exchange(one: Path, two: Path) -> bool:
    """Let two folders change their names in one step, where the system can; whether it did."""
    if sys.platform != "linux":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    try:
        call = libc.renameat2
    except AttributeError:
        return False
    if call(_HERE, os.fsencode(one), _HERE, os.fsencode(two), _EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _NO_EXCHANGE:
        return False
    raise OSError(code, os.strerror(code), str(two))


def _keep_hidden(site: Path, new: Path) -> None:
    if not site.is_dir():
        return
    for entry in site.iterdir():
        target = new / entry.name
        if not entry.name.startswith(".") or target.exists():
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.copytree(entry, target, symlinks=True)
        else:
            shutil.copy2(entry, target, follow_symlinks=False)
    # Last: nothing can be put into a folder that may only be read.
    new.chmod(stat.S_IMODE(site.stat().st_mode))


def _remove(entry: Path) -> None:
    """Delete a file, or a folder with all that is in it, as far as that can be done.

    A folder that may only be read, as the old site's may be, lets nothing in it be deleted: it is
    made writable first. Nothing behind a link is touched.
    """
    if entry.is_symlink() or not entry.is_dir():
        with suppress(OSError):
            entry.unlink()
        return
    shutil.rmtree(entry, ignore_errors=True)
    if not entry.exists():
        return
    with suppress(OSError):
        entry.chmod(stat.S_IRWXU)
    for at, names, _ in os.walk(entry):
        for name in names:
            folder = Path(at, name)
            if not folder.is_symlink():
                with suppress(OSError):
                    folder.chmod(stat.S_IRWXU)
    shutil.rmtree(entry, ignore_errors=True)


def _write_out(folder: Path) -> None:
    """Have every file on the disk, so that a power cut after the swap finds no empty ones."""
    for at, _, names in os.walk(folder):
        for name in names:
            path = Path(at, name)
            if not path.is_symlink():
                _sync(path)
        _sync(Path(at))


def _sync(path: Path) -> None:
    if sys.platform == "win32" and path.is_dir():
        return
    opened = os.open(path, os.O_RDWR if sys.platform == "win32" else os.O_RDONLY)
    try:
        os.fsync(opened)
    except OSError as error:
        # Some file systems know no fsync of folders.
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise
    finally:
        os.close(opened)
