"""Files that belong to a project: no link may lead a reader of it to another's."""

from __future__ import annotations

import os
from pathlib import Path

from glossator.findings import Finding
from glossator.loading.site_config import checkout_of, is_project


def project_of(path: Path) -> Path | None:
    """The folder of the project around a file: its checkout, else its site; None without one."""
    folders = Path(os.path.abspath(path)).parents  # noqa: PTH100 (resolve would follow links)
    site = (folder for folder in folders if is_project(folder))
    return checkout_of(path) or next(site, None)


def leads_outside(path: Path) -> bool:
    """Whether a symbolic link, of the file or of a folder, takes ``path`` out of its project."""
    try:
        project = project_of(path)
        return project is not None and not path.resolve().is_relative_to(project.resolve())
    except (OSError, RuntimeError, ValueError):
        return False  # a link that leads to itself, a name that no file can have: reading says so


def outside(path: Path) -> Finding:
    """The finding for such a file. Builders follow the link, and would publish what is there."""
    return Finding(
        code="outside",
        path=path,
        line=1,
        what="This is a link that leads out of the project.",
        mend="Put the file itself in its place.",
    )
