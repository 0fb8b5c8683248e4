"""Annotations and a gloss file → what is new in them, each annotation accounted for."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from glossator.anchoring import Anchorer
from glossator.annotate import Placement
from glossator.exchanging.documents import is_one_of
from glossator.exchanging.kinds import Kinds, source_of_link
from glossator.exchanging.notes import addresses_in, attributed, web_address
from glossator.exchanging.numbering import Ids
from glossator.exchanging.own_entries import OwnEntries
from glossator.exchanging.placing import find, pattern_of
from glossator.exchanging.results import (
    MALFORMED,
    FileContent,
    IncomingAnnotation,
    Merged,
    Refusal,
    Status,
    Told,
    told_of,
)
from glossator.exchanging.source_fields import source_id
from glossator.findings import shown
from glossator.formats.addresses import Addresses
from glossator.formats.plain_data import GROUPS
from glossator.labels import labels
from glossator.loading.entries import EntryError, parsed_entries
from glossator.model import Span
from glossator.selecting import selector_for
from glossator.vocabulary import LETTERS, Kind


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a person asks for.

    ``documents`` are addresses of the article beside its own. ``kind`` is for annotations of
    which nothing tells the kind.
    """

    documents: Collection[str] = ()
    kind: Kind = "claim"
    private: bool = False
    page_notes: bool = False
    anonymous: bool = False


def merge(placement: Placement, content: FileContent, wanted: Wanted) -> Merged:
    """What is new in a file's annotations, and what became of each of them.

    Args:
        placement: the gloss file's glosses, placed in the article.
        content: the file.
        wanted: what is asked for.
    """
    return _Merger(placement, content, wanted).merge()


class _Merger:
    def __init__(self, placement: Placement, content: FileContent, wanted: Wanted) -> None:
        self.placement = placement
        self.gloss = placement.gloss
        self.content = content
        self.wanted = wanted
        self.anchorer = Anchorer(placement.text)
        self.kinds = Kinds(placement.text, self.gloss.article.language, wanted.kind)
        self.ids = Ids(
            [each.id for each in self.gloss.annotations]
            + [each.id for each in self.gloss.questions]
        )
        self.references = pattern_of(labels(self.gloss.annotations).values())
        self.sources = Ids(self.gloss.sources)
        self.by_url = {
            source.url: ident for ident, source in self.gloss.sources.items() if source.url
        }
        self.merged = Merged(missing=list(content.missing))
        article = self.gloss.article.url
        self.documents = [*wanted.documents, *([article] if article else [])]
        named = {each.document for each in content.annotations if each.document}
        if not self.documents and len(named) == 1:
            # Nothing to compare it with; the words decide.
            self.documents = list(named)
        # What our exports call an article that has no address.
        self.documents.append(Addresses(self.gloss, placement.text).article)
        self.known = {
            address
            for each in self.gloss.annotations
            if each.note
            for address in addresses_in(each.note)
        }
        self.there = {(placement.spans.get(each.id), each.note) for each in self.gloss.annotations}

    def merge(self) -> Merged:
        own = OwnEntries(self.placement, self.anchorer, self.ids, self.merged)
        if self.content.gloss_file is not None:
            own.take_file(self.content.gloss_file)
            for ident, fields in self.merged.additions.sources.items():
                self.sources.take(ident)
                self.by_url.setdefault(fields.get("url", ""), ident)
        for incoming in self.content.annotations:
            if refusal := self._refusal(incoming):
                self._tell("refused", incoming, refusal.code, refusal.what)
            elif incoming.entry is not None:
                own.take(incoming)
            else:
                self._take(incoming)
        own.finish()
        return self.merged

    def _refusal(self, incoming: IncomingAnnotation) -> Refusal | None:
        if incoming.refusal is not None:
            return incoming.refusal
        if incoming.held_back is not None and not self.wanted.private:
            return incoming.held_back
        document = incoming.document
        if document is None and incoming.selected.is_empty and incoming.entry is None:
            return Refusal(MALFORMED, "It names neither a document nor words.")
        if document is not None and not is_one_of(document, self.documents):
            mend = "If it is this article, name it with --url."
            if self.gloss.article.url is None:
                mend = f"The article has no `url` to compare it with. {mend}"
            return Refusal("other-document", f"It is about {shown(document)}. {mend}")
        if incoming.entry is None and incoming.selected.is_empty and not self.wanted.page_notes:
            return Refusal("page-note", "It is about the whole page; --page-notes takes it in.")
        return None

    def _take(self, incoming: IncomingAnnotation) -> None:
        if incoming.address in self.known and web_address(incoming.address):
            self._tell("present", incoming, "present", "A note links to it already.")
            return
        span: Span | None = None
        if not incoming.selected.is_empty:
            found = find(self.anchorer, incoming.selected, self.references)
            if found.span is None:
                refusal = found.refusal or Refusal("orphaned", "It has no place.")
                status: Status = "refused"
                if refusal.code == "orphaned":
                    status = "orphaned"
                elif refusal.code == "ambiguous":
                    status = "ambiguous"
                self._tell(status, incoming, refusal.code, refusal.what)
                return
            span = self.snapped(found.span)
            if span is None:
                what = "Its words stand in code, where nothing is marked."
                self._tell("refused", incoming, "unmarkable", what)
                return
        note = attributed(incoming, anonymous=self.wanted.anonymous)
        if (span, note) in self.there:
            self._tell("present", incoming, "present", "The same note is there already.")
            return
        self._add(incoming, span, note)

    def snapped(self, span: Span) -> Span | None:
        """The span as glosses are placed; None if nothing of it can be marked."""
        text_map = self.placement.text_map
        snapped = Span(*text_map.snap(span.start, span.end))
        slices = text_map.slices(snapped.start, snapped.end)
        return snapped if any(piece.markable for piece in slices) else None

    def _add(self, incoming: IncomingAnnotation, span: Span | None, note: str | None) -> None:
        kind = self.kinds.kind_of(incoming, span)
        entry = {"id": "x", **self._target(span), **self.kinds.fields_of(kind, incoming)}
        sources, new = self._sources(incoming)
        if kind == "link":
            entry["source"], sources = sources[0], sources[1:]
        if sources:
            entry["sources"] = sources
        if note:
            entry["note"] = note
        try:
            parsed_entries({"sources": new, GROUPS[kind]: [entry]}, sources=self.sources.taken)
        except EntryError as error:
            for fields in new.values():
                # Nobody may cite a source that is not there.
                del self.by_url[fields["url"]]
            self._tell("refused", incoming, MALFORMED, str(error))
            return
        entry["id"] = self.ids.numbered(LETTERS[kind].lower())
        self.merged.additions.sources.update(new)
        self.merged.additions.groups.setdefault(GROUPS[kind], []).append(entry)
        self.there.add((span, note))
        told = self._tell("imported", incoming, "imported", f"It is now {entry['id']}.")
        self.merged.told[-1] = replace(told, id=entry["id"], kind=kind)

    def _target(self, span: Span | None) -> dict[str, str]:
        if span is None:
            return {"target": "article"}
        chosen = selector_for(self.placement.text, span, anchorer=self.anchorer)
        named = {"exact": chosen.exact, "prefix": chosen.prefix, "suffix": chosen.suffix}
        return {key: value for key, value in named.items() if value}

    def _sources(self, incoming: IncomingAnnotation) -> tuple[list[str], dict[str, dict[str, str]]]:
        """Ids of the documents that it links to, and those among them that are new."""
        new: dict[str, dict[str, str]] = {}
        ids = []
        for address in incoming.links:
            if address not in self.by_url:
                fields = source_of_link(address)
                ident = self.sources.named(source_id(fields["outlet"]))
                self.by_url[address] = ident
                new[ident] = fields
            ids.append(self.by_url[address])
        return list(dict.fromkeys(ids)), new

    def _tell(self, status: Status, incoming: IncomingAnnotation, code: str, what: str) -> Told:
        told = told_of(status, incoming, code, what)
        self.merged.told.append(told)
        return told
