"""What ``from glossator import …`` gives, and what asking for it loads."""

from __future__ import annotations

import subprocess
import sys

import pytest

import glossator


def loaded_after(statement: str) -> set[str]:
    """The modules that a fresh interpreter has loaded after a statement."""
    code = f"{statement}\nimport sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_every_name_that_is_promised_is_there() -> None:
    assert set(glossator.__all__) <= set(dir(glossator))
    for name in glossator.__all__:
        assert getattr(glossator, name).__module__.startswith("glossator.")


def test_a_name_that_is_not_there_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match=r"'glossator' has no attribute 'anotate'"):
        glossator.anotate  # noqa: B018 (looked up for its error)


@pytest.mark.parametrize(
    "first", ["import glossator.annotate", "from glossator.annotate import place", "pass"]
)
def test_annotate_is_the_function_whoever_imports_its_module(first: str) -> None:
    code = f"import glossator\n{first}\nfrom glossator import annotate\n"
    code += "import glossator.markdown_extension\n"
    code += "print(annotate.__name__, glossator.annotate is annotate, callable(annotate))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "annotate True True\n"


@pytest.mark.parametrize(
    ("statement", "not_loaded"),
    [
        ("import glossator.cli", {"pydantic", "babel", "bs4", "markdown", "httpx", "nh3"}),
        ("from glossator import detect", {"pydantic", "bs4", "markdown", "httpx", "nh3"}),
        ("from glossator import load", {"bs4", "markdown", "httpx"}),
        ("from glossator import annotate", {"bs4", "httpx"}),
    ],
)
def test_who_asks_for_one_part_does_not_wait_for_the_others(
    statement: str, not_loaded: set[str]
) -> None:
    assert loaded_after(statement).isdisjoint(not_loaded)
    assert "glossator" in loaded_after(statement)
