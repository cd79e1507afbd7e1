"""Days, months, hours and numbers as each language of the portal writes them.

Names are those of the Unicode CLDR (from memory for Lao and Khmer). A language that is not here
is written as in English.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Final

_DAY: Final = {
    "vi": "{d:02}/{m:02}/{y}",
    "zh-hans": "{y}年{m}月{d}日",
    "ja": "{y}年{m}月{d}日",
    "ko": "{y}년 {m}월 {d}일",
}
_MONTH: Final = {
    "vi": "Tháng {m} năm {y}",
    "zh-hans": "{y}年{m}月",
    "ja": "{y}年{m}月",
    "ko": "{y}년 {m}월",
}
_MONTHS: Final = {
    "en": ("January February March April May June July August September October November December"),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "lo": "ມັງກອນ ກຸມພາ ມີນາ ເມສາ ພຶດສະພາ ມິຖຸນາ ກໍລະກົດ ສິງຫາ ກັນຍາ ຕຸລາ ພະຈິກ ທັນວາ",
    "km": "មករា កុម្ភៈ មីនា មេសា ឧសភា មិថុនា កក្កដា សីហា កញ្ញា តុលា វិច្ឆិកា ធ្នូ",
}
_WEEKDAYS: Final = {
    "vi": "Thứ Hai|Thứ Ba|Thứ Tư|Thứ Năm|Thứ Sáu|Thứ Bảy|Chủ nhật",
    "en": "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday",
    "fr": "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche",
    "lo": "ວັນຈັນ|ວັນອັງຄານ|ວັນພຸດ|ວັນພະຫັດ|ວັນສຸກ|ວັນເສົາ|ວັນອາທິດ",
    "km": "ថ្ងៃច័ន្ទ|ថ្ងៃអង្គារ|ថ្ងៃពុធ|ថ្ងៃព្រហស្បតិ៍|ថ្ងៃសុក្រ|ថ្ងៃសៅរ៍|ថ្ងៃអាទិត្យ",
    "zh-hans": "星期一|星期二|星期三|星期四|星期五|星期六|星期日",
    "ja": "月曜日|火曜日|水曜日|木曜日|金曜日|土曜日|日曜日",
    "ko": "월요일|화요일|수요일|목요일|금요일|토요일|일요일",
}
# (between thousands, before the fraction)
_MARKS: Final = {
    "vi": (".", ","),
    "lo": (".", ","),
    "km": (".", ","),
    "fr": ("\u202f", ","),
}


def day_in_words(day: date, language: str) -> str:
    """ "18/06/2024", "18 June 2024", "2024年6月18日"."""
    if pattern := _DAY.get(language):
        return pattern.format(d=day.day, m=day.month, y=day.year)
    first_in_french = language == "fr" and day.day == 1
    number = "1er" if first_in_french else str(day.day)
    return f"{number} {_month_name(day, language)} {day.year}"


def month_in_words(day: date, language: str) -> str:
    """The month that `day` lies in: "Tháng 6 năm 2024", "June 2024", "2024年6月"."""
    if pattern := _MONTH.get(language):
        return pattern.format(m=day.month, y=day.year)
    return f"{_month_name(day, language)} {day.year}"


def weekday_in_words(day: date, language: str) -> str:
    return _WEEKDAYS.get(language, _WEEKDAYS["en"]).split("|")[day.weekday()]


def hours_in_words(starts: datetime, ends: datetime, is_all_day: bool, language: str) -> str:
    """From when to when, in words. Hours are those of the house: both already local."""
    first, last = day_in_words(starts, language), day_in_words(ends, language)
    if is_all_day:
        return first if starts.date() == ends.date() else f"{first} – {last}"
    if starts.date() == ends.date():
        return f"{first}, {starts:%H:%M} – {ends:%H:%M}"
    return f"{first}, {starts:%H:%M} – {last}, {ends:%H:%M}"


def number_in_words(number: int | float | Decimal, language: str) -> str:
    """With the marks of the language: "1.234,5", "1,234.5"; the fraction as it is given."""
    thousands, fraction = _MARKS.get(language, (",", "."))
    plain = f"{number:,}"
    return plain.translate(str.maketrans({",": thousands, ".": fraction}))


def _month_name(day: date, language: str) -> str:
    return _MONTHS.get(language, _MONTHS["en"]).split()[day.month - 1]
