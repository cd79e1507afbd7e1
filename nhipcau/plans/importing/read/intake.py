"""The door for files: what a file is, is told by its content; what cannot be read is refused."""

import stat
from collections.abc import Callable
from pathlib import Path, PurePath

from nhipcau.plans.importing.read.archive import corrupt, macro, open_directory, read_part
from nhipcau.plans.importing.read.paper import Paper, Unreadable
from nhipcau.plans.importing.read.text import read_text
from nhipcau.plans.importing.read.word import read_word

MAX_BYTES = 50 * 2**20
"""Largest file taken in, in bytes; the longest signed plan met has 3 million."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = ("encryptedpackage", "encryptioninfo", "worddocument", "workbook", "book")
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"II*\x00", b"MM\x00*", b"GIF8", b"BM")
_MARKED_UP = (b"<!doctype html", b"<html", b"<?xml", b"mime-version:", b"{\\rtf")


def read_file(path: Path) -> Paper:
    """Read a file from disk; its size is looked at before a byte of it is.

    Raises `Unreadable` with code not_found, not_a_file, no_permission, too_large or those of
    `read_bytes`.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable("not_a_file", f"“{path.name}” không phải là tệp; hãy chọn một tệp.")
        if status.st_size > MAX_BYTES:
            raise _too_large()
        with path.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise Unreadable(
            "not_found", f"Không tìm thấy tệp “{path.name}”; hãy kiểm tra lại đường dẫn."
        ) from error
    except PermissionError as error:
        raise Unreadable(
            "no_permission", f"Không có quyền đọc tệp “{path.name}”; hãy cấp quyền đọc rồi thử lại."
        ) from error
    except OSError as error:
        raise Unreadable(
            "not_a_file",
            f"Không mở được tệp “{path.name}”; hãy sao chép tệp ra chỗ khác rồi thử lại.",
        ) from error
    return read_bytes(content, path.name)


def read_bytes(data: bytes, name: str) -> Paper:
    """Read a file by its content; `name` is only used to word a refusal.

    Raises `Unreadable` and nothing else, whatever the bytes are.
    """
    if len(data) > MAX_BYTES:
        raise _too_large()
    if not data.strip(b"\x00\t\r\n\f "):
        raise Unreadable("empty", "Tệp rỗng; hãy chọn đúng tệp kế hoạch.")
    try:
        return _reader(data, name)(data)
    except (Unreadable, ImportError):
        raise
    except (Exception, RecursionError) as error:
        # The libraries below raise whatever they like on torn bytes; a person gets one sentence.
        raise corrupt() from error


def _reader(data: bytes, name: str) -> Callable[[bytes], Paper]:
    head = data[:1024]
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _office_reader(data, name)
    if b"%PDF-" in head:
        return _read_pdf
    if head.startswith(_OLE):
        raise _inside_ole(data, name)
    if head.startswith(_PICTURES):
        raise Unreadable(
            "picture", "Tệp là ảnh chụp, không có chữ để đọc; hãy gửi tệp Word, Excel hoặc PDF gốc."
        )
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(_MARKED_UP):
        raise _unknown(name)
    return read_text


def _read_pdf(data: bytes) -> Paper:
    from nhipcau.plans.importing.read.pdf import read_pdf  # noqa: PLC0415  a quarter of a second

    return read_pdf(data)


def _read_excel(data: bytes) -> Paper:
    from nhipcau.plans.importing.read.excel import read_excel  # noqa: PLC0415  a fifth of a second

    return read_excel(data)


def _office_reader(data: bytes, name: str) -> Callable[[bytes], Paper]:
    with open_directory(data) as archive:
        if "[Content_Types].xml" not in archive.namelist():
            raise _unknown(name)
        types = read_part(archive, "[Content_Types].xml").lower()
    if b"macroenabled" in types or b"vbaproject" in types:
        raise macro()
    if b"wordprocessingml.document.main" in types or b"wordprocessingml.template" in types:
        return read_word
    if b"spreadsheetml.sheet.main" in types or b"spreadsheetml.template" in types:
        return _read_excel
    raise _unknown(name)


def _inside_ole(data: bytes, name: str) -> Unreadable:
    """The old container holds either a locked new file or a file of Office 97-2003."""
    import olefile  # noqa: PLC0415  only old containers are worth its start

    try:
        with olefile.OleFileIO(data) as container:
            streams = {"/".join(path).lower() for path in container.listdir(streams=True)}
    except (OSError, ValueError, TypeError, IndexError):
        # Its directory is torn; the names in it stand in the bytes all the same.
        words = data.lower()
        streams = {stream for stream in _OLE_STREAMS if stream.encode("utf-16-le") in words}
        if not streams:
            is_word = PurePath(name).suffix.lower() == ".doc"
            return _old_word() if is_word else corrupt()
    if streams & {"encryptedpackage", "encryptioninfo"}:
        return Unreadable("encrypted", "Tệp được đặt mật khẩu; hãy gỡ mật khẩu rồi tải lên lại.")
    if "worddocument" in streams:
        return _old_word()
    if streams & {"workbook", "book"}:
        return Unreadable(
            "legacy", "Tệp ở dạng Excel cũ (.xls); hãy mở bằng Excel và lưu lại thành .xlsx."
        )
    return _unknown(name)


def _old_word() -> Unreadable:
    return Unreadable(
        "legacy", "Tệp ở dạng Word cũ (.doc); hãy mở bằng Word và lưu lại thành .docx."
    )


def _unknown(name: str) -> Unreadable:
    which = f" “{name}”" if name else ""
    return Unreadable(
        "unknown_type",
        f"Không nhận ra loại tệp{which}; hãy gửi kế hoạch ở dạng .docx, .xlsx, .pdf hoặc .txt.",
    )


def _too_large() -> Unreadable:
    limit = MAX_BYTES // 2**20
    return Unreadable(
        "too_large",
        f"Tệp lớn hơn {limit} MB nên không được mở; hãy bỏ bớt ảnh hoặc chỉ gửi tệp kế hoạch.",
    )
