"""Quiz items → an assessment in QTI 1.2, in the profile of Common Cartridge 1.1.

Source: IMS Common Cartridge Profile 1.1, section 5 (QTI profile): ``cc.multiple_choice.v0p1``,
``cc.multiple_response.v0p1`` and ``cc.essay.v0p1``.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from glossator.asking.shuffling import letters
from glossator.lesson.inert_text import inert, inert_html
from glossator.lesson.quiz import QuizItem
from glossator.lesson.xml_text import as_document, clean, name_of

NAMESPACE = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
_SCHEMA = "http://www.imsglobal.org/profile/cc/ccv1p1/ccv1p1_qtiasiv1p2p1_v1p0.xsd"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"

_PROFILES = {
    "one": "cc.multiple_choice.v0p1",
    "several": "cc.multiple_response.v0p1",
    "text": "cc.essay.v0p1",
}
_EXAM = (
    ("cc_profile", "cc.exam.v0p1"),
    ("qmd_assessmenttype", "Examination"),
    ("qmd_scoretype", "Percentage"),
    ("qmd_feedbackpermitted", "Yes"),
    ("qmd_hintspermitted", "No"),
    ("qmd_solutionspermitted", "No"),
    ("cc_maxattempts", "unlimited"),
)


def assessment(items: Sequence[QuizItem], ident: str, title: str) -> bytes:
    """The assessment as an XML document.

    Solutions of free text are left out: some systems show them to whoever has answered.
    """
    root = ET.Element(
        "questestinterop",
        {
            "xmlns": NAMESPACE,
            "xmlns:xsi": _XSI,
            "xsi:schemaLocation": f"{NAMESPACE} {_SCHEMA}",
        },
    )
    made = ET.SubElement(root, "assessment", ident=clean(ident), title=name_of(title))
    _metadata(made, _EXAM)
    section = ET.SubElement(made, "section", ident="root_section")
    for item in items:
        _item(section, item)
    return as_document(root)


def _metadata(parent: ET.Element, fields: Sequence[tuple[str, str]]) -> None:
    metadata = ET.SubElement(parent, "qtimetadata")
    for label, entry in fields:
        field = ET.SubElement(metadata, "qtimetadatafield")
        ET.SubElement(field, "fieldlabel").text = label
        ET.SubElement(field, "fieldentry").text = entry


def _item(section: ET.Element, item: QuizItem) -> None:
    made = ET.SubElement(section, "item", ident=item.id, title=name_of(item.title))
    fields = [("cc_profile", _PROFILES[item.form])]
    if item.form == "text":
        fields.append(("qmd_computerscored", "No"))
    _metadata(ET.SubElement(made, "itemmetadata"), fields)
    presentation = ET.SubElement(made, "presentation")
    _material(presentation, inert_html(item.prompt), "text/html")
    if item.form == "text":
        response = ET.SubElement(
            presentation, "response_str", ident="response", rcardinality="Single"
        )
        ET.SubElement(response, "render_fib")
        return
    many = item.form == "several"
    response = ET.SubElement(
        presentation,
        "response_lid",
        ident="response",
        rcardinality="Multiple" if many else "Single",
    )
    offered = ET.SubElement(response, "render_choice")
    for ident, choice in zip(letters(len(item.choices)), item.choices, strict=True):
        label = ET.SubElement(offered, "response_label", ident=ident)
        _material(label, inert(choice.text), "text/plain")
    _scoring(made, item, many=many)


def _scoring(made: ET.Element, item: QuizItem, *, many: bool) -> None:
    processing = ET.SubElement(made, "resprocessing")
    outcomes = ET.SubElement(processing, "outcomes")
    ET.SubElement(
        outcomes, "decvar", maxvalue="100", minvalue="0", varname="SCORE", vartype="Decimal"
    )
    condition = ET.SubElement(processing, "respcondition", {"continue": "No"})
    wanted = ET.SubElement(condition, "conditionvar")
    if many:
        wanted = ET.SubElement(wanted, "and")
    for ident, choice in zip(letters(len(item.choices)), item.choices, strict=True):
        if not many and not choice.correct:
            continue
        parent = wanted if choice.correct else ET.SubElement(wanted, "not")
        # Moodle takes an answer of several for right only where it is compared to the letter.
        ET.SubElement(parent, "varequal", case="Yes", respident="response").text = ident
    ET.SubElement(condition, "setvar", action="Set", varname="SCORE").text = "100"


def _material(parent: ET.Element, text: str, kind: str) -> None:
    material = ET.SubElement(parent, "material")
    ET.SubElement(material, "mattext", texttype=kind).text = clean(text)
