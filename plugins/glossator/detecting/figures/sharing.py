"""Numbers of a list that share the unit of the last: “3, 4 and 5 kg”, “10 by 12 feet”."""

from __future__ import annotations

from glossator.detecting.figures.durations import duration_iso
from glossator.detecting.figures.found import Found
from glossator.detecting.figures.lexicon import Lexicon
from glossator.detecting.lexer import Tokens

_SIGNS = ("x", "×", "*")
_LENGTHS = ("meter", "foot", "inch", "yard", "mile", "pixel")
_KINDS = ("quantity", "percent", "duration", "money")


def share_units(tokens: Tokens, figures: list[Found], lexicon: Lexicon) -> None:
    """Give each bare number of a list the kind and the unit of the amount that ends it.

    A list is two numbers with “by” or “×” between them, or with “and” or “or”; or more, with
    commas between the first ones.
    """
    aged = lexicon.data["units"]["words"]["aged"]
    for at in range(len(figures) - 1):
        # “aged 4, 7 and 11”
        year = figures[at].kind == "duration" and tokens.low(figures[at].start - 1) in aged
        while year and at + 1 < len(figures) and figures[at + 1].bare:
            if figures[at + 1].unit or not _link(
                tokens, figures[at].end, figures[at + 1].start, lexicon
            ):
                break
            figures[at + 1] = _like(figures[at + 1], figures[at])
            at += 1  # noqa: PLW2901 (the rest of this list)
    for last in range(len(figures) - 1, 0, -1):
        giver = figures[last]
        if giver.bare or giver.kind not in _KINDS or giver.unit is None:
            continue
        first, joined = last, False
        while first and figures[first - 1].bare and figures[first - 1].kind == "count":
            link = _link(tokens, figures[first - 1].end, figures[first].start, lexicon)
            if link == "sign" and not (giver.unit or "").endswith(_LENGTHS):
                # “2 x 500 mg” are two tablets
                break
            if not link or (link == "comma" and not joined and first != last):
                break
            alone = first == last and not _more(tokens, figures, first, lexicon)
            if alone and (link == "comma" or _is_restated(tokens, figures, first, lexicon)):
                break
            joined = True
            first -= 1
        for at in range(first, last):
            figures[at] = _like(figures[at], giver)


def _link(tokens: Tokens, end: int, start: int, lexicon: Lexicon) -> str:
    """What stands between two figures, if it makes a list of them: ``sign``, ``and``, ``comma``."""
    between = [tokens.low(each) for each in range(end, start)]
    if between[:1] == ["-"] and between[-1:] == ["-"]:
        # “8-by-11-inch”
        between = between[1:-1]
    joining = (*lexicon.data["numbers"]["and"], *lexicon.data["ranges"]["or"])
    if len(between) == 1:
        if between[0] in _SIGNS or between[0] in lexicon.data["ranges"]["by"]:
            return "sign"
        if between[0] in joining:
            return "and"
        if between[0] in lexicon.data["ranges"]["to"] and tokens.kind(end) == "w":
            # “it grew from five to ten percent”
            return "and"
        return "comma" if between[0] == "," else ""
    if len(between) == 2 and between[1] in joining:
        # “3, 4, and 5 kg”; and “10- and 12-year-olds”
        return "and" if between[0] in (",", "-") else ""
    return ""


def _is_restated(tokens: Tokens, figures: list[Found], last: int, lexicon: Lexicon) -> bool:
    """“2,500, or 5 percent”: the second number says the first one in another way."""
    end = figures[last - 1].end
    return (
        figures[last].kind == "percent"
        and tokens.low(end) == ","
        and tokens.low(end + 1) in lexicon.data["ranges"]["or"]
    )


def _more(tokens: Tokens, figures: list[Found], first: int, lexicon: Lexicon) -> bool:
    """Whether a list with nothing but commas has a third number: “3, 4, 5 kg”."""
    if first < 2:
        return False
    return _link(tokens, figures[first - 2].end, figures[first - 1].start, lexicon) == "comma"


def _like(figure: Found, giver: Found) -> Found:
    iso = duration_iso(figure.value, giver.unit or "") if giver.kind == "duration" else None
    return figure.but(
        kind=giver.kind, unit=giver.unit, currency=giver.currency, iso=iso, bare=False
    )
