"""Carrying a reorganisation out: exactly what the preview shows, in one transaction."""

from collections import defaultdict

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from nhipcau.organisations.models import OrganisationStep, User
from nhipcau.organisations.models import Unit as StoredUnit
from nhipcau.organisations.naming import bring_names_up_to
from nhipcau.reports.models import ReportRound, RoundStep, UnitReport
from nhipcau.reports.round_steps import leave_step as leave_round_step
from nhipcau.reports.steps import leave_step as leave_report_step
from nhipcau.succession.changes import Effect as Planned
from nhipcau.succession.changes import Outcome
from nhipcau.succession.drafting import held_draft, leave_step
from nhipcau.succession.models import Effect, Reorganisation
from nhipcau.succession.ordering import as_json, count_by_model, digest_of, outcome_of
from nhipcau.succession.rows import Item, Report, Unit
from nhipcau.succession.writing import Keys, resolved, write

WAIVED = "Được miễn báo cáo theo đợt sắp xếp “%s”."
WAIVED_NO_MORE = "Không còn được miễn báo cáo vì đã hoàn tác đợt sắp xếp “%s”."
_AT_ONCE = 500


@transaction.atomic
def apply(reorganisation: Reorganisation, *, seen: str = "", by: User) -> Reorganisation:
    """Write what the preview shows, and keep every row with what it was.

    `seen` is the digest of the preview that was looked at: if the rows have changed since, it is
    refused. Refused too: a draft with problems, an empty one, one that is no draft any more.
    """
    reorganisation = held_draft(reorganisation)
    list(StoredUnit.objects.select_for_update(no_key=True).order_by("pk").values_list("pk"))
    outcome = outcome_of(reorganisation)
    digest = digest_of(outcome)
    _refuse(outcome, digest, seen)
    keys = write(outcome.effects)
    Effect.objects.bulk_create(
        [_kept(reorganisation, n, one, keys) for n, one in enumerate(outcome.effects, start=1)],
        batch_size=_AT_ONCE,
    )
    now = timezone.now()
    reorganisation.state = Reorganisation.State.APPLIED
    reorganisation.applied_at, reorganisation.digest = now, digest
    reorganisation.save(update_fields=["state", "applied_at", "digest"])
    bring_names_up_to(timezone.localdate(now))
    leave_step(reorganisation, "applied", changes=count_by_model(outcome.effects), by=by)
    leave_traces(reorganisation, "reorganise", waived=WAIVED, by=by)
    return reorganisation


def _refuse(outcome: Outcome, digest: str, seen: str) -> None:
    if outcome.problems:
        raise ValidationError(
            [ValidationError(one.sentence, code=one.code) for one in outcome.problems]
        )
    if not outcome.effects:
        raise ValidationError("Đợt sắp xếp chưa có thay đổi nào.", code="empty")
    if seen and seen != digest:
        message = "Dữ liệu đã thay đổi từ khi xem trước; hãy xem lại rồi áp dụng."
        raise ValidationError(message, code="changed_since_preview")


def _kept(reorganisation: Reorganisation, order: int, planned: Planned, keys: Keys) -> Effect:
    return Effect(
        reorganisation=reorganisation,
        order=order,
        model=planned.kind.model,
        row=keys.get(planned.pk, planned.pk),
        action=Effect.Action.CREATE if planned.is_new else Effect.Action.UPDATE,
        before=as_json(resolved(planned.before, keys)),
        after=as_json(resolved(planned.after, keys)),
    )


def leave_traces(reorganisation: Reorganisation, action: str, *, waived: str, by: User) -> None:
    """A step with every unit, round and waived report that was touched, in their own histories."""
    touched: defaultdict[str, set[int]] = defaultdict(set)
    for effect in reorganisation.effects.filter(model__in=(Unit.model, Report.model, Item.model)):
        touched[effect.model].add(effect.row)
    changes = reorganisation.changes.all()
    sources = StoredUnit.objects.filter(changes__in=changes).values_list("pk", flat=True)
    units = touched[Unit.model] | set(sources)
    OrganisationStep.objects.bulk_create(
        OrganisationStep(
            action=action,
            subject=unit.name,
            unit=unit,
            after={"name": reorganisation.title},
            document_number=reorganisation.document_number,
            by=by,
        )
        for unit in StoredUnit.objects.filter(pk__in=units)
    )
    reports = UnitReport.objects.filter(pk__in=touched[Report.model])
    for round in ReportRound.objects.filter(reports__in=reports).distinct():
        leave_round_step(round, RoundStep.Action.REBUILT, reason=reorganisation.title, by=by)
    for report in reports.filter(is_waived=True):
        told = waived % reorganisation.title
        leave_report_step(report, before=report.state, reason=told, by=by)
