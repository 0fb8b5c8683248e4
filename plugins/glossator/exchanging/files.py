"""A file → what it holds, told by its content: annotations of either model, or sources."""

from __future__ import annotations

import re
from typing import Any

from glossator.exchanging import csl_json, hypothesis, web_annotation
from glossator.exchanging.bibtex import read_bibtex
from glossator.exchanging.json_text import (
    UnreadableError,
    half_character,
    read_json,
    read_text,
    repeated_key,
)
from glossator.exchanging.results import (
    MALFORMED,
    FileContent,
    IncomingAnnotation,
    IncomingSource,
    Refusal,
)
from glossator.findings import shown
from glossator.formats.annotation_terms import GLOSS_FILE

_ENTRY = re.compile(r"^[ \t]*@[ \t]*[A-Za-z]+[ \t]*[{(]", re.MULTILINE)
_MOST_DEEP = 5


def read_file(data: bytes, *, encoding: str = "utf-8", language: str | None = None) -> FileContent:
    """What a file holds that others wrote.

    Args:
        data: its bytes.
        encoding: of a bibliography that is not UTF-8.
        language: the article's, for annotations in several languages.

    Raises:
        UnreadableError: it cannot be read, or is none of the formats.
        LatexError: it is BibTeX, and the extra that reads it is not installed.
    """
    text = read_text(data, encoding)
    start = text.lstrip()[:1]
    if start in ("{", "["):
        return _Reader(language).read(read_json(text))
    if _ENTRY.search(text):
        return FileContent(sources=tuple(read_bibtex(text)))
    if not start:
        raise UnreadableError(1, "The file is empty.")
    what = "The file is neither JSON nor BibTeX."
    mend = "Give annotations of Hypothes.is or W3C, CSL-JSON or BibTeX."
    raise UnreadableError(1, f"{what} {mend}")


class _Reader:
    def __init__(self, language: str | None) -> None:
        self.language = language
        self.annotations: list[IncomingAnnotation] = []
        self.sources: list[IncomingSource] = []
        self.missing: list[str] = []
        self.gloss_file: dict[str, Any] | None = None
        self.number = 0

    def read(self, value: Any) -> FileContent:
        self.read_part(value, 0)
        self.refuse_repeated()
        return FileContent(
            annotations=tuple(self.annotations),
            sources=tuple(self.sources),
            gloss_file=self.gloss_file,
            missing=tuple(self.missing),
        )

    def read_part(self, value: Any, depth: int) -> None:
        if isinstance(value, list):
            self.read_list(value, depth)
        elif not isinstance(value, dict):
            self.read_item(value)
        elif (listed := _listed(value)) is not None:
            self.read_list(listed, depth)
            total = value.get("total")
            if isinstance(total, int) and total > len(listed):
                self.missing.append(_not_here(total - len(listed)))
        elif web_annotation.types_of(value) & {"AnnotationCollection", "AnnotationPage"}:
            self.read_collection(value, depth)
        else:
            self.read_item(value)

    def read_list(self, items: list[Any], depth: int) -> None:
        for item in items:
            nested = isinstance(item, dict) and (
                web_annotation.types_of(item) & {"AnnotationCollection", "AnnotationPage"}
            )
            if nested and depth < _MOST_DEEP:
                self.read_part(item, depth + 1)
            else:
                self.read_item(item)

    def read_collection(self, value: dict[str, Any], depth: int) -> None:
        beside = value.get(GLOSS_FILE)
        if isinstance(beside, dict):
            if self.gloss_file is not None:
                raise UnreadableError(1, "The file holds several articles. Give each on its own.")
            self.gloss_file = beside
        items = value.get("items")
        before = self.number
        if items is not None:
            self.read_list(items if isinstance(items, list) else [items], depth)
        for key in ("first", "next"):
            page = value.get(key)
            if isinstance(page, str):
                self.missing.append(f"A further page is not in this file: {shown(page)}.")
            elif isinstance(page, dict) and depth < _MOST_DEEP:
                self.read_part(page, depth + 1)
            elif page is not None:
                self.missing.append("A further page is named and cannot be read.")
        total = value.get("total")
        missing = total - (self.number - before) if isinstance(total, int) else 0
        if missing > 0 and not any("further page" in said for said in self.missing):
            self.missing.append(_not_here(missing))

    def read_item(self, item: Any) -> None:
        self.number += 1
        where = f"annotation {self.number}"
        if not isinstance(item, dict):
            self.refuse(where, "It is no object.")
        elif (key := repeated_key(item)) is not None:
            self.refuse(where, f"The key {shown(key)} stands twice in it.")
        elif half_character(item):
            self.refuse(where, "A text in it holds half a character (a lone surrogate).")
        elif hypothesis.is_row(item):
            self.annotations.append(hypothesis.annotation_of(item, where))
        elif "Annotation" in web_annotation.types_of(item) or "target" in item:
            made = web_annotation.annotations_of(item, where, self.language)
            self.annotations += made
        elif csl_json.is_item(item):
            self.sources.append(csl_json.source_of(item, f"item {self.number}"))
        else:
            self.refuse(where, "It is neither an annotation nor a source.")

    def refuse(self, where: str, what: str) -> None:
        refusal = Refusal(MALFORMED, what)
        self.annotations.append(IncomingAnnotation(where=where, refusal=refusal))

    def refuse_repeated(self) -> None:
        """Refuse an annotation whose id an earlier one has."""
        seen: dict[str, str] = {}
        for at, each in enumerate(self.annotations):
            if each.address is None:
                continue
            if each.address in seen:
                what = f"Its id stands twice; first at {seen[each.address]}."
                self.annotations[at] = IncomingAnnotation(
                    where=each.where, address=each.address, refusal=Refusal(MALFORMED, what)
                )
            else:
                seen[each.address] = each.where


def _not_here(number: int) -> str:
    return f"{number:,} more {'is' if number == 1 else 'are'} not in this file."


def _listed(value: dict[str, Any]) -> list[Any] | None:
    """The list in an object that is but its envelope."""
    if "target" in value:
        return None
    for key in ("rows", "annotations", "@graph"):
        listed = value.get(key)
        if isinstance(listed, list):
            return listed
    # The web API of Zotero answers so; a collection of annotations says that it is one.
    items = value.get("items")
    if isinstance(items, list) and not web_annotation.types_of(value):
        return items
    return None
