"""What a cell means, and how a value is written into one; each refusal is one sentence."""

import re
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from django.core.exceptions import ValidationError

from nhipcau.exchange.tables.columns import Column, Kind
from nhipcau.plans.models import Task
from nhipcau.registries.countries import country_code, country_name
from nhipcau.registries.models import Partner
from nhipcau.registries.partners.finding import named
from nhipcau.registries.sectors import sector_code, sector_name
from nhipcau.search.folded import words_of
from nhipcau.vietnamese.dates import format_date, parse_date
from nhipcau.vietnamese.numbers import format_number
from nhipcau.vietnamese.typed_text import typed_line

FIRST_DAY, LAST_DAY = date(1945, 1, 1), date(2200, 12, 31)
_MOST: Final = Decimal(10) ** 15
_NUMBER: Final = re.compile(r"-?\d{1,3}(\.\d{3})+(,\d+)?|-?\d+([.,]\d+)?")
_ISO: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_HOUR: Final = re.compile(r"(\d{1,2})[:hg](\d{2})?")
_YES, _NO = {"co", "x", "yes", "true", "1", "dung"}, {"khong", "no", "false", "0", "sai"}
_SEVERAL: Final = re.compile(r"[;\n]+")
_SEVERAL_SHORT: Final = re.compile(r"[;,\n]+")


def meaning(column: Column, text: str) -> Any:
    """The value of a cell that says something; raises ValidationError with one sentence."""
    value = _READ[column.kind](column, text)
    if column.longest and isinstance(value, str) and len(value) > column.longest:
        raise _refused(column, text, f"dài quá {column.longest} ký tự; hãy rút ngắn")
    return value


def written(column: Column, value: Any) -> str | Decimal:
    """A value as its cell says it; "" for nothing, a number as a number."""
    if value is None or value == "" or value == []:
        return ""
    match column.kind:
        case Kind.DAY:
            return format_date(value)
        case Kind.HOUR:
            return f"{value:%H:%M}"
        case Kind.NUMBER:
            return Decimal(value)
        case Kind.CHOICE:
            return column.choices.get(value, str(value))
        case Kind.YES_NO:
            return "có" if value else "không"
        case Kind.COUNTRY:
            return country_name(value)
        case Kind.COUNTRIES:
            return ", ".join(map(country_name, value))
        case Kind.SECTORS:
            return "; ".join(map(sector_name, value))
        case Kind.PARTNERS:
            return "; ".join(sorted(one.name for one in value))
        case Kind.TASKS:
            return ", ".join(sorted(task.code for task in value))
        case Kind.NAMES:
            return "; ".join(value)
    return str(value)


def _refused(column: Column, text: str, why: str) -> ValidationError:
    short = text if len(text) <= 60 else f"{text[:59]}…"
    return ValidationError(f"{column.header}: “{short}” {why}.", code="cell")


def _text(column: Column, text: str) -> str:
    """As the field keeps it: on one line where it has an end."""
    return typed_line(text) if column.longest else text


def _day(column: Column, text: str) -> date:
    iso = _ISO.match(text)
    found = parse_date(f"{iso[3]}/{iso[2]}/{iso[1]}" if iso else text)
    if found is None or not FIRST_DAY <= found <= LAST_DAY:
        raise _refused(column, text, "không phải ngày có thật; ghi dạng 28/02/2024")
    return found


def _hour(column: Column, text: str) -> time:
    found = _HOUR.match(text)
    if found is None or int(found[1]) > 23 or int(found[2] or 0) > 59:
        raise _refused(column, text, "không phải giờ; ghi dạng 08:30")
    return time(int(found[1]), int(found[2] or 0))


def _number(column: Column, text: str) -> Decimal:
    """Vietnamese first: 1.234,5; a single mark before one, two or many digits is a decimal one."""
    plain = text.replace("\u00a0", "").replace(" ", "")
    if _NUMBER.fullmatch(plain):
        if "," in plain or re.fullmatch(r"-?\d{1,3}(\.\d{3})+", plain):
            plain = plain.replace(".", "").replace(",", ".")
        try:
            value = Decimal(plain)
        except InvalidOperation:
            value = _MOST
        if 0 <= value < _MOST:
            return value
    raise _refused(column, text, "không phải số không âm; ghi dạng 1.234,5")


def _choice(column: Column, text: str) -> str:
    wanted = words_of(text)
    for code, words in column.choices.items():
        if wanted in (words_of(words), words_of(code)):
            return code
    known = "; ".join(column.choices.values())
    raise _refused(column, text, f"không có trong danh sách: {known}")


def _yes_no(column: Column, text: str) -> bool:
    said = words_of(text)
    if said in _YES or said in _NO:
        return said in _YES
    raise _refused(column, text, "phải là “có” hoặc “không”")


def _country(column: Column, text: str) -> str:
    if code := country_code(text):
        return code
    raise _refused(column, text, "không nhận ra là nước nào; ghi tên thường dùng")


def _each(pattern: re.Pattern[str], find: Callable[[str], Any], text: str) -> list[Any]:
    found = [find(part.strip()) for part in pattern.split(text) if part.strip()]
    return list(dict.fromkeys(found))


def _countries(column: Column, text: str) -> list[str]:
    return _each(_SEVERAL_SHORT, lambda part: _country(column, part), text)


def _sectors(column: Column, text: str) -> list[str]:
    def one(part: str) -> str:
        if code := sector_code(part):
            return code
        raise _refused(column, part, "không có trong danh sách lĩnh vực")

    return _each(_SEVERAL, one, text)


def _partners(column: Column, text: str) -> list[Partner]:
    def one(part: str) -> Partner:
        found = named(part)
        if len(found) == 1:
            return found[0]
        why = "chưa có trong sổ đối tác" if not found else "là tên của nhiều đối tác"
        raise _refused(column, part, f"{why}; hãy lập hoặc ghi đủ tên trước")

    return _each(_SEVERAL, one, text)


def _tasks(column: Column, text: str) -> list[Task]:
    def one(part: str) -> Task:
        group, _dot, number = part.rpartition(".")
        found = [
            task
            for task in Task.objects.in_force().filter(group__code=group).select_related("group")
            if task.code == part
        ] if number else []  # fmt: skip
        if found:
            return max(found, key=lambda task: (task.plan.year, task.pk))
        raise _refused(column, part, "không phải mã nhiệm vụ của kế hoạch nào; ghi dạng II.2")

    return _each(_SEVERAL_SHORT, one, text)


def _names(_column: Column, text: str) -> list[str]:
    return _each(_SEVERAL, typed_line, text)


_READ: Final[dict[Kind, Callable[[Column, str], Any]]] = {
    Kind.TEXT: _text,
    Kind.DAY: _day,
    Kind.HOUR: _hour,
    Kind.NUMBER: _number,
    Kind.CHOICE: _choice,
    Kind.YES_NO: _yes_no,
    Kind.COUNTRY: _country,
    Kind.COUNTRIES: _countries,
    Kind.PARTNERS: _partners,
    Kind.SECTORS: _sectors,
    Kind.TASKS: _tasks,
    Kind.NAMES: _names,
}


def number_words(value: Decimal) -> str:
    return format_number(value)
