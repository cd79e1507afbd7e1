"""The plan's own text by its headings: aims, requirements, focus tasks, funds, organisation."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from nhipcau.plans.importing.read.paper import Place
from nhipcau.plans.importing.recognise.draft import Passage
from nhipcau.plans.importing.recognise.spoken import Said, is_heading
from nhipcau.vietnamese.text import fold

_NUMBER = re.compile(r"(\d{1,2})[.)]\s+(?=\S)")
_INNER = re.compile(r"\d{1,2}\.\d{1,2}(?:\.\d{1,2})*[.)]?\s|[a-zđ][.)]\s|[-–+•*●]\s")
_MARK = re.compile(r"(?:[IVX]{1,5}|[A-H]|\d{1,2}(?:\.\d{1,2})*|[a-zđ])\s?[.)/:]\s*|[-–+•*●]\s+")
_BULLET = re.compile(r"^[-–+•*●]\s+")
_CLOSING = re.compile(r"Trên đây là|Trên đây là|Yêu cầu (?:các|Giám đốc|Thủ trưởng).*\./\.$")
_POINTER = re.compile(r"\(.*(?:Phụ lục|phụ lục|kèm theo|đính kèm|biểu).*\)[.;]?", re.DOTALL)
_KINDS = (
    ("organisation", r"to chuc thuc hien|phan cong|trach nhiem|che do.*bao cao|bao cao$|thi hanh"),
    ("funding", r"kinh phi|nguon luc|du toan|nguon von"),
    ("goals", r"muc dich.*yeu cau|muc tieu.*yeu cau"),
    ("objectives", r"muc dich|muc tieu|quan diem|chi tieu"),
    ("requirements", r"yeu cau"),
    ("focus", r"nhiem vu|noi dung|giai phap|hoat dong|cong tac|chuong trinh"),
)
_SUBHEADINGS = (("objectives", r"muc dich|muc tieu|quan diem"), ("requirements", r"yeu cau"))


@dataclass(slots=True)
class Sections:
    """The text of a plan sorted under its headings; paragraphs in the order of print."""

    preamble: list[str] = field(default_factory=list)
    objectives: list[str] = field(default_factory=list)
    requirements: list[str] = field(default_factory=list)
    focus: list[Said] = field(default_factory=list)
    focus_note: str = ""
    funding: list[Said] = field(default_factory=list)
    organisation: list[Said] = field(default_factory=list)
    closing: list[str] = field(default_factory=list)


def sort_sections(paragraphs: Sequence[Said]) -> Sections:
    """Put each paragraph where its heading says; what stands before all headings is preamble."""
    found = Sections()
    kind = "preamble"
    counted = not any(is_heading(item.text.strip()) for item in paragraphs)
    for item in paragraphs:
        text = item.text.strip()
        heading = heading_kind(item) or (_counted_heading(item) if counted else "")
        if heading:
            kind = heading
        elif _CLOSING.match(text) or kind == "closing":
            kind = "closing"
            found.closing.append(text)
        else:
            kind = _place(found, kind, item)
    return found


def heading_kind(item: Said) -> str:
    """What a main heading announces, or "" if the paragraph is none."""
    text = item.text.strip()
    plain = _MARK.sub("", text, count=1).rstrip(" .:")
    numbered = bool(re.match(r"(?:[IVX]{1,5}|[A-H])\s?[.)/:]\s", text))
    capitals = plain == plain.upper() and len(plain) > 4 and not plain.startswith("(")
    strong = numbered and len(plain) < 90 and (item.is_strong or not text.endswith("."))
    if not (is_heading(text) or strong or (capitals and _NUMBER.match(text)) or capitals):
        return ""
    words = fold(plain)
    if words.startswith(("phu luc", "ke hoach", "noi nhan")):
        return ""
    return next((kind for kind, pattern in _KINDS if re.search(pattern, words)), "")


def _counted_heading(item: Said) -> str:
    """ "1. Mục đích, yêu cầu" in strong type: a main heading where no Roman numeral is used."""
    text = item.text.strip()
    if not item.is_strong or not _NUMBER.match(text) or len(text) > 90 or text.endswith("."):
        return ""
    words = fold(_MARK.sub("", text, count=1))
    return next((kind for kind, pattern in _KINDS if re.match(pattern, words)), "")


def _place(found: Sections, kind: str, item: Said) -> str:
    """Add a paragraph to its section; a heading within the aims changes the section."""
    text = item.text.strip()
    if kind in ("goals", "objectives", "requirements"):
        sub = _subheading(text)
        if sub:
            return sub
        into = found.requirements if kind == "requirements" else found.objectives
        into.append(_BULLET.sub("", re.sub(r"^[a-zđ]\)\s+", "", text)))
    elif kind == "focus" and _POINTER.fullmatch(text):
        found.focus_note = text
    elif kind == "preamble":
        found.preamble.append(text)
    else:
        getattr(found, kind).append(item)
    return kind


def _subheading(text: str) -> str:
    """ "1. Mục tiêu", "2. Yêu cầu": a heading of a few words."""
    plain = _MARK.sub("", text, count=1).strip(" .:")
    if len(plain.split()) > 6 or (plain == text and not text.endswith(":")):
        return ""
    words = fold(plain)
    return next((kind for kind, pattern in _SUBHEADINGS if re.match(pattern, words)), "")


def passages(paragraphs: Sequence[Said]) -> tuple[Passage, ...]:
    """Numbered paragraphs; what follows a number until the next belongs to it, line by line.

    A section without numbers is counted paragraph by paragraph from 1.
    """
    numbered = any(_NUMBER.match(item.text) for item in paragraphs)
    found: list[Passage] = []
    for item in paragraphs:
        mark = _NUMBER.match(item.text)
        text = item.text[mark.end() :].strip() if mark else item.text.strip()
        if numbered and found and not mark:
            found[-1] = replace(
                found[-1],
                text=f"{found[-1].text}\n{text}",
                place=_until(found[-1].place, item.place),
            )
        elif mark or not _INNER.match(text) or not found:
            number = int(mark[1]) if mark else len(found) + 1
            found.append(Passage(number, text if mark else _BULLET.sub("", text), item.place))
        else:
            found.append(Passage(len(found) + 1, _BULLET.sub("", text), item.place))
    return tuple(found)


def _until(first: Place, last: Place) -> Place:
    return replace(first, last_line=max(first.last_line, last.last_line))
