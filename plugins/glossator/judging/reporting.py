"""A finding about one entry of a file, as grave as its code."""

from __future__ import annotations

from pathlib import Path

from glossator.codes import CODES
from glossator.findings import Finding, Fix
from glossator.model import Gloss


def finding(
    gloss: Gloss,
    code: str,
    ident: str,
    what: str,
    mend: str,
    *,
    key: str | None = None,
    fixes: tuple[Fix, ...] = (),
) -> Finding:
    """A finding on the line where ``ident`` is defined, as grave as its code.

    ``key`` is what the file calls it if it is no gloss: ``source:…``, ``speaker:…``.
    """
    line = gloss.line_of(key or ident)
    return about(gloss.path, line, code, ident, what, mend, fixes=fixes)


def about(  # noqa: PLR0917 (what a finding is made of)
    path: Path,
    line: int,
    code: str,
    ident: str | None,
    what: str,
    mend: str,
    *,
    fixes: tuple[Fix, ...] = (),
) -> Finding:
    """The same of an entry of any file, at ``line``: shared sources have no gloss."""
    return Finding(
        code=code,
        path=path,
        line=line,
        what=f"{ident}: {what}" if ident is not None else what,
        mend=mend,
        severity=CODES[code].severity,
        id=ident,
        fixes=fixes,
    )
