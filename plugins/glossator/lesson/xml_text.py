"""Text in XML documents: what XML cannot hold is left out."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

# XML 1.0, production 2 (Char).
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """``text`` without the characters that no XML document may hold."""
    return _FORBIDDEN.sub("", text)


def as_document(root: ET.Element) -> bytes:
    """The whole document: UTF-8, indented, the same bytes for the same tree."""
    ET.indent(root)
    made: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return made
