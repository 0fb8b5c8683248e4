"""``glossator new``: from what somebody has to an article with a drafted gloss file."""

from __future__ import annotations

import datetime
import re
import unicodedata
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

import click

from glossator.commands import Unusable, cannot_write
from glossator.commands.drafting import announce, draft_of, heading, rules_language
from glossator.commands.paths import TextSource
from glossator.dates import is_date
from glossator.drafting import Draft, drafted, written
from glossator.drafting.files import write_new
from glossator.findings import nearest, shown
from glossator.fingerprints import fingerprints
from glossator.importing.article import Source, import_article
from glossator.importing.reading import UnreadableError, read_text
from glossator.importing.results import Imported
from glossator.loading import gloss_path, load
from glossator.loading.site_config import find_any_config, new_docs_dir
from glossator.rendering import ArticleError, render_article, unfit
from glossator.text import seal, visible_text, words_of
from glossator.vocabulary import NO_RIGHTS

_NAV = re.compile(r"^[ \t]*nav[ \t]*[:=]", re.MULTILINE)
"""What tells that a site's configuration, YAML or TOML, lists its pages."""


@click.command()
@click.argument("source", type=TextSource())
@click.option(
    "--to",
    type=click.Path(path_type=Path),
    help="The article to write, a .md file, or the folder for it; needed where no site is.",
)
@click.option("--title", help="The article's title.")
@click.option("--outlet", help="Who published it.")
@click.option("--author", help="Who wrote it.")
@click.option("--published", metavar="DATE", help="When it appeared: 2025-02-24.")
@click.option("--url", help="Where it stands.")
@click.option("--language", help="Its language: en, de …")
@click.option("--rights", help="By what right it is shown.")
def new(source: BinaryIO, to: Path | None, **told: str | None) -> None:
    """Take in an article: write it under articles/ of your site and draft its gloss file.

    SOURCE is a plain text, a Markdown file, a saved web page, or - for standard input. The
    article's words stay as they are; nothing is written over. Run it in the folder of your site.

    \b
    Example: glossator new --outlet "The Town Post" article.txt
    """
    name = getattr(source, "name", "-")
    name = None if name in ("-", "<stdin>") else str(name)
    try:
        imported = import_article(Source(read_text(source.read()), name))
    except UnreadableError as error:
        raise Unusable(f"{name or '-'}: {error}") from error
    facts = _facts(imported, told)
    article = _place(to, f"{_slug(facts['title'], name)}.md")
    for path in (article, gloss_path(article)):
        if path.exists():
            mend = f"Use --to, or add to it: glossator draft {nearest(article)}"
            raise Unusable(f"{nearest(path)}: This file is there already. {mend}")
    _write(article, imported, facts)
    _tell_next(article)


def _place(to: Path | None, name: str) -> Path:
    """Where the article is to stand: as it was said, or among the pages of the site around."""
    if to is not None:
        if to.suffix == ".md":
            return to
        if to.is_dir():
            return to / name
        raise click.UsageError(f"{to}: An article's name ends in .md, and no folder has this name.")
    config = find_any_config(Path.cwd())
    folder = new_docs_dir(nearest(config.parent) if config is not None else Path()) / "articles"
    if config is None and not folder.is_dir():
        raise Unusable(
            "There is no site here: neither this folder nor one above it has a mkdocs.yml or "
            "zensical.toml. Go to your site's folder, or say where to write: --to . (this "
            "folder), --to my-article.md"
        )
    return folder / name


def _tell_next(article: Path) -> None:
    config = find_any_config(article.absolute().parent)
    named = nearest(article)
    steps = [f"Look at each gloss in {nearest(gloss_path(article))}", f"glossator check {named}"]
    if config is not None and _NAV.search(config.read_text(encoding="utf-8", errors="replace")):
        steps.append(f"Name the article under `nav` in {nearest(config)}: menus list it then")
    steps += [
        f"{config.stem} serve" if config is not None else f"glossator print {named}",
        f"glossator lesson {named}",
    ]
    told = "".join(f"\n  {number}. {step}" for number, step in enumerate(steps, 1))
    click.echo(f"Next:{told}", err=True)


def _facts(imported: Imported, told: dict[str, str | None]) -> dict[str, str | None]:
    found = {
        key: told.get(key) or getattr(imported, key)
        for key in ("title", "outlet", "author", "published", "url", "language")
    }
    if found["published"] and not is_date(found["published"]):
        raise click.UsageError(f"{shown(found['published'])} is not a date. Write 2025-02-24.")
    return {**found, "rights": told.get("rights")}


def _write(article: Path, imported: Imported, facts: dict[str, str | None]) -> None:
    try:
        write_new(article, imported.markdown)
    except FileExistsError as error:
        raise Unusable(f"{nearest(article)}: This file is there already.") from error
    except OSError as error:
        raise cannot_write(article, error) from error
    try:
        draft = _drafted(article, imported, facts)
        write_new(gloss_path(article), draft[0])
        broken = load(gloss_path(article)).gloss is None
        if broken:
            gloss_path(article).unlink()
            raise Unusable(f"{nearest(article)}: No gloss file could be drafted for it.")
    except BaseException as error:
        # Neither file without the other, also after Ctrl-C.
        with suppress(OSError):
            article.unlink()
        if isinstance(error, OSError):
            raise cannot_write(gloss_path(article), error) from error
        raise
    click.echo(str(nearest(article)))
    click.echo(str(nearest(gloss_path(article))))
    announce(draft[1])


def _drafted(article: Path, imported: Imported, facts: dict[str, str | None]) -> tuple[str, Draft]:
    try:
        html = render_article(article).html
    except ArticleError as error:
        raise Unusable(str(error)) from error
    acting = unfit(article, html)
    if acting:
        raise Unusable("\n".join(str(finding) for finding in acting))
    text = visible_text(html)
    if imported.words and words_of(text) != words_of(imported.words):
        raise Unusable(_changed(article, words_of(imported.words), words_of(text)))
    language = rules_language(facts["language"])
    found = draft_of(text, facts["published"], language)
    draft = drafted(text, found) if found is not None else Draft()
    return written(_section(facts, article, text), draft, heading()), draft


def _changed(article: Path, before: str, after: str) -> str:
    one, two = before.split(), after.split()
    at = next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), None)
    at = min(len(one), len(two)) if at is None else at
    words = shown(" ".join(one[max(0, at - 3) : at + 4]))
    mend = "Save the article as Markdown and give that file."
    return f"{nearest(article)}: Markdown would change the words near {words}. {mend}"


def _section(facts: dict[str, str | None], article: Path, text: str) -> dict[str, Any]:
    section: dict[str, Any] = {"title": facts["title"] or article.stem.replace("-", " ")}
    for key in ("outlet", "url", "published", "author", "language"):
        if facts[key]:
            section[key] = facts[key]
    section["rights"] = facts["rights"] or NO_RIGHTS
    section["words"] = seal(text)
    section["fingerprints"] = fingerprints(text)
    section["filed"] = datetime.date.today().isoformat()
    return section


def _slug(title: str | None, name: str | None) -> str:
    said = title or (Path(name).stem if name else "") or "article"
    plain = unicodedata.normalize("NFKD", said).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)
    return "-".join(words[:8]) or "article"
