"""Word repairs or refuses a file whose elements stand in the wrong order: ours do not."""

import zipfile
from io import BytesIO
from xml.etree import ElementTree

import pytest
from breaking import w
from gold_plan import gold_plan
from sample_papers import LETTER, TWO_ANNEXES

from nhipcau.drafting.decree30.build import build
from nhipcau.drafting.decree30.document import OutgoingDocument
from nhipcau.drafting.plan_paper import plan_document

# ECMA-376, part 1, chapter 17: the sequence of each complex type, as far as we use it.
SEQUENCES = {
    "pPr": "pStyle keepNext keepLines widowControl pBdr spacing ind jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs color sz szCs vertAlign lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar",
    "trPr": "cantSplit tblHeader",
    "tcPr": "tcW gridSpan vAlign",
    "sectPr": "headerReference type pgSz pgMar pgNumType titlePg",
    "sdtPr": "alias tag id",
    "style": "name basedOn qFormat pPr rPr tblPr",
    "tbl": "tblPr tblGrid tr",
    "settings": "zoom defaultTabStop autoHyphenation characterSpacingControl compat themeFontLang",
}


@pytest.mark.parametrize("document", [TWO_ANNEXES, LETTER, plan_document(gold_plan())])
def test_elements_stand_in_the_order_of_the_schema(document: OutgoingDocument) -> None:
    with zipfile.ZipFile(BytesIO(build(document))) as archive:
        names = [name for name in archive.namelist() if name.startswith("word/")]
        roots = [ElementTree.fromstring(archive.read(n)) for n in names if n.endswith(".xml")]

    wrong = [
        (parent, [child.tag.split("}")[1] for child in element])
        for root in roots
        for parent, sequence in SEQUENCES.items()
        for element in root.iter(w(parent))
        if not is_in_order(element, sequence.split())
    ]

    assert wrong == []


def is_in_order(element: ElementTree.Element, sequence: list[str]) -> bool:
    places = [sequence.index(child.tag.split("}")[1]) for child in element]
    return places == sorted(places)


def test_every_cell_ends_in_a_paragraph():
    with zipfile.ZipFile(BytesIO(build(TWO_ANNEXES))) as archive:
        root = ElementTree.fromstring(archive.read("word/document.xml"))

    assert {cell[-1].tag for cell in root.iter(w("tc"))} == {w("p")}
