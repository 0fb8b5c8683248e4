"""Text ⇄ LaTeX, for the fields of BibTeX.

What stands in a field is LaTeX to its readers: signs with a meaning are written so that they
lose it, and BibTeX counts braces even behind a backslash. White space that BibTeX would lose is
written out, so that all comes back.
"""

from __future__ import annotations

import codecs
import re

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
}
_COMMAND = re.compile(
    r'\\symbol\{"([0-9A-Fa-f]{1,6})\}'
    rf"|\\({'|'.join(_NAMES)})(?![A-Za-z])(?:\{{\}}|[ ]?)"
    r"|\\par(?![A-Za-z])(?:\{\}|[ ]?)"
    r"|(\\\\)"
    r"|\\([{}$%#_& ])"
    # Bare, it would begin a comment in TeX; in the files that people have it is one sign of many.
    r"|(%)"
)
_MADE_OF = re.compile(r"[\\\\`'~^$?!<>,-]")
"""Without one of these, there is nothing in a text for the codec to read."""
_URL = re.compile(r"\\url\s*\{([^{}]*)\}")
_STYLE = re.compile(r"\\(?:emph|text(?:it|bf|tt|sc|sf|rm|up|sl|md|normal)|enquote)\s*(?=\{)")
_FONT = re.compile(r"\\(?:em|it|bf|tt|sc|sl|rm|sf)(?![A-Za-z])\s*")
_JOINT = re.compile(r"\{\}")
_SPACES = re.compile(r" {2,}")
_BRACES = re.compile(r"[{}]")


class LatexError(Exception):
    """What reads LaTeX is not installed."""


def latex(text: str) -> str:
    """The text as the field of a BibTeX entry has it, without the braces around it."""
    return _SPECIAL.sub(_escape, text)


def text_of_latex(latex_text: str) -> str:
    """The text that a field shows: accents, signs and braces read, styles left out.

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
    kept = _COMMAND.sub(_hold, _STYLE.sub("", kept))
    kept = _FONT.sub("", _JOINT.sub("\ufdef", kept)).replace("\\,", "\u2009")
    try:
        decoded = str(codecs.decode(kept, "ulatex")) if _MADE_OF.search(kept) else kept  # type: ignore[call-overload]
    except UnicodeDecodeError as error:
        raise ValueError(f"{shown(latex_text)} cannot be read as LaTeX.") from error
    plain = _BRACES.sub("", decoded.replace("\ufdef", ""))
    # The codec leaves a space behind a command that it does not know.
    return _SPACES.sub(" ", plain).strip(" ").translate(_BACK)


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
        return _HELD.get(_NAMES[name], _NAMES[name])
    if sign or percent:
        return _HELD[sign or percent]
    return _HELD["\n"] * 2
