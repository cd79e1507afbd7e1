"""The workbook that came in, its faulty cells coloured and explained so that they can be mended."""

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Border, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from nhipcau.exchange.excel_layout import MARK, print_of
from nhipcau.exchange.excel_setup import page_setup, put
from nhipcau.exchange.excel_styles import add_styles
from nhipcau.exchange.form import Problem
from nhipcau.plans.importing.read.excel_cells import unescaped

_FILL = PatternFill("solid", fgColor="FFF2CC")
_EDGE = Side(style="medium", color="C00000")
_FRAME = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
_AUTHOR = "Nhịp Cầu"
_LIST_SHEET = "Lỗi cần sửa"
_HEADING = ("Vị trí", "Đã ghi", "Cần sửa", "Ví dụ")
_WIDTHS = {"A": 24, "B": 40, "C": 60, "D": 40}
_LONGEST_SHOWN = 500  # characters of a value in the list
_BOX = (320, 140)  # width and height of a comment, in points


def coloured(content: bytes, problems: Sequence[Problem]) -> bytes:
    """A copy of an .xlsx with yellow, red-framed cells that carry rule and example as a comment.

    A last sheet lists all problems, those without a cell included. The copy may be mended and
    handed in: its marks are known as ours. Raises what the library raises on a torn file.
    """
    book = load_workbook(BytesIO(content), keep_links=False)
    if _LIST_SHEET in book.sheetnames:
        book.remove(book[_LIST_SHEET])
    if "heading" not in book.named_styles:
        add_styles(book)
    known = [_mark(cell, told) for cell, told in _cells(book, problems)]
    known += _list(book.create_sheet(_LIST_SHEET), problems)
    _make_known(book, known)
    return _saved(book)


def _saved(book: Workbook) -> bytes:
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _cells(book: Workbook, problems: Iterable[Problem]) -> Iterator[tuple[Cell, list[Problem]]]:
    """Each faulty cell that is there, with all that is wrong with it."""
    by_place: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        by_place.setdefault((problem.place.sheet, problem.place.cell), []).append(problem)
    for (sheet, reference), told in by_place.items():
        if sheet in book.sheetnames and reference.isalnum():
            cell = book[sheet][reference]
            if isinstance(cell, Cell) and not isinstance(cell, MergedCell):
                yield cell, told


def _mark(cell: Cell, problems: Sequence[Problem]) -> str:
    """Colour and explain; what others have said there stays. Gives the words of the comment."""
    told = "\n".join(_told(problem) for problem in problems)
    said = cell.comment.text if cell.comment else ""
    text = f"{said}\n\n{told}" if said and told not in said else told
    comment = Comment(text, _AUTHOR)
    comment.width, comment.height = _BOX
    cell.comment, cell.fill, cell.border = comment, _FILL, _FRAME
    return told


def _told(problem: Problem) -> str:
    return f"{problem.rule}\nVí dụ: {problem.example}" if problem.example else problem.rule


def _list(sheet: Worksheet, problems: Iterable[Problem]) -> list[str]:
    rows = [
        _HEADING,
        *((str(one.place), one.value[:_LONGEST_SHOWN], one.rule, one.example) for one in problems),
    ]
    for letter, width in _WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    for at, row in enumerate(rows, start=1):
        for number, text in enumerate(row, start=1):
            put(sheet, at, number, text, "heading" if at == 1 else "open")
    sheet.freeze_panes = "A2"
    page_setup(sheet, orientation="landscape")
    return [text for row in rows for text in row if text]


def _make_known(book: Workbook, texts: Iterable[str]) -> None:
    """Enter our marks in the hidden sheet, so that they do not come back as somebody's notes."""
    for sheet in book.worksheets:
        if unescaped(str(sheet["A1"].value)) == MARK:
            for at, one in enumerate(sorted({print_of(text) for text in texts}), sheet.max_row + 1):
                put(sheet, at, 1, "fixed", "note")
                put(sheet, at, 2, one, "note")
            return
