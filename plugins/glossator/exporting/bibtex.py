"""Sources as BibTeX, in UTF-8, for LaTeX and for reference managers.

Sources: Oren Patashnik, BibTeXing, 1988; the biblatex manual (``date`` takes EDTF, ``langid``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from glossator.dates import Moment, parse_date
from glossator.formats.latex import latex
from glossator.formats.source_terms import (
    BIBTEX_NO_PLACE,
    OUTLET_FIELDS,
    STATED_FIELD,
    bibtex_type,
)
from glossator.model import Source

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def bibtex(sources: Mapping[str, Source]) -> str:
    """An entry for each source, by id.

    Readers of BibTeX pass over fields that they do not know, so what it has no field for stands
    in fields of our own.
    """
    return "\n".join(_entry(ident, source) for ident, source in sources.items())


def _entry(ident: str, source: Source) -> str:
    kind = bibtex_type(source.kind)
    lines = "".join(f"  {name} = {value},\n" for name, value in _fields(kind, source))
    return f"@{kind}{{{ident},\n{lines}}}\n"


def _fields(kind: str, source: Source) -> Iterator[tuple[str, str]]:
    if source.title is not None:
        described = source.title_basis == "description"
        title = f"[{source.title}]" if described else source.title
        # Twice in braces: styles would else put its capitals into lower case.
        yield "title", f"{{{{{latex(title)}}}}}"
    if source.author is not None:
        # In braces of its own it is one name, whatever commas and "and" there are in it.
        yield "author", f"{{{{{latex(source.author)}}}}}"
    yield OUTLET_FIELDS[kind], f"{{{latex(source.outlet)}}}"
    if source.published:
        yield from _date(source.published)
    for name, value in (("url", source.url), ("archiveurl", source.archive)):
        if value is not None:
            # Verbatim in LaTeX: nothing is escaped in it.
            yield name, f"{{{value}}}"
    unsaid = source.title_basis == "page" and "title_basis" not in source.stated
    for name, value in (
        ("language", source.language),
        ("type", source.kind),
        ("annote", source.note),
        *((name, getattr(source, key)) for name, key in BIBTEX_NO_PLACE.items()),
    ):
        if value is not None and not (name == "titlebasis" and unsaid):
            yield name, f"{{{latex(value)}}}"
    empty = [key for key in sorted(source.stated) if getattr(source, key) is None]
    if empty:
        yield STATED_FIELD, f"{{{', '.join(latex(key) for key in empty)}}}"


def _date(published: str) -> Iterator[tuple[str, str]]:
    # EDTF as it is: biblatex reads ``~`` and ``?`` in a date.
    yield "date", f"{{{published}}}"
    parsed = parse_date(published)
    if isinstance(parsed, Moment):
        # For BibTeX itself, which knows neither days nor EDTF.
        yield "year", f"{{{parsed.year}}}"
        if parsed.month:
            yield "month", _MONTHS[parsed.month - 1]
