"""What people may change in a draft before it is accepted; each change can be undone."""

from datetime import date
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction

from nhipcau.organisations.directory import spellings
from nhipcau.organisations.models import User
from nhipcau.plans.importing.accept.facts import COUNTS, DOCUMENT_FIELDS, fact, write_fact
from nhipcau.plans.importing.accept.matching import match_new_names
from nhipcau.plans.importing.accept.sheet import (
    Json,
    address,
    doubts_of,
    find,
    find_group,
    free_key,
    plan_day,
)
from nhipcau.plans.importing.accept.steps import locked, record, snapshot
from nhipcau.plans.importing.recognise.units import split_units
from nhipcau.plans.models import PlanLoad
from nhipcau.vietnamese.timing import Timeframe, parse_timeframe

ROW_FIELDS: Final = {
    "number": "no",
    "title": "title",
    "lead_text": "lead_text",
    "lead_units": "lead_units",
    "coordinating_text": "coordinating_text",
    "coordinating_units": "coordinating_units",
    "timeframe_text": "timeframe_text",
    "product_text": "product_text",
    "budget_text": "budget_text",
    "note_text": "note_text",
    "basis_text": "basis_text",
    "parent": "parent",
}
"""Fields of a row that people may change, with their names in the stored draft."""

_LONGEST_NUMBER = 60


@transaction.atomic
def edit_row(load: PlanLoad, *, where: str, field: str, value: str, by: User) -> PlanLoad:
    """Write a field of the row anew; what was read from its words is read again.

    `where` is the key of the row or its address. `lead_units` and `coordinating_units` take one
    name a line. The row's open doubts about this field count as looked at.
    """
    load = locked(load)
    old = snapshot(load)
    group, place = find(load.draft, where)
    item = group["items"][place]
    if field not in ROW_FIELDS:
        raise ValidationError("Không sửa được cột này.", code="field")
    before = _words(item.get(ROW_FIELDS[field], ""))
    _write(load.draft, item, field, value.strip())
    _settle_field(load, item["key"], field)
    match_new_names(load)
    return record(
        load,
        old,
        action="edit_row",
        where=f"{address(group, item)} {field}",
        before=before,
        after=_words(item.get(ROW_FIELDS[field], "")),
        by=by,
    )


@transaction.atomic
def edit_document(load: PlanLoad, *, field: str, value: str, by: User) -> PlanLoad:
    """Write a field of the document anew. A new day or year matches the names again.

    `day`, `month` and `year_of_issue` are those of the date of issue, `year` that of the plan;
    `recipients` takes one a line, `report_due_on` a day as 2024-12-09; an empty value means that
    the paper leaves it blank.
    """
    load = locked(load)
    old = snapshot(load)
    if field not in DOCUMENT_FIELDS:
        raise ValidationError("Không sửa được mục này của văn bản.", code="field")
    document = load.draft["document"]
    before = fact(document, field)
    write_fact(document, field, value)
    _check_day(load.draft)
    match_new_names(load, again=field in COUNTS)
    return record(
        load,
        old,
        action="edit_document",
        where=field,
        before=before,
        after=fact(document, field),
        by=by,
    )


@transaction.atomic
def add_row(
    load: PlanLoad, *, group: str, title: str, after: str = "", number: str = "", by: User
) -> PlanLoad:
    """A row that the reading missed, behind the row `after` or at the end of the group."""
    load = locked(load)
    old = snapshot(load)
    if not title.strip():
        raise ValidationError("Hãy ghi nội dung nhiệm vụ.", code="title")
    if after:
        home, place = find(load.draft, after)
        place += 1
    else:
        home = find_group(load.draft, group)
        place = len(home["items"])
    item: Json = {
        "key": free_key(load.draft),
        "no": number.strip(),
        "title": title.strip(),
        "lead_text": "",
        "lead_units": [],
        "coordinating_text": "",
        "coordinating_units": [],
        "timeframe_text": "",
        "timeframe": None,
        "source": None,
        "doubts": [],
    }
    home["items"].insert(place, item)
    return record(
        load, old, action="add_row", where=address(home, item), after=item["title"], by=by
    )


@transaction.atomic
def remove_row(load: PlanLoad, *, where: str, reason: str, by: User) -> PlanLoad:
    """Strike a row out: it stays visible with the reason and does not enter the register."""
    load = locked(load)
    old = snapshot(load)
    if not reason.strip():
        raise ValidationError("Hãy ghi lý do gạch bỏ dòng.", code="reason")
    group, place = find(load.draft, where)
    item = group["items"][place]
    if item.get("struck"):
        raise ValidationError("Dòng này đã được gạch bỏ.", code="struck")
    item["struck"] = reason.strip()
    return record(
        load,
        old,
        action="remove_row",
        where=address(group, item),
        before=item["title"],
        after=item["struck"],
        by=by,
    )


@transaction.atomic
def move_row(load: PlanLoad, *, where: str, group: str = "", after: str = "", by: User) -> PlanLoad:
    """Put a row behind the row `after`, or at the head of the group where `after` is empty."""
    load = locked(load)
    old = snapshot(load)
    home, place = find(load.draft, where)
    item = home["items"][place]
    before = address(home, item)
    if after and item is _at(load.draft, after):
        raise ValidationError("Không thể đặt dòng ngay sau chính nó.", code="after")
    home["items"].pop(place)
    if after:
        home, place = find(load.draft, after)
        home["items"].insert(place + 1, item)
    else:
        home = find_group(load.draft, group) if group else home
        home["items"].insert(0, item)
    return record(
        load,
        old,
        action="move_row",
        where=item["key"],
        before=before,
        after=address(home, item),
        by=by,
    )


@transaction.atomic
def settle_doubt(load: PlanLoad, *, doubt_id: str, note: str = "", by: User) -> PlanLoad:
    """Say that a person has looked at the doubt and the draft is right as it stands now."""
    return settle_doubts(load, doubt_ids=(doubt_id,), note=note, by=by)


@transaction.atomic
def settle_doubts(
    load: PlanLoad, *, doubt_ids: tuple[str, ...] | None = None, note: str = "", by: User
) -> PlanLoad:
    """The same for several doubts in one step; None is all that are open."""
    load = locked(load)
    old = snapshot(load)
    known = {doubt.key: doubt for doubt in doubts_of(load)}
    keys = doubt_ids
    if keys is None:
        keys = tuple(key for key, doubt in known.items() if not doubt.is_settled)
    if unknown := set(keys) - set(known):
        raise ValidationError(
            "Không có điểm cần xem “%(key)s”; hãy tải lại trang.",
            code="doubt",
            params={"key": sorted(unknown)[0]},
        )
    load.settled |= dict.fromkeys(keys, note.strip())
    where = keys[0] if len(keys) == 1 else f"{len(keys)}"
    return record(load, old, action="settle", where=where, after=note.strip(), by=by)


def _write(draft: Json, item: Json, field: str, value: str) -> None:
    if field in ("lead_units", "coordinating_units"):
        item[field] = [name.strip() for name in value.splitlines() if name.strip()]
        return
    if field == "title" and not value:
        raise ValidationError("Nội dung nhiệm vụ không được để trống.", code="title")
    if field == "number" and len(value) > _LONGEST_NUMBER:
        raise ValidationError("Số thứ tự dài quá 60 ký tự.", code="number")
    item[ROW_FIELDS[field]] = value
    if field in ("lead_text", "coordinating_text"):
        day = plan_day(draft)
        known = spellings(day=day) if day else frozenset[str]()
        item[field.replace("_text", "_units")] = list(split_units(value, known))
    if field == "timeframe_text":
        item["timeframe"] = _stored(parse_timeframe(value, draft["document"].get("year")))


def _stored(timeframe: Timeframe) -> Json:
    return {
        "kind": timeframe.kind,
        "start": timeframe.start.isoformat() if timeframe.start else None,
        "end": timeframe.end.isoformat() if timeframe.end else None,
        "tentative": timeframe.tentative,
    }


def _settle_field(load: PlanLoad, row: str, field: str) -> None:
    """Who rewrites a field has looked at what was odd in it."""
    stem = field.removesuffix("_text").removesuffix("_units")
    for doubt in doubts_of(load):
        about = doubt.doubt.where.rpartition(".")[2].removesuffix("_text").removesuffix("_units")
        if doubt.row == row and about == stem and not doubt.is_settled:
            load.settled[doubt.key] = "Đã sửa"


def _check_day(draft: Json) -> None:
    """Refuse a date of issue that no calendar has and a year no plan is of."""
    printed, year = draft["document"]["date"], draft["document"].get("year")
    try:
        day = date(printed.get("year") or 2000, printed.get("month") or 1, printed.get("day") or 1)
        whole = date(year or 2000, 1, 1)
    except ValueError as error:
        raise ValidationError("Ngày này không có trong lịch.", code="date") from error
    if not all(1945 <= one.year <= 2200 for one in (day, whole)):
        raise ValidationError("Năm phải từ 1945 đến 2200.", code="date")


def _at(draft: Json, where: str) -> Json:
    group, place = find(draft, where)
    found: Json = group["items"][place]
    return found


def _words(value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(value)
    return "" if value is None else str(value)
