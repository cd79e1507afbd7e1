"""Sums of money in whole đồng, as people type them: "1.234.567", "12,5 triệu", "1,2 tỷ"."""

import re
import unicodedata
from fractions import Fraction
from typing import Final

LARGEST: Final = 10**15 - 1
"""đồng; more than any budget of a province, and what the register can hold."""

_UNITS: Final = {
    "": 1, "đ": 1, "đồng": 1, "vnđ": 1, "vnd": 1,
    "nghìn": 10**3, "ngàn": 10**3,
    "tr": 10**6, "triệu": 10**6,
    "tỷ": 10**9, "tỉ": 10**9,
}  # fmt: skip
_CURRENCY = re.compile(r"\s*(?:đồng|đ|vnđ|vnd)$")
_AMOUNT = re.compile(
    r"(?P<whole>[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+|[0-9]+)"
    r"(?:,(?P<part>[0-9]+))?\s*(?P<unit>[a-zđìàệỷỉồ]*)"
)


_LONGEST: Final = 60
"""Characters that are looked at; no sum takes as many."""


class NotMoney(ValueError):
    """The words are no sum of money, or not one in whole đồng; the message says what to write."""


def read_money(text: str) -> int:
    """The sum in đồng, from 0 to `LARGEST`. A comma stands before decimals, as on paper.

    Raises NotMoney, also for "12.5" and "1,234,567": a full stop between other than groups of
    three, or several commas, could mean two things.
    """
    words = " ".join(unicodedata.normalize("NFC", text[:_LONGEST]).lower().split())
    if words.startswith(("-", "−", "–")):
        raise NotMoney("Số tiền không được âm.")
    found = _AMOUNT.fullmatch(words) or _AMOUNT.fullmatch(_CURRENCY.sub("", words))
    if found is None or found["unit"] not in _UNITS or len(text) > _LONGEST:
        raise NotMoney(
            "Không đọc được số tiền; ghi dạng 1.234.567 hoặc 12,5 triệu (dấu phẩy trước số lẻ)."
        )
    whole = found["whole"].replace(".", "").replace(" ", "")
    exact = Fraction(f"{whole}.{found['part'] or 0}") * _UNITS[found["unit"]]
    if exact.denominator != 1:
        raise NotMoney("Số tiền phải chẵn đến đồng.")
    if exact > LARGEST:
        raise NotMoney("Số tiền quá lớn; hãy kiểm tra lại đơn vị tính.")
    return int(exact)
