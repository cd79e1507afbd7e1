"""Opening a Word file that came in: refused in one sentence, or its parts as XML."""

import posixpath
import zipfile
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element, ParseError, fromstring
from xml.parsers import expat

from django.core.exceptions import ValidationError

from nhipcau.documents.kinds import OLD_WORD, OPEN_TEXT, WORD, kind_of
from nhipcau.documents.packages import TORN, open_package, read_part
from nhipcau.plans.importing.read.archive import usual_namespaces

MAX_PART: Final = 12 * 2**20
"""Bytes of one XML part, unpacked; LibreOffice writes five hundred tasks in 9 million."""
MAX_DEPTH: Final = 120
"""Elements inside one another; Word itself stays far below."""

# What the zip, its streams and the XML in it raise when they do not hold together.
BREAKS: Final = (*TORN, ParseError, expat.ExpatError, LookupError, RuntimeError)
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True, slots=True)
class Link:
    """A relation of a part: what kind, to which part of the file or, outside, which address."""

    kind: str
    target: str
    is_outside: bool


@dataclass(frozen=True, slots=True)
class Parts:
    """The inside of a Word file; `main` is the name of its document part."""

    archive: zipfile.ZipFile
    main: str
    seen: dict[str, Element] = field(default_factory=dict, compare=False)

    def names(self) -> list[str]:
        return self.archive.namelist()

    def xml(self, name: str) -> Element | None:
        """The root of a part, None if the file has none of this name."""
        if name not in self.seen and (root := _xml(self.archive, name)) is not None:
            self.seen[name] = root
        return self.seen.get(name)

    def links(self, part: str) -> list[Link]:
        return list(_links(self.archive, part).values())

    def related(self, kind: str) -> list[str]:
        """The parts of this kind that the document points to, in the order of their numbers."""
        links = _links(self.archive, self.main)
        return [one.target for one in links.values() if one.kind == kind and not one.is_outside]

    def first(self, kind: str) -> Element | None:
        """The root of the one part of this kind, None if there is none."""
        found = self.related(kind)
        return self.xml(found[0]) if found else None


def open_word(content: bytes) -> Parts:
    """Refuses with code empty, program, macro, encrypted, bomb, broken, old_word or not_word."""
    try:
        kind = kind_of(content, "")
    except BREAKS as error:
        raise broken() from error
    if kind in (OLD_WORD, OPEN_TEXT):
        raise ValidationError(
            "Tệp không ở dạng .docx; hãy mở bằng Word, chọn Lưu thành, kiểu .docx rồi tải lên lại.",
            code="old_word",
        )
    if kind != WORD:
        raise ValidationError("Tệp không phải văn bản Word (.docx).", code="not_word")
    archive = open_package(content)
    links = _links(archive, "").values()
    main = next((one.target for one in links if one.kind == "officeDocument"), "word/document.xml")
    parts = Parts(archive, main)
    if parts.xml(main) is None:
        raise broken()
    return parts


def broken() -> ValidationError:
    """The refusal for a file whose inside does not hold together."""
    return ValidationError(
        "Tệp bị hỏng hoặc không đầy đủ; hãy mở bằng Word và lưu lại thành tệp mới.", code="broken"
    )


def _links(archive: zipfile.ZipFile, part: str) -> dict[str, Link]:
    folder, name = posixpath.split(part)
    root = _xml(archive, posixpath.join(folder, "_rels", f"{name}.rels"))
    found: dict[str, Link] = {}
    for one in root.iter(_RELATION) if root is not None else ():
        kind, target = one.get("Type", "").rpartition("/")[2], one.get("Target", "")
        is_outside = one.get("TargetMode") == "External"
        if not is_outside:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        found[one.get("Id", "")] = Link(kind, target, is_outside)
    return found


def _xml(archive: zipfile.ZipFile, name: str) -> Element | None:
    if name not in archive.NameToInfo:
        return None
    try:
        content = read_part(archive, name, limit=MAX_PART + 1)
    except BREAKS as error:
        raise broken() from error
    if len(content) > MAX_PART:
        raise ValidationError(
            "Nội dung trong tệp lớn bất thường nên không được đọc; "
            "hãy sao chép phần trả lời sang biểu mẫu mới tải về.",
            code="bomb",
        )
    return parsed(content)


def parsed(content: bytes) -> Element:
    """The root of a part; declarations, torn XML and absurd depth are refused as broken."""
    try:
        content = usual_namespaces(content)
        _refuse_declarations(content)
        root = fromstring(content)
    except BREAKS as error:
        raise broken() from error
    _refuse_depth(root)
    return root


def _refuse_declarations(content: bytes) -> None:
    """Office programs write no document type, in which entities would be declared."""

    def refuse(*_: object) -> None:
        raise broken()

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.Parse(content, True)


def _refuse_depth(root: Element) -> None:
    """Parts are walked by recursion: a file that is deeper than any office suite writes is torn."""
    level: list[Element] = [root]
    for _ in range(MAX_DEPTH):
        level = [child for element in level for child in element]
        if not level:
            return
    raise broken()
