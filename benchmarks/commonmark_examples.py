"""Are all examples of the CommonMark specification the same bytes with us as without?

    python benchmarks/commonmark_examples.py EXAMPLES

EXAMPLES is the specification itself (spec.txt) or its examples as JSON, in which each has a
``markdown``. Both come with it at https://spec.commonmark.org/; they are under another licence than
ours and therefore not part of this repository.

Each example is rendered with Python-Markdown, without extensions and with those that MkDocs sites
use; once with a gloss file that holds nothing, and once with glosses on every word and on every
two and three, which are then taken out again.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from markdown import markdown

from glossator.annotate import annotate, bare_article
from glossator.model import Article, Gloss, Quote
from glossator.text import visible_text

EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n.*?^`{32}$", re.MULTILINE | re.DOTALL)
EXTENSIONS: tuple[list[str], ...] = ([], ["extra", "toc", "admonition"])


def examples(path: Path) -> list[str]:
    """The Markdown of each example."""
    text = path.read_text("utf-8")
    if path.suffix == ".json":
        return [each["markdown"] for each in json.loads(text)]
    return [found.replace("→", "\t") for found in EXAMPLE.findall(text)]


def differs(html: str) -> str | None:
    """What went wrong with a rendered example, if anything did."""
    if bare_article(annotate(html, _gloss([])).html) != html:
        return "without glosses"
    words = visible_text(html).split()
    exacts = [" ".join(words[at : at + size]) for size in (1, 2, 3) for at in range(len(words))]
    if bare_article(annotate(html, _gloss(exacts)).html) != html:
        return "with glosses taken out"
    return None


def _gloss(exacts: list[str]) -> Gloss:
    quotes = tuple(
        Quote(id=f"q{n}", exact=exact) for n, exact in enumerate(dict.fromkeys(exacts), start=1)
    )
    article = Article(title="T", rights="r")
    return Gloss(path=Path("example.gloss.yml"), article=article, quotes=quotes)


def main() -> None:
    """Say how many examples there are, and which of them differ."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    found = examples(Path(sys.argv[1]))
    failed = 0
    for number, source in enumerate(found, start=1):
        for extensions in EXTENSIONS:
            problem = differs(markdown(source, extensions=extensions))
            if problem is not None:
                failed += 1
                print(f"example {number} {extensions}: {problem}\n{source}")
    print(f"{len(found)} examples, each in {len(EXTENSIONS)} ways: {failed} differ")
    sys.exit(1 if failed or not found else 0)


if __name__ == "__main__":
    main()
