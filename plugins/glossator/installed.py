"""Markdown extensions that are installed, told from other modules that a site may name.

To load an extension is to run a module. A site's configuration may come from a stranger, who may
name any module there is: one of the standard library, a program, a file of the project itself.
So only that is loaded which somebody installed and which is an extension.
"""

from __future__ import annotations

import re
import site
import sysconfig
from functools import cache
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path

_NAME = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*(?::[A-Za-z_]\w*)?", re.ASCII)


def is_installed_extension(name: str) -> bool:
    """Whether ``name`` is a Markdown extension that was installed for this Python.

    By its entry point, or as a module with ``makeExtension``, or ``module:Class``; as
    ``markdown.Markdown.build_extension`` looks for it. Nothing is imported to find that out.
    """
    if not _NAME.fullmatch(name):
        return False
    for entry in entry_points(group="markdown.extensions"):
        if entry.name == name:
            return entry.dist is not None and _is_installed(Path(str(entry.dist.locate_file(""))))
    module, _, class_name = name.partition(":")
    path = _file(module)
    if path is None:
        return False
    wanted = rf"^class {class_name}\b" if class_name else r"\bmakeExtension\b"
    try:
        return re.search(wanted, path.read_text(encoding="utf-8"), re.MULTILINE) is not None
    except (OSError, UnicodeDecodeError):
        return False


def _file(module: str) -> Path | None:
    """The source of a module that is installed, if that is what would be imported."""
    top = module.partition(".")[0]
    try:
        spec = find_spec(top)
    except (ImportError, ValueError):
        return None
    if spec is None or spec.origin is None or not _is_installed(Path(spec.origin)):
        return None
    folder = Path(spec.origin).parent
    below = folder.parent if spec.submodule_search_locations else folder
    base = below.joinpath(*module.split("."))
    candidates = (base.with_suffix(".py"), base / "__init__.py")
    return next((path for path in candidates if path.is_file()), None)


def _is_installed(path: Path) -> bool:
    return any(path.resolve().is_relative_to(folder) for folder in installation_folders())


@cache
def installation_folders() -> tuple[Path, ...]:
    """Where packages are installed for this Python; its standard library is not among them."""
    paths = sysconfig.get_paths()
    named = {paths["purelib"], paths["platlib"], *site.getsitepackages()}
    named.add(site.getusersitepackages())
    return tuple(sorted(Path(each).resolve() for each in named))
