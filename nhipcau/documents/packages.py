"""Office files are zips: looking into one without being hurt by what is inside."""

import re
import struct
import zipfile
import zlib
from io import BytesIO
from typing import Final

from django.core.exceptions import ValidationError

MAX_PARTS: Final = 5_000
"""Entries in a package; a report with many pictures has a few hundred."""
MAX_UNPACKED: Final = 300 * 2**20
"""Bytes of all entries together, unpacked."""
MAX_RATIO: Final = 200
"""Unpacked to packed, for entries larger than `RATIO_FREE` bytes."""
RATIO_FREE: Final = 4 * 2**20

TORN: Final = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError)
"""What reading a part raises when the zip does not hold together; NotImplementedError too."""

_PROGRAM_PARTS = re.compile(
    r"(?:^|/)(?:vba(?:Project|Data)|activeX/|macrosheets?/|Basic/|Scripts/)"
    r"|\.(?:exe|dll|js|vbs|bat|cmd|ps1|jar|scr|hta)$",
    re.IGNORECASE,
)


def open_package(content: bytes) -> zipfile.ZipFile:
    """The zip, its directory found harmless. Refuses with code broken, encrypted, bomb, macro."""
    try:
        package = zipfile.ZipFile(BytesIO(content))
    except TORN as error:
        raise ValidationError(
            "Tệp bị hỏng hoặc không đầy đủ; hãy mở và lưu lại thành tệp mới.", code="broken"
        ) from error
    entries = package.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MAX_PARTS or unpacked > MAX_UNPACKED or any(map(_is_bomb, entries)):
        raise ValidationError(
            "Nội dung nén trong tệp lớn bất thường nên không được nhận; "
            "hãy sao chép sang một tệp mới.",
            code="bomb",
        )
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise ValidationError(
            "Tệp được đặt mật khẩu; hãy gỡ mật khẩu rồi tải lên lại.", code="encrypted"
        )
    if any(_PROGRAM_PARTS.search(entry.filename) for entry in entries) or _declares_macros(package):
        raise ValidationError(
            "Tệp có chứa macro (mã lệnh) nên không được nhận; hãy lưu lại thành tệp thường.",
            code="macro",
        )
    return package


def read_part(package: zipfile.ZipFile, name: str, *, limit: int) -> bytes:
    """At most `limit` bytes of one part, whatever the directory says of its size."""
    with package.open(name) as stream:
        return stream.read(limit)


def _is_bomb(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > max(RATIO_FREE, MAX_RATIO * entry.compress_size)


def _declares_macros(package: zipfile.ZipFile) -> bool:
    if "[Content_Types].xml" not in package.namelist():
        return False
    try:
        types = read_part(package, "[Content_Types].xml", limit=2**20).lower()
    except (*TORN, NotImplementedError):
        return True  # what cannot be looked into is not taken in
    return b"macroenabled" in types or b"vbaproject" in types
