"""Quốc hiệu, Tiêu ngữ, the issuing body, number, place and date."""

import re
from itertools import pairwise

from nhipcau.drafting.decree30.checking.judging import (
    WHOLE_FILE,
    broken,
    drawn_line,
    is_bold,
    is_centred,
    is_in_capitals,
    is_italic,
    is_not_bold,
    is_upright,
    sized,
)
from nhipcau.drafting.decree30.checking.model import Paragraph
from nhipcau.drafting.decree30.checking.parts import Parts
from nhipcau.drafting.decree30.checking.report import Fault
from nhipcau.drafting.decree30.checking.rule import Rule
from nhipcau.vietnamese.dates import month_digits
from nhipcau.vietnamese.text import fold

# The decree itself prints both places of the tone mark.
_NATIONAL_NAMES = {"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"}
_MOTTO = "Độc lập - Tự do - Hạnh phúc"
_BLANK = r"[\s.…_]*"
_NUMBER = re.compile(rf"Số:(?P<gap>\s*)(?P<number>\d+|{_BLANK})/(?P<symbol>.+)")
_MIXED_CASE = re.compile(r"TTr|CTr|QyĐ|TrS")  # abbreviations of Annex III that are not capitals
_SYMBOL = re.compile(r"[^\W_]+(?:[-/.&][^\W_]+)*")
_DATE = re.compile(
    rf"(?P<place>\S.*?), ngày(?P<day> \d+ |{_BLANK})tháng(?P<month> \d+ |{_BLANK})năm"
    rf"(?P<year> \d{{4}}|{_BLANK})"
)
_SUPERIOR = re.compile(r"^(ubnd|hdnd|uy ban nhan dan|bo|so|tinh uy|thanh uy) \S+ \S+")
_SUBORDINATE = re.compile(
    r"^(so|ban|phong|van phong|chi cuc|cuc|vu|trung tam|truong|uy ban nhan dan|ubnd)\b"
)


def national_name(parts: Parts) -> list[Fault]:
    found = parts.national_name
    if found is None:
        return [Fault(WHOLE_FILE, "Không tìm thấy Quốc hiệu.")]
    if found.words in _NATIONAL_NAMES:
        return []
    return [Fault(found.where, "Quốc hiệu phải là “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”.")]


def national_name_form(parts: Parts) -> list[Fault] | None:
    if parts.national_name is None:
        return None
    return broken(
        [parts.national_name],
        [
            (sized(12, 13), "Quốc hiệu phải cỡ chữ 12 đến 13."),
            (is_bold, "Quốc hiệu phải kiểu chữ đậm."),
            (is_upright, "Quốc hiệu phải kiểu chữ đứng."),
        ],
    )


def motto(parts: Parts) -> list[Fault]:
    found = parts.motto
    if found is None:
        return [Fault(WHOLE_FILE, "Không tìm thấy Tiêu ngữ.")]
    if found.words == _MOTTO:
        return []
    sentence = f"Tiêu ngữ phải là “{_MOTTO}”, giữa các cụm từ là gạch nối (-) có cách chữ."
    return [Fault(found.where, sentence)]


def motto_form(parts: Parts) -> list[Fault] | None:
    if parts.motto is None:
        return None
    return broken(
        [parts.motto],
        [
            (sized(13, 14), "Tiêu ngữ phải cỡ chữ 13 đến 14."),
            (is_bold, "Tiêu ngữ phải kiểu chữ đậm."),
            (is_upright, "Tiêu ngữ phải kiểu chữ đứng."),
            (is_centred, "Tiêu ngữ phải được canh giữa dưới Quốc hiệu."),
        ],
    )


def motto_line(parts: Parts) -> list[Fault] | None:
    if parts.motto is None:
        return None
    holders = _around(parts, parts.motto)
    return drawn_line([parts.motto], holders, low=1, high=1, what="Tiêu ngữ")


def _around(parts: Parts, paragraph: Paragraph) -> tuple[Paragraph, ...]:
    """The same cell; outside a table the lines that follow."""
    if paragraph.spot.is_in_table:
        return parts.cell_of(paragraph)
    return (paragraph, *parts.after(paragraph, 2))


def split_issuer(parts: Parts) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
    """The superior body and the issuer: the issuer is the bold end of the block."""
    block = parts.issuer_block
    start = len(block)
    while start and block[start - 1].is_bold:
        start -= 1
    start = min(start, max(len(block) - 1, 0))  # the last line is the issuer, bold or not
    return block[:start], block[start:]


def superior_form(parts: Parts) -> list[Fault] | None:
    superior, issuer = split_issuer(parts)
    faults = broken(
        superior,
        [
            (is_in_capitals, "Tên cơ quan chủ quản phải in hoa."),
            (sized(12, 13), "Tên cơ quan chủ quản phải cỡ chữ 12 đến 13."),
            (is_upright, "Tên cơ quan chủ quản phải kiểu chữ đứng."),
        ],
    )
    for first, second in pairwise(issuer):
        if _SUPERIOR.match(fold(first.text)) and _SUBORDINATE.match(fold(second.text)):
            faults.append(Fault(first.where, "Tên cơ quan chủ quản không được in đậm."))
    return faults if superior or faults else None


def issuer_form(parts: Parts) -> list[Fault] | None:
    _, issuer = split_issuer(parts)
    if not issuer:
        return None
    return broken(
        issuer,
        [
            (is_in_capitals, "Tên cơ quan ban hành phải in hoa."),
            (is_bold, "Tên cơ quan ban hành phải kiểu chữ đậm."),
            (sized(12, 13), "Tên cơ quan ban hành phải cỡ chữ 12 đến 13."),
            (is_centred, "Tên cơ quan ban hành phải được canh giữa."),
        ],
    )


def issuer_line(parts: Parts) -> list[Fault] | None:
    _, issuer = split_issuer(parts)
    if not issuer:
        return None
    holders = parts.cell_of(issuer[-1])
    return drawn_line(issuer, holders, low=1 / 3, high=1 / 2, what="tên cơ quan ban hành")


def number_format(parts: Parts) -> list[Fault]:
    found = parts.number
    if found is None:
        return [Fault(WHOLE_FILE, "Không tìm thấy số, ký hiệu văn bản.")]
    said = _number_fault(found.text.strip())
    return [] if said is None else [Fault(found.where, said)]


def _number_fault(text: str) -> str | None:
    found = _NUMBER.fullmatch(text)
    if found is None:
        return "Số, ký hiệu phải có dạng “Số: 05/KH-UBND”."
    if len(found["number"]) == 1 and found["number"].isdecimal():
        return "Số nhỏ hơn 10 phải ghi thêm số 0 phía trước."
    symbol = _MIXED_CASE.sub(lambda part: part[0].upper(), found["symbol"])
    if not _SYMBOL.fullmatch(symbol):
        return "Giữa các nhóm chữ của ký hiệu là gạch nối (-), không cách chữ."
    if symbol != symbol.upper():
        return "Ký hiệu văn bản phải in hoa."
    return None


def number_form(parts: Parts) -> list[Fault] | None:
    if parts.number is None:
        return None
    return broken(
        [parts.number],
        [
            (sized(13, 13), "Số, ký hiệu phải cỡ chữ 13."),
            (is_upright, "Số, ký hiệu phải kiểu chữ đứng."),
            (is_not_bold, "Số, ký hiệu không in đậm."),
            (is_centred, "Số, ký hiệu phải được canh giữa dưới tên cơ quan ban hành."),
        ],
    )


def place_date(parts: Parts) -> list[Fault]:
    found = parts.place_date
    if found is None:
        return [Fault(WHOLE_FILE, "Không tìm thấy địa danh và thời gian ban hành.")]
    said = _date_fault(found.words)
    return [] if said is None else [Fault(found.where, said)]


def _date_fault(words: str) -> str | None:
    found = _DATE.fullmatch(words)
    if found is None or not found["place"][0].isupper():
        return "Phải ghi dạng “Địa danh, ngày 05 tháng 01 năm …”, sau địa danh có dấu phẩy."
    day, month = found["day"].strip(), found["month"].strip()
    if day.isdecimal() and (len(day) != 2 or not 1 <= int(day) <= 31):
        return "Ngày nhỏ hơn 10 phải ghi thêm số 0 phía trước."
    if month.isdecimal() and (month != month_digits(int(month)) or not 1 <= int(month) <= 12):
        return "Chỉ tháng 1 và tháng 2 ghi thêm số 0 phía trước."
    return None


def place_date_form(parts: Parts) -> list[Fault] | None:
    if parts.place_date is None:
        return None
    return broken(
        [parts.place_date],
        [
            (sized(13, 14), "Địa danh và thời gian phải cỡ chữ 13 đến 14."),
            (is_italic, "Địa danh và thời gian phải kiểu chữ nghiêng."),
            (is_not_bold, "Địa danh và thời gian không in đậm."),
        ],
    )


RULES = (
    Rule("national_name", "Quốc hiệu", "Mục II, khoản 1, điểm a", national_name),
    Rule("national_name_form", "Kiểu chữ Quốc hiệu", "Mục II, khoản 1, điểm a", national_name_form),
    Rule("motto", "Tiêu ngữ", "Mục II, khoản 1, điểm b", motto),
    Rule("motto_form", "Kiểu chữ Tiêu ngữ", "Mục II, khoản 1, điểm b", motto_form),
    Rule("motto_line", "Đường kẻ dưới Tiêu ngữ", "Mục II, khoản 1, điểm b", motto_line),
    Rule("superior_form", "Tên cơ quan chủ quản", "Mục II, khoản 2, điểm b", superior_form),
    Rule("issuer_form", "Tên cơ quan ban hành", "Mục II, khoản 2, điểm b", issuer_form),
    Rule("issuer_line", "Đường kẻ dưới tên cơ quan", "Mục II, khoản 2, điểm b", issuer_line),
    Rule("number_format", "Số, ký hiệu", "Mục II, khoản 3, điểm c", number_format),
    Rule("number_form", "Kiểu chữ số, ký hiệu", "Mục II, khoản 3, điểm c", number_form),
    Rule("place_date", "Địa danh và thời gian", "Mục II, khoản 4", place_date),
    Rule(
        "place_date_form",
        "Kiểu chữ địa danh và thời gian",
        "Mục II, khoản 4, điểm c",
        place_date_form,
    ),
)
