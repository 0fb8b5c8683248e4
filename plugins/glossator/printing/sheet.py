"""An annotated article as one file that needs nothing else, made for paper."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from glossator.markup import Html, join, tag
from glossator.model import Article
from glossator.shipping import shipped

Paper = Literal["A4", "letter"]

# Nothing of the article runs, and nothing is fetched: pictures come from beside it.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src file: data:"

_STYLE = """
@page {
  size: %(paper)s;
  margin: 18mm 17mm 20mm;
  @bottom-left { content: "%(title)s"; font: 8pt sans-serif; color: #555; }
  @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #555; }
}
html { font: 11pt/1.5 var(--gloss-sans); color: #000; background: #fff; }
body { max-width: 52rem; margin: 0 auto; padding: 1rem; }
@media print { body { max-width: none; padding: 0; } }
img { max-width: 100%%; }
"""


def sheet(article: Article, annotated: str, folder: Path, paper: Paper = "A4") -> str:
    """The page.

    Args:
        article: what the title and the language are taken from.
        annotated: the article's HTML, annotated.
        folder: where the article lies; its pictures are looked for there.
        paper: the size of a sheet.
    """
    style = _STYLE % {"paper": paper, "title": css_string(article.title)}
    head = (
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        tag("meta", name="viewport", content="width=device-width"),
        tag("base", href=f"{folder.resolve().as_uri()}/"),
        tag("title", article.title),
        tag("style", Html(style), Html(shipped()["glossator.css"])),
    )
    page = tag("html", tag("head", *head), tag("body", Html(annotated)), lang=article.language)
    return join(Html("<!doctype html>\n"), page, Html("\n"))


def css_string(text: str) -> str:
    """``text`` within a CSS string: all but letters and digits by number (CSS Syntax, 4.3.7)."""
    return "".join(each if each.isalnum() else f"\\{ord(each):x} " for each in text)
