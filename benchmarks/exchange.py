"""What exporting and importing cost: annotations and sources, in files that double in size.

Run: .venv/bin/python benchmarks/exchange.py
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from exchange_samples import ADDRESS, item, row
from glossator.annotate import place
from glossator.exchanging.files import read_file
from glossator.exchanging.merging import Wanted, merge
from glossator.exchanging.merging_sources import merge_sources
from glossator.exporting.bibtex import bibtex
from glossator.exporting.json_text import json_text
from glossator.exporting.web_annotation import annotation_collection
from glossator.loading.entries import parsed_entries
from glossator.model import Article, Claim, Gloss

SIZES = (2_500, 5_000, 10_000)


def timed(name: str, size: int, work: Callable[[], Any]) -> Any:
    """Do some work and print its CPU time."""
    start = time.process_time()
    made = work()
    print(f"{name:34} {size:>7,} {time.process_time() - start:8.2f} s")
    return made


def measure(size: int) -> None:
    """Measure each direction on an article of 20,000 words, with so many glosses or sources."""
    html = f"<p>{' '.join(f'word{number}' for number in range(20_000))}</p>"
    article = Article(title="T", rights="mine", url=ADDRESS)
    rows = [row(f"word{n} word{n + 1}", id=str(n)) for n in range(size)]
    data = json.dumps({"total": size, "rows": rows}).encode()
    empty = place(html, Gloss(path=Path("a.gloss.yml"), article=article))
    timed("Hypothes.is in", size, lambda: merge(empty, read_file(data), Wanted()))
    claims = tuple(Claim(id=f"c{n}", exact=f"word{n} word{n + 1}") for n in range(size))
    full = Gloss(path=Path("a.gloss.yml"), article=article, claims=claims)
    placed = place(html, full)
    text = timed(
        "web annotations out", size, lambda: json_text(annotation_collection(full, placed))
    ).encode()
    timed("web annotations in", size, lambda: merge(empty, read_file(text), Wanted()))
    timed("web annotations in once more", size, lambda: merge(placed, read_file(text), Wanted()))
    items = [item(id=f"s{n}", title=f"Title {n}") for n in range(size)]
    sources = json.dumps(items).encode()
    merged = timed("CSL-JSON in", size, lambda: merge_sources(read_file(sources).sources, {}))
    model = parsed_entries({"sources": merged.additions.sources}).sources
    bib = timed("BibTeX out", size, lambda: bibtex(model)).encode()
    timed("BibTeX in", size, lambda: merge_sources(read_file(bib).sources, {}))


if __name__ == "__main__":
    for each in SIZES:
        measure(each)
