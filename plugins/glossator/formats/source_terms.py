"""What a source is called in CSL-JSON and in BibTeX.

Sources: CSL 1.0.2 specification, appendices III and IV, and its JSON schema ``csl-data``;
Oren Patashnik, BibTeXing, 1988; the biblatex manual for ``date`` and ``urldate``.
"""

from __future__ import annotations

CUSTOM = "glossator"
"""The key within CSL's ``custom`` for what CSL has no field for."""

NO_PLACE = (
    "title_basis",
    "published_note",
    "author_note",
    "translated_from",
    "seen",
)
"""Keys of a source for which neither format has a field of its own."""

# The first of these that stands in our word for a kind decides.
_TYPES = (
    ("encyclop", "entry-encyclopedia"),
    ("dictionar", "entry-dictionary"),
    ("speech", "speech"),
    ("interview", "interview"),
    ("blog", "post-weblog"),
    ("broadcast", "broadcast"),
    ("radio", "broadcast"),
    ("television", "broadcast"),
    ("tv ", "broadcast"),
    ("film", "motion_picture"),
    ("magazine", "article-magazine"),
    ("journal article", "article-journal"),
    ("news", "article-newspaper"),
    ("press", "article-newspaper"),
    ("data", "dataset"),
    ("treaty", "treaty"),
    ("law", "legislation"),
    ("book", "book"),
    ("report", "report"),
    ("transcript", "document"),
    ("minutes", "document"),
    ("record", "document"),
    ("document", "document"),
)

_KINDS = {
    "article": "article",
    "article-journal": "journal article",
    "article-magazine": "magazine article",
    "article-newspaper": "news report",
    "entry-dictionary": "dictionary",
    "entry-encyclopedia": "encyclopaedia entry",
    "legal_case": "court case",
    "motion_picture": "film",
    "paper-conference": "conference paper",
    "post": "post",
    "post-weblog": "blog post",
    "review-book": "book review",
    "webpage": "web page",
}

_BIBTEX = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "report": "techreport",
}

_FROM_BIBTEX = {
    "article": "article",
    "booklet": "booklet",
    "conference": "conference paper",
    "electronic": "web page",
    "inbook": "book chapter",
    "incollection": "book chapter",
    "inproceedings": "conference paper",
    "manual": "manual",
    "mastersthesis": "thesis",
    "newspaper": "news report",
    "online": "web page",
    "patent": "patent",
    "phdthesis": "thesis",
    "report": "report",
    "techreport": "report",
    "unpublished": "manuscript",
    "www": "web page",
}

IN_PUBLISHER = frozenset({"book", "report", "dataset", "document", "legislation", "treaty"})
"""Types whose outlet is no container but a publisher."""


OUTLET_FIELDS = {
    "article": "journal",
    "book": "publisher",
    "techreport": "institution",
    "misc": "howpublished",
}
"""The field that holds the outlet, for the types that :func:`bibtex_type` gives."""

BIBTEX_NO_PLACE = {key.replace("_", ""): key for key in NO_PLACE}
"""Fields of our own in BibTeX, and the keys of a source that stand in them."""

STATED_FIELD = "givenas"
"""A field of our own: the keys that a source states without a value (``author: null``)."""


def csl_type(kind: str | None) -> str:
    """The type of CSL that comes nearest to a kind of source; kinds are free text."""
    folded = (kind or "").casefold()
    return next((found for word, found in _TYPES if word in folded), "webpage")


def kind_of_type(name: str) -> str:
    """Our words for a type of CSL."""
    return _KINDS.get(name, name.replace("-", " ").replace("_", " "))


def bibtex_type(kind: str | None) -> str:
    """The type of BibTeX entry for a kind of source."""
    return _BIBTEX.get(csl_type(kind), "misc")


def kind_of_bibtex(name: str) -> str | None:
    """Our words for a type of BibTeX entry; None for ``misc``, which says nothing."""
    name = name.lower()
    return None if name == "misc" else _FROM_BIBTEX.get(name, name)
