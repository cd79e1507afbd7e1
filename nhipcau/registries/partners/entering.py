"""Entering and changing a partner, with every name it goes by."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from nhipcau.organisations.models import Unit, User
from nhipcau.registries.countries import is_country
from nhipcau.registries.keeping import as_typed
from nhipcau.registries.models import Partner, PartnerStep
from nhipcau.registries.partners.aliases import joined, keep_aliases, read_aliases
from nhipcau.registries.partners.apart import tell_apart
from nhipcau.registries.partners.rereading import reread
from nhipcau.registries.steps import Changes, differences, told
from nhipcau.vietnamese.typed_text import typed

FIELDS = (
    *("kind", "name", "original_name", "english_name", "country", "province", "parent"),
    *("is_friendly", "friendly_since", "website", "email", "phone", "address", "note", "ended_on"),
)
"""What people write of a partner, in the order of its form; `unit` is who follows it."""


@transaction.atomic
def enter_partner(
    *,
    values: Mapping[str, Any],
    unit: Unit,
    by: User,
    aliases: Iterable[str] = (),
    apart_from: Iterable[Partner] = (),
) -> Partner:
    """A new partner that `unit` follows; `values` are `FIELDS` by name, `parent` a row.

    `apart_from` are those that look like it and that a person says are others. Refused: a country
    that is none, a parent that was merged away, words that bear a stamp.
    """
    partner = Partner(unit=unit, created_by=by)
    _write(partner, values, aliases)
    leave_partner_step(partner, "enter", by=by)
    for other in apart_from:
        tell_apart(partner, other, by=by)
    return partner


@transaction.atomic
def revise_partner(
    partner: Partner,
    *,
    values: Mapping[str, Any],
    by: User,
    aliases: Iterable[str] | None = None,
    reason: str = "",
) -> Partner:
    """Change fields, `unit` among them; `aliases` None leaves the further names as they are.

    Entries that name the partner are found by its new names from now on.
    """
    row = held_partner(partner)
    before = _told(row, values)
    folded = row.folded
    kept = [one.text for one in row.aliases.all()]
    _write(row, values, kept if aliases is None else aliases)
    changes = differences(before, _told(row, values))
    if changes:
        leave_partner_step(row, "revise", by=by, reason=reason, changes=changes)
    if row.folded != folded:
        reread(row)
    return row


def held_partner(partner: Partner) -> Partner:
    """The row as it is now, locked; one merged into another is refused."""
    row = Partner.objects.select_for_update(of=("self",)).get(pk=partner.pk)
    if row.merged_into_id is not None:
        message = "Đối tác này đã gộp vào đối tác khác; hãy sửa ở đối tác được giữ."
        raise ValidationError(message, code="merged")
    return row


def leave_partner_step(
    partner: Partner, act: str, *, by: User, reason: str = "", changes: Changes | None = None
) -> PartnerStep:
    return PartnerStep.objects.create(
        partner=partner, act=act, reason=typed(reason), changes=dict(changes or {}), by=by
    )


def _write(partner: Partner, values: Mapping[str, Any], aliases: Iterable[str]) -> None:
    for name, value in values.items():
        if name not in (*FIELDS, "unit"):
            raise ValueError(f"not a field that people set: {name}")
        setattr(partner, name, as_typed(Partner._meta.get_field(name), value))
    _check(partner)
    further = read_aliases(partner, aliases)
    partner.names = joined(further.values())
    partner.full_clean(exclude=["folded"])
    partner.save()
    keep_aliases(partner, further)


def _check(partner: Partner) -> None:
    if partner.country and not is_country(partner.country):
        raise _refusal("country", f"Không có nước nào mang mã “{partner.country}”.", "country")
    above = partner.parent
    if above is not None and above.merged_into_id is not None:
        raise _refusal("parent", "Cơ quan này đã gộp; hãy chọn đối tác được giữ.", "merged")
    while above is not None:
        if above.pk == partner.pk and partner.pk is not None:
            raise _refusal("parent", "Đối tác không thể trực thuộc chính nó.", "circle")
        above = above.parent


def _refusal(field: str, message: str, code: str) -> ValidationError:
    return ValidationError({field: ValidationError(message, code=code)})


def _told(partner: Partner, values: Mapping[str, Any]) -> dict[str, Any]:
    names = sorted(one.text for one in partner.aliases.all())
    return {**told(partner, values), "aliases": names}
