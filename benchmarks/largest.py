"""What the largest article costs: 5 MB of text with 10,000 glosses, taken through the commands.

    python benchmarks/largest.py [--words 640000] [--glosses 10000]

Seconds of the processor and the most memory that each command held. The article is generated
from a seed, and one word in nine of it is a figure, a link or emphasis.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from annotate import article
from markdown import Markdown

from glossator.text import visible_text

CONFIG = """\
site_name: Largest
theme: material
plugins: [search, glossator]
markdown_extensions: [admonition, attr_list, tables, toc, pymdownx.superfences]
"""
COMMANDS = (
    ("check", "docs"),
    ("build",),
    ("print", "docs/a.md", "--html", "--output", "print.html"),
    ("lesson", "docs/a.md", "--html", "--output", "lesson"),
)


HEAD = """\
article: {title: Title, rights: generated}
sources:
  s: {outlet: The Post, url: "https://a.example", published: 2025-01-01, kind: news, language: en}
claims:
"""
_EDGE = 6
_LONGEST = 10


def gloss_file(text: str, count: int, rng: random.Random) -> Iterator[str]:
    """The lines of a gloss file with ``count`` passages of ``text``, one after another."""
    yield HEAD
    words = text.split()
    apart = (len(words) - 2 * _EDGE - _LONGEST) // count
    for number in range(count):
        start = _EDGE + number * apart
        end = start + rng.randint(3, _LONGEST)
        told = {
            "exact": words[start:end],
            "prefix": words[start - _EDGE : start],
            "suffix": words[end : end + _EDGE],
        }
        selector = ", ".join(
            f"{key}: {json.dumps(' '.join(found), ensure_ascii=False)}"
            for key, found in told.items()
        )
        yield (
            f"- {{id: c{number}, {selector}, verdict: supported, sources: [s], "
            "evidence: It is so., note: A note with *emphasis*.}\n"
        )


def write_site(folder: Path, words: int, glosses: int) -> None:
    """A site with one such article."""
    rng = random.Random(20261130)
    source = article(words, rng)
    text = visible_text(Markdown().convert(source))
    docs = folder / "docs"
    docs.mkdir()
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (docs / "index.md").write_text("# Home\n", encoding="utf-8")
    (docs / "a.md").write_text(source, encoding="utf-8")
    (docs / "a.gloss.yml").write_text("".join(gloss_file(text, glosses, rng)), encoding="utf-8")
    print(f"{len(source.encode()):,} bytes, {words:,} words, {glosses:,} glosses", flush=True)


def run(command: tuple[str, ...], folder: Path) -> None:
    """Print what a command costs; tell what it said if it was wrong use or could not be read."""
    process = subprocess.Popen(
        [sys.executable, "-c", "from glossator.cli import main; main()", *command],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=(folder / "said.txt").open("wb"),
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = used.ru_utime + used.ru_stime
    print(
        f"{' '.join(command[:1]):8} {seconds:6.1f} s {used.ru_maxrss / 1024:6.0f} MB"
        f"  exit code {process.returncode}",
        flush=True,
    )
    if process.returncode not in (0, 1):
        print((folder / "said.txt").read_text(encoding="utf-8"))


def main() -> None:
    """Print a line for each command, and the sizes of the pages."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--words", type=int, default=660_000)
    parser.add_argument("--glosses", type=int, default=10_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_site(folder, asked.words, asked.glosses)
        for command in COMMANDS:
            run(command, folder)
        for made in ("site/a/index.html", "site/search/search_index.json", "print.html"):
            print(f"{made:30} {(folder / made).stat().st_size:12,} bytes")


if __name__ == "__main__":
    main()
