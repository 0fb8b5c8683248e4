"""``glossator import``: annotations and bibliographies that others wrote → a gloss file."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from glossator.annotate import Placement, place
from glossator.commands import FOUND, GOOD, UNUSABLE, Unusable, cannot_write
from glossator.commands.adding import add_to_gloss, add_to_sources, article_section
from glossator.commands.import_reports import Done, tell
from glossator.commands.paths import no_such, one_article
from glossator.drafting import written
from glossator.drafting.files import write_new
from glossator.drafting.yaml_text import Entry
from glossator.exchanging.files import read_file
from glossator.exchanging.json_text import MAX_BYTES, UnreadableError
from glossator.exchanging.kinds import DEFAULT_KINDS
from glossator.exchanging.merging import Wanted, merge
from glossator.exchanging.merging_sources import merge_sources
from glossator.exchanging.results import MALFORMED, Additions, FileContent, Merged
from glossator.findings import nearest, shown
from glossator.formats.latex import EXTRA, LatexError
from glossator.formats.plain_data import plain
from glossator.importing.markdown_text import imported_markdown
from glossator.loading import (
    SHARED_SOURCES,
    find_shared_sources,
    gloss_path,
    load,
    load_sources,
)
from glossator.loading.entries import EntryError, parsed_entries
from glossator.loading.site_config import page_address
from glossator.model import Gloss
from glossator.rendering import ArticleError, read_article, render_article
from glossator.text import visible_text


@click.command("import")
@click.argument("target", type=click.Path(path_type=Path))
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--as",
    "kind",
    type=click.Choice(DEFAULT_KINDS),
    default="claim",
    show_default=True,
    help="What an annotation becomes if neither its tags nor the words under it tell.",
)
@click.option(
    "--url", "urls", multiple=True, help="A further address of the article; may be repeated."
)
@click.option("--private", is_flag=True, help="Take in private notes and those of groups too.")
@click.option("--page-notes", is_flag=True, help="Take in notes on the page as a whole too.")
@click.option("--anonymous", is_flag=True, help="Leave out who wrote the notes.")
@click.option(
    "--encoding", default="utf-8", show_default=True, help="Of the files: latin-1 for old ones."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How it is told what became of each item.",
)
@click.option("--dry-run", is_flag=True, help="Tell what would be added, and write nothing.")
def import_files(  # noqa: PLR0917 (an option each)
    target: Path,
    files: tuple[Path, ...],
    kind: str,
    urls: tuple[str, ...],
    encoding: str,
    form: str,
    *,
    private: bool,
    page_notes: bool,
    anonymous: bool,
    dry_run: bool,
) -> None:
    """Add annotations or sources that others wrote to a gloss file.

    TARGET is an article or its gloss file; for sources also a sources.yml. FILES are told by
    their content: exports of Hypothes.is (API or client), W3C Web Annotation JSON, CSL-JSON,
    BibTeX. Nothing is fetched. What is there stays, comments included; what is there already is
    not added again.

    Exit code 0: all is in. 1: some items are not, each is listed. 2: a file, or an item in it,
    cannot be read.

    \b
    Example: glossator import docs/articles/my-article.md hypothesis.json
    """
    wanted = Wanted(
        documents=urls,
        kind=next(each for each in DEFAULT_KINDS if each == kind),
        private=private,
        page_notes=page_notes,
        anonymous=anonymous,
    )
    try:
        "".encode(encoding)
    except LookupError as error:
        raise click.UsageError(f"{shown(encoding)} is no encoding. Try latin-1.") from error
    to_sources = target.name == SHARED_SOURCES
    target = target if to_sources else one_article(target, glossed=False)
    language = None if to_sources else _language(target)
    contents = [(path, _content(path, encoding, language)) for path in files]
    done = []
    for path, content in contents:
        into = _into_sources if to_sources else _into_gloss
        done.append(Done(path, into(target, path, content, wanted, dry_run)))
    tell(target, done, form)
    told = [each for one in done for each in one.merged.told]
    if any(each.code == MALFORMED for each in told):
        sys.exit(UNUSABLE)
    missing = any(each.status not in ("imported", "present") for each in told)
    missing = missing or any(one.merged.missing for one in done)
    sys.exit(FOUND if missing else GOOD)


def _content(path: Path, encoding: str, language: str | None) -> FileContent:
    try:
        if str(path) == "-":
            data = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with path.open("rb") as file:
                data = file.read(MAX_BYTES + 1)
        content = read_file(data, encoding=encoding, language=language)
    except FileNotFoundError as error:
        raise Unusable(no_such(path)) from error
    except IsADirectoryError as error:
        raise Unusable(f"{path}: This is a folder. Name one file in it.") from error
    except OSError as error:
        raise Unusable(f"{nearest(path)}: It cannot be read: {error.strerror}.") from error
    except UnreadableError as error:
        raise Unusable(f"{nearest(path)}:{error.line}: {error}") from error
    except LatexError as error:
        mend = f"Install it; in a clone: .venv/bin/pip install --editable '.[{EXTRA}]'"
        raise Unusable(f"{nearest(path)}: Reading BibTeX needs an extra. {mend}") from error
    if not content.annotations and not content.sources and not content.missing:
        raise Unusable(f"{nearest(path)}:1: There is no annotation and no source in it.")
    return content


def _language(article: Path) -> str | None:
    path = gloss_path(article)
    gloss = load(path).gloss if path.is_file() else None
    return gloss.article.language if gloss else None


def _into_sources(
    target: Path, path: Path, content: FileContent, _: Wanted, dry_run: bool
) -> Merged:
    if content.annotations:
        raise Unusable(f"{nearest(path)}: It holds annotations. Name the article that they are on.")
    there = load_sources(target if target.exists() else None)
    if any(finding.severity == "error" for finding in there.findings):
        for finding in there.findings:
            click.echo(str(finding), err=True)
        raise Unusable(f"{nearest(target)}: Mend the sources first; nothing was added.")
    merged = merge_sources(content.sources, there.sources)
    if merged.additions.sources and not dry_run:
        add_to_sources(target, merged.additions.sources)
    return merged


def _into_gloss(
    article: Path, _: Path, content: FileContent, wanted: Wanted, dry_run: bool
) -> Merged:
    try:
        html = render_article(article).html
    except ArticleError as error:
        raise Unusable(str(error)) from error
    path = gloss_path(article)
    section: dict[str, Any] | None = None
    if path.exists():
        loaded = load(path)
        if loaded.gloss is None:
            for finding in loaded.findings:
                click.echo(str(finding), err=True)
            raise Unusable("Mend the gloss file first; nothing was added.")
        gloss = loaded.gloss
    else:
        gloss, section = _begun(article, html, content)
    merged = _merged(article, place(html, gloss, propose=False), content, wanted)
    additions = Lines(merged.additions)
    if dry_run or (section is None and not len(merged.additions)):
        return merged
    if section is None:
        add_to_gloss(path, gloss, additions)
        return merged
    try:
        write_new(path, written(section, additions))
    except OSError as error:
        raise cannot_write(path, error) from error
    if load(path).gloss is None:
        path.unlink()
        raise Unusable(f"{nearest(path)}: No gloss file could be made of this.")
    click.echo(f"{nearest(path)} written.", err=True)
    return merged


def _merged(article: Path, placement: Placement, content: FileContent, wanted: Wanted) -> Merged:
    page = page_address(article)
    documents = [*wanted.documents, *([page] if page else [])]
    merged = merge(placement, content, replace(wanted, documents=documents))
    there = {**placement.gloss.sources, **_parsed(merged.additions.sources)}
    sources = merge_sources(content.sources, there)
    merged.additions.sources |= sources.additions.sources
    merged.told += sources.told
    merged.remarks += sources.remarks
    return merged


def _parsed(sources: dict[str, dict[str, Any]]) -> dict[str, Any]:
    return dict(parsed_entries({"sources": sources}).sources)


def _begun(article: Path, html: str, content: FileContent) -> tuple[Gloss, dict[str, Any]]:
    """A gloss file that says nothing yet, and its section on the article."""
    text = visible_text(html)
    section = article_section(imported_markdown(read_article(article)), article, text)
    told = (content.gloss_file or {}).get("article")
    try:
        if isinstance(told, dict):
            section = plain(parsed_entries({"article": told}).article)
        known = parsed_entries({"article": section}).article
    except EntryError as error:
        raise Unusable(f"What the file says of its article cannot be used: {error}") from error
    shared = load_sources(find_shared_sources(article.absolute().parent))
    return Gloss(path=gloss_path(article), article=known, sources=shared.sources), section


class Lines:
    """Additions as the writer of gloss files takes them."""

    def __init__(self, additions: Additions) -> None:
        self.speakers = additions.speakers
        self.sources = additions.sources
        self.sections = additions.sections
        self.groups = {
            name: [Entry(entry) for entry in entries] for name, entries in additions.groups.items()
        }
