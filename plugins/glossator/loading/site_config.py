"""What a site's ``mkdocs.yml`` says of its articles, read without running anything."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import yaml

from glossator.loading.yaml_mistakes import Mistake, mistake

_NAMES = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml", "properdocs.yaml")
_PROJECT_MARKS = (*_NAMES, "zensical.toml", "pyproject.toml", ".git")
_DEFAULTS = ("toc", "tables", "fenced_code")
_WITH_OPTIONS = ("plugins", "markdown_extensions")
_MAX_BYTES = 1_000_000
_UNREADABLE = (OSError, ValueError, RecursionError, yaml.YAMLError)


def project_folders(directory: Path) -> Iterator[Path]:
    """``directory`` and those above it, up to the first that is a project's own."""
    for folder in (directory, *directory.parents):
        yield folder
        if is_project(folder):
            return


def is_project(folder: Path) -> bool:
    """Whether a folder is a project's own: a checkout, a site, a package."""
    return any((folder / mark).exists() for mark in _PROJECT_MARKS)


def checkout_of(path: Path) -> Path | None:
    """The folder of the version control around a path; None outside any."""
    folders = Path(os.path.abspath(path)).parents  # noqa: PTH100 (resolve would follow links)
    return next((folder for folder in folders if (folder / ".git").exists()), None)


def is_within(config: Path, named: Path) -> bool:
    """Whether a path that a configuration names stays within its checkout, if it is in one."""
    checkout = checkout_of(config)
    return checkout is None or named.resolve().is_relative_to(checkout.resolve())


def find_site_config(directory: Path) -> Path | None:
    """The nearest site configuration in ``directory`` or above it, within the project."""
    found = (site_config_in(folder) for folder in project_folders(directory))
    return next(filter(None, found), None)


def find_any_config(directory: Path) -> Path | None:
    """The same, a ``zensical.toml`` too."""
    for folder in project_folders(directory):
        toml = folder / "zensical.toml"
        found = site_config_in(folder) or (toml if toml.is_file() else None)
        if found is not None:
            return found
    return None


def site_config_in(folder: Path) -> Path | None:
    """The site configuration that stands in ``folder`` itself."""
    return next((folder / name for name in _NAMES if (folder / name).is_file()), None)


def unreadable(config: Path) -> Mistake | None:
    """Why a configuration cannot be read; None if it can.

    The functions here then answer as if it said nothing: who checks an article must tell.
    """
    text = ""
    try:
        if config.stat().st_size > _MAX_BYTES:
            return Mistake(1, f"The file has more than {_MAX_BYTES:,} bytes.", "Shorten it.")
        text = config.read_text(encoding="utf-8")
        if config.suffix == ".toml":
            tomllib.loads(text)
        else:
            yaml.compose(text, Loader=yaml.SafeLoader)
    except tomllib.TOMLDecodeError as error:
        return Mistake(1, f"The configuration cannot be read: {error}.", "Correct it.")
    except UnicodeDecodeError:
        return Mistake(1, "The configuration is not UTF-8 text.", "Save it as UTF-8.")
    except OSError as error:
        return Mistake(1, f"The configuration cannot be read: {error.strerror}.", "See to it.")
    except (RecursionError, yaml.YAMLError) as error:
        return mistake(error, text, ("The configuration is nested too deeply.", "Flatten it."))
    return None


def docs_dir(folder: Path) -> Path:
    """Where the pages are: ``folder``, or the ``docs_dir`` of the site whose project it is.

    A project's folder may hold the built site too, with a copy of each gloss file.
    """
    pages = new_docs_dir(folder)
    is_project = site_config_in(folder) is not None or (folder / "zensical.toml").is_file()
    return pages if is_project and pages.is_dir() else folder


def new_docs_dir(folder: Path) -> Path:
    """Where a new page belongs: the ``docs_dir`` of the site, ``docs`` where none is named."""
    name = "docs"
    try:
        if config := site_config_in(folder):
            named = _child(_read(config), "docs_dir")
            if isinstance(named, yaml.ScalarNode) and not named.tag.startswith("!"):
                name = named.value
        elif (folder / "zensical.toml").is_file():
            project = tomllib.loads((folder / "zensical.toml").read_text(encoding="utf-8"))
            name = str(project["project"]["docs_dir"])
    except (*_UNREADABLE, KeyError, TypeError):
        pass
    return folder / name


def named_folder(config: Path, key: str, default: str) -> Path | None:
    """The folder that a configuration names; None if that needs code to be run (``!ENV``)."""
    named: object = None
    try:
        if config.suffix == ".toml":
            project = tomllib.loads(config.read_text(encoding="utf-8")).get("project")
            named = project.get(key) if isinstance(project, dict) else None
        else:
            node = _inherited(config, key)
            if node is not None and _needs_code(node):
                return None
            named = node.value if isinstance(node, yaml.ScalarNode) else None
    except _UNREADABLE:
        pass
    return config.parent / (named if isinstance(named, str) and named else default)


def page_address(article: Path, site_url: str | None = None) -> str | None:
    """Where the page of an article is published; None if its site has no address.

    Args:
        article: the article, below the pages of a site.
        site_url: the address of the site, in place of the one that its configuration names.
    """
    config = find_any_config(article.absolute().parent)
    address = site_url or (_setting(config, "site_url") if config is not None else None)
    if not isinstance(address, str) or not address.lower().startswith(("http://", "https://")):
        return None
    pages = docs_dir(config.parent) if config is not None else article.absolute().parent
    try:
        place = article.resolve().relative_to(pages.resolve()).with_suffix("")
    except ValueError:
        return None
    name = quote(place.as_posix())
    if place.name in ("index", "README"):
        name = name.removesuffix(place.name)
    elif config is not None and str(_setting(config, "use_directory_urls")).lower() == "false":
        name = f"{name}.html"
    else:
        name = f"{name}/"
    return f"{address.rstrip('/')}/{name}"


def _setting(config: Path, key: str) -> Any:
    """A setting that is no list; None if it is not there or needs code to be run."""
    try:
        if config.suffix == ".toml":
            project = tomllib.loads(config.read_text(encoding="utf-8")).get("project")
            return project.get(key) if isinstance(project, dict) else None
        node = _inherited(config, key)
    except _UNREADABLE:
        return None
    return node.value if isinstance(node, yaml.ScalarNode) and not _needs_code(node) else None


def markdown_extensions(path: Path | None) -> dict[str, dict[str, Any]]:
    """The extensions of a site with their options, those that MkDocs always loads first.

    Options that need code to be run (``!!python/name:``, ``!ENV``) are left out.
    """
    found: dict[str, dict[str, Any]] = {name: {} for name in _DEFAULTS}
    if path is None:
        return found
    try:
        listed = _inherited(path, "markdown_extensions")
        entries = listed.value if isinstance(listed, yaml.SequenceNode) else []
        if isinstance(listed, yaml.MappingNode):
            entries = [yaml.MappingNode(listed.tag, [pair]) for pair in listed.value]
        for entry in entries:
            if isinstance(entry, yaml.ScalarNode):
                found[entry.value] = {}
            elif isinstance(entry, yaml.MappingNode) and entry.value:
                name, options = entry.value[0]
                plain = _plain(options)
                found[name.value] = plain if isinstance(plain, dict) else {}
    except _UNREADABLE:
        return found
    return found


def glossator_option(path: Path | None, name: str) -> Any:
    """An option of Glossator, as the site's plugin or its Markdown extension has it.

    None if neither has it, or if that cannot be read without running code.
    """
    if path is None:
        return None
    try:
        if path.suffix == ".toml":
            listed = tomllib.loads(path.read_text(encoding="utf-8")).get("project", {})
            groups = [listed.get(key) for key in _WITH_OPTIONS]
        else:
            nodes = (_inherited(path, key) for key in _WITH_OPTIONS)
            groups = [_plain(node) if node is not None else None for node in nodes]
    except (*_UNREADABLE, AttributeError):
        return None
    for group in groups:
        for entry in group if isinstance(group, list) else [group]:
            options = entry.get("glossator") if isinstance(entry, dict) else None
            if isinstance(options, dict) and name in options:
                return options[name]
    return None


def theme_language(path: Path | None) -> str | None:
    """The language of the theme's own words: Material says ``language``, MkDocs ``locale``."""
    if path is None:
        return None
    try:
        theme = _inherited(path, "theme")
    except _UNREADABLE:
        return None
    for key in ("language", "locale"):
        named = _child(theme, key)
        if isinstance(named, yaml.ScalarNode) and not _needs_code(named):
            return str(named.value)
    return None


def site_url(path: Path | None) -> str | None:
    """Where the site is published, if its configuration says so without running code."""
    if path is None:
        return None
    try:
        if path.suffix == ".toml":
            url = tomllib.loads(path.read_text(encoding="utf-8"))["project"]["site_url"]
        else:
            node = _inherited(path, "site_url")
            plain = isinstance(node, yaml.ScalarNode) and not _needs_code(node)
            url = node.value if node is not None and plain else None
    except (*_UNREADABLE, KeyError, TypeError):
        return None
    good = isinstance(url, str) and url.startswith(("https://", "http://"))
    return url if good and url.isascii() and url.isprintable() and " " not in url else None


def _inherited(path: Path, key: str, *, depth: int = 5) -> yaml.Node | None:
    """The value of a key, from the configuration that ``INHERIT`` names if this has none."""
    root = _read(path)
    found = _child(root, key)
    parent = _child(root, "INHERIT")
    if found is None and isinstance(parent, yaml.ScalarNode) and depth:
        inherited = path.parent / parent.value
        if is_within(path, inherited):
            return _inherited(inherited, key, depth=depth - 1)
    return found


def _read(path: Path) -> yaml.Node | None:
    if path.stat().st_size > _MAX_BYTES or not path.is_file():
        return None
    return yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)


def _child(node: yaml.Node | None, key: str) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if name.value == key:
                child: yaml.Node = value
                return child
    return None


def _needs_code(node: yaml.Node) -> bool:
    return node.tag.startswith("!") or "python/" in node.tag


def _plain(node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        made = {}
        for name, value in node.value:
            if not _needs_code(value):
                made[name.value] = _plain(value)
        return made
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value if not _needs_code(item)]
    return yaml.SafeLoader("").construct_object(node)
