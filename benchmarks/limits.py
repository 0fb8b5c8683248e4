"""Whether twice the input takes more than 2.5 times the time, and how long the longest takes.

    python benchmarks/limits.py

Seconds of the processor, the least of five runs. Every room is given four sizes, each twice the
one before it, in turn, so that a machine that slows down slows down all of them; the ratio of the
last two is the one that counts. For the regular expressions alone there is expressions.py.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from annotate import article, gloss
from markdown import Markdown

from glossator.active_content import active_content
from glossator.annotate import annotate, place
from glossator.bounds import excess
from glossator.detecting import detect
from glossator.judging import judge_article
from glossator.lesson.student_page import student_page
from glossator.lesson.worksheet import prepare
from glossator.loading import load
from glossator.text import map_text, visible_text

RATIO = 2.5
RUNS = 5
_BASE = 0.02
"""Seconds below which a ratio says nothing."""


def taken(action: Callable[[], object]) -> float:
    """The time of one run."""
    start = time.process_time()
    action()
    return time.process_time() - start


def row(name: str, sizes: list[int], make: Callable[[int], Callable[[], object]]) -> bool:
    """A line of the table; False if the time grows faster than the input."""
    actions = [make(size) for size in sizes]
    rounds = [[taken(action) for action in actions] for _ in range(RUNS)]
    times = [min(runs) for runs in zip(*rounds, strict=True)]
    ratio = times[-1] / max(times[-2], _BASE)
    told = "  ".join(
        f"{size:>9,}: {seconds:6.2f} s" for size, seconds in zip(sizes, times, strict=True)
    )
    print(f"{name:34} {told}  ×{ratio:.2f}{'' if ratio <= RATIO else '  TOO SLOW'}", flush=True)
    return ratio <= RATIO


def notes(count: int, folder: Path) -> Path:
    """A gloss file with so many glosses."""
    path = folder / f"{count}.gloss.yml"
    entries = "".join(
        f"- {{id: g{n}, exact: word{n}, verdict: supported, sources: [s], evidence: It is so.}}\n"
        for n in range(count)
    )
    path.write_text(
        f"article: {{title: A, rights: B}}\nsources: {{s: {{outlet: O}}}}\nclaims:\n{entries}",
        encoding="utf-8",
    )
    return path


def rooms(folder: Path) -> Iterator[bool]:
    """Each room of the house by itself."""
    rng = random.Random(7)
    texts = {size: article(size, rng) for size in (25_000, 50_000, 100_000, 200_000)}
    html = {size: Markdown().convert(text) for size, text in texts.items()}
    words = list(texts)
    print("by words of the article, up to some 1.6 MB:")
    yield row("bounds", words, lambda n: lambda: excess(texts[n]))
    yield row("text map", words, lambda n: lambda: map_text(html[n]))
    yield row("active content", words, lambda n: lambda: list(active_content(html[n])))
    yield row("detect", words[:3], lambda n: lambda: detect(visible_text(html[n])))
    glosses = {n: gloss(visible_text(html[n]), 500, rng) for n in words}
    yield row("annotate, 500 glosses", words, lambda n: lambda: annotate(html[n], glosses[n]))
    yield row("judge, without a gloss", words[:3], lambda n: _judged(html[n], texts[n], folder))
    print("by glosses:")
    counts = [1_250, 2_500, 5_000, 10_000]
    files = {n: notes(n, folder) for n in counts}
    yield row("load", counts, lambda n: lambda: load(files[n]))
    pages = {n: f"<p>{' '.join(f'word{k}' for k in range(n))}.</p>" for n in counts}
    loaded = {n: load(files[n]).gloss for n in counts}
    assert all(loaded.values())
    yield row("annotate", counts, lambda n: lambda: annotate(pages[n], loaded[n]))  # type: ignore[arg-type]
    yield row("lesson", counts[:3], lambda n: _taught(n, folder))


def _judged(html: str, source: str, folder: Path) -> Callable[[], object]:
    """Judging an article of whose figures none has a gloss."""
    found = load(notes(1, folder)).gloss
    assert found is not None
    return lambda: judge_article(place(html, found), source)


def _taught(count: int, folder: Path) -> Callable[[], object]:
    """Making the student page of an article of so many figures, each a card."""
    path = folder / f"{count}-figures.gloss.yml"
    entries = "".join(
        f"- {{id: f{n}, exact: £{n + 2}, prefix: 'word{n} cost ', verdict: supported, measures: m, "
        "evidence: It is so.}\n"
        for n in range(count)
    )
    path.write_text(f"article: {{title: A, rights: B}}\nfigures:\n{entries}", encoding="utf-8")
    found = load(path).gloss
    assert found is not None
    html = "".join(f"<p>The word{n} cost £{n + 2}.</p>\n" for n in range(count))
    return lambda: student_page(prepare(place(html, found), html, "a", "self-study"))


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        good = all([*rooms(Path(name))])
    sys.exit(not good)


if __name__ == "__main__":
    main()
