"""Marks of secrecy and of persons in plain words."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from nhipcau.editorial.detecting.sights import Sight

_INTERNAL = re.compile(r"lưu\s+hành\s+nội\s+bộ", re.IGNORECASE)
_SECRET = re.compile(r"(?<!\w)(?:TUYỆT\s+MẬT|TỐI\s+MẬT|MẬT|TÀI LIỆU THU HỒI)(?!\w)")
_ORDINARY = re.compile(r"(?:BÍ|BẢO|CƠ|ĐỘ)\s*$")
# Twelve digits: province 001 to 096, century and sex 0 to 3, then eight more.
_CITIZEN = re.compile(
    r"(?<![\d.,])0(?:0[1-9]|[1-8]\d|9[0-6])\s?[0-3]\d{2}\s?\d{3}\s?\d{3}(?![\d.,]\d)"
)
_OLD_CITIZEN = re.compile(r"(?:CMND|CMT|chứng minh nhân dân)\D{0,20}\d{9}(?!\d)", re.IGNORECASE)
_PASSPORT = re.compile(r"(?<!\w)[A-Z]\d{7,8}(?!\w)")
_NEAR_PASSPORT = re.compile(
    r"(?:hộ\s+chiếu|passport)\D{0,25}(?<!\w)[A-Z]{0,2}\d{6,9}(?!\w)", re.IGNORECASE
)
# Numbers of persons begin with 03, 05, 07, 08, 09; offices with 02.
_MOBILE = re.compile(r"(?<![\w.])(?:\+?84|0)[ .\-]?(?:3|5|7|8|9)(?:[ .\-]?\d){8}(?![\d])")
_PRIVATE_MAIL = re.compile(
    r"[\w.+-]+@(?:gmail|yahoo|ymail|outlook|hotmail|live|icloud|me|proton(?:mail)?|qq|163|126|naver"
    r"|daum|mail)\.[a-z.]{2,12}(?!\w)",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"\d(?:[\d.,]*\d)?\s?(?:%|(?:tỷ|tỉ|triệu|nghìn|USD|đồng|ha|km|lượt|người|dự án|billion|million"
    r"|percent|tourists|visitors|projects)(?!\w))",
    re.IGNORECASE,
)

_KINDS: Final = (
    ("internal", (_INTERNAL,), "Có chữ “lưu hành nội bộ”: tài liệu nội bộ không được công khai."),
    ("citizen_id", (_CITIZEN, _OLD_CITIZEN), "Có dãy số giống số định danh cá nhân"),
    ("passport", (_PASSPORT, _NEAR_PASSPORT), "Có dãy chữ số giống số hộ chiếu"),
    ("phone", (_MOBILE,), "Có số điện thoại di động, có thể của cá nhân"),
    ("mail", (_PRIVATE_MAIL,), "Có địa chỉ thư điện tử cá nhân"),
)


def sights_in_words(text: str) -> Iterator[Sight]:
    """One sight a kind, however often it is there; what it says is shown only by its last signs."""
    text = unicodedata.normalize("NFC", text)
    if any(not _ORDINARY.search(text[: found.start()][-20:]) for found in _SECRET.finditer(text)):
        sentence = "Có chữ chỉ độ mật viết hoa trong câu: hãy đọc kỹ đoạn đó."
        yield Sight("secret_word", sentence)
    for code, patterns, sentence in _KINDS:
        found = next((match for p in patterns if (match := p.search(text))), None)
        if found:
            yield Sight(code, sentence if sentence.endswith(".") else _told(sentence, found[0]))


def tells_figures(text: str) -> bool:
    """Whether it says how much of something: those need a source and a day."""
    return bool(_FIGURE.search(text))


def _told(sentence: str, found: str) -> str:
    tail = found.split("@")[-1] if "@" in found else found.strip()[-3:]
    return f"{sentence} (…{tail}): chỉ để lại khi được phép công khai."
