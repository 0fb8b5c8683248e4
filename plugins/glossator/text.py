"""HTML ⇄ visible text: what a reader sees, and where it stands in the source.

*Visible text* is the one text over which Glossator counts offsets, in code points:

- character data outside script, style, template, form and embedded content, elements with
  ``hidden``, permalinks of the table of contents, the numbers and arrows of footnotes (“2025¹”
  would read 20251), and whatever Glossator itself adds;
- character references decoded;
- runs of ASCII whitespace collapsed to one space, except in ``pre``; a no-break space stays;
- one newline between lines, whether blocks or ``br`` part them, and none at either end.
"""

from __future__ import annotations

import hashlib
import html as html_module
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from glossator.offsets import OffsetMap
from glossator.tokens import ESCAPABLE_RAW_TEXT, RAW_TEXT, SPACE, Token, tokenize

_INVISIBLE = (
    RAW_TEXT
    | ESCAPABLE_RAW_TEXT
    | frozenset(
        "head script template object video audio canvas svg math select datalist meter "
        "progress".split()
    )
)
_FOREIGN = frozenset({"svg", "math"})
_UNMARKABLE = frozenset({"code", "pre"})
_CLOSED = _UNMARKABLE | frozenset({"a", "button", "label"})
"""What may hold no reference: links and controls hold no other, and code is copied as it is."""
_FURNITURE = frozenset({"headerlink", "footnote-ref", "footnote-backref"})
"""Classes of links that the builder adds: they are no words of the article."""
_KEEPING = frozenset({"applet", "marquee", "math", "object", "select", "svg", "table", "template"})
"""Elements out of which an end tag of something around them does not lead."""
_BLOCKS = frozenset(
    "address article aside blockquote body caption center col colgroup dd details dialog dir "
    "div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html "
    "legend li main menu nav ol optgroup option p pre search section summary table tbody td "
    "tfoot th thead tr ul".split()
)
_VOID = frozenset(
    "area base br col embed frame hr img input link meta param source track wbr".split()
)
_PIECE = re.compile(
    # U+0000 is in no alternative: parsers drop it from text.
    r"(?P<plain>[^\0&\t\n\f\r ]+(?: [^\0&\t\n\f\r ]+)*)"
    r"|(?P<space>[\t\n\f\r ]+)"
    r"|(?P<reference>&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[A-Za-z][A-Za-z0-9]*;?))"
    r"|(?P<ampersand>&)"
)
_ASCII_SPACE = re.compile(r"[\t\n\f\r ]+")
_AFTER_PUNCTUATION = re.compile(
    # Full-width marks are part of no word; after the others no letter may follow ("Kyiv’s").
    r"(?:[、。，！？；：）」』】》〉]|[”’\"'»›\])}.,;:!?…،؛؟](?!\w)){1,3}"
)

BREAK = -1
"""Node number of the newlines that no source character stands for."""


class Slice(NamedTuple):
    """The part of a span that lies in one text node: source offsets, end exclusive."""

    start: int
    end: int
    node: int
    markable: bool


@dataclass
class _Node:
    """A run of character data between two tags."""

    markable: bool
    closed: int | None
    """Index of the outermost element around it that may hold no reference, None outside."""


class TextMap:
    """The visible text of a piece of HTML and the way back into it."""

    def __init__(
        self,
        offsets: OffsetMap,
        nodes: list[_Node],
        closed_ends: list[int],
        ids: frozenset[str],
        problem: str | None = None,
    ) -> None:
        self._offsets = offsets
        self._nodes = nodes
        self._closed_ends = closed_ends
        self.ids = ids
        """Every ``id`` that the HTML gives to an element."""
        self.problem = problem
        """Why nothing may be put around or after this HTML; None if all is well."""

    @property
    def text(self) -> str:
        """The visible text."""
        return self._offsets.text

    def slices(self, start: int, end: int) -> Iterator[Slice]:
        """Cut the span at element boundaries: one slice for each text node it touches."""
        current: Slice | None = None
        for stretch in self._offsets.stretches(start, end):
            stop = stretch.source + stretch.source_length
            if current is not None and stretch.node == current.node:
                current = current._replace(end=stop)
                continue
            if current is not None:
                yield current
            current = None
            if stretch.node != BREAK:
                markable = self._nodes[stretch.node].markable
                current = Slice(stretch.source, stop, stretch.node, markable)
        if current is not None:
            yield current

    def snap(self, start: int, end: int) -> tuple[int, int]:
        """Leave out white space at the ends; never part a reference of several characters."""
        words = self.text[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        touched = list(self._offsets.stretches(start, end))
        first, last = touched[0], touched[-1]
        return min(start, first.start), max(end, last.start + last.length)

    def reference_place(self, end: int) -> tuple[int, int]:
        """Where the reference for a span that ends at ``end`` goes: (text, source) offset.

        After closing marks and punctuation, as printers set it, and never inside a link, a
        control or code.
        """
        while (last := next(self._offsets.stretches(end - 1, end))).node == BREAK:
            end -= 1
        following = _AFTER_PUNCTUATION.match(self.text, end)
        if following is not None:
            beyond = list(self._offsets.stretches(end, following.end()))
            if all(stretch.node == last.node for stretch in beyond):
                end, last = following.end(), beyond[-1]
        closed = self._nodes[last.node].closed
        if closed is not None:
            return end, self._closed_ends[closed]
        return end, last.source + last.source_length


def map_text(html: str) -> TextMap:
    """Read ``html`` once and return its visible text with the map back."""
    return _Builder(html).build()


def visible_text(html: str) -> str:
    """The visible text of ``html``."""
    return map_text(html).text


def words_of(text: str) -> str:
    """The words of a visible text: ASCII whitespace made single spaces, ends trimmed."""
    return _ASCII_SPACE.sub(" ", text).strip(" ")


def seal(text: str) -> str:
    """The seal over the words of a visible text: ``sha256:`` and 64 hexadecimal digits.

    SHA-256 (FIPS 180-4) of the UTF-8 bytes of :func:`words_of`. Everything else, such as
    a changed quotation mark or a lost soft hyphen, breaks it.
    """
    digest = hashlib.sha256(words_of(text).encode("utf-8", "surrogatepass"))
    return f"sha256:{digest.hexdigest()}"


class _Builder:
    def __init__(self, html: str) -> None:
        self.html = html
        self.offsets = OffsetMap()
        self.nodes: list[_Node] = []
        self.closed_ends: list[int] = []
        self.ids: set[str] = set()
        self.problem: str | None = None
        self.open: list[str] = []
        self.open_count: dict[str, int] = {}
        self.invisible_from: int | None = None
        self.closed: tuple[int, int] | None = None
        self.pending_space: tuple[str, int, int, int] | None = None
        self.break_pending = False
        self.line_empty = True
        self.node_open = False

    def build(self) -> TextMap:
        for token in tokenize(self.html):
            if token.kind == "text":
                if self.invisible_from is None and not token.raw:
                    self.read_text(token)
                continue
            self.node_open = False
            if token.kind == "start":
                self.read_start(token)
            elif token.kind == "end":
                self.read_end(token)
            elif token.unfinished:
                self.problem = "The article's HTML ends inside a comment or a tag."
        if self.html.endswith("</"):  # text at the end of a page, and a tag wherever more follows
            self.problem = "The article's HTML ends inside a comment or a tag."
        raw = RAW_TEXT | ESCAPABLE_RAW_TEXT | {"script", "plaintext"}
        if any(self.open_count.get(name) for name in raw):
            self.problem = "The article's HTML ends inside an element that holds no markup."
        elif any(self.open_count.get(name) for name in _KEEPING):
            self.problem = "The article's HTML ends inside an element that keeps what follows it."
        return TextMap(
            self.offsets, self.nodes, self.closed_ends, frozenset(self.ids), self.problem
        )

    def read_start(self, token: Token) -> None:
        name = token.name
        if token.attributes and "id" in token.attributes:
            self.ids.add(html_module.unescape(token.attributes["id"]))
        if any(name.startswith("data-gloss") for name in token.attributes or ()):
            self.problem = "The article's HTML uses attributes that begin with data-gloss."
        visible = self.invisible_from is None
        hidden = _is_hidden(token)
        if visible and not hidden and (name in _BLOCKS or name == "br"):
            self.break_line()
        if name in _VOID or (token.self_closing and name in _FOREIGN):
            return
        self.open.append(name)
        self.open_count[name] = self.open_count.get(name, 0) + 1
        if visible and hidden:
            self.invisible_from = len(self.open) - 1
        elif visible and name in _CLOSED and self.closed is None:
            self.closed = (len(self.open) - 1, len(self.closed_ends))
            self.closed_ends.append(len(self.html))

    def read_end(self, token: Token) -> None:
        name = token.name
        visible = self.invisible_from is None
        if self.open_count.get(name):
            while True:
                closed = self.open.pop()
                self.open_count[closed] -= 1
                if closed == name:
                    break
            if self.closed is not None and self.closed[0] >= len(self.open):
                self.closed_ends[self.closed[1]] = token.end
                self.closed = None
            if self.invisible_from is not None and self.invisible_from >= len(self.open):
                self.invisible_from = None
        if visible and name in _BLOCKS:
            self.break_line()

    def break_line(self) -> None:
        self.pending_space = None
        self.break_pending = len(self.offsets) > 0
        self.line_empty = True

    def read_text(self, token: Token) -> None:
        if not self.node_open:
            markable = not any(self.open_count.get(name) for name in _UNMARKABLE)
            closed = self.closed[1] if self.closed is not None else None
            self.nodes.append(_Node(markable, closed))
            self.node_open = True
        node = len(self.nodes) - 1
        verbatim = bool(self.open_count.get("pre"))
        for piece in _PIECE.finditer(self.html, token.start, token.end):
            value, start, length = piece[0], piece.start(), piece.end() - piece.start()
            if piece.lastgroup == "reference":
                value = decode_reference(value)
            if value.strip(SPACE):
                self.put(value, start, length, node)
            elif verbatim:
                self.keep_space(value, start, length, node)
            elif not self.line_empty and self.pending_space is None:
                self.pending_space = (" ", start, length, node)

    def keep_space(self, value: str, source: int, length: int, node: int) -> None:
        """Hold the whitespace of a ``pre`` back until a word shows that it does not end it."""
        if self.line_empty:
            dropped = value.rfind("\n") + 1
            value, source, length = value[dropped:], source + dropped, length - dropped
        if value:
            if self.pending_space is not None:
                self.offsets.append(*self.pending_space)
            # Parsers read a carriage return as part of a line break.
            value = value.replace("\r\n", "\n").replace("\r", "\n")
            self.pending_space = (value, source, length, node)

    def put(self, value: str, source: int, length: int, node: int) -> None:
        if self.break_pending:
            self.offsets.append("\n", source, 0, BREAK)
            self.break_pending = False
        if self.pending_space is not None:
            self.offsets.append(*self.pending_space)
            self.pending_space = None
        self.offsets.append(value, source, length, node)
        self.line_empty = False


def _is_hidden(token: Token) -> bool:
    if token.name in _INVISIBLE:
        return True
    attributes = token.attributes or {}
    return (
        "hidden" in attributes
        or "data-gloss-ref" in attributes
        or "data-gloss-ui" in attributes
        or not _FURNITURE.isdisjoint(attributes.get("class", "").split())
    )


def decode_reference(reference: str) -> str:
    """Decode one character reference as browsers do in text (HTML Standard, 13.2.5.72)."""
    if not reference.startswith("&#"):
        return html_module.unescape(reference)
    digits, base = reference[2:].rstrip(";"), 10
    if digits[0] in "xX":
        digits, base = digits[1:], 16
    digits = digits.lstrip("0")
    code = int(digits or "0", base) if len(digits) <= 8 else -1
    if not 0 < code <= 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    if 0x80 <= code <= 0x9F:
        return bytes([code]).decode("cp1252", errors="ignore") or chr(code)
    return chr(code)
