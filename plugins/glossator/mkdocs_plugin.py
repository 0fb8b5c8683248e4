"""Door 2: Glossator as an MkDocs plugin, for MkDocs and ProperDocs.

All that an article shows comes from the Markdown extension. The plugin registers it, ships
the assets, adds the pages that notes link to, gives each note an entry of its own in the
search index, and refuses bad files before MkDocs empties the old site: in no event of a page,
when it would be too late. While serving it refuses nothing: pages stay as they last were good.
"""

from __future__ import annotations

import html
import logging
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import normalize_url

from glossator.annotate import bare_article, is_annotated, place
from glossator.bar import DEFAULT_LAYERS
from glossator.exporting.search_records import search_records
from glossator.findings import Finding
from glossator.fitness import acting_metadata, is_notice, is_plain, is_trusted
from glossator.judging import judge_article
from glossator.lesson.class_code import ClassCodeError
from glossator.lesson.publishing import FOLDER, private, site_page, unsealable, with_page
from glossator.lesson.sealing import SealingError
from glossator.levels import levelled
from glossator.library import Library, lesson_slug
from glossator.loading import article_path, find_shared_sources, gloss_path
from glossator.loading.metadata import read_metadata, without_metadata
from glossator.loading.source_lock import find_lock
from glossator.markdown_extension import GlossatorExtension
from glossator.rendering import ArticleError, read_article, render_article, unfit
from glossator.serving import STYLES, Desk
from glossator.shipping import shipped, student_assets, style_sheet
from glossator.translation import Translator, languages, nearest
from glossator.vocabulary import KINDS

log = logging.getLogger("mkdocs.plugins.glossator")

CSS = "assets/glossator/glossator.css"
JS = "assets/glossator/glossator.js"
SERVING_CSS = f"assets/glossator/{STYLES}.css"


def _pages(t: Translator) -> dict[str, str]:
    """The pages that notes link to, as Markdown, by the option that names each."""
    reading = (
        (t.say("Kinds of note"), "kinds"),
        (t.say("Quotes: fidelity"), "fidelities"),
        (t.say("Figures and claims: verdict"), "verdicts"),
    )
    return {
        "sources_page": "\n\n".join(
            (
                "# " + t.say("Sources"),
                t.say("Every source, and every place that cites it."),
                "<!-- glossator: sources -->\n",
            )
        ),
        "reading_page": "\n\n".join(
            (
                "# " + t.say("How to read this"),
                *(f"## {title}\n\n<!-- glossator: {name} -->" for title, name in reading),
                "",
            )
        ),
    }


class GlossatorConfig(Config):  # type: ignore[no-untyped-call]
    """Options of the plugin in ``mkdocs.yml``."""

    layers = config_options.ListOfItems(
        config_options.Choice(tuple(KINDS)), default=list(DEFAULT_LAYERS)
    )
    """Kinds of gloss whose marks are shown at first sight."""

    sources_page = config_options.Type(str, default="sources.md")
    """The page that lists all sources; made if there is none."""

    reading_page = config_options.Type(str, default="how-to-read.md")
    """The page that defines the words; made if there is none."""

    language = config_options.Optional(config_options.Type(str))
    """Of what Glossator says; the theme's, if Glossator speaks it."""

    margin = config_options.Type(bool, default=True)
    """Whether notes stand in the margin where there is room for them."""

    findings = config_options.Type(dict, default={})
    """How grave the site takes kinds of finding: ``error``, ``warning``, ``note``, ``ignore``."""

    active_content = config_options.Type((bool, list), default=False)
    """Articles that may hold scripts, frames and the like: all, none, or those listed."""


PASSED_ON = ("layers", "sources_page", "reading_page", "margin", "findings", "active_content")
"""Options that the extension has under the same name."""


def _language_of(config: MkDocsConfig) -> str:
    """The language of the theme's own words: Material says `language`, MkDocs `locale`."""
    for key in ("language", "locale"):
        try:
            value = config.theme[key]
        except KeyError:
            continue
        if value:
            return str(value)
    return "en"


class GlossatorPlugin(BasePlugin[GlossatorConfig]):  # type: ignore[no-untyped-call]
    """See the module."""

    def __init__(self) -> None:
        self.extension = GlossatorExtension()
        self.library = Library(Path())
        self.full_content: dict[str, str] = {}
        self.serving = False
        self.desk = Desk()

    def on_startup(self, *, command: str, **_: Any) -> None:
        """Drafts are shown while serving."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Register the extension and the assets; a site's own style sheets come after ours."""
        options = {key: self.config[key] for key in PASSED_ON}
        options["language"] = self._language(config)
        own = dict(config.mdx_configs.get("glossator") or {})
        try:
            self.extension = GlossatorExtension(**{**options, **own})
        except ValueError as error:
            raise PluginError(f"glossator: {error}") from error
        config.markdown_extensions = [
            extension
            for extension in config.markdown_extensions
            if extension != "glossator" and not isinstance(extension, GlossatorExtension)
        ]
        config.markdown_extensions.append(self.extension)  # type: ignore[arg-type]
        if CSS not in config.extra_css:
            config.extra_css.insert(0, CSS)
        if JS not in config.extra_javascript:
            config.extra_javascript.append(JS)
        return config

    def _language(self, config: MkDocsConfig) -> str:
        """The option's, else the theme's; a wish that cannot be met is told, a default is not."""
        wished = self.config.language
        if wished and nearest(wished) == "en" and not re.match(r"en\b", wished.replace("_", "-")):
            spoken = ", ".join(languages())
            log.warning(
                "language: Glossator does not speak “%s” yet and says its own words in English. "
                "It speaks: %s.",
                wished,
                spoken,
            )
        return wished or _language_of(config)

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Read every gloss file. An error stops the build while the old site still stands."""
        left_out = config.exclude_docs
        self.library = Library(
            Path(config.docs_dir),
            lambda slug: not (left_out and left_out.match_file(slug)),
            self.desk.glosses if self.serving else None,
        )
        self.extension.library = self.library
        self.full_content.clear()
        findings = self.library.findings() + self._unreadable() + unsealable(self.library)
        if config.strict and not self.serving:
            findings += self._misplaced(config)
        findings = levelled(findings, self.extension.levels)
        if self.serving:
            self.extension.report = self._tell
            self.desk.begin(findings, self.library.paths())
            self._tell(tuple(self.desk.findings))
            return
        errors = [finding for finding in findings if finding.severity == "error"]
        for finding in findings:
            if finding.severity != "error":
                level = logging.INFO if finding.severity == "note" else logging.WARNING
                log.log(level, "%s", finding.logged)
        if errors:
            lines = "\n".join(f"  {finding}" for finding in errors)
            raise PluginError(f"glossator: these files need mending.\n{lines}")

    def _misplaced(self, config: MkDocsConfig) -> list[Finding]:
        """Errors that a strict build would find page by page, once the old site is gone.

        Told only where no other plugin has a word in what the pages say.
        """
        if any(event for event in config.plugins.events["page_markdown"]):
            return []
        findings: list[Finding] = []
        for path in self.library.paths():
            gloss = self.library.load(path).gloss
            if gloss is None or not article_path(path).is_file():
                continue
            try:
                rendered = render_article(article_path(path), trusting=True)
            except ArticleError:
                continue
            if not rendered.findings:
                findings += place(rendered.html, gloss).findings
        return [finding for finding in findings if finding.severity == "error"]

    def _unreadable(self) -> list[Finding]:
        """A finding for each article that would end the build once the old site is gone, and for
        what in an article could act.

        An article that has nothing but words in it need not be rendered to know that.
        """
        findings = []
        for path in self.library.paths():
            article = article_path(path)
            if not article.is_file():
                continue
            try:
                source = read_article(article)
                html = ""
                if self.serving or not is_plain(source):
                    html = render_article(article, trusting=True).html
                if not self._is_trusted(article):
                    findings += unfit(article, html, trusted=False)
            except ArticleError as error:
                findings.append(error.finding)
        return list(dict.fromkeys(findings))  # articles share a folder, and what is wrong with it

    def _is_trusted(self, article: Path) -> bool:
        slug = article.relative_to(self.library.docs_dir).as_posix()
        return is_trusted(self.extension.trusted, slug)

    def _tell(self, findings: tuple[Finding, ...]) -> None:
        """While serving, print findings, and keep them for the page.

        MkDocs’ counter of warnings does not see them: with `strict` it would end the server.
        """
        self.desk.hear(findings)
        for finding in findings:
            level = logging.ERROR if finding.severity == "error" else logging.WARNING
            record = log.makeRecord(log.name, level, "", 0, "%s", (finding.logged,), None)
            logger: logging.Logger | None = log if log.isEnabledFor(level) else None
            while logger is not None:
                for handler in logger.handlers:
                    if level >= handler.level and not isinstance(handler, logging.NullHandler):
                        handler.handle(record)
                logger = logger.parent

    def on_page_read_source(self, *, page: Page, **_: Any) -> str | None:
        """While serving, let the last good text stand in for one that cannot be read."""
        path = Path(page.file.abs_src_path or "")
        if not self.serving or path.suffix != ".md":
            return None
        source, finding = self.desk.read(path)
        if finding is not None:
            self._tell((finding,))
        if source is None and gloss_path(path).is_file() and not self._is_trusted(path):
            # What a build would have refused: a theme shows metadata as if it were HTML.
            text = read_article(path, limited=False)
            if acting_metadata(path, read_metadata(text), text):
                return without_metadata(text)[0]
        return source

    def on_page_content(self, html: str, *, page: Page, **_: Any) -> str:
        """Give a page that is not shown a title that is none of its own."""
        if is_notice(html):
            page.meta = {"title": re.sub(r"[^\w -]", "", Path(page.file.src_uri).stem)}
        return html

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the assets, and the pages that notes link to unless the site has its own; take out
        the files that tell what is withheld."""
        for name, content in shipped().items():
            uri = f"assets/glossator/{name}"
            if files.get_file_from_path(uri) is None:
                files.append(File.generated(config, uri, content=content))
        if self.serving and files.get_file_from_path(SERVING_CSS) is None:
            files.append(File.generated(config, SERVING_CSS, content=style_sheet(STYLES)))
        shown = InclusionLevel.is_in_serve if self.serving else InclusionLevel.is_included
        pages = {file.src_uri for file in files.documentation_pages(inclusion=shown)}
        self.library.wanted = pages.__contains__
        self.desk.pages = {Path(config.docs_dir, uri) for uri in pages}
        if self.library.paths():
            translator = Translator(self.extension.getConfig("language"))
            for option, page in _pages(translator).items():
                uri = self.extension.getConfig(option)
                if files.get_file_from_path(uri) is None:
                    inclusion = InclusionLevel.NOT_IN_NAV if config.nav else InclusionLevel.INCLUDED
                    files.append(File.generated(config, uri, content=page, inclusion=inclusion))
            self._add_student_pages(files, config, translator)
        for uri in private(files.src_uris, self.library):
            files.remove(files.src_uris[uri])
        return files

    def _add_student_pages(self, files: Files, config: MkDocsConfig, t: Translator) -> None:
        """Add the pages of lessons, unless the site has its own there."""
        taken = {file.dest_uri for file in files}
        made = False
        for gloss in with_page(self.library):
            slug = self.library.slug(gloss)
            uri = lesson_slug(slug)
            if uri in taken:
                log.warning("%s: The student page has no place: the site has %s.", gloss.path, uri)
                continue
            file = File.generated(config, uri, content="")
            own = files.get_file_from_path(slug)
            back = own.url_relative_to(file) if own is not None else None
            try:
                html = render_article(article_path(gloss.path)).html
                page = site_page(gloss, html, slug, back, t)
            except (ArticleError, ClassCodeError, SealingError):
                continue  # told before
            files.append(File.generated(config, uri, content=page))
            made = True
        for name, content in student_assets().items() if made else ():
            if files.get_file_from_path(f"{FOLDER}/{name}") is None:
                files.append(File.generated(config, f"{FOLDER}/{name}", content=content))

    @event_priority(100)
    def _before_search(self, context: Any, *, page: Page, **_: Any) -> Any:
        """Show the search index the article's words alone."""
        if page.content and is_annotated(page.content):
            self.full_content[page.file.src_uri] = page.content
            page.content = bare_article(page.content)
        return context

    @event_priority(-100)
    def _after_search(self, context: Any, *, page: Page, config: MkDocsConfig, **_: Any) -> Any:
        """Give the page its notes back."""
        full = self.full_content.pop(page.file.src_uri, None)
        if full is not None:
            page.content = full
            self._index_notes(page, config)
        if self.serving:
            path = Path(page.file.abs_src_path or page.file.src_uri)
            if full is not None:
                self.desk.hear(self._judged(path, bare_article(full)))
            box = self.desk.box(path, normalize_url(SERVING_CSS, page))
            page.content = box + (page.content or "")
        return context

    on_page_context = CombinedEvent(_before_search, _after_search)

    def _judged(self, path: Path, html: str) -> list[Finding]:
        """What else is to mend on a page, beyond what its own making has told."""
        gloss = self.library.load(gloss_path(path)).gloss
        try:
            source = read_article(path, limited=False)
        except ArticleError:
            return []
        if gloss is None:
            return []
        placement = place(html, gloss)
        told = {(finding.code, finding.id) for finding in placement.findings}
        found = judge_article(placement, source)
        new = [finding for finding in found if (finding.code, finding.id) not in told]
        return levelled(new, self.extension.levels)

    def _index_notes(self, page: Page, config: MkDocsConfig) -> None:
        plugins = (config.plugins.get(name) for name in ("search", "material/search"))
        search = next((plugin for plugin in plugins if plugin is not None), None)
        loaded = self.library.load(gloss_path(Path(page.file.abs_src_path or "")))
        index: Any = getattr(search, "search_index", None)
        if loaded.gloss is None or not hasattr(index, "add_entry_from_context"):
            return
        if loaded.gloss.withheld:
            return
        translator = Translator(self.extension.getConfig("language"))
        # Material shows titles as HTML, MkDocs as text.
        as_html = type(search).__module__.startswith("material.")
        for record in search_records(loaded.gloss, page.url, translator):
            title = html.escape(record.title, quote=False) if as_html else record.title
            # The one method that the search plugins of MkDocs and Material share; they ask
            # no more of a page than this.
            entry = SimpleNamespace(
                content=record.html, toc=[], url=record.url, title=title, meta={}
            )
            index.add_entry_from_context(entry)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, **_: Any
    ) -> LiveReloadServer:
        """Rebuild when shared sources, or what is known of them, change outside the docs folder."""
        docs_dir = Path(config.docs_dir)
        for watched in (find_shared_sources(docs_dir), find_lock(docs_dir)):
            if watched is not None and not watched.is_relative_to(docs_dir):
                server.watch(str(watched))
        return server
