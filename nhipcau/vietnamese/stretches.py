"""Calendar stretches in folded Vietnamese: days to years, their ranges and lists."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days `start`..`end`, both inclusive; both None if the year is told nowhere.

    `unit` is day, month, quarter, half_year or year; `dated` is true if the words name the year.
    """

    unit: str
    start: date | None
    end: date | None
    dated: bool


class NoSuchDay(ValueError):
    """The words are those of a date, but the calendar has no such day (31/02)."""


_YEAR = r"(?:[ /,.-]*(?:nam )?(?P<y>\d{4}))?"
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_PARTS = {"dau": 0, "giua": 1, "cuoi": 2}
_RANGE_UNITS = {
    "day": "from_to",
    "month": "month_range",
    "quarter": "quarter_range",
    "half_year": "month_range",
    "year": "multi_year",
}


def _months(unit: str, year: int | None, first: int, last: int, dated: bool) -> Stretch:
    """Whole months `first`..`last` of `year`."""
    if not (1 <= first <= last <= 12):
        raise NoSuchDay
    if year is None:
        return Stretch(unit, None, None, dated)
    after = date(year + last // 12, last % 12 + 1, 1)
    return Stretch(unit, date(year, first, 1), after - timedelta(days=1), dated)


def _day(m: re.Match[str], year: int | None) -> Stretch:
    told = m["y"]
    if told and len(told) == 2:
        told = f"20{told}"
    month, day = int(m["m"]), int(m["d"])
    try:
        # 2000 was a leap year: 29/02 without a year is not refused.
        at = date(int(told) if told else year or 2000, month, day)
    except ValueError as error:
        raise NoSuchDay from error
    if not told and year is None:
        return Stretch("day", None, None, False)
    return Stretch("day", at, at, bool(told))


def _month(m: re.Match[str], year: int | None) -> Stretch:
    at = int(m["m"])
    return _months("month", int(m["y"]) if m["y"] else year, at, at, bool(m["y"]))


def _quarter(m: re.Match[str], year: int | None) -> Stretch:
    told = int(m["y"]) if m["y"] else year
    number = _ROMAN.get(m["q"]) or int(m["q"])
    first = number * 3 - 2
    part = m["part"]
    if part:  # the first, second or third month of the quarter
        at = first + _PARTS[part]
        return _months("month", told, at, at, bool(m["y"]))
    return _months("quarter", told, first, first + 2, bool(m["y"]))


def _first_months(m: re.Match[str], year: int | None) -> Stretch:
    told = int(m["y"]) if m["y"] else year
    count = 6 if m["n"] in ("sau", "nua") else int(m["n"])
    unit = "half_year" if count == 6 else "months"
    if m["part"] == "cuoi":
        return _months(unit, told, 13 - count, 12, bool(m["y"]))
    return _months(unit, told, 1, count, bool(m["y"]))


def _part_of_year(m: re.Match[str], year: int | None) -> Stretch:
    first, last = {"dau": (1, 3), "giua": (4, 9), "cuoi": (10, 12)}[m["part"]]
    unit = "months" if m["part"] == "giua" else "quarter"
    return _months(unit, int(m["y"]) if m["y"] else year, first, last, bool(m["y"]))


def _year(m: re.Match[str], year: int | None) -> Stretch:
    told = int(m["y"]) if m["y"] else year
    return _months("year", told, 1, 12, bool(m["y"]))


_POINTS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], int | None], Stretch]], ...] = tuple(
    (re.compile(pattern), build)
    for pattern, build in (
        (r"(?:ngay )?(?P<d>\d{1,2})[/.](?P<m>\d{1,2})(?:[/.](?P<y>\d{4}|\d{2}))?", _day),
        (r"(?:ngay )?(?P<d>\d{1,2})-(?P<m>\d{1,2})-(?P<y>\d{4})", _day),
        (rf"(?:ngay )?(?P<d>\d{{1,2}}) ?thang (?P<m>\d{{1,2}}){_YEAR}", _day),
        (r"ngay (?P<d>\d{1,2})-(?P<m>\d{1,2})(?P<y>)", _day),
        (
            r"(?:(?:trong|(?:nua )?(?:dau|cuoi)|giua|(?:thuong|trung|ha) tuan|tuan \w+) )?"
            rf"(?:thang|t\.?) ?(?P<m>\d{{1,2}}){_YEAR}",
            _month,
        ),
        (r"(?P<m>\d{1,2})[/-](?P<y>\d{4})", _month),
        (
            r"(?:trong )?(?:(?P<part>dau|giua|cuoi) )?q(?:u[yi])?\.? ?"
            rf"(?P<q>iv|i{{1,3}}|0?[1-4]){_YEAR}",
            _quarter,
        ),
        (
            rf"(?P<n>0?[1-9]|1[01]|sau) thang (?P<part>dau|cuoi)(?: cua)? ?(?:nam)?{_YEAR}",
            _first_months,
        ),
        (rf"(?P<n>nua) (?P<part>dau|cuoi)(?: cua)? ?(?:nam)?{_YEAR}", _first_months),
        (rf"(?P<part>dau|giua|cuoi) nam{_YEAR}", _part_of_year),
        (r"(?:(?:ca|trong(?: ca)?|suot|trong suot|het) )?(?:nam )?(?P<y>(?:19|20)\d{2})", _year),
        (r"(?:ca|trong(?: ca)?|suot|trong suot|het) nam(?: thuc hien| ke hoach)?(?P<y>)", _year),
    )
)


def point(words: str, year: int | None) -> Stretch | None:
    """One day, month, quarter, half or year; `year` is taken where the words name none."""
    for pattern, build in _POINTS:
        if found := pattern.fullmatch(words):
            return build(found, year)
    return None


def stretch(words: str, year: int | None) -> tuple[str, date | None, date | None] | None:
    """Kind, first and last day of a point, a range or a list; None if the words are none of these.

    `words` are folded: lower case, no marks, one space, no space round "-" and "/".
    A list ("quý I và quý IV") is the stretch that covers it. Raises NoSuchDay.
    """
    words = re.sub(
        r"^(?:trong )?(?:vong|thoi gian|giai doan|nhiem ky|thoi ky) (?=tu|\d)", "", words
    )
    words = re.sub(r"^(?:\d{1,2}|mot|hai|ba) ngay,? \((.*)\)$", r"\1", words)
    words = re.sub(r",? (?:va )?(?:tam nhin|dinh huong)(?: den)?.*$", "", words)
    single = point(words, year)
    if single:
        kind = "month_range" if single.unit == "months" else single.unit
        return kind, single.start, single.end
    for left, right in _splits(words):
        pair = _pair(left, right, year)
        if pair:
            return _covering(pair)
    return _open(words, year) or _listed(words, year)


def _splits(words: str) -> Iterator[tuple[str, str]]:
    """Each way to cut the words into "from" and "to"."""
    bare = re.sub(r"^tu (?=ngay|thang|quy|nam|nay|dau|giua|cuoi|\d)", "", words)
    for mark in re.finditer(r" (?:cho )?(?:den|toi)(?: het)?(?: ngay(?= cuoi))? |-| - ", bare):
        yield bare[: mark.start()].strip(), bare[mark.end() :].strip()


def _unit_word(words: str) -> str:
    found = re.match(r"(ngay|thang|quy|qui|nam)\b", words)
    return f"{found[1]} " if found else ""


def _pair(left: str, right: str, year: int | None) -> tuple[Stretch, Stretch] | None:
    """Both ends of a range; each end may leave its unit or its year to the other."""
    last = point(right, year) or point(_unit_word(left) + right, year)
    if last is None:
        return None
    inherited = last.end.year if last.end else year
    first = _first(left, right, last, inherited)
    if first is None:
        return None
    if first.start and last.end and first.start > last.end and not first.dated:
        first = _first(left, right, last, (inherited or 0) - 1) or first
    if first.start and last.end and first.start > last.end:
        return None
    return first, last


def _first(left: str, right: str, last: Stretch, year: int | None) -> Stretch | None:
    if left.isdigit() and last.unit == "day":  # "12-13/5/2022"
        tail = re.search(r"[/. ].*$", right)
        return point(left + tail[0], year) if tail else None
    if left.isdigit() and last.unit in ("month", "quarter"):
        word = {"month": "thang ", "quarter": "quy "}[last.unit]
        return point(word + left, year)
    if re.fullmatch(r"\d{1,2}-\d{1,2}", left):  # "23-3 đến 30-3-2026"
        left = f"ngay {left}"
    return point(left, year)


def _covering(parts: tuple[Stretch, ...]) -> tuple[str, date | None, date | None]:
    units = {part.unit for part in parts}
    kind = _RANGE_UNITS.get(units.pop(), "from_to") if len(units) == 1 else "from_to"
    starts = [part.start for part in parts if part.start]
    ends = [part.end for part in parts if part.end]
    if len(starts) < len(parts):
        return kind, None, None
    return kind, min(starts), max(ends)


def _open(words: str, year: int | None) -> tuple[str, date | None, date | None] | None:
    """ "Từ tháng 3/2024", "năm 2024 và các năm tiếp theo": a first day without a last."""
    tail = re.sub(r",? (?:va )?(?:cac |nhung )?nam (?:tiep theo|sau|ke tiep)$", "", words)
    first = point(re.sub(r"^(?:ke )?tu ", "", tail), year)
    if first and (tail != words or re.match(r"(?:ke )?tu ", words)):
        kind = "multi_year" if first.unit == "year" else "from_to"
        return kind, first.start, None
    return None


def _listed(words: str, year: int | None) -> tuple[str, date | None, date | None] | None:
    pieces = [piece for piece in re.split(r"\s*(?:[,;]|\bva\b|\bhoac\b|\+)\s*", words) if piece]
    if len(pieces) < 2 or len(pieces) > 12:
        return None
    found: list[Stretch] = []
    told = year
    for piece in reversed(pieces):  # the year stands at the last of the list
        part = _in_list(piece, pieces[0], found[-1] if found else None, told)
        if part is None:
            return None
        if part.dated and part.start:
            told = part.start.year
        found.append(replace(part))
    return _covering(tuple(found))


def _in_list(piece: str, first: str, after: Stretch | None, year: int | None) -> Stretch | None:
    """One of a list: "2/2026" after "quý 1" is a quarter, "ngày 15" before "16/5" is in May."""
    day = re.fullmatch(r"(?:ngay )?(\d{1,2})", piece)
    if day and after and after.unit == "day" and after.start:
        return point(f"{day[1]}/{after.start.month}/{after.start.year}", year)
    if first.startswith("quy") and re.match(r"\d", piece):
        return point(f"quy {piece}", year) or point(piece, year)
    return point(piece, year) or point(_unit_word(first) + piece, year)
