"""The words of a file, roughly and in lines, only to see whether a secrecy stamp stands in it."""

import html
import re
from typing import Final

import pypdfium2
from django.core.exceptions import ValidationError

from nhipcau.documents import kinds
from nhipcau.documents.kinds import FileKind
from nhipcau.documents.packages import TORN, open_package, read_part

_MAX_PART: Final = 32 * 2**20
"""Bytes read of one part of an office file."""
_MAX_PAGES: Final = 400
"""Pages of a PDF looked at; a stamp stands on the first page or in the running head."""

_WORDED = re.compile(r"\.xml$", re.IGNORECASE)  # a part may stand in any folder of the package
_LINE_ENDS = re.compile(
    r"</(?:w:p|a:p|si|is|text:p|text:h|row|table:table-cell|w:tc|xdr:txBody|(?:dc|cp|vt|meta):[\w-]+)>|<w:(?:br|tab)\b[^>]*/>"
)
_TAGS = re.compile(r"<[^>]*>")
_OLD_TEXT = re.compile(r"[\t\r\n\x07\x0b\x0c -\u1eff–-”…]{3,}")


def words_of_file(content: bytes, kind: FileKind) -> str:
    """The text of the file, one line a paragraph or cell; "" for pictures, sound and film.

    Refuses a file that cannot be looked into, with code broken or encrypted.
    """
    if kind == kinds.TEXT:
        return _decoded(content)
    if kind == kinds.PDF:
        return _of_pdf(content)
    if kind in kinds.PACKAGES:
        return _of_package(content)
    if kind in (kinds.OLD_WORD, kinds.OLD_EXCEL, kinds.OLD_SLIDES):
        return _of_old_office(content)
    return ""


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    return content.decode("utf-8-sig", "replace")


def _of_package(content: bytes) -> str:
    pieces: list[str] = []
    try:
        with open_package(content) as package:
            for name in package.namelist():
                if _WORDED.search(name):
                    pieces.append(
                        read_part(package, name, limit=_MAX_PART).decode("utf-8", "replace")
                    )
    except (*TORN, NotImplementedError) as error:
        raise ValidationError(
            "Tệp bị hỏng hoặc không đầy đủ; hãy mở và lưu lại thành tệp mới.", code="broken"
        ) from error
    marked = _LINE_ENDS.sub("\n", "\n".join(pieces))
    return html.unescape(_TAGS.sub("", marked))


def _of_pdf(content: bytes) -> str:
    try:
        document = pypdfium2.PdfDocument(content)
        try:
            pages = min(len(document), _MAX_PAGES)
            return "\n".join(document[at].get_textpage().get_text_range() for at in range(pages))
        finally:
            document.close()
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise ValidationError(
                "Tệp được đặt mật khẩu; hãy gỡ mật khẩu rồi tải lên lại.", code="encrypted"
            ) from error
        raise ValidationError(
            "Tệp bị hỏng hoặc không đầy đủ; hãy mở và lưu lại thành tệp mới.", code="broken"
        ) from error


def _of_old_office(content: bytes) -> str:
    """Old office files keep their text as UTF-16 or as bytes; both are looked through."""
    wide = (content[offset:].decode("utf-16-le", "replace") for offset in (0, 1))
    narrow = content.decode("cp1258", "replace")
    runs = (run for text in (*wide, narrow) for run in _OLD_TEXT.findall(text))
    return re.sub(r"[\r\x07\x0b\x0c]", "\n", "\n".join(runs))
