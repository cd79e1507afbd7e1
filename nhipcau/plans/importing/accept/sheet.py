"""The stored draft of a load as rows with keys: finding, reading and rewriting them."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from nhipcau.plans.importing.recognise.as_json import from_json
from nhipcau.plans.importing.recognise.draft import Doubt, DraftPlan, DraftTask
from nhipcau.plans.models import PlanLoad

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class LoadedDoubt:
    """A doubt and whether a person has looked at it. `row` is the key of its row, "" for none."""

    key: str
    row: str
    doubt: Doubt
    is_settled: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class LoadedRow:
    """One row of the annex as it stands in the draft.

    `key` names it to the verbs and never changes; `address` is what people say ("III.3") and may
    occur twice. `struck` is the reason why it was struck out, "" for a row that counts.
    """

    key: str
    address: str
    group: str
    task: DraftTask
    struck: str = ""
    doubts: tuple[LoadedDoubt, ...] = field(default=())


def with_keys(draft: Json) -> Json:
    """A copy of the draft with a key on each group ("g1") and each row ("r1")."""
    keyed = deepcopy(draft)
    number = 0
    for place, group in enumerate(keyed["groups"], start=1):
        group["key"] = f"g{place}"
        for item in group["items"]:
            number += 1
            item["key"] = f"r{number}"
    return keyed


def draft_of(load: PlanLoad) -> DraftPlan:
    """The draft with the rows that count, as the recogniser would have handed it on."""
    draft = deepcopy(load.draft)
    for group in draft["groups"]:
        group["items"] = [item for item in group["items"] if not item.get("struck")]
    return from_json(draft)


def rows_of(load: PlanLoad) -> tuple[LoadedRow, ...]:
    """All rows in order, those struck out too."""
    read = from_json(load.draft)
    stored = [(group, item) for group in load.draft["groups"] for item in group["items"]]
    tasks = [task for group in read.groups for task in group.items]
    parents = {
        (group["key"], item.get("parent"))
        for group, item in stored
        if item.get("parent") and not item.get("struck")
    }
    return tuple(
        LoadedRow(
            key=item["key"],
            address=address(group, item),
            group=group["key"],
            task=task,
            struck=item.get("struck", ""),
            doubts=_row_doubts(
                load, item["key"], task, heads=(group["key"], task.number) in parents
            ),
        )
        for (group, item), task in zip(stored, tasks, strict=True)
    )


def doubts_of(load: PlanLoad) -> tuple[LoadedDoubt, ...]:
    """Every doubt that still matters: of the document, then of the rows that count."""
    document = tuple(
        _doubt(load, f"document:{place}", "", Doubt(**doubt))
        for place, doubt in enumerate(load.draft.get("doubts", ()), start=1)
    )
    return document + tuple(
        doubt for row in rows_of(load) if not row.struck for doubt in row.doubts
    )


def address(group: Json, item: Json) -> str:
    """What people call a row: "III.3"."""
    return ".".join(part for part in (str(group["code"]), str(item["no"])) if part)


def find(draft: Json, where: str) -> tuple[Json, int]:
    """The group and the place in it of the row with this key or, if only one has it, address."""
    found = [
        (group, place)
        for group in draft["groups"]
        for place, item in enumerate(group["items"])
        if item["key"] == where
    ] or [
        (group, place)
        for group in draft["groups"]
        for place, item in enumerate(group["items"])
        if address(group, item) == where
    ]
    if len(found) != 1:
        raise ValidationError(
            "Không xác định được dòng “%(where)s”; hãy tải lại trang.",
            code="row",
            params={"where": where},
        )
    return found[0]


def find_group(draft: Json, key: str) -> Json:
    """The group with this key or code."""
    for group in draft["groups"]:
        if key in (group["key"], group["code"]):
            return group  # type: ignore[no-any-return]  # JSON holds anything
    raise ValidationError("Không có mục này trong kế hoạch.", code="group")


def free_key(draft: Json) -> str:
    taken = [int(item["key"][1:]) for group in draft["groups"] for item in group["items"]]
    return f"r{max(taken, default=0) + 1}"


def plan_day(draft: Json) -> date | None:
    """The day on which names and groups are read: the day of issue as far as it is printed.

    A blank day gives the first of the printed month, a blank month or a day that no calendar has
    the first of the plan's year; None where no year is known.
    """
    printed: dict[str, int | None] = draft["document"].get("date") or {}
    issued, year = printed.get("year"), draft["document"].get("year")
    if issued and (month := printed.get("month")):
        day = _calendar_day(issued, month, printed.get("day") or 1)
        if day:
            return day
    first = year or issued
    return _calendar_day(first, 1, 1) if first else None


def issue_day(draft: Json) -> date | None:
    """The day of issue where the paper prints it whole and a calendar has it, else None."""
    printed: dict[str, int | None] = draft["document"].get("date") or {}
    year, month, day = (printed.get(part) for part in ("year", "month", "day"))
    return _calendar_day(year, month, day) if year and month and day else None


def _calendar_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def names_in(draft: Json) -> Iterator[tuple[str, str]]:
    """Each printed name of the rows that count, with its role ("lead", "coordinate")."""
    for group in draft["groups"]:
        for item in group["items"]:
            if not item.get("struck"):
                yield from ((name, "lead") for name in item["lead_units"])
                yield from ((name, "coordinate") for name in item["coordinating_units"])


def _row_doubts(
    load: PlanLoad, key: str, task: DraftTask, *, heads: bool
) -> tuple[LoadedDoubt, ...]:
    """The row's own doubts, and one more where nobody leads it; `heads`: it has rows below it."""
    doubts = [
        _doubt(load, f"{key}:{place}", key, doubt)
        for place, doubt in enumerate(task.doubts, start=1)
    ]
    if not task.lead_units and not heads and not any("lead" in d.kind for d in task.doubts):
        nobody = Doubt(
            where="lead",
            kind="missing_lead",
            text=task.lead_text,
            sentence="Dòng này không ghi cơ quan chủ trì.",
        )
        doubts.append(_doubt(load, f"{key}:lead", key, nobody))
    return tuple(doubts)


def _doubt(load: PlanLoad, key: str, row: str, doubt: Doubt) -> LoadedDoubt:
    settled: dict[str, str] = load.settled
    return LoadedDoubt(key, row, doubt, key in settled, settled.get(key, ""))
