"""Which browser there is, and how it is asked for a PDF."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

VARIABLE = "GLOSSATOR_BROWSER"
"""The environment variable that names a browser."""

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
    "brave-browser",
    "chromium-headless-shell",
    "chrome-headless-shell",
)
"""Programs that can print as Chromium does, in the order in which they are looked for."""

_APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Applications/Brave Browser.app/Contents/MacOS/Brave Browser",
)
_ON_WINDOWS = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
    "BraveSoftware/Brave-Browser/Application/brave.exe",
)
_ARGUMENTS = (
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-extensions",
    "--disable-sync",
    "--no-pdf-header-footer",
)
_LINES = 4
_SHEET = re.compile(rb"/Type\s*/Page\b")
"""What begins the description of each page in a PDF."""


class BrowserError(Exception):
    """There is no browser, or it made no PDF; the message says how to mend it."""


def find_browser(named: Path | None = None) -> Path:
    """The browser that is named, by argument or environment, or the first that is there.

    Raises:
        BrowserError: there is none.
    """
    asked = str(named or "") or os.environ.get(VARIABLE, "")
    if asked:
        found = shutil.which(asked)
        if found is None:
            raise BrowserError(f"{asked}: There is no such program. Name a Chromium or Chrome.")
        return Path(found)
    for name in (*NAMES, *_APPLICATIONS, *_windows()):
        found = shutil.which(name)
        if found is not None:
            return Path(found)
    raise BrowserError(
        "No browser was found that can print. Install Chromium, Chrome or Edge, name yours with "
        f"--browser or in {VARIABLE}, or write the page with --html and print it from any browser."
    )


def _windows() -> list[str]:
    folders = (
        os.environ.get(name) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
    )
    return [f"{folder}/{place}" for folder in folders if folder for place in _ON_WINDOWS]


def print_page(browser: Path, page: Path, pdf: Path, *, seconds: float = 120) -> None:
    """Have ``browser`` print a page of this machine into ``pdf``.

    A folder for the browser's own use is made beside the page and left to the caller.

    Raises:
        BrowserError: it did not, or took longer than ``seconds``.
    """
    command = [
        str(browser),
        *_ARGUMENTS,
        *(["--no-sandbox"] if _is_root() else []),
        f"--user-data-dir={page.parent / 'browser'}",
        f"--print-to-pdf={pdf}",
        page.as_uri(),
    ]
    try:
        done = subprocess.run(  # noqa: S603 (the user's own browser, and no shell)
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise BrowserError(
            f"{browser}: It did not finish within {seconds:g} seconds. Try another with --browser; "
            "if the article is very long, write the page with --html and print it from any browser."
        ) from error
    except OSError as error:
        raise BrowserError(
            f"{browser}: It cannot be started ({error.strerror}). Try another with --browser."
        ) from error
    if done.returncode or not _is_pdf(pdf):
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()[-_LINES:]
        raise BrowserError(
            "\n".join(
                (
                    f"{browser}: It made no PDF (exit code {done.returncode}). "
                    "Try another with --browser.",
                    *(f"  {line}" for line in said),
                )
            )
        )


def print_to(browser: Path, page: str, target: Path) -> int | None:
    """Print a page into the file ``target``, which is written whole or not at all.

    Returns how many sheets that are; None if the browser writes PDFs that do not tell.

    Beside it and not in the system's folder: a browser in a sandbox of its own may see the
    user's folders and not that one.

    Raises:
        BrowserError: the browser made no PDF.
        OSError: the file cannot be written.
    """
    beside = Path(tempfile.mkdtemp(dir=target.absolute().parent, prefix=f"{target.stem}-"))
    try:
        source, made = beside / "page.html", beside / "page.pdf"
        source.write_text(page, encoding="utf-8")
        print_page(browser, source, made)
        sheets = len(_SHEET.findall(made.read_bytes()))
        made.replace(target)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return sheets or None


def _is_pdf(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(5) == b"%PDF-"
    except OSError:
        return False


def _is_root() -> bool:
    """As root, as in containers, Chromium runs without its sandbox or not at all."""
    return sys.platform != "win32" and os.geteuid() == 0
