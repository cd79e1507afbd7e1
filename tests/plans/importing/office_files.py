"""Word, Excel and PDF files made for a test: the same rows in each format."""

import io
import json
import zipfile
from collections.abc import Sequence

import docx
import openpyxl
import typst

Rows = Sequence[Sequence[str]]
Merge = tuple[tuple[int, int], tuple[int, int]]
"""First and last cell, row and column from 0, inclusive."""

_PAGE = r"""
#let given = json(bytes(sys.inputs.given))
#set page(paper: "a4", flipped: given.flipped, margin: 2cm, numbering: "1")
#set text(font: "Liberation Serif", size: 13pt, lang: "vi")
#for line in given.above [#line #parbreak()]
#table(columns: given.widths.map(w => w * 1fr), stroke: given.stroke * 1pt,
  ..given.rows.map(row => row.map(cell => if type(cell) == str
    { cell.split("\n").join(linebreak()) } else
    { table.cell(colspan: cell.at("colspan", default: 1), rowspan: cell.at("rowspan", default: 1),
      cell.text) })).flatten())
#for line in given.below [#line #parbreak()]
"""


def word_file(rows: Rows, merges: Sequence[Merge] = (), above: Sequence[str] = ()) -> bytes:
    """A .docx with paragraphs and one table; a merged cell keeps the text of its first cell."""
    document = docx.Document()
    for text in above:
        document.add_paragraph(text)
    add_table(document, rows, merges)
    return saved(document)


def add_table(document, rows: Rows, merges: Sequence[Merge] = ()):
    """Put a table of these rows at the end of a document."""
    table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    for laid, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(laid.cells, texts, strict=True):
            cell.text = text
    for (top, left), (bottom, right) in merges:
        text = table.cell(top, left).text
        table.cell(top, left).merge(table.cell(bottom, right)).text = text
    return table


def excel_file(rows: Sequence[Sequence[object]], merges: Sequence[str] = ()) -> bytes:
    """A .xlsx with one sheet named "Phụ lục"."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Phụ lục"
    for row in rows:
        sheet.append(list(row))
    for merge in merges:
        sheet.merge_cells(merge)
    return saved(book)


def pdf_file(
    rows: Sequence[Sequence[object]],
    *,
    widths: Sequence[int] = (1, 6, 3, 4, 3),
    above: Sequence[str] = (),
    below: Sequence[str] = (),
    stroke: float = 0.5,
    flipped: bool = False,
) -> bytes:
    """A .pdf; a cell is a text or {"text", "colspan", "rowspan"}, covered cells are left out."""
    given = {
        "rows": rows,
        "widths": widths,
        "above": above,
        "below": below,
        "stroke": stroke,
        "flipped": flipped,
    }
    return typst.compile(_PAGE.encode(), sys_inputs={"given": json.dumps(given)})


def saved(document) -> bytes:
    """The bytes of a python-docx document or an openpyxl workbook."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def with_part(package: bytes, name: str, content: bytes) -> bytes:
    """The same zip with one part put in or put in place of the old one."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(stream, "w", 8) as new:
        for entry in old.namelist():
            if entry != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, content)
    return stream.getvalue()


def part(package: bytes, name: str) -> bytes:
    """One part of a zip."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return archive.read(name)
