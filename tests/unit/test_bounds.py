"""What would keep the Markdown parser busy is refused before it is read, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown import Markdown

from glossator.bounds import MAX_BLOCKS, MAX_DEFINITIONS, MAX_DEPTH, MAX_EMPHASES, excess

PATHOLOGICAL = {
    "brackets": "[" * 20_000,
    "brackets in lines": "[a\n" * 20_000,
    "images": "![[]()" * 8_000,
    "links": "[a](<b" * 8_000,
    "references": "[a][" * 8_000,
    "one footnote": "a[^1]" * 5_000 + "\n\n[^1]: b\n",
    "nested lists": "".join(" " * 4 * level + "- a\n" for level in range(1_000)),
    "nested with tabs": "".join("\t" * level + "- a\n" for level in range(300)),
    "nested blocks": "".join(" " * 4 * level + "!!! note\n" for level in range(500)),
    "stars": "*" * 20_000,
    "dashes": "- " * 20_000,
    "numbers": "1. " * 2_000,
    "quotations": ">" * 20_000 + " a",
    "quotations apart": "> " * 5_000 + "a",
    "quotations in lists": "- > " * 3_000 + "a",
    "emphasis": "*a **b " * 4_000,
    "emphasis closed": "*a **b " * 2_000 + "c** d*" * 2_000,
    "addresses": "<http://a" * 10_000,
    "addresses apart": "<http://a\n\n" * 10_000,
    "tags apart": "<b\n\n" * 10_000,
    "rising backticks": "".join("a" + "`" * number for number in range(1, 999)),
    "CDATA": "<![CDATA[" * 8_000,
    "comments": "<!--" * 20_000,
    "abbreviations": "".join(f"*[A{number}]: b\n" for number in range(12_000)),
    "definitions": "a\n: b\n" * 2_000,
    "headings": "# a\n" * 20_000,
    "underlined": "a\n=\n" * 20_000,
    "fences": "```a\n" * 20_000,
    "returns": "[a\r" * 20_000,
    "references to one footnote": "A[^1]\n\n" * 3_000 + "[^1]: b\n",
    "rows": "a|b\n" * 25_000,
    "rules": "***\n" * 15_000,
    "lines of words": "a word\n" * 60_000,
    "references to signs": "&amp; " * 60_000,
    "escaped signs": "a \\* " * 25_000,
    "quotation marks": '"a" ' * 40_000,
    "paragraphs": "a\n\n" * 50_000,
    "headings apart": "# a\n \n" * 50_000,
}


@pytest.mark.parametrize("name", PATHOLOGICAL)
def test_too_much(name: str) -> None:
    source = PATHOLOGICAL[name]
    found = excess(f"# A title\n\n{source}")
    assert found is not None
    assert 1 <= found.line <= source.count("\n") + source.count("\r") + 3
    assert found.what.endswith(".")
    assert found.mend.endswith(".")


def test_the_line_is_the_one_where_it_begins() -> None:
    assert excess(f"a\n\nb\n{'[' * 2_000}\n") == excess(f"a\r\n\r\nb\r\n{'[' * 2_000}\r\n")
    found = excess(f"a\n\nb\n{'[' * 2_000}\n")
    assert found is not None
    assert found.line == 4
    heavy = excess(f"a\n\n{'[a b ' * 9_000}\n\n{'[a b ' * 10}")
    assert heavy is not None
    assert heavy.line == 3


def test_the_block_that_is_one_too_many() -> None:
    assert excess("a\n\n\n" * MAX_BLOCKS) is None
    found = excess("a\n\n" * (MAX_BLOCKS + 1))
    assert found is not None
    assert found.line == 2 * MAX_BLOCKS + 1


WRITTEN = {
    "a very long book": ("Words of a book that goes on and on. " * 12 + "\n\n") * 12_000,
    "links": "\n\n".join(
        "[a link](https://example.org/) in a line of words " * 6 for _ in range(2_000)
    ),
    "a long paragraph": "word and *word*, " * 450,
    "a table": "| a | b |\n|---|---|\n" + "| [x](https://a.example) | `y` |\n" * 500,
    "a list": "- an entry with [a link](https://a.example)\n" * 500,
    "rules": "a\n\n" + "-" * 200 + "\n\n" + "* " * 30 + "\n",
    "a picture": f"![a](data:image/png;base64,{'A' * 400_000})",
    "nested": "".join(" " * 4 * level + "- a\n\n" for level in range(12)),
    "code": "```\n" + "x[i] = a_b(*args) # <T>\n" * 400 + "```\n",
    "a glossary": "a\n:   b\n\n" * 500,
    "a text without empty lines": ("“Words,” she said, " * 4 + "it's all\n") * 5_000,
    "escaped by a converter": (r"1\. They paid \$5\.50 \(or so\) for “it”\! " * 40 + "\n\n") * 500,
    "verse": "A line of verse that ends  \n" * 800,
    "notes": "".join(f"a[^{number}] " for number in range(300))
    + "\n\n"
    + "".join(f"[^{number}]: b\n" for number in range(300)),
}


@pytest.mark.parametrize("name", WRITTEN)
def test_what_people_write(name: str) -> None:
    assert excess(WRITTEN[name]) is None


def test_the_site_itself() -> None:
    for path in (Path(__file__).parents[2] / "docs").rglob("*.md"):
        assert excess(path.read_text(encoding="utf-8")) is None


AT_THE_BOUND = {
    "depth": "".join(" " * 4 * level + "- a\n" for level in range(MAX_DEPTH)),
    "blocks": "".join(" " * 4 * level + "!!! note\n" for level in range(MAX_DEPTH)),
    "quotations": "> " * MAX_DEPTH + "a",
    "numbers": "1. " * MAX_DEPTH + "a",
    "emphasis": "*a **b " * (MAX_EMPHASES // 4) + "c** d*" * (MAX_EMPHASES // 4),
    "definitions": "a\n: b\n" * MAX_DEFINITIONS,
}


@pytest.mark.parametrize("name", AT_THE_BOUND)
def test_what_is_let_in_never_ends_the_parser(name: str) -> None:
    assert excess(AT_THE_BOUND[name]) is None
    markdown = Markdown(extensions=["extra", "toc", "admonition"])
    assert markdown.convert(AT_THE_BOUND[name])
