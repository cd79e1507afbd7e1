"""What the number of a row says: a section, a task, a part of a task, and whose part."""

import re
from enum import Enum

_ROMAN = re.compile(r"(?=[IVXLC])(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_PATH = re.compile(r"(?:[IVXLC]+\.)?\d{1,3}(?:\.\d{1,3})*")
_SMALL = re.compile(r"[a-zđ]\d?|[ivx]{2,5}|[a-zđ]\.\d")
_BULLET = re.compile(r"[-–+*•●▪]")
_SECTION_WORD = r"(?:(?:phần|mục|nhóm|chương)\s+)?"
_PREFIX = re.compile(
    rf"{_SECTION_WORD}(?:"
    r"(?P<section>[IVXLC]{1,6}|[A-ZĐ])\s*[.):/–-]|"
    r"(?P<path>\d{1,3}(?:\.\d{1,3})+)\s*[.):]?|"
    r"(?P<plain>\d{1,3})\s*[.):]|"
    r"(?P<small>[a-zđ])\s*\)"
    r")\s+(?=\S)",
    re.IGNORECASE,
)


class Kind(Enum):
    """The office's ladder of numbering, from the section down."""

    SECTION = "roman"
    PART = "capital"
    STEP = "path"
    LETTER = "small letter"
    BULLET = "bullet"
    NONE = ""


def clean_number(text: str) -> str:
    """The number as printed, without what closes it: "1." -> "1", "a)" -> "a", "(2)" -> "2".

    Excel writes the number 1.1 the Vietnamese way, "1,1": it is turned back.
    """
    if text.startswith("="):
        return ""
    bare = re.sub(r"\s+", "", text).strip("().:/")
    bare = re.sub(r"(?<=\d),(?=\d)", ".", bare)
    return bare if kind_of(bare) is Kind.BULLET else bare.rstrip("-–")


def kind_of(number: str) -> Kind:
    """The kind of a clean number; "I", "V", "X" and "L" are always Roman."""
    if _ROMAN.fullmatch(number):
        return Kind.SECTION
    if re.fullmatch(r"[A-ZĐ]", number):
        return Kind.PART
    if _PATH.fullmatch(number):
        return Kind.STEP
    if _SMALL.fullmatch(number):
        return Kind.LETTER
    return Kind.BULLET if _BULLET.fullmatch(number) else Kind.NONE


def split_number(text: str) -> tuple[str, str]:
    """A number in front of a text: "1.1. Mở lớp" -> ("1.1", "Mở lớp"); ("", text) if none."""
    match = _PREFIX.match(text)
    if match is None:
        return "", text
    section = match["section"]
    if section and not section.isupper():
        return "", text
    number = section or match["path"] or match["plain"] or match["small"]
    return number, text[match.end() :]


def value_of(number: str) -> int:
    """Worth of a Roman number, a capital or the last step of a path; 0 if none."""
    if _ROMAN.fullmatch(number):
        worth = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
        values = [worth[sign] for sign in number]
        later = [*values[1:], 0]
        return sum(-a if a < b else a for a, b in zip(values, later, strict=True))
    if re.fullmatch(r"[A-Z]", number):
        return ord(number) - ord("A") + 1
    last = number.rpartition(".")[2]
    return int(last) if last.isdigit() else 0


def parent_of(number: str, above: str) -> str:
    """The printed number a row belongs under; `above` is the nearest row with a whole number."""
    kind = kind_of(number)
    if kind is Kind.STEP:
        return number.rpartition(".")[0] if number[:1].isdigit() else ""
    return above if kind in {Kind.LETTER, Kind.BULLET, Kind.NONE} else ""
