"""Addresses for what is exported: of the article, and a lasting one for each gloss."""

from __future__ import annotations

import uuid

from glossator.formats.annotation_terms import NAMESPACE_ID
from glossator.model import Gloss
from glossator.text import seal


class Addresses:
    """The addresses of one article's glosses.

    ``page`` is the annotated page, if it is published; ``text`` the article's visible text.
    """

    def __init__(self, gloss: Gloss, text: str, page: str | None = None) -> None:
        self.page = page
        self.article = gloss.article.url or page or self._made(seal(text))
        """Where the article stands; a name for its words if nothing else is known."""

    def note(self, ident: str) -> str:
        """The address of a gloss: its note on the page, or a URN made from address and id."""
        return f"{self.page}#note-{ident}" if self.page else self._made(self._named(ident))

    def question(self, ident: str) -> str:
        """The same for a question."""
        if self.page:
            return f"{self.page}#question-{ident}"
        return self._made(self._named(f"question-{ident}"))

    @property
    def collection(self) -> str:
        """The address of all glosses together."""
        return f"{self.page}#gloss-notes" if self.page else self._made(self._named(""))

    def _named(self, ident: str) -> str:
        return f"{self.article}#{ident}"

    @staticmethod
    def _made(name: str) -> str:
        # The same name gives the same URN, for ever.
        return uuid.uuid5(NAMESPACE_ID, name).urn
