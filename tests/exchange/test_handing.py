"""Texts go out as Word and XLIFF and come back without loss."""

import io

import docx
import pytest
from django.core.exceptions import ValidationError

from nhipcau.editorial.snapshots import latest_revision, page_of
from nhipcau.editorial.translating import handoff
from nhipcau.editorial.translating.segments import segments_of
from nhipcau.exchange.handing import file_for, take_in
from tests.factories.editorial import edition_of, make_editor, make_home, make_page

WORDS = (
    '<p>Tháp <b>Bánh <i>Ít</i></b> ở <a href="https://mau.example/?a=1&amp;b=2">đây</a>,'
    "<br/>gần biển &lt;đẹp&gt;.</p><ul><li>một</li><li>hai</li></ul>"
)
BODY = [
    {"type": "heading", "value": "Đường & lối", "id": "11111111-1111-1111-1111-111111111111"},
    {"type": "words", "value": WORDS, "id": "22222222-2222-2222-2222-222222222222"},
]
FORMS = ["docx", "xlf12", "xlf20"]


@pytest.fixture
def work(db):
    make_home("lo")
    page = make_page(title="Tháp cổ", summary="Một ngôi tháp.", slug="thap-co")
    page.body = page._meta.get_field("body").to_python(BODY)
    page.save_revision(user=make_editor())
    return edition_of(page).work


def translated(work, content: bytes, form: str) -> bytes:
    """The file with each translation being the words of the source turned to capitals."""
    if form == "docx":
        paper = docx.Document(io.BytesIO(content))
        for row in paper.tables[0].rows[1:]:
            row.cells[2].paragraphs[0].text = row.cells[1].text.upper()
        kept = io.BytesIO()
        paper.save(kept)
        return kept.getvalue()
    made = handoff.prepare(work, language="lo")
    rows = tuple(
        handoff.Row(row.number, row.name, row.source, row.source.upper()) for row in made.rows
    )
    from dataclasses import replace

    from nhipcau.exchange.handing.xliff import xliff_file

    version = "1.2" if form == "xlf12" else "2.0"
    return xliff_file(replace(made, rows=rows), version=version)


@pytest.mark.parametrize("form", FORMS)
def test_a_file_comes_back_as_a_draft_with_every_piece_and_mark(work, form):
    _name, content = file_for(work, language="lo", form=form)

    edition = take_in(translated(work, content, form), by=make_editor())

    draft = segments_of(page_of(latest_revision(edition.page)))
    source = handoff.prepare(work, language="lo").rows
    assert [piece.words for piece in draft] == [row.source.upper() for row in source]


@pytest.mark.parametrize("form", FORMS)
def test_a_file_filled_with_what_was_translated_says_it_again(work, form):
    _name, content = file_for(work, language="lo", form=form)
    take_in(translated(work, content, form), by=make_editor())

    _name, again = file_for(work, language="lo", form=form)
    edition = take_in(again, by=make_editor())

    draft = segments_of(page_of(latest_revision(edition.page)))
    assert [p.words for p in draft] == [
        row.source.upper() for row in handoff.prepare(work, language="lo").rows
    ]


def test_the_source_column_of_the_word_file_may_not_be_changed(work):
    _name, content = file_for(work, language="lo", form="docx")
    paper = docx.Document(io.BytesIO(translated(work, content, "docx")))
    paper.tables[0].rows[1].cells[1].paragraphs[0].text = "Tháp khác"
    kept = io.BytesIO()
    paper.save(kept)

    with pytest.raises(handoff.Refused, match="Đoạn số 1: Cột bản gốc đã bị sửa"):
        take_in(kept.getvalue(), by=make_editor())


@pytest.mark.parametrize(
    "content", [b"", b"PK", b"<xliff/>", b"<!DOCTYPE x [<!ENTITY a 'b'>]><x/>", b"\xff\xfe"]
)
def test_what_is_no_file_of_ours_is_refused_with_a_sentence(db, content):
    with pytest.raises(ValidationError):
        take_in(content, by=make_editor())
