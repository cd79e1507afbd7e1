"""Numbers that people typed: told apart from days, years, times, numbers of papers and codes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """A number in people's own words; `start` is its place in the text, in characters."""

    text: str
    start: int


_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_CLUSTER = re.compile(r"(?<!\w)\d+(?:[.,/:–-]\d+)*")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*(?:\s*%)?")

_REACH = 24  # characters before a number that can say what it is
_NAMED = re.compile(
    r"(?<!mỗi )(?<!hằng )(?<!hàng )(?<!tổng )(?<!con )"
    r"\b(?:ngày|tháng|quý|khóa|số|điều|khoản|mục|thứ|giai đoạn|giờ)\s+$"
)
_OF_YEAR = re.compile(r"\b(?:năm|giai đoạn)\s+$")
_SAME_AGAIN = re.compile(r"\s*(?:và|đến|[-–])\s*")
_DAY_WORD = re.compile(r"(?:\b(?:từ|đến|trước|sau|hết|sáng|chiều|tối)\s+|[-–(]\s*)$")
_TASK_CODE = re.compile(r"\b[ivx]+\.$")
_LINE_START = re.compile(r"(?:^|\n)[ \t]*$")

_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2}/\d{4}")
_DAY_AND_MONTH = re.compile(r"\d{1,2}/\d{1,2}")
_YEARS = re.compile(r"(?:19|20)\d\d(?:[-–](?:19|20)\d\d)*")
_PAPER = re.compile(r"\s*/\s*[A-ZĐ]")
_HOUR = re.compile(r"\s*giờ\b|h\d*\b")
_NUMBERING = re.compile(r"[.)](?=\s)")


def typed_numbers(text: str) -> list[TypedNumber]:
    """Numbers that count something, as typed: "1.234", "12,5%"; they carry no items of ours.

    In doubt a number is listed: better one too many to look at than one unseen.
    """
    if "://" in text or "www." in text.lower():
        text = _ADDRESS.sub(lambda found: " " * len(found[0]), text)
    return [number for cluster in _counting(text) for number in _numbers(text, cluster)]


def _counting(text: str) -> Iterator[re.Match[str]]:
    """Runs of digits and their marks that are neither day nor time nor number of a paper."""
    named_until = -1  # end of the last number that a word such as "tháng" named
    for cluster in _CLUSTER.finditer(text):
        before = text[max(0, cluster.start() - _REACH) : cluster.start()].lower()
        again = named_until >= 0 and _SAME_AGAIN.fullmatch(text, named_until, cluster.start())
        if again or _NAMED.search(before):
            named_until = cluster.end()
        elif not _is_no_count(text, cluster, before):
            yield cluster


def _is_no_count(text: str, cluster: re.Match[str], before: str) -> bool:
    run, end = cluster[0], cluster.end()
    return bool(
        _DATE.fullmatch(run)
        or (_DAY_AND_MONTH.fullmatch(run) and _DAY_WORD.search(before))
        or (_YEARS.fullmatch(run) and (len(run) > 4 or _OF_YEAR.search(before)))
        or ":" in run
        or _PAPER.match(text, end)
        or _HOUR.match(text, end)
        or _TASK_CODE.search(before)
        or (_NUMBERING.match(text, end) and _LINE_START.search(before))
    )


def _numbers(text: str, cluster: re.Match[str]) -> Iterator[TypedNumber]:
    """The numbers of a run: "3/5" holds two; a sign of per cent behind belongs to the number."""
    place = cluster.start()
    while place < cluster.end() and (found := _NUMBER.match(text, place)):
        yield TypedNumber(found[0], place)
        place = found.end() + 1
