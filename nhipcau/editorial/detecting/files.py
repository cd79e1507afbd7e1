"""What a file carries beside its text: names, remarks, changes, places, numbers of devices."""

import html
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, UnidentifiedImageError

from nhipcau.documents import kinds
from nhipcau.documents.kinds import FileKind
from nhipcau.documents.packages import TORN, open_package, read_part
from nhipcau.editorial.detecting.sights import Sight

_MAX_PART: Final = 32 * 2**20
_MAX_PAGES: Final = 400
_NAMES = re.compile(
    r"<(?:dc:creator|cp:lastModifiedBy|Company|Manager|meta:initial-creator)>([^<]+)<"
)
_TRACKED = re.compile(
    r"<(?:w:(?:ins|del|moveFrom|moveTo)|text:tracked-changes|text:changed-region)[ >/]"
)
_REMARK = re.compile(r"<(?:w:comment|comment|threadedComment|p:cm|office:annotation)[ >]")
_HIDDEN = re.compile(
    r"<w:vanish ?/>|<sheet [^>]*state=\"(?:hidden|veryHidden)\"|<p:sld [^>]*show=\"0\""
)
_GPS, _EXIF = 0x8825, 0x8769
_DEVICE: Final = (0xA430, 0xA431, 0xA435, 0xC62F)
"""Owner, serial numbers of body, lens and camera (Exif 2.3; DNG)."""

TRACKED: Final = Sight(
    "tracked", "Tệp còn thay đổi đang theo dõi: hãy chấp nhận hoặc bỏ rồi lưu lại."
)
REMARKS: Final = Sight("comments", "Tệp còn lời nhận xét, ghi chú bên lề: hãy xóa trước khi đăng.")
HIDDEN: Final = Sight("hidden", "Tệp có phần bị ẩn (chữ, trang tính, trang chiếu): hãy kiểm tra.")
INSIDE: Final = Sight("inside", "Tệp có tệp khác nằm bên trong: hãy mở ra kiểm tra.")
PLACE: Final = Sight("gps", "Ảnh còn ghi tọa độ nơi chụp: hãy tải lại ảnh để máy bỏ đi.")
DEVICE: Final = Sight("device", "Ảnh còn ghi chủ máy hoặc số máy: hãy tải lại ảnh để máy bỏ đi.")


def sights_in_file(content: bytes, kind: FileKind) -> Iterator[Sight]:
    """What the checker should know; nothing for what cannot be looked into."""
    if kind == kinds.PDF:
        yield from _in_pdf(content)
    elif kind in kinds.PACKAGES:
        yield from _in_package(content)
    elif kind.media_type.startswith("image/"):
        yield from sights_in_picture(content)


def sights_in_picture(content: bytes) -> Iterator[Sight]:
    try:
        with Image.open(BytesIO(content)) as image:
            exif = image.getexif()
            place, inner = exif.get_ifd(_GPS), exif.get_ifd(_EXIF)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        return
    if place:
        yield PLACE
    if any(exif.get(tag) or inner.get(tag) for tag in _DEVICE):
        yield DEVICE


def _in_package(content: bytes) -> Iterator[Sight]:
    try:
        with open_package(content) as package:
            parts = {name: _text(package, name) for name in package.namelist()}
    except (*TORN, NotImplementedError):
        return
    properties = "".join(text for name, text in parts.items() if _is_about(name))
    yield from _names(html.unescape(name) for name in _NAMES.findall(properties))
    everything = "".join(parts.values())
    for pattern, sight in ((_TRACKED, TRACKED), (_REMARK, REMARKS), (_HIDDEN, HIDDEN)):
        if pattern.search(everything):
            yield sight
    if any("/embeddings/" in name for name in parts):
        yield INSIDE


def _text(package: zipfile.ZipFile, name: str) -> str:
    if not name.endswith(".xml"):
        return ""
    return read_part(package, name, limit=_MAX_PART).decode("utf-8", "replace")


def _is_about(name: str) -> bool:
    return name.startswith("docProps/") or name == "meta.xml"


def _names(found: Any) -> Iterator[Sight]:
    names = list(dict.fromkeys(name.strip() for name in found if name.strip()))
    if names:
        told = ", ".join(f"“{name}”" for name in names[:3])
        yield Sight(
            "metadata", f"Tệp còn ghi tên người, cơ quan soạn: {told}. Hãy xóa nếu không cần."
        )


def _in_pdf(content: bytes) -> Iterator[Sight]:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        return
    try:
        about = document.get_metadata_dict()
        yield from _names(about.get(name, "") for name in ("Author", "Company", "Manager"))
        if any(_has_remark(document[at]) for at in range(min(len(document), _MAX_PAGES))):
            yield REMARKS
        if pdfium.FPDFDoc_GetAttachmentCount(document.raw):
            yield INSIDE
    finally:
        document.close()


def _has_remark(page: Any) -> bool:
    """An annotation that is neither a link (2), a form field (20) nor a pop-up of another (16)."""
    for at in range(pdfium.FPDFPage_GetAnnotCount(page.raw)):
        annotation = pdfium.FPDFPage_GetAnnot(page.raw, at)
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        pdfium.FPDFPage_CloseAnnot(annotation)
        if kind not in (2, 16, 20):
            return True
    return False
