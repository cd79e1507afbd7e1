"""The pages of a PDF one by one, drawn by an interpreter that cannot be sent round in circles."""

import logging
from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdfpage import PDFPage
from pdfplumber.page import Page, PDFPageAggregatorWithMarkedContent
from pdfplumber.utils.exceptions import PdfminerException

from nhipcau.plans.importing.read.archive import corrupt
from nhipcau.plans.importing.read.paper import Unreadable
from nhipcau.plans.importing.read.pdf_guard import bomb, check_streams

# It warns about every odd font and number; what cannot be read is told by a refusal or a remark.
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)

MAX_PAGES = 300
"""Pages of a file; the longest plan with annexes met has about 60."""
MAX_FORMS = 2_000
"""Times a page may draw a picture or a form; a form that draws itself has no end."""


def open_pages(data: bytes) -> Iterator[Any]:
    """The pages in order, as pdfplumber has them; each is forgotten when the next is asked for.

    Raises `Unreadable` with code encrypted, bomb, absurd or corrupt.
    """
    check_streams(data)
    try:
        document = pdfplumber.open(BytesIO(data))
    except PdfminerException as error:
        raise _refusal(error) from error
    listed = list(islice(PDFPage.create_pages(document.doc), MAX_PAGES + 1))
    if not listed:
        raise corrupt()
    if len(listed) > MAX_PAGES:
        raise Unreadable(
            "absurd", f"Tệp PDF có hơn {MAX_PAGES} trang; hãy chỉ gửi phần kế hoạch và phụ lục."
        )
    for number, drawn in enumerate(listed, start=1):
        page = Page(document, drawn, page_number=number)
        page._layout = _layout(document, drawn, number)
        yield page
        page.close()


class _Interpreter(PDFPageInterpreter):
    """Counts on its device how often something is drawn from elsewhere."""

    def do_Do(self, xobjid_arg: Any) -> None:  # noqa: N802  # named by the operator of PDF
        device: Any = self.device  # shared by the interpreters of all nested forms
        device.drawn = getattr(device, "drawn", 0) + 1
        if device.drawn > MAX_FORMS:
            raise bomb()
        super().do_Do(xobjid_arg)


def _layout(document: Any, page: Any, number: int) -> Any:
    device = PDFPageAggregatorWithMarkedContent(document.rsrcmgr, pageno=number, laparams=None)
    _Interpreter(document.rsrcmgr, device).process_page(page)
    return device.get_result()


def _refusal(error: PdfminerException) -> Unreadable:
    cause = error.args[0] if error.args else None
    if isinstance(cause, PDFPasswordIncorrect | PDFEncryptionError):
        return Unreadable(
            "encrypted", "Tệp PDF được đặt mật khẩu; hãy gỡ mật khẩu rồi tải lên lại."
        )
    return corrupt()
