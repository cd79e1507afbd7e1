"""Threads: every move, return and answer of a report, and every step of a round."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from nhipcau.reports.models import ReportRound, ReportStep, State, UnitReport
from nhipcau.ui.words import day_words
from nhipcau.workspace.reporting.changes import ChangedPart, changed_parts


@dataclass(frozen=True, slots=True)
class Said:
    """One row of the thread; `task` is the code it points at, `version` that of a sending."""

    what: str
    state: str
    by: str
    at: datetime
    reason: str
    task: str
    changes: tuple[ChangedPart, ...] = ()


def thread_of(report: UnitReport) -> list[Said]:
    """Oldest first; one query."""
    rows, sent = [], None
    for step in report.steps.select_related("by", "item__task__group"):
        changes: list[ChangedPart] = []
        if step.snapshot:
            changes = changed_parts(sent, step.snapshot) if sent is not None else []
            sent = step.snapshot
        rows.append(
            Said(
                what=_what(step),
                state="" if step.from_state == step.to_state else step.to_state,
                by=str(step.by),
                at=step.at,
                reason=step.reason,
                task=step.item.task.code if step.item else "",
                changes=tuple(changes),
            )
        )
    return rows


def last_return(report: UnitReport) -> Said | None:
    """What the unit was last told to mend, while the report is sent back."""
    if report.state != State.RETURNED:
        return None
    returns = [said for said in thread_of(report) if said.state == State.RETURNED]
    return returns[-1] if returns else None


def _what(step: ReportStep) -> str:
    if step.from_state == step.to_state:
        return _("Trao đổi")
    if step.to_state == State.SUBMITTED:
        return _("Nộp lần %(version)s") % {"version": step.version}
    if step.from_state == State.ACCEPTED:
        return _("Mở lại báo cáo đã duyệt")
    said = {
        State.DRAFT: _("Bắt đầu soạn"),
        State.RETURNED: _("Trả lại"),
        State.ACCEPTED: _("Duyệt"),
    }
    return said.get(State(step.to_state)) or step.get_to_state_display()


@dataclass(frozen=True, slots=True)
class RoundMove:
    """One row of the trail of a round; `changes` are (what, before, after)."""

    what: str
    action: str
    by: str
    at: datetime
    reason: str
    changes: tuple[tuple[str, str, str], ...]


def moves_of(round: ReportRound) -> list[RoundMove]:
    """Oldest first; one query."""
    return [
        RoundMove(
            what=_(str(step.get_action_display())),
            action=step.action,
            by=str(step.by),
            at=step.at,
            reason=step.reason,
            changes=tuple(
                (_word(name), _value(before), _value(after))
                for name, (before, after) in step.changes.items()
                if (before, after) not in ((None, 0), (None, None))
            ),
        )
        for step in round.steps.select_related("by")
    ]


def _word(name: str) -> str:
    said = {
        "counted": _("Kết quả đã chốt"),
        "reports": _("Báo cáo thêm"),
        "items": _("Nhiệm vụ thêm"),
        "orphaned": _("Nhiệm vụ thôi hỏi"),
        "returned": _("Nhiệm vụ hỏi lại"),
    }
    return said.get(name) or _(str(ReportRound._meta.get_field(name).verbose_name))


def _value(value: object) -> str:
    """A day is kept in ISO form, the rungs of a ladder as a list."""
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(map(str, value))
    try:
        return day_words(date.fromisoformat(str(value)))
    except ValueError:
        return str(value)
