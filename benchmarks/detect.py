"""What detecting costs: characters a second on news, and whether time grows in line with length.

python benchmarks/detect.py
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from glossator.detecting import detect
from glossator.detecting.figures import find_figures
from glossator.detecting.quotes import find_quotes

RUNS = 5
LENGTH = 400_000
ARTICLE = Path(__file__).parent.parent / "docs/articles/putin-rare-minerals.md"

HOSTILE = {
    "quotation marks": '"',
    "opening marks": "“",
    "marks in turn": "“a” ",
    "apostrophes": "s' ",
    "nested marks": "«",
    "marks of either direction": "» « ",
    "words cut off": "‘an’ o’ ",
    "three marks deep": "“‘“a” ",
    "said": "said ",
    "a name and said": "“x,” Ada Marsh said. ",
    "who was asked": "She asked him. “No,” he said. ",
    "offices": "Secretary of State ",
    "points": "4 points in the poll, ",
    "digits": "1",
    "digits and commas": "1,",
    "number words": "one ",
    "scales": "tens of ",
    "scales and commas": "one million, ",
    "money": "$1 ",
    "pounds": "5 pounds ",
    "units": "1 kg/m·s ",
    "numbers and letters": "5m ",
    "lists": "1, ",
    "times": "ten to ten ",
    "years": "2020-",
    "names": "University of ",
    "addresses": "a.b.c.",
    "spaces": " ",
    "tags": "<a ",
}


def seconds(call: Callable[[], object]) -> float:
    """The median of several runs, in processor time."""
    taken = []
    for _ in range(RUNS):
        start = time.process_time()
        call()
        taken.append(time.process_time() - start)
    return statistics.median(taken)


def main() -> None:
    """Print both tables."""
    news = (ARTICLE.read_text(encoding="utf-8") + "\n\n") * 100
    print(f"{len(news):,} characters of the first article, again and again")
    for name, call in (
        ("quotes", lambda: find_quotes(news)),
        ("figures", lambda: find_figures(news)),
        ("everything", lambda: detect(news)),
    ):
        print(f"  {name:12} {len(news) / seconds(call):>12,.0f} characters a second")
    print(
        f"\nSeconds for {LENGTH // 2:,} and for {LENGTH:,} characters; 2.0 is in line with length"
    )
    for name, piece in HOSTILE.items():
        text = piece * (LENGTH // len(piece))
        start = time.process_time()
        detect(text[: len(text) // 2])
        middle = time.process_time()
        detect(text)
        end = time.process_time()
        half, whole = middle - start, end - middle
        print(f"  {name:18} {half:6.2f} {whole:6.2f}   ratio {whole / half:.1f}")


if __name__ == "__main__":
    main()
