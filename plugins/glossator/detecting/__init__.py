"""Article text → candidate quotes, figures and source mentions: rules only, offline."""

from __future__ import annotations

import datetime

from glossator.detecting.figures import find_figures
from glossator.detecting.language import UnknownLanguageError, languages
from glossator.detecting.lexer import tokens
from glossator.detecting.quotes import find_quotes
from glossator.detecting.quotes.lexicon import lexicon
from glossator.detecting.quotes.names import Names
from glossator.detecting.remarks import find_remarks
from glossator.detecting.results import Detected
from glossator.detecting.sources import find_sources

__all__ = ["Detected", "UnknownLanguageError", "detect", "languages"]


def detect(text: str, *, date: datetime.date | None = None, language: str = "en") -> Detected:
    """Find quotes with their speakers, figures with their values, and named sources.

    Args:
        text: an article's words; a line break or an empty line ends a paragraph.
        date: when the article appeared; days such as “Monday” or “last year” are told from it.
        language: the language of the rules, as in ``detecting/languages``.

    Raises:
        UnknownLanguageError: there are no rules for that language.
    """
    cut = tokens(text)
    names = Names(cut, lexicon(language))
    figures, left_out = find_figures(text, language, date, cut)
    return Detected(
        quotes=find_quotes(text, language, names),
        figures=figures,
        sources=find_sources(text, language, names),
        left_out=left_out,
        remarks=find_remarks(cut, figures, language),
    )
