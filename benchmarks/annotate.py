"""What annotating costs beside rendering: medians of several runs, as ratios of one run.

    python benchmarks/annotate.py

Articles are generated from a seed. The time of Python-Markdown on the same article is the
yardstick, because machines differ and ratios do not.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from markdown import Markdown

from glossator.annotate import annotate
from glossator.model import Article, Claim, Figure, Gloss, Quote, Signal
from glossator.text import seal, visible_text

RUNS = 5
WORDS = (
    "minister deal talks report source country market price offer plan week agency said would "
    "after before under about million percent région Київ straße trade growth paper"
).split()


def article(words: int, rng: random.Random) -> str:
    """Paragraphs of some 80 words with emphasis, links and figures."""
    paragraphs = []
    while words > 0:
        count = min(words, rng.randint(40, 120))
        words -= count
        made = [rng.choice(WORDS) for _ in range(count)]
        for index in range(0, count, 9):
            made[index] = rng.choice(
                (
                    f"{rng.randint(2, 99_999):,}",
                    f"*{made[index]}*",
                    f"[{made[index]}](https://a.example)",
                )
            )
        paragraphs.append(" ".join(made))
    return "# Title\n\n" + "\n\n".join(paragraphs)


def gloss(text: str, count: int, rng: random.Random, absent: int = 0) -> Gloss:
    """``count`` glosses on random passages, ``absent`` of them edited so that none matches."""
    kinds: list[list[Quote | Figure | Claim | Signal]] = [[], [], [], []]
    words = text.split()
    for number in range(count):
        at = rng.randrange(len(words) - 40)
        length = rng.randint(3, 14)
        exact = " ".join(words[at : at + length])
        if number < absent:
            exact = exact[::-1]
        fields = {
            "id": f"g{number}",
            "exact": exact,
            "prefix": " ".join(words[max(0, at - 6) : at]) or None,
            "suffix": " ".join(words[at + length : at + length + 6]),
            "note": "A note with *emphasis* and a [link](https://a.example).",
        }
        kind = number % 4
        made = (
            Quote(**fields),
            Figure(**fields),
            Claim(**fields),
            Signal(signal="frame", **fields),
        )[kind]
        kinds[kind].append(made)
    return Gloss(
        path=Path("generated.gloss.yml"),
        article=Article(title="Title", rights="generated", words=seal(text)),
        quotes=tuple(kinds[0]),  # type: ignore[arg-type]
        figures=tuple(kinds[1]),  # type: ignore[arg-type]
        claims=tuple(kinds[2]),  # type: ignore[arg-type]
        signals=tuple(kinds[3]),  # type: ignore[arg-type]
    )


def median(action: Callable[[], object]) -> float:
    """The median CPU time of some runs, in seconds."""
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        action()
        times.append(time.process_time() - start)
    return statistics.median(times)


def main() -> None:
    """Print one line for each size."""
    rng = random.Random(20250225)
    print("   words     bytes  glosses  absent    render  annotate ratio")
    for words, count, absent in (
        (600, 0, 0),
        (600, 8, 0),
        (600, 130, 0),
        (6_000, 130, 0),
        (6_000, 130, 10),
        (34_000, 500, 0),
        (34_000, 500, 20),
        (170_000, 500, 0),
        (170_000, 1, 1),
    ):
        source = article(words, rng)
        html = Markdown().convert(source)
        made = gloss(visible_text(html), count, rng, absent)
        render = median(lambda source=source: Markdown().convert(source))  # type: ignore[misc]
        ours = median(lambda html=html, made=made: annotate(html, made))  # type: ignore[misc]
        print(
            f"{words:>8} {len(html):>9} {count:>8} {absent:>7} {render:>8.3f}s {ours:>8.3f}s "
            f"{ours / render:.2f}"
        )


if __name__ == "__main__":
    main()
