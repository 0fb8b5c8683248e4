"""``glossator assets``: the style sheet and the script, for builders that run no plugin."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import click

from glossator.commands import Unusable
from glossator.shipping import shipped


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
def assets(folder: Path) -> None:
    """Write the style sheet and the script into FOLDER, which is made if need be.

    For builders that run no MkDocs plugin, such as Zensical. Older copies are replaced.

    \b
    Example: glossator assets docs/assets/glossator
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in shipped().items():
            _replace(folder / name, content)
    except OSError as error:
        raise Unusable(
            f"{folder}: cannot be written ({error.strerror}). Name a folder of your own."
        ) from error
    click.echo(f"{folder}: glossator.css and glossator.js written.", err=True)


def _replace(path: Path, content: str) -> None:
    """Write beside and swap, so that a site never has half a script."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    beside = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(content)
        beside.chmod(0o644)
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
