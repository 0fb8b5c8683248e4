"""What becomes of broken gloss files and of articles that are hard to read.

    python benchmarks/mutants.py

Each mutant is loaded and each article judged as ``glossator check`` does, in a process of its own,
so that one that never ends is counted and not waited for.
"""

from __future__ import annotations

import multiprocessing
import re
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from glossator import load
from glossator.commands.check import judge
from mutants import articles, mutants

SECONDS = 20
_PLACE = re.compile(r".*\.(?:gloss\.yml|md):[1-9]\d*: .+", re.DOTALL)

Outcome = tuple[str, list[str], float]


def loaded(folder: Path, data: bytes) -> list[str]:
    """The errors in a gloss file."""
    path = folder / "a.gloss.yml"
    path.write_bytes(data)
    found = load(path)
    errors = [str(finding) for finding in found.findings if finding.severity == "error"]
    return errors if errors or found.gloss is not None else ["refused without a word"]


def judged(folder: Path, data: bytes) -> list[str]:
    """The errors in an article that has a gloss file."""
    (folder / "a.gloss.yml").write_text("article: {title: A, rights: B}\n", encoding="utf-8")
    (folder / "a.md").write_bytes(data)
    found = judge((folder / "a.gloss.yml",), ())
    return [str(finding) for finding in found.findings if finding.severity == "error"]


def _work(action: Callable[[Path, bytes], list[str]], pipe: Any) -> None:
    with tempfile.TemporaryDirectory() as name:
        while True:
            data = pipe.recv()
            start = time.process_time()
            try:
                made: tuple[str, list[str]] = ("", action(Path(name), data))
            except BaseException:
                made = (traceback.format_exc(limit=-3), [])
            pipe.send((*made, time.process_time() - start))


def outcomes(
    action: Callable[[Path, bytes], list[str]], inputs: Iterable[bytes]
) -> Iterable[Outcome]:
    """What each input leads to: a traceback, errors, seconds of the processor."""
    process = None
    for data in inputs:
        if process is None:
            ours, theirs = multiprocessing.Pipe()
            process = multiprocessing.Process(target=_work, args=(action, theirs), daemon=True)
            process.start()
        ours.send(data)
        if ours.poll(SECONDS * 5):
            yield ours.recv()
            continue
        process.kill()
        process = None
        yield "it did not end", [], float(SECONDS * 5)


def tell(name: str, total: int, counts: Counter[str], slowest: float) -> None:
    """A row of the table."""
    columns = ("traceback", "over 20 s", "accepted in silence", "errors", "with file and line")
    said = ", ".join(f"{counts[column]} {column}" for column in columns)
    share = counts["with file and line"] / max(1, counts["errors"])
    print(f"{name}: {total}; {said} ({share:.1%}); slowest {slowest:.1f} s")


def run(
    name: str,
    action: Callable[[Path, bytes], list[str]],
    inputs: list[tuple[str, bytes, bool | None]],
) -> bool:
    """Count what becomes of some inputs; False if a promise is broken."""
    counts: Counter[str] = Counter()
    slowest = 0.0
    for (label, _, due), (broken, errors, seconds) in zip(
        inputs, outcomes(action, (data for _, data, _ in inputs)), strict=True
    ):
        slowest = max(slowest, seconds)
        counts["traceback"] += bool(broken)
        counts["over 20 s"] += seconds > SECONDS
        counts["accepted in silence"] += bool(due and not errors and not broken)
        counts["errors"] += len(errors)
        counts["with file and line"] += sum(1 for error in errors if _PLACE.fullmatch(error))
        if broken or seconds > SECONDS or (due and not errors) or (due is False and errors):
            print(f"! {label[:100]}: {broken or errors[:1] or 'accepted'} {seconds:.1f} s")
    tell(name, len(inputs), counts, slowest)
    good = counts["with file and line"] >= 0.98 * counts["errors"]
    return good and not (
        counts["traceback"] or counts["over 20 s"] or counts["accepted in silence"]
    )


def main() -> None:
    """Print both rows."""
    files = [(each.name, each.data, each.due) for each in mutants()]
    pages: list[tuple[str, bytes, bool | None]] = [(*each, None) for each in articles()]
    good = run("gloss files", loaded, files)
    good = run("articles", judged, pages) and good
    sys.exit(not good)


if __name__ == "__main__":
    main()
