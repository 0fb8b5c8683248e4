"""``glossator build``: what it refuses, and that whatever goes wrong, the old site is whole."""

from __future__ import annotations

import errno
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from glossator import builders, swapping
from glossator.builders import without_news, without_traceback
from glossator.cli import main
from glossator.commands import stoppable
from sites import ARTICLE, fingerprint, write
from sites import WELL_GLOSSED as GLOSS

KILLS = 12

# A theme of one line: what a theme looks like is not what is tested here.
SITE = {
    "mkdocs.yml": "site_name: Small\ntheme: {name: null, custom_dir: theme}\n"
    "plugins: [glossator]\nhooks: [hook.py]\n",
    "hook.py": "",
    "theme/main.html": '<meta name="generator" content="mkdocs">{{ page.content }}\n',
    "docs/index.md": "# Home\n",
    "docs/library.md": ARTICLE,
    "docs/library.gloss.yml": GLOSS,
}
LINE_OF_F1 = GLOSS[: GLOSS.index("id: f1")].count("\n") + 1
GLOSSATOR = [sys.executable, "-c", "from glossator.cli import main; main(prog_name='glossator')"]


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that has been built once."""
    home = write(tmp_path_factory.mktemp("standing"), SITE)
    subprocess.run([*GLOSSATOR, "build"], cwd=home, check=True, stderr=subprocess.DEVNULL)
    return home


@pytest.fixture
def folder(standing: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it in a folder with a space and an umlaut, which is the current one."""
    home = tmp_path / "Schöne Seiten"
    shutil.copytree(standing, home, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.chdir(home)
    return home


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["build", *arguments])


def left(folder: Path) -> set[str]:
    """What else there is now."""
    known = {name.partition("/")[0] for name in SITE} | {"site", "__pycache__"}
    return {path.name for path in folder.iterdir()} - known


def test_a_site_is_built(folder: Path) -> None:
    done = run("--strict")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == (
        "1 gloss file read, 11 glosses placed, 0 findings.\n"
        "site: The new site is in its place, 9 files.\n"
    )
    assert 'id="note-q1"' in (folder / "site/library/index.html").read_text(encoding="utf-8")
    assert left(folder) == set()


def test_what_the_builder_says_comes_without_its_colours(folder: Path) -> None:
    write(folder, {"hook.py": r"print('\x1b[31mred\x1b[0m \x07')" + "\n"})
    assert "red \\u0007\n" in run().stderr


def test_a_page_that_is_gone_is_gone_from_the_site(folder: Path) -> None:
    write(folder, {"docs/second.md": "# Second\n"})
    assert run().exit_code == 0
    assert (folder / "site/second/index.html").is_file()
    (folder / "docs/second.md").unlink()
    assert run().exit_code == 0
    assert not (folder / "site/second").exists()


@pytest.mark.parametrize(
    ("change", "code", "said"),
    [
        (("fidelity: altered", "fidelity: alterd"), 1, "Did you mean “altered”?"),
        (
            ("exact: 12%", "exact: 13%"),
            1,
            f"docs/library.gloss.yml:{LINE_OF_F1}: error edited: f1: “13%”",
        ),
        ((GLOSS, "\x00"), 2, "docs/library.gloss.yml:1: "),
    ],
)
def test_findings_stop_a_build_before_it_begins(
    folder: Path, change: tuple[str, str], code: int, said: str
) -> None:
    before = fingerprint(folder / "site")
    write(folder, {"docs/library.gloss.yml": GLOSS.replace(*change)})
    done = run()
    assert done.exit_code == code
    assert said in done.stdout
    assert "Nothing was built. Mend these first." in done.stderr
    assert fingerprint(folder / "site") == before


def test_warnings_stop_only_a_strict_build(folder: Path) -> None:
    config = SITE["mkdocs.yml"] + "markdown_extensions: [toc, not_installed_here]\n"
    hook = "def on_config(config):\n    config.markdown_extensions.remove('not_installed_here')\n"
    write(folder, {"mkdocs.yml": config, "hook.py": hook})
    before = fingerprint(folder / "site")
    done = run("--strict")
    assert done.exit_code == 1
    assert "“not_installed_here” could not be loaded" in done.stdout
    assert fingerprint(folder / "site") == before


def test_warnings_of_the_builder_stop_only_a_strict_build(folder: Path) -> None:
    before = fingerprint(folder / "site")
    write(folder, {"docs/index.md": "[Nowhere](nowhere.md)\n"})
    done = run("--strict")
    assert done.exit_code == 1
    assert "nowhere.md" in done.stderr
    assert "MkDocs did not finish: see above. The old site is as it was." in done.stderr
    assert fingerprint(folder / "site") == before
    assert run().exit_code == 0
    assert fingerprint(folder / "site") != before


FAILURES = {
    "an error in a page": ("def on_page_markdown(*_, **__): 1 / 0", 1, "ZeroDivisionError"),
    "a full disk": (
        "def on_post_page(*_, **__): raise OSError(28, 'No space left on device')",
        2,
        "site: The disk is full. Free some space on it, and build again.",
    ),
    "no home page": (
        "def on_post_build(config):\n    __import__('os').remove(config.site_dir + '/index.html')",
        2,
        "Write a page index.md.",
    ),
    "a builder that is killed": ("__import__('os').kill(__import__('os').getpid(), 9)", 1, "see"),
}


@pytest.mark.parametrize("failure", FAILURES.values(), ids=FAILURES.keys())
def test_a_build_that_fails_leaves_the_old_site(
    folder: Path, failure: tuple[str, int, str]
) -> None:
    hook, code, said = failure
    before = fingerprint(folder / "site")
    write(folder, {"hook.py": hook, "docs/index.md": "# Another\n"})
    done = run()
    assert done.exit_code == code
    assert said in done.stderr
    assert "The old site is as it was." in done.stderr
    assert "Traceback" not in done.stderr
    assert fingerprint(folder / "site") == before
    assert left(folder) == set()


def test_a_file_that_cannot_be_written_whole_leaves_the_old_site(folder: Path) -> None:
    """A limit of the system on the size of files stands for a disk that fills up."""
    before = fingerprint(folder / "site")
    write(folder, {"docs/index.md": "# Another\n"})
    limited = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000))\n"
    command = [sys.executable, "-c", f"{limited}{GLOSSATOR[2]}", "build"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert "File too large" in done.stderr
    assert "Traceback" not in done.stderr
    assert fingerprint(folder / "site") == before
    assert left(folder) == set()


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (errno.EROFS, "Name a place where you may write"),
        (errno.EACCES, "Name a place where you may write"),
        (errno.ENOSPC, "Free some space there"),
    ],
)
def test_a_place_that_cannot_be_written_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch, code: int, said: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    before = fingerprint(folder / "site")
    monkeypatch.setattr(swapping, "_take_lock", fail)
    done = run()
    assert done.exit_code == 2
    assert done.stderr.startswith(f"site: It cannot be written: {os.strerror(code)}. The old site")
    assert said in done.stderr
    assert fingerprint(folder / "site") == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-d", "."), "would be lost with this folder"),
        (("-d", "docs"), "The site cannot stand among its own pages, in docs."),
        (("-d", "docs/site"), "The site cannot stand among its own pages, in docs."),
        (("-d", "theme"), "No site builder made what is in this folder"),
        (("-d", "hook.py"), "This is a file."),
        (("-f", "nothing.yml"), "nothing.yml: There is no such file."),
        (("--builder", "zensical"), "Zensical is not installed here. Install it with: "),
        (("--builder", "jekyll"), "jekyll"),
    ],
)
def test_what_cannot_be_done_is_said(folder: Path, arguments: tuple[str, ...], said: str) -> None:
    before = fingerprint(folder)
    done = run(*arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr
    assert fingerprint(folder) == before


def test_a_folder_without_a_site_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = run()
    assert done.exit_code == 2
    assert "There is no mkdocs.yml, properdocs.yml or zensical.toml" in done.stderr


def test_a_missing_builder_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builders, "find_spec", lambda _: None)
    done = run()
    assert done.exit_code == 2
    assert "MkDocs is not installed here. Install it with: python" in done.stderr
    assert '-m pip install "mkdocs>=1.6,<2"' in done.stderr


def test_another_builder_and_another_folder(folder: Path) -> None:
    (folder / "mkdocs.yml").rename(folder / "properdocs.yml")
    assert run("--builder", "properdocs", "--site-dir", "öffentlich/seiten").exit_code == 0
    assert (folder / "öffentlich/seiten/library/index.html").is_file()
    assert [path.name for path in (folder / "öffentlich").iterdir()] == ["seiten"]


# What Zensical asks of those who call it, and nothing else of it.
ZENSICAL = """\
import sys, tomllib
from pathlib import Path
assert sys.argv[1:3] == ["build", "--config-file"]
config = Path(sys.argv[3])
assert config.name != "zensical.toml" and config.parent.samefile(".")
site = Path(tomllib.loads(config.read_text(encoding="utf-8"))["project"]["site_dir"])
(site / "index.html").write_text("made by Zensical " + " ".join(sys.argv[4:]))
"""


def test_a_builder_that_reads_the_folder_from_its_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = '[project]\nsite_name = "S"\nsite_dir = "public"\n'
    write(tmp_path, {"zensical.toml": config, "docs/index.md": "# Home\n"})
    write(tmp_path, {"modules/zensical/__init__.py": "", "modules/zensical/__main__.py": ZENSICAL})
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path / "modules")
    paths = (str(tmp_path / "modules"), os.environ.get("PYTHONPATH", ""))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(paths))
    done = run("--strict")
    assert done.exit_code == 0, done.stderr
    assert (tmp_path / "public/index.html").read_text("utf-8") == "made by Zensical --strict"
    assert {path.name for path in tmp_path.iterdir()} == {
        "zensical.toml",
        "docs",
        "modules",
        "public",
    }
    done = run("--site-dir", str(tmp_path.parent / "elsewhere"))
    assert done.exit_code == 2
    assert "Zensical writes into the project’s folder alone" in done.stderr


def test_a_builder_that_publishes_gloss_files_may_not_build_what_is_withheld(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"modules/zensical/__init__.py": "", "modules/zensical/__main__.py": ZENSICAL})
    files = {
        "zensical.toml": '[project]\nsite_name = "S"\n',
        "docs/index.md": ARTICLE,
        "docs/index.gloss.yml": f"{GLOSS}lesson: {{reveal: class}}\n",
    }
    monkeypatch.chdir(write(tmp_path, files))
    monkeypatch.syspath_prepend(tmp_path / "modules")
    done = run()
    assert done.exit_code == 2
    assert "Zensical copies gloss files into the site" in done.stderr
    assert not (tmp_path / "site").exists()


def test_the_folder_that_the_configuration_names(folder: Path) -> None:
    base = SITE["mkdocs.yml"] + "site_dir: public\n"
    write(folder, {"base.yml": base, "mkdocs.yml": "INHERIT: base.yml\n"})
    assert run().exit_code == 0
    assert (folder / "public/index.html").is_file()
    write(folder, {"mkdocs.yml": "INHERIT: base.yml\nsite_dir: !ENV PLACE\n"})
    done = run()
    assert done.exit_code == 2
    assert "Only the builder can tell what `site_dir` is. Name the folder: --site-dir" in (
        done.stderr
    )


def test_an_old_site_is_put_back_before_anything_else(folder: Path) -> None:
    """Also if the build then refuses."""
    before = fingerprint(folder / "site")
    (folder / ".site.glossator").mkdir()
    (folder / "site").rename(folder / ".site.glossator/old")
    write(folder, {"docs/library.gloss.yml": "nothing"})
    done = run()
    assert done.exit_code == 1
    assert "An earlier build was cut off; the old site is back." in done.stderr
    assert fingerprint(folder / "site") == before
    assert left(folder) == set()


@pytest.mark.parametrize("wanted", [signal.SIGINT, signal.SIGTERM])
def test_a_build_that_is_stopped_leaves_nothing_behind(
    folder: Path, wanted: signal.Signals
) -> None:
    before = fingerprint(folder / "site")
    write(folder, {"hook.py": "import time\ndef on_files(*_, **__): time.sleep(60)\n"})
    # A shell lets what it starts in the background ignore Ctrl-C, these tests too.
    heeding = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    python, option, program = GLOSSATOR
    command = [python, option, heeding + program, "build"]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
        until(lambda: any(folder.glob(".site.glossator/new-*")))
        time.sleep(0.3)
        process.send_signal(wanted)
        _, said = process.communicate(timeout=20)
    assert process.returncode == 130
    assert said.endswith(b"Stopped. The old site is as it was.\n")
    assert fingerprint(folder / "site") == before
    assert left(folder) == set()


def until(done: object, seconds: float = 20) -> None:
    assert callable(done)
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_kills_at_random_moments_leave_the_old_site_or_the_new_one(folder: Path) -> None:
    """Alone or with the builder; and the next build finds nothing in its way."""
    started = time.monotonic()
    states = {}
    for name in ("one", "two"):
        write(folder, {"docs/index.md": f"# {name}\n"})
        subprocess.run([*GLOSSATOR, "build"], check=True, stderr=subprocess.DEVNULL)
        states[name] = fingerprint(folder / "site")
    usual = (time.monotonic() - started) / 2
    chance = random.Random(7)
    now = "two"
    for kill in range(KILLS):
        wanted = "one" if now == "two" else "two"
        write(folder, {"docs/index.md": f"# {wanted}\n"})
        with subprocess.Popen(
            [*GLOSSATOR, "build"], stderr=subprocess.DEVNULL, start_new_session=True
        ) as process:
            # Half of them in the last part, where writing and swapping are.
            least = 0.6 * usual if kill % 2 else 0
            time.sleep(chance.uniform(least, 1.05 * usual))
            if kill % 3:
                process.kill()
            else:
                os.killpg(process.pid, signal.SIGKILL)
        found = fingerprint(folder / "site")
        assert found in states.values()
        now = next(name for name, state in states.items() if state == found)
    write(folder, {"docs/index.md": "# one\n"})
    assert run().exit_code == 0
    assert fingerprint(folder / "site") == states["one"]
    assert left(folder) == set()


def committed(folder: Path, files: dict[str, str]) -> Path:
    """A repository with one commit, of 24 February 2025."""
    write(folder, files)
    environment = {
        **os.environ,
        "GIT_CONFIG_GLOBAL": os.devnull,
        **{
            f"GIT_{who}_{what}": "a"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        },
        "GIT_COMMITTER_DATE": "2025-02-24T12:00:00Z",
        "GIT_AUTHOR_DATE": "2025-02-24T12:00:00Z",
    }
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "All"]):
        subprocess.run(["git", *command], cwd=folder, env=environment, check=True)
    return folder


def test_two_builds_of_one_commit_are_the_same_bytes(tmp_path: Path) -> None:
    """In other folders, time zones, locales and orders of sets and files; both at once."""
    config = "site_name: S\nsite_url: https://s.test/\nplugins: [search, glossator]\n"
    files = {**SITE, "mkdocs.yml": config + "theme: {name: material, font: false}\n"}
    files["docs/zwei/ü.md"], files["docs/zwei/ü.gloss.yml"] = ARTICLE, GLOSS
    one = committed(tmp_path / "one", files)
    two = committed(tmp_path / "zwei ü", dict(reversed(files.items())))
    here = {"TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONHASHSEED": "1"}
    there = {"TZ": "America/New_York", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2"}
    bare = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
    processes = [
        subprocess.Popen(
            [*GLOSSATOR, "build", "--strict"],
            cwd=each,
            env={**bare, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        for each, environment in ((one, here), (two, there))
    ]
    for process in processes:
        said = process.communicate(timeout=60)[0]
        assert process.returncode == 0, said
    assert fingerprint(one / "site") == fingerprint(two / "site")
    assert "<lastmod>2025-02-24</lastmod>" in (one / "site/sitemap.xml").read_text("utf-8")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("a\nb\n", "a|b"),
        ("a\nTraceback (most recent call last):\n  File x\n    y\nOSError: z\n", "a|OSError: z"),
        (
            "Traceback (most recent call last):\n  x\nA: a\n\nDuring handling of the above "
            "exception, another exception occurred:\n\nTraceback (most recent call last):\n  x\n"
            "B: b\nafter\n",
            "B: b|after",
        ),
        ("Traceback (most recent call last):\n  cut off", ""),
    ],
)
def test_of_a_traceback_only_what_it_comes_to_is_told(said: str, told: str) -> None:
    assert "|".join(without_traceback(said.splitlines(keepends=True))) == told


def test_what_a_builder_does_is_no_news() -> None:
    said = ["INFO    -  Unlisted:", "  - a.md", "WARNING -  Lost:", "  - b.md", "INFO    -  Done"]
    assert list(without_news(said)) == ["WARNING -  Lost:", "  - b.md"]


@pytest.mark.parametrize(
    ("config", "made"),
    [
        (
            '[project]\nsite_name = "S"\nsite_dir = "public" # here\n[project.theme]\n',
            '[project]\nsite_dir = "x \\"y"\nsite_name = "S"\n\n[project.theme]\n',
        ),
        ("[project] # all\n", '[project]\nsite_dir = "x \\"y"\n'),
    ],
)
def test_the_folder_in_a_toml_file_is_changed_and_nothing_else(
    tmp_path: Path, config: str, made: str
) -> None:
    write(tmp_path, {"zensical.toml": config})
    assert builders._redirected(tmp_path / "zensical.toml", 'x "y') == made


@pytest.mark.parametrize(
    "config", ['project.site_name = "S"\n', '[project]\nx = """\nsite_dir = 1\n"""\n', "["]
)
def test_a_toml_file_that_is_not_understood_is_refused(tmp_path: Path, config: str) -> None:
    write(tmp_path, {"zensical.toml": config})
    with pytest.raises(builders.BuilderError, match=r"zensical\.toml: "):
        builders._redirected(tmp_path / "zensical.toml", "x")


def test_a_build_in_a_thread_needs_no_signals() -> None:
    from concurrent.futures import ThreadPoolExecutor

    def within() -> bool:
        with stoppable():
            return True

    with ThreadPoolExecutor() as pool:
        assert pool.submit(within).result()
