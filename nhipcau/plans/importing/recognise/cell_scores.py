"""How well a stretch of lines reads as the cell of a given column."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from nhipcau.plans.importing.recognise.ditto import is_ditto
from nhipcau.plans.importing.recognise.printed_width import printed_width
from nhipcau.plans.importing.recognise.time_words import begins_like_time, is_time, join_raw
from nhipcau.plans.importing.recognise.unit_heads import is_dangling, stretches, unit_head
from nhipcau.vietnamese.text import fold

Fragments = tuple[str, ...]  # one cell: its lines, or the parts of lines that belong to it

_SPACE = printed_width(" ")
_EMPTY = {"title": -16.0, "lead": -4.0, "coordinating": -2.5, "timeframe": -5.0, "product": -2.0}
_SUDDEN = {4.0: 2.0, 3.0: 1.2, 2.0: 0.6}  # by strength of the head that comes unseparated
_SENTENCE_INSIDE = re.compile(r"\w{3,}\. [^\W\d_A-ZĐ]")
_TIME_FIRST = re.compile(r"Trước|Quý|Tháng|Cả|Thường|Trong|Hằng|Hàng|Dự|Hoàn|Theo|Khi|Đến|Năm")
_TIME_INSIDE = re.compile(r"\w (?:Trước|Quý|Tháng|Hằng|Dự kiến|Theo|Khi) ")
_LABEL = re.compile(r"[-+•*]?\s*(?:(?:cơ quan|đơn vị)[, ]*)*chủ trì\s*:\s*", re.IGNORECASE)
_BARE_HEAD = re.compile(
    r"(?:^|[,;.“] ?|\w )(?:Văn phòng|Trung tâm|Ban|Hội|Sở|Cục|Chi cục|Phòng|Trường|Hiệp hội|"
    r"Liên hiệp|Công ty|Viện|Bộ|Đoàn|Trạm|Bộ Chỉ huy|Ban (?:Chỉ huy|Quản lý|Chỉ đạo)|UBND|HĐND|"
    r"Báo|Đài|Mặt trận|Ủy ban|Uỷ ban|Hội đồng|Trường (?:Đại học|Cao đẳng)|Học viện|Bộ Tư lệnh|"
    r"Ban (?:Tuyên giáo|Tổ chức|Nội chính|Dân vận|Tuyên giáo và Dân vận)|"
    r"(?:UBND|Công an) (?:huyện|thị xã|quận|phường))$"
)
_YEAR_FIRST = re.compile(r"(?:19|20)\d\d\b")
_UNDATED = re.compile(r"(?<!hằng )(?<!hàng )(?<!mỗi )(?<!từng )\b(?:tháng|ngày|quý|trước)$", re.I)
_OTHER_EMPTY = -0.5
UNIT_KINDS = ("lead", "coordinating")
_LONGEST_END = 60  # characters
_USUAL = 3  # cells with the same last words that make an ending usual
_FREE_WORDS = {
    "product": re.compile(
        r"(?:ke hoach|bao cao|van ban|quyet dinh|cong van|hoi nghi|hoi thao|tin|cac tin|bai|"
        r"san pham|danh muc|clip|video|an pham|phong su|chuyen|so luong|to trinh|de an|"
        r"chuong trinh|tai lieu|lop|ho so|co so du lieu|trang|ban tin|phim|doan|hop dong|"
        r"ket qua|thong bao|bien ban|chuoi|bo|buoi|cuoc|bang|thoa thuan|\d)\b"
    ),
    "budget": re.compile(r"(?:ngan sach|kinh phi|nguon|du toan|xa hoi hoa|theo|khong|\d)"),
    "basis": re.compile(
        r"(?:quyet dinh|ke hoach|nghi quyet|cong van|van ban|thong bao|chi thi|nghi dinh|thong tu|"
        r"luat|ket luan|chuong trinh|de an|so \d)"
    ),
}


@dataclass(frozen=True, slots=True)
class Measure:
    """The width of a column as its lines show it, in thousandths of the type size.

    `full` is the widest line met; `over` the narrowest line that one more word would have made
    too wide, 0 where too few lines were broken to tell.
    """

    full: int
    over: int


@dataclass(frozen=True)
class Habits:
    """What the rows of a table tell about each other: column widths, and names that come back.

    `empty` is the share of rows whose cell of a column is empty. `pairs` count the words that
    stand side by side on a line. `own` are the names the row in hand gave itself at the reading
    before; they do not count.
    """

    measures: Mapping[str, Measure] = field(default_factory=dict)
    seen: Mapping[str, int] = field(default_factory=dict)
    beginnings: Mapping[str, int] = field(default_factory=dict)
    endings: Mapping[str, int] = field(default_factory=dict)
    empty: Mapping[str, float] = field(default_factory=dict)
    pairs: Mapping[tuple[str, str], int] = field(default_factory=dict)
    own: frozenset[str] = frozenset()

    def times_seen(self, key: str) -> int:
        """In how many other rows a cell of units, or a unit in one, reads `key`."""
        return self.seen.get(key, 0) - (key in self.own)

    def goes_on(self, key: str) -> bool:
        """Whether other rows name a unit that begins with `key` and goes on."""
        mine = any(name != key and name.startswith(f"{key} ") for name in self.own)
        return self.beginnings.get(key, 0) > mine


def cell_score(kind: str, cell: Fragments, habits: Habits, *, opens: bool, closes: bool) -> float:
    """Worth of reading `cell` as a cell of column `kind`; higher is better.

    `opens` and `closes` tell whether the cell begins and ends here, or goes on over a page.
    """
    if not cell:
        most = 7.0 if kind in (*UNIT_KINDS, "timeframe") else 1.0  # what a filled cell is worth
        usual = most * min(1.0, 3.0 * habits.empty.get(kind, 0.0))
        return _EMPTY.get(kind, _OTHER_EMPTY) + usual if opens and closes else 0.0
    score = _fit(habits.measures.get(kind), cell) + _wording(kind, cell, opens, closes)
    if not (opens and closes) or kind == "timeframe":
        return score
    text = join_raw(cell)
    if kind in UNIT_KINDS:
        score += _familiar(text, habits)
    if habits.endings.get(ending(text), 0) >= _USUAL:
        score += 0.8 if kind in UNIT_KINDS else -0.8
    return score


def joint_score(before: str, after: str, habits: Habits) -> float:
    """Worth of going on with the line `after` where a page cut off a cell after line `before`."""
    pair = (bare(before.split()[-1]), bare(after.split()[0]))
    return 2.0 if pair in habits.pairs else -1.0


@lru_cache(maxsize=100_000)
def _wording(kind: str, cell: Fragments, opens: bool, closes: bool) -> float:
    """Worth of the words alone, whatever the other rows say."""
    text = join_raw(cell)
    if kind == "timeframe":
        return _time(text, opens=opens, closes=closes)
    # A note may say "Theo thỏa thuận"; a task or a unit hardly ever reads as a time.
    stray = -1.0 if kind == "note" else -5.0
    score = stray * sum(is_time(fragment) and fragment[0].isupper() for fragment in cell)
    if opens:
        score += _unit_opening(text, kind) if kind in UNIT_KINDS else _free_opening(text, kind)
    if closes:
        score += _closing(text, kind)
    score -= _unseparated(cell, kind) + 3.0 * bool(_has_sentence(text))
    if kind in UNIT_KINDS:
        return score + _units(text) + _ditto(text) - 2.0 * bool(_TIME_INSIDE.search(text))
    return score - (_far_fetched(text) if kind != "title" else 0.0)


def _has_sentence(text: str) -> bool:
    return ". " in text and _SENTENCE_INSIDE.search(text) is not None


def _tail(text: str) -> int:
    """Where to begin looking for what ends a text: no name or time there is longer."""
    return max(0, len(text) - _LONGEST_END)


def _fit(measure: Measure | None, cell: Fragments) -> float:
    """Penalty for lines wider than the column, and for breaks where the next word had room."""
    if measure is None:
        return 0.0
    widest, score = max(measure.full, measure.over), 0.0
    for fragment in cell:
        excess = printed_width(fragment.strip()) / widest - 1.03
        if excess > 0:
            score -= min(10.0, 1.0 + 20.0 * excess)
    if not measure.over:
        return score
    needed = 0.97 * min(measure.full, measure.over)
    for fragment, following in pairwise(cell):
        width = printed_width(fragment.strip()) + _SPACE + printed_width(following.split()[0])
        room = 1.0 - width / needed
        if room > 0:
            bullet = fragment.rstrip()[-1] in ".;:" and following[0] in "-+•*"
            score -= (0.3 if bullet else 1.0) * min(6.0, 1.0 + 12.0 * room)
    return score


def _time(text: str, *, opens: bool, closes: bool) -> float:
    if opens and closes:
        if text[-1] in ",;-–/":
            return -3.0
        if is_time(text):
            cut_off = 3.0 * bool(_BARE_HEAD.search(text))  # "Theo kế hoạch của Bộ" / "Ngoại giao"
            return (8.0 if text[0].isupper() else 7.0 if text[0].isdigit() else 6.0) - cut_off
        return -1.0 if begins_like_time(text) and len(text) < 60 else -9.0
    if opens:
        return 2.0 if is_time(text) or begins_like_time(text) else -9.0
    return -0.5 if len(text) < 25 else -4.0


def _unit_opening(text: str, kind: str) -> float:
    if label := _LABEL.match(text):  # "- Chủ trì: Sở Ngoại vụ" where one column holds all units
        text = text[label.end() :] or text
    words = tuple(text.split()[:4])
    strength = unit_head(words)
    if not strength:
        return -6.0
    collective = words[0].lower() in ("các", "một", "tổ", "cá", "tất", "mọi", "những")
    score = strength + (0.0 if text[0].isupper() or text[0] == "-" else -2.5)
    if collective:
        score += 0.5 if kind == "coordinating" else -1.0
    return score


def _free_opening(text: str, kind: str) -> float:
    score = 1.0 if text[0].isupper() or not text[0].isalpha() else -3.0
    if _YEAR_FIRST.match(text):
        score -= 3.0  # the end of a time before it: "Trong năm" / "2024"
    if words := _FREE_WORDS.get(kind):
        score += 2.0 if words.match(fold(text)) else -1.0
    return score


def _closing(text: str, kind: str) -> float:
    last = text.split()[-1]
    if is_dangling(last) or _TIME_FIRST.fullmatch(last) or _UNDATED.search(text, _tail(text)):
        return -5.0
    if text[-1] == ";":
        return -0.7 if kind == "title" else -3.0
    if text.rstrip()[-1] in ",:" and not text.rstrip().endswith(("…,", "..,")):
        return -4.0
    if _BARE_HEAD.search(text, _tail(text)):
        return -3.0
    if text.count("(") > text.count(")") or text.count("“") > text.count("”"):
        return -3.0
    return 0.3 if text[-1] == "." else 0.0


def _unseparated(cell: Fragments, kind: str) -> float:
    """Names of units that follow other words without a comma: likely two cells in one."""
    at_breaks = sum(_sudden_at(before, after) for before, after in pairwise(cell))
    if kind == "title":
        return 0.5 * at_breaks
    return at_breaks + sum(map(_sudden_inside, cell))


@lru_cache(maxsize=100_000)
def _sudden_at(before: str, after: str) -> float:
    """A unit that begins a line although the line before has not come to an end."""
    return _sudden(before.split()[-1], tuple(after.split()[:4]))


@lru_cache(maxsize=50_000)
def _sudden_inside(fragment: str) -> float:
    """Units that begin within a line, where a comma is missed half as much."""
    words = tuple(fragment.split())
    return 0.5 * sum(_sudden(words[at - 1], words[at : at + 4]) for at in range(1, len(words)))


def _sudden(before: str, words: tuple[str, ...]) -> float:
    if not words[0][0].isupper() or before[-1] in ",;:(“-–" or is_dangling(before):
        return 0.0
    nested = unit_head((before, words[0])) >= 3
    return 0.0 if nested else _SUDDEN.get(unit_head(words), 0.0)


def _units(text: str) -> float:
    """The parts between commas should be short and mostly begin like units."""
    parts = stretches(text)
    named = sum(1 for part in parts if unit_head(tuple(part.split()[:4])) >= 2)
    longest = max(len(part.split()) for part in parts) if parts else 0
    return 0.4 * min(named, 3) - 0.06 * len(text.split()) - max(0.0, 0.5 * (longest - 13))


def _ditto(text: str) -> float:
    """A mark for "as above" stands alone in its cell."""
    first, _, rest = text.partition(" ")
    if not is_ditto(first):
        return 0.0
    return -8.0 if rest else 3.0


def _far_fetched(text: str) -> float:
    """Products, sums and notes are short and do not list one unit after another."""
    listed = stretches(text)[1:]
    units = sum(1 for part in listed if unit_head(tuple(part.split()[:4])) >= 3)
    return 0.04 * len(text.split()) + 0.8 * units


def _familiar(text: str, habits: Habits) -> float:
    """Cells and units that other rows name too; a unit broken off before its last words."""
    if text[-1] in ",;":
        return 0.0
    seen = habits.times_seen(plain(text))
    if seen:
        return min(3.0, 1.0 + 0.7 * seen)
    parts = [plain(part) for part in stretches(text)]
    known = sum(1 for part in parts if habits.times_seen(part))
    broken = bool(parts) and not habits.times_seen(parts[-1]) and habits.goes_on(parts[-1])
    return 0.4 * min(known, 3) - 1.5 * broken


def bare(word: str) -> str:
    """A word for counting who stands beside it."""
    return word.lower().strip(',;.:()“”"')


def ending(text: str) -> str:
    """The last two words, as a key for counting."""
    return " ".join(plain(text).split()[-2:])


@lru_cache(maxsize=50_000)
def plain(text: str) -> str:
    """A cell's words for counting: case, marks and end punctuation aside."""
    return fold(text).strip(" .,;:")
