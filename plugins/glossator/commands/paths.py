"""The files that a person names on the command line, and what to say if they are not there."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click

from glossator.commands import Unusable
from glossator.findings import nearest
from glossator.library import Library
from glossator.loading import GLOSS_SUFFIX, SHARED_SOURCES, article_path, gloss_path
from glossator.loading.site_config import docs_dir, find_any_config

_ADDRESS = ("http://", "https://", "www.")
_ENDINGS = (".md", ".yml")


class TextSource(click.File):
    """A text to read, or ``-``: what is not there, a folder or an address is told in words."""

    def __init__(self) -> None:
        super().__init__("rb")

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Open it."""
        if isinstance(value, (str, Path)) and str(value) != "-":
            named = str(value)
            if named.lower().startswith(_ADDRESS):
                raise Unusable(_not_fetched(named, ctx))
            if Path(named).is_dir():
                raise Unusable(f"{named}: This is a folder. Name one file in it.")
            if not Path(named).exists():
                raise Unusable(no_such(Path(named)))
        return super().convert(value, param, ctx)


def _not_fetched(address: str, ctx: click.Context | None) -> str:
    command = ctx.command_path if ctx is not None else "glossator new"
    told = f"--url {address} " if ctx is not None and ctx.info_name == "new" else ""
    return (
        f"{address}: Nothing is fetched from the web. Open the page in your browser, save it "
        f"(Ctrl-S) as page.html, then: {command} {told}page.html"
    )


def gloss_file(path: Path) -> Path:
    """The gloss file that a person means who names it or its article.

    Raises:
        Unusable: there is none.
    """
    if path.name == SHARED_SOURCES:
        raise Unusable(f"{path}: Shared sources are checked with the articles beside them.")
    if path.suffix in (".yml", ".yaml") and not path.name.endswith(GLOSS_SUFFIX) and path.exists():
        raise Unusable(f"{path}: A gloss file’s name ends in {GLOSS_SUFFIX}; this one’s does not.")
    candidate = path if path.name.endswith(GLOSS_SUFFIX) else gloss_path(path)
    if candidate.exists():
        return candidate
    article = article_path(path) if candidate == path else path
    if not article.exists():
        raise Unusable(no_such(path))
    if article.suffix != ".md":
        raise Unusable(f"{path}: {_NO_ARTICLE}")
    raise Unusable(f"{path}: {_no_gloss(candidate, article)}")


def one_article(path: Path, *, glossed: bool = True) -> Path:
    """The article that a person means who names it or its gloss file.

    With ``glossed`` it must have one.

    Raises:
        Unusable: it is not there, or no article.
    """
    if path.is_dir():
        raise Unusable(f"{path}: This is a folder. Name one article{_such_as(path)}.")
    article = article_path(path) if path.name.endswith(GLOSS_SUFFIX) else path
    if not article.exists():
        raise Unusable(no_such(path))
    if article.suffix != ".md":
        raise Unusable(f"{path}: {_NO_ARTICLE}")
    if glossed and not gloss_path(article).is_file():
        raise Unusable(f"{path}: {_no_gloss(gloss_path(article), article)}")
    return article


def no_such(path: Path) -> str:
    """That a path does not exist, and which one may be meant."""
    near = _neighbour(path)
    mend = f"Did you mean {near}?" if near is not None else "Look at its name and its folder."
    return f"{path}: There is no such file or folder. {mend}"


_NO_ARTICLE = (
    f"This is no article. An article’s name ends in .md, a gloss file’s in {GLOSS_SUFFIX}."
)


def _no_gloss(gloss: Path, article: Path) -> str:
    return f"It has no gloss file {gloss.name} beside it. Make one with: glossator draft {article}"


def _such_as(folder: Path) -> str:
    first = next(iter(Library(docs_dir(folder)).paths()), None)
    return f", such as {nearest(article_path(first))}" if first is not None else " in it"


def _neighbour(path: Path) -> Path | None:
    """What is there and has nearly the same name: part by part, or anywhere in the site."""
    there = Path(path.anchor)
    for part in path.parts[1:] if path.anchor else path.parts:
        names = _names(there)
        near = (
            [part] if (there / part).exists() else get_close_matches(part, names, n=1, cutoff=0.75)
        )
        if not near:
            break
        there /= near[0]
    else:
        return there
    config = find_any_config(Path.cwd())
    if config is None:
        return None
    known = {each.name: each for each in _pages(docs_dir(config.parent))}
    near = get_close_matches(path.name, [*known], n=1, cutoff=0.8)
    return nearest(known[near[0]]) if near else None


def _names(folder: Path) -> list[str]:
    try:
        return sorted(each.name for each in folder.iterdir())
    except OSError:
        return []


def _pages(folder: Path) -> Iterator[Path]:
    for gloss in Library(folder).paths():
        yield from (article_path(gloss), gloss)
