"""Opening a .docx that may come from anyone: limits first, then its XML parts."""

import posixpath
import zipfile
from dataclasses import dataclass
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from nhipcau.drafting.decree30.checking.report import NotADocument
from nhipcau.drafting.decree30.wordml import R

_MAX_FILE = 50 * 1024 * 1024
_MAX_PART = 60 * 1024 * 1024
_MAX_ENTRIES = 5_000
_MAX_RATIO = 400  # XML seldom packs better than 1 : 100; a bomb is far beyond
_RATIO_MATTERS_FROM = 5 * 1024 * 1024
_MAIN_TYPE = "wordprocessingml.document.main+xml"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"

_NO_DOCX = "Tệp này không phải văn bản Word (.docx); hãy lưu lại thành .docx rồi tải lên."
_TOO_BIG = "Tệp quá lớn hoặc nén bất thường nên không kiểm tra được; hãy lưu lại từ Word."
_BROKEN = "Tệp Word bị hỏng nên không đọc được; hãy mở bằng Word và lưu lại."
_MACRO = "Tệp Word có chứa macro; hãy lưu lại thành .docx không có macro."


@dataclass(frozen=True, slots=True)
class Package:
    """The main part, and the parts it points at, by relationship id and by kind."""

    main: Element
    by_id: dict[str, Element]
    by_kind: dict[str, Element]

    def part(self, kind: str) -> Element | None:
        """The first part of a kind such as "styles" or "theme"."""
        return self.by_kind.get(kind)


def open_package(data: bytes) -> Package:
    """Raises NotADocument for anything that is not a whole, macro-free, sane .docx."""
    if len(data) > _MAX_FILE:
        raise NotADocument(_TOO_BIG)
    if not data.startswith(b"PK"):
        raise NotADocument(_NO_DOCX)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _refuse_excess(archive)
            return _package(archive)
    except (ParseError, DefusedXmlException, UnicodeError, zipfile.BadZipFile, EOFError) as error:
        raise NotADocument(_BROKEN) from error
    except (OSError, RuntimeError, NotImplementedError, RecursionError, ValueError) as error:
        if isinstance(error, NotADocument):
            raise
        raise NotADocument(_BROKEN) from error  # encrypted, damaged or exotic entries


def _refuse_excess(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    if len(entries) > _MAX_ENTRIES:
        raise NotADocument(_TOO_BIG)
    for entry in entries:
        unpacked, packed = entry.file_size, max(entry.compress_size, 1)
        is_bomb = unpacked > _RATIO_MATTERS_FROM and unpacked / packed > _MAX_RATIO
        if unpacked > _MAX_PART or is_bomb:
            raise NotADocument(_TOO_BIG)


def _package(archive: zipfile.ZipFile) -> Package:
    names = set(archive.namelist())
    if "[Content_Types].xml" not in names:
        raise NotADocument(_NO_DOCX)
    main_name = _main_name(_xml(archive, "[Content_Types].xml"), names)
    by_id: dict[str, Element] = {}
    by_kind: dict[str, Element] = {}
    for number, kind, target in _relations(archive, main_name, names):
        part = _xml(archive, target)
        by_id[number] = part
        by_kind.setdefault(kind, part)
    return Package(_xml(archive, main_name), by_id, by_kind)


def _main_name(types: Element, names: set[str]) -> str:
    overrides = types.findall(f"{_TYPES}Override")
    if any("macroEnabled" in item.get("ContentType", "") for item in overrides):
        raise NotADocument(_MACRO)
    for item in overrides:
        name = item.get("PartName", "").lstrip("/")
        if item.get("ContentType", "").endswith(_MAIN_TYPE) and name in names:
            return name
    raise NotADocument(_NO_DOCX)


def _relations(
    archive: zipfile.ZipFile, main_name: str, names: set[str]
) -> list[tuple[str, str, str]]:
    """(id, kind, part name) of the XML parts inside the file that the main part points at."""
    folder, file = posixpath.split(main_name)
    listing = f"{folder}/_rels/{file}.rels".lstrip("/")
    if listing not in names:
        return []
    found = []
    for item in _xml(archive, listing):
        target = posixpath.normpath(posixpath.join("/" + folder, item.get("Target", "")))
        name, kind = target.lstrip("/"), item.get("Type", "").removeprefix(f"{R}/")
        if item.get("TargetMode") != "External" and name in names and name.endswith(".xml"):
            found.append((item.get("Id", ""), kind, name))
    return found


def _xml(archive: zipfile.ZipFile, name: str) -> Element:
    with archive.open(name) as part:
        content = part.read(_MAX_PART + 1)
    if len(content) > _MAX_PART:
        raise NotADocument(_TOO_BIG)  # the directory lied about the size
    root: Element = fromstring(content, forbid_dtd=True)
    return root
