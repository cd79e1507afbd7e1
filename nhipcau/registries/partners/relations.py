"""Every row of the house that points at a partner or a contact, and what a merge does with it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django.apps import apps
from django.db import models


class Policy(StrEnum):
    """`MOVE`: points at the kept one from now on. `LINK`: the same, yet a link that the kept one
    has already falls away. `ONCE`: the same, yet what the kept one has already stays behind.
    `NAMES`: stays, and the kept one goes by these names too. `STAY`: history, kept under its old
    number.
    """

    MOVE = "move"
    LINK = "link"
    ONCE = "once"
    NAMES = "names"
    STAY = "stay"


MOVING = (Policy.MOVE, Policy.LINK, Policy.ONCE)

OF_PARTNERS: Mapping[str, Policy] = {
    "registries.Agreement_partners.partner": Policy.LINK,
    "registries.Delegation_partners.partner": Policy.LINK,
    "registries.Event_partners.partner": Policy.LINK,
    "registries.Investor.partner": Policy.MOVE,
    "registries.PressVisit.outlet": Policy.MOVE,
    "registries.Member.partner": Policy.MOVE,
    "registries.Registration.partner": Policy.MOVE,
    "registries.StockMove.partner": Policy.MOVE,
    "registries.Contact.partner": Policy.MOVE,
    "registries.Partner.parent": Policy.MOVE,
    "registries.Partner.merged_into": Policy.STAY,  # the chain leads on
    "registries.PartnerName.partner": Policy.NAMES,
    "registries.PartnerStep.partner": Policy.STAY,
    "registries.ToldApart.one": Policy.STAY,
    "registries.ToldApart.other": Policy.STAY,
    "registries.Merge.kept": Policy.STAY,
    "registries.Merge.gone": Policy.STAY,
}

OF_CONTACTS: Mapping[str, Policy] = {
    "registries.ContactDetail.contact": Policy.ONCE,
    "registries.Consent.contact": Policy.MOVE,
    "registries.Member.contact": Policy.MOVE,
    "registries.Touch.contact": Policy.MOVE,
    "registries.Contact.merged_into": Policy.STAY,
    "registries.ContactAccess.contact": Policy.STAY,
    "registries.PrivacyStep.contact": Policy.STAY,
    "registries.Merge.kept_contact": Policy.STAY,
    "registries.Merge.gone_contact": Policy.STAY,
}

_ALIKE_BY: Mapping[str, tuple[str, ...]] = {
    "registries.Agreement_partners.partner": ("agreement_id",),
    "registries.Delegation_partners.partner": ("delegation_id",),
    "registries.Event_partners.partner": ("event_id",),
    "registries.ContactDetail.contact": ("kind", "value"),
}
"""Relation that is LINK or ONCE -> the columns in which a row of the two says the same."""


def relations_to(model: type[models.Model]) -> set[str]:
    """ "app.Model.field" of every column that points at `model`, tables of links among them."""
    return {
        f"{other._meta.label}.{field.name}"
        for other in apps.get_models(include_auto_created=True)
        for field in other._meta.local_fields
        if field.related_model is model
    }


def table_of(relation: str) -> tuple[type[models.Model], Any]:
    """The model and the field that "app.Model.field" names."""
    label, _dot, name = relation.rpartition(".")
    model = apps.get_model(label)
    return model, model._meta.get_field(name)


def words_of_relation(relation: str) -> str:
    """What stands in those rows, as the office calls it."""
    model, field = table_of(relation)
    if field.related_model is model:
        return str(field.verbose_name)
    links: Any = model._meta.auto_created
    return str((links or model)._meta.verbose_name_plural)


def held_already(relation: str, kept: models.Model, gone: models.Model) -> list[int]:
    """Primary keys of rows of `gone` that say what a row of `kept` says already."""
    columns = _ALIKE_BY.get(relation)
    if columns is None:
        return []
    model, field = table_of(relation)
    rows = model._base_manager.filter(**{field.name: kept})
    held = set(rows.values_list(*columns))
    told = model._base_manager.filter(**{field.name: gone}).values_list("pk", *columns)
    return [pk for pk, *values in told if tuple(values) in held]
