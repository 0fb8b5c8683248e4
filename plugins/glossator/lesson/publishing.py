"""Student pages as a part of a site: which articles have one, and what must not stand beside it."""

from __future__ import annotations

import posixpath
from collections.abc import Collection
from pathlib import PurePosixPath

from glossator.annotate import place
from glossator.findings import Finding
from glossator.lesson.class_code import ClassCodeError, class_code
from glossator.lesson.sealing import SealingError, require
from glossator.lesson.student_page import Assets, student_page
from glossator.lesson.worksheet import prepare
from glossator.library import Library, lesson_slug
from glossator.loading import GLOSS_SUFFIX, SHARED_SOURCES
from glossator.model import Gloss
from glossator.translation import Translator

FOLDER = "assets/glossator"
"""Where a site keeps style sheet and script."""

_SHARED = (SHARED_SOURCES, SHARED_SOURCES.replace(".yml", ".lock.yml"))


def with_page(library: Library) -> list[Gloss]:
    """The glosses whose article has a student page on the site."""
    every = (*library.glosses(), *library.withheld())
    return [gloss for gloss in every if gloss.lesson and gloss.lesson.reveal]


def unsealable(library: Library) -> list[Finding]:
    """A finding for each gloss that is to be sealed, if it cannot be."""
    withheld = library.withheld()
    if not withheld:
        return []
    try:
        require()
        class_code()
    except (ClassCodeError, SealingError) as error:
        return [_unsealable(gloss, str(error)) for gloss in withheld]
    return []


def _unsealable(gloss: Gloss, why: str) -> Finding:
    return Finding(
        code="class-code",
        path=gloss.path,
        line=gloss.line_of("lesson"),
        what="`reveal: class` seals the notes, and they cannot be sealed.",
        mend=why,
    )


def site_page(gloss: Gloss, html: str, slug: str, back: str | None, t: Translator) -> str:
    """The student page of one article of a site.

    Args:
        gloss: the article's gloss; its lesson says how notes are given out.
        html: the article as the site renders it.
        slug: the article's path below the docs folder.
        back: the address of the article's own page, relative to this one.
        t: says the page's own words.

    Raises:
        ClassCodeError: the notes are to be sealed, and there is no code.
        SealingError: the library for it is not installed.
    """
    reveal = (gloss.lesson.reveal if gloss.lesson else None) or "self-study"
    code = class_code() if reveal == "class" else None
    folder = posixpath.dirname(lesson_slug(slug))
    up = posixpath.relpath(FOLDER, folder)
    worksheet = prepare(
        place(html, gloss, propose=False), html, slug.removesuffix(".md"), reveal, t
    )
    assets = Assets(css=f"{up}/student.css", js=f"{up}/student.js")
    return student_page(worksheet, code=code, assets=assets, back=back)


def private(uris: Collection[str], library: Library) -> list[str]:
    """The files among ``uris`` that tell what a withheld gloss says, and must not be copied."""
    slugs = [PurePosixPath(slug) for slug in library.withheld_slugs()]
    if not slugs:
        return []
    # Copies that an editor left too: “name.gloss.yml~”.
    own = tuple(str(slug.with_name(slug.stem + GLOSS_SUFFIX)) for slug in slugs)
    return [
        uri for uri in uris if uri.startswith(own) or PurePosixPath(uri).name.startswith(_SHARED)
    ]
