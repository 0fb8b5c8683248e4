"""The old site or the new one, never a mix: kills at random moments, full disks, two at once."""

from __future__ import annotations

import errno
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from glossator import swapping
from glossator.swapping import BusyError, SwapError, Workplace, refusal, workplace
from sites import fingerprint, write

KILLS = 8

# Swaps the two folders argv[2:4] into argv[1] in turn, until it is killed.
SWAPPING = """
import itertools, shutil, sys
from pathlib import Path
from glossator.swapping import workplace
site, *versions = map(Path, sys.argv[1:4])
for version in itertools.cycle(versions):
    with workplace(site) as place:
        place.recover()
        new = place.fresh()
        shutil.copytree(version, new, dirs_exist_ok=True)
        print(".", end="", flush=True)
        place.swap(new, exchange=sys.argv[4] == "True")
"""


def version(folder: Path, name: str) -> Path:
    """A made-up site of some files that all hold its name."""
    pages = {f"page-{n}/index.html": f"{name} {n}" for n in range(20)}
    generator = '<meta name="generator" content="mkdocs-1.6.1">'
    return write(folder, {"index.html": f"{generator}{name}", **pages})


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site that stands, in a folder with a space and an umlaut."""
    return version(tmp_path / "Schöne Seiten" / "site", "old")


@pytest.fixture
def old(site: Path) -> dict[str, str]:
    """What is in it."""
    return fingerprint(site)


def beside(site: Path) -> list[str]:
    """What else is in its folder."""
    return sorted(path.name for path in site.parent.iterdir() if path != site)


def swapped(site: Path, name: str, **options: bool) -> None:
    with workplace(site) as place:
        new = place.fresh()
        version(new, name)
        place.swap(new, **options)


@pytest.mark.parametrize("exchange", [True, False])
def test_a_new_site_takes_the_place_of_the_old_one(
    site: Path, exchange: bool, tmp_path: Path
) -> None:
    write(site, {"only-old.html": "old"})
    swapped(site, "new", exchange=exchange)
    assert fingerprint(site) == fingerprint(version(tmp_path / "expected", "new"))
    assert beside(site) == []


def test_a_first_site_takes_its_place(tmp_path: Path) -> None:
    site = tmp_path / "not/there/yet"
    swapped(site, "new")
    assert fingerprint(site) == fingerprint(version(tmp_path / "expected", "new"))
    assert beside(site) == []


def test_hidden_files_and_rights_stay(site: Path) -> None:
    """A repository in the site, what a host looks for: builders keep them too."""
    write(site, {".git/HEAD": "ref", ".nojekyll": "", ".well-known/security.txt": "mail"})
    (site / ".link").symlink_to("nowhere")
    site.chmod(0o750)
    swapped(site, "new")
    assert (site / ".git/HEAD").read_text(encoding="utf-8") == "ref"
    assert (site / ".nojekyll").exists()
    assert (site / ".well-known/security.txt").exists()
    assert (site / ".link").is_symlink()
    assert site.stat().st_mode & 0o777 == 0o750


def test_a_link_to_the_site_stays_one(site: Path, tmp_path: Path) -> None:
    link = tmp_path / "public"
    link.symlink_to(site, target_is_directory=True)
    swapped(link, "new")
    assert link.is_symlink()
    assert "new" in (site / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("exchange", [True, False])
def test_a_kill_at_any_moment_leaves_one_of_two_sites(
    site: Path, tmp_path: Path, exchange: bool
) -> None:
    versions = [version(tmp_path / name, name) for name in ("one", "two")]
    allowed = [fingerprint(site), *map(fingerprint, versions)]
    chance = random.Random(f"{exchange}")
    cut_off = 0
    for _ in range(KILLS):
        command = [sys.executable, "-c", SWAPPING, site, *versions, str(exchange)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            assert process.stdout.read(1) == b"."
            time.sleep(chance.uniform(0, 0.04))
            process.kill()
        cut_off += bool(beside(site))
        if exchange and sys.platform == "linux":
            assert fingerprint(site) in allowed
        with workplace(site) as place:
            place.recover()
            assert fingerprint(site) in allowed
        assert beside(site) == []
    assert cut_off > KILLS / 2


def test_a_kill_between_the_two_renames_is_mended_by_the_next(
    site: Path, old: dict[str, str]
) -> None:
    place = Workplace(site)
    place.folder.mkdir()
    version(place.fresh(), "new")
    site.rename(place.old)

    with workplace(site) as place:
        told = place.recover()
        assert told is not None
        assert "the old site is back" in told
        assert fingerprint(site) == old
    assert beside(site) == []


def test_a_kill_after_the_swap_leaves_only_things_to_clear_away(site: Path) -> None:
    place = Workplace(site)
    place.folder.mkdir()
    version(place.old, "older")
    new = fingerprint(site)
    with workplace(site) as place:
        assert place.recover() is None
    assert fingerprint(site) == new
    assert beside(site) == []


def failing(code: int) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    return fail


@pytest.mark.parametrize("step", ["_keep_hidden", "_write_out"])
def test_a_full_disk_leaves_the_old_site(
    site: Path, old: dict[str, str], monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    monkeypatch.setattr(swapping, step, failing(errno.ENOSPC))
    with pytest.raises(OSError, match="No space left"):
        swapped(site, "new")
    assert fingerprint(site) == old
    assert beside(site) == []


@pytest.mark.parametrize("failing_rename", [1, 2])
def test_a_rename_that_fails_leaves_the_old_site(
    site: Path, old: dict[str, str], monkeypatch: pytest.MonkeyPatch, failing_rename: int
) -> None:
    rename, count = Path.rename, iter(range(1, 100))

    def sometimes(path: Path, target: Path) -> Path:
        if next(count) == failing_rename:
            raise OSError(errno.EBUSY, "Device or resource busy")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", sometimes)
    with pytest.raises(SwapError, match=r"The old one is whole\. Name another folder"):
        swapped(site, "new", exchange=False)
    assert fingerprint(site) == old
    assert beside(site) == []


def test_where_the_system_cannot_exchange_folders_two_renames_do(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swapping, "_exchange", lambda *_: False)
    swapped(site, "new")
    assert "new" in (site / "index.html").read_text(encoding="utf-8")
    assert beside(site) == []


def test_ctrl_c_at_the_worst_moment_puts_the_old_site_back(
    site: Path, old: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def interrupted(path: Path, target: Path) -> Path:
        made = rename(path, target)
        monkeypatch.setattr(Path, "rename", rename)
        raise KeyboardInterrupt(made)

    monkeypatch.setattr(Path, "rename", interrupted)
    with pytest.raises(KeyboardInterrupt):
        swapped(site, "new", exchange=False)
    assert fingerprint(site) == old
    assert beside(site) == []


# Builds argv[2] in the place of argv[1], as somebody whom modes of files stop, root or not.
AS_ANYBODY = """
import shutil, sys
from pathlib import Path
from glossator.swapping import SwapError, workplace
site, version = map(Path, sys.argv[1:])
with workplace(site) as place:
    place.recover()
    new = place.fresh()
    shutil.copytree(version, new, dirs_exist_ok=True)
    try:
        place.swap(new)
    except (OSError, SwapError) as error:
        print(type(error).__name__)
"""


def as_anybody(*arguments: Path) -> str:
    command: list[str | Path] = [sys.executable, "-c", AS_ANYBODY, *arguments]
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("root may do everything")
        command = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", *command]
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout


def read_only(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)


@pytest.mark.skipif(sys.platform == "win32", reason="modes of folders")
def test_nothing_is_left_beside_a_site_that_may_only_be_read(
    site: Path, old: dict[str, str], tmp_path: Path
) -> None:
    write(site, {".well-known/a/b": "hidden"})
    old = fingerprint(site)
    read_only(site)
    new = version(tmp_path / "new", "new")
    for _ in range(2):
        assert as_anybody(site, new) == "SwapError\n"
        assert beside(site) == []
    assert fingerprint(site) == old


@pytest.mark.skipif(sys.platform == "win32", reason="modes of folders")
def test_what_was_left_and_may_only_be_read_is_cleared_away(site: Path, tmp_path: Path) -> None:
    place = Workplace(site)
    precious = write(tmp_path / "elsewhere", {"precious": ""})
    precious.chmod(0o500)
    place.folder.mkdir()
    (place.folder / "file").write_text("")
    left = version(place.folder / "new-0", "left")
    (left / "link").symlink_to(precious)
    read_only(left)
    for path in left.rglob("*"):
        if path.is_dir() and not path.is_symlink():
            path.chmod(0)
    precious.chmod(0o500)
    new = version(tmp_path / "new", "new")
    # Folders in the old site that may only be read are no hindrance to it.
    read_only(site / "page-1")
    assert as_anybody(site, new) == ""
    assert fingerprint(site) == fingerprint(new)
    assert beside(site) == []
    assert precious.stat().st_mode & 0o777 == 0o500


@pytest.fixture
def holder(site: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Another process that is building the site."""
    script = (
        "import sys, time\nfrom pathlib import Path\nfrom glossator.swapping import workplace\n"
        "with workplace(Path(sys.argv[1])) as place:\n"
        "    place.fresh()\n    print(flush=True)\n    time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", script, site], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        yield process
        process.kill()


def test_two_at_once_get_a_message_and_a_kill_frees_the_place(
    site: Path, holder: subprocess.Popen[bytes]
) -> None:
    with pytest.raises(BusyError, match=rf"Another build \(process {holder.pid}\) is writing"):
        swapped(site, "new")
    assert len(list(Workplace(site).folder.glob("new-*"))) == 1
    os.kill(holder.pid, signal.SIGKILL)
    holder.wait()
    swapped(site, "new")
    assert beside(site) == []


def test_on_a_full_disk_the_lock_is_given_back(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "write", failing(errno.ENOSPC))
    with workplace(site):
        pass
    assert beside(site) == []


def test_folders_that_are_no_site_are_refused(tmp_path: Path) -> None:
    project = write(tmp_path / "project", {"docs/index.md": "", "mkdocs.yml": ""})
    photos = write(tmp_path / "photos", {"one.jpg": "", "index.html": "<p>My own.</p>"})
    article = write(tmp_path / "files", {"file": ""}) / "file"
    kept = (project, project / "docs")
    for folder, said in {
        project: "would be lost",
        tmp_path: "would be lost",
        project / "docs": "would be lost",
        Path.home(): "would be lost",
        Path.cwd(): "would be lost",
        Path(Path.cwd().anchor): "would be lost",
        photos: "No site builder made",
        article: "This is a file",
    }.items():
        why = refusal(folder, kept)
        assert why is not None, folder
        assert said in why
        assert "--site-dir" in why


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"index.html": "<!--\nMkDocs version : 1.6.1\n-->"},
        {"index.html": '<meta name="generator" content="mkdocs-1.6.1, mkdocs-material-9.8.1">'},
        {"index.html": '<meta name="generator" content="zensical-0.0.40">'},
        {"404.html": "", "assets/glossator/glossator.css": ""},
        {"index.html": "", "sitemap.xml": ""},
        {".git": "gitdir: elsewhere"},
    ],
    ids=str,
)
def test_what_a_builder_made_may_be_replaced(tmp_path: Path, files: dict[str, str]) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    assert refusal(write(folder, files), (tmp_path / "docs",)) is None


def test_what_is_not_there_may_be_made(tmp_path: Path) -> None:
    assert refusal(tmp_path / "site", ()) is None


def test_a_mount_point_is_refused(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os.path, "ismount", lambda path: Path(path) == site)
    why = refusal(site, ())
    assert why is not None
    assert "mount point" in why
