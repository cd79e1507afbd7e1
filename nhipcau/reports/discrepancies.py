"""What has changed since figures were frozen, each change naming its item."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices

from nhipcau.outputs.languages import language_name
from nhipcau.outputs.models import Output
from nhipcau.reports.tally import OutputRow
from nhipcau.vietnamese.dates import format_date
from nhipcau.vietnamese.numbers import format_number


class Change(TextChoices):
    WITHDRAWN = "withdrawn", "Đã rút"
    MOVED = "moved", "Đổi ngày"
    RELINKED = "relinked", "Đổi nhiệm vụ hoặc đơn vị"
    CHANGED = "changed", "Đổi nội dung"
    ADDED = "added", "Bổ sung sau"


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """One change of one output since the figures were frozen; `sentence` says it to a reader.

    `before` and `after` are words, "" where there is nothing to compare.
    """

    change: Change
    output: int
    title: str
    before: str
    after: str

    @property
    def sentence(self) -> str:
        if self.change == Change.WITHDRAWN:
            return f"“{self.title}”: đã rút sau khi chốt số liệu."
        if self.change == Change.ADDED:
            return f"“{self.title}” ({self.after}): ghi nhận sau khi chốt số liệu, chưa được tính."
        label = str(self.change.label).lower()
        return f"“{self.title}”: {label} từ “{self.before}” thành “{self.after}”."


@dataclass(frozen=True, slots=True)
class Names:
    """How tasks and units are called in the words of a discrepancy."""

    tasks: Mapping[int, str]
    units: Mapping[int, str]


def differences(
    frozen: Iterable[OutputRow],
    live: Mapping[int, OutputRow],
    *,
    window: tuple[date, date],
    names: Names,
) -> list[Discrepancy]:
    """Frozen rows against what is recorded now; `live` holds recorded rows only.

    A frozen output that is not in `live` was withdrawn; a live one of the window (both ends
    inclusive) that was not frozen was added. One output may have changed in several ways.
    """
    kept = {row.id: row for row in frozen}
    found: list[Discrepancy] = []
    for row in kept.values():
        now = live.get(row.id)
        if now is None:
            found.append(Discrepancy(Change.WITHDRAWN, row.id, row.title, "", ""))
        else:
            found += _changes(row, now, names)
    found += [
        Discrepancy(Change.ADDED, row.id, row.title, "", format_date(row.on))
        for row in live.values()
        if row.id not in kept and window[0] <= row.on <= window[1]
    ]
    return sorted(found, key=lambda d: (Change.values.index(d.change), d.output))


def _changes(then: OutputRow, now: OutputRow, names: Names) -> list[Discrepancy]:
    if then == now:
        return []
    pairs = (
        (Change.MOVED, format_date(then.on), format_date(now.on)),
        (Change.RELINKED, _tasks(then, names), _tasks(now, names)),
        (Change.RELINKED, _units(then, names), _units(now, names)),
        (Change.CHANGED, _content(then), _content(now)),
        (Change.CHANGED, _proof(then), _proof(now)),
    )
    return [
        Discrepancy(change, then.id, then.title, before, after)
        for change, before, after in pairs
        if before != after
    ]


def _tasks(row: OutputRow, names: Names) -> str:
    return ", ".join(sorted(names.tasks.get(pk, str(pk)) for pk in row.tasks)) or "không nhiệm vụ"


def _units(row: OutputRow, names: Names) -> str:
    return ", ".join(names.units.get(pk, str(pk)) for pk in row.units)


def _content(row: OutputRow) -> str:
    facts = [str(Output.Kind(row.kind).label), row.title]
    if row.quantity is not None:
        facts.append(f"{format_number(row.quantity)} {row.quantity_unit}")
    facts += [language_name(code) for code in row.languages]
    return "; ".join(facts)


def _proof(row: OutputRow) -> str:
    """Addresses as they are, files by the beginning of their sha256."""
    told = [proof if "/" in proof else f"tệp {proof[:12]}" for proof in row.evidence]
    return ", ".join(told) or "chưa có minh chứng"
