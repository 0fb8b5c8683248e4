"""Text in XML documents: what XML cannot hold is left out."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from glossator.lesson.inert_text import inert_name

# XML 1.0, production 2 (Char).
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """``text`` without the characters that no XML document may hold."""
    return _FORBIDDEN.sub("", text)


LONGEST_NAME = 240
"""Characters of a name. Moodle refuses a whole cartridge for one name above 255, and it adds to
that of a course it has already (“… copy 2”)."""


def name_of(text: str) -> str:
    """``text`` as the name of something in a learning management system: one line, not too long."""
    line = " ".join(inert_name(clean(text)).split())
    return line if len(line) <= LONGEST_NAME else f"{line[: LONGEST_NAME - 1].rstrip()}…"


def as_document(root: ET.Element) -> bytes:
    """The whole document: UTF-8, indented, the same bytes for the same tree."""
    ET.indent(root)
    made: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return made
