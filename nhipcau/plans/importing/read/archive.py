"""Opening the zip of a Word or Excel file without being hurt by what is inside."""

import posixpath
import re
import zipfile
from io import BytesIO
from xml.etree import ElementTree

from nhipcau.plans.importing.read.paper import Unreadable

MAX_PARTS = 3_000
"""Entries in the zip; a plan with pictures has fewer than a hundred."""
MAX_UNPACKED = 200 * 2**20
"""Bytes of all entries together, unpacked."""
MAX_XML_PART = 24 * 2**20
"""Bytes of one XML part, unpacked; a plan of five hundred rows needs about 4 million."""
MAX_RATIO = 200
"""Unpacked to packed, for entries larger than `RATIO_FREE` bytes."""
RATIO_FREE = 4 * 2**20

_CHUNK = 2**18
_MARKUP = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCODING = re.compile(rb"""<\?xml[^>]{0,80}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_ENCODINGS = frozenset({b"utf-8", b"utf8", b"utf-16", b"us-ascii", b"ascii"})
_STRICT = re.compile(
    rb"http://purl\.oclc\.org/ooxml/(officeDocument|wordprocessingml|spreadsheetml)"
)
_MACROS = re.compile(r"(?:^|/)vba(?:Project|Data)|macrosheets?/|activeX/", re.IGNORECASE)


def open_archive(data: bytes) -> zipfile.ZipFile:
    """The zip, once its directory has been found harmless and its XML free of declarations.

    Raises `Unreadable` with code corrupt, encrypted, bomb, macro or entity.
    """
    archive = open_directory(data)
    for entry in archive.infolist():
        if entry.filename.lower().endswith((".xml", ".rels", ".vml")):
            _check_markup(archive, entry)
    return archive


def open_directory(data: bytes) -> zipfile.ZipFile:
    """The zip, once its directory has been found harmless; no entry has been unpacked yet."""
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise corrupt() from error
    _check_directory(archive.infolist())
    return archive


def read_part(archive: zipfile.ZipFile, name: str) -> bytes:
    """One part, unpacked; refuses more than `MAX_XML_PART` bytes whatever the directory says."""
    with archive.open(name) as stream:
        content = stream.read(MAX_XML_PART + 1)
    if len(content) > MAX_XML_PART:
        raise _bomb()
    return content


def relations(archive: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """What `part` ("" = the package) points to inside the zip: identifier -> (type, part name)."""
    folder, name = posixpath.split(part)
    root = read_xml(archive, posixpath.join(folder, "_rels", f"{name}.rels"))
    return {
        relation.get("Id", ""): (
            relation.get("Type", "").rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/"),
        )
        for relation in (root if root is not None else ())
        if relation.get("TargetMode") != "External"
    }


def related(archive: zipfile.ZipFile, part: str, kind: str) -> str:
    """The part that `part` points to by a relation of this kind, "" for none."""
    found = (name for this, name in relations(archive, part).values() if this == kind)
    return next(found, "")


def read_xml(archive: zipfile.ZipFile, name: str) -> ElementTree.Element | None:
    """The root of an XML part, "strict" namespaces turned into the usual ones; None if missing."""
    if not name:
        return None
    try:
        content = read_part(archive, name)
    except KeyError:
        return None
    return ElementTree.fromstring(usual_namespaces(content))


def usual_namespaces(content: bytes) -> bytes:
    """ISO 29500 "strict" names of the parts' vocabularies as everyone else writes them."""
    if b"purl.oclc.org" not in content:
        return content
    return _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006", content)


def corrupt() -> Unreadable:
    """The refusal for a file whose inside does not hold together."""
    return Unreadable(
        "corrupt",
        "Tệp bị hỏng hoặc không đầy đủ; hãy mở lại bằng Word, Excel và lưu thành tệp mới.",
    )


def _check_directory(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MAX_PARTS or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise _bomb()
    for entry in entries:
        if entry.flag_bits & 0x1:
            raise Unreadable("encrypted", "Tệp được đặt mật khẩu; hãy gỡ mật khẩu rồi tải lên lại.")
        if entry.file_size > RATIO_FREE and entry.file_size > MAX_RATIO * entry.compress_size:
            raise _bomb()
        if _MACROS.search(entry.filename):
            raise macro()


def macro() -> Unreadable:
    """The refusal for a file that carries a program."""
    return Unreadable(
        "macro",
        "Tệp có chứa macro (mã lệnh) nên không được nhận; "
        "hãy lưu lại thành tệp .docx hoặc .xlsx thường.",
    )


def _bomb() -> Unreadable:
    return Unreadable(
        "bomb",
        "Nội dung nén trong tệp lớn bất thường nên không được mở; "
        "hãy sao chép kế hoạch sang một tệp mới.",
    )


def _check_markup(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Refuse a document type or entity declaration; office programs never write one."""
    with archive.open(entry) as stream:
        head = stream.read(_CHUNK)
        codec = _codec(head)
        seen, tail, chunk = 0, b"", head
        while chunk:
            seen += len(chunk)
            if seen > MAX_UNPACKED:
                raise _bomb()
            if _MARKUP.search(_plain(tail + chunk, codec)):
                raise Unreadable(
                    "entity",
                    "Tệp khai báo thực thể XML bên ngoài nên không được mở; "
                    "hãy mở bằng Word, Excel và lưu thành tệp mới.",
                )
            # An even overlap keeps the two bytes of a UTF-16 letter together.
            tail, chunk = (tail + chunk)[-32:], stream.read(_CHUNK)


def _codec(head: bytes) -> str:
    """How many bytes a letter takes; an encoding that could hide a declaration is refused."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    body = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    declared = _ENCODING.match(body)
    if body and body[:1] != b"<":
        raise corrupt()
    if b"\x00" in body[:8] or (declared and declared[1].lower() not in _ENCODINGS):
        raise corrupt()
    return "utf-8"


def _plain(content: bytes, codec: str) -> bytes:
    return content.replace(b"\x00", b"") if codec == "utf-16" else content
