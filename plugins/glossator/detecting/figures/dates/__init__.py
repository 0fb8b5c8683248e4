"""Days, months, years and the words that tell them from the article's date → ISO 8601 (EDTF)."""

from __future__ import annotations

from glossator.detecting.figures.dates.days import (
    read_day_alone,
    read_day_first,
    read_holiday,
    read_month_first,
    read_numeric,
    read_weekday,
    read_with_weekday,
)
from glossator.detecting.figures.dates.relative import read_ago, read_relative
from glossator.detecting.figures.dates.told import Reader, Told, is_year
from glossator.detecting.figures.dates.years import (
    read_century,
    read_decade,
    read_era,
    read_fiscal,
    read_quarter,
    read_season,
    read_short_year,
    read_worded_year,
    read_year,
)
from glossator.detecting.figures.found import Found
from glossator.detecting.lexer import Tokens

__all__ = ["Told", "date", "is_year"]


def date(tokens: Tokens, index: int, told: Told) -> Found | None:
    """The longest date that begins at a token."""
    low = tokens.low(index)
    lexicon = told.lexicon
    readers: tuple[Reader, ...]
    if tokens.kind(index) == "n":
        readers = _FROM_DIGITS
    elif low in lexicon.months:
        readers = _FROM_MONTHS
    elif low in lexicon.numerals:
        readers = _FROM_NUMERALS
    else:
        readers = _FROM_WORDS
    best = None
    for reader in readers:
        found = reader(tokens, index, told)
        if found is not None and (best is None or found.end > best.end):
            best = found
    return best


_FROM_DIGITS = (
    read_era,
    read_numeric,
    read_day_first,
    read_century,
    read_decade,
    read_ago,
    read_quarter,
    read_year,
    read_day_alone,
)
_FROM_MONTHS = (read_month_first,)
_FROM_NUMERALS = (
    read_ago,
    read_day_first,
    read_century,
    read_quarter,
    read_decade,
    read_worded_year,
)
_FROM_WORDS = (
    read_era,
    read_with_weekday,
    read_weekday,
    read_relative,
    read_holiday,
    read_fiscal,
    read_quarter,
    read_season,
    read_decade,
    read_day_first,
    read_century,
    read_short_year,
)
