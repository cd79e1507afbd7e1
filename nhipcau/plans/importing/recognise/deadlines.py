"""Sentences of a plan that say by when whom reports to whom."""

import re
from collections.abc import Iterator
from datetime import date

from nhipcau.plans.importing.recognise.draft import Passage, ReportDeadline

_SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=[A-ZĐÀ-Ỹ“\"])|\n")
_DAY = re.compile(
    r"(?:ngày\s+)?(?:(?P<d>\d{1,2})\s*/\s*(?P<m>\d{1,2})(?:\s*/\s*(?P<y>\d{4}))?"
    r"|(?P<d2>\d{1,2})\s+tháng\s+(?P<m2>\d{1,2})(?:\s*(?:/|năm)\s*(?P<y2>\d{4}))?)"
)
_LIMIT = re.compile(
    r"(?P<before>trước)|chậm nhất|muộn nhất|không quá|không muộn hơn|đến hết|vào ngày|định kỳ|"
    r"hằng (?:tháng|quý|năm)|hàng (?:tháng|quý|năm)|ngày \d",
    re.IGNORECASE,
)
_TO = re.compile(
    r"báo cáo(?:[^.;]*?)\s(?:cho|về|gửi(?:\s+về)?|lên|đến|tới)\s+"
    r"(?P<to>(?:UBND|Ủy ban|Uỷ ban|Sở|Bộ|Ban|Tỉnh|Thường|Văn phòng|HĐND|Chủ tịch|Cục|Thủ tướng|"
    r"Chính phủ)[^.;(]*?)(?=\s*(?:\(|[.;]|,\s*(?:để|theo|trước|qua|tổng)|\s(?:để|theo|trước|qua|"
    r"xem xét|tổng hợp|chậm nhất|định kỳ|kết quả|về)\b|$))"
)
_SUBJECT = re.compile(
    r"(?:Đề nghị\s+|Giao\s+|Yêu cầu\s+)?(?P<who>(?:Các|Thủ trưởng|Giám đốc|Chủ tịch|UBND|Ủy ban|Sở|"
    r"Công an|Báo|Đài|Ban|Văn phòng|Bộ|Hội|Trung tâm|Đề nghị)\b.*?)\s*:?,?\s+"
    r"(?:căn cứ|có trách nhiệm|chịu trách nhiệm|chủ trì|phối hợp|tổ chức|giúp|tham mưu|xây dựng|"
    r"triển khai|chủ động|theo dõi|báo cáo|gửi|định kỳ|trước ngày|thực hiện|trên cơ sở|"
    r"theo chức năng|là cơ quan|tiếp tục|bố trí)\b"
)


def report_deadlines(
    passages: tuple[Passage, ...], section: str, year: int | None
) -> tuple[ReportDeadline, ...]:
    """Deadlines named in a section; a day without a year is taken in the plan's `year`."""
    return tuple(
        deadline
        for passage in passages
        for deadline in _in_passage(passage, f"{section}.{passage.number}", year)
    )


def _in_passage(passage: Passage, where: str, year: int | None) -> Iterator[ReportDeadline]:
    for sentence in _SENTENCE.split(passage.text):
        text = sentence.strip()
        limit = _LIMIT.search(text)
        if not limit or "báo cáo" not in text.lower():
            continue
        day = _day(text, year)
        if day is None and not re.search(r"định kỳ|h[ằà]ng (?:tháng|quý|năm)|cuối quý", text):
            continue
        to = _TO.search(text)
        yield ReportDeadline(
            text=text,
            day=day,
            relation="before" if re.search(r"trước(?:\s+ngày)?\s+\d", text.lower()) else "by",
            who=_who(text, passage.text),
            to=to["to"].strip(" ,") if to else "",
            where=where,
        )


def _who(sentence: str, passage: str) -> str:
    for text in (sentence, passage):
        if found := _SUBJECT.match(text):
            return found["who"].strip(" ,:")
    heading = re.match(r"([^\n.;]{3,120}?)\s*:?\s*\n", passage)
    return heading[1].strip(" :") if heading else ""


def _day(text: str, year: int | None) -> date | None:
    for found in _DAY.finditer(text):
        day, month = found["d"] or found["d2"], found["m"] or found["m2"]
        told = found["y"] or found["y2"]
        if not (told or year) or _is_citation(text, found.start()):
            continue
        try:
            return date(int(told or year or 0), int(month), int(day))
        except ValueError:
            continue
    return None


def _is_citation(text: str, at: int) -> bool:
    """ "Kế hoạch số 12/KH-UBND ngày 05/01/2024": the day of a document, no deadline."""
    return bool(re.search(r"số\s*[\w./&-]+\s*(?:ngày\s*)?$", text[:at]))
