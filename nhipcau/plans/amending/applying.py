"""An amendment comes into force: the plan's next version, in one transaction."""

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from nhipcau.documents.models import OfficialDocument
from nhipcau.documents.secrecy import refuse_stamped_words
from nhipcau.organisations.models import User
from nhipcau.plans.amending.binding import bodies_for, with_names
from nhipcau.plans.amending.diff import Change, apply_changes
from nhipcau.plans.amending.preparing import (
    changes_of,
    in_sections,
    leave_step,
    locked_amendment,
)
from nhipcau.plans.amending.register import rewrite
from nhipcau.plans.amending.rows import rows_of_plan
from nhipcau.plans.importing.accept.citing_in_tasks import find_task_bases
from nhipcau.plans.importing.accept.steps import move
from nhipcau.plans.models import Amendment, Plan, PlanLoad, PlanVersion
from nhipcau.vietnamese.typed_text import typed_line


@transaction.atomic
def apply_amendment(
    amendment: Amendment,
    *,
    document_number: str,
    issued_on: date,
    in_force_from: date,
    document_kind: str = OfficialDocument.Kind.DECISION,
    by: User,
) -> PlanVersion:
    """Put the changes into the register from `in_force_from` on and write the new version.

    Nothing is deleted: tasks that go keep their row, outputs and reports; who answered before is
    kept with the last day. Open rounds follow when they are rebuilt. Raises with the field it is
    about, or with code `leads` for bodies that mean no unit.
    """
    amendment = locked_amendment(amendment)
    plan = amendment.plan
    changes = with_names(changes_of(amendment), day=in_force_from)
    rows = rows_of_plan(plan)
    number = typed_line(document_number)
    _refuse(plan, changes, number, issued_on, in_force_from)
    after = in_sections(apply_changes(rows, changes))
    if not after:
        raise ValidationError("Sau điều chỉnh kế hoạch không còn nhiệm vụ nào.", code="empty")
    _first_version(plan, rows, by=by)
    bodies = bodies_for(changes, amendment.load, day=in_force_from, by=by)
    rewrite(plan, after, changes, bodies, day=in_force_from)
    find_task_bases(plan, by=by)
    amendment.document_number, amendment.issued_on = number, issued_on
    amendment.in_force_from, amendment.state = in_force_from, Amendment.State.APPLIED
    amendment.save(update_fields=["document_number", "issued_on", "in_force_from", "state"])
    version = _next_version(amendment, document_kind, by=by)
    _finish_load(amendment, by=by)
    leave_step(amendment, "apply", by=by, changes={"version": version.number})
    return version


def in_force_since(plan: Plan) -> date:
    """The day from which the plan stands as it does now; an amendment takes effect after it."""
    last = plan.versions.order_by("-number").values_list("in_force_from", flat=True).first()
    return last or plan.document.issued_on or plan.starts_on


def _refuse(
    plan: Plan, changes: Sequence[Change], number: str, issued_on: date, in_force_from: date
) -> None:
    if not changes:
        raise ValidationError("Bản điều chỉnh chưa có thay đổi nào.", code="no_changes")
    refuse_stamped_words(number, field="document_number")
    if not number:
        raise _fault("document_number", "Hãy ghi số, ký hiệu văn bản điều chỉnh.")
    if in_force_from > timezone.localdate():
        raise _fault(
            "in_force_from",
            "Ngày áp dụng chưa tới; bản điều chỉnh cứ để đang soạn và áp dụng khi đến ngày đó.",
        )
    if issued_on > in_force_from:
        raise _fault("issued_on", "Ngày văn bản không được sau ngày áp dụng.")
    last = in_force_since(plan)
    if in_force_from <= last:
        raise _fault(
            "in_force_from",
            f"Ngày áp dụng phải sau ngày {last:%d/%m/%Y}, ngày của bản đang có hiệu lực.",
        )
    if in_force_from > plan.ends_on:
        raise _fault("in_force_from", f"Kế hoạch chỉ kéo dài đến ngày {plan.ends_on:%d/%m/%Y}.")


def _first_version(plan: Plan, rows: Sequence[object], *, by: User) -> None:
    """The plan as issued, written down before it changes for the first time."""
    if plan.versions.exists():
        return
    PlanVersion.objects.create(
        plan=plan,
        number=plan.version,
        in_force_from=in_force_since(plan),
        document=plan.document,
        rows=list(rows),
        made_by=by,
    )


def _next_version(amendment: Amendment, document_kind: str, *, by: User) -> PlanVersion:
    plan, day = amendment.plan, amendment.in_force_from
    if day is None:
        raise ValueError("an amendment in force has its first day")
    plan.version += 1
    plan.save(update_fields=["version"])
    return PlanVersion.objects.create(
        plan=plan,
        number=plan.version,
        in_force_from=day,
        document=_document(amendment, document_kind, by=by),
        amendment=amendment,
        rows=rows_of_plan(plan),
        made_by=by,
    )


def _document(amendment: Amendment, kind: str, *, by: User) -> OfficialDocument:
    paper, load = amendment.plan.document, amendment.load
    document = OfficialDocument(
        kind=kind,
        direction=paper.direction,
        number=amendment.document_number,
        issued_on=amendment.issued_on,
        issuer=paper.issuer,
        issuer_unit=paper.issuer_unit,
        subject=f"Điều chỉnh, bổ sung {amendment.plan.title}"[:1000],
        file=load.file if load else None,
        created_by=by,
    )
    document.full_clean()
    document.save()
    return document


def _finish_load(amendment: Amendment, *, by: User) -> None:
    load = amendment.load
    if load and load.state == PlanLoad.State.OPEN:
        move(load, PlanLoad.State.ACCEPTED, by=by)


def _fault(field: str, sentence: str) -> ValidationError:
    return ValidationError({field: ValidationError(sentence, code=field)})
