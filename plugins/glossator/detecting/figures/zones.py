"""Time zones and offsets after a time of day."""

from __future__ import annotations

from glossator.detecting.figures.dates import Told
from glossator.detecting.figures.found import Found
from glossator.detecting.lexer import Tokens


def zone(tokens: Tokens, index: int, told: Told, *, named: bool = False) -> tuple[int, str] | None:
    """A zone's letters after a time: where they end, and how far it is from UTC."""
    raw = tokens.raw(index)
    zones = told.lexicon.data["times"]["zones"]
    if raw.isupper() and raw.lower() in zones and tokens.near(index):
        return index + 1, zones[raw.lower()]
    if named:
        return None
    at = index + 1 if tokens.low(index) == "(" else index
    if at != index and tokens.raw(at).isupper() and tokens.low(at) in zones:
        end = at + 2 if tokens.low(at + 1) == ")" else at + 1
        return end, zones[tokens.low(at)]
    return None


def zoned(tokens: Tokens, index: int, end: int, iso: str, told: Told) -> Found:
    known = zone(tokens, end, told)
    if known is not None:
        end, iso = known[0], iso + known[1]
    elif tokens.raw(end) == "Z" and tokens.glued(end):
        end, iso = end + 1, f"{iso}+00:00"
    offset = _offset(tokens, end)
    if offset is not None:
        end, iso = offset[0], iso.removesuffix("+00:00") + offset[1]
    return Found(start=index, end=end, kind="time", iso=iso)


def _offset(tokens: Tokens, index: int) -> tuple[int, str] | None:
    """“+02:00” or “-5” right after a time or “GMT”: where it ends, and the offset."""
    sign = {"+": "+", "-": "-", "−": "-"}.get(tokens.low(index))
    if sign is None or not (tokens.glued(index) and tokens.glued(index + 1)):
        return None
    hours, end = tokens.low(index + 1), index + 2
    by_zone = tokens.kind(index - 1) == "w"
    if not (hours.isascii() and hours.isdigit() and len(hours) <= 2 and int(hours) <= 14):
        return None
    if tokens.low(end) == ":" and tokens.glued(end) and len(tokens.low(end + 1)) == 2:
        minutes = tokens.low(end + 1)
        return (end + 2, f"{sign}{hours:0>2}:{minutes}") if minutes.isdigit() else None
    return (end, f"{sign}{hours:0>2}:00") if by_zone else None
