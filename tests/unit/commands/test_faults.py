"""Full disks, read-only folders, terminals of another age: a sentence, and nothing lost."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from exchange_samples import annotation, item
from glossator.cli import main
from sites import ARTICLE, GLOSS, fingerprint, write

TEXT = "Library to close\n\nVisits fell by 12% to 48,000, said mayor Ana Lind.\n"
LOST = GLOSS.replace("exact: 12%", "exact: 13% ő")
GLOSSATOR = "from glossator.cli import main; main(prog_name='glossator')"

# What each command writes, and a command that writes it.
WRITING = {
    "new": (
        "docs/articles/library-to-close.md",
        ["new", "--title", "Library to close", "text.txt"],
    ),
    "draft a file": ("docs/bare.gloss.yml", ["draft", "docs/bare.md"]),
    "draft more": ("docs/short.gloss.yml", ["draft", "docs/short.md"]),
    "print": ("article.html", ["print", "--html", "docs/library.md", "-o", "article.html"]),
    "assets": ("docs/assets", ["assets", "docs/assets"]),
    "export": (
        "docs/out.csv",
        ["export", "docs/library.md", "--format", "csv", "-o", "docs/out.csv"],
    ),
    "import a file": ("docs/third.gloss.yml", ["import", "docs/third.md", "notes.json"]),
    "import more": ("docs/short.gloss.yml", ["import", "docs/short.md", "notes.json"]),
    "import sources": ("docs/sources.yml", ["import", "docs/sources.yml", "items.json"]),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site in the current folder, whose name has a space and an umlaut."""
    home = write(
        tmp_path / "Schöne Seiten",
        {
            "mkdocs.yml": "site_name: S\n",
            "text.txt": TEXT,
            "docs/index.md": "# Home\n",
            "docs/library.md": ARTICLE,
            "docs/library.gloss.yml": GLOSS,
            "docs/bare.md": f"# Bare\n\n{TEXT}",
            "docs/short.md": f"# Short\n\n{TEXT}",
            "docs/short.gloss.yml": "article:\n  title: Short\n  rights: Ours.\n",
            "docs/third.md": f"# Third\n\n{TEXT}",
            "docs/out.csv": "an older table",
            "notes.json": json.dumps([annotation("12%")]),
            "items.json": json.dumps([item()]),
            "docs/assets/glossator.css": "an older copy",
            "article.html": "an older print",
        },
    )
    monkeypatch.chdir(home)
    return home


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def process(
    *arguments: str, options: tuple[str, ...] = (), **settings: object
) -> subprocess.CompletedProcess[bytes]:
    """Glossator as a process of its own."""
    environment = settings.pop("environment", {})
    assert isinstance(environment, Mapping)
    settings = {"stdout": subprocess.PIPE, **settings}
    return subprocess.run(
        [sys.executable, *options, "-c", GLOSSATOR, *arguments],
        env={**os.environ, **environment},
        stderr=subprocess.PIPE,
        check=False,
        **settings,  # type: ignore[call-overload]
    )


@pytest.mark.parametrize("command", WRITING.values(), ids=WRITING.keys())
@pytest.mark.parametrize(
    ("code", "mend"),
    [
        (errno.ENOSPC, "Free some space there, and try again."),
        (errno.EROFS, "Name a place where you may write, or ask for the right to."),
        (errno.EIO, ""),
    ],
    ids=["full disk", "read-only", "broken disk"],
)
def test_a_file_that_cannot_be_written(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: tuple[str, list[str]],
    code: int,
    mend: str,
) -> None:
    def fail(_: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", fail)
    before = fingerprint(folder)
    target, arguments = command
    done = run(*arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    said = f"{target}: It cannot be written: {os.strerror(code)}. {mend}".strip()
    assert done.stderr.splitlines()[-1] == said
    assert fingerprint(folder) == before


@pytest.mark.parametrize("output", ["out", "new/deep/out", "docs/../there"])
def test_no_empty_folder_is_left_of_a_lesson(
    folder: Path, monkeypatch: pytest.MonkeyPatch, output: str
) -> None:
    def fail(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", fail)
    write(folder, {"there/own": ""})
    before = sorted(folder.rglob("*"))
    done = run("lesson", "docs/library.md", "--html", "-o", output)
    assert done.exit_code == 2
    assert "It cannot be written: No space left on device. Free some space" in done.stderr
    assert sorted(folder.rglob("*")) == before


def test_without_a_fault_all_of_these_write(folder: Path) -> None:
    """Or the test before would show nothing."""
    for target, arguments in WRITING.values():
        before = fingerprint(folder)
        done = run(*arguments)
        assert done.exit_code in (0, 1), done.output
        changed = {path for path, file in fingerprint(folder).items() if before.get(path) != file}
        assert any(path.startswith(target) for path in changed)


def test_new_writes_both_files_or_none(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second write fails, by a fault or by Ctrl-C."""
    fsync = os.fsync
    for error in (OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()):
        count = iter((False, True))

        def second(opened: int, count: object = count, error: BaseException = error) -> None:
            if next(count):  # type: ignore[call-overload]
                raise error
            fsync(opened)

        monkeypatch.setattr(os, "fsync", second)
        before = fingerprint(folder)
        done = run(*WRITING["new"][1])
        assert done.exit_code in (1, 2)
        assert isinstance(done.exception, SystemExit)
        assert fingerprint(folder) == before


def test_a_link_to_a_gloss_file_stays_one(folder: Path) -> None:
    shared = write(folder, {"shared/short.gloss.yml": ""}) / "shared/short.gloss.yml"
    (folder / "docs/short.gloss.yml").replace(shared)
    (folder / "docs/short.gloss.yml").symlink_to(shared)
    assert run("draft", "docs/short.md").exit_code == 0
    assert (folder / "docs/short.gloss.yml").is_symlink()
    assert "figures:" in shared.read_text(encoding="utf-8")


def test_two_at_once_write_once(folder: Path) -> None:
    """Four processes want to write the same article: one does, the others say so."""
    started = [
        subprocess.Popen(
            [sys.executable, "-c", GLOSSATOR, *WRITING["new"][1]],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _ in range(4)
    ]
    ended = [(each.communicate(timeout=60)[1], each.returncode) for each in started]
    assert sorted(code for _, code in ended) == [0, 2, 2, 2]
    assert all(b"is there already" in said for said, code in ended if code)
    assert run("check", "docs/articles").exit_code == 0
    assert len(list((folder / "docs/articles").iterdir())) == 2


TERMINALS = {
    "C": {"LC_ALL": "C", "PYTHONUTF8": "0"},
    "latin-1": {"PYTHONIOENCODING": "latin-1"},
    "cp1252": {"PYTHONIOENCODING": "cp1252"},
    "ascii": {"PYTHONIOENCODING": "ascii:strict"},
}


@pytest.mark.parametrize("terminal", TERMINALS.values(), ids=TERMINALS.keys())
def test_a_terminal_of_another_age(folder: Path, terminal: dict[str, str]) -> None:
    write(folder, {"docs/library.gloss.yml": LOST})
    done = process("check", "docs/library.md", environment=terminal)
    assert done.returncode == 1
    assert b"docs/library.gloss.yml:" in done.stdout
    assert b"Traceback" not in done.stderr
    done = process("check", "--format", "json", environment=terminal)
    assert any("13% ő" in each["what"] for each in json.loads(done.stdout.decode("utf-8")))
    done = process("detect", "--format", "json", "text.txt", environment=terminal)
    assert json.loads(done.stdout.decode("utf-8"))["figures"]


def test_every_text_is_read_and_written_as_utf8(folder: Path) -> None:
    """Nowhere does the locale decide."""
    strictly = ("-X", "warn_default_encoding", "-W", "error::EncodingWarning")
    commands = [
        *(arguments for _, arguments in WRITING.values()),
        ["check"],
        ["detect", "text.txt"],
        ["build", "--builder", "mkdocs"],
    ]
    environment = {"LC_ALL": "C", "PYTHONUTF8": "0"}
    for arguments in commands:
        done = process(*arguments, options=strictly, environment=environment)
        assert b"EncodingWarning" not in done.stderr, done.stderr
        assert b"Traceback" not in done.stderr
        assert done.returncode in (0, 1), done.stderr


def test_an_output_that_is_full_is_told(folder: Path) -> None:
    write(folder, {"docs/library.gloss.yml": LOST})
    with Path("/dev/full").open("wb") as full:
        done = process("check", stdout=full)
    assert done.returncode == 2
    assert done.stderr.endswith(
        b"standard output: It cannot be written: No space left on device. "
        b"Free some space there, and try again.\n"
    )
    assert b"Traceback" not in done.stderr


def test_a_reader_that_goes_away_ends_it_quietly(folder: Path) -> None:
    write(folder, {"docs/library.gloss.yml": LOST})
    read, written = os.pipe()
    os.close(read)
    done = process("check", stdout=written)
    os.close(written)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert b"BrokenPipe" not in done.stderr


@pytest.mark.parametrize("arguments", [["check"], ["detect", "--jsonl", "lines.jsonl"]])
def test_an_output_that_is_closed_is_none(folder: Path, arguments: list[str]) -> None:
    write(folder, {"lines.jsonl": json.dumps({"text": TEXT}) + "\n"})
    closed = ["sh", "-c", 'exec "$@" >&-', "sh", sys.executable, "-c", GLOSSATOR, *arguments]
    done = subprocess.run(closed, stderr=subprocess.PIPE, check=False)
    assert b"Traceback" not in done.stderr
    assert done.returncode in (0, 1)


def test_a_file_that_no_command_has_foreseen(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(folder / "docs/library.md"))

    monkeypatch.setattr("glossator.commands.check.judge", fail)
    done = run("check")
    assert done.exit_code == 2
    assert done.stderr == "docs/library.md: It cannot be used: Permission denied.\n"
