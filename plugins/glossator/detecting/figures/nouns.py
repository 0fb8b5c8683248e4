"""The noun that is counted, as the unit of a count."""

from __future__ import annotations

from glossator.detecting.figures.found import Found
from glossator.detecting.figures.lexicon import Lexicon
from glossator.detecting.lexer import Tokens

_DASHES = ("-", "‐", "‑")


def counted(tokens: Tokens, found: Found, lexicon: Lexicon) -> Found:
    """A count with the noun that is counted as its unit."""
    if found.kind not in ("count", "range") or found.unit is not None:
        return found
    return found.but(unit=plural_after(tokens, found.end, lexicon, one=found.value == 1))


def _is_plural(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Whether a word looks like a noun in the plural."""
    counts, low = lexicon.data["counts"], tokens.low(at)
    if low in counts["people"]:
        return True
    return (
        low.endswith("s")
        and (len(low) > 3 or tokens.raw(at)[:-1].isupper())
        and not low.endswith(("ss", "'s", "ous", "us"))
        and low not in counts["singular_s"]
        and low not in counts["stops"]
    )


def plural_after(  # noqa: PLR0912 (one case for each sort of word)
    tokens: Tokens, index: int, lexicon: Lexicon, *, one: bool = False
) -> str | None:
    """The noun that is counted: the first plural among the next words; of one, the last noun."""
    counts = lexicon.data["counts"]
    if tokens.low(index) in lexicon.data["numbers"]["of"] and tokens.low(index + 1) not in (
        "the", "its", "their", "his", "her", "these", "those",
    ):  # fmt: skip
        index += 1
    if tokens.low(index) == "+" and tokens.glued(index):
        index += 1
    if tokens.low(index) in _DASHES and tokens.glued(index) and tokens.glued(index + 1):
        # “a 44-page opinion”
        noun = tokens.kind(index + 1) == "w" and tokens.low(index + 1) not in counts["stops"]
        return tokens.raw(index + 1) if noun else None
    reached = index
    for at in range(index, index + 5):
        low = tokens.low(at)
        if tokens.low(at) in _DASHES and tokens.glued(at) and at > index:
            continue
        if at == index and tokens.kind(at) == "n" and tokens.kind(at + 1) == "w":
            # “two 500mg tablets”
            if not tokens.glued(at + 1) or tokens.kind(at + 2) == "n":
                return None
            return plural_after(tokens, at + 2, lexicon)
        if tokens.kind(at) != "w" or not tokens.near(at) or low in counts["stops"]:
            break
        verb = low in counts["finite"] or (
            low.endswith(tuple(counts["verbs"])) and not low.endswith("ss")
        )
        if one and at > index and verb:
            break
        if counts["nouns_capital"] and tokens.capital(at):
            return tokens.raw(at)
        if one and at > index and tokens.capital(at):
            break
        if _is_plural(tokens, at, lexicon):
            # “two oil sands producers”
            more = at + 1 if tokens.near(at + 1) and _is_plural(tokens, at + 1, lexicon) else at
            return tokens.raw(more if low not in counts["people"] else at)
        reached = at
    if one and tokens.kind(reached) == "w" and tokens.low(reached) not in counts["stops"]:
        return tokens.raw(reached)
    return None
