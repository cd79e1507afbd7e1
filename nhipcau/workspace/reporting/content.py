"""One report as its page shows it: items with the outputs behind them, general texts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nhipcau.reports.models import WITH_UNIT, ReportItem, UnitReport
from nhipcau.reports.prefilling import own_rows
from nhipcau.reports.snapshots import GENERAL
from nhipcau.reports.tally import OutputRow
from nhipcau.reports.wording import NOTHING_YET, described
from nhipcau.workspace.reporting.changes import general_label


@dataclass(frozen=True, slots=True)
class ListedLine:
    """A line of the generated text; `output` is the item it names, None for a heading.

    A line that names an output which now reads otherwise has lost its item: None as well.
    """

    text: str
    output: int | None
    is_heading: bool


@dataclass(frozen=True, slots=True)
class ShownItem:
    item: ReportItem
    listed: tuple[ListedLine, ...]

    @property
    def is_missing(self) -> bool:
        return self.item.is_required and not self.item.is_filled


@dataclass(frozen=True, slots=True)
class Content:
    """`required` missing first while the report is with its unit, else as the plan has them."""

    required: tuple[ShownItem, ...]
    optional: tuple[ShownItem, ...]
    orphaned: tuple[ShownItem, ...]
    general: tuple[tuple[str, str], ...]
    filled: int

    @property
    def total(self) -> int:
        return len(self.required)

    @property
    def missing(self) -> int:
        return self.total - self.filled

    @property
    def has_general(self) -> bool:
        return any(text for _label, text in self.general)

    @property
    def has_said_optional(self) -> bool:
        return any(one.item.is_filled for one in self.optional)


def content_of(report: UnitReport) -> Content:
    """Three queries or so, whatever the number of items."""
    lines = _lines_by_task(own_rows(report))
    items = report.items.select_related("task__group").order_by("task__position")
    shown = [ShownItem(item, _listed(item.generated, lines[item.task_id])) for item in items]
    required = [one for one in shown if one.item.is_required]
    if report.state in WITH_UNIT:
        required.sort(key=lambda one: not one.is_missing)
    return Content(
        required=tuple(required),
        optional=tuple(
            one for one in shown if not one.item.is_required and not one.item.is_orphaned
        ),
        orphaned=tuple(one for one in shown if one.item.is_orphaned),
        general=tuple((general_label(name), getattr(report, name)) for name in GENERAL),
        filled=sum(not one.is_missing for one in required),
    )


def _lines_by_task(rows: Iterable[OutputRow]) -> Mapping[int, Mapping[str, list[int]]]:
    """Task -> the line that an output is written as -> the outputs written so."""
    found: defaultdict[int, defaultdict[str, list[int]]]
    found = defaultdict(lambda: defaultdict(list))
    for row in rows:
        for task in row.tasks:
            found[task][f"- {described(row)}"].append(row.id)
    return found


def _listed(generated: str, outputs: Mapping[str, list[int]]) -> tuple[ListedLine, ...]:
    if generated in ("", NOTHING_YET):
        return ()
    left = {line: iter(ids) for line, ids in outputs.items()}
    return tuple(
        ListedLine(
            text=line.removeprefix("- "),
            output=next(left[line], None) if line in left else None,
            is_heading=not line.startswith("- "),
        )
        for line in generated.splitlines()
    )
