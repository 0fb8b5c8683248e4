"""Door 3: the command line."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from glossator import __version__
from glossator.commands.output import plain_errors, suit_every_terminal

_MODULES = {
    "new": "new",
    "draft": "draft",
    "detect": "detect",
    "check": "check",
    "links": "links",
    "build": "build",
    "print": "print",
    "lesson": "lesson",
    "class-code": "class_code",
    "export": "export",
    "import": "import_files",
    "assets": "assets",
}
"""Each command and its module in ``glossator.commands``, where a function has its name."""


class _Commands(click.Group):
    """The commands, on any terminal and on any disk; each is loaded when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        """The names of all commands."""
        return sorted(_MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of a name."""
        if cmd_name not in _MODULES:
            return None
        module = import_module(f"glossator.commands.{_MODULES[cmd_name]}")
        return next(
            each
            for each in vars(module).values()
            if isinstance(each, click.Command) and each.name == cmd_name
        )

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
