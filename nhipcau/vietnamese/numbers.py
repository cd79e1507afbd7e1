"""Numbers as official papers write them: Roman numerals, "1.234,5", the leading zero."""

import re
from decimal import Decimal

_VALUES = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_GROUPED = re.compile(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_PLAIN = re.compile(r"-?\d+(?:[,.]\d+)?")


def to_roman(number: int) -> str:
    """1..3999 as a Roman numeral in capitals; raises ValueError outside."""
    if not 1 <= number <= 3999:
        raise ValueError(f"Không viết được số {number} bằng chữ số La Mã.")
    text = ""
    for value, letters in _VALUES:
        count, number = divmod(number, value)
        text += letters * count
    return text


def from_roman(text: str) -> int | None:
    """The value of a well-formed Roman numeral in capitals, else None: "IIII" is none."""
    text = text.strip()
    if not text or not _ROMAN.fullmatch(text):
        return None
    total = 0
    for value, letters in _VALUES:
        while text.startswith(letters):
            total += value
            text = text[len(letters) :]
    return total


def format_number(value: int | Decimal) -> str:
    """ "1.234,5": full stops between thousands, a comma before decimals, no zeros behind."""
    text = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))


def parse_number(text: str) -> Decimal | None:
    """Read "1.234,5", "1234,5", "1 234" or "12.5"; None if it is no number.

    "1.234" is one thousand two hundred and thirty-four, as Vietnamese papers write it.
    """
    text = re.sub(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?:\D|$))", "", text.strip())
    if _GROUPED.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    if _PLAIN.fullmatch(text):
        return Decimal(text.replace(",", "."))
    return None


def leading_zero(number: int) -> str:
    """A document's number as Decree 30/2020, Annex I writes it: 0 before numbers below 10."""
    return f"{number:02d}"
