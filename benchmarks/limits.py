"""Whether twice the input takes more than 2.5 times the time, and how long the longest takes.

    python benchmarks/limits.py

Seconds of the processor, the least of five runs. Every room is given four sizes, each twice the
one before it, in turn, so that a machine that slows down slows down all of them; the ratio of the
last two is the one that counts. Then every regular expression of the package is given repetitions
that would be slow if it were quadratic.
"""

from __future__ import annotations

import importlib
import pkgutil
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from annotate import article, gloss
from markdown import Markdown

import glossator
from glossator.active_content import active_content
from glossator.annotate import annotate
from glossator.bounds import excess
from glossator.detecting import detect
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


def least(action: Callable[[], object], runs: int) -> float:
    """The least time of some runs."""
    return min(taken(action) for _ in range(runs))


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
    print("by glosses:")
    counts = [1_250, 2_500, 5_000, 10_000]
    files = {n: notes(n, folder) for n in counts}
    yield row("load", counts, lambda n: lambda: load(files[n]))
    pages = {n: f"<p>{' '.join(f'word{k}' for k in range(n))}.</p>" for n in counts}
    loaded = {n: load(files[n]).gloss for n in counts}
    assert all(loaded.values())
    yield row("annotate", counts, lambda n: lambda: annotate(pages[n], loaded[n]))  # type: ignore[arg-type]


_REPEATED = (
    "a", " ", "\n", "\t", "<", ">", "<a", "<a ", "<!--", "&", "&a", "&#1", "[", "](", "[a](",
    "*", "_", "`", "#", "-", "--", ".", ",", "0", "1,", "1.", "0.0", "$", "%", "“", "”", "'", '"',
    "(", ")", "a,", "a ", "A ", "A. ", "1 ", "<script", "</", '="', "a=", "a:\n", "- ", "::", "/",
    "\\", "A-", "\u00ad", "of ", "said ", "Mr. ", "May ", "5 May ", "1-2 ", "5% ", "€5 ",
    "<h1 ", "<b x='", "---\n", "a: b\n",
)  # fmt: skip


def patterns() -> dict[str, re.Pattern[str]]:
    """Every regular expression that a module of the package holds, by where it is."""
    found = {}
    for module in pkgutil.walk_packages(glossator.__path__, "glossator."):
        if module.name.endswith("mkdocs_plugin"):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            held = value if isinstance(value, (list, tuple)) else [value]
            for number, each in enumerate(held):
                if isinstance(each, re.Pattern) and isinstance(each.pattern, str):
                    found[f"{module.name}.{name}[{number}]"] = each
    return found


def slow_patterns(size: int = 20_000) -> list[str]:
    """Those that take more than 2.5 times the time, and some, for twice the input."""
    slow = []
    for name, pattern in patterns().items():
        for repeated in _REPEATED:
            for end in ("", "\0", "x!"):
                once = repeated * (size // len(repeated)) + end
                twice = repeated * (2 * size // len(repeated)) + end
                first = least(lambda p=pattern, t=once: sum(1 for _ in p.finditer(t)), 1)  # type: ignore[misc]
                if first < _BASE:
                    continue
                first = least(lambda p=pattern, t=once: sum(1 for _ in p.finditer(t)), 2)  # type: ignore[misc]
                second = least(lambda p=pattern, t=twice: sum(1 for _ in p.finditer(t)), 2)  # type: ignore[misc]
                if second > RATIO * 1.2 * first:
                    slow.append(f"{name} on {repeated!r} + {end!r}: {first:.2f} s, {second:.2f} s")
    return slow


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        good = all([*rooms(Path(name))])
    print(f"{len(patterns())} regular expressions, {len(_REPEATED) * 3} inputs each:", flush=True)
    slow = slow_patterns()
    print("\n".join(slow) or "none is quadratic")
    sys.exit(not good or bool(slow))


if __name__ == "__main__":
    main()
