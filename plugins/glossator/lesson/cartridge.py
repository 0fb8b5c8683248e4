"""A Common Cartridge 1.1: one zip with the handout and the quiz, for Moodle, Canvas and others.

Source: IMS Common Cartridge Profile 1.1, sections 3 (packaging) and 4 (manifest).
"""

from __future__ import annotations

import zipfile
from hashlib import sha256
from io import BytesIO
from xml.etree import ElementTree as ET

from glossator.lesson.inert_text import inert_html
from glossator.lesson.material import Material
from glossator.lesson.pages import sheet_name, sheet_page
from glossator.lesson.qti import assessment
from glossator.lesson.quiz import quiz_items
from glossator.lesson.xml_text import as_document, clean, name_of

_CC = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
_LOM = "http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_PROFILE = "http://www.imsglobal.org/profile/cc/ccv1p1"
_LOCATIONS = (
    f"{_CC} {_PROFILE}/ccv1p1_imscp_v1p2_v1p0.xsd {_LOM} {_PROFILE}/LOM/ccv1p1_lommanifest_v1p0.xsd"
)

QUIZ = "quiz/assessment.xml"
"""Where the quiz lies in each cartridge."""

_TIME = (1980, 1, 1, 0, 0, 0)
"""Zip files have a time for each part; the same one always makes the same bytes."""


def cartridge(material: Material, name: str) -> bytes:
    """The cartridge; ``name`` begins its identifiers. It holds no note and no free answer.

    Canvas puts a quiz in the place of one that has its identifier in the same course, and a file in
    the place of one that has its path. So both tell which lesson they are of: articles in two
    folders may have one name, and of a name in other letters than ASCII nothing is left.

    The right choices of the quiz are in it, as in every quiz that a system is to score: give the
    file to the system, not to students.
    """
    title = material.gloss.article.title
    name = f"{name}-{sha256(title.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"
    handout = f"{name}-handout.html"
    parts = {
        "imsmanifest.xml": _manifest(material, name, handout),
        handout: inert_html(clean(sheet_page(material, "handout"))).encode("utf-8"),
        QUIZ: assessment(quiz_items(material), f"{name}-quiz", title),
    }
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for path, content in parts.items():
            info = zipfile.ZipInfo(path, _TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            file.writestr(info, content)
    return packed.getvalue()


def _manifest(material: Material, name: str, handout: str) -> bytes:
    article, t = material.gloss.article, material.t
    root = ET.Element(
        "manifest",
        {
            "identifier": f"{name}-cartridge",
            "xmlns": _CC,
            "xmlns:lomimscc": _LOM,
            "xmlns:xsi": _XSI,
            "xsi:schemaLocation": _LOCATIONS,
        },
    )
    metadata = ET.SubElement(root, "metadata")
    ET.SubElement(metadata, "schema").text = "IMS Common Cartridge"
    ET.SubElement(metadata, "schemaversion").text = "1.1.0"
    general = ET.SubElement(ET.SubElement(metadata, "lomimscc:lom"), "lomimscc:general")
    title = ET.SubElement(general, "lomimscc:title")
    ET.SubElement(title, "lomimscc:string", language=t.language).text = name_of(article.title)
    organization = ET.SubElement(
        ET.SubElement(root, "organizations"),
        "organization",
        identifier=f"{name}-organization",
        structure="rooted-hierarchy",
    )
    folder = ET.SubElement(
        ET.SubElement(organization, "item", identifier=f"{name}-root"),
        "item",
        identifier=f"{name}-lesson",
    )
    ET.SubElement(folder, "title").text = name_of(article.title)
    resources = ET.SubElement(root, "resources")
    for ident, label, kind, path in (
        ("handout", sheet_name("handout", material), "webcontent", handout),
        ("quiz", t.say("Questions"), "imsqti_xmlv1p2/imscc_xmlv1p1/assessment", QUIZ),
    ):
        entry = ET.SubElement(
            folder, "item", identifier=f"{name}-{ident}", identifierref=f"{name}-{ident}-file"
        )
        # Moodle shows no folder: in a course with several lessons each part tells its own.
        ET.SubElement(entry, "title").text = name_of(f"{label}: {article.title}")
        attributes = {"identifier": f"{name}-{ident}-file", "type": kind}
        if kind == "webcontent":
            attributes["href"] = path
        ET.SubElement(ET.SubElement(resources, "resource", attributes), "file", href=path)
    return as_document(root)
