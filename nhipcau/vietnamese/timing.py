"""How plans word time: from the printed words to a first and a last day."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from nhipcau.vietnamese.stretches import NoSuchDay, stretch
from nhipcau.vietnamese.text import fold


@dataclass(frozen=True, slots=True)
class Timeframe:
    """A stretch of days, both inclusive; None where the words name none.

    `kind` is one of: year, quarter, quarter_range, half_year, month, month_range, day, before,
    from_to, continuous, periodic, multi_year, relative, on_demand, unknown.
    `tentative` marks wording such as "Dự kiến".
    """

    kind: str
    start: date | None
    end: date | None
    tentative: bool = False


_UNKNOWN = Timeframe("unknown", None, None)
_LONGEST_CELL = 120  # characters; a longer text is a sentence, not a time

_TENTATIVE = re.compile(r"\(?\b(?:du kien|khoang)\b\)?:? ?")
_FILLER = re.compile(
    r"^(?:(?:thoi gian|thoi han|thuc hien|trien khai|to chuc|bao cao|phat hanh|vao|"
    r"hoan thanh|xong|ket thuc|la|(?:nhan )?dip|:)[: ]*)+"
)
_PERIOD = r"(?:ngay|tuan|thang|quy|nam|6 thang|9 thang|sau thang|nua nam)"
_CONTINUOUS = re.compile(
    r"(?:thuong xuyen|lien tuc|xuyen suot|thuong ky|suot nam)"
    r"(?:,? (?:va )?(?:thuong xuyen|lien tuc|hang (?:ngay|tuan|thang|quy|nam)|dinh ky|dot xuat|"
    r"theo yeu cau|khi co yeu cau|ca nam|(?:trong )?(?:cac )?nam(?: thuc hien)?|"
    r"(?:trong )?(?:quy|thang)))*(?:,? ?(?:trong )?(?:nam )?(?P<y>\d{4}))?"
)
_PERIODIC = re.compile(
    r"(?:"
    rf"(?:dinh ky,? )?(?:(?:(?:truoc|cham nhat) )?ngay \d{{1,2}} )?(?:hang|moi|tung) {_PERIOD}"
    rf"(?:,? (?:va )?(?:hang )?{_PERIOD})*(?:,? (?:truoc )?ngay \d{{1,2}})?"
    r"|(?:truoc )?ngay \d{1,2}(?: cua)? thang (?:dau|cuoi)(?: cua)? (?:quy|ky)"
    r"|(?:cac|tung|hang) (?:thang|quy)(?: trong nam)"
    rf"|(?:theo )?dinh ky(?: (?:theo )?{_PERIOD}(?:,? (?:va )?{_PERIOD})*)?"
    rf"|(?:dinh ky |it nhat |toi thieu )*\d{{0,2}} ?{_PERIOD}(?:/| )(?:\d{{1,2}}|mot) ?lan"
    r"|\(?(?:it nhat |toi thieu )?\d{1,3}(?:-\d{1,3})? "
    rf"(?:so|lan|ky|dot|cuoc|bai|tin|chuyen)/{_PERIOD}\)?"
    rf"|{_PERIOD}, ?{_PERIOD}(?:,? (?:va )?{_PERIOD})*"
    r")(?: (?:va dot xuat|trong nam|ca nam))?(?:,? ?(?:trong )?nam (?P<y>\d{4}))?"
)
_ON_DEMAND = re.compile(
    r"(?:va )?(?:dot xuat|theo (?:yeu cau|nhu cau|thuc te|tinh hinh|dieu kien|su vu|vu viec)|"
    r"(?:ngay )?khi (?:co|phat sinh|duoc|can))\b.{0,80}"
)
_RELATIVE = re.compile(
    r"(?:ngay )?sau (?:khi|ngay|dai hoi|hoi nghi|ky hop|dot)\b.+|"
    r"(?:(?:ngay )?le(?! hoi)|tet)\b.{0,60}|"
    r"(?:trong )?(?:thoi han |vong |thoi gian )*(?:\d{1,3}|mot|hai|ba|nam) "
    r"(?:ngay|gio|tuan|thang)(?: lam viec)? (?:sau|truoc|ke tu|tinh tu|tu)\b.+|"
    r"theo (?:ke hoach|lich|chuong trinh|tien do|huong dan|quy dinh|chi dao|thoi gian|thoi diem|"
    r"tung|noi dung|cac dot|dot|yeu cau|thong bao|de an|su kien|le hoi|nhiem vu|phan cong|"
    r"thoa thuan|hop dong|ban ghi nho|du an|nghi quyet|ket luan)\b.{0,80}"
)
_BEFORE = re.compile(r"(?:cham nhat |muon nhat )?(?:la )?truoc (?:ngay (?!\d))?(?P<rest>.+)")
_YEARLY = re.compile(r" (?:hang nam|moi nam|cua nam(?: bao cao)?)$")
_BY = re.compile(
    r"(?:(?:cham|muon) nhat(?: la)?(?: den| vao| trong)?|khong (?:qua|muon hon)|"
    r"(?:tu nay )?(?:den|toi))"
    r"(?: het)?(?: ngay cuoi)? (?P<rest>.+)|het (?P<whole>.+)"
)


_BOUNDS = re.compile(r"bat dau:? (?P<first>.+?)[;,. ]+ket thuc:? (?P<last>.+)")


def parse_timeframe(text: str, year: int | None) -> Timeframe:
    """Read the words of a time cell; `year` is the plan's, used where the words name none.

    "Cả năm", "Thường xuyên", "Hằng tháng" cover the plan's year. "Trước 10/12" ends the day before;
    "chậm nhất 10/12" ends that day. Unknown wording and impossible dates give kind "unknown".
    """
    words = _BOUNDS.sub(r"tu \g<first> den \g<last>", _plain(text))
    tentative = bool(_TENTATIVE.search(words))
    bare = _FILLER.sub("", _TENTATIVE.sub("", words).strip()).strip(" ,:")
    if not bare or len(bare) > _LONGEST_CELL:
        return _UNKNOWN
    try:
        kind, start, end = _read(bare, year)
    except (NoSuchDay, ValueError, OverflowError):
        return _UNKNOWN
    return Timeframe(kind, start, end, tentative)


def is_timeframe(text: str) -> bool:
    """Whether `text` could be the whole text of a time cell."""
    return parse_timeframe(text, None).kind != "unknown"


def _plain(text: str) -> str:
    words = fold(re.sub(r"[–—‑−]", "-", text)).replace("…", " ")
    words = re.sub(r"\s*([-/])\s*", r"\1", words)
    words = re.sub(r"(?<=[a-z])(?=\d{4}$)", " ", words)
    return words.strip(" .,;:")


def _read(words: str, year: int | None) -> tuple[str, date | None, date | None]:
    for kind, pattern in (("continuous", _CONTINUOUS), ("periodic", _PERIODIC)):
        if found := pattern.fullmatch(words):
            return kind, *_whole_year(int(found["y"]) if found["y"] else year)
    if limit := _limit(_YEARLY.sub("", words), year):
        return limit
    if plain := stretch(words, year) or stretch(_YEARLY.sub("", words), year):
        return plain
    if _ON_DEMAND.fullmatch(words):
        return "on_demand", None, None
    if _RELATIVE.fullmatch(words):
        return "relative", None, None
    return _several(words, year)


def _whole_year(year: int | None) -> tuple[date | None, date | None]:
    return (date(year, 1, 1), date(year, 12, 31)) if year else (None, None)


def _limit(words: str, year: int | None) -> tuple[str, date | None, date | None] | None:
    """ "Trước ..." ends the day before; "đến", "hết", "chậm nhất ..." end on the last day named."""
    if found := _BEFORE.fullmatch(words):
        inner = stretch(found["rest"], year)
        if inner is None:
            return None
        last = stretch(re.split(r",| va ", found["rest"])[-1].strip(), year)
        start = (last or inner)[1]
        return "before", None, start - timedelta(days=1) if start else None
    if (found := _BY.fullmatch(words)) and (
        inner := stretch(found["rest"] or found["whole"], year)
    ):
        return "before", None, inner[2]
    return None


def _several(words: str, year: int | None) -> tuple[str, date | None, date | None]:
    """Two or three wordings side by side ("Quý II; thường xuyên"): the stretch that covers them."""
    pieces = [piece for piece in re.split(r"\s*(?:;|,| va )\s*", words) if piece]
    if not 2 <= len(pieces) <= 6:
        return "unknown", None, None
    read = [parse_timeframe(piece, year) for piece in pieces]
    if any(part.kind == "unknown" for part in read):
        return "unknown", None, None
    starts = [part.start for part in read if part.start]
    ends = [part.end for part in read if part.end]
    kinds = [part.kind for part in read]
    if kinds[0] in ("continuous", "periodic") and set(kinds) <= {kinds[0], "on_demand"}:
        return kinds[0], read[0].start, read[0].end
    kind = kinds[0] if len(set(kinds)) == 1 or kinds[0] in ("continuous", "periodic") else "from_to"
    whole = kind == "before" or len(starts) < len(read)
    return kind, None if whole else min(starts), max(ends, default=None)
