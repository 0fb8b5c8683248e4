"""The table of codes beside what the program really says."""

from __future__ import annotations

import re
from pathlib import Path

import glossator
from glossator.codes import CODES

_USED = re.compile(r"""(?:\bcode=|report\(\s*(?:annotation, )?|finding\(\s*gloss, )"([a-z-]+)\"""")
_REMARKS = {"same-sum", "two-meanings"}


def test_every_code_is_explained_in_sentences() -> None:
    for code, known in CODES.items():
        assert known.title[-1] not in ".!?", code
        assert known.why.endswith((".", ".)")), code
        assert known.mend.endswith("."), code


def test_every_code_that_the_program_uses_is_in_the_table() -> None:
    used = set()
    for path in Path(glossator.__file__).parent.rglob("*.py"):
        used |= set(_USED.findall(path.read_text(encoding="utf-8")))
    assert len(used) > 30
    assert used - _REMARKS <= set(CODES)
