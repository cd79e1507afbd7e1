"""The paragraphs of a plan's text as an outline: numbered points with what stands under them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from nhipcau.plans.importing.recognise.draft import Source
from nhipcau.plans.importing.recognise.prose_duties import names_only_units
from nhipcau.plans.importing.recognise.sections import heading_kind
from nhipcau.plans.importing.recognise.spoken import Said

_MARKS = (
    (1, r"([IVX]{1,5}|[A-H])\s?[.)/]\s+"),
    (2, r"(\d{1,2})\s?[.)/]\s+"),
    (3, r"(\d{1,2}\.\d{1,2})[.)]?\s+"),
    (4, r"(\d{1,2}\.\d{1,2}\.\d{1,2})[.)]?\s+"),
    (5, r"([a-zđ])\s?[.)]\s+"),
    (6, r"([-–•●*])\s*(?=\S)"),
    (7, r"(\+|o)\s+(?=\S)"),
)
_PLAIN = 8
_STOP = re.compile(r"Nơi nhận|Trên đây là|(?:TM|KT|TL|TUQ)\. ?[A-ZĐ]")
_LABEL = re.compile(
    r"(?:[-–+•*]\s*)?\(?(?:(?:cơ quan|đơn vị)[^:]{0,40}|chủ trì|phối hợp|thời gian[^:]{0,20}|"
    r"thời hạn[^:]{0,20}|tiến độ|hoàn thành|nội dung[^:]{0,20}|sản phẩm[^:]{0,20}|kết quả|"
    r"kinh phí[^:]{0,20}):",
    re.I,
)


@dataclass(slots=True)
class Point:
    """A paragraph, its printed number or "", and the points under it.

    `section` is what its main heading announces ("focus", "objectives" ...).
    """

    level: int
    label: str
    text: str
    source: Source
    section: str
    below: list["Point"] = field(default_factory=list)

    def everything(self) -> list["Point"]:
        """This point and all points under it, in the order of print."""
        return [self, *(inner for point in self.below for inner in point.everything())]


def outline(paragraphs: Sequence[Said]) -> list[Point]:
    """Points of the top level. Labels such as "Đơn vị chủ trì: ..." join the point before."""
    top: list[Point] = []
    open_points: list[Point] = []
    section = "preamble"
    for item in paragraphs:
        text = item.text.strip()
        if _STOP.match(text):
            break
        kind = heading_kind(item)
        level, label, bare = _mark(text)
        if level == _PLAIN:
            # "Sở Ngoại vụ:" without a number heads the points of that office.
            heads = text.endswith(":") and names_only_units(text)
            level = 1 if kind else 2 if heads else level
        section = kind if kind and level <= 2 else section
        if _LABEL.match(text) and open_points and level >= 6:
            _join(open_points[-1], text, item)
            continue
        point = Point(level, label, bare, Source(item.place, item.place, text), section)
        while open_points and open_points[-1].level >= level:
            open_points.pop()
        (open_points[-1].below if open_points else top).append(point)
        open_points.append(point)
    return top


def _mark(text: str) -> tuple[int, str, str]:
    for level, pattern in _MARKS:
        if found := re.match(pattern, text):
            label = found[1] if level < 6 else ""
            return level, label, text[found.end() :].strip()
    return _PLAIN, "", text


def _join(point: Point, text: str, item: Said) -> None:
    point.text = f"{point.text}\n{text}"
    point.source = Source(point.source.place, item.place, f"{point.source.text}\n{text}")
