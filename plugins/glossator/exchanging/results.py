"""What a file holds, as far as a gloss file has a place for it, and what became of each part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from glossator.model import TextPositionSelector, TextQuoteSelector

Status = Literal["imported", "present", "orphaned", "ambiguous", "refused"]

STATUSES: tuple[Status, ...] = ("imported", "present", "orphaned", "ambiguous", "refused")
"""Every item that is read ends as exactly one of them."""

MALFORMED = "malformed"
"""The code of an item that cannot be read, so that the file is not whole."""


@dataclass(frozen=True)
class Refusal:
    """Why an item is not taken: a short stable code, and a sentence."""

    code: str
    what: str


@dataclass(frozen=True, kw_only=True)
class Selected:
    """The places that an annotation names.

    ``chains`` are alternatives; in each the words of every selector stand within those of the
    one before (``refinedBy``). ``positions`` count code points and are hints. ``others`` are the
    types of selectors that name no words.
    """

    chains: tuple[tuple[TextQuoteSelector, ...], ...] = ()
    positions: tuple[TextPositionSelector, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether no selector at all is given: the annotation is about the whole document."""
        return not (self.chains or self.positions or self.others)


@dataclass(frozen=True, kw_only=True)
class IncomingAnnotation:
    """One annotation on one target, as a file has it; ``where`` says where in the file.

    ``note`` is Markdown. ``entry`` is the gloss that it once was, if Glossator wrote the file.
    """

    where: str
    address: str | None = None
    document: str | None = None
    selected: Selected = Selected()
    note: str = ""
    tags: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    creator: str | None = None
    created: str | None = None
    rights: str | None = None
    entry: Mapping[str, Any] | None = None
    held_back: Refusal | None = None
    """Why it is imported only if it is asked for: private, of a group."""
    refusal: Refusal | None = None

    @property
    def words(self) -> str | None:
        """The words that it is about, for messages."""
        return self.selected.chains[0][-1].exact if self.selected.chains else None


@dataclass(frozen=True, kw_only=True)
class IncomingSource:
    """One entry of a bibliography: its key there, and a source as a gloss file has it."""

    where: str
    key: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    """Fields for which a source has no place."""
    remarks: tuple[str, ...] = ()
    refusal: Refusal | None = None


@dataclass(frozen=True, kw_only=True)
class FileContent:
    """All that was read from one file; ``missing`` says what it names and does not hold."""

    annotations: tuple[IncomingAnnotation, ...] = ()
    sources: tuple[IncomingSource, ...] = ()
    gloss_file: Mapping[str, Any] | None = None
    """What a collection that Glossator wrote says beside its glosses."""
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Told:
    """What became of one item."""

    status: Status
    where: str
    code: str
    what: str
    id: str | None = None
    """The gloss or source that it became or is."""
    address: str | None = None
    words: str | None = None
    kind: str | None = None


def told_of(status: Status, incoming: IncomingAnnotation, code: str, what: str) -> Told:
    """What became of an annotation."""
    return Told(
        status=status,
        where=incoming.where,
        code=code,
        what=what,
        address=incoming.address,
        words=incoming.words,
    )


@dataclass
class Additions:
    """What is new: entries as a gloss file has them, by id or by list."""

    speakers: dict[str, dict[str, Any]] = field(default_factory=dict)
    sources: dict[str, dict[str, Any]] = field(default_factory=dict)
    groups: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    sections: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Whole sections that the file has not got, such as its lesson."""

    def __len__(self) -> int:
        return (
            len(self.sections)
            + len(self.speakers)
            + len(self.sources)
            + sum(map(len, self.groups.values()))
        )


@dataclass
class Merged:
    """What is to be added, and what became of every item."""

    additions: Additions = field(default_factory=Additions)
    told: list[Told] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    """What the file names and does not hold."""

    def number(self, status: Status) -> int:
        """How many items ended so."""
        return sum(each.status == status for each in self.told)
