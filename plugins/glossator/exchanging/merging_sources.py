"""Sources of a bibliography and those that are there → what is new, each entry accounted for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from glossator.exchanging.results import MALFORMED, IncomingSource, Merged, Status, Told
from glossator.exchanging.source_fields import distinct_id
from glossator.findings import shown
from glossator.formats.plain_data import plain
from glossator.loading.entries import EntryError, parsed_entries
from glossator.model import Source


def merge_sources(incoming: Iterable[IncomingSource], there: Mapping[str, Source]) -> Merged:
    """What is new in a bibliography, and what became of each of its entries.

    A key becomes an id of ours. An entry that is there already, also under another id, is not
    added again; where the id is there and says something else, nothing is changed.

    Args:
        incoming: the bibliography.
        there: the sources that the file defines or may cite.
    """
    merged = Merged()
    known = dict(there)
    ids = {source: ident for ident, source in there.items()}
    keys: dict[str, str] = {}
    for each in incoming:
        _merge_one(each, merged, known, ids, keys)
    return merged


def _merge_one(
    each: IncomingSource,
    merged: Merged,
    known: dict[str, Source],
    ids: dict[Source, str],
    keys: dict[str, str],
) -> None:
    def tell(status: Status, code: str, what: str, ident: str | None = None) -> None:
        merged.told.append(
            Told(
                status=status,
                where=each.where,
                code=code,
                what=what,
                id=ident,
                address=each.key or None,
                kind="source",
            )
        )

    if each.refusal is not None:
        tell("refused", each.refusal.code, each.refusal.what)
        return
    ident = distinct_id(each.key)
    try:
        source = parsed_entries({"sources": {ident: dict(each.fields)}}).sources[ident]
    except EntryError as error:
        tell("refused", MALFORMED, f"{shown(each.key)}: {error}")
        return
    named = [*(f"left out: {name}" for name in each.left_out), *each.remarks]
    merged.remarks += [f"{each.where}, {shown(each.key)}: {remark}." for remark in named]
    same = ident if known.get(ident) == source else ids.get(source)
    if same is not None:
        tell("present", "present", f"It is there as {same}.", same)
    elif ident in keys:
        what = f"{shown(each.key)} and {shown(keys[ident])} would both be {ident}. Rename one."
        tell("refused", "key-clash", what, ident)
    elif ident in known:
        what = f"{ident} is there and says something else; it stays as it is."
        tell("refused", "conflict", what, ident)
    else:
        known[ident] = source
        ids[source] = ident
        keys[ident] = each.key
        merged.additions.sources[ident] = plain(source)
        if ident != each.key:
            merged.remarks.append(f"{each.where}: {shown(each.key)} is now {ident}.")
        tell("imported", "imported", f"It is now {ident}.", ident)
