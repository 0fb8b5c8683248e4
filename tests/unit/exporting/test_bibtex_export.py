"""Sources as BibTeX, read back by two libraries that are not ours."""

from __future__ import annotations

import bibtexparser
from pybtex.database import parse_string

from glossator.exporting.bibtex import bibtex
from glossator.loading import load
from glossator.model import Source
from sites import ROOT


def first_articles() -> dict[str, Source]:
    gloss = load(ROOT / "docs/articles/putin-rare-minerals.gloss.yml").gloss
    assert gloss is not None
    return dict(gloss.sources)


def test_one_entry_in_full() -> None:
    source = Source(
        outlet="Müller & Söhne",
        title="5 % of $1 {net}",
        url="https://post.example/a_b?c=1%20",
        published="2025-03-06~",
        author="Ann Smith and the City Desk",
        kind="news report",
        language="de",
        note="One.\n\nTwo.",
        seen="stored copy",
        stated=frozenset({"archive"}),
    )
    expected = r"""@article{post,
  title = {{5 \% of \$1 \textbraceleft{}net\textbraceright{}}},
  author = {{Ann Smith and the City Desk}},
  journal = {Müller \& Söhne},
  date = {2025-03-06~},
  year = {2025},
  month = mar,
  url = {https://post.example/a_b?c=1%20},
  language = {de},
  type = {news report},
  annote = {One.\par{}Two.},
  seen = {stored copy},
  givenas = {archive},
}
"""
    assert bibtex({"post": source}) == expected


def test_pybtex_reads_every_entry() -> None:
    sources = first_articles()
    read = parse_string(bibtex(sources), "bibtex")
    assert list(read.entries) == list(sources)
    assert read.entries["bbc-znbc"].fields["url"] == sources["bbc-znbc"].url
    assert len(read.entries["bbc-znbc"].persons["author"]) == 1


def test_bibtexparser_reads_every_entry() -> None:
    sources = first_articles()
    read = bibtexparser.parse_string(bibtex(sources))
    assert not read.failed_blocks
    assert [entry.key for entry in read.entries] == list(sources)
    assert read.entries_dict["bbc-znbc"]["year"] == "2025"
