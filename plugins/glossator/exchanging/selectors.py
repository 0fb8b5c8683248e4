"""The selectors of a target → the words that they name.

Sources: Web Annotation Data Model, W3C 2017, section 4.2; URL Fragment Text Directives, WICG.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

from glossator.exchanging.results import Selected
from glossator.model import TextPositionSelector, TextQuoteSelector

_MOST = 50
"""More selectors than this on one target are not looked at."""
RANGE = "TextFragment"
"""What a fragment that names two ends is called among the selectors that name no words."""


class SelectorError(ValueError):
    """A selector that is none; the message says what is wrong."""


def selected(value: Any, *, positions: bool = True) -> Selected:
    """What one selector, or a list of alternatives, names.

    A selector that names no words (an element, a path) is passed over, and ``refinedBy`` within
    it stands for itself: its words must be found in the whole text then.

    Args:
        value: as JSON has it.
        positions: whether text positions count code points, as the model says. Those of
            Hypothes.is count UTF-16 units of another text, and are not used.

    Raises:
        SelectorError: a selector is no object, or its words are no text.
    """
    chains: list[tuple[TextQuoteSelector, ...]] = []
    found: list[TextPositionSelector] = []
    others: list[str] = []
    waiting: list[tuple[Any, tuple[TextQuoteSelector, ...]]] = [(value, ())]
    seen = 0
    while waiting:
        item, outer = waiting.pop(0)
        if isinstance(item, list):
            waiting[:0] = [(each, outer) for each in item[:_MOST]]
            continue
        seen += 1
        if item is None or seen > _MOST:
            continue
        if isinstance(item, str):
            # An address: the selector stands elsewhere.
            others.append("IRI")
            continue
        if not isinstance(item, dict):
            raise SelectorError("A selector is no object.")
        kinds = item.get("type", item.get("@type"))
        named = kinds if isinstance(kinds, list) else [kinds]
        inner = item.get("refinedBy")
        if "TextQuoteSelector" in named:
            chain = (*outer, _quote(item))
            if inner is None:
                chains.append(chain)
            else:
                waiting.insert(0, (inner, chain))
        elif "TextPositionSelector" in named and inner is None and not outer:
            others.append("TextPositionSelector")
            found += _position(item) if positions else []
        else:
            others.append(str(next(filter(None, named), "unknown")))
            if inner is not None:
                waiting.insert(0, (inner, outer))
            elif outer:
                # Finer than words can say: the words around it stand for it.
                chains.append(outer)
    return Selected(chains=tuple(chains), positions=tuple(found), others=tuple(others))


def text_fragment(address: str) -> Selected:
    """The words that an address names itself: ``#:~:text=12%25``; of several the first.

    A range has an end too (``text=from,to``): the words between are not known here.
    """
    directives = address.partition("#")[2].partition(":~:")[2].split("&")
    value = next((each[5:] for each in directives if each.startswith("text=")), "")
    if not value:
        return Selected()
    parts = value.split(",")
    prefix = parts.pop(0)[:-1] if parts[0].endswith("-") and len(parts) > 1 else None
    suffix = parts.pop()[1:] if parts[-1].startswith("-") and len(parts) > 1 else None
    if len(parts) != 1 or not parts[0]:
        return Selected(others=(RANGE,))
    quote = TextQuoteSelector(
        exact=unquote(parts[0]),
        prefix=unquote(prefix) if prefix else None,
        suffix=unquote(suffix) if suffix else None,
    )
    return Selected(chains=((quote,),))


def _quote(item: dict[str, Any]) -> TextQuoteSelector:
    exact, prefix, suffix = (item.get(key) for key in ("exact", "prefix", "suffix"))
    if not isinstance(exact, str):
        raise SelectorError("A TextQuoteSelector has no text in “exact”.")
    if not all(isinstance(each, str | None) for each in (prefix, suffix)):
        raise SelectorError("“prefix” or “suffix” of a TextQuoteSelector is no text.")
    return TextQuoteSelector(exact=exact, prefix=prefix or None, suffix=suffix or None)


def _position(item: dict[str, Any]) -> list[TextPositionSelector]:
    start, end = item.get("start"), item.get("end")
    if isinstance(start, int) and isinstance(end, int):
        return [TextPositionSelector(start=start, end=end)]
    return []
