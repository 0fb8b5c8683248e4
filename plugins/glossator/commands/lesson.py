"""``glossator lesson``: a lesson from an annotated article."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import click

from glossator.annotate import place
from glossator.asking import by_rule
from glossator.asking.choosing import unknown
from glossator.asking.figures import of_figures
from glossator.commands import FOUND, GOOD, Unusable, cannot_write
from glossator.commands.among_pages import keep_from_pages
from glossator.commands.glossed import Glossed, read_glossed, tell
from glossator.drafting.files import folder_to_fill, replace_bytes
from glossator.drafting.questions import questions_yaml
from glossator.findings import nearest
from glossator.judging import unteachable
from glossator.labels import plural
from glossator.lesson.class_code import ClassCodeError, NoClassCodeError, class_code
from glossator.lesson.material import Material, gather
from glossator.lesson.pack import PAPERS, files_of, pages_to_print
from glossator.lesson.sealing import SealingError
from glossator.lesson.student_page import student_page
from glossator.lesson.worksheet import Worksheet, prepare
from glossator.loading.site_config import find_site_config, theme_language
from glossator.model import Gloss
from glossator.plain_words import in_plain_words
from glossator.printing.browser import BrowserError, find_browser, print_to
from glossator.printing.sheet import Paper
from glossator.translation import Translator
from glossator.vocabulary import REVEALS, Reveal

DEFAULT: Reveal = "self-study"
"""How notes are given out where nobody has said it."""

STUDENT = "student.html"
"""The student page’s file."""

_NO_NAME = re.compile(r"[^A-Za-z0-9_-]+", re.ASCII)


@click.command()
@click.argument("article", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder to write into; by default one beside you, named after the article.",
)
@click.option(
    "--paper",
    type=click.Choice(["a4", "letter", "both"], case_sensitive=False),
    default="both",
    help="The size of the PDFs' sheets.",
)
@click.option("--html", is_flag=True, help="Make no PDFs; print the HTML files from any browser.")
@click.option("--language", help="Of what Glossator itself says; the site's by default.")
@click.option("--browser", type=click.Path(path_type=Path), help="Your Chromium, Chrome or Edge.")
@click.option(
    "--questions",
    is_flag=True,
    help="Only print the questions that can be asked by rule, as YAML to choose from and edit.",
)
@click.option("--plain", is_flag=True, help="Give notes in plain words, where they have them.")
@click.option(
    "--reveal",
    type=click.Choice(tuple(REVEALS)),
    help="How the student page gives out the notes; as the gloss file says by default.",
)
@click.option(
    "--code-file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file with the class code, for `--reveal class`.",
)
def lesson(
    article: Path,
    output: Path | None,
    paper: str,
    language: str | None,
    browser: Path | None,
    *,
    reveal: Reveal | None,
    code_file: Path | None,
    plain: bool,
    html: bool,
    questions: bool,
) -> None:
    """Make a lesson: handout, key, projector view, plan, student page, and files for an LMS.

    ARTICLE is an article or its gloss file. The handout and the projector view hold no answers.
    On the student page a note opens when a student has answered; with `--reveal class`, only
    with the class code too.
    Of the questions, those that `lesson: ask:` names are asked; without it the file's own; if
    there are none, some that are made by rule from quotes, figures, signals and timeline.
    Of the quotes and figures, those that `lesson: cards:` names are asked about; without it all
    but dates.

    Exit code 0: all is written. 1: something is to be mended, or the student page is missing
    because there is no class code; all else is written. 2: nothing is written.

    \b
    Example: glossator lesson docs/articles/my-article.md -o ../my-lesson
    """
    read = read_glossed(article)
    language = language or theme_language(find_site_config(article.absolute().parent))
    t = Translator(language)
    if questions:
        ruled = list(by_rule(read.gloss, t).values())
        click.echo(questions_yaml(ruled), nl=False)
        if not ruled:
            click.echo("None yet: give quotes a `fidelity`, and figures a `verdict`.", err=True)
        _tell_of_figures(read.gloss)
        sys.exit(GOOD)
    gloss = in_plain_words(read.gloss) if plain else read.gloss
    placement = place(read.html, gloss, propose=False)
    tell(placement.findings)
    _refuse_unknown(read)
    if not (gloss.questions or (gloss.lesson and gloss.lesson.ask)):
        _tell_of_figures(gloss)
    told = tuple(unteachable(placement))
    tell(told)
    material = gather(placement, read.html, t)
    planned = read.gloss.lesson.reveal if read.gloss.lesson else None
    worksheet = prepare(placement, read.html, read.article.stem, reveal or planned or DEFAULT, t)
    page, missing_page = _student_page(worksheet, code_file)
    name = _NO_NAME.sub("-", read.article.stem).strip("-") or "article"
    folder = output or Path(f"{read.article.stem}-lesson")
    keep_from_pages(folder, read.article, "The key")
    papers = PAPERS if paper == "both" else tuple(each for each in PAPERS if each.lower() == paper)
    try:
        used = None if html else find_browser(browser)
        with folder_to_fill(folder):
            _write(material, folder, f"lesson-{name}", papers, used)
            student = folder / STUDENT
            if page is None:
                # One that is older may hold in the open what is to be sealed.
                student.unlink(missing_ok=True)
            else:
                replace_bytes(student, page.encode("utf-8", "xmlcharrefreplace"))
    except BrowserError as error:
        raise Unusable(str(error)) from error
    except OSError as error:
        raise cannot_write(Path(error.filename or folder), error) from error
    click.echo(f"{folder}: {_counted(material)}.", err=True)
    if missing_page:
        again = "Then run this again."
        click.echo(f"{folder / STUDENT}: It is missing. {missing_page} {again}", err=True)
    sys.exit(FOUND if missing_page else _exit_code(read, bool(placement.findings or told)))


def _refuse_unknown(read: Glossed) -> None:
    missing = unknown(read.gloss)
    if not missing:
        return
    own = ", ".join(question.id for question in read.gloss.questions)
    raise Unusable(
        f"{nearest(read.gloss.path)}:{read.gloss.line_of('lesson')}: `lesson: ask:` names "
        f"{', '.join(missing)}, and there is no such question. "
        f"{f'The file’s own are {own}' if own else 'The file has none of its own'}; `glossator "
        f"lesson --questions {nearest(read.article)}` lists those that are made by rule."
    )


def _tell_of_figures(gloss: Gloss) -> None:
    """Why nothing is asked of the figures, if there are any."""
    number, measured, asked = of_figures(gloss)
    if number and not asked:
        what = f"{measured} of {number} figures {'has' if measured == 1 else 'have'} `measures`"
        click.echo(
            f"{nearest(gloss.path)}: No question is made of the figures: "
            f"{what if measured else 'none has `measures`'}. With three that have, there is a "
            "match; with a `verdict` on one, a question whether to trust it.",
            err=True,
        )


def _student_page(worksheet: Worksheet, code_file: Path | None) -> tuple[str | None, str]:
    """The page, or why there can be none yet: all the other files need no code."""
    if worksheet.reveal != "class":
        return student_page(worksheet), ""
    try:
        return student_page(worksheet, code=class_code(code_file)), ""
    except (NoClassCodeError, SealingError) as error:
        return None, str(error)
    except ClassCodeError as error:
        raise Unusable(str(error)) from error


def _write(
    material: Material, folder: Path, name: str, papers: tuple[Paper, ...], browser: Path | None
) -> None:
    for file, content in files_of(material, name).items():
        replace_bytes(folder / file, content)
    if browser is None:
        return
    pages = pages_to_print(material, papers)
    with _progress(list(pages)) as files:
        for file in files:
            print_to(browser, pages[file], folder / file)


def _progress(files: list[str]) -> AbstractContextManager[Iterable[str]]:
    if not sys.stderr.isatty():
        return nullcontext(files)
    return click.progressbar(files, label="Printing", file=sys.stderr)


def _counted(material: Material) -> str:
    asked, cards, others = map(len, (material.questions, material.marks, material.unasked))
    said = f"{asked} {plural(asked, 'question')} and {cards} {plural(cards, 'card')}"
    if others:
        left = "quote or figure has" if others == 1 else "quotes and figures have"
        said += f" ({others} other {left} none)"
    return f"a lesson with {said} written"


def _exit_code(read: Glossed, lost: bool) -> int:
    return FOUND if lost or read.findings else GOOD
