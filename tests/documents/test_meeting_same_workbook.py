"""The same words make the same workbook, byte for byte, at any moment."""

from io import BytesIO
from zipfile import ZipFile

from openpyxl import Workbook, load_workbook

from nhipcau.documents.workbooks import file_of, write_text


def made() -> bytes:
    book = Workbook()
    write_text(book.active, 1, 1, "Hội chợ")
    return file_of(book)


def test_nothing_in_it_bears_the_moment_it_was_made():
    with ZipFile(BytesIO(made())) as archive:
        moments = {entry.date_time for entry in archive.infolist()}

    book = load_workbook(BytesIO(made()))

    assert moments == {(1980, 1, 1, 0, 0, 0)}
    assert (book.properties.created.year, book.properties.modified.year) == (1980, 1980)
    assert (made(), book.active["A1"].value) == (made(), "Hội chợ")
