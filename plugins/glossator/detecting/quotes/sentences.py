"""Where a sentence of the article begins and ends around its quotes."""

from __future__ import annotations

from glossator.detecting.lexer import Tokens
from glossator.detecting.quotes.lexicon import Lexicon

OPENING = frozenset("“\"‘'«„‚‹‟([")
CLOSING = frozenset("”\"’'»›)]“‘«")
_BEFORE_SENTENCES = OPENING | frozenset("»›")
FAR = 45
"""Tokens that are looked at on either side of a quote."""
MANY = 12
"""Quotes that are passed over on the way."""
ENDS = frozenset(".!?…")


def ends_sentence(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Whether the sentence ends with the sign at a token."""
    low = tokens.low(index)
    if low not in ENDS:
        return False
    if low == "." and tokens.glued(index):
        before = tokens.low(index - 1)
        one = len(before) == 1 and tokens.kind(index - 1) == "w"
        if (one and tokens.raw(index - 1).isupper()) or before in lexicon.abbreviations:
            after = index + 1
            while tokens.low(after) == ")":
                # “Hakeem Jeffries (D-N.Y.) reacted”
                after += 1
            if tokens.low(after) in (",", ";"):
                # “James B. Comey Jr., the director”
                return False
            # “the U.S. The plan …” ends here, “Donald J. Trump” does not.
            goes_on = tokens.low(index - 2) != "." or tokens.low(after) not in lexicon.not_names
            return not (tokens.kind(after) in ("w", "n") and goes_on)
    after = index + 1
    while tokens.low(after) in CLOSING and tokens.glued(after):
        after += 1
    if after >= len(tokens):
        return True
    if tokens.glued(after):
        return False
    kind = tokens.kind(after)
    if kind == "w":
        return tokens.capital(after) or low in "!?…" or not tokens.near(after)
    # What opens for the Danes closes for the French; after white space it opens.
    return kind == "n" or tokens.low(after) in _BEFORE_SENTENCES or not tokens.near(after)


class Sentences:
    """The sentences of one text, for which a quote inside is no more than a word."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.opens: dict[int, int] = {}
        """First token after a quote's closing mark → token of its opening mark."""
        self.closes: dict[int, int] = {}
        """The same the other way round. Both are filled in before the first question."""
        self._starts: dict[tuple[int, int], int] = {}

    def start(self, index: int, low: int) -> int:
        """The first token of the sentence in which a token stands; quotes are passed over."""
        known = self._starts.get((index, low))
        if known is None:
            known = self._starts[index, low] = self._start(index, low)
        return known

    def _start(self, index: int, low: int) -> int:
        tokens = self.tokens
        at = index
        lowest = max(low, index - 4 * FAR)
        passed = 0
        while at > lowest and passed < MANY:
            before = at - 1
            if at in self.opens and self.opens[at] >= low:
                passed += 1
                opening = self.opens[at]
                inside = at - 2
                if (
                    inside > opening
                    and tokens.low(inside) in ".!?"
                    and self._starts_anew(at, inside)
                ):
                    return at
                at = opening
                continue
            if tokens.lows[before] in ENDS and ends_sentence(tokens, before, self.lexicon):
                return at
            at = before
        return at

    def _starts_anew(self, at: int, inside: int) -> bool:
        """Whether a new sentence begins after a quote that ended with a full stop."""
        tokens = self.tokens
        if tokens.capital(at) and tokens.low(at + 1) == ":":
            # “… understand?” Defendant: “…”
            return True
        if tokens.low(inside) == ".":
            return tokens.capital(at) or tokens.low(at) in OPENING or not tokens.near(at)
        return tokens.low(at) in OPENING or not tokens.near(at)

    def end(self, index: int, high: int, *, over_quotes: bool = False) -> int:
        """The end of the sentence after a quote, or the next opening mark."""
        tokens = self.tokens
        at = index
        most = min(high, index + FAR)
        for low in tokens.lows[index:most]:
            if low in ENDS and ends_sentence(tokens, at, self.lexicon):
                return at
            if not over_quotes and low in '“"«„' and not tokens.glued(at):
                return at
            at += 1
        return at
