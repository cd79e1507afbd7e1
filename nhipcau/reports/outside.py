"""A matter under the law on state secrets is handled on paper: here only the paper's number."""

import re

from django.core.exceptions import ValidationError

from nhipcau.documents.secrecy import STAMPED_WORDS, bears_stamp
from nhipcau.outputs.typed_text import typed, typed_line

LONGEST_NUMBER = 60  # characters
NOT_A_NUMBER = (
    "Chỉ ghi số, ký hiệu văn bản giấy, ví dụ 15/BC-SNgV hoặc 15/BC-SNgV ngày 12/06/2024; "
    "không ghi nội dung."
)

# "15/BC-SNgV", "Số: 102/2024/CV-STTTT", "7-BC/TU ngày 5/6/2024": signs begin with a capital or a
# digit and are short, so that no sentence passes for a number.
_NUMBER = re.compile(
    r"(?:Số\s*:?\s*)?[0-9]{1,6}[A-Za-z]?(?:\s?[/\-–]\s?[A-ZĐ0-9][A-Za-zĐđ0-9&.]{0,11}){1,5}"
    r"(?:,?\s+ngày\s+[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4})?"
)


def is_document_number(text: str) -> bool:
    """Whether `text` is the number and sign of one paper, perhaps with its day, and no more."""
    line = typed_line(text)
    return len(line) <= LONGEST_NUMBER and bool(_NUMBER.fullmatch(line))


def outside_refusal(
    number: str, *, words: str, is_nil: bool, nil_reason: str, output_count: int
) -> ValidationError | None:
    """What is wrong with an item handled outside under `number`; None where nothing is.

    Codes: outside_secret, outside_number, outside_with_words, outside_with_nil,
    outside_with_outputs.
    """
    if bears_stamp(number):
        return ValidationError(STAMPED_WORDS, code="outside_secret")
    if not is_document_number(number):
        return ValidationError(NOT_A_NUMBER, code="outside_number")
    if typed(words):
        message = "Đã ghi số văn bản xử lý ngoài hệ thống thì để trống nội dung báo cáo."
        return ValidationError(message, code="outside_with_words")
    if is_nil or typed(nil_reason):
        message = "Đã ghi số văn bản xử lý ngoài hệ thống thì không đánh dấu chưa phát sinh."
        return ValidationError(message, code="outside_with_nil")
    if output_count:
        message = (
            f"Đã ghi nhận {output_count} kết quả cho nhiệm vụ này trong hệ thống; rút kết quả ghi "
            "nhầm, hoặc bỏ số văn bản xử lý ngoài hệ thống."
        )
        return ValidationError(message, code="outside_with_outputs")
    return None
