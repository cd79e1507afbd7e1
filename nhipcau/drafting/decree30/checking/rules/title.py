"""Type name, trích yếu, and the "V/v" of a công văn."""

from nhipcau.drafting.decree30.checking.judging import (
    WHOLE_FILE,
    broken,
    drawn_line,
    is_bold,
    is_centred,
    is_in_capitals,
    is_in_small_letters,
    is_not_bold,
    is_upright,
    sized,
)
from nhipcau.drafting.decree30.checking.parts import Parts
from nhipcau.drafting.decree30.checking.report import Fault
from nhipcau.drafting.decree30.checking.rule import Rule


def type_form(parts: Parts) -> list[Fault] | None:
    if parts.type_name is None:
        if parts.letter_subject is not None:
            return None
        sentence = "Không tìm thấy tên loại văn bản, cũng không có “V/v” của công văn."
        return [Fault(WHOLE_FILE, sentence)]
    return broken(
        [parts.type_name],
        [
            (is_in_capitals, "Tên loại văn bản phải in hoa."),
            (is_bold, "Tên loại văn bản phải kiểu chữ đậm."),
            (is_upright, "Tên loại văn bản phải kiểu chữ đứng."),
            (is_centred, "Tên loại văn bản phải được canh giữa."),
            (sized(13, 14), "Tên loại văn bản phải cỡ chữ 13 đến 14."),
        ],
    )


def subject_form(parts: Parts) -> list[Fault] | None:
    if parts.type_name is None:
        return None
    if not parts.subject:
        return [Fault(parts.type_name.where, "Thiếu trích yếu nội dung dưới tên loại văn bản.")]
    return broken(
        parts.subject,
        [
            (is_in_small_letters, "Trích yếu phải viết chữ thường, không in hoa toàn bộ."),
            (is_bold, "Trích yếu phải kiểu chữ đậm."),
            (is_upright, "Trích yếu phải kiểu chữ đứng."),
            (is_centred, "Trích yếu phải được canh giữa."),
            (sized(13, 14), "Trích yếu phải cỡ chữ 13 đến 14."),
        ],
    )


def subject_line(parts: Parts) -> list[Fault] | None:
    if not parts.subject:
        return None
    holders = (*parts.subject, *parts.after(parts.subject[-1], 2))
    return drawn_line(parts.subject, holders, low=1 / 3, high=1 / 2, what="trích yếu")


def letter_subject_form(parts: Parts) -> list[Fault] | None:
    if parts.letter_subject is None:
        return None
    return broken(
        [parts.letter_subject],
        [
            (sized(12, 13), "Trích yếu công văn phải cỡ chữ 12 đến 13."),
            (is_upright, "Trích yếu công văn phải kiểu chữ đứng."),
            (is_not_bold, "Trích yếu công văn không in đậm."),
            (is_centred, "Trích yếu công văn phải được canh giữa dưới số, ký hiệu."),
        ],
    )


RULES = (
    Rule("type_form", "Tên loại văn bản", "Mục II, khoản 5, điểm b", type_form),
    Rule("subject_form", "Trích yếu", "Mục II, khoản 5, điểm b", subject_form),
    Rule("subject_line", "Đường kẻ dưới trích yếu", "Mục II, khoản 5, điểm b", subject_line),
    Rule(
        "letter_subject_form", "Trích yếu công văn", "Mục II, khoản 5, điểm b", letter_subject_form
    ),
)
