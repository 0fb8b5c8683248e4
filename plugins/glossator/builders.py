"""The programs that make a site of pages: which there are, and one of them run into a folder."""

from __future__ import annotations

import os
import re
import secrets
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from glossator.findings import printable

_GRACE = 5
"""Seconds that a builder has to end by itself once it is told to."""

_QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
_MORTAL = """\
import ctypes, runpy, sys
ctypes.CDLL(None).prctl(1, 9)
runpy.run_module(sys.argv.pop(1), run_name="__main__", alter_sys=True)
"""
"""Runs a module that is killed (9) when its parent is: prctl(2), PR_SET_PDEATHSIG (1)."""

_TRACEBACK = "Traceback (most recent call last):"
_TABLE = re.compile(r"^[ \t]*\[project\][ \t]*(?:#.*)?$", re.MULTILINE)
_SITE_DIR = re.compile(r"^[ \t]*site_dir[ \t]*=.*$", re.MULTILINE)
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_CHAIN = ("During handling of the above", "The above exception was")


class BuilderError(Exception):
    """A site cannot be built; the message says why and how to mend it."""


@dataclass(frozen=True)
class Builder:
    """A site builder: its module, its name for people, and how to get it."""

    module: str
    name: str
    package: str
    configs: tuple[str, ...]

    @property
    def is_there(self) -> bool:
        """Whether it is installed where Glossator runs."""
        return find_spec(self.module) is not None


MKDOCS = Builder("mkdocs", "MkDocs", '"mkdocs>=1.6,<2"', ("mkdocs.yml", "mkdocs.yaml"))
PROPERDOCS = Builder(
    "properdocs", "ProperDocs", "properdocs", ("properdocs.yml", "properdocs.yaml")
)
ZENSICAL = Builder("zensical", "Zensical", "zensical", ("zensical.toml",))

BUILDERS = {each.module: each for each in (MKDOCS, PROPERDOCS, ZENSICAL)}

_READS_MKDOCS = (MKDOCS, PROPERDOCS, ZENSICAL)


def find_config(folder: Path, wished: Builder | None) -> Path:
    """The configuration of the site in ``folder``, first of the kind that a builder wishes.

    Raises:
        BuilderError: there is none.
    """
    own = wished.configs if wished is not None else ()
    names = dict.fromkeys((*own, *(name for each in BUILDERS.values() for name in each.configs)))
    found = next((folder / name for name in names if (folder / name).is_file()), None)
    if found is None:
        raise BuilderError(
            "There is no mkdocs.yml, properdocs.yml or zensical.toml in this folder. Go to the "
            "folder of your site, or name the file: --config-file FILE"
        )
    return found


def find_builder(config: Path, wished: Builder | None) -> Builder:
    """The wished builder, or one that is there and reads such a configuration.

    Raises:
        BuilderError: it is not installed, or cannot read this configuration.
    """
    if config.suffix == ".toml":
        able: tuple[Builder, ...] = (ZENSICAL,)
    elif config.name in PROPERDOCS.configs:
        able = (PROPERDOCS, MKDOCS)
    else:
        able = _READS_MKDOCS
    if wished is not None and wished not in able:
        raise BuilderError(
            f"{wished.name} does not read {config.name}. Use --builder {able[0].module}"
        )
    asked = (wished,) if wished is not None else able
    found = next((each for each in asked if each.is_there), None)
    if found is None:
        raise BuilderError(
            f"{asked[0].name} is not installed here. Install it with: "
            f"{Path(sys.executable).name} -m pip install {asked[0].package}"
        )
    return found


def run(
    builder: Builder, config: Path, folder: Path, *, strict: bool, tell: Callable[[str], None]
) -> bool:
    """Build the site of ``config`` into ``folder``; whether the builder says that it is well.

    What the builder says goes to ``tell``, line by line: warnings and errors, and a traceback by
    its last line. MkDocs’ own ``--quiet`` would not count warnings.

    Raises:
        BuilderError: it cannot be run this way.
        OSError: it cannot be started.
    """
    with _command(builder, config, folder) as command:
        if strict:
            command.append("--strict")
        process = subprocess.Popen(  # noqa: S603 (a builder of the user's own, never a shell)
            command,
            env=_environment(config.parent, os.environ),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        )
        try:
            for line in without_news(without_traceback(process.stdout or ())):
                tell(printable(_COLOUR.sub("", line)))
            return process.wait() == 0
        finally:
            _end(process)


def _end(process: subprocess.Popen[str]) -> None:
    if process.poll() is None:
        with suppress(OSError):
            process.terminate()
        try:
            process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    if process.stdout is not None:
        process.stdout.close()


@contextmanager
def _command(builder: Builder, config: Path, folder: Path) -> Iterator[list[str]]:
    mortal = ("-c", _MORTAL) if sys.platform == "linux" else ("-m",)
    start = [sys.executable, *mortal, builder.module, "build", "--config-file"]
    if builder is not ZENSICAL:
        yield [*start, str(config), "--site-dir", str(folder)]
        return
    # Zensical takes the folder from its configuration alone, which must lie in the project.
    if not folder.resolve().is_relative_to(config.parent.resolve()):
        raise BuilderError(
            f"Zensical writes into the project’s folder alone, {config.parent}. "
            "Name a folder in it with --site-dir."
        )
    place = folder.resolve().relative_to(config.parent.resolve()).as_posix()
    own = config.with_name(f".{config.stem}.{secrets.token_hex(4)}{config.suffix}")
    try:
        own.write_text(_redirected(config, place), encoding="utf-8")
        yield [*start, str(own)]
    finally:
        with suppress(FileNotFoundError):
            own.unlink()


def _redirected(config: Path, place: str) -> str:
    """A configuration that differs from ``config`` in the folder of the site alone."""
    quoted = '"' + place.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if config.suffix != ".toml":
        return f"INHERIT: {config.name}\nsite_dir: {quoted}\n"
    try:
        text = config.read_text(encoding="utf-8")
        wanted = tomllib.loads(text)
    except ValueError as error:
        raise BuilderError(f"{config}: This is no TOML: {error}.") from error
    without = _SITE_DIR.sub("", text, count=1)
    line = f"[project]\nsite_dir = {quoted}"
    made = _TABLE.sub(lambda _: line, without, count=1)
    wanted.setdefault("project", {})["site_dir"] = place
    with suppress(ValueError):
        if tomllib.loads(made) == wanted:
            return made
    raise BuilderError(
        f"{config}: The place of `site_dir` was not understood. Write it on a line of its own "
        "below a line [project]."
    )


def _environment(project: Path, given: Mapping[str, str]) -> dict[str, str]:
    """What makes two builds of one commit the same bytes, in any locale and on any day."""
    environment = {**_QUIET, **given, "PYTHONUTF8": "1"}
    environment.pop("PYTHONIOENCODING", None)
    if not environment.get("SOURCE_DATE_EPOCH") and (day := _last_commit(project)):
        environment["SOURCE_DATE_EPOCH"] = day
    return environment


def _last_commit(project: Path) -> str | None:
    """When the last commit was made, in seconds since 1970; None without git or a commit."""
    try:
        done = subprocess.run(
            ["git", "log", "-1", "--format=%ct"],  # noqa: S607 (the user's own git)
            cwd=project,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
            encoding="ascii",
            errors="replace",
            timeout=20,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    said = done.stdout.strip()
    return said if done.returncode == 0 and said.isdigit() else None


def without_traceback(lines: Iterable[str]) -> Iterator[str]:
    """What a program says; of each traceback, or chain of them, what it comes to alone."""
    within, last = False, None
    for line in map(str.rstrip, lines):
        if line == _TRACEBACK:
            within = True
        elif within:
            if line and not line.startswith(" "):
                within, last = False, line
        elif last is not None and (not line or line.startswith(_CHAIN)):
            continue
        else:
            if last is not None:
                yield last
                last = None
            yield line
    if last is not None:
        yield last


def without_news(lines: Iterable[str]) -> Iterator[str]:
    """What a program says, without MkDocs’ lines of information and those that belong to them."""
    news = False
    for line in lines:
        news = line.startswith("INFO ") or (news and line.startswith(" "))
        if not news:
            yield line
