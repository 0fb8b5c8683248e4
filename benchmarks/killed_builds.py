"""Kill builds at random moments, and let the disk run full: what is left of the old site?

Run it from the repository: ``python benchmarks/killed_builds.py [KILLS]``. Each build would make
another site than the one that stands. After each kill the folder must hold one of the two, whole;
after all of them, a build must find nothing in its way. Bare ``mkdocs build`` is killed as often,
to compare. The full disk is a small one of its own (tmpfs), which needs Linux and root.
"""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
GLOSSATOR = [sys.executable, "-c", "from glossator.cli import main; main()", "build"]
MKDOCS = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1740441600"}


def print_line(name: str, value: str) -> None:
    print(f"{name:<44} {value}")


def made_site(folder: Path) -> Path:
    """This repository's site, without what only the repository has."""
    shutil.copytree(ROOT / "docs", folder / "docs")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def fingerprint(folder: Path) -> str:
    """One hash for all names and bytes in a folder."""
    whole = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        whole.update(os.fsencode(path.relative_to(folder)) + b"\0")
        if path.is_file():
            whole.update(path.read_bytes())
    return whole.hexdigest()


def written(folder: Path, name: str) -> None:
    """Let the next build make a site of this name: every page of it is another."""
    config = folder / "mkdocs.yml"
    _, rest = config.read_text(encoding="utf-8").split("\n", 1)
    config.write_text(f"site_name: {name}\n{rest}", encoding="utf-8")


def run(folder: Path, command: list[str]) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command, cwd=folder, env=ENVIRONMENT, capture_output=True, check=False)


def killed(folder: Path, command: list[str], seconds: float, *, together: bool) -> bool:
    """Start a build and kill it, alone or with what it started; whether it was still running."""
    with subprocess.Popen(
        command,
        cwd=folder,
        env=ENVIRONMENT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        time.sleep(seconds)
        running = process.poll() is None
        if running and together:
            os.killpg(process.pid, signal.SIGKILL)
        process.kill()
    return running


def kill_builds(folder: Path, command: list[str], kills: int) -> tuple[Counter[str], float]:
    """How often the old site, the new one, or a mix was found; and seconds of a whole build."""
    seconds, states = [], {}
    for name in ("One", "Two"):
        written(folder, name)
        start = time.perf_counter()
        done = run(folder, command)
        seconds.append(time.perf_counter() - start)
        if done.returncode:
            sys.exit(done.stderr.decode())
        states[name] = fingerprint(folder / "site")
    usual = statistics.mean(seconds)
    chance, found, now = random.Random(50), Counter[str](), "Two"
    for number in range(kills):
        wanted = "One" if now == "Two" else "Two"
        written(folder, wanted)
        running = killed(folder, command, chance.uniform(0, usual), together=number % 2 == 0)
        state = fingerprint(folder / "site") if (folder / "site").exists() else ""
        if state == states[now]:
            found["old"] += 1
        elif state == states[wanted]:
            found["new"] += 1
            now = wanted
        else:
            found["mix"] += 1
            written(folder, now)
            run(folder, command)
        found["ended before the kill"] += not running
    written(folder, "One")
    done = run(folder, command)
    if done.returncode or fingerprint(folder / "site") != states["One"]:
        sys.exit(f"The build after the kills went wrong: {done.stderr.decode()}")
    found["left over at the end"] = len(list(folder.glob(".*")))
    return found, usual


def fill_the_disk(folder: Path, size: int) -> tuple[str, int]:
    """Build on a disk with ``size`` kB more than the site that stands on it needs."""
    made_site(folder)
    written(folder, "One")
    run(folder, GLOSSATOR)
    before = fingerprint(folder / "site")
    free = shutil.disk_usage(folder).free
    with (folder / "filler").open("wb") as filler:
        filler.write(bytes(max(0, free - size * 1024)))
    written(folder, "Two")
    done = run(folder, GLOSSATOR)
    if b"Traceback" in done.stderr:
        return "a traceback", done.returncode
    same = fingerprint(folder / "site") == before
    return ("old" if same else "new" if done.returncode == 0 else "mix"), done.returncode


def on_small_disk(work: Callable[[Path], tuple[str, int]]) -> tuple[str, int] | None:
    """Do something on a disk of 24 MB; None if there can be none."""
    with tempfile.TemporaryDirectory() as place:
        command = ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", place]
        if subprocess.run(command, check=False, capture_output=True).returncode:
            return None
        try:
            return work(Path(place))
        finally:
            subprocess.run(["umount", place], check=True)


def main() -> None:
    """Kill, fill, and print what was found."""
    kills = int(sys.argv[1]) if sys.argv[1:] else 50
    for title, command in (("glossator build", GLOSSATOR), ("mkdocs build", MKDOCS)):
        with tempfile.TemporaryDirectory() as place:
            found, usual = kill_builds(made_site(Path(place)), command, kills)
        print_line(f"{title}: a whole build", f"{usual:.2f} s")
        print_line(f"{title}: killed {kills} times", str(dict(found)))
    for size in (0, 4, 100, 1000, 3000, 5000, 20_000):
        result = on_small_disk(lambda folder, size=size: fill_the_disk(folder, size))
        said = f"{result[0]}, exit {result[1]}" if result else "not tried: needs Linux and root"
        print_line(f"glossator build with {size} kB free", said)


if __name__ == "__main__":
    main()
