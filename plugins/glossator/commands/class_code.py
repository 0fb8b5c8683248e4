"""``glossator class-code``: a code that seals the notes of a lesson."""

from __future__ import annotations

from pathlib import Path

import click

from glossator.commands import Unusable, cannot_write
from glossator.drafting.files import write_new
from glossator.lesson.class_code import FILE_VARIABLE, VARIABLE, WORDS, new_code

_HEAD = """\
# The class code of a lesson, which opens its sealed notes. Keep this file out of the repository.
"""


@click.command(name="class-code")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A file to write the code to, readable by you alone; it must not be there yet.",
)
@click.option(
    "--words",
    type=click.IntRange(WORDS, 12),
    default=WORDS,
    show_default=True,
    help="How many words; each makes guessing 512 times as long.",
)
def class_code(output: Path | None, words: int) -> None:
    """Make a class code, by chance, out of common words.

    Who builds the site or the lesson gives the code in the environment; the class gets it when
    everybody has answered. Nothing keeps it but you.

    \b
    Example: glossator class-code -o ../class-code.txt
    """
    code = new_code(words)
    if output is None:
        click.echo(code)
        return
    try:
        write_new(output, f"{_HEAD}{code}\n")
        output.chmod(0o600)
    except FileExistsError as error:
        raise Unusable(
            f"{output}: It is there already. Name another file, or delete it."
        ) from error
    except OSError as error:
        raise cannot_write(output, error) from error
    click.echo(
        f"{output}: A class code is written. Name the file in {FILE_VARIABLE}, or its words in "
        f"{VARIABLE}.",
        err=True,
    )
