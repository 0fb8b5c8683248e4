"""Text ⇄ LaTeX, for the fields of BibTeX.

What stands in a field is LaTeX to its readers: signs with a meaning are written so that they
lose it, and BibTeX counts braces even behind a backslash. White space that BibTeX would lose is
written out, so that all comes back.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import NamedTuple

from glossator.findings import shown

EXTRA = "bibtex"
"""The extra of Glossator that brings what reads LaTeX."""

_ESCAPES = {
    "\\": "\\textbackslash{}",
    "{": "\\textbraceleft{}",
    "}": "\\textbraceright{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
    "&": "\\&",
    "%": "\\%",
    "$": "\\$",
    "#": "\\#",
    "_": "\\_",
    "\u00a0": "~",
}
_BY_NUMBER = '\\symbol{{"{:X}}}'
_SPECIAL = re.compile(
    r"\n\n|\n|[\\{}~^&%$#_\u00a0]"
    # A space that is not the one between two words, and all other white space.
    r"|^ | $|(?<=\s) |[^\S \n\u00a0]"
    # What TeX makes one sign of.
    r"|(?<=-)-|(?<=')'|(?<=`)`|(?<=,),|(?<=<)<|(?<=>)>|(?<=[?!])`"
)

# What stands in a text is kept from the LaTeX reader by these signs, which are no characters.
_KEPT = "\\{}~^$%#_& \n\u00a0"
_HELD = {sign: chr(0xFDD0 + at) for at, sign in enumerate(_KEPT)}
_BACK = str.maketrans({held: sign for sign, held in _HELD.items()})
_NAMES = {
    "textbackslash": "\\",
    "textbraceleft": "{",
    "textbraceright": "}",
    "lbrace": "{",
    "rbrace": "}",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "newline": "\n",
    "textdollar": "$",
    "textunderscore": "_",
    "space": " ",
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "textquoteleft": "‘",
    "textquoteright": "’",
    "textquotesingle": "'",
    "textendash": "–",
    "textemdash": "—",
    "ldots": "…",
    "dots": "…",
    "TeX": "TeX",
    "LaTeX": "LaTeX",
    # What reference managers write and the codec does not know.
    "textellipsis": "…",
    "textquotedbl": '"',
    "quotedblbase": "„",
    "quotesinglbase": "‚",
    "glqq": "„",
    "grqq": "“",
    "glq": "‚",
    "grq": "‘",
    "flqq": "«",
    "frqq": "»",
    "flq": "‹",
    "frq": "›",
    "guilsinglleft": "‹",
    "guilsinglright": "›",
    "textless": "<",
    "textgreater": ">",
    "textbar": "|",
    "textbrokenbar": "¦",
    "textasciigrave": "`",
    "textasciiacute": "´",
    "textasciidieresis": "¨",
    "textminus": "−",
    "texttimes": "×",
    "textdiv": "÷",
    "textlnot": "¬",
    "textonehalf": "½",
    "textonequarter": "¼",
    "textthreequarters": "¾",
    "textperthousand": "‰",
    "textcelsius": "℃",
    "textmu": "µ",
    "textohm": "Ω",
    "textordfeminine": "ª",
    "textordmasculine": "º",
    "textnumero": "№",
    "textsection": "§",
    "textparagraph": "¶",
    "textdagger": "†",
    "textdaggerdbl": "‡",
    "textasteriskcentered": "*",
    "textexclamdown": "¡",
    "textquestiondown": "¿",
    "textrightarrow": "→",
    "textleftarrow": "←",
    "texteuro": "€",
    "euro": "€",
    "textcent": "¢",
    "textcurrency": "¤",
    "textdong": "₫",
    "textlira": "₤",
    "textpeso": "₱",
    "textwon": "₩",
    "ng": "ŋ",
    "NG": "Ŋ",
    "SS": "ẞ",
}
_ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    '"': "\u0308",
    "=": "\u0304",
    ".": "\u0307",
    "b": "\u0331",
    "c": "\u0327",
    "d": "\u0323",
    "H": "\u030b",
    "k": "\u0328",
    "r": "\u030a",
    "u": "\u0306",
    "v": "\u030c",
    "textcommabelow": "\u0326",
}
_LETTER = r"([^\W\d_][\u0300-\u036f]{0,4})"
_ACCENT = re.compile(
    r"\\(?:([`'^~\"=.])|([bcdHkruv]|textcommabelow)(?![A-Za-z])) ?"
    # A letter: bare, in braces, or in two pairs of them, as ``\~{{\^e}}`` has it.
    rf"(?:{_LETTER}|\\([ij])(?![A-Za-z]) ?"
    rf"|\{{ ?(?:{_LETTER}|\\([ij])) ?\}}|\{{\{{ ?(?:{_LETTER}|\\([ij])) ?\}}\}})"
)
_MOST_ACCENTS = 3
"""On one letter, each in braces of its own."""
_COMMAND = re.compile(
    r'\\symbol\{"([0-9A-Fa-f]{1,6})\}'
    rf"|\\({'|'.join(_NAMES)})(?![A-Za-z])(?:\{{\}}|[ ]?)"
    r"|\\par(?![A-Za-z])(?:\{\}|[ ]?)"
    r"|(\\\\)"
    r"|\\([{}$%#_& ])"
    # Bare, it would begin a comment in TeX; in the files that people have it is one sign of many.
    r"|(%)"
)
_JOINED = frozenset("<>'`")
_MADE_OF = re.compile(r"[\\\\`'~^$?!<>,-]")
"""Without one of these, there is nothing in a text for the codec to read."""
_URL = re.compile(r"\\url\s*\{([^{}]*)\}")
_STYLE = re.compile(
    r"\\(?:emph|text(?:it|bf|tt|sc|sf|rm|up|sl|md|normal|superscript|subscript)"
    r"|enquote|mbox|mkbibemph|mkbibquote)\s*(?=\{)"
)
_UNKNOWN = re.compile(r"\\(?:[A-Za-z]{1,40}|[^\sA-Za-z])")
_FONT = re.compile(r"\\(?:em|it|bf|tt|sc|sl|rm|sf)(?![A-Za-z])\s*")
_JOINT = re.compile(r"\{\}")
_SPACES = re.compile(r" {2,}")
_BRACES = re.compile(r"[{}]")


class LatexError(Exception):
    """What reads LaTeX is not installed."""


def latex(text: str) -> str:
    """The text as the field of a BibTeX entry has it, without the braces around it."""
    return _SPECIAL.sub(_escape, text)


class Read(NamedTuple):
    """The text that a field shows, and the commands in it that nobody knows, as written."""

    text: str
    unknown: tuple[str, ...] = ()


def text_of_latex(latex_text: str) -> str:
    """The text of :func:`read_latex` alone; it raises the same."""
    return read_latex(latex_text).text


def read_latex(latex_text: str) -> Read:
    """The text that a field shows: accents, signs and braces read, styles left out.

    A command that nobody knows stays in the text as it is written.

    Raises:
        LatexError: the extra ``bibtex`` is not installed.
        ValueError: it is no LaTeX, such as a text that ends in a backslash.
    """
    try:
        # Not at the top: installed with an extra.
        import latexcodec  # noqa: F401, PLC0415 (makes the codec known)
    except ImportError as error:
        raise LatexError from error
    kept = _URL.sub(r"\1", latex_text)
    kept = _accented(_COMMAND.sub(_hold, _STYLE.sub("", kept)))
    kept = _FONT.sub("", _JOINT.sub("\ufdef", kept)).replace("\\,", "\u2009")
    try:
        decoded = str(codecs.decode(kept, "ulatex")) if _MADE_OF.search(kept) else kept  # type: ignore[call-overload]
    except UnicodeDecodeError as error:
        raise ValueError(f"{shown(latex_text)} cannot be read as LaTeX.") from error
    unknown = tuple(dict.fromkeys(_UNKNOWN.findall(decoded)))
    plain = _BRACES.sub("", decoded.replace("\ufdef", ""))
    # The codec leaves a space behind a command that it does not know.
    return Read(_SPACES.sub(" ", plain).strip(" ").translate(_BACK), unknown)


def _accented(text: str) -> str:
    """The text with its accents on their letters; the innermost of several comes first."""
    for _ in range(_MOST_ACCENTS):
        text, number = _ACCENT.subn(_accent, text)
        if not number:
            break
    return text


def _accent(found: re.Match[str]) -> str:
    sign, letter_sign, *bases = found.groups()
    base = next(each for each in bases if each)
    return unicodedata.normalize("NFC", base + _ACCENTS[sign or letter_sign])


def _escape(found: re.Match[str]) -> str:
    sign = found[0]
    if sign == "\n\n":
        return "\\par{}"
    if sign == "\n":
        return "\\newline{}"
    if sign in _ESCAPES:
        return _ESCAPES[sign]
    if sign.isspace():
        return _BY_NUMBER.format(ord(sign))
    return f"{{}}{sign}"


def _hold(found: re.Match[str]) -> str:
    number, name, line_break, sign, percent = found.groups()
    if number:
        code = int(number, 16)
        character = chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
        return _HELD.get(character, character)
    if line_break:
        return _HELD["\n"]
    if name:
        # Beside its like it would be one sign to the codec: ``<<`` is «.
        made = _NAMES[name]
        return _HELD.get(made) or (f"\ufdef{made}\ufdef" if made in _JOINED else made)
    if sign or percent:
        return _HELD[sign or percent]
    return _HELD["\n"] * 2
