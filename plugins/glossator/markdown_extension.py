"""Door 1: Glossator as a Python-Markdown extension.

Works in MkDocs, ProperDocs and Zensical, which say which page they render, and in plain
Python-Markdown, which is told with the option ``gloss``.

| Processor          | Registry       | Name              | Priority |
|--------------------|----------------|-------------------|----------|
| Gate               | preprocessors  | `glossator`       | 1000     |
| Gate               | preprocessors  | `glossator-again` | 31       |
| TreeFinished       | treeprocessors | `glossator`       | -1000    |
| GlossPostprocessor | postprocessors | `glossator`       | -10      |
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from glossator.annotate import annotate, place, withhold
from glossator.bar import DEFAULT_LAYERS
from glossator.findings import Finding, shown
from glossator.fitness import acting, is_trusted, notice, read_trusted, too_much
from glossator.levels import levelled, read_levels
from glossator.library import Library, lesson_slug
from glossator.listings import fill
from glossator.loading import article_path, gloss_path
from glossator.loading.containment import leads_outside, outside
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
            "active_content": [[], "Articles that may hold scripts, frames and the like."],
        }
        super().__init__(**kwargs)
        layers = self.getConfig("layers")
        unknown = [each for each in layers if each not in KINDS] if layers else []
        if not isinstance(layers, (list, tuple)) or unknown:
            wrong = f"{unknown[0]!r} is none" if isinstance(layers, list) and unknown else "no list"
            kinds = ", ".join(KINDS)
            raise ValueError(f"layers: {wrong}. Give a list of kinds of gloss: {kinds}.")
        for name in ("sources_page", "reading_page"):
            _refuse_path(name, self.getConfig(name))
        self.levels = read_levels(self.getConfig("findings"))
        self.trusted = read_trusted(self.getConfig("active_content"))
        self.tree: TreeFinished | None = None
        self.gates: list[Gate] = []
        self.library: Library | None = None
        """Set by the MkDocs plugin, which reads each gloss file once and tells what it found."""
        self.report: Callable[[tuple[Finding, ...]], None] | None = None
        """Where findings go, if not to the log."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.registerExtension(self)
        finished = self.tree = TreeFinished(md)
        # Before all that reads the text more than once, and after snippets (32) that add to it.
        self.gates = [Gate(md, self), Gate(md, self)]
        md.preprocessors.register(self.gates[0], "glossator", 1000)
        md.preprocessors.register(self.gates[1], "glossator-again", 31)
        # Below every treeprocessor, because some run the postprocessors on single headings.
        md.treeprocessors.register(finished, "glossator", -1000)
        # Below raw_html (30), amp_substitute (20) and every postprocessor known to us: only
        # then is all that a reader will see in the text, and nothing changes it afterwards.
        md.postprocessors.register(GlossPostprocessor(md, self, finished), "glossator", -10)

    def reset(self) -> None:
        """Nothing is kept between pages, also if the last one failed."""
        if self.tree is not None:
            self.tree.finished = False
        for gate in self.gates:
            gate.refused = None
            gate.source = ""

    def page(self, md: Markdown) -> Page | None:
        """The page that ``md`` renders, if it has a gloss file."""
        context = page_context(md)
        if context is None:
            named = self.getConfig("gloss")
            return Page(article_path(Path(named)), Path(named), None, None) if named else None
        path = gloss_path(context.path)
        if not (path.is_file() or path.is_symlink()):
            return None
        try:
            slug = context.path.relative_to(context.docs_dir).as_posix()
        except ValueError:
            slug = None
        return Page(context.path, path, context, slug)


@dataclass(frozen=True)
class Page:
    """A page with a gloss file; ``slug`` is its path below the docs folder."""

    article: Path
    gloss: Path
    context: PageContext | None
    slug: str | None


class Gate(Preprocessor):
    """Keeps from the parser what it would not come back from."""

    def __init__(self, md: Markdown, extension: GlossatorExtension) -> None:
        super().__init__(md)
        self.extension = extension
        self.source = ""
        """What was let in, in which lines are counted."""
        self.refused: Finding | None = None

    def run(self, lines: list[str]) -> list[str]:
        """The same lines, or none of them."""
        page = self.extension.page(self.md)
        if page is None:
            return lines
        self.source = "\n".join(lines)
        self.refused = too_much(page.article, self.source)
        return lines if self.refused is None else []


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
        # As Python-Markdown does at the very end, when the article is no longer at either end.
        text = text.strip()
        page = self.extension.page(self.md)
        if page is not None:
            wrong = self._wrong_with(text, page)
            if wrong:
                self._report(wrong, page.context)
                # A theme makes its table of contents of headings that are not shown either.
                self.md.toc, self.md.toc_tokens = "", []  # type: ignore[attr-defined]
                return notice(self._translator())
            return self._annotate(text, page.gloss, page.context)
        context = page_context(self.md)
        if context is None:
            return text
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

    def _wrong_with(self, text: str, page: Page) -> tuple[Finding, ...]:
        """Why the page may not be shown at all."""
        for gate in self.extension.gates:
            if gate.refused is not None:
                above = _source(page, gate.source).count("\n") - gate.source.count("\n")
                return (replace(gate.refused, line=gate.refused.line + max(0, above)),)
        if leads_outside(page.article):
            return (outside(page.article),)
        if is_trusted(self.extension.trusted, page.slug):
            return ()
        return tuple(acting(page.article, text, _source(page, self.extension.gates[0].source)))

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
            _log(context).log(level, "%s", finding.logged)


def _source(page: Page, given: str) -> str:
    """The article as it stands in its file, with the metadata that builders take off."""
    try:
        return page.article.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return given


def _refuse_path(name: str, value: object) -> None:
    """Pages that are made stand below the docs folder."""
    path = PurePosixPath(str(value))
    if path.suffix != ".md" or path.is_absolute() or ".." in path.parts or "\\" in str(value):
        mend = "Name a page below the docs folder, such as sources.md."
        raise ValueError(f"{name}: {shown(value)} is no page of the site. {mend}")


def _log(context: PageContext | None) -> logging.Logger:
    return logging.getLogger(context.logger if context else "glossator")


def makeExtension(**kwargs: Any) -> GlossatorExtension:  # noqa: N802
    """Let Python-Markdown load this module by its dotted name."""
    return GlossatorExtension(**kwargs)
