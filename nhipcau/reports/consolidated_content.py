"""What a consolidated report prints, as JSON: results by group and task, words, who reported."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from nhipcau.budgets.frozen import frozen_budget
from nhipcau.editorial.frozen import frozen_portal
from nhipcau.outputs.models import Output
from nhipcau.plans.models import Responsibility, Task, TaskGroup
from nhipcau.reports.consolidated_units import units_of
from nhipcau.reports.counting import Comparison, unattached
from nhipcau.reports.figures import LAST, LAST_TOTAL, kind_label, kinds_met, typed_numbers
from nhipcau.reports.models import SENT, ReportItem, ReportRound, State
from nhipcau.reports.snapshots import GENERAL
from nhipcau.reports.standing import REPORTED, Line, standing
from nhipcau.reports.tally import RULE_VERSION, OutputRow, Tally
from nhipcau.reports.version_words import tasks_of_round
from nhipcau.reports.wording import described


def content_of(
    round: ReportRound, tally: Tally, last: Comparison | None, *, day: date
) -> dict[str, Any]:
    """The whole content; a "figure" names the key of the frozen figure that a number comes from.

    `day` is the day of drafting, to which the delay of the missing is counted. Words are those of
    reports sent or accepted; drafts and returned reports say nothing yet. "outside" counts items
    handled outside this system: who, never what or under which number. "budget" is there where
    the plan has lines of money, "portal" where something happened on the portal.
    """
    lines = standing(round, day=day)
    said = _said(round)
    groups = _groups(round, tally, said)
    outside = sum(one.is_outside for answers in said.values() for one in answers)
    general = _general(lines)
    budget = frozen_budget(round.plan)
    portal = frozen_portal(round.window_start, round.window_end)
    return {
        "round": _round(round),
        "rule_version": RULE_VERSION,
        "total": {"value": tally.total, "figure": "total"},
        "last": _last(last) if last else None,
        "kinds": _kinds(tally, last),
        "quantities": _quantities(tally),
        "groups": groups,
        "outside": outside,
        "general": general,
        "units": units_of(lines),
        "additions": [_output(row) for row in tally.additions],
        "unattached": [
            {"output": o.pk, "title": o.title, "on": o.happened_on.isoformat()}
            for o in unattached(round)
        ],
        "typed_numbers": _typed(groups, general),
        **({"budget": budget} if budget else {}),
        **({"portal": portal} if portal else {}),
    }


def _round(round: ReportRound) -> dict[str, Any]:
    return {
        "title": round.title,
        "kind": round.kind,
        "window_start": round.window_start.isoformat(),
        "window_end": round.window_end.isoformat(),
        "due_on": round.due_on.isoformat(),
        "version": round.version,
        "is_locked": round.is_locked,
        "plan": round.plan.title,
        "plan_number": round.plan.document.number,
    }


def _last(last: Comparison) -> dict[str, Any]:
    return {
        "title": last.title,
        "plan": last.plan.title,
        "plan_id": last.plan.pk,
        "window_start": last.start.isoformat(),
        "window_end": last.end.isoformat(),
        "total": last.tally.total,
        "figure": LAST_TOTAL,
    }


def _kinds(tally: Tally, last: Comparison | None) -> list[dict[str, Any]]:
    """Every kind met in this period or the one before; "last" is None without one to compare."""
    before = last.tally.by_kind if last else {}
    return [
        {
            "kind": kind,
            "label": kind_label(kind),
            "value": len(tally.by_kind.get(kind, ())),
            "last": len(before.get(kind, ())) if last else None,
            "figure": f"kind.{kind}" if kind in tally.by_kind else None,
            "last_figure": f"{LAST}kind.{kind}" if last else None,
        }
        for kind in kinds_met(tally, last)
    ]


def _quantities(tally: Tally) -> list[dict[str, Any]]:
    return [
        {
            "kind": kind,
            "label": kind_label(kind),
            "measure": measure,
            "value": f"{value.normalize():f}",
            "figure": f"quantity.{kind}.{measure}",
        }
        for (kind, measure), (value, _) in tally.quantities.items()
    ]


@dataclass(frozen=True, slots=True)
class Said:
    """What one unit said about one task in a report it sent."""

    unit: str
    is_accepted: bool
    words: str
    is_nil: bool
    nil_reason: str
    status: str
    is_lead: bool
    is_outside: bool


def _said(round: ReportRound) -> Mapping[int, list[Said]]:
    """Task -> what its units said, in the order of units; one query."""
    rows = ReportItem.objects.filter(
        report__round=round, report__state__in=SENT, is_orphaned=False
    ).order_by("report__unit__position", "report__unit__code")
    found: defaultdict[int, list[Said]] = defaultdict(list)
    for task, unit, state, words, is_nil, reason, status, leads, outside in rows.values_list(
        "task",
        "report__unit_name",
        "report__state",
        "words",
        "is_nil",
        "nil_reason",
        "status",
        "is_required",
        "outside_number",
    ):
        accepted, is_outside = state == State.ACCEPTED, outside != ""
        found[task].append(Said(unit, accepted, words, is_nil, reason, status, leads, is_outside))
    return found


def _groups(
    round: ReportRound, tally: Tally, said: Mapping[int, list[Said]]
) -> list[dict[str, Any]]:
    named = _responsible(round)
    tasks: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    for task in tasks_of_round(round, mentioned={*said, *tally.by_task}):
        tasks[task.group_id].append(_task(task, tally, said.get(task.pk, []), named[task.pk]))
    return [
        {
            "group": group.pk,
            "code": group.code,
            "title": group.title,
            "value": len(tally.by_group.get(group.pk, ())),
            "figure": f"group.{group.pk}" if group.pk in tally.by_group else None,
            "tasks": tasks[group.pk],
        }
        for group in TaskGroup.objects.filter(plan=round.plan_id).order_by("position")
        if group.pk in tasks or group.pk in tally.by_group
    ]


def _responsible(round: ReportRound) -> Mapping[int, Mapping[str, list[str]]]:
    """Task -> role -> names as of the closing day; a group stands in the words of the paper."""
    in_force = Responsibility.objects.on(round.window_end)
    rows = in_force.filter(task__plan=round.plan_id).select_related("unit")
    found: defaultdict[int, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in rows.prefetch_related("unit__names").order_by("role", "position"):
        name = row.unit.name_on(round.window_end) if row.unit else row.as_written
        found[row.task_id][row.role].append(name)
    return found


def _task(
    task: Task, tally: Tally, said: list[Said], named: Mapping[str, list[str]]
) -> dict[str, Any]:
    rows = tally.by_task.get(task.pk, ())
    status = _status(task, said)
    return {
        "task": task.pk,
        "code": task.code,
        "title": task.title,
        "timing": task.timing,
        "leads": named.get(Responsibility.Role.LEAD, []),
        "coordinating": named.get(Responsibility.Role.COORDINATE, []),
        "status": status,
        "status_label": str(Task.Status(status).label),
        "words": [
            {"unit": one.unit, "text": one.words, "is_accepted": one.is_accepted}
            for one in said
            if one.words
        ],
        "nil": [{"unit": one.unit, "reason": one.nil_reason} for one in said if one.is_nil],
        "outside": [one.unit for one in said if one.is_outside],
        "value": len(rows),
        "figure": f"task.{task.pk}" if rows else None,
        "kinds": [
            {
                "kind": kind,
                "label": kind_label(kind),
                "value": len(of_kind),
                "figure": f"task.{task.pk}.{kind}",
                "lines": [described(row) for row in of_kind],
            }
            for kind in Output.Kind.values
            if (of_kind := tally.by_task_and_kind.get((task.pk, kind)))
        ],
    }


def _status(task: Task, said: Iterable[Said]) -> str:
    """As the leading units say: their common status; "under way" where they differ.

    Where none has said, the status in the register.
    """
    claims = {one.status for one in said if one.is_lead}
    if not claims:
        return task.status
    return claims.pop() if len(claims) == 1 else Task.Status.UNDER_WAY


def _general(lines: Iterable[Line]) -> dict[str, list[dict[str, str]]]:
    """Each general text -> what each unit that sent its report wrote there."""
    sent = sorted(
        (line.report for line in lines if line.standing in REPORTED),
        key=lambda report: (report.unit.position, report.unit.code),
    )
    return {
        field: [
            {"unit": report.unit_name, "text": text}
            for report in sent
            if (text := getattr(report, field))
        ]
        for field in GENERAL
    }


def _output(row: OutputRow) -> dict[str, Any]:
    return {"output": row.id, "title": row.title, "on": row.on.isoformat(), "kind": row.kind}


def _typed(
    groups: Iterable[Mapping[str, Any]], general: Mapping[str, list[dict[str, str]]]
) -> list[dict[str, str]]:
    """Numbers in people's words, each with where it stands: no items of ours are behind them."""
    places = [
        (task["code"], one) for group in groups for task in group["tasks"] for one in task["words"]
    ] + [(field, one) for field, texts in general.items() for one in texts]
    return [
        {"where": where, "unit": one["unit"], "number": number.text}
        for where, one in places
        for number in typed_numbers(one["text"])
    ]
