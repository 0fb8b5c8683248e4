"""``glossator assets``: the style sheet and the script, for builders that run no plugin."""

from __future__ import annotations

from pathlib import Path

import click

from glossator.commands import cannot_write
from glossator.drafting.files import replace
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
        for name, content in shipped().items():
            replace(folder / name, content)
    except OSError as error:
        raise cannot_write(folder, error) from error
    click.echo(f"{folder}: glossator.css and glossator.js written.", err=True)
