"""One line an indicator: its three numbers with what stands behind each."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from nhipcau.budgets.models import BudgetLine
from nhipcau.budgets.reading import sums_of
from nhipcau.budgets.summing import EntryRow
from nhipcau.organisations.models import Unit
from nhipcau.outputs.languages import language_name
from nhipcau.plans.models import Plan, Task
from nhipcau.reports.counting import rows_of_tasks
from nhipcau.reports.indicators.catalogue import (
    BUDGET,
    CHANNEL,
    LANGUAGE,
    MEASURED,
    OUTPUTS,
    Indicator,
    indicators,
)
from nhipcau.reports.indicators.entered import Entered, flow, stock
from nhipcau.reports.indicators.placing import Placed, place
from nhipcau.reports.indicators.windows import Days, Windows
from nhipcau.reports.models import IndicatorValue
from nhipcau.reports.tally import OutputRow


@dataclass(frozen=True, slots=True)
class Cell:
    """A number; None is "not measured", which is not zero.

    Behind it stand `placed` outputs, `entered` values, or budget `entries`; `unplaced` outputs and
    `straddling` values belong here, yet nobody can say how much of them counts.
    """

    value: Decimal | None = None
    placed: tuple[Placed, ...] = ()
    unplaced: tuple[OutputRow, ...] = ()
    entered: tuple[Entered, ...] = ()
    straddling: tuple[Entered, ...] = ()
    entries: tuple[EntryRow, ...] = ()

    @property
    def unknown(self) -> int:
        return len(self.unplaced) + len(self.straddling)


@dataclass(frozen=True, slots=True)
class Line:
    """An indicator, or a part of it: `part` is "language.en", "channel.press"; "" is the whole."""

    indicator: Indicator
    part: str
    label: str
    this: Cell
    year: Cell
    last: Cell

    @property
    def is_channel(self) -> bool:
        return self.part.startswith(f"{CHANNEL}.")

    @property
    def change(self) -> Decimal | None:
        """Against the same period a year ago; None where either was not measured."""
        if self.this.value is None or self.last.value is None:
            return None
        return self.this.value - self.last.value


@dataclass(frozen=True, slots=True)
class Material:
    """All that is counted from, read once. `rows` by window; `covered`: days of plans in force."""

    rows: Mapping[Days, Sequence[OutputRow]]
    values: Mapping[str, Sequence[Entered]]
    entries: Sequence[EntryRow]
    covered: Sequence[Days]
    channels: Mapping[int, str]


def lines_of(windows: Windows, keys: Iterable[str] | None = None) -> list[Line]:
    """Those asked for, or all, in the order of the catalogue, parts below their whole."""
    asked = indicators().values() if keys is None else [indicators()[key] for key in keys]
    material = read(windows)
    return [line for indicator in asked for line in _lines(indicator, material, windows)]


def read(windows: Windows) -> Material:
    """Everything the three windows need, in a constant number of queries."""
    in_force = Plan.objects.filter(withdrawn_at=None)
    tasks = Task.objects.filter(plan__withdrawn_at=None)
    rows = [
        *rows_of_tasks(tasks, windows.year.first, windows.year.last),
        *rows_of_tasks(tasks, windows.last.first, windows.last.last),
    ]
    leading = {row.units[0] for row in rows if row.units}
    return Material(
        rows={
            days: [row for row in rows if days.holds(row.on)]
            for days in (windows.this, windows.year, windows.last)
        },
        values=_values(windows),
        entries=sums_of(BudgetLine.objects.filter(plan__withdrawn_at=None)).entries,
        covered=[Days(*span) for span in in_force.values_list("starts_on", "ends_on")],
        channels=dict(Unit.objects.filter(pk__in=leading).values_list("pk", "kind")),
    )


def _values(windows: Windows) -> Mapping[str, list[Entered]]:
    """Indicator -> its values in force that touch the windows."""
    found: defaultdict[str, list[Entered]] = defaultdict(list)
    touching = IndicatorValue.objects.in_force().touching(windows.last.first, windows.year.last)
    for one in touching:
        value = Entered(one.pk, one.unit_id, one.first_day, one.last_day, one.value, one.source)
        found[one.indicator].append(value)
    return found


def _lines(indicator: Indicator, material: Material, windows: Windows) -> list[Line]:
    spans = (windows.this, windows.year, windows.last)
    if indicator.basis == OUTPUTS:
        return _counted(indicator, material, spans)
    if indicator.basis == MEASURED:
        values = material.values.get(indicator.key, ())
        cells = [_measured(indicator, values, days) for days in spans]
    elif indicator.basis == BUDGET:
        cells = [_money(indicator, material.entries, days) for days in spans]
    else:
        raise ValueError(f"no such basis of an indicator: {indicator.basis!r}")
    return [Line(indicator, "", indicator.name, *cells)]


def _measured(indicator: Indicator, values: Sequence[Entered], days: Days) -> Cell:
    found = stock(values, days) if indicator.is_stock else flow(values, days)
    return Cell(found.value, entered=found.counted, straddling=found.straddling)


def _money(indicator: Indicator, entries: Iterable[EntryRow], days: Days) -> Cell:
    own = tuple(one for one in entries if one.stage == indicator.stage and days.holds(one.day))
    return Cell(Decimal(sum(one.effect for one in own)) if own else None, entries=own)


def _counted(indicator: Indicator, material: Material, spans: Sequence[Days]) -> list[Line]:
    cells = [_cell(indicator, material, days) for days in spans]
    whole = Line(indicator, "", indicator.name, *cells)
    parts: dict[str, str] = {}
    for way in indicator.parts:
        names = {
            name: label
            for cell in cells
            for one in cell.placed
            for name, label in _parts_of(way, one.row, material)
        }
        parts |= {name: names[name] for name in sorted(names)}
    return [whole, *(_part(whole, name, label, material) for name, label in parts.items())]


def _cell(indicator: Indicator, material: Material, days: Days) -> Cell:
    """Nothing recorded is zero where a plan was in force, else not measured."""
    found = place(indicator, material.rows[days])
    is_covered = any(days.meets(one.first, one.last) for one in material.covered)
    value = sum((one.amount for one in found.placed), Decimal())
    known = bool(found.placed) or (is_covered and not found.unplaced)
    return Cell(value if known else None, placed=found.placed, unplaced=found.unplaced)


def _part(whole: Line, name: str, label: str, material: Material) -> Line:
    way = name.partition(".")[0]
    cells = []
    for cell in (whole.this, whole.year, whole.last):
        own = tuple(one for one in cell.placed if name in dict(_parts_of(way, one.row, material)))
        value = sum((one.amount for one in own), Decimal()) if cell.value is not None else None
        cells.append(Cell(value, placed=own))
    return Line(whole.indicator, name, label, *cells)


def _parts_of(way: str, row: OutputRow, material: Material) -> list[tuple[str, str]]:
    """Name and label of the parts in which an output stands; of a channel exactly one."""
    if way == LANGUAGE:
        return [
            (f"{LANGUAGE}.{code}", language_name(code) if code else "Không ghi ngôn ngữ")
            for code in row.languages or ("",)
        ]
    kind = material.channels.get(row.units[0], "") if row.units else ""
    return [(f"{CHANNEL}.{kind}", str(Unit.Kind(kind).label) if kind else "Không ghi đơn vị")]
