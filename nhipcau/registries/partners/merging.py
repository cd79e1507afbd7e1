"""Joining two partners, or two contacts, that are one: every relation by its policy, undoable."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from nhipcau.organisations.models import User
from nhipcau.registries.models import Contact, Entry, Merge, Partner, PartnerName
from nhipcau.registries.partners.aliases import joined, keep_aliases, read_aliases
from nhipcau.registries.partners.entering import leave_partner_step
from nhipcau.registries.partners.finding import names_of
from nhipcau.registries.partners.ledger import Ledger
from nhipcau.registries.partners.planning import (
    GONE,
    Plan,
    ancestors,
    plan_contacts,
    plan_partners,
)
from nhipcau.registries.partners.relations import (
    MOVING,
    OF_CONTACTS,
    OF_PARTNERS,
    Policy,
    held_already,
    table_of,
)
from nhipcau.registries.partners.rereading import entries_naming, reread
from nhipcau.registries.privacy.trail import Act, leave
from nhipcau.registries.steps import leave_step
from nhipcau.vietnamese.typed_text import typed_line

Choices = Mapping[str, str]


@transaction.atomic
def merge_partners(
    kept: Partner,
    gone: Partner,
    *,
    by: User,
    choices: Choices | None = None,
    reason: str = "",
) -> Merge:
    """`gone` becomes a name and an address of `kept`; all that pointed at it points at `kept`.

    `choices`: field -> "kept" or "gone", as `plan_partners` shows them. Entries are found by the
    names of both from now on. Refused: one with itself, one that was merged away.
    """
    kept, gone = _held(Partner, kept, gone)
    plan, ledger = plan_partners(kept, gone, choices or {}), Ledger()
    named = list(entries_naming(gone))
    family = [kept.pk, gone.pk, *gone.children.values_list("pk", flat=True)]
    with ledger.watching(
        Partner.objects.filter(pk__in=family),
        PartnerName.objects.filter(partner=kept.pk),
        Entry.objects.filter(pk__in=[row.pk for row in named]),
    ):
        names = [*names_of(kept), *names_of(gone)]
        _take_values(kept, gone, plan)
        _settle_place(kept, gone)
        further = read_aliases(kept, names, limited=False)
        kept.names = joined(further.values())
        kept.full_clean(exclude=["folded"])
        kept.save()
        keep_aliases(kept, further)
        _move(OF_PARTNERS, kept, gone, ledger)
        gone.merged_into = kept
        gone.save()
        reread(kept)
    _leave_steps(kept, gone, named, by=by, reason=reason)
    return _merge(plan, ledger, by=by, reason=reason, is_private=False, kept=kept, gone=gone)


@transaction.atomic
def merge_contacts(
    kept: Contact,
    gone: Contact,
    *,
    by: User,
    choices: Choices | None = None,
    reason: str = "",
) -> Merge:
    """Two rows of one person. The use of both is restricted from the earlier of their days.

    Refused: one whose data were erased, one that was merged away.
    """
    kept, gone = _held(Contact, kept, gone)
    if kept.erased_at or gone.erased_at:
        raise ValidationError("Dữ liệu của người này đã xóa, không gộp được.", code="erased")
    plan, ledger = plan_contacts(kept, gone, choices or {}), Ledger()
    with ledger.watching(Contact.objects.filter(pk__in=[kept.pk, gone.pk])):
        _take_values(kept, gone, plan)
        days = [one.restricted_on for one in (kept, gone) if one.restricted_on]
        kept.restricted_on = min(days, default=None)
        kept.full_clean(exclude=["folded"])
        kept.save()
        _move(OF_CONTACTS, kept, gone, ledger)
        gone.merged_into = kept
        gone.save()
    for row in (kept, gone):
        leave(Act.MERGED, by=by, row=row, reason=reason)
    return _merge(
        plan, ledger, by=by, reason=reason, is_private=True, kept_contact=kept, gone_contact=gone
    )


def _held(model: Any, kept: Any, gone: Any) -> tuple[Any, Any]:
    """Both rows as they are now, locked in the order of their numbers."""
    if kept.pk == gone.pk:
        raise ValidationError("Không gộp một mục với chính nó.", code="itself")
    rows = model.objects.select_for_update(of=("self",)).filter(pk__in=[kept.pk, gone.pk])
    found = {row.pk: row for row in rows.order_by("pk")}
    if any(row.merged_into_id is not None for row in found.values()):
        raise ValidationError("Một trong hai mục đã gộp rồi; hãy xem lại.", code="merged")
    return found[kept.pk], found[gone.pk]


def _take_values(kept: Any, gone: Any, plan: Plan) -> None:
    for one in plan.fields:
        if one.stays == GONE:
            setattr(kept, one.name, getattr(gone, one.name))
    if isinstance(kept, Partner) and kept.friendly_since:
        kept.is_friendly = True


def _settle_place(kept: Partner, gone: Partner) -> None:
    """A kept one that stood below the other takes the other's place."""
    if gone in ancestors(kept):
        kept.parent = gone.parent


def _move(policies: Mapping[str, Policy], kept: Any, gone: Any, ledger: Ledger) -> None:
    """Rows of the two themselves, such as what stands below them, are watched already."""
    for relation, policy in policies.items():
        if policy not in MOVING:
            continue
        model, field = table_of(relation)
        if isinstance(kept, model):
            model._base_manager.filter(**{field.name: gone}).update(**{field.name: kept})
            continue
        with ledger.watching(model._base_manager.filter(**{f"{field.name}__in": [kept, gone]})):
            held = held_already(relation, kept, gone)
            if policy == Policy.LINK:
                model._base_manager.filter(pk__in=held).delete()
            rows = model._base_manager.filter(**{field.name: gone}).exclude(pk__in=held)
            rows.update(**{field.name: kept})


def _leave_steps(kept: Partner, gone: Partner, named: list[Any], *, by: User, reason: str) -> None:
    changes = {"": [gone.name, kept.name]}
    for partner in (kept, gone):
        leave_partner_step(partner, "merge", by=by, reason=reason, changes=changes)
    for row in named:
        leave_step(row, "merge_partner", by=by, reason=reason, changes=changes)


def _merge(
    plan: Plan, ledger: Ledger, *, by: User, reason: str, is_private: bool, **two: Any
) -> Merge:
    merge = Merge(
        **two,
        before=ledger.before,
        after=ledger.after,
        planned=plan.as_json(is_private=is_private),
        reason=typed_line(reason),
        by=by,
    )
    merge.full_clean()
    merge.save()
    return merge
