"""What units are called and when: made, renamed, ended, and written in other ways."""

import re
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from nhipcau.organisations.models import (
    GroupAlias,
    OrganisationStep,
    Succession,
    Unit,
    UnitAlias,
    UnitGroup,
    UnitName,
    UnitTrait,
    User,
)
from nhipcau.search.folded import words_of
from nhipcau.vietnamese.text import match_key


@transaction.atomic
def create_unit(
    *,
    name: str,
    kind: str,
    code: str = "",
    short_name: str = "",
    english_name: str = "",
    parent: Unit | None = None,
    is_external: bool = False,
    position: int | None = None,
    valid_from: date | None = None,
    traits: tuple[str, ...] = (),
    aliases: tuple[str, ...] = (),
    by: User | None,
) -> Unit:
    """Enter a unit under its first name. Without a code it gets one made of the name.

    Refuses a blank name and a code already taken.
    """
    unit = Unit(
        code=code or free_code(name),
        kind=kind,
        name=_required(name),
        short_name=short_name.strip(),
        english_name=english_name.strip(),
        parent=parent,
        is_external=is_external,
        position=_last_position() + 10 if position is None else position,
        valid_from=valid_from,
    )
    unit.full_clean()
    unit.save()
    _begin_with(unit, traits)
    _step("create", unit, by=by, after={"code": unit.code, "name": unit.name, "kind": unit.kind})
    for text in aliases:
        add_alias(unit, text, by=by)
    return unit


def _begin_with(unit: Unit, traits: tuple[str, ...]) -> None:
    """Its first name and its traits, from its own first day."""
    since = unit.valid_from
    UnitName.objects.create(unit=unit, name=unit.name, short_name=unit.short_name, valid_from=since)
    UnitTrait.objects.bulk_create(UnitTrait(unit=unit, trait=t, valid_from=since) for t in traits)


def free_code(name: str) -> str:
    """A code made of the folded name, with a number behind it where the code is taken."""
    stem = re.sub(r"[^a-z0-9]+", "-", words_of(name))[:40].strip("-") or "don-vi"
    taken = set(Unit.objects.filter(code__startswith=stem).values_list("code", flat=True))
    number = 2
    code = stem
    while code in taken:
        code = f"{stem}-{number}"
        number += 1
    return code


@transaction.atomic
def rename_unit(
    unit: Unit,
    *,
    name: str,
    short_name: str = "",
    from_day: date,
    document_number: str = "",
    by: User | None,
) -> Unit:
    """Give the unit another name from `from_day`; the old one ends the day before.

    Refuses a day on which the unit does not exist, and a day at or before the start of a name
    already entered. A name of the future shows in lists once its day has come.
    """
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    name, short_name = _required(name), short_name.strip()
    if not unit.holds_on(from_day):
        raise ValidationError("Đơn vị không hoạt động vào ngày đổi tên.", code="unit_ended")
    if unit.names.filter(valid_from__gte=from_day).exists():
        raise ValidationError(
            "Đã có tên bắt đầu từ ngày này hoặc sau đó; hãy chọn ngày muộn hơn.", code="from_day"
        )
    if (unit.name_on(from_day), unit.short_name) == (name, short_name):
        raise ValidationError("Tên mới trùng với tên đang dùng.", code="same_name")
    before = {"name": unit.name, "short_name": unit.short_name}
    unit.names.on(from_day).update(valid_to=from_day - timedelta(days=1))
    new = UnitName(unit=unit, name=name, short_name=short_name, valid_from=from_day)
    new.full_clean()
    new.save()
    _step(
        "rename",
        unit,
        by=by,
        before=before,
        after={"name": name, "short_name": short_name, "from_day": from_day.isoformat()},
        document_number=document_number,
    )
    bring_names_up_to(timezone.localdate(), units=(unit.pk,))
    unit.refresh_from_db()
    return unit


def bring_names_up_to(day: date, *, units: tuple[int, ...] | None = None) -> int:
    """Show in lists the names borne on `day`; run each morning. Returns how many units changed."""
    names = UnitName.objects.on(day).select_related("unit")
    if units is not None:
        names = names.filter(unit__in=units)
    changed = 0
    for dated in names:
        unit = dated.unit
        if (unit.name, unit.short_name) != (dated.name, dated.short_name):
            unit.name, unit.short_name = dated.name, dated.short_name
            unit.save(update_fields=["name", "short_name", "folded"])
            changed += 1
    return changed


@transaction.atomic
def add_alias(
    owner: Unit | UnitGroup, text: str, *, by: User | None
) -> UnitAlias | GroupAlias | None:
    """Another way to write a unit or a group; None if it is known for this one already.

    Refuses a spelling that belongs to another unit or group: one spelling means one body.
    """
    text, key = text.strip(), match_key(text)
    if not key:
        raise ValidationError("Hãy ghi cách viết khác.", code="text")
    on_unit = UnitAlias.objects.filter(key=key).select_related("unit").first()
    on_group = GroupAlias.objects.filter(key=key).select_related("group").first()
    holder = (on_unit and on_unit.unit) or (on_group and on_group.group)
    if holder == owner:
        return None
    if holder:
        raise ValidationError(
            "“%(text)s” đã là cách viết của “%(holder)s”; hãy gỡ ở đó trước.",
            code="alias_taken",
            params={"text": text, "holder": str(holder)},
        )
    alias: UnitAlias | GroupAlias
    if isinstance(owner, Unit):
        alias = UnitAlias(unit=owner, text=text, key=key)
    else:
        alias = GroupAlias(group=owner, text=text, key=key)
    alias.clean_fields()
    alias.save()
    _step("add_alias", owner, by=by, after={"text": text})
    return alias


@transaction.atomic
def end_unit(unit: Unit, *, last_day: date, document_number: str = "", by: User | None) -> Unit:
    """Close the unit after `last_day`, its names and traits with it; nothing is deleted.

    Refuses a unit that has ended already and a day before the start of its present name.
    """
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    if unit.valid_to is not None:
        raise ValidationError("Đơn vị đã kết thúc hoạt động.", code="unit_ended")
    if unit.names.filter(valid_from__gt=last_day).exists():
        raise ValidationError(
            "Ngày kết thúc trước ngày bắt đầu của tên đang dùng.", code="last_day"
        )
    unit.valid_to = last_day
    unit.full_clean()
    unit.save(update_fields=["valid_to"])
    unit.names.filter(valid_to=None).update(valid_to=last_day)
    unit.traits.filter(valid_to=None).update(valid_to=last_day)
    _step(
        "end",
        unit,
        by=by,
        after={"last_day": last_day.isoformat()},
        document_number=document_number,
    )
    return unit


@transaction.atomic
def record_succession(
    predecessor: Unit,
    *,
    successor: Unit,
    effective_on: date,
    scope: str = "",
    document_number: str = "",
    by: User | None,
) -> Succession:
    """Say who answers from `effective_on` for `scope` of the predecessor; "" is everything."""
    succession = Succession(
        predecessor=predecessor,
        successor=successor,
        scope=scope.strip(),
        effective_on=effective_on,
        document_number=document_number,
    )
    succession.full_clean()
    succession.save()
    _step(
        "succeed",
        predecessor,
        by=by,
        after={
            "successor": successor.code,
            "scope": succession.scope,
            "from": effective_on.isoformat(),
        },
        document_number=document_number,
    )
    return succession


@transaction.atomic
def take_back_unit(unit: Unit, *, by: User | None) -> None:
    """Remove a unit entered by mistake that nothing refers to yet; otherwise `ProtectedError`."""
    _step("take_back", unit, by=by, before={"code": unit.code, "name": unit.name})
    unit.delete()


def _step(
    action: str,
    owner: Unit | UnitGroup,
    *,
    by: User | None,
    before: dict[str, str] | None = None,
    after: dict[str, str] | None = None,
    document_number: str = "",
) -> None:
    OrganisationStep.objects.create(
        action=action,
        subject=owner.name,
        unit=owner if isinstance(owner, Unit) else None,
        group=owner if isinstance(owner, UnitGroup) else None,
        before=before or {},
        after=after or {},
        document_number=document_number,
        by=by,
    )


def _required(name: str) -> str:
    if not name.strip():
        raise ValidationError("Hãy ghi tên đơn vị.", code="name")
    return name.strip()


def _last_position() -> int:
    return Unit.objects.aggregate(last=Max("position"))["last"] or 0
