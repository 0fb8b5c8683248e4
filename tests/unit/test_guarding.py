"""Nothing is opened outside the project while somebody else's input is rendered."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from glossator.guarding import ForbiddenError, guarded

FORBIDDEN: dict[str, Callable[[Path], object]] = {
    "a file outside": lambda folder: (folder.parent / "secret").read_text(encoding="utf-8"),
    "a file outside, by a link": lambda folder: (folder / "link").read_text(encoding="utf-8"),
    "a file outside, upwards": lambda folder: (folder / "../secret").read_text(encoding="utf-8"),
    "the system's own": lambda _: Path("/etc/passwd").read_text(encoding="utf-8"),
    "a name to be looked up": lambda _: socket.getaddrinfo("example.org", 80),
    "a connection": lambda _: socket.socket().connect(("127.0.0.1", 9)),
    "a program": lambda _: subprocess.run([sys.executable, "-c", ""], check=True),
    "a shell": lambda _: os.system("true"),
    "a file to write": lambda folder: (folder / "new").write_text("", encoding="utf-8"),
    "a file to delete": lambda folder: (folder / "own").unlink(),
    "a folder to make": lambda folder: (folder / "made").mkdir(),
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "own").write_text("mine", encoding="utf-8")
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    (folder / "link").symlink_to(tmp_path / "secret")
    return folder


@pytest.mark.parametrize("name", FORBIDDEN)
def test_what_is_forbidden(project: Path, name: str) -> None:
    with guarded(project), pytest.raises(ForbiddenError):
        FORBIDDEN[name](project)
    assert sorted(path.name for path in project.iterdir()) == ["link", "own"]


def test_what_belongs_to_the_project_is_read(project: Path) -> None:
    with guarded(project):
        assert (project / "own").read_text(encoding="utf-8") == "mine"
        with guarded(project.parent):
            assert (project.parent / "secret").read_text(encoding="utf-8") == "secret"
        import pygments.lexers.actionscript  # noqa: F401 (nobody has imported it before)


def test_afterwards_and_elsewhere_all_is_as_before(project: Path) -> None:
    read: list[str] = []

    def other() -> None:
        read.append((project.parent / "secret").read_text(encoding="utf-8"))

    with guarded(project):
        thread = threading.Thread(target=other)
        thread.start()
        thread.join()
    other()
    assert read == ["secret", "secret"]
