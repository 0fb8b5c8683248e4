"""The oldest version of each package that pyproject.toml allows, as constraints for pip.

    python tests/oldest.py > constraints.txt

Those that Glossator runs on, with all its extras; not those that only its tests need.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

PROJECT = Path(__file__).parent.parent / "pyproject.toml"


def oldest(project: str) -> list[str]:
    """A line for each package: its name and the least version that is allowed."""
    stated = tomllib.loads(project)["project"]
    groups = [stated["dependencies"], *stated["optional-dependencies"].values()]
    needed = {each for group in groups for each in group}
    return sorted(re.sub(r">=([^,;]+).*", r"==\1", each) for each in needed)


if __name__ == "__main__":
    print("\n".join(oldest(PROJECT.read_text(encoding="utf-8"))))
