"""Workbooks for tests: a form as it goes out, filled in by openpyxl, which stands in for Excel."""

import re
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from xml.sax.saxutils import escape

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from nhipcau.exchange.doors import STATUSES
from nhipcau.exchange.excel_layout import escaped
from nhipcau.exchange.excel_reading import read_workbook
from nhipcau.exchange.form import Returned
from nhipcau.exchange.issuing import issue
from nhipcau.exchange.models import ReturnedForm
from nhipcau.exchange.receiving import receive
from nhipcau.organisations.models import User
from nhipcau.reports.models import UnitReport
from nhipcau.reports.writing import write
from tests.factories.organisations import make_user

COLUMNS = {
    "words": "E",
    "status": "F",
    "is_nil": "G",
    "nil_reason": "H",
    "outside_number": "I",
}
ITEMS, TEXTS, HIDDEN = "Nhiệm vụ", "Phần chung", "nhipcau"


def issued(report: UnitReport, *, by: User | None = None) -> bytes:
    """The pre-filled workbook of a report."""
    return issue(report, door="xlsx", by=by or make_user())[1]


def edited(content: bytes, change: Callable[[Workbook], object]) -> bytes:
    """The workbook opened, changed and saved again."""
    book = load_workbook(BytesIO(content))
    change(book)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def filled(
    content: bytes, cells: Mapping[str, object], *, sheet: str = ITEMS, as_text: bool = False
) -> bytes:
    """The workbook with values typed into cells of one sheet.

    With `as_text` as Excel keeps them in cells of the format "text": nothing is a formula.
    """

    def fill(book: Workbook) -> None:
        for reference, value in cells.items():
            cell = book[sheet][reference]
            cell.value = escaped(value) if as_text and isinstance(value, str) else value
            if as_text and cell.value is not None:
                cell.data_type = "s"

    return edited(content, fill)


def read(content: bytes) -> Returned:
    return read_workbook(content, statuses=STATUSES)


def shared(content: bytes) -> bytes:
    """The workbook with its texts in one table, as Excel, LibreOffice and Google save them."""
    table: list[str] = []

    def number(found: re.Match[str]) -> str:
        table.append(found[2])
        return f'{found[1]} t="s"><v>{len(table) - 1}</v></c>'

    parts = _parts(content)
    for name in parts:
        if name.startswith("xl/worksheets/sheet"):
            text = parts[name].decode()
            parts[name] = re.sub(
                r'(<c r="[A-Z]+\d+"(?: s="\d+")?) t="inlineStr"><is>(.*?)</is></c>',
                number, text, flags=re.S,
            ).encode()  # fmt: skip
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    items = "".join(f"<si>{item}</si>" for item in table)
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{main}">{items}</sst>'.encode()
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    link = f'<Relationship Type="{office}/sharedStrings" Target="sharedStrings.xml" Id="rId99"/>'
    listed = "xl/_rels/workbook.xml.rels"
    parts[listed] = parts[listed].replace(b"</Relationships>", f"{link}</Relationships>".encode())
    return _packed(parts)


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """The workbook with one part of its package added or replaced."""
    return _packed(_parts(content) | {name: part})


def with_cached_formula(content: bytes, reference: str, formula: str, value: str) -> bytes:
    """A formula with the result that an office program has saved beside it (first data sheet)."""
    parts = _parts(content)
    text = parts["xl/worksheets/sheet2.xml"].decode()
    cell = f't="str"><f>{escape(formula)}</f><v>{escape(value)}</v></c>'
    changed, count = re.subn(
        rf'(<c r="{reference}"(?: s="\d+")?)(?: t="\w+")?(?:/>|>.*?</c>)', rf"\1 {cell}", text,
        count=1, flags=re.S,
    )  # fmt: skip
    assert count == 1
    return _packed(parts | {"xl/worksheets/sheet2.xml": changed.encode()})


def row_of(sheet: Worksheet, code: str) -> int:
    """The row of a task by its code."""
    return next(cell.row for cell in sheet["B"] if cell.value == code)


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _packed(parts: Mapping[str, bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return stream.getvalue()


def came_back(report: UnitReport, state: str, *, by: User | None = None) -> ReturnedForm:
    """A workbook that came back for an open report, in state failed or conflict."""
    by = by or make_user()
    content = filled(issued(report, by=by), {"C4": "Từ tệp"}, sheet=TEXTS)
    if state == "failed":
        content = filled(content, {"F2": "Xong rồi"})
    else:
        report = UnitReport.objects.get(pk=report.pk)
        write(report, general={"weaknesses": "Từ trang web"}, by=by)
    returned = receive(report, content=content, name="Quý II.xlsx", by=by)
    assert returned.state == state
    return returned
