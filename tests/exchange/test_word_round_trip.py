"""A form that nobody changed comes back as it went out, whatever it says and whoever saved it."""

import zipfile
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree

import docx
import pytest
from hypothesis import given, settings

from nhipcau.exchange.form import Place, Returned
from nhipcau.exchange.word_writing import form_document
from nhipcau.plans.importing.read.word_numbering import W
from tests.exchange.word_forms import (
    FORM,
    ITEM,
    STATUSES,
    WORD,
    answers,
    forms,
    needs_soffice,
    read,
    saved_by_libreoffice,
)

ROWS = {"words": 3, "status": 4, "is_nil": 4, "nil_reason": 5, "outside_number": 5}


def test_what_went_out_comes_back_with_its_place():
    returned = read(WORD)

    places = {
        (item.item, name): Place("", f"bảng {table}, dòng {row}")
        for table, item in enumerate(FORM.items, start=1)
        for name, row in ROWS.items()
    } | {
        (None, name): Place("", f"bảng 3, dòng {row}")
        for row, name in enumerate(FORM.general, start=1)
    }
    assert returned == Returned(FORM.token, answers(FORM), FORM.general, places)


def test_the_same_form_gives_the_same_bytes():
    assert form_document(FORM) == WORD


@settings(max_examples=40, deadline=None)
@given(forms())
def test_any_form_comes_back_as_it_is(form):
    returned = read(form_document(form))

    told = (returned.token, returned.items, returned.general, returned.notes, returned.problems)
    assert told == (form.token, answers(form), form.general, (), ())


@pytest.mark.parametrize("status", sorted(STATUSES))
@pytest.mark.parametrize("is_nil", [False, True])
def test_every_offered_value_is_taken(status, is_nil):
    item = replace(ITEM, status=status, is_nil=is_nil)

    returned = read(form_document(replace(FORM, items=(item,))))

    assert returned.items[item.item]["status"] == status
    assert returned.items[item.item]["is_nil"] is is_nil


def test_all_statuses_are_offered_in_each_list():
    root = ElementTree.fromstring(part(WORD, "word/document.xml"))

    lists = [
        {one.get(f"{W}value"): one.get(f"{W}displayText") for one in offered}
        for offered in root.iter(f"{W}dropDownList")
    ]

    assert lists == [STATUSES] * len(FORM.items)


@pytest.mark.slow
@needs_soffice
@pytest.mark.parametrize("by_way_of", ["docx", "odt"])
def test_a_copy_saved_by_libreoffice_reads_the_same(tmp_path, by_way_of):
    saved = saved_by_libreoffice(WORD, tmp_path, by_way_of=by_way_of)

    assert read(saved) == read(WORD)


def part(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return archive.read(name)


# ECMA-376, part 1, chapter 17: the sequence of each complex type, as far as we use it.
SEQUENCES = {
    "pPr": "pStyle keepNext keepLines widowControl pBdr spacing ind jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs vanish color sz szCs lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblCaption",
    "trPr": "cantSplit trHeight tblHeader",
    "tcPr": "tcW gridSpan shd vAlign",
    "sectPr": "footerReference pgSz pgMar",
    "sdtPr": "alias tag id lock showingPlcHdr richText text dropDownList checkbox",
    "tbl": "tblPr tblGrid tr",
}


@pytest.mark.parametrize("parent", sorted(SEQUENCES))
def test_elements_stand_in_the_order_of_the_schema(parent):
    sequence = SEQUENCES[parent].split()
    roots = [ElementTree.fromstring(part(WORD, f"word/{n}.xml")) for n in ("document", "footer1")]

    orders = [
        [sequence.index(child.tag.split("}")[1]) for child in element]
        for root in roots
        for element in root.iter(f"{W}{parent}")
    ]

    assert [order for order in orders if order != sorted(order)] == []


def test_the_form_is_a4_in_times_new_roman_13():
    document = docx.Document(BytesIO(WORD))
    page, answer = document.sections[0], document.styles["Mẫu, trả lời"]
    fonts = document.styles.element.find(f"{W}docDefaults").find(f".//{W}rFonts")

    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    assert (fonts.get(f"{W}ascii"), answer.font.size.pt) == ("Times New Roman", 13)
