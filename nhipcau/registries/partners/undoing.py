"""Taking a merge back while its days last: rows are what they were, later work stays."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from nhipcau.organisations.models import User
from nhipcau.registries.models import Contact, Merge, Partner
from nhipcau.registries.partners.entering import leave_partner_step
from nhipcau.registries.partners.ledger import put_back
from nhipcau.registries.partners.rereading import entries_naming, reread
from nhipcau.registries.partners.rules import rules
from nhipcau.registries.privacy.erasing import erase
from nhipcau.registries.privacy.trail import Act, leave
from nhipcau.registries.steps import leave_step, require_reason


@transaction.atomic
def undo_merge(merge: Merge, *, reason: str, by: User, today: date) -> Merge:
    """Make the two what they were; what was entered or changed since stays with the kept one.

    Refused: without a reason, after the last day, before a later merge of the same is taken back,
    where data of the person were erased.
    """
    row = Merge.objects.select_for_update(of=("self",)).get(pk=merge.pk)
    if refusal := why_not(row, today=today):
        raise refusal
    row.undone_reason = require_reason(reason, "Nêu lý do tách lại.")[:500]
    row.undone_at, row.undone_by = timezone.now(), by
    put_back(row.before, row.after)
    row.save()
    if row.kept is not None and row.gone is not None:
        _say(row.kept, row.gone, by=by, reason=reason)
    for person in (row.kept_contact, row.gone_contact):
        if person is not None:
            leave(Act.UNMERGED, by=by, row=person, reason=reason)
    return row


def last_day_to_undo(merge: Merge) -> date:
    """Inclusive."""
    return timezone.localtime(merge.at).date() + timedelta(days=rules().undo_days)


def why_not(merge: Merge, *, today: date) -> ValidationError | None:
    """What stands against taking it back, None for nothing."""
    last = last_day_to_undo(merge)
    if merge.undone_at is not None:
        return ValidationError("Lần gộp này đã tách lại rồi.", code="undone")
    if today > last:
        return ValidationError(f"Chỉ tách lại được đến hết ngày {last:%d/%m/%Y}.", code="late")
    if not merge.before:
        message = "Dữ liệu của người này đã xóa, không tách lại được."
        return ValidationError(message, code="erased")
    if _later(merge).exists():
        message = "Sau đó đã có lần gộp khác của cùng mục này; hãy tách lại lần gộp sau trước."
        return ValidationError(message, code="order")
    return None


def settle_merges(*, today: date) -> int:
    """Persons merged away whose days to take it back are over: their words go; how many."""
    first = today - timedelta(days=rules().undo_days + 1)
    past = Merge.objects.standing().filter(gone_contact__erased_at=None, at__date__lte=first)
    gone: list[Contact] = [
        merge.gone_contact
        for merge in past.exclude(gone_contact=None).select_related("gone_contact")
        if merge.gone_contact is not None
    ]
    return erase(gone, by=None, reason="Đã gộp, hết hạn tách lại.") if gone else 0


def _later(merge: Merge) -> Any:
    partners = [pk for pk in (merge.kept_id, merge.gone_id) if pk is not None]
    people = [pk for pk in (merge.kept_contact_id, merge.gone_contact_id) if pk is not None]
    of_these = Q(kept__in=partners) | Q(gone__in=partners)
    of_these |= Q(kept_contact__in=people) | Q(gone_contact__in=people)
    return Merge.objects.standing().filter(of_these, pk__gt=merge.pk)


def _say(kept: Partner, gone: Partner, *, by: User, reason: str) -> None:
    """Steps of both and of the entries that point at the other one again; words for search."""
    changes = {"": [kept.name, gone.name]}
    for partner in (kept, gone):
        leave_partner_step(partner, "unmerge", by=by, reason=reason, changes=changes)
        reread(partner)
    for row in entries_naming(gone):
        leave_step(row, "unmerge_partner", by=by, reason=reason, changes=changes)
