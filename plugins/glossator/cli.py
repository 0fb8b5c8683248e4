"""Door 3: the command line."""

from __future__ import annotations

from typing import Any

import click

from glossator import __version__
from glossator.commands.assets import assets
from glossator.commands.build import build
from glossator.commands.check import check
from glossator.commands.class_code import class_code
from glossator.commands.detect import detect
from glossator.commands.draft import draft
from glossator.commands.export import export
from glossator.commands.import_files import import_files
from glossator.commands.lesson import lesson
from glossator.commands.links import links
from glossator.commands.new import new
from glossator.commands.output import plain_errors, suit_every_terminal
from glossator.commands.print import print_article


class _Commands(click.Group):
    """The commands, on any terminal and on any disk."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Read the command line and run a command."""
        suit_every_terminal()
        return super().main(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        with plain_errors():
            return super().invoke(ctx)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="glossator")
def main() -> None:
    """Publish annotated articles whose words stay untouched.

    Exit codes: 0 all is well, 1 there are findings, 2 wrong use or unreadable input.
    """


for command in (
    new,
    draft,
    detect,
    check,
    links,
    build,
    print_article,
    lesson,
    class_code,
    export,
    import_files,
    assets,
):
    main.add_command(command)
