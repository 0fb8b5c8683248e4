"""The commands, one module each, and what they share."""

from __future__ import annotations

import click

GOOD, FOUND, UNUSABLE = 0, 1, 2
"""Exit codes: all is well; there are findings; wrong use or unreadable input."""


class Unusable(click.ClickException):
    """Input that cannot be used; the message says why and how to mend it."""

    exit_code = UNUSABLE

    def show(self, file: object = None) -> None:  # noqa: ARG002 (click's own signature)
        """Print the message as it is."""
        click.echo(self.message, err=True)
