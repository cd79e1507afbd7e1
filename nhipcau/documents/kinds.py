"""What a file is, told by its content and never by its name; what may not be kept is refused."""

import re
from dataclasses import dataclass
from io import BytesIO
from typing import Final

import olefile
from django.core.exceptions import ValidationError

from nhipcau.documents.packages import TORN, open_package


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file that may be kept: `suffixes` are the endings its name may have, best first."""

    media_type: str
    suffixes: tuple[str, ...]


TEXT: Final = FileKind("text/plain", (".txt", ".csv", ".md", ".json", ".ics", ".srt", ".vtt"))
PDF: Final = FileKind("application/pdf", (".pdf",))
WORD: Final = FileKind(
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document", (".docx",)
)
EXCEL: Final = FileKind(
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", (".xlsx",)
)
SLIDES: Final = FileKind(
    "application/vnd.openxmlformats-officedocument.presentationml.presentation", (".pptx",)
)
OPEN_TEXT: Final = FileKind("application/vnd.oasis.opendocument.text", (".odt",))
OPEN_SHEET: Final = FileKind("application/vnd.oasis.opendocument.spreadsheet", (".ods",))
OLD_WORD: Final = FileKind("application/msword", (".doc",))
OLD_EXCEL: Final = FileKind("application/vnd.ms-excel", (".xls",))
OLD_SLIDES: Final = FileKind("application/vnd.ms-powerpoint", (".ppt",))

PACKAGES: Final = {WORD, EXCEL, SLIDES, OPEN_TEXT, OPEN_SHEET}

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADS: Final = (
    (b"\xff\xd8\xff", FileKind("image/jpeg", (".jpg", ".jpeg"))),
    (b"\x89PNG\r\n\x1a\n", FileKind("image/png", (".png",))),
    (b"GIF8", FileKind("image/gif", (".gif",))),
    (b"II*\x00", FileKind("image/tiff", (".tif", ".tiff"))),
    (b"MM\x00*", FileKind("image/tiff", (".tif", ".tiff"))),
    (b"ID3", FileKind("audio/mpeg", (".mp3",))),
    (b"\xff\xfb", FileKind("audio/mpeg", (".mp3",))),
    (b"\x1aE\xdf\xa3", FileKind("video/webm", (".webm", ".mkv"))),
)
# ISO base media: the brand stands at bytes 8 to 11, after the length and "ftyp".
_BRANDS: Final = {
    b"heic": FileKind("image/heic", (".heic", ".heif")),
    b"mif1": FileKind("image/heic", (".heic", ".heif")),
    b"M4A ": FileKind("audio/mp4", (".m4a",)),
    b"qt  ": FileKind("video/quicktime", (".mov",)),
}
_VIDEO: Final = FileKind("video/mp4", (".mp4", ".m4v", ".3gp"))
_RIFF: Final = {
    b"WEBP": FileKind("image/webp", (".webp",)),
    b"WAVE": FileKind("audio/wav", (".wav",)),
}
_PROGRAMS: Final = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\x00asm")
_SCRIPT_NAME = re.compile(
    r"\.(?:exe|dll|com|scr|msi|bat|cmd|ps1|vb[se]|m?js|jse|wsf|hta|jar|sh|py|php|pl|rb|lnk|reg|apk"
    r"|app|x?html?|svg|xml|do[ct]m|xl[st]m|pptm)$",
    re.IGNORECASE,
)
_MARKUP = re.compile(rb"^\s*(?:<\?xml|<\?php|<!doctype|<html|<head|<body|<script|<svg)", re.I)
_PDF_PROGRAM = re.compile(rb"/(?:JavaScript|Launch|RichMedia)(?![A-Za-z])")
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def kind_of(content: bytes, name: str) -> FileKind:
    """The kind of a file. `name` can only make it refused: a script is text like any other.

    Refuses with code empty, program, macro, encrypted, archive, broken or unknown_kind.
    """
    if not content.strip(b"\x00\t\r\n\f "):
        raise ValidationError("Tệp rỗng; hãy chọn đúng tệp.", code="empty")
    if content.startswith(_PROGRAMS) or _SCRIPT_NAME.search(name.strip(" .")):
        raise _program()
    if b"%PDF-" in content[:1024]:
        return _pdf(content)
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _package(content)
    if content.startswith(_OLE):
        return _old_office(content)
    return _medium(content) or _text(content)


def _pdf(content: bytes) -> FileKind:
    if _PDF_PROGRAM.search(content):
        raise ValidationError(
            "Tệp PDF có chứa mã lệnh nên không được nhận; hãy in lại thành tệp PDF mới.",
            code="macro",
        )
    return PDF


def _package(content: bytes) -> FileKind:
    """An office file is told by what its package declares; any other archive is refused."""
    try:
        declared, types = _declarations(content)
    except (*TORN, NotImplementedError) as error:
        raise _broken() from error
    known = {kind.media_type: kind for kind in (OPEN_TEXT, OPEN_SHEET)}
    if declared in known:
        return known[declared]
    for words, kind in (
        (b"wordprocessingml.document.main", WORD),
        (b"spreadsheetml.sheet.main", EXCEL),
        (b"presentationml.presentation.main", SLIDES),
    ):
        if words in types:
            return kind
    raise ValidationError(
        "Không nhận tệp nén; hãy giải nén rồi tải lên từng tệp bên trong.", code="archive"
    )


def _declarations(content: bytes) -> tuple[str, bytes]:
    """What a package says it is: its media type (OpenDocument), its list of types (Office)."""
    with open_package(content) as package:
        names = set(package.namelist())
        declared = package.read("mimetype") if "mimetype" in names else b""
        types = package.read("[Content_Types].xml") if "[Content_Types].xml" in names else b""
    return declared.decode("ascii", "replace").strip(), types.lower()


def _old_office(content: bytes) -> FileKind:
    try:
        with olefile.OleFileIO(BytesIO(content)) as container:
            streams = {"/".join(path).lower() for path in container.listdir(storages=True)}
    except (OSError, ValueError, IndexError, TypeError) as error:
        raise _broken() from error
    if streams & {"encryptedpackage", "encryptioninfo"}:
        raise ValidationError(
            "Tệp được đặt mật khẩu; hãy gỡ mật khẩu rồi tải lên lại.", code="encrypted"
        )
    if any("vba" in stream or stream.startswith("macros") for stream in streams):
        raise ValidationError(
            "Tệp có chứa macro (mã lệnh) nên không được nhận; hãy lưu lại thành tệp thường.",
            code="macro",
        )
    for stream, kind in (
        ("worddocument", OLD_WORD),
        ("workbook", OLD_EXCEL),
        ("book", OLD_EXCEL),
        ("powerpoint document", OLD_SLIDES),
    ):
        if stream in streams:
            return kind
    raise _unknown()


def _medium(content: bytes) -> FileKind | None:
    """A picture, a sound or a film; None for anything else."""
    for head, kind in _HEADS:
        if content.startswith(head):
            return kind
    if content[4:8] == b"ftyp":
        return _BRANDS.get(content[8:12], _VIDEO)
    if content[:4] == b"RIFF":
        return _RIFF.get(content[8:12])
    return None


def _text(content: bytes) -> FileKind:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        content = content.decode("utf-16", "replace").encode()
    content = content.removeprefix(b"\xef\xbb\xbf")
    if _MARKUP.match(content):
        raise _program()
    if _CONTROLS.search(content):
        raise _unknown()
    return TEXT


def _program() -> ValidationError:
    return ValidationError(
        "Tệp là chương trình hoặc trang mã lệnh nên không được nhận; "
        "hãy gửi văn bản, bảng tính, PDF, ảnh, âm thanh hoặc phim.",
        code="program",
    )


def _unknown() -> ValidationError:
    return ValidationError(
        "Không nhận ra loại tệp; hãy gửi Word, Excel, PDF, văn bản, ảnh, âm thanh hoặc phim.",
        code="unknown_kind",
    )


def _broken() -> ValidationError:
    return ValidationError(
        "Tệp bị hỏng hoặc không đầy đủ; hãy mở và lưu lại thành tệp mới.", code="broken"
    )
