"""All glosses as a table, a row each, for spreadsheets and statistics.

Source: RFC 4180, Common Format and MIME Type for CSV Files; OWASP, CSV Injection.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from glossator.annotate import Placement
from glossator.citations import title_of
from glossator.formats.addresses import Addresses
from glossator.labels import judgement
from glossator.model import Annotation, Claim, Figure, Gloss, Link, Overlap, Quote, Signal

COLUMNS = tuple(
    "article id kind exact prefix suffix start end target absent speaker role claimed_by said_on "
    "said_at manner judgement about measures value unit signal wording evidence note sources "
    "source_urls address".split()
)
"""The head of the table."""

BYTE_ORDER_MARK = "\ufeff"
"""Without it, spreadsheets take UTF-8 for something else and garble every quotation mark."""

_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)*(?:e[-+]?\d+)?%?", re.IGNORECASE)
_FORMULA = re.compile(r"[\s\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20|]|[\t\r\n]")


class Tabled(NamedTuple):
    """What a row is made of: a gloss file, its glosses placed, its page if there is one."""

    gloss: Gloss
    placement: Placement
    page: str | None = None


def csv_table(articles: Iterable[Tabled]) -> str:
    """The table of every gloss of some articles, with a head and CRLF line ends.

    A cell that a spreadsheet would take for a formula begins with an apostrophe. Offsets count
    code points of the visible text.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for each in articles:
        addresses = Addresses(each.gloss, each.placement.text, each.page)
        for annotation in each.placement.in_order:
            row = dict(_cells(annotation, each, addresses))
            writer.writerow([_safe(row.get(name)) for name in COLUMNS])
    return BYTE_ORDER_MARK + out.getvalue()


def _cells(annotation: Annotation, each: Tabled, addresses: Addresses) -> Iterator[tuple[str, Any]]:
    gloss = each.gloss
    yield "article", gloss.article.title
    yield "kind", annotation.kind_of_gloss
    for name in ("id", "exact", "prefix", "suffix", "target", "absent", "note"):
        yield name, getattr(annotation, name)
    span = each.placement.spans.get(annotation.id)
    if span is not None:
        yield "start", span.start
        yield "end", span.end
    yield "judgement", judgement(annotation)
    yield "address", addresses.note(annotation.id)
    cited = [gloss.sources[ident] for ident in annotation.cited]
    yield "sources", "; ".join(f"{title_of(source)}, {source.outlet}" for source in cited)
    yield "source_urls", " ".join(source.url for source in cited if source.url)
    match annotation:
        case Quote():
            speaker = gloss.speakers.get(annotation.speaker or "")
            if speaker is not None:
                yield "speaker", speaker.name
                yield "role", speaker.role
            if annotation.said is not None:
                yield "said_on", annotation.said.on
                yield "said_at", annotation.said.at
            yield "manner", annotation.manner
            yield "wording", "\n".join(wording.text for wording in annotation.wording)
        case Figure() | Claim():
            claimant = gloss.speakers.get(annotation.claimed_by or "")
            yield "claimed_by", claimant.name if claimant else annotation.claimed_by
            yield "evidence", annotation.evidence
            for name in ("about", "measures", "value", "unit"):
                yield name, getattr(annotation, name, None)
        case Signal():
            yield "signal", annotation.signal
        case Link():
            yield "about", annotation.refers_to
        case Overlap():
            yield "about", annotation.relation
            yield "wording", annotation.wording


def _safe(value: object) -> object:
    """The value as a cell that no spreadsheet runs."""
    if isinstance(value, str) and _FORMULA.match(value) and not _NUMBER.fullmatch(value):
        return f"'{value}"
    return value
