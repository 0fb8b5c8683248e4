"""A note in HTML → Markdown with the same words, and nothing that could run."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from glossator.exchanging.literal import literal

_SILENT = frozenset({"script", "style", "template", "title", "head", "iframe", "object", "svg"})
_BLOCKS = frozenset(
    "address article aside blockquote dd div dl dt figure footer h1 h2 h3 h4 h5 h6 header hr li "
    "ol p pre section table tr ul".split()
)
_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*"}
_LINK = re.compile(r"(?:https?|mailto):[^\s()<>\"]+", re.IGNORECASE)


def markdown_of_html(html: str) -> str:
    """The note in Markdown: paragraphs, lists, quotations, emphasis and links to the web."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_block()
    return "\n\n".join(reader.blocks)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self.line: list[str] = []
        self.silent: list[str] = []
        self.lead = ""
        self.quoted = 0
        self.open_marks: list[str] = []
        self.hrefs: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self.silent.append(tag)
        elif tag in _BLOCKS:
            self.end_block()
            self.quoted += tag == "blockquote"
            self.lead = "- " if tag == "li" else ""
        elif tag == "br":
            self.line.append("\n")
        elif tag in _MARKS:
            self.open_marks.append(_MARKS[tag])
            self.line.append(f"\ue000{_MARKS[tag]}")
        elif tag == "a":
            href = dict(attrs).get("href") or ""
            self.hrefs.append(href if _LINK.fullmatch(href) else "")
            if self.hrefs[-1]:
                self.line.append("\ue000[")

    def handle_endtag(self, tag: str) -> None:
        if self.silent:
            if tag == self.silent[-1]:
                self.silent.pop()
        elif tag in _BLOCKS:
            self.end_block()
            self.quoted = max(0, self.quoted - (tag == "blockquote"))
        elif tag in _MARKS and self.open_marks:
            self.line.append(f"\ue000{self.open_marks.pop()}")
        elif tag == "a" and self.hrefs and (href := self.hrefs.pop()):
            self.line.append(f"\ue000]({href})")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.line.append(data.replace("\ue000", "").replace("\n", " "))

    def end_block(self) -> None:
        """End a paragraph: its words escaped, its marks as they are."""
        while self.open_marks:
            self.line.append(f"\ue000{self.open_marks.pop()}")
        while self.hrefs:
            if href := self.hrefs.pop():
                self.line.append(f"\ue000]({href})")
        made = "".join(
            part.removeprefix("\ue000") if part.startswith("\ue000") else _escaped(part)
            for part in self.line
        )
        lines = [" ".join(line.split()) for line in made.split("\n")]
        lines = [line for line in lines if line]
        # What opens and closes around nothing marks nothing.
        if lines and re.search(r"\w", made):
            lead = "> " * min(self.quoted, 5) + self.lead
            hang = "> " * min(self.quoted, 5) + " " * len(self.lead)
            self.blocks.append(lead + f"  \n{hang}".join(lines))
        self.line, self.lead = [], ""


def _escaped(text: str) -> str:
    if text == "\n":
        return text
    start = " " if text[:1].isspace() else ""
    end = " " if text[-1:].isspace() and text.strip() else ""
    return f"{start}{literal(text)}{end}"
