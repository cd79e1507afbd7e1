"""Taking a reorganisation back until somebody signs something off; then it is history."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from nhipcau.organisations.models import User
from nhipcau.organisations.naming import bring_names_up_to
from nhipcau.reports.models import LockedCount, ReportStep, UnitReport
from nhipcau.succession.applying import WAIVED, WAIVED_NO_MORE, leave_traces
from nhipcau.succession.drafting import leave_step
from nhipcau.succession.models import Effect, Reorganisation, UnitChange
from nhipcau.succession.writing import change_rows, from_json, values_now

State = Reorganisation.State
Effects = Iterable[Effect]

OURS = {"reports.ReportItem": {"status"}}
"""Columns that are filled in from outputs again and again, by nobody."""

OWN_HISTORY = ("organisations.OrganisationStep",)
"""Rows that may point at what was made and stay when it goes."""


@transaction.atomic
def undo(reorganisation: Reorganisation, *, by: User, reason: str) -> Reorganisation:
    """Restore every row as it was before, exactly; what was made goes.

    Refused without a reason, once something was signed off later (an accepted report, a locked
    round, another reorganisation applied), and where a row has changed or is in use since.
    """
    found = Reorganisation.objects.select_for_update().get(pk=reorganisation.pk)
    if not reason.strip():
        told = ValidationError("Nêu lý do hoàn tác.", code="reason")
        raise ValidationError({"reason": told})
    if refusal := why_not(found):
        raise refusal
    effects = list(found.effects.order_by("-order"))
    leave_traces(found, "reorganise_undone", waived=WAIVED_NO_MORE, by=by)
    _restore(effects)
    found.state = State.UNDONE
    found.save(update_fields=["state"])
    bring_names_up_to(timezone.localdate())
    leave_step(found, "undone", reason=reason, by=by)
    return found


def why_not(reorganisation: Reorganisation) -> ValidationError | None:
    """Why it can no longer be undone, in one sentence; None where it can."""
    if reorganisation.state != State.APPLIED or reorganisation.applied_at is None:
        return ValidationError("Chỉ hoàn tác được đợt sắp xếp đã áp dụng.", code="state")
    since = reorganisation.applied_at
    others = Reorganisation.objects.filter(state=State.APPLIED).exclude(pk=reorganisation.pk)
    if later := others.filter(applied_at__gte=since).first():
        message = f"Sau đó đã áp dụng “{later.title}”; hãy hoàn tác đợt đó trước."
        return ValidationError(message, code="later_reorganisation")
    if LockedCount.objects.filter(at__gt=since).exists():
        message = "Sau đó đã khóa số liệu một đợt báo cáo nên không hoàn tác được nữa."
        return ValidationError(message, code="later_lock")
    if report := UnitReport.objects.filter(accepted_at__gt=since).first():
        message = f"Sau đó đã duyệt báo cáo ({report}) nên không hoàn tác được nữa."
        return ValidationError(message, code="later_acceptance")
    effects = list(reorganisation.effects.all())
    return _changed_since(effects) or _in_use(effects)


def _by_model(effects: Effects) -> dict[str, list[Effect]]:
    found: defaultdict[str, list[Effect]] = defaultdict(list)
    for effect in effects:
        found[effect.model].append(effect)
    return found


def _changed_since(effects: Effects) -> ValidationError | None:
    for label, rows in _by_model(effects).items():
        columns = {name for row in rows for name in row.after} - OURS.get(label, set())
        now = values_now(label, [row.row for row in rows], columns)
        for row in rows:
            left = from_json(label, row.after)
            held = now.get(row.row)
            if held is None or any(held[name] != left[name] for name in left if name in columns):
                kind = apps.get_model(label)._meta.verbose_name
                message = f"Có dữ liệu ({kind}) đã sửa sau khi sắp xếp nên không hoàn tác được."
                return ValidationError(message, code="changed_since")
    return None


def _in_use(effects: Effects) -> ValidationError | None:
    """Rows that were made and that others, of later days, point at by now."""
    touched = {label: {row.row for row in rows} for label, rows in _by_model(effects).items()}
    made = [row for row in effects if row.action == Effect.Action.CREATE]
    for label, rows in _by_model(made).items():
        for relation in _pointing_at(label):
            other: Any = relation.related_model
            using = other._default_manager.filter(
                **{f"{relation.field.name}__in": [row.row for row in rows]}
            )
            if other is UnitChange:
                using = using.exclude(reorganisation__state__in=(State.UNDONE, State.DISCARDED))
            if other is ReportStep:
                using = using.exclude(reason__in=_own_remarks())
            if using.exclude(pk__in=touched.get(other._meta.label, set())).exists():
                message = (
                    f"Đã có dữ liệu mới ({other._meta.verbose_name}) gắn với phần vừa sắp xếp nên "
                    "không hoàn tác được."
                )
                return ValidationError(message, code="in_use")
    return None


def _own_remarks() -> list[str]:
    """What reorganisations themselves have said in the threads of reports."""
    titles = Reorganisation.objects.values_list("title", flat=True)
    return [words % title for title in titles for words in (WAIVED, WAIVED_NO_MORE)]


def _pointing_at(label: str) -> list[Any]:
    """Relations from elsewhere to the model; tables that only join two others are left out."""
    fields: list[Any] = list(apps.get_model(label)._meta.get_fields(include_hidden=True))
    return [
        field
        for field in fields
        if field.auto_created
        and not field.concrete
        and not field.related_model._meta.auto_created
        and field.related_model._meta.label not in OWN_HISTORY
    ]


def _restore(effects: list[Effect]) -> None:
    """What was made goes, what was changed comes back, in the opposite order of the writing."""
    for (label, action), batch in groupby(effects, key=lambda one: (one.model, one.action)):
        rows = list(batch)
        if action == Effect.Action.CREATE:
            model: Any = apps.get_model(label)
            model._default_manager.filter(pk__in=[row.row for row in rows]).delete()
        else:
            change_rows(label, {row.row: from_json(label, row.before) for row in rows})
