"""Door 1: Glossator as a Python-Markdown extension.

Works in MkDocs, ProperDocs and Zensical, which say which page they render, and in plain
Python-Markdown, which is told with the option ``gloss``.

| Processor          | Registry       | Name        | Priority |
|--------------------|----------------|-------------|----------|
| TreeFinished       | treeprocessors | `glossator` | -1000    |
| GlossPostprocessor | postprocessors | `glossator` | -10      |
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor

from glossator.annotate import annotate, place, withhold
from glossator.bar import DEFAULT_LAYERS
from glossator.findings import Finding
from glossator.levels import levelled, read_levels
from glossator.library import Library, lesson_slug
from glossator.listings import fill
from glossator.loading import gloss_path
from glossator.notes import PageLinks
from glossator.page_context import PageContext, page_context
from glossator.translation import Translator
from glossator.vocabulary import KINDS


class GlossatorExtension(Extension):
    """Annotates a page that has a gloss file beside it and fills in the lists it asks for."""

    def __init__(self, **kwargs: Any) -> None:
        self.config = {
            "gloss": ["", "The gloss file, where no builder says which page is rendered."],
            "layers": [list(DEFAULT_LAYERS), "Kinds of gloss that are marked at first sight."],
            "sources_page": ["sources.md", "The page that lists all sources."],
            "reading_page": ["how-to-read.md", "The page that defines the words."],
            "language": ["en", "The language of the page's own words."],
            "margin": [True, "Whether notes stand in the margin where there is room."],
            "findings": [{}, "How grave the site takes kinds of finding, by code."],
        }
        super().__init__(**kwargs)
        layers = self.getConfig("layers")
        unknown = [each for each in layers if each not in KINDS] if layers else []
        if not isinstance(layers, (list, tuple)) or unknown:
            wrong = f"{unknown[0]!r} is none" if isinstance(layers, list) and unknown else "no list"
            kinds = ", ".join(KINDS)
            raise ValueError(f"layers: {wrong}. Give a list of kinds of gloss: {kinds}.")
        self.levels = read_levels(self.getConfig("findings"))
        self.tree: TreeFinished | None = None
        self.library: Library | None = None
        """Set by the MkDocs plugin, which reads each gloss file once and tells what it found."""
        self.report: Callable[[tuple[Finding, ...]], None] | None = None
        """Where findings go, if not to the log."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.registerExtension(self)
        finished = self.tree = TreeFinished(md)
        # Below every treeprocessor, because some run the postprocessors on single headings.
        md.treeprocessors.register(finished, "glossator", -1000)
        # Below raw_html (30), amp_substitute (20) and every postprocessor known to us: only
        # then is all that a reader will see in the text, and nothing changes it afterwards.
        md.postprocessors.register(GlossPostprocessor(md, self, finished), "glossator", -10)

    def reset(self) -> None:
        """Nothing is kept between pages, also if the last one failed."""
        if self.tree is not None:
            self.tree.finished = False


class TreeFinished(Treeprocessor):
    """Knows whether the next text to be postprocessed is the whole page.

    The table of contents runs all postprocessors on the text of each heading; only what
    comes after the last treeprocessor is the page itself.
    """

    finished = False

    def run(self, _: Element) -> None:
        """Remember that the page comes next."""
        self.finished = True


class GlossPostprocessor(Postprocessor):
    """Hands the finished HTML of a page to :func:`glossator.annotate.annotate`."""

    def __init__(self, md: Markdown, extension: GlossatorExtension, tree: TreeFinished) -> None:
        super().__init__(md)
        self.extension = extension
        self.tree = tree

    def run(self, text: str) -> str:
        """Annotate ``text`` if it is the whole of a page that has a gloss file."""
        if not self.tree.finished or self.md is None:
            return text
        self.tree.finished = False
        context = page_context(self.md)
        if context is None:
            named = self.extension.getConfig("gloss")
            return self._annotate(text, Path(named), None) if named else text
        path = gloss_path(context.path)
        if path.is_file():
            return self._annotate(text, path, context)
        text, unknown = fill(
            text, lambda: self._library(context), context.url_of, self._translator()
        )
        for name in unknown:
            _log(context).warning(
                "%s: There is no list “%s”. Use articles, sources, kinds, fidelities, verdicts "
                "or findings.",
                context.path,
                name,
            )
        return text

    def _translator(self) -> Translator:
        return Translator(self.extension.getConfig("language"))

    def _library(self, context: PageContext) -> Library:
        return self.extension.library or Library(context.docs_dir)

    def _annotate(self, text: str, path: Path, context: PageContext | None) -> str:
        library = self._library(context) if context else Library(path.parent)
        loaded = library.load(path)
        if library is not self.extension.library:
            self._report(loaded.findings, context)
        if loaded.gloss is None:
            return text
        links = PageLinks()
        if context is not None:
            links = PageLinks(
                sources=context.url_of(self.extension.getConfig("sources_page")),
                reading=context.url_of(self.extension.getConfig("reading_page")),
                lesson=context.url_of(lesson_slug(library.slug(loaded.gloss))),
            )
        if loaded.gloss.withheld:
            language = self.extension.getConfig("language")
            self._report(tuple(place(text, loaded.gloss).findings), context)
            if self.extension.library is None:
                _log(context).warning(
                    "%s: The notes are withheld from the page, but only Glossator's MkDocs plugin "
                    "keeps the gloss file itself off the site.",
                    path,
                )
            return withhold(text, loaded.gloss, links=links, language=language)
        annotated = annotate(
            text,
            loaded.gloss,
            links=links,
            layers=self.extension.getConfig("layers"),
            language=self.extension.getConfig("language"),
            margin=self.extension.getConfig("margin"),
        )
        self._report(annotated.findings, context)
        return annotated.html

    def _report(self, findings: tuple[Finding, ...], context: PageContext | None) -> None:
        findings = tuple(levelled(findings, self.extension.levels))
        if self.extension.report is not None:
            self.extension.report(findings)
            return
        for finding in findings:
            level = logging.INFO if finding.severity == "note" else logging.WARNING
            _log(context).log(level, "%s", finding)


def _log(context: PageContext | None) -> logging.Logger:
    return logging.getLogger(context.logger if context else "glossator")


def makeExtension(**kwargs: Any) -> GlossatorExtension:  # noqa: N802
    """Let Python-Markdown load this module by its dotted name."""
    return GlossatorExtension(**kwargs)
