"""``glossator draft``: add what is new to a gloss file, and touch nothing else."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from glossator.annotate import place
from glossator.commands import FOUND, GOOD, Unusable, cannot_write
from glossator.commands.adding import add_to_gloss, article_section
from glossator.commands.drafting import announce, draft_of, heading, rules_language
from glossator.commands.paths import one_article
from glossator.drafting import Draft, drafted, written
from glossator.drafting.files import write_new
from glossator.findings import nearest
from glossator.importing.markdown_text import imported_markdown
from glossator.loading import gloss_path, load
from glossator.model import Gloss, Span
from glossator.rendering import ArticleError, render_article
from glossator.text import visible_text

_GROUPS = {"quote": "quotes", "figure": "figures", "link": "links"}


@click.command()
@click.argument("article", type=click.Path(path_type=Path))
def draft(article: Path) -> None:
    """Draft glosses for an article, or those that its gloss file has not got yet.

    ARTICLE is an article below docs/, or its gloss file. What a person wrote stays as it is,
    comments and order included: new entries go to the end of their lists.

    \b
    Example: glossator draft docs/articles/my-article.md
    """
    article = one_article(article, glossed=False)
    try:
        html = render_article(article).html
    except ArticleError as error:
        raise Unusable(str(error)) from error
    path = gloss_path(article)
    if not path.exists():
        _begin(article, html)
        return
    loaded = load(path)
    if loaded.gloss is None:
        for finding in loaded.findings:
            click.echo(str(finding))
        click.echo("Mend the gloss file first; nothing was added.", err=True)
        sys.exit(FOUND)
    made = _missing(html, loaded.gloss)
    if len(made):
        add_to_gloss(path, loaded.gloss, made)
    announce(made)
    sys.exit(GOOD)


def _begin(article: Path, html: str) -> None:
    known = imported_markdown(article.read_text(encoding="utf-8-sig"))
    text = visible_text(html)
    if not text.strip():
        raise Unusable(f"{nearest(article)}: There is nothing in it. Put the article's text there.")
    found = draft_of(text, known.published, rules_language(known.language))
    made = drafted(text, found) if found is not None else Draft()
    section = article_section(known, article, text)
    try:
        write_new(gloss_path(article), written(section, made, heading()))
    except OSError as error:
        raise cannot_write(gloss_path(article), error) from error
    click.echo(str(nearest(gloss_path(article))))
    announce(made)


def _missing(html: str, gloss: Gloss) -> Draft:
    placement = place(html, gloss, propose=False)
    done: dict[str, list[Span]] = {group: [] for group in _GROUPS.values()}
    for annotation in gloss.annotations:
        span = placement.spans.get(annotation.id)
        group = _GROUPS.get(annotation.kind_of_gloss)
        if span is not None and group is not None:
            done[group].append(span)
    article = gloss.article
    found = draft_of(placement.text, article.published, rules_language(article.language))
    if found is None:
        return Draft()
    ids = {each.id for each in gloss.annotations} | {each.id for each in gloss.questions}
    return drafted(
        placement.text,
        found,
        taken=ids | set(gloss.speakers) | set(gloss.sources),
        done=done,
        known_speakers={ident: speaker.name for ident, speaker in gloss.speakers.items()},
        known_sources={
            ident: name
            for ident, source in gloss.sources.items()
            for name in (source.outlet, source.url)
            if name
        },
    )
