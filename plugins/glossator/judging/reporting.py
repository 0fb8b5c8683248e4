"""A finding about one entry of a gloss file."""

from __future__ import annotations

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
    return Finding(
        code=code,
        path=gloss.path,
        line=gloss.line_of(key or ident),
        what=f"{ident}: {what}",
        mend=mend,
        severity=CODES[code].severity,
        id=ident,
        fixes=fixes,
    )
