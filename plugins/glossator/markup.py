"""HTML put together so that text is text: every string is escaped unless it is ``Html``."""

from __future__ import annotations

import html as html_module
from string import Formatter
from typing import Final

_VOID: Final = frozenset({"base", "br", "hr", "img", "input", "link", "meta"})


class Html(str):
    """A string that is HTML already."""

    __slots__ = ()


def escape(text: str) -> Html:
    """``text`` as HTML, fit for content and for quoted attributes."""
    if isinstance(text, Html):
        return text
    return Html(html_module.escape(text, quote=True))


def tag(name: str, /, *content: str | None, **attributes: str | bool | None) -> Html:
    """An element. ``None`` content and ``None`` or ``False`` attributes are left out.

    Attribute names: a trailing underscore is dropped (``class_``), others become hyphens
    (``data_kind``); ``True`` gives the attribute without a value.
    """
    return Html(
        f"{open_tag(name, **attributes)}{join(*content)}" + ("" if name in _VOID else f"</{name}>")
    )


def open_tag(name: str, /, **attributes: str | bool | None) -> Html:
    """The opening tag alone."""
    parts = [name]
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        attribute = key.rstrip("_").replace("_", "-")
        parts.append(attribute if value is True else f'{attribute}="{escape(value)}"')
    return Html(f"<{' '.join(parts)}>")


def join(*content: str | None, separator: str = "") -> Html:
    """The content escaped and joined; ``None`` is left out."""
    return Html(escape(separator).join(escape(part) for part in content if part is not None))


def fill(text: str, /, **values: str) -> Html:
    """``text`` with ``values``, which may be HTML, in place of its ``{names}``.

    So that a phrase with an element in it can be translated as a whole.
    """
    parts: list[str | None] = []
    for before, name, _, _ in Formatter().parse(text):
        parts += [before, values[name] if name is not None else None]
    return join(*parts)
