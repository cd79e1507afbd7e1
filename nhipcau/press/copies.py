"""The copy of a page that proves what stood there: as it came, in a file that cannot run."""

import zlib

from nhipcau.documents.models import StoredFile
from nhipcau.documents.storing import store_file
from nhipcau.organisations.models import User
from nhipcau.press.models import Clipping, PageBody
from nhipcau.press.reading.extracting.decoding import decode

_MOST_CHARACTERS = 5_000_000


def copy_of_page(row: Clipping, *, by: User | None) -> StoredFile | None:
    """The page of a clipping as a text file, for the office alone; None if none was kept.

    Its head tells address, time and the sha256 of the bytes as they came.
    """
    body = PageBody.objects.filter(page=row.page_id).first() if row.page_id else None
    if body is None:
        return None
    content = zlib.decompress(bytes(body.content))
    kind = next((value for name, value in body.headers if name == "content-type"), "")
    head = (
        "Bản lưu trang báo, chỉ dùng làm minh chứng nội bộ.",
        f"Cơ quan báo chí: {row.outlet.name}",
        f"Địa chỉ: {body.final or row.address}",
        f"Tải lúc: {body.fetched_at.isoformat()}",
        f"SHA-256 của nội dung nhận được: {body.sha256}",
        f"Kiểu nội dung: {kind}",
    )
    words = decode(content, kind)[:_MOST_CHARACTERS].replace("\x00", "")
    text = "\n".join((*head, "", words))
    name = f"ban-luu-{body.sha256[:16]}.txt"
    return store_file(text.encode("utf8", "replace"), name=name, by=by)
