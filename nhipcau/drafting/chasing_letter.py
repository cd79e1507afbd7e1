"""The letter that presses late units to report: one to all of them, or one to each."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from nhipcau.drafting.decree30.document import (
    Align,
    Annex,
    Block,
    Column,
    OutgoingDocument,
    Para,
    Row,
    TableBlock,
)
from nhipcau.drafting.letterheads import Letterhead
from nhipcau.vietnamese.dates import format_date, month_digits
from nhipcau.vietnamese.numbers import format_number

Unit = Mapping[str, Any]
"""A late unit as frozen: `unit`, `due_on` (ISO day), `days_late`, `label`, `filled`, `required`."""

MOST_ADDRESSEES = 5
"""Units named behind Kính gửi; more of them are named in the annex alone."""
IN_ANNEX = "Các cơ quan, đơn vị có tên tại Phụ lục kèm theo"


def letter_to_all(
    round: Mapping[str, Any],
    units: Sequence[Unit],
    letterhead: Letterhead,
    *,
    day: date,
    answer_by: date,
) -> OutgoingDocument:
    """One letter with the list of late units as its annex.

    `round` holds `title`, `due_on` and `plan`, the plan in words. Number and day stay blank for
    the registry clerk.
    """
    names = tuple(unit["unit"] for unit in units)
    return replace(
        _letter(round, letterhead, day),
        addressees=names if len(names) <= MOST_ADDRESSEES else (IN_ANNEX,),
        blocks=(
            _asked(round, letterhead),
            Para(
                f"Đến hết ngày {_long(day)}, còn {format_number(len(units))} đơn vị chưa nộp báo "
                "cáo (danh sách và tình hình từng đơn vị nêu tại Phụ lục kèm theo)."
            ),
            *_demands(round, letterhead, answer_by, whom="các đơn vị"),
        ),
        annexes=(Annex(f"Các đơn vị chưa nộp báo cáo {_lower(round['title'])}", (_table(units),)),),
    )


def letter_to_one(
    round: Mapping[str, Any],
    unit: Unit,
    letterhead: Letterhead,
    *,
    day: date,
    answer_by: date,
) -> OutgoingDocument:
    """A letter to one unit that says how its own report stands, and of no other's."""
    due_on = date.fromisoformat(unit["due_on"])
    own = "" if due_on.isoformat() == round["due_on"] else f", đã gia hạn đến {format_date(due_on)}"
    return replace(
        _letter(round, letterhead, day),
        addressees=(unit["unit"],),
        blocks=(
            _asked(round, letterhead, more=own),
            Para(
                f"Đến hết ngày {_long(day)}, {unit['unit']} chưa nộp báo cáo, chậm "
                f"{format_number(unit['days_late'])} ngày so với hạn (tình trạng trên hệ thống: "
                f"{_lower(unit['label'])}; {unit['filled']}/{unit['required']} nhiệm vụ đã có "
                "nội dung)."
            ),
            *_demands(round, letterhead, answer_by, whom=unit["unit"]),
        ),
    )


def _letter(round: Mapping[str, Any], letterhead: Letterhead, day: date) -> OutgoingDocument:
    """A công văn bears no type name, neither as a title nor in its symbol."""
    return OutgoingDocument(
        superior_lines=letterhead.superior_lines,
        issuer_lines=letterhead.issuer_lines,
        issuer_name=letterhead.issuer_name,
        symbol=letterhead.symbol.removeprefix("BC-"),
        place=letterhead.place,
        year=day.year,
        subject=f"đôn đốc báo cáo kết quả {_lower(round['plan'])}, {_lower(round['title'])}",
        signer_lines=letterhead.signer_lines,
        recipients=letterhead.recipients,
    )


def _asked(round: Mapping[str, Any], letterhead: Letterhead, *, more: str = "") -> Para:
    due_on = _long(date.fromisoformat(round["due_on"]))
    number = f" số {round['plan_number']}" if round["plan_number"] else ""
    return Para(
        f"Thực hiện Kế hoạch{number} {_lower(round['plan'])}, {letterhead.issuer_name} đã đề nghị "
        f"các cơ quan, đơn vị báo cáo kết quả {_lower(round['title'])}, hạn nộp ngày {due_on}"
        f"{more}."
    )


def _demands(
    round: Mapping[str, Any], letterhead: Letterhead, answer_by: date, *, whom: str
) -> tuple[Block, ...]:
    return (
        Para(
            f"Để kịp thời tổng hợp báo cáo theo quy định, {letterhead.issuer_name} đề nghị {whom} "
            "khẩn trương hoàn thành nội dung và nộp báo cáo trên hệ thống trước ngày "
            f"{_long(answer_by)}. Nhiệm vụ chưa phát sinh kết quả thì ghi rõ chưa phát sinh và lý "
            "do; trường hợp có khó khăn, vướng mắc, đề nghị phản ánh ngay để phối hợp giải quyết."
        ),
        Para(f"{letterhead.issuer_name} đề nghị {whom} quan tâm, thực hiện."),
    )


def _table(units: Sequence[Unit]) -> TableBlock:
    columns = (
        Column("TT", 1, Align.CENTRE),
        Column("Đơn vị", 5),
        Column("Hạn nộp", 2.4, Align.CENTRE),
        Column("Số ngày chậm", 1.8, Align.CENTRE),
        Column("Tình trạng", 3.4),
        Column("Nội dung", 1.8, Align.CENTRE),
    )
    rows = tuple(
        Row(
            (
                str(place),
                unit["unit"],
                format_date(date.fromisoformat(unit["due_on"])),
                format_number(unit["days_late"]),
                unit["label"],
                f"{unit['filled']}/{unit['required']}",
            )
        )
        for place, unit in enumerate(units, start=1)
    )
    return TableBlock(columns, rows)


def _long(day: date) -> str:
    """ "20 tháng 6 năm 2024"."""
    return f"{day.day:02d} tháng {month_digits(day.month)} năm {day.year}"


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
