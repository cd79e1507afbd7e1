"""What every workbook of ours needs: words that stay words, rows as high as their words, bytes."""

import re
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from nhipcau.documents.row_heights import row_height

FACE: Final = "Times New Roman"
_FORMULA = re.compile(r"[=+\-@\t\r]")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_USUAL_WIDTH: Final = 8.43
_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)  # the earliest moment a zip entry can bear


def write_text(sheet: Worksheet, row: int, column: int, text: str, *, bold: bool = False) -> None:
    """Put `text` into a cell as words, whatever it begins with; 1-based row and column.

    What a spreadsheet would take for a formula gets the mark of quoted text, so that it stays text
    when somebody edits the cell. Signs that XML cannot hold are left out.
    """
    cell = sheet.cell(row, column)
    cell.value = _UNPRINTABLE.sub("", text)
    cell.data_type = "s"
    cell.font = Font(name=FACE, size=12, bold=bold)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if _FORMULA.match(text):
        cell.quotePrefix = True


def fit_rows(sheet: Worksheet) -> None:
    """Give every row without a height of its own the height of its words."""
    spans = {
        (span.min_row, span.min_col): range(span.min_col, span.max_col + 1)
        for span in sheet.merged_cells.ranges
    }
    for row in sheet.iter_rows():
        at = row[0].row
        if at is None or sheet.row_dimensions[at].height is not None:
            continue
        cells = [
            (cell.value, _width(sheet, spans.get((at, cell.column), (cell.column,))))
            for cell in row
            if isinstance(cell.value, str)
        ]
        sheet.row_dimensions[at].height = row_height(cells)


def _width(sheet: Worksheet, columns: range | tuple[int, ...]) -> float:
    """Of one column, or of several that were merged; in characters."""
    letters = [get_column_letter(column) for column in columns]
    known = sheet.column_dimensions
    return sum(known[one].width if one in known else _USUAL_WIDTH for one in letters)


def file_of(book: Workbook) -> bytes:
    """The .xlsx, its rows fitted; the same words make the same bytes, whenever it is made."""
    for sheet in book.worksheets:
        fit_rows(sheet)
    # openpyxl writes moments without a zone as UTC.
    moment = datetime(*_LONG_AGO, tzinfo=UTC).replace(tzinfo=None)
    book.properties.created = book.properties.modified = moment
    stream = BytesIO()
    # Workbook.save would write the moment into the properties.
    ExcelWriter(book, _Undated(stream, "w", ZIP_DEFLATED)).save()
    return stream.getvalue()


class _Undated(ZipFile):
    """An archive whose entries all bear the same moment."""

    def write(self, filename: Any, arcname: Any = None, *_args: Any, **_more: Any) -> None:
        self.writestr(str(arcname or filename), Path(filename).read_bytes())

    def writestr(
        self, zinfo_or_arcname: str | ZipInfo, data: Any, *_args: Any, **_more: Any
    ) -> None:
        entry = ZipInfo(getattr(zinfo_or_arcname, "filename", str(zinfo_or_arcname)), _LONG_AGO)
        entry.compress_type = ZIP_DEFLATED
        super().writestr(entry, data)
