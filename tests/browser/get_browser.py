"""Find a Chromium for the browser tests; if there is none, install one.

A browser that is there is used as it is (or named with GLOSSATOR_CHROMIUM). Otherwise root
gets the system's package, anyone else the one that Playwright brings. The headless shell is
Chromium without the windows that no test looks at: it starts and opens pages in half the time.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

_NAMES = (
    "chromium-headless-shell",
    "chrome-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
_PACKAGES = ("chromium-headless-shell", "chromium")


def find_browser() -> str | None:
    """The path of a Chromium on this machine, Playwright's own included."""
    for name in (os.environ.get("GLOSSATOR_CHROMIUM"), *_NAMES):
        found = shutil.which(name) if name else None
        if found:
            return found
    return _playwrights_own()


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if os.path.exists(path) else None


def install_browser() -> None:
    """Install a Chromium with the means this machine has."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if root and shutil.which("apt-get"):
        print("Installing Chromium from the system's packages ...", flush=True)
        _apt("update", "-qq", check=True)
        for package in _PACKAGES:
            if _apt("install", "-y", "-qq", "--no-install-recommends", package):
                return
    print("Installing Chromium with Playwright ...", flush=True)
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


def _apt(*arguments: str, check: bool = False) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        ["apt-get", *arguments], check=check, env=environment, stdout=subprocess.DEVNULL
    )
    return done.returncode == 0


def main() -> int:
    """Make sure that there is a browser; 1 if none can be had."""
    if find_browser():
        return 0
    try:
        install_browser()
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"No browser could be installed: {error}", file=sys.stderr)
    if find_browser():
        return 0
    print("Install Chromium by hand, or name one with GLOSSATOR_CHROMIUM.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
