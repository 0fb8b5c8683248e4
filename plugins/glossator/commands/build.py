"""``glossator build``: check, build beside the old site, and swap."""

from __future__ import annotations

import errno
import os
import re
import sys
from pathlib import Path

import click

from glossator.builders import (
    BUILDERS,
    ZENSICAL,
    Builder,
    BuilderError,
    find_builder,
    find_config,
    run,
)
from glossator.commands import FOUND, GOOD, STOPPED, Unusable, cannot_write, stoppable
from glossator.commands.check import judge
from glossator.commands.text_report import as_text
from glossator.findings import nearest
from glossator.labels import plural
from glossator.library import Library
from glossator.loading.site_config import named_folder
from glossator.swapping import SwapError, Workplace, refusal, workplace

_FULL = re.compile(r"\[Errno (?:28|122)\]|No space left on device|os error 28")


@click.command()
@click.option(
    "-f",
    "--config-file",
    type=click.Path(path_type=Path),
    help="The configuration of your site; the one in this folder by default.",
)
@click.option(
    "-d",
    "--site-dir",
    type=click.Path(path_type=Path),
    help="The folder of the built site; the configuration’s by default.",
)
@click.option("--strict", is_flag=True, help="Let warnings stop the build too.")
@click.option(
    "--builder",
    type=click.Choice([*BUILDERS, "auto"]),
    default="auto",
    help="The program that builds; by default the one that the configuration is for.",
)
def build(config_file: Path | None, site_dir: Path | None, builder: str, *, strict: bool) -> None:
    """Check the gloss files, build the site beside the old one, and swap them in one step.

    Whatever goes wrong, the old site stays whole: a mistake in a file, a full disk, a build
    that is killed. Two builds of one commit are the same, byte for byte.

    \b
    Example: glossator build --strict
    """
    site = None
    try:
        wished = BUILDERS.get(builder)
        config = config_file or nearest(find_config(Path.cwd(), wished))
        if not config.is_file():
            raise Unusable(f"{config}: There is no such file. Name the configuration of your site.")
        site = site_dir or _site_dir(config)
        _refuse(site, config)
        with stoppable(), workplace(site) as place:
            code = _build(place, config, wished, strict=strict)
    except (BuilderError, SwapError) as error:
        raise Unusable(str(error)) from error
    except KeyboardInterrupt:
        click.echo("Stopped. The old site is as it was.", err=True)
        sys.exit(STOPPED)
    except OSError as error:
        if error.errno == errno.EPIPE:
            raise
        raise cannot_write(site or Path(), error, "The old site is as it was.") from error
    sys.exit(code)


def _site_dir(config: Path) -> Path:
    named = named_folder(config, "site_dir", "site")
    if named is None:
        raise Unusable(
            f"{config}: Only the builder can tell what `site_dir` is. Name the folder: --site-dir"
        )
    return nearest(named.absolute())


def _refuse(site: Path, config: Path) -> None:
    project = config.absolute().parent
    pages = _pages(config)
    if site.resolve().is_relative_to(pages.resolve()):
        raise Unusable(
            f"{site}: The site cannot stand among its own pages, in {nearest(pages)}. "
            "Name another folder with --site-dir."
        )
    why = refusal(site, (project, pages))
    if why is not None:
        raise Unusable(why)


def _pages(config: Path) -> Path:
    """Where the pages are. If only the builder can tell, it will also tell what is wrong there."""
    return (named_folder(config, "docs_dir", "docs") or config.parent / "docs").absolute()


def _build(place: Workplace, config: Path, wished: Builder | None, *, strict: bool) -> int:
    """The exit code; the new site is in its place if that is 0."""
    if (told := place.recover()) is not None:
        click.echo(told, err=True)
    builder = find_builder(config, wished)
    if (code := _check(_pages(config), strict=strict)) != GOOD:
        return code
    if builder is ZENSICAL and Library(_pages(config)).withheld():
        raise Unusable(
            f"{nearest(config)}: {builder.name} copies gloss files into the site as they are, and "
            "one of them has `reveal: class`. Build with MkDocs or ProperDocs, or give out the "
            "student.html of `glossator lesson`."
        )
    if sys.stderr.isatty():
        click.echo(f"{builder.name} builds the site …", err=True)
    said: list[str] = []

    def tell(line: str) -> None:
        said.append(line)
        click.echo(line, err=True)

    new = place.fresh()
    good = run(builder, config.absolute(), new, strict=strict, tell=tell)
    site = nearest(place.site)
    if not good:
        click.echo(f"{builder.name} did not finish: see above. {_whole(place)}", err=True)
        if any(_FULL.search(line) for line in said):
            raise Unusable(f"{site}: The disk is full. Free some space on it, and build again.")
        return FOUND
    if not (new / "index.html").is_file():
        raise Unusable(
            f"{site}: {builder.name} made no index.html. {_whole(place)} Write a page index.md."
        )
    place.swap(new)
    files = sum(len(names) for _, _, names in os.walk(place.site))
    click.echo(f"{site}: The new site is in its place, {files} {plural(files, 'file')}.", err=True)
    return GOOD


def _whole(place: Workplace) -> str:
    return "The old site is as it was." if place.site.exists() else "There is no site yet."


def _check(pages: Path, *, strict: bool) -> int:
    """Judge and tell as ``glossator check`` does; warnings stop a build only if it is strict."""
    if not pages.is_dir():
        return GOOD
    judged = judge((), (pages,))
    stopping = ("error", "warning") if strict else ("error",)
    told = [finding for finding in judged.findings if finding.severity in stopping]
    click.echo(as_text(told), nl=False)
    click.echo(judged.summary, err=True)
    if len(told) < len(judged.findings):
        click.echo("All of them: glossator check", err=True)
    code = judged.exit_code(strict=strict)
    if code != GOOD:
        click.echo("Nothing was built. Mend these first.", err=True)
    return code
