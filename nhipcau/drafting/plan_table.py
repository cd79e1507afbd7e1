"""The rows of a plan as a table to print: which columns it needs, and each row's words."""

from collections.abc import Iterable
from dataclasses import dataclass

from nhipcau.drafting.decree30.document import Align, Column, GroupRow
from nhipcau.plans.importing.recognise.draft import DraftPlan, DraftTask
from nhipcau.vietnamese.text import fold


@dataclass(frozen=True, slots=True)
class Kind:
    """A column made for one field: its usual heading, the words it is known by, its share."""

    field: str
    heading: str
    known_by: tuple[str, ...]
    share: float
    is_always_shown: bool = False
    align: Align = Align.LEFT


KINDS = (
    Kind("number", "TT", ("tt", "stt", "so tt"), 12, True, Align.CENTRE),
    Kind("title", "CHƯƠNG TRÌNH, NHIỆM VỤ", ("nhiem vu", "noi dung", "cong viec"), 104, True),
    Kind(
        "lead_text",
        "ĐƠN VỊ CHỦ TRÌ",
        ("chu tri", "don vi thuc hien", "co quan thuc hien"),
        46,
        True,
    ),
    Kind("coordinating_text", "ĐƠN VỊ PHỐI HỢP", ("phoi hop",), 50, True),
    Kind("timeframe_text", "THỜI GIAN THỰC HIỆN", ("thoi gian", "thoi han"), 30, True),
    Kind("product_text", "SẢN PHẨM, KẾT QUẢ", ("san pham", "ket qua"), 46),
    Kind("budget_text", "KINH PHÍ", ("kinh phi",), 26),
    Kind("basis_text", "VĂN BẢN GIAO NHIỆM VỤ", ("van ban",), 36),
    Kind("note_text", "GHI CHÚ", ("ghi chu",), 28),
)
# "Thời gian thực hiện nhiệm vụ" is a time, not a task: the telling words are asked first.
_ASKED_IN_ORDER = (*KINDS[:1], *KINDS[7:8], *KINDS[5:7], *KINDS[8:], *KINDS[4:1:-1], KINDS[1])
_EXTRA_SHARE = 30


@dataclass(frozen=True, slots=True)
class PlanTable:
    """Columns and rows in printing order; a group row carries no cells. No groups, no rows."""

    columns: tuple[Column, ...]
    rows: tuple[GroupRow | tuple[str, ...], ...]


def plan_table(draft: DraftPlan) -> PlanTable:
    """Every word of every row; a column is left out only where no row has anything in it."""
    tasks = [task for group in draft.groups for task in group.items]
    kinds = [kind for kind in KINDS if kind.is_always_shown or _is_used(kind, tasks)]
    extras = tuple(dict.fromkeys(heading for task in tasks for heading, _ in task.extra))
    columns = [Column(heading_of(k, draft), k.share, k.align) for k in kinds]
    columns += [Column(heading, _EXTRA_SHARE) for heading in extras]
    rows: list[GroupRow | tuple[str, ...]] = []
    for group in draft.groups:
        if group.code or group.title:
            rows.append(GroupRow(group.code, group.title))
        rows += [_cells(task, kinds, extras) for task in group.items]
    return PlanTable(tuple(columns), tuple(rows))


def heading_of(kind: Kind, draft: DraftPlan) -> str:
    """The paper's own heading for this column when it is recognised, else the usual one."""
    for heading in draft.document.annex_columns:
        if next((k for k in _ASKED_IN_ORDER if _is_named(k, heading)), None) is kind:
            return heading
    return kind.heading


def _is_named(kind: Kind, heading: str) -> bool:
    words = fold(heading)
    if kind.field == "number":
        return words in kind.known_by
    return any(word in words for word in kind.known_by)


def _is_used(kind: Kind, tasks: Iterable[DraftTask]) -> bool:
    return any(getattr(task, kind.field) for task in tasks)


def _cells(task: DraftTask, kinds: Iterable[Kind], extras: Iterable[str]) -> tuple[str, ...]:
    own = (getattr(task, kind.field) for kind in kinds)
    return (*own, *("\n".join(t for h, t in task.extra if h == name) for name in extras))
