"""Digits that are no figure: addresses, telephone numbers, names, sections, identifiers."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from glossator.detecting.figures.found import Found
from glossator.detecting.figures.lexicon import Lexicon
from glossator.detecting.figures.units import unit_at
from glossator.detecting.lexer import Tokens

_HYPHENS = ("-", "‐", "‑")
_JOINTS = ("-", "‐", "‑", "/", ".", ":", "–", "*")
_LONG = 10
_ZIP = 5
_LETTERS = 2
_CALLED = 6
"""Tokens within which somebody is called on a number."""

_LINK = re.compile(
    r"(?P<url>(?:https?://|www\.)[^\s<>“”\"]{1,2000})"
    r"|(?P<domain>\.(?:com|org|net|gov|edu|uk|eu|de|io|info)/[^\s<>“”\"]{0,2000})"
    r"|(?P<handle>[@#]\w{1,80})",
    re.IGNORECASE,
)
_HOST = re.compile(r"[a-z0-9][a-z0-9.-]{0,60}$", re.IGNORECASE)
_MAILBOX = re.compile(r"[\w.+-]{1,64}$")
_MAIL_HOST = re.compile(r"@[\w-]{1,63}\.[\w.-]{1,63}")
_TELEPHONE = re.compile(
    r"(?<![\w.,$£€%/-])(?:"
    r"\+\d{1,3}(?:[ .\-]?\(?\d{1,5}\)?){2,6}"
    r"|\(\d{2,5}\)[ ]?\d{3,4}(?:[ .\-]\d{3,4}){0,2}"
    r"|0\d{2,4}[ \-]\d{3,4}(?:[ \-]?\d{3,4}){0,2}"
    r"|1[ .\-]8\d\d[ .\-]\d{3}[ .\-]\d{4}"
    r"|\d{3}[.\-]\d{3}[.\-]\d{4}"
    r"|\d{3}-\d{4}"
    r")(?![\w%])"
)
_GROUPS = re.compile(
    r"(?<![\w.,$£€%/-])(?:"
    r"[A-Z]{2}\d{2}(?:[ ]?[A-Z\d]{4}){2,7}(?:[ ]?[A-Z\d]{1,3})?"
    r"|\d{4}(?:[ -]\d{4}){2,3}|\d{4}[ ]\d{4}[ ]\d{2,3}"
    r")(?![\w%])"
)
"""Numbers of accounts and cards, in groups of four."""


@dataclass(frozen=True)
class Denied:
    """Code points ``start`` to ``end`` are no figure; ``why`` is as in ``LeftOut``."""

    start: int
    end: int
    why: str


def denied_stretches(text: str) -> list[Denied]:
    """Links, addresses of mail, handles and telephone numbers, in the order of the text."""
    found = [
        each
        for each in _links(text)
        if any(sign.isdecimal() for sign in text[each.start : each.end])
    ]
    found += [
        Denied(each.start(), each.end(), "telephone")
        for each in _TELEPHONE.finditer(text)
        if sum(sign.isdecimal() for sign in each[0]) >= 7
    ]
    found += [Denied(each.start(), each.end(), "identifier") for each in _GROUPS.finditer(text)]
    return sorted(found, key=lambda each: (each.start, -each.end))


def _links(text: str) -> Iterator[Denied]:
    """Addresses, handles and hashtags: found by the signs that they have in them, then widened."""
    last = 0
    for each in _LINK.finditer(text):
        start, end, kind = each.start(), each.end(), each.lastgroup or ""
        if start < last:
            continue
        before = text[max(last, start - 64) : start]
        if kind == "domain":
            host = _HOST.search(before)
            if host is None:
                continue
            start, kind = start - len(host[0]), "url"
        elif kind == "handle" and text[start] == "@" and (box := _MAILBOX.search(before)):
            mail = _MAIL_HOST.match(text, start)
            if mail is None:
                continue
            start, end, kind = start - len(box[0]), mail.end(), "email"
        elif kind == "handle" and before[-1:].isalnum():
            continue
        last = end
        yield Denied(start, end, kind)


def denied_token(tokens: Tokens, index: int, lexicon: Lexicon) -> tuple[int, str] | None:
    """Whether a number is part of a name, whatever else it looks like: where it ends, and why."""
    low = tokens.low(index)
    if (low, tokens.low(index + 1), tokens.low(index + 2)) in lexicon.known:
        glued = tokens.glued(index + 1) and tokens.glued(index + 2)
        sides = tokens.low(index + 1) == "x" and unit_at(tokens, index + 3, lexicon)
        if glued and tokens.low(index + 3) != "/" and not sides:
            return index + 3, "name"
    if tokens.glued(index) and (hung := _hung(tokens, index, lexicon)):
        return hung
    if low.count(".") > 1:
        parts = low.split(".")
        day = len(parts) == 3 and (len(parts[2]) == 4 or all(len(part) == 2 for part in parts))
        if not day or not 1 <= int(parts[1]) <= 12:
            grouped = len(parts[0]) <= 3 and all(len(part) == 3 for part in parts[1:])
            address = len(parts) == 4 and all(int(part) < 256 for part in parts if part.isdigit())
            if not grouped or (address and int(parts[1]) + int(parts[2]) + int(parts[3])):
                return _whole(tokens, index), "identifier"
    if (
        low.startswith("0")
        and len(low) > 1
        and low.isdigit()
        and tokens.low(index + 1) not in _TIMES
        and not _is_time(tokens, index, lexicon)
    ):
        return _whole(tokens, index), "identifier"
    if low.isdigit() and len(low) > _LONG:
        return _whole(tokens, index), "identifier"
    if _numbering(tokens, index):
        return index + 1, "numbering"
    return None


_TIMES = (":", "/", "-", ".")


def _is_time(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """“0900 GMT”, “0900 hours”."""
    following = tokens.low(index + 1)
    times = lexicon.data["times"]
    return len(tokens.low(index)) == 4 and (
        following in times["hours"] or (following in times["zones"] and tokens.near(index + 1))
    )


def _hung(tokens: Tokens, index: int, lexicon: Lexicon) -> tuple[int, str] | None:
    """Digits right after a word or a sign that makes them part of a name: “G7”, “F-16”, “#4”."""
    before = tokens.low(index - 1)
    if tokens.kind(index - 1) == "w" and not _may_touch(tokens, index - 1, lexicon):
        return _whole(tokens, index), "name"
    if before in _HYPHENS and tokens.glued(index - 1) and tokens.kind(index - 2) == "w":
        word = tokens.low(index - 2)
        allowed = lexicon.data["denied"]["prefixes_allowed"]
        if word not in allowed and word not in lexicon.months and word not in lexicon.small:
            listed = word in _numbered(lexicon)
            sure = listed or not tokens.raw(index - 2).islower()
            return _whole(tokens, index), "name" if sure else "unsure"
    if before in ("#", "№"):
        return _whole(tokens, index), "name"
    if before == "[" and tokens.low(index + 1) == "]":
        return index + 1, "citation"
    return None


def _may_touch(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Whether a word may stand right before digits: “USD500”, “Rs500”."""
    raw = tokens.raw(index)
    if raw == "x" and tokens.kind(index - 1) == "n" and tokens.glued(index):
        # “10x15”
        return not (tokens.glued(index + 2) and tokens.kind(index + 2) == "w")
    return raw in lexicon.codes or tokens.low(index) in lexicon.data["money"]["before"]


def _whole(tokens: Tokens, index: int) -> int:
    """Past all that hangs together with the number: “737-800”, “16A”."""
    end = index + 1
    while tokens.glued(end) and (
        tokens.kind(end) in ("n", "w")
        or (
            tokens.low(end) in _JOINTS
            and tokens.glued(end + 1)
            and tokens.kind(end + 1) in ("n", "w")
        )
    ):
        end += 1
    return end


def _numbering(tokens: Tokens, index: int) -> bool:
    """“1.” or “1)” at the beginning of a line."""
    start = tokens.starts[index]
    if start and tokens.text[start - 1] != "\n":
        # “for two reasons: 1) it …”
        closed = tokens.low(index + 1) == ")" and tokens.glued(index + 1)
        opened = any(tokens.low(each) == "(" for each in range(index - 12, index))
        small = len(tokens.low(index)) == 1 and not tokens.glued(index)
        return closed and not opened and small
    return (
        tokens.low(index + 1) in (".", ")")
        and tokens.glued(index + 1)
        and not tokens.glued(index + 2)
        and len(tokens.low(index)) <= 2
    )


def named(tokens: Tokens, found: Found, lexicon: Lexicon) -> tuple[int, str] | None:
    """Whether a bare number is the number of something: “Article 5”, “10 Downing Street”."""
    index = found.start
    if tokens.kind(index) != "n":
        return None
    if _is_address(tokens, index, lexicon):
        return index + 1, "address"
    if tokens.glued(found.end) and tokens.kind(found.end) == "w" and not _is_sided(tokens, found):
        whole = _whole(tokens, index)
        sure = not tokens.raw(found.end).islower() or tokens.low(index - 1) in _numbered(lexicon)
        # “12a Mill Lane”, a long identifier
        sure = sure or (len(tokens.low(found.end)) == 1 and tokens.capital(found.end + 1))
        sure = sure or tokens.ends[whole - 1] - tokens.starts[index] > _LONG
        return whole, "name" if sure else "unsure"
    if _is_lettered(tokens, found.end, lexicon):
        return found.end + 2, "name"
    if _is_dialled(tokens, found, lexicon):
        return index + 1, "telephone"
    before = index - 1
    if tokens.low(before) == "." and tokens.glued(before):
        before -= 1
    if not tokens.near(index) or tokens.kind(before) != "w":
        return None
    noun = tokens.kind(found.end) == "w" and tokens.near(found.end) and found.unit is not None
    listed = tokens.low(before) in lexicon.data["denied"]["names"] or _follows_long_name(
        tokens, index, lexicon
    )
    firm = tokens.low(before) in lexicon.data["denied"]["firm"]
    if listed and (tokens.capital(before) or not noun or firm):
        counts = tokens.low(before) in lexicon.data["denied"]["open"]
        return _whole(tokens, index), "unsure" if counts else "name"
    if (
        tokens.raw(before).isupper()
        and len(tokens.raw(before)) == _LETTERS
        and len(tokens.low(index)) == _ZIP
        and before == index - 1
    ):
        return index + 1, "address"
    single = found.kind != "ratio" and before == index - 1
    if single and _after_name(tokens, index, lexicon) and not noun:
        # “Rocky 4”; but who was “told Reuters 50”?
        return _whole(tokens, index), "unsure"
    return None


def _numbered(lexicon: Lexicon) -> Container[str]:
    """Words that numbers follow as a part of a name."""
    names: Container[str] = lexicon.data["denied"]["names"]
    return names


def _is_sided(tokens: Tokens, found: Found) -> bool:
    """“10x15”: the sides of a thing are a figure each."""
    at = found.end
    return (
        tokens.low(at) == "x"
        and tokens.kind(at + 1) == "n"
        and tokens.glued(at + 1)
        and not (tokens.glued(at + 2) and tokens.kind(at + 2) == "w")
    )


def _is_lettered(tokens: Tokens, end: int, lexicon: Lexicon) -> bool:
    """“10-K”, “51-L”, “12(b)”, “7-Eleven”: what hangs on the number and makes it a name."""
    if tokens.low(end) not in ("-", "(") or not (tokens.glued(end) and tokens.glued(end + 1)):
        return False
    single = tokens.kind(end + 1) == "w" and len(tokens.low(end + 1)) == 1
    single = single or tokens.low(end + 1) in lexicon.small
    if tokens.low(end) == "(":
        return single and tokens.low(end + 2) == ")"
    single = single or (tokens.raw(end + 1).isupper() and len(tokens.low(end + 1)) <= 3)
    return single and tokens.capital(end + 1) and not tokens.glued(end + 2)


def _is_dialled(tokens: Tokens, found: Found, lexicon: Lexicon) -> bool:
    """“Call 101 or …”, “dial 999”: a number after such a verb, with no noun behind it."""
    low = tokens.low(found.start)
    if not 3 <= len(low) <= 6 or not low.isdigit() or found.unit is not None:
        return False
    dialled: list[str] = lexicon.data["denied"]["dialled"]
    if tokens.low(found.start - 1) in lexicon.data["dates"]["on"]:
        # “call on 101”, “call the police on 101”
        near = tokens.lows[max(0, found.start - _CALLED) : found.start - 1]
        return any(low in dialled for low in near)
    noun = tokens.kind(found.end) == "w" and tokens.near(found.end)
    if noun and tokens.low(found.end) not in lexicon.data["counts"]["stops"]:
        return False
    return tokens.low(found.start - 1) in dialled


def _follows_long_name(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """“the S&P 500”, “Super Bowl 50”: after a name of several tokens."""
    start = tokens.starts[index]
    before = tokens.text[max(0, start - 24) : start].rstrip().lower()
    return before.endswith(lexicon.long_names)


def _is_address(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    streets = lexicon.data["denied"]["streets"]
    for at in range(index + 1, index + 5):
        if not tokens.near(at) or not (tokens.capital(at) or tokens.kind(at) == "n"):
            return False
        if tokens.low(at) in lexicon.data["counts"]["stops"]:
            # “3 Words On Highway Sign”
            return False
        if at > index + 1 and tokens.low(at) in streets:
            return True
    return False


def _after_name(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """“Ocean’s 11”, “Channel 4”: after a capitalised word that does not begin the sentence."""
    low = tokens.low(index)
    if not (low.isascii() and low.isdigit() and len(low) <= 4):
        return False
    before = index - 1
    if not tokens.capital(before) or tokens.low(before) in lexicon.data["counts"]["stops"]:
        return False
    known = tokens.low(before) in lexicon.months or tokens.low(before) in lexicon.weekdays
    starts = tokens.kind(before - 1) == "s" or before == 0 or not tokens.near(before)
    following = tokens.low(index + 1)
    ends = tokens.kind(index + 1) in ("s", "") or following in lexicon.data["counts"]["stops"]
    counts = following in lexicon.data["denied"]["counting"]
    return not known and not starts and ends and not counts
