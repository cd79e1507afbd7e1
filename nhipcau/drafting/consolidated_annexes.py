"""Annexes of the consolidated report: every task, every unit, and the items behind the numbers."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from nhipcau.drafting.budget_annex import budget_annexes
from nhipcau.drafting.decree30.document import (
    Align,
    Annex,
    Cell,
    Column,
    GroupRow,
    Inline,
    Row,
    TableBlock,
)
from nhipcau.drafting.portal_annex import portal_annexes
from nhipcau.drafting.press_annex import press_annexes
from nhipcau.drafting.registers_annex import registers_annexes
from nhipcau.reports.standing import Standing
from nhipcau.vietnamese.dates import format_date
from nhipcau.vietnamese.numbers import format_number

Content = Mapping[str, Any]
Cite = Callable[[str | None, Any], Inline]

MOST_ITEMS = 3000
"""Items printed in the annex of sources; the rest is read on the pages the numbers lead to."""

SOURCES = "Phụ lục III"  # what the third of the annexes below is called when printed


def annexes(
    content: Content, items: Sequence[Content], *, cite: Cite, for_public: bool = False
) -> tuple[Annex, ...]:
    """`items` are the frozen rows behind the grand total, in the order printed.

    Money has an annex where the plan had a budget, and never in a version `for_public`.
    """
    return (
        Annex("Kết quả thực hiện từng nhiệm vụ", (_tasks(content, cite),), is_landscape=True),
        Annex("Tình hình gửi báo cáo của các đơn vị", (_units(content),)),
        Annex("Căn cứ số liệu", (_sources(content, items),)),
        *budget_annexes(content, cite=cite, for_public=for_public),
        *portal_annexes(content),
        *registers_annexes(content, for_public=for_public),
        *press_annexes(content, for_public=for_public),
    )


def _tasks(content: Content, cite: Cite) -> TableBlock:
    columns = (
        Column("TT", 5, Align.CENTRE),
        Column("Nhiệm vụ", 30, Align.JUSTIFIED),
        Column("Đơn vị chủ trì", 14),
        Column("Thời gian", 9),
        Column("Kết quả thực hiện", 28, Align.JUSTIFIED),
        Column("Số kết quả", 6, Align.CENTRE),
        Column("Tình trạng", 8),
    )
    rows: list[Row | GroupRow] = []
    for group in content["groups"]:
        if group["code"] or group["title"]:
            rows.append(GroupRow(group["code"], group["title"]))
        rows += [_task(task, cite) for task in group["tasks"]]
    return TableBlock(columns, tuple(rows))


def _task(task: Content, cite: Cite) -> Row:
    return Row(
        (
            task["code"].rpartition(".")[2],
            task["title"],
            "\n".join(task["leads"]),
            task["timing"],
            _done(task),
            Cell(cite(task["figure"], task["value"])),
            task["status_label"],
        )
    )


def _done(task: Content) -> str:
    """The units' own words; without any, the list of outputs; nil with its reason.

    Of what was handled outside this system only that it was; the number of the paper stays with
    the unit's report.
    """
    said = [f"{one['unit']}: {one['text']}" for one in task["words"]]
    outside = [f"{unit}: xử lý ngoài hệ thống." for unit in task.get("outside", [])]
    nil = [f"{one['unit']}: chưa phát sinh ({one['reason']})" for one in task["nil"]]
    listed = [f"- {line}" for kind in task["kinds"] for line in kind["lines"]]
    return "\n".join([*(said or listed or nil), *outside]) or "Chưa có báo cáo."


def _units(content: Content) -> TableBlock:
    columns = (
        Column("TT", 1, Align.CENTRE),
        Column("Đơn vị", 5),
        Column("Tình hình", 4),
        Column("Nội dung", 2, Align.CENTRE),
        Column("Nộp lần đầu", 3, Align.CENTRE),
    )
    units = content["units"]
    every = [*units["missing"], *units.get("waived", []), *units["reported"]]
    rows = tuple(
        Row((str(place), unit["name"], _standing(unit), _filled(unit), _sent(unit)))
        for place, unit in enumerate(every, start=1)
    )
    return TableBlock(columns, rows)


def _standing(unit: Content) -> str:
    late, extension = unit["days_late"], unit.get("extension")
    waiver = unit.get("waiver")
    if waiver and unit["standing"] == Standing.WAIVED:
        return f"Được miễn báo cáo{_until(waiver)}{_by_paper(waiver)}"
    told = f"{unit['label']}, chậm {late} ngày" if late else str(unit["label"])
    return f"{told}. Gia hạn{_until(extension)}{_by_paper(extension)}" if extension else told


def _until(relief: Content) -> str:
    until = relief["until"]
    return f" đến {format_date(date.fromisoformat(until))}" if until else ""


def _by_paper(relief: Content) -> str:
    return f" theo văn bản {relief['document_number']}" if relief["document_number"] else ""


def _filled(unit: Content) -> str:
    return f"{unit['filled']}/{unit['required']}"


def _sent(unit: Content) -> str:
    at = unit["first_submitted_at"]
    return format_date(datetime.fromisoformat(at).date()) if at else "–"


def _sources(content: Content, items: Sequence[Content]) -> TableBlock:
    """Every counted item once, under the number of its kind; kinds do not overlap."""
    columns = (
        Column("TT", 7, Align.CENTRE),
        Column("Ngày", 16, Align.CENTRE),
        Column("Kết quả", 48, Align.JUSTIFIED),
        Column("Nhiệm vụ", 16, Align.CENTRE),
        Column("Mã", 13, Align.CENTRE),
    )
    codes = {task["task"]: task["code"] for g in content["groups"] for task in g["tasks"]}
    rows: list[Row | GroupRow] = []
    place = 0
    for kind in content["kinds"]:
        of_kind = [item for item in items if item["kind"] == kind["kind"]]
        if not of_kind:
            continue
        rows.append(GroupRow("", f"{kind['label']}: {format_number(len(of_kind))}"))
        for item in of_kind[: MOST_ITEMS - place]:
            place += 1
            rows.append(_source(place, item, codes))
    if len(items) > place:
        more = f"… và {format_number(len(items) - place)} kết quả nữa, xem tại trang số liệu."
        rows.append(Row(("", "", more, "", "")))
    return TableBlock(columns, tuple(rows))


def _source(place: int, item: Content, codes: Mapping[int, str]) -> Row:
    tasks = ", ".join(codes[pk] for pk in item["tasks"] if pk in codes)
    return Row((format_number(place), _on(item), item["title"], tasks, f"KQ-{item['output']}"))


def _on(item: Content) -> str:
    return format_date(date.fromisoformat(item["on"]))
