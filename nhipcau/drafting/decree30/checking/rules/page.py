"""Paper, margins, font, colour and page numbers."""

from collections.abc import Iterable

from nhipcau.drafting.decree30.checking.judging import sized
from nhipcau.drafting.decree30.checking.model import Paragraph, Section
from nhipcau.drafting.decree30.checking.parts import Parts
from nhipcau.drafting.decree30.checking.report import Fault
from nhipcau.drafting.decree30.checking.rule import Rule

_FONT = "Times New Roman"
_BLACK = {"AUTO", "000000"}
_STAMPS = {"HỎA TỐC", "HOẢ TỐC", "THƯỢNG KHẨN", "KHẨN"}  # printed in bright red
_ONE_PAGE = 1200  # letters of text that surely fit on one page, which shows no number
_SLACK_MM = 0.6


def paper_size(parts: Parts) -> list[Fault]:
    wanted = (210, 297)
    return [
        Fault(section.where, "Khổ giấy phải là A4 (210 mm × 297 mm).")
        for section in parts.text.sections
        if any(
            abs(side - right) > 1
            for side, right in zip(
                sorted((section.width_mm, section.height_mm)), wanted, strict=True
            )
        )
    ]


def margins(parts: Parts) -> list[Fault]:
    sentence = "Lề trang phải là: trên và dưới 20 - 25 mm, trái 30 - 35 mm, phải 15 - 20 mm."
    return [Fault(s.where, sentence) for s in parts.text.sections if not _has_margins(s)]


def _has_margins(section: Section) -> bool:
    upright = (section.top_mm, section.bottom_mm, section.left_mm, section.right_mm)
    # A sheet on its side may be the upright one turned: its bound edge is then on top.
    turned = (section.right_mm, section.left_mm, section.top_mm, section.bottom_mm)
    is_turned = section.width_mm > section.height_mm
    return _in_range(upright) or (is_turned and _in_range(turned))


def _in_range(sides: Iterable[float]) -> bool:
    ranges = ((20, 25), (20, 25), (30, 35), (15, 20))
    return all(
        low - _SLACK_MM <= side <= high + _SLACK_MM
        for side, (low, high) in zip(sides, ranges, strict=True)
    )


def _printed(parts: Parts) -> Iterable[Paragraph]:
    yield from parts.text.paragraphs
    for section in parts.text.sections:
        yield from (*section.header, *section.first_header, *section.footer)


def font(parts: Parts) -> list[Fault]:
    faults = []
    for paragraph in _printed(parts):
        others = {name for run in paragraph.inked for name in run.fonts} - {_FONT, ""}
        if others:
            used = ", ".join(sorted(others))
            faults.append(Fault(paragraph.where, f"Phông chữ phải là {_FONT}; đang dùng {used}."))
    return faults


def colour(parts: Parts) -> list[Fault]:
    return [
        Fault(paragraph.where, "Chữ phải màu đen.")
        for paragraph in _printed(parts)
        if paragraph.words not in _STAMPS
        and any(run.colour not in _BLACK for run in paragraph.inked)
    ]


def page_number(parts: Parts) -> list[Fault]:
    faults = []
    for section in parts.text.sections:
        if (said := _number_fault(section, parts)) is not None:
            faults.append(Fault(section.where, said))
    return faults


def _number_fault(section: Section, parts: Parts) -> str | None:
    numbers = [p for p in section.header if p.has_page_number]
    if any(p.has_page_number for p in section.footer):
        return "Số trang phải đặt ở lề trên, không đặt ở chân trang."
    if not numbers:
        return None if _is_one_page(section, parts) else "Thiếu số trang ở lề trên."
    if any(p.align != "center" for p in numbers):
        return "Số trang phải được canh giữa theo chiều ngang ở lề trên."
    formats = {p.page_format.lower() for p in numbers} - {"", "arabic"}
    if formats or section.number_format != "decimal":
        return "Số trang phải là chữ số Ả Rập."
    return None


def _is_one_page(section: Section, parts: Parts) -> bool:
    here = (p for p in parts.text.paragraphs if p.spot.section == section.number)
    return sum(len(p.words) for p in here) < _ONE_PAGE


def _numbers(parts: Parts) -> list[Paragraph]:
    return [p for s in parts.text.sections for p in s.header if p.has_page_number]


def page_number_form(parts: Parts) -> list[Fault] | None:
    numbers = _numbers(parts)
    if not numbers:
        return None
    fits, sentence = sized(13, 14), "Số trang phải cỡ chữ 13 đến 14, kiểu chữ đứng."
    return [Fault(p.where, sentence) for p in numbers if not (fits(p) and p.is_upright)]


def first_page(parts: Parts) -> list[Fault] | None:
    section = parts.text.sections[0]
    if not any(p.has_page_number for p in section.header):
        return None
    if section.has_title_page and not any(p.has_page_number for p in section.first_header):
        return []
    return [Fault(section.where, "Không được hiển thị số trang ở trang thứ nhất.")]


def annex_numbering(parts: Parts) -> list[Fault] | None:
    if not parts.annexes:
        return None
    faults, seen = [], {1}
    for annex in parts.annexes:
        number = annex.label.spot.section
        section = parts.text.sections[min(number, len(parts.text.sections)) - 1]
        if number in seen or section.starts_on != 1:
            sentence = "Số trang của phụ lục phải được đánh riêng theo từng phụ lục, từ số 1."
            faults.append(Fault(annex.label.where, sentence))
        seen.add(number)
    return faults


RULES = (
    Rule("paper_size", "Khổ giấy", "Mục I, khoản 1", paper_size),
    Rule("margins", "Định lề trang", "Mục I, khoản 3", margins),
    Rule("font", "Phông chữ", "Mục I, khoản 4", font),
    Rule("colour", "Màu chữ", "Mục I, khoản 4", colour),
    Rule("page_number", "Vị trí số trang", "Mục I, khoản 7", page_number),
    Rule("page_number_form", "Cỡ chữ số trang", "Mục I, khoản 7", page_number_form),
    Rule("first_page", "Số trang thứ nhất", "Mục I, khoản 7", first_page),
    Rule("annex_numbering", "Số trang phụ lục", "Mục III, khoản 1, điểm đ", annex_numbering),
)
